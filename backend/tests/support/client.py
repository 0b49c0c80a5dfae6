"""HTTP clients of an application in this process."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

import httpx2
from fastapi import FastAPI

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
        _running(app),
        httpx2.AsyncClient(transport=transport, base_url="http://todo-backend:8000") as client,
    ):
        yield client


@asynccontextmanager
async def _running(app: FastAPI) -> AsyncIterator[None]:
    """Start and stop `app` in a task of its own, as servers do: fixtures begin and end in different tasks."""
    started, ended = asyncio.Event(), asyncio.Event()

    async def run() -> None:
        async with app.router.lifespan_context(app):
            started.set()
            await ended.wait()

    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(run())
        await started.wait()
        yield
        ended.set()
