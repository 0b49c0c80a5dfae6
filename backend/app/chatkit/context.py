"""What a ChatKit request carries along."""

from contextlib import AsyncExitStack
from dataclasses import dataclass, field

from agents import TResponseInputItem

from app.turns import Turn


@dataclass(frozen=True)
class TurnContext:
    """What a request that makes the agent work has begun before its stream."""

    turn: Turn
    message_id: str
    """Of the user's message, which is stored."""
    history: list[TResponseInputItem]
    """What the agent is given of the thread."""
    resources: AsyncExitStack = field(default_factory=AsyncExitStack)
    """Closed when the stream has ended, in the task that produced it."""


@dataclass(frozen=True)
class ChatKitContext:
    """Who asks, and for what."""

    user_id: str
    begun: TurnContext | None = None
    """Of an operation with a stream only."""
