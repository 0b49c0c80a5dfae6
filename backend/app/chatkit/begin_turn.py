"""The first step of a streaming request: all that can be refused is refused here, before the stream."""

from functools import partial

from sqlmodel import col, select

from app.agent.history import load_history
from app.chatkit.context import ChatKitContext, TurnContext
from app.chatkit.errors import ThreadOrItemNotFoundError
from app.chatkit.requests import CreateThread, RetryAfterItem, StreamingRequest
from app.conversations import ConversationStore
from app.db import Database, Transaction
from app.idempotency import FirstAnswer, Idempotency
from app.models import Conversation, Message, new_id
from app.problems import ProblemError
from app.turn_store import TurnStore, patiently
from app.turns import Turn


async def begin_turn(
    database: Database, user_id: str, request: StreamingRequest, idempotency: Idempotency
) -> ChatKitContext | FirstAnswer:
    """The context of the new turn, or what an earlier request with the same idempotency key has begun.

    A new message is stored, a new thread made; the key is noted with `thread_id` and `message_id`.

    Raises:
        ThreadOrItemNotFoundError: the user has no such thread or item.
        ProblemError: 409, the thread is being answered, or the item is not its last message.
        DatabaseUnavailableError: the database did not answer.
    """
    return await patiently(partial(_begin, database, user_id, request, idempotency))


async def _begin(
    database: Database, user_id: str, request: StreamingRequest, idempotency: Idempotency
) -> ChatKitContext | FirstAnswer:
    async with database.transaction() as one:
        if isinstance(request, RetryAfterItem):
            turn, message_id = await _turn_in(request.params.thread_id, one, user_id), request.params.item_id
            await _demand_last_message(message_id, one, turn)
        else:
            thread_id = new_id("thr") if isinstance(request, CreateThread) else request.params.thread_id
            message_id = new_id("msg")
            note = {"thread_id": thread_id, "message_id": message_id}
            if (first := await idempotency.claim(one, note)) is not None:
                return first
            if isinstance(request, CreateThread):
                turn = await TurnStore(one, user_id).begin_new(thread_id)
            else:
                turn = await _turn_in(thread_id, one, user_id)
            text = request.params.input.content[0].text
            await ConversationStore(one, user_id).add(turn.conversation_id, "user", text, message_id)
        history = await load_history(one, user_id, turn.conversation_id, message_id)
    return ChatKitContext(user_id, TurnContext(turn, message_id, history))


async def _turn_in(thread_id: str, one: Transaction, user_id: str) -> Turn:
    turn = await TurnStore(one, user_id).begin(col(Conversation.thread_id) == thread_id)
    if turn is None:
        raise ThreadOrItemNotFoundError("chat")
    return turn


async def _demand_last_message(item_id: str, one: Transaction, turn: Turn) -> None:
    """To answer an earlier message again would take away what was said after it."""
    here = Message.conversation_id == turn.conversation_id
    last = select(Message.item_id).where(here, Message.role == "user").order_by(col(Message.id).desc())
    async with one.session() as session:
        if (await session.exec(select(Message.id).where(here, Message.item_id == item_id))).first() is None:
            raise ThreadOrItemNotFoundError("message")
        if (await session.exec(last.limit(1))).first() != item_id:
            raise ProblemError(409, "Only your last message can be tried again.")
