"""Past conversations of the signed-in user, so that a page has its history after a reload."""

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Depends
from pydantic import BaseModel, ConfigDict

from app.auth.dependency import UserId
from app.conversations import ConversationStore
from app.models import Conversation, Message, Role
from app.services import ServicesDep

router = APIRouter(prefix="/api/{user_id}/conversations", tags=["chat"])


class ConversationOut(BaseModel):
    """A conversation, without its messages."""

    model_config = ConfigDict(from_attributes=True)

    id: int
    created_at: datetime
    updated_at: datetime


class MessageOut(BaseModel):
    """A message of a conversation."""

    model_config = ConfigDict(from_attributes=True)

    id: int
    role: Role
    content: str
    created_at: datetime


def _store(user_id: UserId, services: ServicesDep) -> ConversationStore:
    return ConversationStore(services.database, user_id)


Store = Annotated[ConversationStore, Depends(_store)]


@router.get("", response_model=list[ConversationOut])
async def list_conversations(store: Store) -> list[Conversation]:
    """The conversations last used, the latest first."""
    return await store.latest()


@router.get("/{conversation_id}/messages", response_model=list[MessageOut])
async def list_messages(store: Store, conversation_id: int) -> list[Message]:
    """The last messages of a conversation, oldest first."""
    return await store.messages(conversation_id)
