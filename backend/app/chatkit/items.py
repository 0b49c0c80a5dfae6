"""Rows of the database as ChatKit's threads and items, and back."""

from datetime import UTC, datetime
from typing import Any

from chatkit.types import (
    AssistantMessageContent,
    AssistantMessageItem,
    InferenceOptions,
    ThreadItem,
    ThreadMetadata,
    UserMessageItem,
    UserMessageTextContent,
)
from pydantic import TypeAdapter

from app.models import Conversation, Message, Role

_ITEM: TypeAdapter[ThreadItem] = TypeAdapter(ThreadItem)
_IN_COLUMNS = {"id", "thread_id", "created_at"}


def to_thread(row: Conversation) -> ThreadMetadata:
    """The thread a conversation is."""
    return ThreadMetadata(id=row.thread_id, title=row.title, created_at=row.created_at, **row.thread)


def thread_columns(thread: ThreadMetadata) -> dict[str, Any]:
    """What may change of a thread, by the column's name."""
    rest = thread.model_dump(mode="json", include={"status", "allowed_image_domains", "metadata"})
    return {"title": thread.title, "thread": rest}


def to_item(row: Message, thread_id: str) -> ThreadItem:
    """The item a message is."""
    common = {"id": row.item_id, "thread_id": thread_id, "created_at": row.created_at}
    if row.item is not None:
        return _ITEM.validate_python(row.item | common)
    if row.role == "user":
        said = UserMessageTextContent(text=row.content)
        return UserMessageItem(content=[said], inference_options=InferenceOptions(), **common)
    return AssistantMessageItem(content=[AssistantMessageContent(text=row.content)], **common)


def item_columns(item: ThreadItem) -> dict[str, Any]:
    """An item by the names of the columns that keep it, its thread's and user's aside."""
    role: Role = "user" if isinstance(item, UserMessageItem) else "assistant"
    said = item.content if isinstance(item, UserMessageItem | AssistantMessageItem) else ()
    content = "".join(part.text for part in said)
    row = Message(
        item_id=item.id, user_id="", conversation_id=0, role=role, content=content, created_at=item.created_at
    )
    plain = to_item(row, item.thread_id) == item
    return {
        "item_id": item.id,
        "role": role,
        "content": content,
        "item": None if plain else item.model_dump(mode="json", exclude=_IN_COLUMNS, exclude_none=True),
        "created_at": item.created_at,
    }


def aware(moment: datetime) -> datetime:
    """`moment` with its time zone; without one it is local, as ChatKit makes them."""
    return moment.astimezone(UTC)
