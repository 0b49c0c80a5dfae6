"""From a bearer token to the user's id."""

import jwt

from app.auth.keys import KeySet

LEEWAY_SECONDS = 10
"""Clocks of the two services may differ by this much."""


class InvalidTokenError(Exception):
    """The token is not one that Better Auth issued for this application, or not any more."""


class TokenVerifier:
    """Checks signature (EdDSA only), issuer, audience and time."""

    def __init__(self, keys: KeySet, origin: str) -> None:
        """`origin`: BETTER_AUTH_URL, which is issuer and audience."""
        self._keys = keys
        self._origin = origin

    async def user_id(self, token: str) -> str:
        """The user whose token it is.

        Raises:
            InvalidTokenError: it is not valid; the message says why, without its content.
            KeysUnavailableError: it cannot be checked at the moment.
        """
        try:
            key_id = jwt.get_unverified_header(token).get("kid")
        except jwt.PyJWTError:
            raise InvalidTokenError("the token is not a JWT") from None
        key = await self._keys.get(key_id) if isinstance(key_id, str) else None
        if key is None:
            raise InvalidTokenError("the token is signed with an unknown key")
        try:
            claims = jwt.decode(
                token,
                key,
                algorithms=["EdDSA"],
                issuer=self._origin,
                audience=self._origin,
                leeway=LEEWAY_SECONDS,
                options={"require": ["exp", "iss", "aud", "sub"]},
            )
        except jwt.ExpiredSignatureError:
            raise InvalidTokenError("the token has expired") from None
        except jwt.PyJWTError as error:
            raise InvalidTokenError(f"the token is not valid here: {error}") from None
        if not claims["sub"]:
            raise InvalidTokenError("the token names no user")
        return str(claims["sub"])
