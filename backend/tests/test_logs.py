"""What is logged, and what is not."""

import io
import json
import logging
from collections.abc import Callable, Iterator
from typing import Any

import asyncpg
import httpx2
import pytest
from fastapi import FastAPI

from app.logs import JsonFormatter, configure_logging
from app.problems import install_problem_handlers
from app.request_log import RequestLog
from tests.support.client import ClientFactory
from tests.support.issuer import Issuer
from tests.support.openai_server import Answer, OpenAIServer, tool_call

Lines = Callable[[], list[dict[str, Any]]]


@pytest.fixture
def lines() -> Iterator[Lines]:
    """Gives the lines logged until now, at level debug."""
    root = logging.getLogger()
    handlers, level = root.handlers, root.level
    stream = io.StringIO()
    configure_logging("debug", stream)
    yield lambda: [json.loads(line) for line in stream.getvalue().splitlines()]
    root.handlers, root.level = handlers, level


async def test_a_request_is_one_line_with_its_id(lines: Lines, client: httpx2.AsyncClient) -> None:
    answer = await client.get("/api/ann/tasks?status=all", headers={"X-Request-ID": "my-id.1"})
    (line,) = [line for line in lines() if line["logger"] == "app.request"]
    assert line.pop("ms") >= 0
    assert line.pop("time").endswith("+00:00")
    assert line == {
        "level": "info", "logger": "app.request", "message": "request", "request_id": "my-id.1",
        "user_id": "ann", "method": "GET", "path": "/api/ann/tasks", "status": 200,
    }  # fmt: skip
    assert answer.headers["x-request-id"] == "my-id.1"


@pytest.mark.parametrize("offered", ["", "two words", "x" * 65, 'quote"'])
async def test_an_unfit_request_id_is_replaced(client: httpx2.AsyncClient, offered: str) -> None:
    answer = await client.get("/health", headers={"X-Request-ID": offered})
    assert len(answer.headers["x-request-id"]) == 32


async def test_a_problem_carries_the_request_id(client: httpx2.AsyncClient) -> None:
    answer = await client.get("/nowhere")
    assert (answer.status_code, answer.json()["request_id"]) == (404, answer.headers["x-request-id"])
    assert (await client.post("/health")).status_code == 405


async def test_neither_messages_nor_tokens_nor_titles_are_logged(
    lines: Lines, client: httpx2.AsyncClient, issuer: Issuer
) -> None:
    for message in ("add private-title", "complete private-title", "delete task 99", "private-words"):
        await client.post("/api/ann/chat", json={"message": message})
    await client.post("/api/ann/tasks", json={"title": "private-title" * 100})
    token = issuer.token(aud="elsewhere")
    await client.get("/api/ann/tasks", headers={"Authorization": f"Bearer {token}"})
    logged = json.dumps(lines())
    assert '"status": 401' in logged
    assert "private" not in logged
    assert token.split(".")[1] not in logged


async def test_not_even_errors_tell_what_was_written(
    lines: Lines, make_client: ClientFactory, issuer: Issuer, sql: asyncpg.Connection
) -> None:
    token = issuer.token()
    await sql.execute("ALTER TABLE task ADD CONSTRAINT broken CHECK (title !~ 'private')")
    echo = Answer(status=400, body='{"error": {"message": "bad: private-words"}}')
    odd = Answer(body="private-answer, not JSON")
    try:
        with OpenAIServer(tool_call("add_task", title="private-title"), echo, odd) as server:
            client = await make_client(openai_base_url=server.url, openai_model="m")
            client.headers["Authorization"] = f"Bearer {token}"
            created = await client.post("/api/ann/tasks", json={"title": "private-title"})
            said = [await client.post("/api/ann/chat", json={"message": "private-words"}) for _ in range(3)]
    finally:
        await sql.execute("ALTER TABLE task DROP CONSTRAINT broken")
    assert created.status_code == 500
    assert [answer.status_code for answer in said] == [502] * 3
    logged = json.dumps(lines())
    assert "CheckViolationError" in logged, "what broke is told"
    assert all("request_id" in line for line in lines() if line["level"] in ("warning", "error"))
    for secret in ("private", token.split(".")[1], token.split(".")[2]):
        assert secret not in logged


async def test_all_lines_of_a_request_share_its_id_and_name_its_user(
    lines: Lines, make_client: ClientFactory, issuer: Issuer
) -> None:
    client = await make_client(openai_base_url="http://127.0.0.1:9/v1", openai_model="m")
    client.headers["Authorization"] = f"Bearer {issuer.token('ann')}"
    await client.post("/api/ann/chat", json={"message": "hello"}, headers={"X-Request-ID": "one"})
    await client.get("/health")
    failed, request, health = lines()
    assert "the agent failed" in failed["message"]
    for line in (failed, request):
        assert (line["request_id"], line["user_id"]) == ("one", "ann")
    assert "user_id" not in health


async def test_probes_that_pass_are_only_logged_for_debugging(
    lines: Lines, make_client: ClientFactory
) -> None:
    client = await make_client(database_url="postgresql://todo@127.0.0.1:9/todo")
    await client.get("/health")
    await client.get("/health/ready")
    requests = [line for line in lines() if line["logger"] == "app.request"]
    assert [(line["path"], line["level"], line["status"]) for line in requests] == [
        ("/health", "debug", 200),
        ("/health/ready", "info", 503),
    ]


async def test_an_unexpected_error_is_a_problem_and_logged_once_with_its_trace(lines: Lines) -> None:
    app = FastAPI()
    install_problem_handlers(app)
    app.add_middleware(RequestLog)

    @app.get("/broken")
    async def broken() -> None:
        raise LookupError("inner secret")

    async with httpx2.AsyncClient(transport=httpx2.ASGITransport(app=app), base_url="http://test") as client:
        answer = await client.get("/broken")
    assert (answer.status_code, answer.headers["content-type"]) == (500, "application/problem+json")
    assert "secret" not in answer.text
    failed, request = lines()
    assert "LookupError" in failed["error"]
    assert failed["request_id"] == request["request_id"] == answer.json()["request_id"]
    assert request["status"] == 500


def test_a_line_break_in_a_message_stays_in_its_line() -> None:
    record = logging.LogRecord("x", logging.INFO, "", 0, "two\nlines", None, None)
    assert "\n" not in JsonFormatter().format(record)


def test_uvicorns_own_lines_go_the_same_way(lines: Lines) -> None:
    logging.getLogger("uvicorn.error").info("Started server process")
    logging.getLogger("uvicorn.access").info("GET /")
    assert [line["message"] for line in lines()] == ["Started server process"]


async def test_cors_is_off_until_an_origin_is_named(make_client: ClientFactory) -> None:
    headers = {"Origin": "http://a.example"}
    closed = await (await make_client()).get("/health", headers=headers)
    assert "access-control-allow-origin" not in closed.headers
    opened = await (await make_client(cors_origins="http://a.example")).get("/health", headers=headers)
    assert opened.headers["access-control-allow-origin"] == "http://a.example"
