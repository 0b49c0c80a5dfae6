"""The user of a request, for routes."""

from typing import Annotated

from fastapi import Depends, Request

from app.auth.keys import KeysUnavailableError
from app.auth.verifier import InvalidTokenError
from app.problems import ProblemError
from app.services import ServicesDep

_CHALLENGE = {"WWW-Authenticate": "Bearer"}


async def _token_user(request: Request, services: ServicesDep) -> str:
    """The user of the bearer token: 401 without a valid one, 503 when it cannot be checked."""
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not token.strip():
        raise ProblemError(401, "Please sign in: the request carries no bearer token.", headers=_CHALLENGE)
    try:
        return await services.tokens.user_id(token.strip())
    except InvalidTokenError as error:
        raise ProblemError(401, f"Please sign in again: {error}.", headers=_CHALLENGE) from None
    except KeysUnavailableError:
        detail = "Sign-ins cannot be checked at the moment. Please try again in a few seconds."
        raise ProblemError(503, detail, headers={"Retry-After": "5"}) from None


async def _path_user(user_id: str, token_user: Annotated[str, Depends(_token_user)]) -> str:
    """The user in the path, who must be the token's: 403 otherwise."""
    if user_id != token_user:
        raise ProblemError(403, "You are signed in as another user than the one in this address.")
    return token_user


UserId = Annotated[str, Depends(_path_user)]
"""The signed-in user, for routes below /api/{user_id}."""
