"""Alembic's environment: online only, on a connection given by app.migrate or made from DATABASE_URL."""

import asyncio

from sqlalchemy import Connection

from alembic import context
from app.config import load_settings
from app.engine import create_engine
from app.models import Task

# Better Auth keeps its tables in the same database; autogenerate must not want to drop them.
OWN_TABLES = Task.metadata.tables.keys()


def include_name(name: str | None, kind: str, _parents: object) -> bool:
    return kind != "table" or name in OWN_TABLES


def migrate(connection: Connection) -> None:
    context.configure(
        connection=connection, target_metadata=Task.metadata, include_name=include_name, compare_type=True
    )
    with context.begin_transaction():
        context.run_migrations()


async def migrate_by_settings() -> None:
    """For the `alembic` command: revision, check, history."""
    engine = create_engine(load_settings().database)
    async with engine.begin() as connection:
        await connection.run_sync(migrate)
    await engine.dispose()


given = context.config.attributes.get("connection")
if isinstance(given, Connection):
    migrate(given)
else:
    asyncio.run(migrate_by_settings())
