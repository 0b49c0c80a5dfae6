"""A conversation is answered one message at a time, by whichever replica."""

import asyncio
from collections.abc import AsyncIterator

import asyncpg
import httpx2
import pytest
import pytest_asyncio
from sqlmodel import col

from app import turn_store, turns
from app.database_url import parse_database_url
from app.db import Database
from app.models import Conversation, new_id
from app.turn_store import TurnInProgressError, TurnStore
from app.turns import Turn
from tests.support.chatkit import add, create, stream

EXPIRE = "UPDATE conversation SET turn_until = now()"


@pytest_asyncio.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    database = Database(parse_database_url(database_url))
    yield database
    await database.close()


@pytest_asyncio.fixture
async def running(database: Database) -> Turn:
    """A turn of ann's that nobody ends."""
    return await TurnStore(database, "ann").begin_new(new_id("thr"), "hello")


async def begin(database: Database, turn: Turn, user_id: str = "ann") -> Turn | None:
    return await TurnStore(database, user_id).begin(col(Conversation.id) == turn.conversation_id)


async def test_a_turn_begins_when_the_one_before_has_ended(database: Database, running: Turn) -> None:
    with pytest.raises(TurnInProgressError):
        await begin(database, running)
    async with running.held(database):
        with pytest.raises(TurnInProgressError):
            await begin(database, running)
    assert await begin(database, running) is not None


async def test_of_many_at_once_one_begins(database: Database, running: Turn) -> None:
    async with running.held(database):
        pass
    begun = await asyncio.gather(*(begin(database, running) for _ in range(8)), return_exceptions=True)
    assert sorted(type(one) is Turn for one in begun) == [False] * 7 + [True]


async def test_a_turn_whose_process_died_is_in_the_way_for_a_while_only(
    database: Database, running: Turn, sql: asyncpg.Connection
) -> None:
    left = await sql.fetchval("SELECT extract(epoch FROM turn_until - now()) FROM conversation")
    assert 0 < left <= turns.LEASE_SECONDS
    await sql.execute(EXPIRE)
    assert await begin(database, running) is not None


async def test_a_turn_that_is_overtaken_takes_nothing_from_the_new_one(
    database: Database, running: Turn, sql: asyncpg.Connection
) -> None:
    async with running.held(database):
        await sql.execute(EXPIRE)
        assert await begin(database, running) is not None
    with pytest.raises(TurnInProgressError):
        await begin(database, running)


async def test_a_long_turn_gives_signs_of_life(
    database: Database, running: Turn, sql: asyncpg.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(turns, "RENEWAL_SECONDS", 0.01)
    await sql.execute(EXPIRE)
    async with running.held(database), asyncio.timeout(10):
        while not await sql.fetchval("SELECT turn_until > now() FROM conversation"):
            pass


async def test_another_user_neither_begins_nor_sees_a_turn(database: Database, running: Turn) -> None:
    assert await begin(database, running, "bob") is None
    which = col(Conversation.id) == running.conversation_id
    assert await TurnStore(database, "ann").running(which)
    assert not await TurnStore(database, "bob").running(which)


async def test_a_message_waits_for_the_answer_before_it(
    client: httpx2.AsyncClient, running: Turn, sql: asyncpg.Connection
) -> None:
    waiting = asyncio.create_task(stream(client, add(running.conversation.thread_id, "hello")))
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(asyncio.shield(waiting), 0.3)
    await sql.execute(EXPIRE)
    assert (await waiting)[-1]["type"] == "thread.item.done"


async def test_a_message_does_not_wait_for_ever(
    client: httpx2.AsyncClient, running: Turn, sql: asyncpg.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(turn_store, "PATIENCE_SECONDS", 0.0)
    thread = running.conversation.thread_id
    for path, body in (
        ("/chatkit", add(thread, "hello")),
        ("/api/ann/chat", {"message": "hello", "conversation_id": running.conversation_id}),
    ):
        answer = await client.post(path, json=body)
        assert (answer.status_code, answer.headers["retry-after"]) == (409, "3")
        assert answer.json()["detail"].startswith("The message before is still being answered.")
    assert await sql.fetchval("SELECT count(*) FROM message") == 0


async def test_an_answered_thread_is_free(client: httpx2.AsyncClient, sql: asyncpg.Connection) -> None:
    await stream(client, create("hello"))
    await client.post("/api/ann/chat", json={"message": "hello"})
    assert await sql.fetchval("SELECT count(*) FROM conversation WHERE turn_until IS NOT NULL") == 0
