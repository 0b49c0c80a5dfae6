"""Requests that are repeated with the same Idempotency-Key."""

import asyncio
from typing import Any

import asyncpg
import httpx2
import pytest

from app.database_url import parse_database_url
from app.db import Database
from app.idempotency import EXPIRED_DELETED, Idempotency
from app.problems import ProblemError
from tests.support.client import ClientFactory
from tests.support.issuer import Issuer

MILK = {"title": "buy milk"}


async def create(
    client: httpx2.AsyncClient, key: str, body: Any = MILK, user: str = "ann"
) -> httpx2.Response:
    return await client.post(f"/api/{user}/tasks", json=body, headers={"Idempotency-Key": key})


async def test_a_repetition_gets_the_first_answer_and_does_nothing(
    client: httpx2.AsyncClient, sql: asyncpg.Connection
) -> None:
    first = await create(client, "k")
    again = await create(client, "k")
    assert (first.status_code, again.status_code) == (201, 201)
    assert again.json() == first.json()
    assert "idempotency-replayed" not in first.headers
    assert again.headers["idempotency-replayed"] == "true"
    assert await sql.fetchval("SELECT count(*) FROM task") == 1


async def test_without_a_key_or_with_another_one_a_request_is_new(
    client: httpx2.AsyncClient, sql: asyncpg.Connection
) -> None:
    await create(client, "k")
    await create(client, "l")
    await client.post("/api/ann/tasks", json=MILK)
    await client.post("/api/ann/tasks", json=MILK)
    assert await sql.fetchval("SELECT count(*) FROM task") == 4


async def test_a_key_that_came_with_another_body_is_refused(client: httpx2.AsyncClient) -> None:
    await create(client, "k")
    answer = await create(client, "k", {"title": "buy bread"})
    assert answer.status_code == 422
    assert (
        answer.json()["detail"] == "This Idempotency-Key was used for another request. Please use a new one."
    )


async def test_users_do_not_share_keys(
    client: httpx2.AsyncClient, issuer: Issuer, sql: asyncpg.Connection
) -> None:
    await create(client, "k")
    client.headers["Authorization"] = f"Bearer {issuer.token('bob')}"
    answer = await create(client, "k", user="bob")
    assert (answer.status_code, answer.json()["user_id"]) == (201, "bob")


@pytest.mark.parametrize("key", ["", "x" * 201])
async def test_a_key_outside_its_limits_is_refused(client: httpx2.AsyncClient, key: str) -> None:
    assert (await create(client, key)).status_code == 422


async def test_twins_at_two_replicas_make_one_task(
    make_client: ClientFactory, issuer: Issuer, sql: asyncpg.Connection
) -> None:
    replicas = [await make_client(), await make_client()]
    for replica in replicas:
        replica.headers["Authorization"] = f"Bearer {issuer.token('ann')}"
    answers = await asyncio.gather(*(create(replicas[number % 2], "k") for number in range(10)))
    assert [answer.status_code for answer in answers] == [201] * 10
    assert [answer.headers.get("idempotency-replayed") for answer in answers].count(None) == 1
    assert all(answer.json() == answers[0].json() for answer in answers)
    assert await sql.fetchval("SELECT count(*) FROM task") == 1


async def test_a_request_that_failed_may_be_tried_again_with_its_key(
    client: httpx2.AsyncClient, sql: asyncpg.Connection
) -> None:
    await sql.execute("ALTER TABLE task ADD CONSTRAINT broken CHECK (title <> 'buy milk')")
    try:
        assert (await create(client, "k")).status_code == 500
    finally:
        await sql.execute("ALTER TABLE task DROP CONSTRAINT broken")
    answer = await create(client, "k")
    assert (answer.status_code, "idempotency-replayed" in answer.headers) == (201, False)


async def test_an_expired_key_is_free_again(client: httpx2.AsyncClient, sql: asyncpg.Connection) -> None:
    await create(client, "k")
    await sql.execute("UPDATE idempotency_key SET created_at = now() - interval '25 hours'")
    answer = await create(client, "k", {"title": "buy bread"})
    assert (answer.status_code, answer.json()["title"]) == (201, "buy bread")
    assert (await create(client, "k", {"title": "buy bread"})).headers["idempotency-replayed"] == "true"


async def test_a_new_key_takes_some_expired_ones_away(
    client: httpx2.AsyncClient, sql: asyncpg.Connection
) -> None:
    await sql.execute(
        """INSERT INTO idempotency_key (user_id, key, fingerprint, created_at)
           SELECT 'bob', n, '', now() - interval '25 hours' FROM generate_series(1, $1) AS n""",
        EXPIRED_DELETED + 5,
    )
    await create(client, "k")
    assert await sql.fetchval("SELECT count(*) FROM idempotency_key WHERE user_id = 'bob'") == 5


async def test_while_the_first_request_is_served_its_note_is_known_but_no_answer(database_url: str) -> None:
    database = Database(parse_database_url(database_url))
    first, second = Idempotency("ann", "k", "same"), Idempotency("ann", "k", "same")
    assert await first.claim(database, {"thread_id": "thr_1"}) is None
    seen = await second.claim(database)
    assert seen is not None
    assert (seen.status, seen.body) == (None, {"thread_id": "thr_1"})
    with pytest.raises(ProblemError) as caught:
        seen.replay()
    assert (caught.value.status, caught.value.headers) == (409, {"Retry-After": "1"})
    await first.settle(database, 200, {"response": "done"})
    seen = await second.claim(database)
    assert seen is not None
    assert (seen.replay().status_code, seen.replay().body) == (200, b'{"response":"done"}')
    await database.close()
