"""One Postgres server for the session, one database for each worker, empty tables for each test."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack
from typing import Any

import asyncpg
import httpx2
import pytest
import pytest_asyncio

from app.config import Settings
from app.database_url import parse_database_url
from app.migrate import migrate
from tests.support.client import ClientFactory, open_client
from tests.support.issuer import Issuer
from tests.support.postgres import TestPostgres

_SERVER = pytest.StashKey[TestPostgres]()


def pytest_configure(config: pytest.Config) -> None:
    """Start the server in the process that starts the workers."""
    if not hasattr(config, "workerinput") and not config.option.collectonly:
        config.stash[_SERVER] = TestPostgres()


def pytest_configure_node(node: Any) -> None:
    """Tell a worker where the server is."""
    node.workerinput["postgres_url"] = node.config.stash[_SERVER].url


def pytest_unconfigure(config: pytest.Config) -> None:
    """Stop the server."""
    if (server := config.stash.get(_SERVER, None)) is not None:
        server.stop()


@pytest.fixture(autouse=True)
def no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the developer's own settings (an OpenAI key!) out of the tests."""
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.fixture(scope="session")
def postgres_url(pytestconfig: pytest.Config) -> str:
    """The server's first database, to make others from."""
    if hasattr(pytestconfig, "workerinput"):
        return str(pytestconfig.workerinput["postgres_url"])
    return pytestconfig.stash[_SERVER].url


@pytest.fixture(scope="session")
def worker_database(postgres_url: str, worker_id: str) -> str:
    """This worker's database, migrated."""

    async def make() -> str:
        url = await _create_database(postgres_url, f"todo_{worker_id}")
        await migrate(parse_database_url(url))
        return url

    return asyncio.run(make())


@pytest_asyncio.fixture
async def database_url(worker_database: str) -> str:
    """This worker's database with empty tables."""
    connection = await asyncpg.connect(worker_database)
    await connection.execute(
        "TRUNCATE task, conversation, message, idempotency_key, rate_limit RESTART IDENTITY CASCADE"
    )
    await connection.close()
    return worker_database


@pytest_asyncio.fixture
async def empty_database(postgres_url: str, worker_id: str) -> AsyncIterator[str]:
    """A database without any table."""
    name = f"empty_{worker_id}"
    yield await _create_database(postgres_url, name)
    await _admin(postgres_url, f"DROP DATABASE {name} WITH (FORCE)")


@pytest_asyncio.fixture
async def sql(database_url: str) -> AsyncIterator[asyncpg.Connection]:
    """A connection beside the application's, to witness."""
    connection = await asyncpg.connect(database_url)
    yield connection
    await connection.close()


@pytest.fixture
def issuer() -> Iterator[Issuer]:
    """Better Auth's stand-in."""
    with Issuer() as issuer:
        yield issuer


@pytest_asyncio.fixture
async def make_client(database_url: str, issuer: Issuer) -> AsyncIterator[ClientFactory]:
    """Makes clients of applications whose settings differ from the usual ones."""
    async with AsyncExitStack() as stack:

        async def make(**settings: Any) -> httpx2.AsyncClient:
            usual = {"database_url": database_url, "better_auth_jwks_url": issuer.jwks_url}
            return await stack.enter_async_context(open_client(**(usual | settings)))

        yield make


@pytest_asyncio.fixture
async def client(make_client: ClientFactory, issuer: Issuer) -> httpx2.AsyncClient:
    """A client of the application, signed in as ann."""
    client = await make_client()
    client.headers["Authorization"] = f"Bearer {issuer.token('ann')}"
    return client


async def _create_database(postgres_url: str, name: str) -> str:
    await _admin(postgres_url, f"CREATE DATABASE {name}")
    return postgres_url.rpartition("/")[0] + f"/{name}"


async def _admin(postgres_url: str, statement: str) -> None:
    connection = await asyncpg.connect(postgres_url)
    await connection.execute(statement)
    await connection.close()
