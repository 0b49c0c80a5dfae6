"""Errors of the store that make sense inside a stream and outside."""

from chatkit.errors import CustomStreamError
from chatkit.store import NotFoundError

from app.db import DatabaseUnavailableError


class ThreadOrItemNotFoundError(NotFoundError, CustomStreamError):
    """The user has no such thread or item: 404 before a stream, an error event in it."""

    def __init__(self, kind: str) -> None:
        CustomStreamError.__init__(self, f"This {kind} does not exist.", allow_retry=False)

    def __str__(self) -> str:
        return self.message


class StoreUnavailableError(DatabaseUnavailableError, CustomStreamError):
    """The database did not answer: 503 before a stream, an error event in it."""

    def __init__(self, error: DatabaseUnavailableError) -> None:
        DatabaseUnavailableError.__init__(self, str(error), refused=error.refused)
        self.message = "The database does not answer at the moment. Please try again in a few seconds."
        self.allow_retry = True
