"""Requests and their answers, counted."""

import time
from http import HTTPMethod
from typing import Any

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.metrics import HTTP_REQUESTS, HTTP_SECONDS, HTTP_STREAMS

_METHODS = frozenset(HTTPMethod)


class HttpMetrics:
    """ASGI middleware: counts requests by method, route template and status, and times them."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        start = time.perf_counter()
        status = "none"  # stays when the client went away before there was an answer
        streaming = False

        async def send_and_look(message: Message) -> None:
            nonlocal status, streaming
            if message["type"] == "http.response.start":
                status = str(message["status"])
                streaming = (
                    Headers(raw=message["headers"]).get("content-type", "").startswith("text/event-stream")
                )
                if streaming:
                    HTTP_STREAMS.inc()
            await send(message)

        try:
            await self._app(scope, receive, send_and_look)
        finally:
            if streaming:
                HTTP_STREAMS.dec()
            # What callers choose freely (paths, invented methods) is no label.
            method = scope["method"] if scope["method"] in _METHODS else "other"
            route: Any = scope.get("route")
            template = getattr(route, "path", "none")
            HTTP_REQUESTS.labels(method, template, status).inc()
            HTTP_SECONDS.labels(method, template).observe(time.perf_counter() - start)
