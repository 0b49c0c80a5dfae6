"""The tables this application owns; Better Auth owns user, session, account, verification and jwks."""

from datetime import UTC, datetime
from typing import Any, Literal
from uuid import uuid4

from sqlalchemy import CheckConstraint, Column, DateTime, Double, ForeignKey, Index, Integer, Text
from sqlalchemy.dialects.postgresql import JSONB
from sqlmodel import Field, SQLModel

SCHEMA_REVISION = "0003"
"""The migration that makes these tables; revisions are numbers, so that later ones compare greater."""

Role = Literal["user", "assistant"]


def _now() -> datetime:
    return datetime.now(UTC)


def new_id(kind: str) -> str:
    """A unique public id, e.g. `thr_…`: 122 random bits, where ChatKit's own ids have 32."""
    return f"{kind}_{uuid4().hex}"


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
    """A chat of one user with the agent: a thread, in ChatKit's words."""

    __table_args__ = (
        Index("ix_conversation_user_id_id", "user_id", "id"),
        Index("ix_conversation_user_id_updated_at", "user_id", "updated_at", "id"),
    )

    id: int | None = Field(default=None, primary_key=True)
    thread_id: str = Field(default_factory=lambda: new_id("thr"), sa_type=Text, unique=True)
    user_id: str = Field(sa_type=Text)
    title: str | None = Field(default=None, sa_type=Text)
    thread: dict[str, Any] = Field(default_factory=dict, sa_type=JSONB)
    """What else ChatKit keeps of a thread: status, metadata."""
    turn: str | None = Field(default=None, sa_type=Text)
    """Which answer is being given, see `app.turns`."""
    turn_until: datetime | None = Field(default=None, sa_type=DateTime(timezone=True))
    """When that answer is taken for dead unless it gave another sign of life."""
    created_at: datetime = Field(default_factory=_now, sa_type=DateTime(timezone=True))
    updated_at: datetime = Field(default_factory=_now, sa_type=DateTime(timezone=True))


class Message(SQLModel, table=True):
    """One message of a conversation, by the user or by the agent; a thread item, in ChatKit's words.

    Items that are no message (a workflow, a hidden note) are the agent's, with an empty `content`.
    """

    __table_args__ = (
        Index("ix_message_conversation_id_id", "conversation_id", "id"),
        CheckConstraint("role IN ('user', 'assistant')", name="ck_message_role"),
    )

    id: int | None = Field(default=None, primary_key=True)
    item_id: str = Field(default_factory=lambda: new_id("msg"), sa_type=Text, unique=True)
    user_id: str = Field(sa_type=Text)
    conversation_id: int = Field(
        sa_column=Column(Integer, ForeignKey("conversation.id", ondelete="CASCADE"), nullable=False)
    )
    role: Role = Field(sa_type=Text)
    content: str = Field(sa_type=Text)
    item: dict[str, Any] | None = Field(default=None, sa_type=JSONB)
    """ChatKit's item as JSON; None for a plain text, which `role` and `content` tell wholly."""
    created_at: datetime = Field(default_factory=_now, sa_type=DateTime(timezone=True))


class ToolCall(SQLModel, table=True):
    """What the agent did for a message of the user, written in the transaction that did it.

    An answer that is tried again begins from these calls, so nothing is done twice.
    """

    __tablename__ = "tool_call"
    __table_args__ = (Index("ix_tool_call_item_id_id", "item_id", "id"),)

    id: int | None = Field(default=None, primary_key=True)
    item_id: str = Field(
        sa_column=Column(Text, ForeignKey("message.item_id", ondelete="CASCADE"), nullable=False)
    )
    """The user's message."""
    user_id: str = Field(sa_type=Text)
    tool: str = Field(sa_type=Text)
    input: dict[str, Any] = Field(sa_type=JSONB)
    output: Any = Field(sa_type=JSONB)
    created_at: datetime = Field(default_factory=_now, sa_type=DateTime(timezone=True))


class IdempotencyKey(SQLModel, table=True):
    """A request that its sender may repeat, and its answer once there is one."""

    __tablename__ = "idempotency_key"
    __table_args__ = (Index("ix_idempotency_key_created_at", "created_at"),)

    user_id: str = Field(primary_key=True, sa_type=Text)
    key: str = Field(primary_key=True, sa_type=Text)
    fingerprint: str = Field(sa_type=Text)
    """Digest of method, path and body: the same key for another request is a mistake."""
    status: int | None = None
    """Of the answer; None while the request is served."""
    body: Any = Field(default=None, sa_type=JSONB, nullable=True)
    created_at: datetime = Field(default_factory=_now, sa_type=DateTime(timezone=True))


class RateLimit(SQLModel, table=True):
    """How much a user may still ask for: a token bucket that all replicas share."""

    __tablename__ = "rate_limit"
    __table_args__ = {"prefixes": ["UNLOGGED"]}

    user_id: str = Field(primary_key=True, sa_type=Text)
    name: str = Field(primary_key=True, sa_type=Text)
    """What is limited, e.g. `chat`."""
    tokens: float = Field(sa_type=Double)
    updated_at: datetime = Field(sa_type=DateTime(timezone=True))
