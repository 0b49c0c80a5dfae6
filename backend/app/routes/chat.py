"""Chat with the agent."""

from functools import partial
from typing import Any

from agents import TResponseInputItem
from fastapi import APIRouter, Response
from pydantic import BaseModel, ConfigDict
from sqlmodel import col, select

from app.agent.failure import AssistantError
from app.agent.history import load_history
from app.agent.reply import collect
from app.auth.dependency import UserId
from app.conversations import ConversationNotFoundError, ConversationStore
from app.db import Database
from app.fields import ChatText
from app.idempotency import FirstAnswer, Idempotency, IdempotencyDep
from app.models import Conversation, Message, new_id
from app.problems import ProblemError
from app.services import ServicesDep
from app.tasks import LARGEST_ID
from app.title_of import title_of
from app.turn_store import TurnStore, patiently
from app.turns import Turn

router = APIRouter(prefix="/api/{user_id}/chat", tags=["chat"])


class ChatIn(BaseModel):
    """What the user says, in a new conversation when `conversation_id` is left out."""

    conversation_id: int | None = None
    message: ChatText


class ToolCallOut(BaseModel):
    """A tool call of the agent."""

    model_config = ConfigDict(from_attributes=True)

    tool: str
    input: dict[str, Any]
    output: Any


class ChatOut(BaseModel):
    """What the agent says and did."""

    conversation_id: int
    response: str
    tool_calls: list[ToolCallOut]


@router.post("", response_model=ChatOut)
async def chat(
    user_id: UserId, services: ServicesDep, idempotency: IdempotencyDep, said: ChatIn
) -> ChatOut | Response:
    """Say something to the agent.

    The user's message is stored before the agent runs and stays when that fails (502, or 504 when it took
    too long); the problem then carries `conversation_id` and the `tool_calls` that were made. A conversation
    that is being answered takes no other message (409). A repetition with the same Idempotency-Key gets the
    first answer again, or 502 when there was none.
    """
    await services.chat_limit.take(user_id)
    message_id = new_id("msg")
    begun = await patiently(partial(_begin, services.database, user_id, message_id, said, idempotency))
    if isinstance(begun, FirstAnswer):
        await _demand_answer(begun, services.database, user_id)
        return begun.replay()
    turn, history = begun
    async with turn.held(services.database):
        try:
            async with services.assistant.answer(user_id, message_id, history) as steps:
                reply = await collect(steps)
        except AssistantError as error:
            calls = [ToolCallOut.model_validate(call).model_dump() for call in error.tool_calls]
            raise ProblemError(
                error.status, error.detail, conversation_id=turn.conversation_id, tool_calls=calls
            ) from error
        calls_out = [ToolCallOut.model_validate(call) for call in reply.tool_calls]
        answer = ChatOut(conversation_id=turn.conversation_id, response=reply.text, tool_calls=calls_out)
        async with services.database.transaction() as one:
            await ConversationStore(one, user_id).add(turn.conversation_id, "assistant", reply.text)
            await idempotency.settle(one, 200, answer.model_dump(mode="json"))
    return answer


async def _begin(
    database: Database, user_id: str, message_id: str, said: ChatIn, idempotency: Idempotency
) -> tuple[Turn, list[TResponseInputItem]] | FirstAnswer:
    """Store the message: its turn and history, or what an earlier request with the same key got."""
    async with database.transaction() as one:
        if (first := await idempotency.claim(one, {"message_id": message_id})) is not None:
            return first
        turns = TurnStore(one, user_id)
        if said.conversation_id is None:
            turn = await turns.begin_new(new_id("thr"), title_of(said.message))
        else:
            turn = await _begin_in(turns, said.conversation_id)
        await ConversationStore(one, user_id).add(turn.conversation_id, "user", said.message, message_id)
        return turn, await load_history(one, user_id, turn.conversation_id, message_id)


async def _begin_in(turns: TurnStore, conversation_id: int) -> Turn:
    possible = 0 < conversation_id <= LARGEST_ID  # Postgres would refuse the number itself
    turn = await turns.begin(col(Conversation.id) == conversation_id) if possible else None
    if turn is None:
        raise ConversationNotFoundError(conversation_id)
    return turn


async def _demand_answer(first: FirstAnswer, database: Database, user_id: str) -> None:
    """502 when there is no answer and none is on its way: the agent failed, or its process died."""
    if first.status is not None:
        return
    its = select(Message.conversation_id).where(Message.item_id == first.body["message_id"])
    if not await TurnStore(database, user_id).running(col(Conversation.id).in_(its)):
        detail = (
            "The assistant failed to answer this message. It was kept; please say it again with a new key."
        )
        raise ProblemError(502, detail)
