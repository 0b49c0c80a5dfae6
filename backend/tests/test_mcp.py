"""`/mcp`, as clients outside use it: real HTTP, the MCP library's own client, the application's tokens."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import asyncpg
import httpx2
import pytest
import pytest_asyncio
from mcp import Client
from mcp.client.streamable_http import streamable_http_client

from tests.support.client import ClientFactory
from tests.support.issuer import Issuer
from tests.support.live_server import live_server

LIST = {"jsonrpc": "2.0", "id": 1, "method": "tools/list"}
HEADERS = {"Accept": "application/json, text/event-stream"}


def call(tool: str, **arguments: Any) -> dict[str, Any]:
    return {"method": "tools/call", "params": {"name": tool, "arguments": arguments}}


@pytest_asyncio.fixture
async def address(database_url: str, issuer: Issuer) -> AsyncIterator[str]:
    async with live_server(database_url=database_url, better_auth_jwks_url=issuer.jwks_url) as address:
        yield address


@asynccontextmanager
async def connected(address: str, token: str, mode: str = "auto") -> AsyncIterator[Client]:
    async with (
        httpx2.AsyncClient(headers={"Authorization": f"Bearer {token}"}, timeout=60) as http,
        Client(streamable_http_client(f"{address}/mcp", http_client=http), mode=mode) as client,
    ):
        yield client


@pytest_asyncio.fixture
async def raw(client: httpx2.AsyncClient) -> httpx2.AsyncClient:
    """A plain HTTP client, signed in as ann, that calls the server by its name in the cluster."""
    client.headers.update(HEADERS)
    return client


@pytest.mark.parametrize("mode", ["auto", "legacy"])
async def test_a_client_works_on_the_tasks_of_its_token(
    address: str, issuer: Issuer, sql: asyncpg.Connection, mode: str
) -> None:
    async with connected(address, issuer.token("ann"), mode) as client:
        names = [tool.name for tool in (await client.list_tools()).tools]
        assert names == ["add_task", "list_tasks", "complete_task", "delete_task", "update_task"]
        added = await client.call_tool("add_task", {"title": "buy milk"})
        assert added.structured_content == {"task_id": 1, "status": "created", "title": "buy milk"}
        await client.call_tool("complete_task", {"task_id": 1})
        listed = await client.call_tool("list_tasks", {"status": "completed"})
        assert listed.structured_content == {"result": [{"id": 1, "title": "buy milk", "completed": True}]}
    assert [row["user_id"] for row in await sql.fetch("SELECT user_id FROM task")] == ["ann"]


async def test_a_client_learns_which_tools_only_read(address: str, issuer: Issuer) -> None:
    async with connected(address, issuer.token("ann")) as client:
        tools = (await client.list_tools()).tools
    assert [tool.name for tool in tools if tool.annotations and tool.annotations.read_only_hint] == [
        "list_tasks"
    ]
    assert all("user" not in name for tool in tools for name in tool.input_schema["properties"])


async def test_a_failure_is_told_as_a_failure(address: str, issuer: Issuer) -> None:
    async with connected(address, issuer.token("ann")) as client:
        answer = await client.call_tool("delete_task", {"task_id": 7})
    assert answer.is_error
    assert "There is no task 7." in str(answer.content)


@pytest.mark.parametrize("mode", ["auto", "legacy"])
async def test_whom_a_client_claims_to_be_does_not_matter(
    address: str, issuer: Issuer, sql: asyncpg.Connection, mode: str
) -> None:
    async with connected(address, issuer.token("ann")) as ann:
        await ann.call_tool("add_task", {"title": "ann's secret"})
    forged: Any = {"todo/user_id": "ann", "todo/turn": "msg_1"}
    async with connected(address, issuer.token("bob"), mode) as bob:
        listed = await bob.call_tool("list_tasks", {"user_id": "ann"}, meta=forged)
        deleted = await bob.call_tool("delete_task", {"task_id": 1, "user_id": "ann"}, meta=forged)
        added = await bob.call_tool("add_task", {"title": "mine", "user_id": "ann"}, meta=forged)
    assert listed.structured_content == {"result": []}
    assert deleted.is_error
    assert not added.is_error
    rows = await sql.fetch("SELECT user_id, title FROM task ORDER BY id")
    assert [tuple(row) for row in rows] == [("ann", "ann's secret"), ("bob", "mine")]
    assert await sql.fetchval("SELECT count(*) FROM tool_call") == 0


async def test_twenty_clients_at_once_each_see_their_own(address: str, issuer: Issuer) -> None:
    async def work(number: int) -> list[str]:
        async with connected(address, issuer.token(f"user-{number}")) as client:
            for part in range(3):
                await client.call_tool("add_task", {"title": f"{number}.{part}"})
            listed = (await client.call_tool("list_tasks", {})).structured_content or {}
            return [task["title"] for task in listed["result"]]

    seen = await asyncio.gather(*(work(number) for number in range(20)))
    assert seen == [[f"{number}.{part}" for part in range(3)] for number in range(20)]


async def test_a_service_name_is_answered(raw: httpx2.AsyncClient) -> None:
    answer = await raw.post("http://todo-backend.todo.svc.cluster.local:8000/mcp", json=LIST)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/json"
    assert answer.headers["x-request-id"]
    assert len(answer.json()["result"]["tools"]) == 5


async def test_any_replica_answers_any_request(make_client: ClientFactory, issuer: Issuer) -> None:
    headers = HEADERS | {"Authorization": f"Bearer {issuer.token('ann')}"}
    one, other = await make_client(), await make_client()
    add = LIST | call("add_task", title="buy milk")
    assert (await one.post("/mcp", json=add, headers=headers)).json()["result"]["isError"] is False
    look = LIST | call("list_tasks")
    assert "buy milk" in (await other.post("/mcp", json=look, headers=headers)).text


@pytest.mark.parametrize("method", ["GET", "DELETE", "PUT"])
async def test_only_post_is_served_so_that_nothing_is_held_open(raw: httpx2.AsyncClient, method: str) -> None:
    answer = await raw.request(method, "/mcp")
    assert (answer.status_code, answer.headers["allow"]) == (405, "POST")
    assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize("claims", [{}, {"exp": 1}, {"aud": "http://elsewhere"}, {"sub": None}])
async def test_without_a_valid_token_nobody_is_served(
    raw: httpx2.AsyncClient, issuer: Issuer, claims: dict[str, Any]
) -> None:
    token = issuer.token("ann", **claims) if claims else "nonsense"
    for authorization in (f"Bearer {token}", token, ""):
        answer = await raw.post("/mcp", json=LIST, headers={"Authorization": authorization})
        assert answer.status_code == 401
        assert answer.headers["www-authenticate"].startswith("Bearer ")
        assert answer.json()["error"] == "invalid_token"


async def test_a_token_that_cannot_be_checked_is_a_problem_not_a_refusal(
    raw: httpx2.AsyncClient, issuer: Issuer
) -> None:
    issuer.down = True
    answer = await raw.post("/mcp", json=LIST)
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "5")
    assert answer.json()["request_id"] == answer.headers["x-request-id"]


async def test_requests_count_against_the_users_limit(make_client: ClientFactory, issuer: Issuer) -> None:
    client = await make_client(api_requests_per_minute=3)
    headers = HEADERS | {"Authorization": f"Bearer {issuer.token('ann')}"}
    statuses = [(await client.post("/mcp", json=LIST, headers=headers)).status_code for _ in range(4)]
    assert statuses == [200, 200, 200, 429]


@pytest.mark.parametrize("body", ["", "{", "[]", "7", '{"jsonrpc": "2.0"}', "\x00", '{"id": 1}'])
async def test_a_body_that_is_no_call_is_refused_in_words(raw: httpx2.AsyncClient, body: str) -> None:
    answer = await raw.post("/mcp", content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code == 400
    assert answer.json()["error"]["message"]


async def test_a_body_that_is_too_large_is_not_read(raw: httpx2.AsyncClient) -> None:
    answer = await raw.post("/mcp", json=LIST | call("add_task", title="x" * 300_000))
    assert (answer.status_code, answer.headers["content-type"]) == (413, "application/problem+json")


async def test_a_database_that_does_not_answer_is_a_protocol_error(
    make_client: ClientFactory, issuer: Issuer
) -> None:
    client = await make_client(database_url="postgresql://todo@127.0.0.1:1/todo", api_requests_per_minute=0)
    headers = HEADERS | {"Authorization": f"Bearer {issuer.token('ann')}"}
    answer = await client.post("/mcp", json=LIST | call("list_tasks"), headers=headers)
    assert answer.json()["error"]["message"] == "the database does not answer"
