"""How a message gets into a conversation."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, literal, select
from sqlalchemy.dialects.postgresql import Insert, insert
from sqlmodel import col

from app.models import Conversation, Message


def insert_message(columns: Mapping[str, Any], *conversation: ColumnElement[bool]) -> Insert:
    """The statement that adds a message to the conversation that fulfils the conditions.

    It adds nothing when there is none: so one round trip tells whether the user has it, and adds to it.
    """
    values = (literal(value, getattr(Message, name).type) for name, value in columns.items())
    row = select(*values, col(Conversation.id)).where(*conversation)
    return insert(Message).from_select([*columns, "conversation_id"], row)
