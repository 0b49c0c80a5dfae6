"""What /metrics tells."""

import asyncio
from collections.abc import Awaitable, Callable

import httpx2
import pytest
from prometheus_client.parser import text_string_to_metric_families

from app.observe_tool import observe_tool
from tests.support.client import ClientFactory
from tests.support.issuer import Issuer

Samples = dict[tuple[str, tuple[tuple[str, str], ...]], float]


async def scrape(client: httpx2.AsyncClient) -> Samples:
    text = (await client.get("/metrics")).text
    return {
        (sample.name, tuple(sorted(sample.labels.items()))): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


async def grown(client: httpx2.AsyncClient, action: Callable[[], Awaitable[object]]) -> Callable[..., float]:
    """By how much each metric grew meanwhile, e.g. `of("http_requests_total", method="GET")`."""
    before = await scrape(client)
    await action()
    after = await scrape(client)

    def of(name: str, **labels: str) -> float:
        key = (name, tuple(sorted(labels.items())))
        return after.get(key, 0) - before.get(key, 0)

    return of


async def test_requests_are_counted_by_method_route_and_status(client: httpx2.AsyncClient) -> None:
    async def requests() -> None:
        await client.get("/api/ann/tasks/1")
        await client.get("/api/ann/tasks/2")
        await client.post("/api/ann/tasks", json={})
        await client.get("/api/bob/tasks")

    of = await grown(client, requests)
    one = "/api/{user_id}/tasks/{task_id}"
    assert of("http_requests_total", method="GET", route=one, status="404") == 2
    assert of("http_requests_total", method="POST", route="/api/{user_id}/tasks", status="422") == 1
    assert of("http_requests_total", method="GET", route="/api/{user_id}/tasks", status="403") == 1
    assert of("http_request_duration_seconds_count", method="GET", route=one) == 2


async def test_what_callers_invent_makes_no_new_labels(client: httpx2.AsyncClient) -> None:
    async def nonsense() -> None:
        for number in range(20):
            await client.get(f"/nowhere/{number}")
            await client.request(f"METHOD{number}", "/health")
            await client.post("/mcp", json={"method": f"tools/{number}"})
            await client.post("/chatkit", json={"type": f"invented.{number}"})

    before = await scrape(client)
    of = await grown(client, nonsense)
    assert of("http_requests_total", method="GET", route="none", status="404") == 20
    assert of("http_requests_total", method="other", route="/health", status="405") == 20
    added = {key for key in await scrape(client) if key[0] == "http_requests_total"} - before.keys()
    assert len(added) <= 6


async def test_the_calls_of_model_and_tools_are_counted(client: httpx2.AsyncClient) -> None:
    async def chat() -> None:
        await client.post("/api/ann/chat", json={"message": "add buy milk"})
        params = {"name": "complete_task", "arguments": {"task_id": 99}}
        call = {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": params}
        accept = {"Accept": "application/json, text/event-stream"}
        assert (await client.post("/mcp", json=call, headers=accept)).json()["result"]["isError"]

    of = await grown(client, chat)
    assert of("model_calls_total", outcome="ok") == 2
    assert of("model_call_duration_seconds_count") == 2
    assert of("tool_calls_total", tool="add_task", outcome="ok") == 1
    assert of("tool_calls_total", tool="complete_task", outcome="refused") == 1
    assert of("tool_call_duration_seconds_count", tool="add_task") == 1


async def test_a_tool_that_raises_has_failed(client: httpx2.AsyncClient) -> None:
    async def fail() -> None:
        with pytest.raises(LookupError), observe_tool("add_task"):
            raise LookupError

    of = await grown(client, fail)
    assert of("tool_calls_total", tool="add_task", outcome="failed") == 1


async def test_streams_are_counted_while_they_run(client: httpx2.AsyncClient) -> None:
    content = [{"type": "input_text", "text": "help"}]
    message = {"input": {"content": content, "attachments": [], "inference_options": {}}}
    async with client.stream(
        "POST", "/chatkit", json={"type": "threads.create", "params": message}
    ) as stream:
        assert stream.headers["content-type"].startswith("text/event-stream")
        await stream.aread()
    assert (await scrape(client))["http_streams_in_progress", ()] == 0


async def test_the_pool_is_shown(make_client: ClientFactory, issuer: Issuer) -> None:
    client = await make_client(database_connections=3)
    headers = {"Authorization": f"Bearer {issuer.token('ann')}"}
    await asyncio.gather(*(client.get("/api/ann/tasks", headers=headers) for _ in range(10)))
    samples = await scrape(client)
    assert samples["database_connections_most", ()] == 3
    assert 1 <= samples["database_connections", (("state", "idle"),)] <= 3
    assert samples["database_connections", (("state", "in_use"),)] == 0
    assert samples["database_connections_waiting", ()] == 0


async def test_refusals_for_asking_too_often_are_counted(make_client: ClientFactory, issuer: Issuer) -> None:
    client = await make_client(chat_requests_per_minute=1)
    client.headers["Authorization"] = f"Bearer {issuer.token('ann')}"

    async def chat() -> None:
        for _ in range(3):
            await client.post("/api/ann/chat", json={"message": "help"})

    of = await grown(client, chat)
    assert of("rate_limited_requests_total", limit="chat") == 2


async def test_neither_users_nor_words_are_shown(client: httpx2.AsyncClient) -> None:
    await client.post("/api/ann/chat", json={"message": "add private-title"})
    await client.get("/private-path?private-query")
    text = (await client.get("/metrics")).text
    assert "private" not in text
    assert "ann" not in text.replace("cannot", "").replace("channel", "")
    assert 'todo_build_info{version="1.0.0"} 1.0' in text
