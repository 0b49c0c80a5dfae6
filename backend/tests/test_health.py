"""Probes, and a database that is not there."""

import asyncio
from typing import Any

import asyncpg
import httpx2
import pytest

import app.db
import app.engine
from app.database_url import parse_database_url
from app.migrate import migrate
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


async def test_a_schema_that_is_too_old_makes_it_unready_until_it_is_migrated(
    make_client: ClientFactory, empty_database: str
) -> None:
    client = await make_client(database_url=empty_database)
    answer = await client.get("/health/ready")
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "1")
    assert answer.json()["detail"].startswith("The schema is at nothing, needed is 0")
    await migrate(parse_database_url(empty_database))
    connection = await asyncpg.connect(empty_database)
    await connection.execute("UPDATE alembic_version SET version_num = '0001'")
    assert "The schema is at 0001" in (await client.get("/health/ready")).json()["detail"]
    await connection.execute("UPDATE alembic_version SET version_num = '9999'")
    assert (await client.get("/health/ready")).status_code == 200, "the version before lives with a newer one"
    await connection.close()


async def test_when_all_connections_are_in_use_a_request_is_refused_soon(
    make_client: ClientFactory, issuer: Issuer, sql: asyncpg.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app.engine, "POOL_SECONDS", 0.2)
    monkeypatch.setattr(app.db, "READY_SECONDS", 0.2)
    client = await make_client(database_connections=2, api_requests_per_minute=0)
    client.headers["Authorization"] = f"Bearer {issuer.token('ann')}"
    await client.post("/api/ann/tasks", json={"title": "x"})
    async with sql.transaction():
        await sql.execute("SELECT * FROM task FOR UPDATE")  # the changes wait for this one
        waiting = [asyncio.create_task(client.put("/api/ann/tasks/1", json={"title": "y"})) for _ in range(2)]
        refused = await client.get("/api/ann/tasks")
        while refused.status_code == 200:  # the two have not taken their connections yet
            refused = await client.get("/api/ann/tasks")
        ready = await client.get("/health/ready")
    assert (refused.status_code, refused.headers["retry-after"]) == (503, "1")
    assert refused.json()["detail"].startswith("The service is very busy")
    assert ready.status_code == 503
    assert [answer.status_code for answer in await asyncio.gather(*waiting)] == [200, 200]
    assert (await client.get("/health/ready")).status_code == 200


async def test_nothing_needs_two_connections_at_once(make_client: ClientFactory, issuer: Issuer) -> None:
    """Otherwise requests that hold one each could wait for the second one of each other."""
    client = await make_client(database_connections=1)
    client.headers |= {"Authorization": f"Bearer {issuer.token('ann')}"}
    created = await client.post("/api/ann/tasks", json={"title": "x"}, headers={"Idempotency-Key": "a"})
    said = await client.post("/api/ann/chat", json={"message": "add milk"}, headers={"Idempotency-Key": "b"})
    content = [{"type": "input_text", "text": "complete task 1"}]
    params = {"input": {"content": content, "attachments": [], "inference_options": {}}}
    streamed = await client.post(
        "/chatkit", json={"type": "threads.create", "params": params}, headers={"Idempotency-Key": "c"}
    )
    assert (created.status_code, said.status_code, streamed.status_code) == (201, 200, 200)
    assert '"type":"error"' not in streamed.text
    assert "tasks_changed" in streamed.text


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


async def cut_connections(sql: asyncpg.Connection) -> None:
    others = """FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"""
    await sql.execute(f"SELECT pg_terminate_backend(pid) {others}")
    while await sql.fetchval(f"SELECT count(*) {others}"):
        pass


async def test_it_recovers_by_itself_when_its_connections_were_cut(
    client: httpx2.AsyncClient, sql: asyncpg.Connection
) -> None:
    assert (await client.get("/health/ready")).status_code == 200
    for path in ("/health/ready", "/api/ann/tasks"):
        await cut_connections(sql)
        assert (await client.get(path)).status_code == 200


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
