"""Past conversations of the signed-in user, so that a page has its history after a reload."""

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response
from pydantic import BaseModel, ConfigDict

from app.auth.dependency import UserId
from app.conversations import ConversationStore
from app.models import Conversation, Message, Role
from app.pages import LARGEST_PAGE, link_next
from app.services import ServicesDep
from app.tasks import LARGEST_ID

router = APIRouter(prefix="/api/{user_id}/conversations", tags=["chat"])

CONVERSATIONS_LISTED = 50
MESSAGES_LISTED = 200


class ConversationOut(BaseModel):
    """A conversation, without its messages."""

    model_config = ConfigDict(from_attributes=True)

    id: int
    thread_id: str
    """Its name in ChatKit's protocol."""
    title: str | None
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
Limit = Query(ge=1, le=LARGEST_PAGE)


@router.get("", response_model=list[ConversationOut])
async def list_conversations(
    store: Store,
    request: Request,
    response: Response,
    limit: Annotated[int, Limit] = CONVERSATIONS_LISTED,
    before: Annotated[
        int | None, Query(ge=1, le=LARGEST_ID, description="Only those used before this conversation.")
    ] = None,
) -> list[Conversation]:
    """The conversations last used, the latest first.

    When there are more than `limit`, the header `Link` names the next page (`rel="next"`).
    """
    found = await store.latest(limit + 1, before)
    if len(found) > limit:
        link_next(response, request, before=found[limit - 1].id)
    return found[:limit]


@router.get("/{conversation_id}/messages", response_model=list[MessageOut])
async def list_messages(
    store: Store,
    request: Request,
    response: Response,
    conversation_id: int,
    limit: Annotated[int, Limit] = MESSAGES_LISTED,
    before: Annotated[
        int | None, Query(ge=1, le=LARGEST_ID, description="Only those older than the message of this id.")
    ] = None,
) -> list[Message]:
    """The last messages of a conversation, oldest first.

    When there are more than `limit`, the header `Link` names the page before (`rel="next"`).
    """
    found = await store.messages(conversation_id, limit + 1, before)
    if len(found) > limit:
        found = found[1:]
        link_next(response, request, before=found[0].id)
    return found
