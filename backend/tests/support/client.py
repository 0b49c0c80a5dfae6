"""HTTP clients of an application in this process."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

import httpx2

from app.application import create_app
from app.config import Settings
from tests.support.issuer import ORIGIN

ClientFactory = Callable[..., Awaitable[httpx2.AsyncClient]]


@asynccontextmanager
async def open_client(**settings: Any) -> AsyncIterator[httpx2.AsyncClient]:
    """Start an application and talk to it until the block ends."""
    app = create_app(Settings(**({"better_auth_url": ORIGIN} | settings)))
    transport = httpx2.ASGITransport(app=app, raise_app_exceptions=True)
    async with (
        app.router.lifespan_context(app),
        httpx2.AsyncClient(transport=transport, base_url="http://todo-backend:8000") as client,
    ):
        yield client
