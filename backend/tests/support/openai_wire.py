"""OpenAI's wire format: one turn of a model, in either API, whole or as the events of a stream."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

MODEL = "test-model"
_PIECE = 7
"""Characters of a text or of arguments in one event: enough events to be cut anywhere."""


@dataclass(frozen=True)
class Call:
    """A tool call; `arguments` is what the model wrote, JSON or not."""

    name: str
    arguments: str
    id: str = field(default_factory=lambda: f"call_{uuid4().hex[:24]}")


@dataclass(frozen=True)
class Turn:
    """What a model says and calls in one answer."""

    text: str = ""
    calls: tuple[Call, ...] = ()


def completion(turn: Turn) -> dict[str, Any]:
    """`POST /chat/completions`, not streamed."""
    calls = [
        {"id": call.id, "type": "function", "function": {"name": call.name, "arguments": call.arguments}}
        for call in turn.calls
    ]
    message: dict[str, Any] = {"role": "assistant", "content": turn.text or None, "refusal": None}
    if calls:
        message["tool_calls"] = calls
    choice = {"index": 0, "message": message, "logprobs": None, "finish_reason": _reason(turn)}
    usage = {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2}
    return _completion("chat.completion") | {"choices": [choice], "usage": usage}


def completion_chunks(turn: Turn) -> Iterator[str]:
    """`POST /chat/completions`, streamed: unnamed events, then `[DONE]`."""
    head = _completion("chat.completion.chunk")

    def chunk(delta: dict[str, Any], reason: str | None = None) -> str:
        choice = {"index": 0, "delta": delta, "logprobs": None, "finish_reason": reason}
        return _event(head | {"choices": [choice]})

    yield chunk({"role": "assistant", "content": "" if turn.text else None, "refusal": None})
    for piece in _pieces(turn.text):
        yield chunk({"content": piece})
    for index, call in enumerate(turn.calls):
        function = {"name": call.name, "arguments": ""}
        first = {"index": index, "id": call.id, "type": "function", "function": function}
        yield chunk({"tool_calls": [first]})
        for piece in _pieces(call.arguments):
            yield chunk({"tool_calls": [{"index": index, "function": {"arguments": piece}}]})
    yield chunk({}, _reason(turn))
    yield "data: [DONE]\n\n"


def response(turn: Turn) -> dict[str, Any]:
    """`POST /responses`, not streamed."""
    usage = {
        "input_tokens": 1, "input_tokens_details": {"cached_tokens": 0}, "output_tokens": 1,
        "output_tokens_details": {"reasoning_tokens": 0}, "total_tokens": 2,
    }  # fmt: skip
    return _response("completed", _items(turn)) | {"usage": usage}


def response_events(turn: Turn) -> Iterator[str]:
    """`POST /responses`, streamed: named events with running numbers."""
    number = 0

    def event(kind: str, **more: Any) -> str:
        nonlocal number
        number += 1
        return f"event: {kind}\n" + _event({"type": kind, "sequence_number": number - 1} | more)

    yield event("response.created", response=_response("in_progress", []))
    yield event("response.in_progress", response=_response("in_progress", []))
    items = _items(turn)
    for index, item in enumerate(items):
        place = {"item_id": item["id"], "output_index": index}
        empty: dict[str, Any] = {"content": []} if item["type"] == "message" else {"arguments": ""}
        started = item | empty | {"status": "in_progress"}
        yield event("response.output_item.added", output_index=index, item=started)
        if item["type"] == "message":
            (part,) = item["content"]
            yield event("response.content_part.added", **place, content_index=0, part=part | {"text": ""})
            for piece in _pieces(part["text"]):
                yield event("response.output_text.delta", **place, content_index=0, delta=piece, logprobs=[])
            yield event("response.output_text.done", **place, content_index=0, text=part["text"], logprobs=[])
            yield event("response.content_part.done", **place, content_index=0, part=part)
        else:
            for piece in _pieces(item["arguments"]):
                yield event("response.function_call_arguments.delta", **place, delta=piece)
            yield event("response.function_call_arguments.done", **place, arguments=item["arguments"])
        yield event("response.output_item.done", output_index=index, item=item)
    yield event("response.completed", response=response(turn) | {"output": items})


def error(message: str, kind: str = "invalid_request_error") -> dict[str, Any]:
    """The body of an error, of both APIs."""
    return {"error": {"message": message, "type": kind, "param": None, "code": None}}


def _completion(kind: str) -> dict[str, Any]:
    return {
        "id": f"chatcmpl-{uuid4().hex}", "object": kind, "created": 1, "model": MODEL,
        "service_tier": "default", "system_fingerprint": None,
    }  # fmt: skip


def _response(status: str, output: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "id": f"resp_{uuid4().hex}", "object": "response", "created_at": 1, "status": status, "error": None,
        "incomplete_details": None, "instructions": None, "metadata": {}, "model": MODEL, "output": output,
        "parallel_tool_calls": True, "temperature": 1.0, "tool_choice": "auto", "tools": [], "top_p": 1.0,
        "usage": None,
    }  # fmt: skip


def _items(turn: Turn) -> list[dict[str, Any]]:
    part = {"type": "output_text", "text": turn.text, "annotations": [], "logprobs": []}
    said = {"type": "message", "id": f"msg_{uuid4().hex}", "role": "assistant", "content": [part]}
    calls = [
        {"type": "function_call", "id": f"fc_{uuid4().hex}", "call_id": call.id}
        | {"name": call.name, "arguments": call.arguments}
        for call in turn.calls
    ]
    return [item | {"status": "completed"} for item in ([said] if turn.text else []) + calls]


def _reason(turn: Turn) -> str:
    return "tool_calls" if turn.calls else "stop"


def _pieces(text: str) -> list[str]:
    return [text[start : start + _PIECE] for start in range(0, len(text), _PIECE)]


def _event(data: dict[str, Any]) -> str:
    return f"data: {json.dumps(data)}\n\n"
