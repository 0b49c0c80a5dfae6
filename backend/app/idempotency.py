"""Requests that their sender may repeat without doing anything twice: the header Idempotency-Key."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Annotated, Any

from fastapi import Depends, Header, Request
from fastapi.responses import JSONResponse
from sqlalchemy import ColumnElement, and_, delete, tuple_, update
from sqlalchemy.dialects.postgresql import insert
from sqlmodel import col, select

from app.auth.dependency import TokenUser
from app.db import Sessions
from app.models import IdempotencyKey
from app.problems import ProblemError

KEPT = timedelta(hours=24)
"""After this time a key is free again, and its row is deleted."""
EXPIRED_DELETED = 20
"""Most expired rows that one new key takes away: more than one, so the table does not grow for ever."""
REPLAYED = {"Idempotency-Replayed": "true"}
"""Header of an answer that was given before."""

_ID = tuple_(col(IdempotencyKey.user_id), col(IdempotencyKey.key))


@dataclass(frozen=True)
class FirstAnswer:
    """What the first request with a key got."""

    status: int | None
    """None: it is being served, or its process died."""
    body: Any
    """The answer's JSON; while `status` is None the note that `claim` was given."""

    def replay(self) -> JSONResponse:
        """The same answer again.

        Raises:
            ProblemError: 409, there is none yet.
        """
        if self.status is None:
            detail = "The first request with this Idempotency-Key is not answered yet. Please wait a moment."
            raise ProblemError(409, detail, headers={"Retry-After": "1"})
        return JSONResponse(self.body, status_code=self.status, headers=REPLAYED)


class Idempotency:
    """The key of one request; without the header every method does nothing.

    Claim the key in the transaction that has the request's first effect: then neither is without the other.
    Of two requests with one key the second waits in `claim` until the first one's transaction has ended.
    """

    def __init__(self, user_id: str, key: str | None, fingerprint: str) -> None:
        self._user_id = user_id
        self._key = key
        self._fingerprint = fingerprint

    @property
    def _own_row(self) -> ColumnElement[bool]:
        return and_(col(IdempotencyKey.user_id) == self._user_id, col(IdempotencyKey.key) == self._key)

    async def claim(self, sessions: Sessions, note: Any = None) -> FirstAnswer | None:
        """Take the key: None says "go on", anything else that an earlier request has it.

        `note`: JSON to find what the request has begun, kept until `settle`.

        Raises:
            ProblemError: 422, the key came with another request before.
        """
        if self._key is None:
            return None
        now = datetime.now(UTC)
        expired = col(IdempotencyKey.created_at) < now - KEPT
        oldest = (
            select(IdempotencyKey.user_id, IdempotencyKey.key)
            .where(expired, ~self._own_row)
            .order_by(col(IdempotencyKey.created_at))
            .limit(EXPIRED_DELETED)
            .with_for_update(skip_locked=True)
        )
        row = {"fingerprint": self._fingerprint, "status": None, "body": note, "created_at": now}
        claimed = (
            insert(IdempotencyKey)
            .values(user_id=self._user_id, key=self._key, **row)
            .on_conflict_do_update(index_elements=["user_id", "key"], set_=row, where=expired)
            .returning(col(IdempotencyKey.key))
            .add_cte(delete(IdempotencyKey).where(_ID.in_(oldest)).cte("deleted"))
        )
        async with sessions.session() as session:
            if (await session.exec(claimed)).first() is not None:
                return None
            first = await session.get_one(IdempotencyKey, (self._user_id, self._key))
        if first.fingerprint != self._fingerprint:
            detail = "This Idempotency-Key was used for another request. Please use a new one."
            raise ProblemError(422, detail)
        return FirstAnswer(first.status, first.body)

    async def settle(self, sessions: Sessions, status: int, body: Any) -> None:
        """Keep the answer, `body` as JSON, for repetitions of the request."""
        if self._key is None:
            return
        async with sessions.session() as session:
            await session.exec(update(IdempotencyKey).where(self._own_row).values(status=status, body=body))


async def _idempotency(
    request: Request,
    user_id: TokenUser,
    idempotency_key: Annotated[
        str | None,
        Header(
            min_length=1,
            max_length=200,
            description="Any text of your own; a repetition with this key and body gets the first answer.",
        ),
    ] = None,
) -> Idempotency:
    fingerprint = sha256(f"{request.method} {request.url.path}\n".encode() + await request.body())
    return Idempotency(user_id, idempotency_key, fingerprint.hexdigest())


IdempotencyDep = Annotated[Idempotency, Depends(_idempotency)]
"""The Idempotency-Key of the request."""
