"""One answer at a time in a conversation, whichever replica gives it."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, func, update
from sqlmodel import col

from app.db import Database, DatabaseUnavailableError
from app.models import Conversation

LEASE_SECONDS = 10
"""After this time without a sign of life an answer is taken for dead, and another one may begin."""
RENEWAL_SECONDS = 3

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Turn:
    """The right to answer in `conversation`: nobody else does meanwhile."""

    conversation: Conversation
    token: str

    @property
    def conversation_id(self) -> int:
        """The number of the conversation."""
        if self.conversation.id is None:  # never: it comes from the database
            raise RuntimeError("the conversation has no number")
        return self.conversation.id

    @asynccontextmanager
    async def held(self, database: Database) -> AsyncIterator[None]:
        """Give signs of life for the length of the block, then give the right back."""
        renewal = asyncio.create_task(self._renew(database))
        try:
            yield
        finally:
            renewal.cancel()
            with suppress(DatabaseUnavailableError):  # then it expires
                await self._set(database, None)

    async def _renew(self, database: Database) -> None:
        while True:
            await asyncio.sleep(RENEWAL_SECONDS)
            try:
                await self._set(database, expiry())
            except DatabaseUnavailableError as error:
                _log.warning("the turn was not renewed: %s", error)

    async def _set(self, database: Database, until: ColumnElement[datetime] | None) -> None:
        mine = (col(Conversation.id) == self.conversation_id, col(Conversation.turn) == self.token)
        async with database.session() as session:
            await session.exec(update(Conversation).where(*mine).values(turn_until=until))


def expiry() -> ColumnElement[datetime]:
    """When a turn that gives a sign of life now ends, by the database's clock."""
    return func.now() + func.make_interval(0, 0, 0, 0, 0, 0, LEASE_SECONDS)


def answering() -> ColumnElement[bool]:
    """Whether a conversation is being answered, as an SQL condition."""
    return func.coalesce(col(Conversation.turn_until) > func.now(), False)
