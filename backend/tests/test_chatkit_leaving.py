"""Who leaves a stream ends the agent's work, and keeps what it has said: over real sockets."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any

import asyncpg
import httpx2
import pytest

from tests.support.chatkit import Event, add, ask, create, events_of, retry, stream, texts
from tests.support.issuer import Issuer
from tests.support.live_server import live_server
from tests.support.openai_server import Answer, OpenAIServer, message, tool_call
from tests.support.openai_wire import Turn

Connect = Callable[..., AbstractAsyncContextManager[httpx2.AsyncClient]]

LONG = "one two three four five six seven eight nine ten " * 20
_ANSWERED = "SELECT 1 FROM conversation, pg_sleep(0.02) WHERE turn_until IS NOT NULL"
_WAITING = "SELECT 1 FROM pg_locks, pg_sleep(0.02) WHERE relation = 'task'::regclass AND NOT granted"
SLOW = Answer(Turn(LONG), pause=0.02)


@pytest.fixture
def connect(database_url: str, issuer: Issuer) -> Connect:
    """Makes a client of a real server with a given language model, signed in as ann."""

    @asynccontextmanager
    async def make(model: OpenAIServer, **settings: Any) -> AsyncIterator[httpx2.AsyncClient]:
        usual = {"database_url": database_url, "better_auth_jwks_url": issuer.jwks_url}
        headers = {"Authorization": f"Bearer {issuer.token('ann')}"}
        async with (
            live_server(**usual, openai_base_url=model.url, openai_model="test", **settings) as url,
            httpx2.AsyncClient(base_url=url, headers=headers) as client,
        ):
            yield client

    return make


async def read_until(client: httpx2.AsyncClient, body: dict[str, Any], kind: str) -> list[Event]:
    """The events up to the first of `kind`; then the connection is closed."""
    found = []
    async with client.stream("POST", "/chatkit", json=body) as answer:
        async for event in events_of(answer):
            found.append(event)
            if event.get("update", event)["type"] == kind:
                break
    return found


async def settled(sql: asyncpg.Connection) -> None:
    """Wait until no conversation is being answered any more."""
    async with asyncio.timeout(5):
        while await sql.fetchval(_ANSWERED):
            pass


async def test_what_was_said_is_kept_and_the_agent_stops(connect: Connect, sql: asyncpg.Connection) -> None:
    with OpenAIServer(SLOW) as model:
        async with connect(model) as client:
            seen = await read_until(client, create("count"), "assistant_message.content_part.text_delta")
            await settled(sql)
            read = await ask(client, "threads.get_by_id", thread_id=seen[0]["thread"]["id"])
    _asked, kept = read["items"]["data"]
    assert kept["id"] == seen[-1]["item_id"], "it has the id that was streamed"
    text = kept["content"][0]["text"]
    assert text.startswith(seen[-1]["update"]["delta"])
    assert LONG.startswith(text)
    assert len(text) < len(LONG)


async def test_a_note_for_the_model_alone_tells_that_it_was_stopped(
    connect: Connect, sql: asyncpg.Connection
) -> None:
    with OpenAIServer(SLOW, message("Fine.")) as model:
        async with connect(model) as client:
            seen = await read_until(client, create("count"), "assistant_message.content_part.text_delta")
            thread = seen[0]["thread"]["id"]
            await stream(client, add(thread, "stop it"))
            items = (await ask(client, "items.list", thread_id=thread))["data"]
            conversations = (await client.get("/api/ann/conversations")).json()
            messages = (await client.get(f"/api/ann/conversations/{conversations[0]['id']}/messages")).json()
    roles = [entry["role"] for entry in model.requests[-1]["messages"]]
    assert roles == ["system", "user", "assistant", "system", "user"]
    assert "cancelled" in model.requests[-1]["messages"][3]["content"]
    assert len(items) == len(messages) == 4
    assert "cancelled" not in str(items) + str(messages)


async def test_a_message_right_after_a_stop_is_answered(connect: Connect) -> None:
    with OpenAIServer(SLOW, message("At once.")) as model:
        async with connect(model) as client:
            seen = await read_until(client, create("count"), "assistant_message.content_part.text_delta")
            assert texts(await stream(client, add(seen[0]["thread"]["id"], "and now?"))) == ["At once."]


async def test_another_try_right_after_a_stop_replaces_what_was_said(
    connect: Connect, sql: asyncpg.Connection
) -> None:
    with OpenAIServer(tool_call("add_task", title="buy milk"), SLOW, message("Added.")) as model:
        async with connect(model) as client:
            seen = await read_until(client, create("milk"), "assistant_message.content_part.text_delta")
            thread, item = seen[0]["thread"]["id"], seen[1]["item"]["id"]
            assert texts(await stream(client, retry(thread, item))) == ["Added."]
            read = await ask(client, "threads.get_by_id", thread_id=thread)
    assert [one["content"][0]["text"] for one in read["items"]["data"]] == ["milk", "Added."]
    assert await sql.fetchval("SELECT count(*) FROM task") == 1


async def test_a_model_that_says_nothing_yet_is_left_too(connect: Connect, sql: asyncpg.Connection) -> None:
    with OpenAIServer(message("Too late.")) as model:
        model.release.clear()
        async with connect(model) as client:
            await read_until(client, create("count"), "progress_update")
            await settled(sql)
    assert await sql.fetchval("SELECT string_agg(content, ',' ORDER BY id) FROM message") == "count,"


async def test_the_stream_is_prompt(connect: Connect) -> None:
    with OpenAIServer(message("Hello.")) as model:
        model.release.clear()  # the model has not answered when the first events arrive
        async with connect(model) as client, client.stream("POST", "/chatkit", json=create("hi")) as answer:
            seen = []
            async for event in events_of(answer):
                seen.append(event["type"])
                if event["type"] == "progress_update":
                    model.release.set()
    assert seen[:4] == ["thread.created", "thread.item.done", "stream_options", "progress_update"]
    assert seen[-1] == "thread.item.done"


async def test_a_tool_at_work_when_the_reader_leaves_does_nothing_behind_the_next_try(
    connect: Connect, database_url: str, sql: asyncpg.Connection
) -> None:
    milk = tool_call("add_task", title="buy milk")
    with OpenAIServer(milk, milk, message("Added.")) as model:
        async with connect(model) as client:
            other = await asyncpg.connect(database_url)
            async with other.transaction():
                await other.execute("LOCK TABLE task IN EXCLUSIVE MODE")  # add_task waits for it
                async with client.stream("POST", "/chatkit", json=create("milk")) as answer:
                    events = events_of(answer)
                    seen = [await anext(events), await anext(events)]
                    async with asyncio.timeout(30):
                        while not await sql.fetchval(_WAITING):
                            pass
                await settled(sql)
                again = asyncio.create_task(
                    stream(client, retry(seen[0]["thread"]["id"], seen[1]["item"]["id"]))
                )
            assert texts(await again) == ["Added."]
            await other.close()
    assert await sql.fetchval("SELECT count(*) FROM task") == 1
