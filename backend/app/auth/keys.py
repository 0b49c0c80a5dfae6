"""The public keys of Better Auth, fetched and kept."""

import asyncio
import json
import logging
import time
from collections.abc import Callable

import httpx2
from jwt import PyJWK, PyJWTError

FETCH_SECONDS = 5.0
FRESH_SECONDS = 600.0
"""Keys are fetched anew after this time; while that fails, the old ones stay good."""
RETRY_SECONDS = 5.0
"""Least time between fetches that failed or that an unknown key id asked for."""
MOST_BYTES = 256 * 1024

_log = logging.getLogger(__name__)


class KeysUnavailableError(Exception):
    """The keys cannot be fetched, and none are known."""


class KeySet:
    """Keys by id, from a JWKS address.

    A token with an unknown key id makes it fetch again (keys rotate), but at most once in `RETRY_SECONDS`,
    so that invented ids cannot be used to flood the frontend. Requests that come meanwhile share one fetch.
    """

    def __init__(
        self, url: str, client: httpx2.AsyncClient, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._url = url
        self._client = client
        self._clock = clock
        self._keys: dict[str, PyJWK] | None = None
        self._fresh_until = -1.0
        self._wait_until = -1.0
        self._fetching = asyncio.Lock()

    async def get(self, key_id: str) -> PyJWK | None:
        """The key of this id, or None when the frontend knows no such key.

        Raises:
            KeysUnavailableError: the keys cannot be fetched, and none are known.
        """
        if not self._settled(key_id):
            async with self._fetching:
                if not self._settled(key_id):  # another request has fetched while this one waited
                    await self._refresh()
        if self._keys is None:
            raise KeysUnavailableError(f"no keys from {self._url}")
        return self._keys.get(key_id)

    def _settled(self, key_id: str) -> bool:
        now = self._clock()
        known = self._keys is not None and key_id in self._keys
        return (known and now < self._fresh_until) or now < self._wait_until

    async def _refresh(self) -> None:
        due = self._clock() >= self._fresh_until
        try:
            self._keys = _parse(await self._fetch())
            self._fresh_until = self._clock() + FRESH_SECONDS
        except (httpx2.HTTPError, PyJWTError, ValueError) as error:
            _log.warning("keys not fetched from %s: %s", self._url, type(error).__name__)
            self._wait_until = self._clock() + RETRY_SECONDS
        else:
            # A fetch that was due anyway does not use up the one that an unknown key id may ask for.
            self._wait_until = -1.0 if due else self._clock() + RETRY_SECONDS

    async def _fetch(self) -> bytes:
        async with self._client.stream("GET", self._url, timeout=FETCH_SECONDS) as response:
            response.raise_for_status()
            body = b""
            async for chunk in response.aiter_bytes():
                body += chunk
                if len(body) > MOST_BYTES:
                    raise ValueError("the answer is too large for a set of keys")
            return body


def _parse(body: bytes) -> dict[str, PyJWK]:
    document = json.loads(body)
    if not isinstance(document, dict) or not isinstance(document.get("keys"), list):
        raise ValueError("the answer is not a set of keys")  # noqa: TRY004 - the data is wrong, not a caller
    entries = [entry for entry in document["keys"] if isinstance(entry, dict) and _is_usable(entry)]
    return {str(entry["kid"]): PyJWK(entry, algorithm="EdDSA") for entry in entries}


def _is_usable(entry: dict[str, object]) -> bool:
    return entry.get("kty") == "OKP" and entry.get("crv") == "Ed25519" and "kid" in entry
