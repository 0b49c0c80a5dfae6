"""A client of ChatKit's protocol."""

import json
from collections.abc import AsyncIterator
from typing import Any

import httpx2

Event = dict[str, Any]


def user_input(text: str) -> dict[str, Any]:
    """What a user says, as ChatKit's page sends it."""
    return {
        "content": [{"type": "input_text", "text": text}],
        "attachments": [],
        "quoted_text": "",
        "inference_options": {},
    }


def create(text: str) -> dict[str, Any]:
    """The operation that begins a thread."""
    return {"type": "threads.create", "params": {"input": user_input(text)}}


def add(thread_id: str, text: str) -> dict[str, Any]:
    """The operation that says something in a thread."""
    return {
        "type": "threads.add_user_message",
        "params": {"thread_id": thread_id, "input": user_input(text)},
    }


def retry(thread_id: str, item_id: str) -> dict[str, Any]:
    """The operation that has a message answered again."""
    return {"type": "threads.retry_after_item", "params": {"thread_id": thread_id, "item_id": item_id}}


def operation(kind: str, /, **params: Any) -> dict[str, Any]:
    """Any other operation."""
    return {"type": kind, "params": params}


async def events_of(answer: httpx2.Response) -> AsyncIterator[Event]:
    """The events of a stream as they come; lines of other text (U+2028) are none here."""
    rest = b""
    async for chunk in answer.aiter_bytes():
        *whole, rest = (rest + chunk).split(b"\n\n")
        for event in whole:
            yield json.loads(event.removeprefix(b"data: "))
    assert rest == b"", "the stream breaks off"


async def stream(client: httpx2.AsyncClient, body: dict[str, Any], **headers: str) -> list[Event]:
    """All events that answer an operation."""
    async with client.stream("POST", "/chatkit", json=body, headers=headers) as answer:
        assert answer.status_code == 200, await answer.aread()
        assert answer.headers["content-type"].startswith("text/event-stream")
        return [event async for event in events_of(answer)]


async def ask(client: httpx2.AsyncClient, kind: str, /, **params: Any) -> Any:
    """The JSON that answers an operation."""
    answer = await client.post("/chatkit", json=operation(kind, **params))
    assert answer.status_code == 200, answer.text
    return answer.json()


def texts(events: list[Event]) -> list[str]:
    """What the agent said."""
    return [
        "".join(part["text"] for part in event["item"]["content"])
        for event in events
        if event["type"] == "thread.item.done" and event["item"]["type"] == "assistant_message"
    ]
