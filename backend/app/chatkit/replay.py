"""The answer to a request that was made before, with the same idempotency key."""

from collections.abc import AsyncIterator

from chatkit.types import (
    Page,
    Thread,
    ThreadCreatedEvent,
    ThreadItemDoneEvent,
    ThreadStreamEvent,
    UserMessageItem,
)

from app.agent.history import HIDDEN
from app.chatkit.context import ChatKitContext
from app.chatkit.store import ThreadStore

_MOST_ITEMS = 100


async def replay(
    store: ThreadStore, context: ChatKitContext, thread_id: str, message_id: str, *, created: bool
) -> AsyncIterator[ThreadStreamEvent]:
    """What is stored of a turn, as events: the message, then the answer as far as there is one.

    `created`: the thread was made for the message, and comes first.

    Raises:
        ThreadOrItemNotFoundError: the thread was deleted since.
    """
    thread = await store.load_thread(thread_id, context)
    if created:
        yield ThreadCreatedEvent(thread=Thread(**thread.model_dump(), items=Page()))
    yield ThreadItemDoneEvent(item=await store.load_item(thread_id, message_id, context))
    page = await store.load_thread_items(thread_id, message_id, _MOST_ITEMS, "asc", context)
    for item in page.data:
        if isinstance(item, UserMessageItem):
            return
        if item.type not in HIDDEN:
            yield ThreadItemDoneEvent(item=item)
