"""The rule-based model, behind the Agents SDK's interface for language models."""

import json
from collections.abc import AsyncIterator
from typing import Any
from uuid import uuid4

from agents import Model, ModelResponse, TResponseInputItem, Usage
from agents.items import TResponseStreamEvent
from openai.types.responses import ResponseFunctionToolCall, ResponseOutputMessage, ResponseOutputText

from app.rules.decide import decide
from app.rules.moves import Say
from app.rules.stream import stream_events
from app.rules.transcript import read_transcript


class RuleBasedModel(Model):
    """Understands plain phrases about tasks; needs no network and answers the same to the same.

    It calls the tools add_task, list_tasks, complete_task, delete_task and update_task and words what they
    answered. Everything it knows is in the input of the call.
    """

    async def get_response(
        self,
        system_instructions: str | None,  # noqa: ARG002
        input: str | list[TResponseInputItem],  # noqa: A002
        *_args: Any,
        **_options: Any,
    ) -> ModelResponse:
        """One turn: a message or tool calls."""
        return ModelResponse(output=list(_turn(input)), usage=Usage(requests=1), response_id=_id("resp"))

    async def stream_response(
        self,
        system_instructions: str | None,  # noqa: ARG002
        input: str | list[TResponseInputItem],  # noqa: A002
        *_args: Any,
        **_options: Any,
    ) -> AsyncIterator[TResponseStreamEvent]:
        """The same turn as events, its text a few words at a time."""
        for event in stream_events(_id("resp"), _turn(input)):
            yield event


def _turn(items: str | list[TResponseInputItem]) -> list[ResponseOutputMessage | ResponseFunctionToolCall]:
    move = decide(read_transcript(items))
    if isinstance(move, Say):
        text = ResponseOutputText(type="output_text", text=move.text, annotations=[])
        return [
            ResponseOutputMessage(
                id=_id("msg"), type="message", role="assistant", status="completed", content=[text]
            )
        ]
    return [
        ResponseFunctionToolCall(
            id=_id("fc"),
            call_id=_id("call"),
            type="function_call",
            name=call.tool,
            arguments=json.dumps(call.arguments, ensure_ascii=False),
            status="completed",
        )
        for call in move
    ]


def _id(kind: str) -> str:
    return f"{kind}_{uuid4().hex}"
