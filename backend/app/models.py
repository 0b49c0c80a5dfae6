"""The tables this application owns; Better Auth owns user, session, account, verification and jwks."""

from datetime import UTC, datetime
from typing import Literal

from sqlalchemy import CheckConstraint, Column, DateTime, ForeignKey, Index, Integer, Text
from sqlmodel import Field, SQLModel

Role = Literal["user", "assistant"]


def _now() -> datetime:
    return datetime.now(UTC)


class Task(SQLModel, table=True):
    """Something a user wants to do."""

    __table_args__ = (Index("ix_task_user_id_id", "user_id", "id"),)

    id: int | None = Field(default=None, primary_key=True)
    user_id: str = Field(sa_type=Text)
    title: str = Field(sa_type=Text)
    description: str = Field(default="", sa_type=Text)
    completed: bool = False
    created_at: datetime = Field(default_factory=_now, sa_type=DateTime(timezone=True))
    updated_at: datetime = Field(default_factory=_now, sa_type=DateTime(timezone=True))


class Conversation(SQLModel, table=True):
    """A chat of one user with the agent."""

    __table_args__ = (Index("ix_conversation_user_id_id", "user_id", "id"),)

    id: int | None = Field(default=None, primary_key=True)
    user_id: str = Field(sa_type=Text)
    created_at: datetime = Field(default_factory=_now, sa_type=DateTime(timezone=True))
    updated_at: datetime = Field(default_factory=_now, sa_type=DateTime(timezone=True))


class Message(SQLModel, table=True):
    """One message of a conversation, by the user or by the agent."""

    __table_args__ = (
        Index("ix_message_conversation_id_id", "conversation_id", "id"),
        CheckConstraint("role IN ('user', 'assistant')", name="ck_message_role"),
    )

    id: int | None = Field(default=None, primary_key=True)
    user_id: str = Field(sa_type=Text)
    conversation_id: int = Field(
        sa_column=Column(Integer, ForeignKey("conversation.id", ondelete="CASCADE"), nullable=False)
    )
    role: Role = Field(sa_type=Text)
    content: str = Field(sa_type=Text)
    created_at: datetime = Field(default_factory=_now, sa_type=DateTime(timezone=True))
