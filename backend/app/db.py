"""Sessions and transactions on Postgres."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from typing import Any, Protocol, cast

import asyncpg
from sqlalchemy import AsyncAdaptedQueuePool, Engine, text
from sqlalchemy.exc import DBAPIError, InterfaceError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from sqlalchemy.ext.asyncio import async_sessionmaker
from sqlmodel.ext.asyncio.session import AsyncSession

from app.database_url import DatabaseUrl
from app.engine import create_engine

READY_SECONDS = 2

# Classes of SQLSTATE which blame the server or the way to it, not the statement: connection, authorization,
# no such database, resources, operator intervention.
_REFUSED_STATES = ("28", "3D")
_UNAVAILABLE_STATES = ("08", "53", "57", *_REFUSED_STATES)

_FAILURES = (OSError, DBAPIError, PoolTimeoutError, asyncpg.PostgresError)


class DatabaseUnavailableError(Exception):
    """The database did not answer, or not as it should; nothing is known to be wrong with the request.

    `refused`: it answered, but it does not know the user, the password or the database.
    """

    def __init__(self, reason: str, *, refused: bool = False) -> None:
        super().__init__(reason)
        self.refused = refused


class DatabaseBusyError(DatabaseUnavailableError):
    """All connections were in use for too long."""


@dataclass(frozen=True)
class PoolUsage:
    """Connections at one moment."""

    idle: int
    in_use: int
    waiting: int
    """Transactions that wait for a connection, or for a new one to be opened."""
    most: int


class Sessions(Protocol):
    """Where a store gets its sessions: a `Database`, or a `Transaction` that it shares with others."""

    def session(self) -> AbstractAsyncContextManager[AsyncSession]:
        """A session for the length of an `async with` block."""


class Transaction:
    """A running transaction, to be given to several stores: all that they do happens, or nothing does."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    @asynccontextmanager
    async def session(self) -> AsyncIterator[AsyncSession]:
        """The transaction's session; what the block did is sent to the database, not yet committed."""
        yield self._session
        await self._session.flush()


class Database:
    """Sessions on one Postgres database."""

    def __init__(self, url: DatabaseUrl, connections: int = 10) -> None:
        """`connections`: the most it holds; those of all replicas must fit into Postgres' limit."""
        self._engine = create_engine(url, connections=connections)
        self._most = connections
        self._waiting = 0
        self._session = async_sessionmaker(self._engine, class_=AsyncSession, expire_on_commit=False)

    @asynccontextmanager
    async def session(self) -> AsyncIterator[AsyncSession]:
        """One transaction: committed at the end of the block, rolled back when the block raises.

        Raises:
            DatabaseUnavailableError: the database did not answer.
        """
        try:
            async with self._session.begin() as session:
                await self._connect(session)
                yield session
        except _FAILURES as error:
            raise_if_unavailable(error)
            raise

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Transaction]:
        """One transaction for several stores, ended as that of `session`.

        Raises:
            DatabaseUnavailableError: the database did not answer.
        """
        async with self.session() as session:
            yield Transaction(session)

    async def ask(self, query: str) -> Any:
        """The one value that `query` gives; for probes.

        Raises:
            DatabaseUnavailableError: the database did not answer within two seconds.
        """
        try:
            async with asyncio.timeout(READY_SECONDS), self._engine.connect() as connection:
                return (await connection.execute(text(query))).scalar()
        except _FAILURES as error:
            raise_if_unavailable(error)
            raise

    @property
    def sync_engine(self) -> Engine:
        """The engine, for those who listen to it."""
        return self._engine.sync_engine

    @property
    def usage(self) -> PoolUsage:
        """How much of the pool is in use."""
        pool = cast("AsyncAdaptedQueuePool", self._engine.pool)
        return PoolUsage(pool.checkedin(), pool.checkedout(), self._waiting, self._most)

    async def _connect(self, session: AsyncSession) -> None:
        self._waiting += 1
        try:
            await session.connection()
        finally:
            self._waiting -= 1

    async def close(self) -> None:
        """Give all connections back."""
        await self._engine.dispose()


def raise_if_unavailable(error: BaseException) -> None:
    """Raise `DatabaseUnavailableError` when `error` says that the database did not answer.

    Its message is the server's or the system's own: it may name host and user, never the password.
    """
    if isinstance(error, PoolTimeoutError):
        raise DatabaseBusyError("all connections are in use") from error
    cause = getattr(error, "orig", None) or error
    state = getattr(cause, "sqlstate", None) or ""
    lost = isinstance(error, DBAPIError) and (
        error.connection_invalidated or isinstance(error, InterfaceError)
    )
    # OSError: refused, unresolved, reset and, as TimeoutError, too late.
    if lost or isinstance(error, OSError) or state.startswith(_UNAVAILABLE_STATES):
        root = getattr(cause, "__cause__", None) or cause
        reason = str(root).partition("\n")[0] or type(root).__name__
        raise DatabaseUnavailableError(reason, refused=state.startswith(_REFUSED_STATES)) from error
