"""The bridge from the Agents SDK to the tools in the same process."""

import asyncio
from typing import Any, cast

from agents import AgentBase, RunContextWrapper
from agents.mcp import MCPServer
from mcp_types import (
    CallToolResult,
    GetPromptResult,
    ListPromptsResult,
    RequestParamsMeta,
    TextContent,
    Tool,
)

from app.tools.connection import TURN_KEY, USER_KEY, ToolConnection
from app.tools.tool_calls import ToolCall

SIDE_BY_SIDE = 4
"""How many calls of one run are served at a time: each takes a database connection, which others need too."""


class InProcessTools(MCPServer):
    """The tools for one run of the agent: called for one user, every call kept in `calls`.

    What the model gets is the structured result as JSON; one that the server flags as an error becomes
    `{"error": "…"}`, because the SDK would hand its text on like any other.
    """

    name = "todo-tasks"

    def __init__(self, connection: ToolConnection, user_id: str, turn: str | None = None) -> None:
        """`turn`: the `item_id` of the message being answered, for its record of changes; None keeps none."""
        # Without a failure function, a tool that breaks (not: that refuses) ends the run.
        super().__init__(use_structured_content=True, failure_error_function=None)
        self._connection = connection
        self._identity = {USER_KEY: user_id} | ({TURN_KEY: turn} if turn is not None else {})
        self._calls: list[ToolCall | None] = []
        self._slots = asyncio.Semaphore(SIDE_BY_SIDE)

    @property
    def calls(self) -> list[ToolCall]:
        """The calls that were answered, in the order they were made."""
        return [call for call in self._calls if call is not None]

    async def connect(self) -> None:
        """Nothing to do: the connection is open already."""

    async def cleanup(self) -> None:
        """Nothing to do: the connection stays open for others."""

    async def list_tools(
        self,
        run_context: RunContextWrapper[Any] | None = None,  # noqa: ARG002
        agent: AgentBase[Any] | None = None,  # noqa: ARG002
    ) -> list[Tool]:
        """The tools, which are the same for everybody."""
        return self._connection.tools

    async def call_tool(
        self, tool_name: str, arguments: dict[str, Any] | None, meta: dict[str, Any] | None = None
    ) -> CallToolResult:
        """Call a tool as the user."""
        place = len(self._calls)  # calls run side by side and are noted in the order they were made
        self._calls.append(None)
        # The type names MCP's own keys only; the protocol leaves room for others.
        identified = cast("RequestParamsMeta", (meta or {}) | self._identity)
        async with self._slots:
            result = await self._connection.client.call_tool(tool_name, arguments or {}, meta=identified)
        output = _error(tool_name, result) if result.is_error else result.structured_content or {}
        # MCP has objects only: its server wraps a list as {"result": […]}.
        self._calls[place] = ToolCall(tool_name, arguments or {}, output.get("result", output))
        return CallToolResult(content=[], structured_content=output)

    async def list_prompts(self) -> ListPromptsResult:
        """None: there are tools only."""
        return ListPromptsResult(prompts=[])

    async def get_prompt(self, name: str, arguments: dict[str, Any] | None = None) -> GetPromptResult:
        """Refused by the server, which has tools only."""
        return await self._connection.client.get_prompt(name, arguments)


def _error(tool_name: str, result: CallToolResult) -> dict[str, Any]:
    text = " ".join(part.text for part in result.content if isinstance(part, TextContent))
    return {"error": text.removeprefix(f"Error executing tool {tool_name}: ")}
