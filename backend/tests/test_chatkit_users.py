"""One user's threads and items are nobody else's, through any operation."""

from typing import Any, get_args

import asyncpg
import httpx2
import pytest
import pytest_asyncio

from app.chatkit.requests import PlainRequest, StreamingRequest
from tests.support.chatkit import add, create, operation, retry, stream
from tests.support.everything import everything
from tests.support.issuer import Issuer

AS_BOB: dict[str, Any] = {
    "threads.add_user_message": lambda thread, _item: add(thread, "list"),
    "threads.retry_after_item": retry,
    "threads.get_by_id": lambda thread, _item: operation("threads.get_by_id", thread_id=thread),
    "threads.update": lambda thread, _item: operation("threads.update", thread_id=thread, title="mine"),
    "threads.delete": lambda thread, _item: operation("threads.delete", thread_id=thread),
    "threads.list": lambda thread, _item: operation("threads.list", after=thread),
    "items.list": lambda thread, _item: operation("items.list", thread_id=thread),
}
"""Every operation that names a thread or an item."""


@pytest_asyncio.fixture
async def anns(client: httpx2.AsyncClient) -> tuple[str, str]:
    """Ids of a thread of ann's and of her message in it."""
    events = await stream(client, create("add ann's secret"))
    return events[0]["thread"]["id"], events[1]["item"]["id"]


@pytest.fixture
def bob(issuer: Issuer) -> dict[str, str]:
    return {"Authorization": f"Bearer {issuer.token('bob')}"}


def test_no_operation_is_forgotten_here() -> None:
    kinds = get_args(StreamingRequest | PlainRequest)
    names = {get_args(kind.model_fields["type"].annotation)[0] for kind in kinds}
    assert AS_BOB.keys() | {"threads.create"} == names


@pytest.mark.parametrize("name", AS_BOB)
async def test_another_users_thread_is_not_found_and_not_touched(
    client: httpx2.AsyncClient, bob: dict[str, str], sql: asyncpg.Connection, anns: tuple[str, str], name: str
) -> None:
    before = await everything(sql)
    answer = await client.post("/chatkit", json=AS_BOB[name](*anns), headers=bob)
    assert (answer.status_code, answer.headers["content-type"]) == (404, "application/problem+json")
    assert answer.json()["detail"].endswith(" does not exist.")
    assert await everything(sql) == before


@pytest.mark.parametrize("name", ["items.list", "threads.retry_after_item"])
async def test_another_users_item_is_not_found_from_ones_own_thread(
    client: httpx2.AsyncClient, bob: dict[str, str], sql: asyncpg.Connection, anns: tuple[str, str], name: str
) -> None:
    own = (await stream(client, create("hello"), **bob))[0]["thread"]["id"]
    before = await everything(sql)
    params = {"after": anns[1]} if name == "items.list" else {"item_id": anns[1]}
    answer = await client.post("/chatkit", json=operation(name, thread_id=own, **params), headers=bob)
    assert answer.status_code == 404
    assert await everything(sql) == before


async def test_another_users_threads_are_not_listed(
    client: httpx2.AsyncClient, bob: dict[str, str], anns: tuple[str, str]
) -> None:
    answer = await client.post("/chatkit", json=operation("threads.list"), headers=bob)
    assert answer.json()["data"] == []
    assert "secret" not in answer.text


async def test_every_operation_needs_a_token(client: httpx2.AsyncClient, anns: tuple[str, str]) -> None:
    del client.headers["Authorization"]
    for make in (*AS_BOB.values(), lambda *_ids: create("hello")):
        assert (await client.post("/chatkit", json=make(*anns))).status_code == 401
