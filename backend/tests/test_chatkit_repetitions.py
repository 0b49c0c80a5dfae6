"""Messages that are sent again with the same Idempotency-Key are not answered twice."""

import asyncio

import asyncpg
import httpx2

from tests.support.chatkit import Event, add, ask, create, stream, texts
from tests.support.client import ClientFactory
from tests.support.issuer import Issuer
from tests.support.openai_server import OpenAIServer, failure, message, tool_call

KEY = {"Idempotency-Key": "k"}


def items(events: list[Event]) -> list[Event]:
    return [event["item"] for event in events if event["type"] == "thread.item.done"]


async def test_a_repetition_gets_the_stored_items_of_the_first_answer(
    client: httpx2.AsyncClient, sql: asyncpg.Connection
) -> None:
    first = await stream(client, create("add buy milk"), **KEY)
    await stream(client, add(first[0]["thread"]["id"], "add buy bread"))
    again = await client.post("/chatkit", json=create("add buy milk"), headers=KEY)
    assert again.headers["idempotency-replayed"] == "true"
    assert again.headers["content-type"].startswith("text/event-stream")
    events = await stream(client, create("add buy milk"), **KEY)
    assert [event["type"] for event in events] == ["thread.created", "thread.item.done", "thread.item.done"]
    assert events[0]["thread"]["id"] == first[0]["thread"]["id"]
    assert [(item["id"], item["content"]) for item in items(events)] == [
        (item["id"], item["content"]) for item in items(first)
    ]
    assert await sql.fetchval("SELECT count(*) FROM task") == 2


async def test_a_repetition_in_a_thread_creates_none(client: httpx2.AsyncClient) -> None:
    thread = (await stream(client, create("hello")))[0]["thread"]["id"]
    await stream(client, add(thread, "thanks"), **KEY)
    events = await stream(client, add(thread, "thanks"), **KEY)
    assert [event["type"] for event in events] == ["thread.item.done", "thread.item.done"]
    assert texts(events) == ["You're welcome!"]
    assert len((await ask(client, "items.list", thread_id=thread))["data"]) == 4


async def test_the_same_key_with_other_words_is_refused(client: httpx2.AsyncClient) -> None:
    await stream(client, create("add buy milk"), **KEY)
    answer = await client.post("/chatkit", json=create("add buy bread"), headers=KEY)
    assert answer.status_code == 422


async def test_users_do_not_share_keys(client: httpx2.AsyncClient, issuer: Issuer) -> None:
    await stream(client, create("add buy milk"), **KEY)
    bob = {"Authorization": f"Bearer {issuer.token('bob')}"}
    assert (
        "Idempotency-Replayed"
        not in (await client.post("/chatkit", json=create("hi"), headers=KEY | bob)).headers
    )


async def test_what_was_refused_before_the_stream_may_be_sent_again(client: httpx2.AsyncClient) -> None:
    assert (await client.post("/chatkit", json=add("thr_unknown", "hi"), headers=KEY)).status_code == 404
    assert texts(await stream(client, create("hello"), **KEY))


async def test_a_repetition_after_a_failure_tells_what_is_stored_and_runs_nothing(
    make_client: ClientFactory, issuer: Issuer, sql: asyncpg.Connection
) -> None:
    with OpenAIServer(tool_call("add_task", title="buy milk"), failure(400)) as model:
        client = await make_client(openai_base_url=model.url, openai_model="test")
        client.headers["Authorization"] = f"Bearer {issuer.token('ann')}"
        first = await stream(client, create("milk"), **KEY)
        again = await stream(client, create("milk"), **KEY)
    assert first[-1]["type"] == "error"
    assert [event["type"] for event in again] == ["thread.created", "thread.item.done"]
    assert len(model.requests) == 2
    assert await sql.fetchval("SELECT count(*) FROM task") == 1


async def test_of_many_at_once_in_two_replicas_one_is_answered(
    make_client: ClientFactory, issuer: Issuer, sql: asyncpg.Connection
) -> None:
    clients = [await make_client(), await make_client()]
    headers = KEY | {"Authorization": f"Bearer {issuer.token('ann')}"}
    answers = await asyncio.gather(
        *(client.post("/chatkit", json=create("add buy milk"), headers=headers) for client in clients * 3)
    )
    new = [
        answer
        for answer in answers
        if answer.status_code == 200 and "idempotency-replayed" not in answer.headers
    ]
    assert len(new) == 1
    assert {answer.status_code for answer in answers} <= {200, 409}
    assert await sql.fetchval("SELECT count(*) FROM task") == 1
    assert await sql.fetchval("SELECT count(*) FROM message") == 2


async def test_a_repetition_while_the_first_is_being_answered_is_told_to_wait(
    make_client: ClientFactory, issuer: Issuer, sql: asyncpg.Connection
) -> None:
    with OpenAIServer(message("Hello.")) as model:
        model.release.clear()
        client = await make_client(openai_base_url=model.url, openai_model="test")
        client.headers["Authorization"] = f"Bearer {issuer.token('ann')}"
        first = asyncio.create_task(stream(client, create("hi"), **KEY))
        async with asyncio.timeout(30):
            while not model.requests:
                await sql.execute("SELECT pg_sleep(0.02)")
        again = await client.post("/chatkit", json=create("hi"), headers=KEY)
        model.release.set()
        await first
    assert (again.status_code, again.headers["retry-after"]) == (409, "1")


async def test_rest_gives_the_first_answer_again(client: httpx2.AsyncClient, sql: asyncpg.Connection) -> None:
    first = await client.post("/api/ann/chat", json={"message": "add buy milk"}, headers=KEY)
    again = await client.post("/api/ann/chat", json={"message": "add buy milk"}, headers=KEY)
    assert again.json() == first.json()
    assert again.headers["idempotency-replayed"] == "true"
    assert await sql.fetchval("SELECT count(*) FROM task") == 1
    assert await sql.fetchval("SELECT count(*) FROM message") == 2
