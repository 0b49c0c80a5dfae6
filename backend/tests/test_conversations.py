"""Conversations and their messages over REST, page by page."""

import re

import asyncpg
import httpx2
import pytest

from tests.support.issuer import Issuer


async def make(client: httpx2.AsyncClient, count: int) -> list[int]:
    """Ids of new conversations."""
    answers = [await client.post("/api/ann/chat", json={"message": f"hello {n}"}) for n in range(count)]
    return [answer.json()["conversation_id"] for answer in answers]


async def pages(client: httpx2.AsyncClient, path: str, limit: int) -> list[list[int]]:
    """Ids of all pages, found by their links."""
    found, query = [], f"?limit={limit}"
    while True:
        answer = await client.get(path + query)
        found.append([one["id"] for one in answer.json()])
        link = re.fullmatch(r'<(\?[^>]+)>; rel="next"', answer.headers.get("link", ""))
        if link is None:
            return found
        query = link[1]


async def test_conversations_come_by_last_use_page_by_page(
    client: httpx2.AsyncClient, sql: asyncpg.Connection
) -> None:
    first, *rest = await make(client, 5)
    await client.post("/api/ann/chat", json={"message": "thanks", "conversation_id": first})
    newest = [first, *rest[::-1]]
    assert await pages(client, "/api/ann/conversations", 2) == [newest[:2], newest[2:4], newest[4:]]
    await sql.execute("UPDATE conversation SET updated_at = now()")
    latest = sorted(newest, reverse=True)
    assert await pages(client, "/api/ann/conversations", 2) == [latest[:2], latest[2:4], latest[4:]]


async def test_a_conversation_has_a_title_and_its_name_in_chatkit(client: httpx2.AsyncClient) -> None:
    await client.post("/api/ann/chat", json={"message": "add\n buy   milk"})
    (conversation,) = (await client.get("/api/ann/conversations")).json()
    assert conversation["title"] == "add buy milk"
    assert re.fullmatch(r"thr_[0-9a-f]{32}", conversation["thread_id"])


async def test_messages_come_from_the_last_page_back_each_in_order(client: httpx2.AsyncClient) -> None:
    (conversation,) = await make(client, 1)
    for _ in range(2):
        await client.post("/api/ann/chat", json={"message": "list", "conversation_id": conversation})
    path = f"/api/ann/conversations/{conversation}/messages"
    assert await pages(client, path, 4) == [[3, 4, 5, 6], [1, 2]]
    assert await pages(client, path, 500) == [[1, 2, 3, 4, 5, 6]]


@pytest.mark.parametrize(
    "query", ["limit=0", "limit=501", "limit=x", "before=0", f"before={2**31}", "before=x"]
)
@pytest.mark.parametrize("path", ["conversations", "conversations/1/messages"])
async def test_limits_of_pages_are_told(client: httpx2.AsyncClient, path: str, query: str) -> None:
    answer = await client.get(f"/api/ann/{path}?{query}")
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["field"] == f"query.{query.partition('=')[0]}"


async def test_a_page_before_another_users_conversation_is_not_found(
    client: httpx2.AsyncClient, issuer: Issuer
) -> None:
    (conversation,) = await make(client, 1)
    bob = {"Authorization": f"Bearer {issuer.token('bob')}"}
    answer = await client.get(f"/api/bob/conversations?before={conversation}", headers=bob)
    assert (answer.status_code, answer.json()["detail"]) == (404, "There is no conversation 1.")


@pytest.mark.parametrize("number", ["0", "-1", str(2**31), str(10**30)])
async def test_a_number_no_conversation_can_have_is_none(client: httpx2.AsyncClient, number: str) -> None:
    assert (await client.get(f"/api/ann/conversations/{number}/messages")).status_code == 404
