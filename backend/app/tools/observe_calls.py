"""Every call of an MCP server's tools, observed."""

from collections.abc import Collection
from typing import Any

from mcp.server.context import CallNext, HandlerResult, ServerMiddleware, ServerRequestContext
from mcp_types import CallToolResult

from app.observe_tool import observe_tool


def observe_calls(tools: Collection[str]) -> ServerMiddleware[Any]:
    """Middleware that measures calls of `tools`.

    Other names are not measured: they are the caller's invention, and each would be a time series of its own.
    """

    async def middleware(ctx: ServerRequestContext[Any, Any], call_next: CallNext) -> HandlerResult:
        tool = str((ctx.params or {}).get("name"))
        if ctx.method != "tools/call" or tool not in tools:
            return await call_next(ctx)
        with observe_tool(tool) as seen:
            result = await call_next(ctx)
            match result:  # the SDK has either shape, as the client's protocol version wants it
                case CallToolResult(is_error=True) | {"isError": True}:
                    seen.outcome = "refused"
            return result

    return middleware
