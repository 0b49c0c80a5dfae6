"""The agent's way to the tools: an MCP client in the same process, opened once."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from mcp import Client
from mcp_types import Tool

from app.db import Database
from app.tools.caller import Caller
from app.tools.task_server import ToolContext, build_task_server

USER_KEY = "todo/user_id"
TURN_KEY = "todo/turn"
"""Who calls, and in which turn, in the `_meta` of a request: the model sees nothing of it."""


@dataclass(frozen=True)
class ToolConnection:
    """A client that any number of runs share, side by side, and the tools it offers."""

    client: Client
    tools: list[Tool]


@asynccontextmanager
async def open_tools(database: Database) -> AsyncIterator[ToolConnection]:
    """Connect to the tools over `database`; enter and leave the block in the same task."""
    server = build_task_server(database, _caller_in_process)
    async with Client(server, cache=None) as client:
        yield ToolConnection(client, (await client.list_tools()).tools)


def _caller_in_process(context: ToolContext) -> Caller:
    """The caller that `_meta` names, which can be believed: this server is reached in no other way."""
    meta = context.request_context.meta or {}
    user_id, turn = meta.get(USER_KEY), meta.get(TURN_KEY)
    if not isinstance(user_id, str) or not user_id or not isinstance(turn, str | None):
        raise PermissionError("the tool call carries no user")
    return Caller(user_id, turn)
