"""One log line for every request, with its id."""

import logging
import re
import time
from uuid import uuid4

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.logs import log_user, request_id
from app.problems import problem_response

_log = logging.getLogger("app.request")
_ACCEPTED = re.compile(r"[A-Za-z0-9._-]{1,64}")
_PROBES = ("/health", "/health/ready")


class RequestLog:
    """ASGI middleware: gives each request an id (the caller's X-Request-ID when sane) and logs its end.

    Probes that pass are logged at level debug. Neither query, headers nor bodies are logged.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        offered = Headers(scope=scope).get("x-request-id", "")
        current = offered if _ACCEPTED.fullmatch(offered) else uuid4().hex
        token = request_id.set(current)
        user_token = log_user.set(None)
        start = time.perf_counter()
        status = 0

        async def send_with_id(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                MutableHeaders(scope=message)["X-Request-ID"] = current
            await send(message)

        try:
            await self._app(scope, receive, send_with_id)
        except Exception:
            _log.exception("request failed")
            if status:  # half an answer is out: only a broken connection can tell the caller
                raise
            response = problem_response(500, "Something went wrong on our side. Please try again.")
            await response(scope, receive, send_with_id)
        finally:
            self._write(scope, status, time.perf_counter() - start)
            log_user.reset(user_token)
            request_id.reset(token)

    @staticmethod
    def _write(scope: Scope, status: int, seconds: float) -> None:
        quiet = scope["path"] in _PROBES and status == 200
        fields = {
            "method": scope["method"],
            "path": scope["path"],
            "status": status,
            "ms": round(seconds * 1000, 1),
        }
        _log.log(logging.DEBUG if quiet else logging.INFO, "request", extra={"fields": fields})
