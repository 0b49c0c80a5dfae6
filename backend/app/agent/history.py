"""What the agent is given of a conversation."""

import json
from collections.abc import Mapping, Sequence
from typing import cast

from agents import TResponseInputItem

from app.conversations import ConversationStore
from app.db import Sessions
from app.models import Message
from app.tools.tool_calls import ToolCall, ToolCallStore

HISTORY_MESSAGES = 30
"""Most messages, the new one included."""
HIDDEN = ("hidden_context_item", "sdk_hidden_context")
"""ChatKit's items for the model alone, such as "the user cancelled": no interface shows them."""
HISTORY_CHARACTERS = 24_000
"""Most characters of these messages; the new one is given whole in any case."""


async def load_history(
    database: Sessions, user_id: str, conversation_id: int, message_id: str
) -> list[TResponseInputItem]:
    """The input of a model that is to answer a message (its `item_id`) in a conversation of the user.

    What was done for a message follows it: an answer that is tried again goes on from there, and so nothing
    is done twice.

    Raises:
        DatabaseUnavailableError: the database did not answer.
    """
    conversations = ConversationStore(database, user_id)
    messages = await conversations.items_until(message_id, conversation_id, HISTORY_MESSAGES)
    asked = [message.item_id for message in messages if message.role == "user"]
    return agent_input(messages, await ToolCallStore(database, user_id).of_turns(asked))


def agent_input(
    messages: Sequence[Message], calls: Mapping[str, Sequence[ToolCall]]
) -> list[TResponseInputItem]:
    """The input of a model for `messages`, oldest first; `calls` by the `item_id` of the user's message."""
    pieces: list[list[TResponseInputItem]] = []
    room = HISTORY_CHARACTERS
    for message in reversed(messages):
        piece = [*_said(message), *(part for call in _numbered(message, calls) for part in call)]
        room -= len(json.dumps(piece, ensure_ascii=False))
        if room < 0 and pieces:
            break
        pieces.append(piece)
    return [item for piece in reversed(pieces) for item in piece]


def _said(message: Message) -> list[TResponseInputItem]:
    """The message, or the note that the user does not see; nothing for items that only decorate a page."""
    note = (message.item or {}).get("type") in HIDDEN
    role, content = (
        ("system", str((message.item or {})["content"])) if note else (message.role, message.content)
    )
    return [cast("TResponseInputItem", {"role": role, "content": content})] if content else []


def _numbered(
    message: Message, calls: Mapping[str, Sequence[ToolCall]]
) -> list[tuple[TResponseInputItem, TResponseInputItem]]:
    """A call and its output, for every call made for a message."""
    return [
        _call(f"{message.item_id}_{number}", call)
        for number, call in enumerate(calls.get(message.item_id, ()), start=1)
    ]


def _call(call_id: str, call: ToolCall) -> tuple[TResponseInputItem, TResponseInputItem]:
    made = {
        "type": "function_call",
        "call_id": call_id,
        "name": call.tool,
        "arguments": json.dumps(call.input, ensure_ascii=False),
    }
    answered = {
        "type": "function_call_output",
        "call_id": call_id,
        "output": json.dumps(call.output, ensure_ascii=False),
    }
    return cast("TResponseInputItem", made), cast("TResponseInputItem", answered)
