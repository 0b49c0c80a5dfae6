"""The connection to Postgres."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from asyncpg import PostgresError
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, InterfaceError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from sqlalchemy.ext.asyncio import AsyncEngine, async_sessionmaker, create_async_engine
from sqlmodel.ext.asyncio.session import AsyncSession

from app.database_url import DatabaseUrl

CONNECT_SECONDS = 5
COMMAND_SECONDS = 10
POOL_SECONDS = 5
READY_SECONDS = 2
# One replica uses at most ten connections: ten replicas fit into Postgres' default of 100.
POOL_SIZE = 5
POOL_OVERFLOW = 5
# Serverless databases and proxies drop connections that were idle for some minutes.
RECYCLE_SECONDS = 240

# Classes of SQLSTATE which blame the server or the way to it, not the statement: connection, authorization,
# no such database, resources, operator intervention.
_REFUSED_STATES = ("28", "3D")
_UNAVAILABLE_STATES = ("08", "53", "57", *_REFUSED_STATES)


_FAILURES = (OSError, DBAPIError, PoolTimeoutError, PostgresError)


class DatabaseUnavailableError(Exception):
    """The database did not answer, or not as it should; nothing is known to be wrong with the request.

    `refused`: it answered, but it does not know the user, the password or the database.
    """

    def __init__(self, reason: str, *, refused: bool = False) -> None:
        super().__init__(reason)
        self.refused = refused


class Database:
    """Sessions on one Postgres database."""

    def __init__(self, url: DatabaseUrl) -> None:
        self._engine = create_engine(url)
        self._session = async_sessionmaker(self._engine, class_=AsyncSession, expire_on_commit=False)

    @asynccontextmanager
    async def session(self) -> AsyncIterator[AsyncSession]:
        """One transaction: committed at the end of the block, rolled back when the block raises.

        Raises:
            DatabaseUnavailableError: the database did not answer.
        """
        try:
            async with self._session.begin() as session:
                yield session
        except _FAILURES as error:
            raise_if_unavailable(error)
            raise

    async def check(self) -> None:
        """Ask the database for a sign of life.

        Raises:
            DatabaseUnavailableError: it gave none within two seconds.
        """
        try:
            async with asyncio.timeout(READY_SECONDS), self._engine.connect() as connection:
                await connection.execute(text("SELECT 1"))
        except _FAILURES as error:
            raise_if_unavailable(error)
            raise

    async def close(self) -> None:
        """Give all connections back."""
        await self._engine.dispose()


def create_engine(url: DatabaseUrl, command_seconds: float | None = COMMAND_SECONDS) -> AsyncEngine:
    """A pool of connections, none of which is opened yet.

    `command_seconds`: longest time for a statement, None for as long as it takes.
    """
    return create_async_engine(
        url.url,
        connect_args={"timeout": CONNECT_SECONDS, "command_timeout": command_seconds} | url.connect_args,
        pool_pre_ping=True,
        pool_size=POOL_SIZE,
        max_overflow=POOL_OVERFLOW,
        pool_timeout=POOL_SECONDS,
        pool_recycle=RECYCLE_SECONDS,
        hide_parameters=True,  # errors are logged, and parameters are what users wrote
    )


def raise_if_unavailable(error: BaseException) -> None:
    """Raise `DatabaseUnavailableError` when `error` says that the database did not answer.

    Its message is the server's or the system's own: it may name host and user, never the password.
    """
    cause = getattr(error, "orig", None) or error
    state = getattr(cause, "sqlstate", None) or ""
    lost = isinstance(error, DBAPIError) and (
        error.connection_invalidated or isinstance(error, InterfaceError)
    )
    # OSError: refused, unresolved, reset and, as TimeoutError, too late.
    if lost or isinstance(error, (OSError, PoolTimeoutError)) or state.startswith(_UNAVAILABLE_STATES):
        root = getattr(cause, "__cause__", None) or cause
        reason = str(root).partition("\n")[0] or type(root).__name__
        raise DatabaseUnavailableError(reason, refused=state.startswith(_REFUSED_STATES)) from error
