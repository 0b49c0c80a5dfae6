"""What a running application is made of."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Annotated, cast

import httpx2
from fastapi import Depends, Request

from app.agent.assistant import Assistant
from app.agent.choose_model import choose_model
from app.agent.observed_model import ObservedModel
from app.auth.keys import KeySet
from app.auth.verifier import TokenVerifier
from app.config import Settings
from app.db import Database
from app.rate_limit import RateLimit
from app.readiness import Readiness
from app.shutdown import Shutdown
from app.telemetry import open_telemetry
from app.tools.connection import open_tools


@dataclass(frozen=True)
class Services:
    """Everything a route may need; holds connections and public keys, no user's state."""

    database: Database
    readiness: Readiness
    tokens: TokenVerifier
    assistant: Assistant
    api_limit: RateLimit
    """Of all requests of a user."""
    chat_limit: RateLimit
    """Of the user's messages to the agent."""


@asynccontextmanager
async def open_services(settings: Settings) -> AsyncIterator[Services]:
    """Build the services and close them at the end of the block; nothing is connected to yet."""
    database = Database(settings.database, settings.database_connections)
    model = ObservedModel(choose_model(settings))
    shutdown = Shutdown(settings.drain_seconds)
    async with (
        httpx2.AsyncClient(follow_redirects=False) as client,
        open_telemetry(settings, database),
        open_tools(database) as tools,
    ):
        try:
            with shutdown.awaited():
                yield Services(
                    database=database,
                    readiness=Readiness(database, shutdown),
                    tokens=TokenVerifier(KeySet(settings.jwks_url, client), settings.better_auth_url),
                    assistant=Assistant(model, tools, settings.chat_timeout_seconds),
                    api_limit=RateLimit(database, "api", settings.api_requests_per_minute, book=20),
                    chat_limit=RateLimit(database, "chat", settings.chat_requests_per_minute),
                )
        finally:
            await model.close()
            await database.close()


def _services(request: Request) -> Services:
    return cast("Services", request.app.state.services)


ServicesDep = Annotated[Services, Depends(_services)]
"""The services of the application that serves the request."""
