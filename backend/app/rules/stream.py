"""A finished turn as the events of OpenAI's Responses stream."""

import re
import time
from collections.abc import Iterator, Sequence
from itertools import count

from agents.items import TResponseStreamEvent
from openai.types.responses import (
    Response,
    ResponseCompletedEvent,
    ResponseContentPartAddedEvent,
    ResponseContentPartDoneEvent,
    ResponseCreatedEvent,
    ResponseFunctionToolCall,
    ResponseOutputItemAddedEvent,
    ResponseOutputItemDoneEvent,
    ResponseOutputMessage,
    ResponseOutputText,
    ResponseTextDeltaEvent,
    ResponseTextDoneEvent,
)

# All of the text is there at once: more events would only be more work on the way to the browser.
_FEW_WORDS = re.compile(r"\s*\S+(?:\s+\S+){0,3}")


def stream_events(
    response_id: str, output: Sequence[ResponseOutputMessage | ResponseFunctionToolCall]
) -> Iterator[TResponseStreamEvent]:
    """Created, then each item (texts a few words at a time), then completed."""
    number = count()
    response = Response(
        id=response_id,
        created_at=time.time(),
        model="rules",
        object="response",
        output=[],
        parallel_tool_calls=True,
        tool_choice="auto",
        tools=[],
    )
    yield ResponseCreatedEvent(type="response.created", response=response, sequence_number=next(number))
    for index, item in enumerate(output):
        started = (
            item.model_copy(update={"content": [], "status": "in_progress"})
            if isinstance(item, ResponseOutputMessage)
            else item
        )
        yield ResponseOutputItemAddedEvent(
            type="response.output_item.added", item=started, output_index=index, sequence_number=next(number)
        )
        if isinstance(item, ResponseOutputMessage):
            yield from _text_events(item, index, number)
        yield ResponseOutputItemDoneEvent(
            type="response.output_item.done", item=item, output_index=index, sequence_number=next(number)
        )
    finished = response.model_copy(update={"output": list(output), "status": "completed"})
    yield ResponseCompletedEvent(type="response.completed", response=finished, sequence_number=next(number))


def _text_events(
    item: ResponseOutputMessage, index: int, number: "count[int]"
) -> Iterator[TResponseStreamEvent]:
    for place, part in enumerate(item.content):
        if not isinstance(part, ResponseOutputText):
            continue
        yield ResponseContentPartAddedEvent(
            type="response.content_part.added",
            item_id=item.id,
            output_index=index,
            content_index=place,
            part=part.model_copy(update={"text": ""}),
            sequence_number=next(number),
        )
        for words in _FEW_WORDS.findall(part.text):
            yield ResponseTextDeltaEvent(
                type="response.output_text.delta",
                item_id=item.id,
                output_index=index,
                content_index=place,
                delta=words,
                logprobs=[],
                sequence_number=next(number),
            )
        yield ResponseTextDoneEvent(
            type="response.output_text.done",
            item_id=item.id,
            output_index=index,
            content_index=place,
            text=part.text,
            logprobs=[],
            sequence_number=next(number),
        )
        yield ResponseContentPartDoneEvent(
            type="response.content_part.done",
            item_id=item.id,
            output_index=index,
            content_index=place,
            part=part,
            sequence_number=next(number),
        )
