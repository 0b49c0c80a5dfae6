"""A message of the agent that grows, as ChatKit's events."""

from collections.abc import Iterator
from datetime import UTC, datetime

from chatkit.types import (
    AssistantMessageContent,
    AssistantMessageContentPartAdded,
    AssistantMessageContentPartDone,
    AssistantMessageContentPartTextDelta,
    AssistantMessageItem,
    ThreadItemAddedEvent,
    ThreadItemDoneEvent,
    ThreadItemUpdate,
    ThreadItemUpdatedEvent,
    ThreadStreamEvent,
)

from app.models import new_id


class MessageEvents:
    """Makes the events of one message: `begin`, then `more` as often as needed, then `end`.

    The message has an id of its own, because the ids that models give are not unique.
    """

    def __init__(self, thread_id: str) -> None:
        self._item = AssistantMessageItem(
            id=new_id("msg"), thread_id=thread_id, created_at=datetime.now(UTC), content=[]
        )
        self._text = ""

    def begin(self) -> Iterator[ThreadStreamEvent]:
        """There is a message, empty still."""
        yield ThreadItemAddedEvent(item=self._item)
        yield self._update(AssistantMessageContentPartAdded(content_index=0, content=_content("")))

    def more(self, text: str) -> ThreadStreamEvent:
        """`text` is added to it."""
        self._text += text
        return self._update(AssistantMessageContentPartTextDelta(content_index=0, delta=text))

    def end(self, text: str | None = None) -> Iterator[ThreadStreamEvent]:
        """It is complete, and wholly `text`; what it has become so far when that is None."""
        content = _content(self._text if text is None else text)
        yield self._update(AssistantMessageContentPartDone(content_index=0, content=content))
        yield ThreadItemDoneEvent(item=self._item.model_copy(update={"content": [content]}))

    def _update(self, update: ThreadItemUpdate) -> ThreadStreamEvent:
        return ThreadItemUpdatedEvent(item_id=self._item.id, update=update)


def _content(text: str) -> AssistantMessageContent:
    return AssistantMessageContent(text=text)
