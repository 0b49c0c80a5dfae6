"""`/mcp`: the agent's tools for MCP clients outside, over streamable HTTP."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from mcp.server.auth.middleware.auth_context import AuthContextMiddleware, get_access_token
from mcp.server.auth.middleware.bearer_auth import BearerAuthBackend, RequireAuthMiddleware
from mcp.server.auth.provider import AccessToken
from mcp.server.streamable_http_manager import StreamableHTTPASGIApp
from mcp.server.transport_security import TransportSecuritySettings
from starlette.middleware.authentication import AuthenticationMiddleware
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from app.auth.dependency import user_of_token
from app.auth.verifier import InvalidTokenError
from app.services import Services
from app.tools.caller import Caller
from app.tools.task_server import ToolContext, build_task_server


@asynccontextmanager
async def open_mcp(services: Services) -> AsyncIterator[ASGIApp]:
    """Serve the tools until the end of the block; enter and leave it in the same task.

    Stateless, so any replica answers any request. The user is the token's, whatever `_meta` or arguments say.
    """
    server = build_task_server(services.database, _token_caller)
    server.streamable_http_app(
        stateless_http=True,
        json_response=True,
        # It knows localhost only and would answer 421 to a Service's name; here every call needs a token.
        transport_security=TransportSecuritySettings(enable_dns_rebinding_protection=False),
    )
    # The SDK's own application would answer errors by itself; in ours they become problems like all others.
    guarded = RequireAuthMiddleware(StreamableHTTPASGIApp(server.session_manager), required_scopes=[])
    verifier = BearerAuthBackend(_Verifier(services))
    async with server.session_manager.run():
        yield AuthenticationMiddleware(AuthContextMiddleware(guarded), backend=verifier)


def mcp_route() -> Route:
    """The route to the application that `open_mcp` gave, found at `app.state.mcp`.

    POST only: a stateless server has nothing to send to a GET, which would hold the connection for ever.
    """
    return Route("/mcp", _Endpoint(), methods=["POST"], include_in_schema=False)


class _Endpoint:
    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await scope["app"].state.mcp(scope, receive, send)


class _Verifier:
    def __init__(self, services: Services) -> None:
        self._services = services

    async def verify_token(self, token: str) -> AccessToken | None:
        try:
            user_id = await user_of_token(token, self._services)
        except InvalidTokenError:
            return None
        return AccessToken(token="", client_id="", scopes=[], subject=user_id)


def _token_caller(_context: ToolContext) -> Caller:
    token = get_access_token()
    if token is None or not token.subject:
        raise PermissionError("the tool call carries no user")
    return Caller(token.subject)
