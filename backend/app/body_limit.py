"""Bodies that are too large are refused."""

from starlette.datastructures import Headers
from starlette.middleware.body_limit import RequestBodyLimitMiddleware
from starlette.types import ASGIApp, Receive, Scope, Send

from app.problems import problem_response


class BodyLimit:
    """ASGI middleware: 413 for a body of more than `most_bytes`.

    One that says its length is refused before a byte is read; one that does not (chunked) is refused by
    Starlette's middleware as soon as it has grown too large.
    """

    def __init__(self, app: ASGIApp, most_bytes: int) -> None:
        self._app = RequestBodyLimitMiddleware(app, most_bytes)
        self._most_bytes = most_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        length = Headers(scope=scope).get("content-length", "") if scope["type"] == "http" else ""
        if length.isdecimal() and int(length) > self._most_bytes:
            detail = f"The request is too large: at most {self._most_bytes} bytes are accepted."
            await problem_response(413, detail)(scope, receive, send)
        else:
            await self._app(scope, receive, send)
