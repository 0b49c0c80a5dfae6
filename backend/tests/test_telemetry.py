"""Traces, sent by the real server to a collector."""

import asyncio
import sys

import asyncpg
import httpx2
from opentelemetry.proto.trace.v1.trace_pb2 import Status

from tests.support.collector import Collector
from tests.support.issuer import Issuer
from tests.support.server_process import ServerProcess

TRACE = "0af7651916cd43dd8448eb211c80319c"
LONGEST = 20
CALLER = f"00-{TRACE}-b7ad6b7169203331-01"


def chat(server: ServerProcess, issuer: Issuer, message: str) -> httpx2.Response:
    headers = {"Authorization": f"Bearer {issuer.token('ann')}", "traceparent": CALLER}
    return httpx2.post(
        f"{server.url}/api/ann/chat", json={"message": message}, headers=headers, timeout=LONGEST
    )


def stream(server: ServerProcess, issuer: Issuer, message: str) -> httpx2.Response:
    content = [{"type": "input_text", "text": message}]
    params = {"input": {"content": content, "attachments": [], "inference_options": {}}}
    headers = {"Authorization": f"Bearer {issuer.token('ann')}", "traceparent": CALLER}
    body = {"type": "threads.create", "params": params}
    return httpx2.post(f"{server.url}/chatkit", json=body, headers=headers, timeout=LONGEST)


def test_a_message_is_one_trace_from_request_to_database_without_its_words(
    database_url: str, issuer: Issuer
) -> None:
    environment = {
        "DATABASE_URL": database_url,
        "BETTER_AUTH_JWKS_URL": issuer.jwks_url,
        "OTEL_BSP_SCHEDULE_DELAY": "50",
        "DRAIN_SECONDS": "0",
    }
    with (
        Collector() as collector,
        ServerProcess(OTEL_EXPORTER_OTLP_ENDPOINT=collector.origin, **environment) as server,
    ):
        assert chat(server, issuer, "add private-title").status_code == 200
        assert "thread.item.done" in stream(server, issuer, "add private-title").text
        httpx2.get(f"{server.url}/health")
        request = collector.wait_for("POST /api/{user_id}/chat")
        collector.wait_for("POST /chatkit")
        server.terminate()
        assert server.exit_code() == 0

        assert request.trace_id.hex() == TRACE
        assert request.parent_span_id.hex() == CALLER.split("-")[2]
        spans = [span for span in collector.spans() if span.trace_id.hex() == TRACE]
        names = [span.name for span in spans]
        for name in ("agent turn", "model call", "tools/call add_task", "INSERT"):
            assert names.count(name) >= 2, f"{name} in both ways to chat"
        assert not [span for span in collector.spans() if "health" in span.name]

        sent = "".join(str(export) for export in collector.exports)
        assert "private" not in sent
        assert 'string_value: "todo-backend"' in sent

    (line,) = [line for line in server.lines if line.get("path") == "/api/ann/chat"]
    assert line["trace_id"] == TRACE
    assert {line["level"] for line in server.lines} == {"info"}


async def test_an_error_of_the_database_is_a_failed_span_without_its_words(
    database_url: str, sql: asyncpg.Connection, issuer: Issuer
) -> None:
    await sql.execute("ALTER TABLE task ADD CONSTRAINT broken CHECK (title !~ 'private')")
    with Collector() as collector:
        environment = {"OTEL_EXPORTER_OTLP_ENDPOINT": collector.origin, "OTEL_BSP_SCHEDULE_DELAY": "50"}
        with ServerProcess(
            DATABASE_URL=database_url, BETTER_AUTH_JWKS_URL=issuer.jwks_url, **environment
        ) as server:
            headers = {"Authorization": f"Bearer {issuer.token('ann')}"}
            async with httpx2.AsyncClient(headers=headers, timeout=LONGEST) as client:
                answer = await client.post(f"{server.url}/api/ann/tasks", json={"title": "private"})
            request = await asyncio.to_thread(collector.wait_for, "POST /api/{user_id}/tasks")
    await sql.execute("ALTER TABLE task DROP CONSTRAINT broken")
    assert answer.status_code == 500
    assert request.status.code == Status.STATUS_CODE_ERROR
    assert [span for span in collector.spans() if span.name.startswith("INSERT") and span.status.code]
    assert "private" not in "".join(str(export) for export in collector.exports)


def test_a_collector_that_does_not_answer_disturbs_nobody(database_url: str, issuer: Issuer) -> None:
    environment = {
        "DATABASE_URL": database_url,
        "BETTER_AUTH_JWKS_URL": issuer.jwks_url,
        "OTEL_EXPORTER_OTLP_ENDPOINT": "http://127.0.0.1:9",
        "OTEL_BSP_SCHEDULE_DELAY": "50",
        "DRAIN_SECONDS": "0",
    }
    with ServerProcess(**environment) as server:
        assert [chat(server, issuer, "add x").status_code for _ in range(3)] == [200] * 3
        server.terminate()
        assert server.exit_code() == 0


async def test_who_wants_no_traces_does_not_load_what_makes_them(client: httpx2.AsyncClient) -> None:
    assert (await client.get("/api/ann/tasks")).status_code == 200
    assert "opentelemetry.sdk" not in sys.modules
