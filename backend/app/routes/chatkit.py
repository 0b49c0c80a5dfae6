"""ChatKit's protocol: one address, many operations."""

from typing import Annotated

from fastapi import APIRouter, Body, Response
from sqlmodel import col

from app.auth.dependency import TokenUser
from app.chatkit.begin_turn import begin_turn
from app.chatkit.context import ChatKitContext
from app.chatkit.event_stream import EventStream, encode
from app.chatkit.replay import replay
from app.chatkit.requests import ChatKitRequest, CreateThread, StreamingRequest
from app.chatkit.server import TodoChatKitServer
from app.chatkit.store import ThreadStore
from app.db import Database
from app.idempotency import REPLAYED, IdempotencyDep
from app.models import Conversation
from app.problems import ProblemError
from app.services import ServicesDep
from app.turn_store import TurnStore

router = APIRouter(tags=["chat"])


@router.post(
    "/chatkit",
    response_class=Response,
    responses={200: {"content": {"application/json": {}, "text/event-stream": {}}}},
)
async def chatkit(
    user_id: TokenUser,
    services: ServicesDep,
    idempotency: IdempotencyDep,
    request: Annotated[ChatKitRequest, Body()],
) -> Response:
    """ChatKit's protocol: `type` names the operation.

    `threads.create`, `threads.add_user_message` and `threads.retry_after_item` answer with a stream of
    events, the others with JSON. Whatever is wrong with a request is a problem before the stream begins; what
    goes wrong later is an event of type `error`. Who leaves a stream ends the agent's work; what it has said
    is kept.

    With an Idempotency-Key the same message is not answered twice: a repetition gets what is stored of the
    first answer (409 while that is being given).
    """
    server = TodoChatKitServer(services.database, services.assistant)
    context = ChatKitContext(user_id)
    if not isinstance(request, StreamingRequest):
        return Response(await server.ask(request, context), media_type="application/json")
    await services.chat_limit.take(user_id)
    begun = await begin_turn(services.database, user_id, request, idempotency)
    if isinstance(begun, ChatKitContext):
        return EventStream(server.stream(request, begun))
    return await _replay(services.database, context, begun.body, created=isinstance(request, CreateThread))


async def _replay(
    database: Database, context: ChatKitContext, noted: dict[str, str], *, created: bool
) -> Response:
    which = col(Conversation.thread_id) == noted["thread_id"]
    if await TurnStore(database, context.user_id).running(which):
        detail = "The first request with this Idempotency-Key is being answered. Please wait a moment."
        raise ProblemError(409, detail, headers={"Retry-After": "1"})
    events = replay(ThreadStore(database), context, **noted, created=created)
    body = b"".join([encode(event) async for event in events])
    return Response(body, headers=REPLAYED, media_type="text/event-stream")
