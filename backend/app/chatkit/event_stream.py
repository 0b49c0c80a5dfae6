"""A stream of events that its reader may leave at any time."""

import asyncio
import logging
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing

import anyio
from chatkit.errors import CustomStreamError
from chatkit.types import ErrorEvent
from pydantic import BaseModel
from starlette.responses import StreamingResponse
from starlette.types import Send

_HEADERS = {"Cache-Control": "no-cache, no-transform", "X-Accel-Buffering": "no"}

_log = logging.getLogger(__name__)


class EventStream(StreamingResponse):
    """Sends `events` as they come; they are produced by a task of their own.

    So neither a slow reader holds the producer up nor does one who has gone break it off in the midst of
    something: the producer is cancelled, once, and has the time to save what there is. Its failure is an
    error event, and the stream ends properly.
    """

    def __init__(self, events: AsyncIterator[bytes], headers: dict[str, str] | None = None) -> None:
        content = _apart(events)
        super().__init__(content, headers=_HEADERS | (headers or {}), media_type="text/event-stream")
        self._content = content

    async def stream_response(self, send: Send) -> None:
        """Send the events; end the producer in any case."""
        async with aclosing(self._content):
            await super().stream_response(send)


def encode(event: BaseModel) -> bytes:
    """An event as a server-sent event."""
    return b"data: " + event.model_dump_json(by_alias=True, exclude_none=True).encode() + b"\n\n"


async def _apart(events: AsyncIterator[bytes]) -> AsyncGenerator[bytes, None]:
    produced: asyncio.Queue[bytes | None] = asyncio.Queue()
    producer = asyncio.create_task(_produce(events, produced))
    try:
        ended = False
        while not ended:
            burst = [await produced.get()]
            while not produced.empty():  # one write for all that is there: a write costs more than an event
                burst.append(produced.get_nowait())
            ended = burst[-1] is None
            if events_now := b"".join(event for event in burst if event is not None):
                yield events_now
    finally:
        producer.cancel()
        with anyio.CancelScope(shield=True):
            await asyncio.wait([producer])


async def _produce(events: AsyncIterator[bytes], produced: asyncio.Queue[bytes | None]) -> None:
    try:
        async for event in events:
            produced.put_nowait(event)
    except Exception as error:
        _log.exception("a stream failed")
        produced.put_nowait(_error_event(error))
    finally:
        produced.put_nowait(None)


def _error_event(error: Exception) -> bytes:
    if isinstance(error, CustomStreamError):
        return encode(ErrorEvent(message=error.message, allow_retry=error.allow_retry))
    return encode(ErrorEvent(message="Something went wrong on our side. Please try again.", allow_retry=True))
