"""The conversations of one user: the only place that reads or writes their tables."""

from datetime import UTC, datetime

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from app.db import Database
from app.models import Conversation, Message, Role

CONVERSATIONS_LISTED = 50
MESSAGES_LISTED = 200

_LARGEST_ID = 2**31 - 1


class ConversationNotFoundError(Exception):
    """The user has no conversation of this number; whether somebody else has is not told."""

    def __init__(self, conversation_id: int) -> None:
        super().__init__(f"There is no conversation {conversation_id}.")


class ConversationStore:
    """Conversations of the user `user_id`; no method reaches anybody else's.

    Every method may raise `DatabaseUnavailableError`, those that are given a `conversation_id` also
    `ConversationNotFoundError`.
    """

    def __init__(self, database: Database, user_id: str) -> None:
        self._database = database
        self._user_id = user_id

    async def latest(self) -> list[Conversation]:
        """The conversations last used, the latest first; at most 50."""
        query = (
            select(Conversation)
            .where(Conversation.user_id == self._user_id)
            .order_by(col(Conversation.updated_at).desc(), col(Conversation.id).desc())
            .limit(CONVERSATIONS_LISTED)
        )
        async with self._database.session() as session:
            return list(await session.exec(query))

    async def messages(self, conversation_id: int, limit: int = MESSAGES_LISTED) -> list[Message]:
        """The last `limit` messages, oldest first."""
        async with self._database.session() as session:
            await self._find(session, conversation_id)
            query = (
                select(Message)
                .where(Message.conversation_id == conversation_id, Message.user_id == self._user_id)
                .order_by(col(Message.id).desc())
                .limit(limit)
            )
            return list(await session.exec(query))[::-1]

    async def add(self, conversation_id: int | None, role: Role, content: str) -> int:
        """Append a message, to a new conversation when `conversation_id` is None; answers its id."""
        async with self._database.session() as session:
            if conversation_id is None:
                conversation = Conversation(user_id=self._user_id)
                session.add(conversation)
                await session.flush()
            else:
                conversation = await self._find(session, conversation_id)
                conversation.updated_at = datetime.now(UTC)
            if conversation.id is None:  # never after a flush
                raise RuntimeError("the database gave the conversation no id")
            message = Message(
                user_id=self._user_id, conversation_id=conversation.id, role=role, content=content
            )
            session.add(message)
            return conversation.id

    async def _find(self, session: AsyncSession, conversation_id: int) -> Conversation:
        if not 0 < conversation_id <= _LARGEST_ID:  # Postgres would refuse the number itself
            raise ConversationNotFoundError(conversation_id)
        query = select(Conversation).where(
            Conversation.id == conversation_id, Conversation.user_id == self._user_id
        )
        conversation = (await session.exec(query)).first()
        if conversation is None:
            raise ConversationNotFoundError(conversation_id)
        return conversation
