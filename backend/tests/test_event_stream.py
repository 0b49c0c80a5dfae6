"""A stream of events keeps its producer apart from its reader."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
from chatkit.errors import CustomStreamError

from app.chatkit.event_stream import EventStream

SCOPE: dict[str, Any] = {"type": "http", "asgi": {"spec_version": "2.3"}}


class Connection:
    """The server's side of a connection: keeps what is sent; `left` tells that the reader has gone."""

    def __init__(self) -> None:
        self.sent: list[bytes] = []
        self.left = asyncio.Event()
        self.reads = asyncio.Event()
        self.reads.set()

    async def receive(self) -> dict[str, str]:
        await self.left.wait()
        return {"type": "http.disconnect"}

    async def send(self, message: Any) -> None:
        if message["type"] == "http.response.body":
            await self.reads.wait()
        self.sent.append(message.get("body", b""))


async def test_events_arrive_in_order_and_the_stream_ends() -> None:
    async def events() -> AsyncIterator[bytes]:
        yield b"one"
        yield b"two"

    connection = Connection()
    await EventStream(events())(SCOPE, connection.receive, connection.send)
    assert b"".join(connection.sent) == b"onetwo"
    assert connection.sent[-1] == b""


async def test_a_reader_who_does_not_read_holds_the_producer_not_up() -> None:
    produced = asyncio.Event()

    async def events() -> AsyncIterator[bytes]:
        for number in range(1000):
            yield b"%d," % number
            await asyncio.sleep(0)
        produced.set()

    connection = Connection()
    connection.reads.clear()

    async def read_when_all_is_produced() -> None:
        await produced.wait()
        connection.reads.set()

    sending = EventStream(events())(SCOPE, connection.receive, connection.send)
    await asyncio.gather(sending, read_when_all_is_produced())
    assert b"".join(connection.sent).count(b",") == 1000


async def test_a_reader_who_leaves_cancels_the_producer_once_and_waits_for_it() -> None:
    begun, steps = asyncio.Event(), []

    async def events() -> AsyncIterator[bytes]:
        yield b"one"
        begun.set()
        try:
            await asyncio.Event().wait()
        finally:
            for step in ("cancelled", "saved", "closed"):
                await asyncio.sleep(0)
                steps.append(step)

    connection = Connection()

    async def leave() -> None:
        await begun.wait()
        connection.left.set()

    await asyncio.gather(EventStream(events())(SCOPE, connection.receive, connection.send), leave())
    assert steps == ["cancelled", "saved", "closed"]


@pytest.mark.parametrize(
    ("error", "event"),
    [
        (
            CustomStreamError("It did not work.", allow_retry=False),
            b'{"type":"error","code":"custom","message":"It did not work.","allow_retry":false}',
        ),
        (
            RuntimeError("with a secret"),
            b'{"type":"error","code":"custom","message":"Something went wrong on our side. '
            b'Please try again.","allow_retry":true}',
        ),
    ],
)
async def test_a_producer_that_fails_is_an_error_event_and_a_proper_end(
    error: Exception, event: bytes
) -> None:
    async def events() -> AsyncIterator[bytes]:
        yield b"one"
        raise error

    connection = Connection()
    await EventStream(events())(SCOPE, connection.receive, connection.send)
    assert b"".join(connection.sent) == b"one" + b"data: " + event + b"\n\n"
    assert connection.sent[-1] == b""
