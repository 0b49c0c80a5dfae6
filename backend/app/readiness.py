"""Whether requests should be sent to this process."""

from sqlalchemy.exc import ProgrammingError

from app.db import Database
from app.models import SCHEMA_REVISION
from app.shutdown import Shutdown

_UNDEFINED_TABLE = "42P01"


class NotReadyError(Exception):
    """The process serves no requests now; the message says why."""


class Readiness:
    """Ready: not about to end, the database answers, and its schema is one this version knows."""

    def __init__(self, database: Database, shutdown: Shutdown) -> None:
        self._database = database
        self._shutdown = shutdown
        self._schema_good = False

    async def check(self) -> None:
        """Do nothing when ready.

        Raises:
            NotReadyError: it is about to end, or the schema is older than this version.
            DatabaseUnavailableError: the database does not answer.
        """
        if self._shutdown.began:
            raise NotReadyError("This process is about to end.")
        if self._schema_good:
            await self._database.ask("SELECT 1")
            return
        revision = await self._revision()
        if revision is None or revision < SCHEMA_REVISION:
            found = revision or "nothing"
            raise NotReadyError(
                f"The schema is at {found}, needed is {SCHEMA_REVISION}: run python -m app.migrate."
            )
        self._schema_good = True  # migrations only go forward

    async def _revision(self) -> str | None:
        try:
            return str(await self._database.ask("SELECT version_num FROM alembic_version"))
        except ProgrammingError as error:
            if getattr(error.orig, "sqlstate", None) == _UNDEFINED_TABLE:
                return None
            raise
