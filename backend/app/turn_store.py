"""Where turns begin."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import TypeVar

from sqlalchemy import ColumnElement, func, insert, update
from sqlmodel import col, select

from app.db import Sessions
from app.models import Conversation, new_id
from app.problems import ProblemError
from app.turns import LEASE_SECONDS, Turn, answering, expiry

PATIENCE_SECONDS = LEASE_SECONDS + 2.0
"""How long a turn waits for the one before: one that was stopped takes a moment to end, and one whose process
died is in the way until its lease ends."""
_FIRST_LOOK_SECONDS = 0.05
_LONGEST_LOOK_SECONDS = 0.5

T = TypeVar("T")


class TurnInProgressError(Exception):
    """The conversation is being answered."""


class TurnStore:
    """The turns of the user `user_id`; no method reaches anybody else's conversations.

    Every method may raise `DatabaseUnavailableError`.
    """

    def __init__(self, database: Sessions, user_id: str) -> None:
        self._database = database
        self._user_id = user_id

    async def begin_new(self, thread_id: str, title: str | None = None) -> Turn:
        """A turn in a new conversation."""
        token = new_id("turn")
        make = (
            insert(Conversation)
            .values(thread_id=thread_id, user_id=self._user_id, title=title, thread={})
            .values(created_at=func.now(), updated_at=func.now(), turn=token, turn_until=expiry())
            .returning(Conversation)
        )
        async with self._database.session() as session:
            return Turn((await session.exec(make)).scalar_one(), token)

    async def begin(self, which: ColumnElement[bool]) -> Turn | None:
        """A turn in the conversation `which`; None when the user has no such.

        Raises:
            TurnInProgressError: it is being answered.
        """
        token = new_id("turn")
        mine = col(Conversation.user_id) == self._user_id
        take = (
            update(Conversation)
            .where(which, mine, ~answering())
            .values(turn=token, turn_until=expiry(), updated_at=func.now())
            .returning(Conversation)
        )
        async with self._database.session() as session:
            if (taken := (await session.exec(take)).scalar_one_or_none()) is not None:
                return Turn(taken, token)
            if (await session.exec(select(Conversation.id).where(which, mine))).first() is None:
                return None
        raise TurnInProgressError

    async def running(self, which: ColumnElement[bool]) -> bool:
        """Whether the conversation `which` is being answered; not when the user has no such."""
        mine = col(Conversation.user_id) == self._user_id
        query = select(Conversation.id).where(which, mine, answering())
        async with self._database.session() as session:
            return (await session.exec(query)).first() is not None


async def patiently(begin: Callable[[], Awaitable[T]]) -> T:
    """What `begin` answers, once no other turn is in its way.

    Raises:
        ProblemError: 409, the turn before does not end.
    """
    deadline = time.monotonic() + PATIENCE_SECONDS
    pause = _FIRST_LOOK_SECONDS
    while True:
        try:
            return await begin()
        except TurnInProgressError:
            if time.monotonic() > deadline:
                detail = "The message before is still being answered. Please wait for the answer, or stop it."
                raise ProblemError(409, detail, headers={"Retry-After": "3"}) from None
        await asyncio.sleep(pause)
        pause = min(2 * pause, _LONGEST_LOOK_SECONDS)
