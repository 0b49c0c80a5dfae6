"""No method of ChatKit's store reaches another user's things."""

import inspect
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime
from typing import Any

import asyncpg
import pytest
import pytest_asyncio
from chatkit.store import NotFoundError, Store
from chatkit.types import (
    AssistantMessageContent,
    AssistantMessageItem,
    FileAttachment,
    HiddenContextItem,
    ThreadItem,
    ThreadMetadata,
)

from app.chatkit.context import ChatKitContext
from app.chatkit.store import ThreadStore
from app.conversations import ConversationStore
from app.database_url import parse_database_url
from app.db import Database
from app.models import new_id
from app.turn_store import TurnStore
from tests.support.everything import everything

Ids = tuple[str, str]

NOW = datetime.now(UTC)
PAGE = {"after": None, "limit": 10, "order": "desc"}


def said(item_id: str, thread: str) -> AssistantMessageItem:
    content = [AssistantMessageContent(text="changed")]
    return AssistantMessageItem(id=item_id, thread_id=thread, created_at=NOW, content=content)


CALLS: dict[str, Callable[[str, str], dict[str, Any]]] = {
    "load_thread": lambda thread, _item: {"thread_id": thread},
    "save_thread": lambda thread, _item: {
        "thread": ThreadMetadata(id=thread, title="changed", created_at=NOW)
    },
    "load_threads": lambda thread, _item: PAGE | {"after": thread},
    "delete_thread": lambda thread, _item: {"thread_id": thread},
    "load_thread_items": lambda thread, _item: PAGE | {"thread_id": thread},
    "add_thread_item": lambda thread, _item: {"thread_id": thread, "item": said(new_id("msg"), thread)},
    "save_item": lambda thread, item: {"thread_id": thread, "item": said(item, thread)},
    "load_item": lambda thread, item: {"thread_id": thread, "item_id": item},
    "delete_thread_item": lambda thread, item: {"thread_id": thread, "item_id": item},
    "save_attachment": lambda _thread, item: {
        "attachment": FileAttachment(id=item, name="a", mime_type="text/plain")
    },
    "load_attachment": lambda _thread, item: {"attachment_id": item},
    "delete_attachment": lambda _thread, item: {"attachment_id": item},
}
"""Every method of the store with arguments that name a thread and an item."""


@pytest_asyncio.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    database = Database(parse_database_url(database_url))
    yield database
    await database.close()


@pytest.fixture
def store(database: Database) -> ThreadStore:
    return ThreadStore(database)


async def thread_of(user_id: str, database: Database) -> Ids:
    """A thread with a message: their ids."""
    turn = await TurnStore(database, user_id).begin_new(new_id("thr"), "secret")
    item_id = new_id("msg")
    await ConversationStore(database, user_id).add(turn.conversation_id, "user", "secret", item_id)
    return turn.conversation.thread_id, item_id


def test_no_method_is_forgotten_here() -> None:
    methods = inspect.getmembers(Store, inspect.iscoroutinefunction)
    assert CALLS.keys() == {name for name, _method in methods}


@pytest.mark.parametrize("name", CALLS)
async def test_another_users_things_are_not_found_and_not_touched(
    database: Database, store: ThreadStore, sql: asyncpg.Connection, name: str
) -> None:
    anns = await thread_of("ann", database)
    before = await everything(sql)
    with pytest.raises(NotFoundError):
        await getattr(store, name)(**CALLS[name](*anns), context=ChatKitContext("bob"))
    assert await everything(sql) == before


@pytest.mark.parametrize("name", [name for name in CALLS if "item" in name and "thread_items" not in name])
async def test_another_users_item_cannot_be_reached_from_ones_own_thread(
    database: Database, store: ThreadStore, sql: asyncpg.Connection, name: str
) -> None:
    _thread, anns_item = await thread_of("ann", database)
    own_thread, _item = await thread_of("bob", database)
    before = await everything(sql)
    arguments = CALLS[name](own_thread, anns_item)
    if name == "add_thread_item":
        arguments["item"] = said(anns_item, own_thread)
    with pytest.raises(NotFoundError):
        await getattr(store, name)(**arguments, context=ChatKitContext("bob"))
    assert await everything(sql) == before


async def test_ones_own_item_does_not_move_to_another_thread(
    database: Database, store: ThreadStore, sql: asyncpg.Connection
) -> None:
    _thread, item = await thread_of("ann", database)
    other, _item = await thread_of("ann", database)
    before = await everything(sql)
    with pytest.raises(NotFoundError):
        await store.save_item(other, said(item, other), ChatKitContext("ann"))
    assert await everything(sql) == before


async def test_a_deleted_thread_does_not_come_back(database: Database, store: ThreadStore) -> None:
    ann = ChatKitContext("ann")
    thread_id, _item = await thread_of("ann", database)
    thread = await store.load_thread(thread_id, ann)
    await store.delete_thread(thread_id, ann)
    with pytest.raises(NotFoundError):
        await store.save_thread(thread, ann)
    with pytest.raises(NotFoundError):
        await store.add_thread_item(thread_id, said(new_id("msg"), thread_id), ann)


@pytest.mark.parametrize(
    "item",
    [
        said("msg_1", "thr_1"),
        HiddenContextItem(id="msg_1", thread_id="thr_1", created_at=NOW, content={"any": ["thing"]}),
        AssistantMessageItem(
            id="msg_1", thread_id="thr_1", created_at=NOW,
            content=[AssistantMessageContent(text="one"), AssistantMessageContent(text="two")],
        ),
    ],
)  # fmt: skip
async def test_an_item_is_read_back_as_it_was_stored(
    database: Database, store: ThreadStore, item: ThreadItem
) -> None:
    ann = ChatKitContext("ann")
    await TurnStore(database, "ann").begin_new("thr_1")
    await store.add_thread_item("thr_1", item, ann)
    assert await store.load_item("thr_1", "msg_1", ann) == item
    await store.add_thread_item("thr_1", item, ann)
    assert (await store.load_thread_items("thr_1", None, 10, "asc", ann)).data == [item]


async def test_times_without_a_zone_are_local(database: Database, store: ThreadStore) -> None:
    ann = ChatKitContext("ann")
    await TurnStore(database, "ann").begin_new("thr_1")
    local = said("msg_1", "thr_1").model_copy(update={"created_at": NOW.astimezone().replace(tzinfo=None)})
    await store.add_thread_item("thr_1", local, ann)
    assert (await store.load_item("thr_1", "msg_1", ann)).created_at == NOW
