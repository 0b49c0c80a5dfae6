"""The conversations of one user, as REST shows them."""

from datetime import UTC, datetime

from sqlalchemy import ColumnElement, tuple_
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession
from sqlmodel.sql.expression import SelectOfScalar

from app.db import Sessions
from app.insert_message import insert_message
from app.models import Conversation, Message, Role, new_id
from app.tasks import LARGEST_ID

_LAST_USE = (col(Conversation.updated_at), col(Conversation.id))


class ConversationNotFoundError(Exception):
    """The user has no conversation of this number; whether somebody else has is not told."""

    def __init__(self, conversation_id: int) -> None:
        super().__init__(f"There is no conversation {conversation_id}.")


class ConversationStore:
    """Conversations of the user `user_id`; no method reaches anybody else's.

    Every method may raise `DatabaseUnavailableError`.
    """

    def __init__(self, database: Sessions, user_id: str) -> None:
        self._database = database
        self._user_id = user_id

    async def latest(self, limit: int, before: int | None = None) -> list[Conversation]:
        """The conversations last used, the latest first; `before`: only those used before this one.

        Raises:
            ConversationNotFoundError: the user has no conversation `before`.
        """
        query = select(Conversation).where(Conversation.user_id == self._user_id)
        async with self._database.session() as session:
            if before is not None:
                cursor = await self._find(session, before)
                query = query.where(tuple_(*_LAST_USE) < (cursor.updated_at, cursor.id))
            query = query.order_by(*(part.desc() for part in _LAST_USE)).limit(limit)
            return list(await session.exec(query))

    async def messages(self, conversation_id: int, limit: int, before: int | None = None) -> list[Message]:
        """The last `limit` texts, oldest first; `before`: only those older than the message of this id.

        Raises:
            ConversationNotFoundError: the user has no such conversation.
        """
        async with self._database.session() as session:
            await self._find(session, conversation_id)
            query = self._latest_items(conversation_id, limit).where(Message.content != "")
            if before is not None:
                query = query.where(col(Message.id) < before)
            return list(await session.exec(query))[::-1]

    async def items_until(self, item_id: str, conversation_id: int, limit: int) -> list[Message]:
        """The last `limit` messages and other items up to that one, oldest first; none if it is unknown."""
        last = select(Message.id).where(Message.item_id == item_id).scalar_subquery()
        query = self._latest_items(conversation_id, limit).where(col(Message.id) <= last)
        async with self._database.session() as session:
            return list(await session.exec(query))[::-1]

    async def add(self, conversation_id: int, role: Role, content: str, item_id: str | None = None) -> None:
        """Append a message; `item_id`: its public id. @default a new one.

        Raises:
            ConversationNotFoundError: the user has no such conversation.
        """
        columns = {
            "item_id": item_id or new_id("msg"),
            "user_id": self._user_id,
            "role": role,
            "content": content,
            "item": None,
            "created_at": datetime.now(UTC),
        }
        store = insert_message(columns, *self._owned(conversation_id)).returning(col(Message.id))
        async with self._database.session() as session:
            if (await session.exec(store)).first() is None:
                raise ConversationNotFoundError(conversation_id)

    def _latest_items(self, conversation_id: int, limit: int) -> SelectOfScalar[Message]:
        return (
            select(Message)
            .where(Message.conversation_id == conversation_id, Message.user_id == self._user_id)
            .order_by(col(Message.id).desc())
            .limit(limit)
        )

    async def _find(self, session: AsyncSession, conversation_id: int) -> Conversation:
        if not 0 < conversation_id <= LARGEST_ID:  # Postgres would refuse the number itself
            raise ConversationNotFoundError(conversation_id)
        query = select(Conversation).where(*self._owned(conversation_id))
        conversation = (await session.exec(query)).first()
        if conversation is None:
            raise ConversationNotFoundError(conversation_id)
        return conversation

    def _owned(self, conversation_id: int) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
        return col(Conversation.id) == conversation_id, col(Conversation.user_id) == self._user_id
