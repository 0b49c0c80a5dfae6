"""What a running application is made of."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Annotated, cast

import httpx2
from fastapi import Depends, Request

from app.agent.assistant import Assistant
from app.agent.choose_model import choose_model
from app.auth.keys import KeySet
from app.auth.verifier import TokenVerifier
from app.config import Settings
from app.db import Database


@dataclass(frozen=True)
class Services:
    """Everything a route may need; holds connections and public keys, no user's state."""

    database: Database
    tokens: TokenVerifier
    assistant: Assistant


@asynccontextmanager
async def open_services(settings: Settings) -> AsyncIterator[Services]:
    """Build the services and close them at the end of the block; nothing is connected to yet."""
    database = Database(settings.database)
    model = choose_model(settings)
    async with httpx2.AsyncClient(follow_redirects=False) as client:
        try:
            yield Services(
                database=database,
                tokens=TokenVerifier(KeySet(settings.jwks_url, client), settings.better_auth_url),
                assistant=Assistant(model, database, settings.chat_timeout_seconds),
            )
        finally:
            await model.close()
            await database.close()


def _services(request: Request) -> Services:
    return cast("Services", request.app.state.services)


ServicesDep = Annotated[Services, Depends(_services)]
"""The services of the application that serves the request."""
