"""How much a user may ask for: token buckets in Postgres, which all replicas share."""

import asyncio
import math
from collections import OrderedDict

from sqlalchemy import Double, bindparam, text

from app.db import Database
from app.metrics import RATE_LIMITED

MOST_USERS = 10_000
"""Users whose tickets a process remembers; the longest idle are forgotten first, and their tickets."""

# No row comes back when too little is in the bucket; a refusal writes nothing.
_TAKE = text("""
    INSERT INTO rate_limit AS bucket (user_id, name, tokens, updated_at)
    VALUES (:user_id, :name, :burst - :wanted, now())
    ON CONFLICT (user_id, name) DO UPDATE SET
        tokens = least(:burst, bucket.tokens + extract(epoch FROM now() - bucket.updated_at) * :per_second)
                 - :wanted,
        updated_at = now()
    WHERE least(:burst, bucket.tokens + extract(epoch FROM now() - bucket.updated_at) * :per_second)
          >= :wanted
    RETURNING 1
""").bindparams(*(bindparam(name, type_=Double) for name in ("burst", "wanted", "per_second")))


class RateLimitedError(Exception):
    """The user asks too often; `retry_after` is in whole seconds."""

    def __init__(self, retry_after: int) -> None:
        super().__init__("You are asking too often. Please wait a moment.")
        self.retry_after = retry_after


class RateLimit:
    """At most `per_minute` requests of a user in a minute, in all replicas together; 0: any number.

    A minute's worth may come at once. Tickets are taken from the shared bucket in books of `book`, which are
    used up here: the limit holds exactly, and a request seldom costs a round trip. The price: a user who
    comes near the limit may be refused while another replica has a few of their tickets left.
    """

    def __init__(self, database: Database, name: str, per_minute: int, book: int = 1) -> None:
        self._database = database
        self._name = name
        self._per_minute = per_minute
        self._book = min(book, max(per_minute, 1))
        self._users: OrderedDict[str, _Book] = OrderedDict()

    async def take(self, user_id: str) -> None:
        """Count one request of the user.

        Raises:
            RateLimitedError: it is one too many.
            DatabaseUnavailableError: the database did not answer.
        """
        if self._per_minute == 0:
            return
        book = self._users.setdefault(user_id, _Book())
        self._users.move_to_end(user_id)
        if len(self._users) > MOST_USERS:
            self._users.popitem(last=False)
        async with book.buying:  # requests at the same time share a book instead of buying one each
            if book.tickets == 0:
                await self._buy(user_id)
                book.tickets = self._book
            book.tickets -= 1

    async def _buy(self, user_id: str) -> None:
        values = {
            "user_id": user_id,
            "name": self._name,
            "burst": float(self._per_minute),
            "wanted": float(self._book),
            "per_second": self._per_minute / 60,
        }
        async with self._database.session() as session:
            connection = await session.connection()
            bought = (await connection.execute(_TAKE, values)).first()
        if bought is None:
            RATE_LIMITED.labels(self._name).inc()
            raise RateLimitedError(math.ceil(self._book * 60 / self._per_minute))


class _Book:
    def __init__(self) -> None:
        self.tickets = 0
        self.buying = asyncio.Lock()
