"""Bring the database to the newest schema: `python -m app.migrate`; safe when many run at once."""

import asyncio
import logging
import sys
import time
from pathlib import Path

from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from alembic import command
from app.config import load_settings
from app.database_url import DatabaseUrl
from app.db import DatabaseUnavailableError, raise_if_unavailable
from app.engine import create_engine
from app.logs import configure_logging

LOCK_KEY = 7_461_001
"""Of the advisory lock; any number that nothing else in this database uses (the frontend has its own)."""
WAIT_SECONDS = 120.0
"""Longest wait for the database, and then for the lock."""
PAUSE_SECONDS = 1.0

_LOCK_NOT_AVAILABLE = "55P03"

_log = logging.getLogger("app.migrate")


class MigrationError(Exception):
    """The schema is not up to date; the message says why, without the password."""


async def migrate(url: DatabaseUrl, wait_seconds: float = WAIT_SECONDS) -> None:
    """Wait for the database, take the lock, upgrade to the newest revision.

    Lock and upgrade share one transaction: a process that dies leaves neither behind, and a pooler between
    here and Postgres (Neon's) cannot separate them.

    Raises:
        MigrationError: the database did not answer in time, or another process kept the lock.
    """
    engine = create_engine(url, command_seconds=None)
    try:
        await _wait(engine, url, wait_seconds)
        async with engine.begin() as connection:
            await _lock(connection, wait_seconds)
            await connection.run_sync(_upgrade)
    finally:
        await engine.dispose()


async def _lock(connection: AsyncConnection, seconds: float) -> None:
    await connection.execute(text(f"SET LOCAL lock_timeout = '{int(seconds * 1000)}ms'"))
    try:
        await connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": LOCK_KEY})
    except DBAPIError as error:
        if getattr(error.orig, "sqlstate", None) != _LOCK_NOT_AVAILABLE:
            raise
        raise MigrationError(
            f"another process has been migrating the database for more than {seconds:g} s;"
            f" look for it in pg_locks (locktype advisory, objid {LOCK_KEY})"
        ) from None


def _upgrade(connection: Connection) -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent.parent / "alembic"))
    config.attributes["connection"] = connection
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    newer = set(MigrationContext.configure(connection).get_current_heads()) - known
    if (
        newer
    ):  # the image was rolled back; schema changes are made so that the version before can live with them
        _log.warning(
            "the schema is newer than this version knows (%s); left as it is", ", ".join(sorted(newer))
        )
        return
    command.upgrade(config, "head")


async def _wait(engine: AsyncEngine, url: DatabaseUrl, seconds: float) -> None:
    deadline = time.monotonic() + seconds
    while True:
        try:
            await _probe(engine)
        except DatabaseUnavailableError as error:
            if error.refused:  # waiting would not help
                raise MigrationError(
                    f"the database at {url.place} refuses: {error};"
                    " check user, password and name in DATABASE_URL"
                ) from None
            if time.monotonic() >= deadline:
                raise MigrationError(
                    f"the database at {url.place} did not answer within {seconds:g} s: {error};"
                    " check host and port in DATABASE_URL and that the database runs"
                ) from None
            _log.info("waiting for the database at %s: %s", url.place, error)
            await asyncio.sleep(PAUSE_SECONDS)
        else:
            return


async def _probe(engine: AsyncEngine) -> None:
    try:
        async with engine.connect() as connection:
            await connection.execute(text("SELECT 1"))
    except Exception as error:
        raise_if_unavailable(error)
        raise


def main() -> int:
    """Run the command; the answer is its exit code."""
    settings = load_settings()
    configure_logging(settings.log_level)
    start = time.monotonic()
    try:
        asyncio.run(migrate(settings.database))
    except MigrationError as error:
        _log.error("%s", error)
        return 1
    _log.info("schema up to date", extra={"fields": {"seconds": round(time.monotonic() - start, 2)}})
    return 0


if __name__ == "__main__":
    sys.exit(main())
