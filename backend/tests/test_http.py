"""What holds for every answer: limits, headers, other origins, errors."""

from collections.abc import AsyncIterator

import httpx2
import pytest
from fastapi import FastAPI

from app.http_metrics import HttpMetrics
from app.problems import install_problem_handlers
from app.request_log import RequestLog
from app.security_headers import SecurityHeaders
from tests.support.client import ClientFactory
from tests.support.issuer import Issuer

ELSEWHERE = {"Origin": "http://a.example"}
PREFLIGHT = ELSEWHERE | {
    "Access-Control-Request-Method": "POST",
    "Access-Control-Request-Headers": "authorization,content-type,idempotency-key",
}


async def chunks(number: int, size: int = 1000) -> AsyncIterator[bytes]:
    for _ in range(number):
        yield b"x" * size


async def test_a_body_that_is_too_large_is_refused_however_it_is_sent(
    make_client: ClientFactory, issuer: Issuer
) -> None:
    client = await make_client(max_request_bytes=2000)
    client.headers |= {"Authorization": f"Bearer {issuer.token()}", "Content-Type": "application/json"}
    for path in ("/api/ann/tasks", "/chatkit", "/mcp"):
        for content in (b"x" * 2001, chunks(3)):
            answer = await client.post(path, content=content)
            assert (answer.status_code, answer.json()["status"]) == (413, 413), path
            assert answer.json()["detail"].startswith("The request is too large")
            assert answer.headers["content-type"] == "application/problem+json"


async def test_a_body_of_the_largest_size_is_read(client: httpx2.AsyncClient) -> None:
    body = b'{"title": "x"}'.ljust(262_144)
    headers = {"Content-Type": "application/json"}
    assert (await client.post("/api/ann/tasks", content=body, headers=headers)).status_code == 201
    assert (await client.post("/api/ann/tasks", content=body + b" ", headers=headers)).status_code == 413


@pytest.mark.parametrize("path", ["/health", "/api/ann/tasks", "/api/bob/tasks", "/nowhere", "/metrics"])
async def test_every_answer_carries_the_security_headers(client: httpx2.AsyncClient, path: str) -> None:
    headers = (await client.get(path)).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["content-security-policy"] == "default-src 'none'; frame-ancestors 'none'"
    assert headers["cache-control"] == "no-store"


async def test_the_page_of_the_routes_may_load_what_it_needs(client: httpx2.AsyncClient) -> None:
    page = await client.get("/docs")
    policy = page.headers["content-security-policy"]
    for source in ("https://cdn.jsdelivr.net", "https://fastapi.tiangolo.com"):
        assert source in page.text
        assert source in policy
    assert "connect-src 'self'" in policy
    assert (await client.get("/redoc")).status_code == 404


async def test_an_unexpected_error_has_headers_and_is_counted_too() -> None:
    app = FastAPI()
    install_problem_handlers(app)
    app.add_middleware(RequestLog)
    app.add_middleware(HttpMetrics)
    app.add_middleware(SecurityHeaders, docs_path=None)

    @app.get("/broken")
    async def broken() -> None:
        raise LookupError("inner secret")

    async with httpx2.AsyncClient(transport=httpx2.ASGITransport(app=app), base_url="http://test") as client:
        answer = await client.get("/broken")
    assert (answer.status_code, answer.headers["x-content-type-options"]) == (500, "nosniff")


async def test_without_named_origins_no_other_page_may_call(client: httpx2.AsyncClient) -> None:
    answer = await client.get("/health", headers=ELSEWHERE)
    assert not [name for name in answer.headers if name.startswith("access-control")]
    assert (await client.options("/api/ann/tasks", headers=PREFLIGHT)).status_code == 405


async def test_a_named_origin_may_call_and_no_other(make_client: ClientFactory, issuer: Issuer) -> None:
    client = await make_client(cors_origins="http://a.example,http://b.example")
    allowed = await client.options("/api/ann/tasks", headers=PREFLIGHT)
    assert (allowed.status_code, allowed.headers["access-control-allow-origin"]) == (200, "http://a.example")
    assert "Idempotency-Key" in allowed.headers["access-control-allow-headers"]
    answer = await client.get("/api/ann/tasks", headers=ELSEWHERE)
    assert answer.status_code == 401
    assert answer.headers["access-control-allow-origin"] == "http://a.example", "errors can be read as well"
    assert "access-control-allow-credentials" not in answer.headers
    assert set(answer.headers["access-control-expose-headers"].split(", ")) == {
        "X-Request-ID", "Idempotency-Replayed", "Link", "Retry-After",
    }  # fmt: skip
    for origin in ("http://a.example.evil", "https://a.example", "null"):
        refused = await client.options("/api/ann/tasks", headers=PREFLIGHT | {"Origin": origin})
        assert refused.status_code == 400
        for response in (refused, await client.get("/health", headers={"Origin": origin})):
            assert "access-control-allow-origin" not in response.headers


@pytest.mark.parametrize(
    ("method", "path", "status", "detail"),
    [
        ("GET", "/nowhere", 404, "There is nothing at this address."),
        ("DELETE", "/health", 405, "This address does not take this method."),
        ("GET", "/api/ann/tasks/x", 422, "The task_id should be a valid integer, unable"),
        ("POST", "/api/ann/tasks", 422, "The body is missing."),
        ("GET", "/api/ann/tasks/9", 404, "There is no task 9."),
    ],
)
async def test_every_error_is_a_problem_with_a_sentence_and_the_request_id(
    client: httpx2.AsyncClient, method: str, path: str, status: int, detail: str
) -> None:
    answer = await client.request(method, path)
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
    problem = answer.json()
    assert problem["detail"].startswith(detail)
    assert problem["detail"].endswith(".")
    assert problem["status"] == status
    assert problem["request_id"] == answer.headers["x-request-id"]
    assert problem["title"]
