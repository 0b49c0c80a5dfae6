"""Probes, and a database that is not there."""

import asyncio
from typing import Any

import asyncpg
import httpx2
import pytest

import app.db
from tests.support.client import ClientFactory
from tests.support.issuer import Issuer

NOWHERE = "postgresql://todo:hidden@127.0.0.1:9/todo"


async def test_the_probes_pass_without_a_token(make_client: ClientFactory) -> None:
    client = await make_client()
    for path in ("/health", "/health/ready"):
        answer = await client.get(path)
        assert (answer.status_code, answer.json()) == (200, {"status": "ok"})


async def test_without_the_database_it_is_alive_but_not_ready(make_client: ClientFactory) -> None:
    client = await make_client(database_url=NOWHERE)
    assert (await client.get("/health")).status_code == 200
    answer = await client.get("/health/ready")
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "5")
    assert answer.json()["detail"].startswith("The database does not answer")
    assert "hidden" not in answer.text


async def test_a_database_that_hangs_makes_it_unready_in_bounded_time(
    make_client: ClientFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def hang(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            await asyncio.sleep(60)
        finally:
            writer.close()

    monkeypatch.setattr(app.db, "READY_SECONDS", 0.1)
    server = await asyncio.start_server(hang, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    client = await make_client(database_url=f"postgresql://todo@127.0.0.1:{port}/todo?sslmode=disable")
    answer = await asyncio.wait_for(client.get("/health/ready"), 5)
    assert answer.status_code == 503
    server.close()


@pytest.mark.parametrize("fault", ["todo:wrong@", "nobody-here:x@"])
async def test_a_database_that_refuses_is_unavailable(
    make_client: ClientFactory, database_url: str, fault: str
) -> None:
    address = database_url.partition("@")[2]
    client = await make_client(database_url=f"postgresql://{fault}{address}")
    assert (await client.get("/health/ready")).status_code == 503


async def test_requests_fail_as_unavailable_while_the_database_is_away(
    make_client: ClientFactory, issuer: Issuer
) -> None:
    client = await make_client(database_url=NOWHERE)
    headers = {"Authorization": f"Bearer {issuer.token('ann')}"}
    for method, path, body in (
        ("GET", "tasks", None),
        ("POST", "tasks", {"title": "x"}),
        ("POST", "chat", {"message": "hello"}),
    ):
        answer = await client.request(method, f"/api/ann/{path}", json=body, headers=headers)
        assert (answer.status_code, answer.json()["status"]) == (503, 503)


async def test_it_recovers_by_itself_when_its_connections_were_cut(
    client: httpx2.AsyncClient, sql: asyncpg.Connection
) -> None:
    assert (await client.get("/health/ready")).status_code == 200
    cut = """SELECT pg_terminate_backend(pid) FROM pg_stat_activity
             WHERE datname = current_database() AND pid <> pg_backend_pid()"""
    await sql.execute(cut)
    assert (await client.get("/health/ready")).status_code == 200
    await sql.execute(cut)
    assert (await client.get("/api/ann/tasks")).status_code == 200


async def test_a_tool_that_breaks_ends_the_run_as_a_failure(
    client: httpx2.AsyncClient, sql: asyncpg.Connection
) -> None:
    await sql.execute("ALTER TABLE task RENAME TO task_away")
    try:
        answer = await client.post("/api/ann/chat", json={"message": "add buy milk"})
    finally:
        await sql.execute("ALTER TABLE task_away RENAME TO task")
    problem: Any = answer.json()
    assert (answer.status_code, problem["conversation_id"]) == (502, 1)
    assert problem["detail"] == "A tool of the assistant failed. Your message was kept. Please try again."
    assert await sql.fetchval("SELECT content FROM message") == "add buy milk"
