"""The user of a request, for routes."""

from typing import Annotated

from fastapi import Depends
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from app.auth.keys import KeysUnavailableError
from app.auth.verifier import InvalidTokenError
from app.logs import log_user
from app.problems import ProblemError
from app.services import Services, ServicesDep

_CHALLENGE = {"WWW-Authenticate": "Bearer"}
_bearer = HTTPBearer(
    auto_error=False, bearerFormat="JWT", description="Better Auth's token, from `/api/auth/token`."
)


async def user_of_token(token: str, services: Services) -> str:
    """The user whose token it is; the request counts as one of theirs.

    Raises:
        InvalidTokenError: the token is not valid.
        ProblemError: 503, it cannot be checked at the moment.
        RateLimitedError: the user asks too often.
    """
    try:
        user_id = await services.tokens.user_id(token)
    except KeysUnavailableError:
        detail = "Sign-ins cannot be checked at the moment. Please try again in a few seconds."
        raise ProblemError(503, detail, headers={"Retry-After": "5"}) from None
    log_user.set(user_id)
    await services.api_limit.take(user_id)
    return user_id


async def _token_user(
    credentials: Annotated[HTTPAuthorizationCredentials | None, Depends(_bearer)], services: ServicesDep
) -> str:
    """The user of the bearer token: 401 without a valid one."""
    if credentials is None or not credentials.credentials.strip():
        raise ProblemError(401, "Please sign in: the request carries no bearer token.", headers=_CHALLENGE)
    try:
        return await user_of_token(credentials.credentials.strip(), services)
    except InvalidTokenError as error:
        raise ProblemError(401, f"Please sign in again: {error}.", headers=_CHALLENGE) from None


TokenUser = Annotated[str, Depends(_token_user)]
"""The signed-in user."""


async def _path_user(user_id: str, token_user: TokenUser) -> str:
    """The user in the path, who must be the token's: 403 otherwise."""
    if user_id != token_user:
        raise ProblemError(403, "You are signed in as another user than the one in this address.")
    return token_user


UserId = Annotated[str, Depends(_path_user)]
"""The signed-in user, for routes below /api/{user_id}."""
