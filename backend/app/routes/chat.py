"""Chat with the agent."""

from typing import Any

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict

from app.agent.failure import AssistantError
from app.auth.dependency import UserId
from app.conversations import ConversationStore
from app.fields import ChatText
from app.problems import ProblemError
from app.services import ServicesDep

HISTORY_MESSAGES = 30
"""How many messages of a conversation, the new one included, the agent is given."""

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


@router.post("")
async def chat(user_id: UserId, services: ServicesDep, said: ChatIn) -> ChatOut:
    """Say something to the agent.

    The user's message is stored before the agent runs and stays when that fails (502, or 504 when it took
    too long); the problem then carries `conversation_id` and the `tool_calls` that were made.
    """
    conversations = ConversationStore(services.database, user_id)
    conversation_id = await conversations.add(said.conversation_id, "user", said.message)
    history = await conversations.messages(conversation_id, HISTORY_MESSAGES)
    try:
        reply = await services.assistant.reply(user_id, history)
    except AssistantError as error:
        calls = [ToolCallOut.model_validate(call).model_dump() for call in error.tool_calls]
        raise ProblemError(
            error.status, error.detail, conversation_id=conversation_id, tool_calls=calls
        ) from error
    await conversations.add(conversation_id, "assistant", reply.text)
    calls_out = [ToolCallOut.model_validate(call) for call in reply.tool_calls]
    return ChatOut(conversation_id=conversation_id, response=reply.text, tool_calls=calls_out)
