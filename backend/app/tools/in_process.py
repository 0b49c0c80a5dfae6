"""The bridge from the Agents SDK to an MCP server in the same process."""

from contextlib import AsyncExitStack
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self, cast

from agents import AgentBase, RunContextWrapper
from agents.mcp import MCPServer as AgentMcpServer
from mcp import Client
from mcp.server.mcpserver import MCPServer
from mcp_types import (
    CallToolResult,
    GetPromptResult,
    ListPromptsResult,
    RequestParamsMeta,
    TextContent,
)
from mcp_types import Tool as McpTool

from app.tools.task_server import ToolContext

_USER_KEY = "todo/user_id"


@dataclass(frozen=True)
class ToolCall:
    """A tool call that was made, and what it answered: `{"error": …}` when it failed."""

    tool: str
    input: dict[str, Any]
    output: Any


class InProcessTools(AgentMcpServer):
    """Calls `server` for one user, for the length of an `async with` block; notes every call.

    The user's id travels in the request's `_meta`, which the model does not see. What the model gets is the
    structured result as JSON; one that the server flags as an error becomes `{"error": "…"}`, because the SDK
    would hand its text on like any other.
    """

    def __init__(self, server: MCPServer[dict[str, Any]], user_id: str) -> None:
        # Without a failure function, a tool that breaks (not: that refuses) ends the run.
        super().__init__(use_structured_content=True, failure_error_function=None)
        self._server = server
        self._user_id = user_id
        self._stack = AsyncExitStack()
        self._client: Client | None = None
        self._calls: list[ToolCall | None] = []

    async def __aenter__(self) -> Self:
        await self.connect()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.cleanup()

    @property
    def name(self) -> str:
        """The server's name."""
        return self._server.name

    @property
    def calls(self) -> list[ToolCall]:
        """The calls that were answered."""
        return [call for call in self._calls if call is not None]

    async def connect(self) -> None:
        """Open the connection; the same task must close it."""
        self._client = await self._stack.enter_async_context(Client(self._server, cache=None))

    async def cleanup(self) -> None:
        """Close the connection."""
        await self._stack.aclose()
        self._client = None

    async def list_tools(
        self,
        run_context: RunContextWrapper[Any] | None = None,  # noqa: ARG002
        agent: AgentBase[Any] | None = None,  # noqa: ARG002
    ) -> list[McpTool]:
        """The server's tools."""
        return (await self._connected().list_tools()).tools

    async def call_tool(
        self, tool_name: str, arguments: dict[str, Any] | None, meta: dict[str, Any] | None = None
    ) -> CallToolResult:
        """Call a tool as the user."""
        place = len(self._calls)  # calls run side by side and are noted in the order they were made
        self._calls.append(None)
        # The type names MCP's own keys only; the protocol leaves room for others.
        identified = cast("RequestParamsMeta", {**(meta or {}), _USER_KEY: self._user_id})
        result = await self._connected().call_tool(tool_name, arguments or {}, meta=identified)
        output = _error(tool_name, result) if result.is_error else result.structured_content or {}
        # MCP has objects only: its server wraps a list as {"result": […]}.
        self._calls[place] = ToolCall(tool_name, arguments or {}, output.get("result", output))
        return CallToolResult(content=[], structured_content=output)

    async def list_prompts(self) -> ListPromptsResult:
        """None: the server has tools only."""
        return ListPromptsResult(prompts=[])

    async def get_prompt(self, name: str, arguments: dict[str, Any] | None = None) -> GetPromptResult:
        """Refused: the server has tools only."""
        return await self._connected().get_prompt(name, arguments)

    def _connected(self) -> Client:
        if self._client is None:
            raise RuntimeError("InProcessTools is used outside of its `async with` block")
        return self._client


def user_of_call(context: ToolContext) -> str:
    """The user for whom `InProcessTools` calls; for servers that are reached in no other way."""
    user_id = (context.request_context.meta or {}).get(_USER_KEY)
    if not isinstance(user_id, str) or not user_id:
        raise PermissionError("the tool call carries no user")
    return user_id


def _error(tool_name: str, result: CallToolResult) -> dict[str, Any]:
    text = " ".join(part.text for part in result.content if isinstance(part, TextContent))
    return {"error": text.removeprefix(f"Error executing tool {tool_name}: ")}
