"""The tool calls of a turn, as they are kept."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlmodel import col, select

from app.db import Sessions
from app.models import ToolCall as ToolCallRow


@dataclass(frozen=True)
class ToolCall:
    """A tool call that was made, and what it answered: `{"error": …}` when it failed."""

    tool: str
    input: dict[str, Any]
    output: Any


class ToolCallStore:
    """What the agent changed for messages of the user `user_id`; no method reaches anybody else's.

    Every method may raise `DatabaseUnavailableError`.
    """

    def __init__(self, database: Sessions, user_id: str) -> None:
        self._database = database
        self._user_id = user_id

    async def add(self, turn: str, call: ToolCall) -> None:
        """Note a call; inside the transaction of its effect, so that there is never one without the other.

        `turn`: the `item_id` of the user's message that it was made for.
        """
        async with self._database.session() as session:
            session.add(
                ToolCallRow(
                    item_id=turn, user_id=self._user_id, tool=call.tool, input=call.input, output=call.output
                )
            )

    async def of_turn(self, turn: str) -> list[ToolCall]:
        """The changes made for the message `turn`, in the order they took effect.

        Looks (list_tasks) and calls that failed are not kept: an answer that is tried again does those anew.
        """
        query = (
            select(ToolCallRow)
            .where(ToolCallRow.item_id == turn, ToolCallRow.user_id == self._user_id)
            .order_by(col(ToolCallRow.id))
        )
        async with self._database.session() as session:
            return [ToolCall(row.tool, row.input, row.output) for row in await session.exec(query)]

    async def of_turns(self, turns: Collection[str]) -> dict[str, list[ToolCall]]:
        """As `of_turn`, of several; a turn without changes is left out."""
        query = (
            select(ToolCallRow)
            .where(col(ToolCallRow.item_id).in_(turns), ToolCallRow.user_id == self._user_id)
            .order_by(col(ToolCallRow.id))
        )
        calls: defaultdict[str, list[ToolCall]] = defaultdict(list)
        async with self._database.session() as session:
            for row in await session.exec(query):
                calls[row.item_id].append(ToolCall(row.tool, row.input, row.output))
        return calls
