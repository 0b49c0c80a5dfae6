"""The database goes away while the agent works: a clear error, and nothing lost or doubled."""

from collections.abc import AsyncIterator
from typing import Any

import asyncpg
import httpx2
import pytest_asyncio

from tests.support.chatkit import add, ask, create, events_of, retry, stream, texts
from tests.support.client import ClientFactory
from tests.support.issuer import Issuer
from tests.support.live_server import live_server
from tests.support.openai_server import OpenAIServer, message, tool_call
from tests.support.tcp_proxy import TcpProxy, tcp_proxy

AWAY = "The database does not answer at the moment. Please try again in a few seconds."


@pytest_asyncio.fixture
async def way(database_url: str) -> AsyncIterator[TcpProxy]:
    """The way to the database."""
    async with tcp_proxy(database_url) as proxy:
        yield proxy


async def test_before_the_stream_it_is_a_problem(
    make_client: ClientFactory, issuer: Issuer, way: TcpProxy
) -> None:
    client = await make_client(database_url=way.proxied_url)
    client.headers["Authorization"] = f"Bearer {issuer.token('ann')}"
    thread = (await stream(client, create("hello")))[0]["thread"]["id"]
    await way.cut()
    for body in (create("hello"), add(thread, "hello"), {"type": "threads.list", "params": {}}):
        answer = await client.post("/chatkit", json=body)
        assert (answer.status_code, answer.json()["detail"]) == (503, AWAY)
    await way.open()
    assert texts(await stream(client, add(thread, "thanks"))) == ["You're welcome!"]


async def test_in_the_stream_it_is_an_error_event_and_another_try_does_nothing_twice(
    issuer: Issuer, way: TcpProxy, sql: asyncpg.Connection
) -> None:
    milk = tool_call("add_task", title="buy milk")
    headers = {"Authorization": f"Bearer {issuer.token('ann')}"}
    with OpenAIServer(milk, message("Added."), message("It is added.")) as model:
        settings = {"database_url": way.proxied_url, "better_auth_jwks_url": issuer.jwks_url}
        async with (
            live_server(**settings, openai_base_url=model.url, openai_model="test") as url,
            httpx2.AsyncClient(base_url=url, headers=headers, timeout=30) as client,
        ):
            events: list[Any] = []
            async with client.stream("POST", "/chatkit", json=create("milk")) as answer:
                async for event in events_of(answer):
                    events.append(event)
                    if event["type"] == "client_effect":  # the task is there, the answer is not
                        await way.cut()
            assert events[-1]["message"] == AWAY
            assert events[-1]["allow_retry"] is True
            await way.open()
            await sql.execute("UPDATE conversation SET turn_until = now()")  # as if its ten seconds were over
            again = await stream(client, retry(events[0]["thread"]["id"], events[1]["item"]["id"]))
            read = await ask(client, "threads.get_by_id", thread_id=events[0]["thread"]["id"])
    assert texts(again) == ["It is added."]
    assert [one["content"][0]["text"] for one in read["items"]["data"]] == ["milk", "It is added."]
    assert await sql.fetchval("SELECT count(*) FROM task") == 1
