"""The pool of connections to Postgres."""

from typing import cast

import asyncpg
from sqlalchemy import AdaptedConnection, event
from sqlalchemy.exc import DisconnectionError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from app.database_url import DatabaseUrl

CONNECT_SECONDS = 5
COMMAND_SECONDS = 10
POOL_SECONDS = 3
"""Longest wait for a free connection."""
RECYCLE_SECONDS = 240
"""Serverless databases and proxies drop connections that were idle for some minutes."""


def create_engine(
    url: DatabaseUrl, *, connections: int = 1, command_seconds: float | None = COMMAND_SECONDS
) -> AsyncEngine:
    """A pool of connections, none of which is opened yet.

    `command_seconds`: longest time for a statement, None for as long as it takes.
    """
    engine = create_async_engine(
        url.url,
        connect_args={"timeout": CONNECT_SECONDS, "command_timeout": command_seconds} | url.connect_args,
        pool_size=connections,
        max_overflow=0,
        pool_timeout=POOL_SECONDS,
        pool_recycle=RECYCLE_SECONDS,
        hide_parameters=True,  # errors are logged, and parameters are what users wrote
    )
    event.listen(engine.sync_engine, "checkout", _refuse_closed)
    return engine


def _refuse_closed(connection: AdaptedConnection, _record: object, _proxy: object) -> None:
    """Let the pool replace a connection that was closed from outside: asyncpg knows without asking.

    SQLAlchemy's `pool_pre_ping` would cost each transaction two round trips.
    """
    if cast("asyncpg.Connection", connection.driver_connection).is_closed():
        raise DisconnectionError
