"""How often a user may ask, at any replica."""

import asyncio

import asyncpg
import httpx2

from tests.support.client import ClientFactory
from tests.support.issuer import Issuer

PATH = "/api/ann/tasks"


async def statuses(*requests: httpx2.AsyncClient, path: str = PATH) -> list[int]:
    return [answer.status_code for answer in await asyncio.gather(*(one.get(path) for one in requests))]


async def say(client: httpx2.AsyncClient) -> httpx2.Response:
    return await client.post("/api/ann/chat", json={"message": "help"})


async def signed_in(make_client: ClientFactory, issuer: Issuer, **settings: int) -> httpx2.AsyncClient:
    client = await make_client(**settings)
    client.headers["Authorization"] = f"Bearer {issuer.token('ann')}"
    return client


async def test_the_chat_limit_holds_for_two_replicas_together(
    make_client: ClientFactory, issuer: Issuer
) -> None:
    one, two = [await signed_in(make_client, issuer, chat_requests_per_minute=3) for _ in range(2)]
    answers = [await say(replica) for replica in (one, two, one, two, one)]
    assert [answer.status_code for answer in answers] == [200, 200, 200, 429, 429]
    refused = answers[-1]
    assert (refused.headers["content-type"], refused.headers["retry-after"]) == (
        "application/problem+json",
        "20",
    )
    assert refused.json()["detail"] == "You are asking too often. Please wait a moment."


async def test_reading_does_not_use_up_the_chat_limit(make_client: ClientFactory, issuer: Issuer) -> None:
    client = await signed_in(make_client, issuer, chat_requests_per_minute=1)
    assert await statuses(client, client, client) == [200] * 3
    assert (await say(client)).status_code == 200


async def test_the_api_limit_holds_exactly_for_requests_that_come_at_once_to_two_replicas(
    make_client: ClientFactory, issuer: Issuer
) -> None:
    replicas = [await signed_in(make_client, issuer, api_requests_per_minute=40) for _ in range(2)]
    answered = await statuses(*(replicas * 30))
    assert sorted(answered) == [200] * 40 + [429] * 20


async def test_what_was_used_up_comes_back_with_time(
    make_client: ClientFactory, issuer: Issuer, sql: asyncpg.Connection
) -> None:
    client = await signed_in(make_client, issuer, chat_requests_per_minute=2)
    assert [(await say(client)).status_code for _ in range(3)] == [200, 200, 429]
    await sql.execute("UPDATE rate_limit SET updated_at = updated_at - interval '31 seconds'")
    assert [(await say(client)).status_code for _ in range(2)] == [200, 429]
    await sql.execute("UPDATE rate_limit SET updated_at = updated_at - interval '1 day'")
    assert [(await say(client)).status_code for _ in range(3)] == [200, 200, 429], (
        "never more than a minute's"
    )


async def test_one_user_does_not_use_up_anothers_limit(make_client: ClientFactory, issuer: Issuer) -> None:
    client = await signed_in(make_client, issuer, api_requests_per_minute=1)
    assert [*await statuses(client), *await statuses(client)] == [200, 429]
    client.headers["Authorization"] = f"Bearer {issuer.token('bob')}"
    assert await statuses(client, path="/api/bob/tasks") == [200]


async def test_zero_is_no_limit(make_client: ClientFactory, issuer: Issuer, sql: asyncpg.Connection) -> None:
    client = await signed_in(make_client, issuer, api_requests_per_minute=0, chat_requests_per_minute=0)
    assert await statuses(*[client] * 30) == [200] * 30
    assert (await say(client)).status_code == 200
    assert await sql.fetchval("SELECT count(*) FROM rate_limit") == 0


async def test_a_request_seldom_costs_a_round_trip(
    client: httpx2.AsyncClient, sql: asyncpg.Connection
) -> None:
    await statuses(*[client] * 20)
    assert round(await sql.fetchval("SELECT tokens FROM rate_limit WHERE name = 'api'")) == 580
