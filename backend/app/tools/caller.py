"""For whom a tool acts."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Caller:
    """The user of a tool call and, in a chat, the turn it belongs to."""

    user_id: str
    turn: str | None = None
    """`item_id` of the user's message being answered; its changes are noted there. None: nothing is noted."""
