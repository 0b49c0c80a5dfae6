"""Better Auth's stand-in: a real key pair, and the public keys on a real HTTP server."""

import json
import time
from typing import Any

import jwt
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from jwt.algorithms import OKPAlgorithm

from tests.support.local_server import LocalServer, QuietHandler

ORIGIN = "http://localhost:3000"


class Issuer(LocalServer):
    """Signs tokens; serves its keys at `jwks_url`, unless `down`."""

    def __init__(self) -> None:
        self.down = False
        self.fetches = 0
        self._keys: dict[str, Ed25519PrivateKey] = {}
        self.rotate("key-1")
        issuer = self

        class Handler(QuietHandler):
            def do_GET(self) -> None:
                issuer.fetches += 1
                self.send_response(503 if issuer.down else 200)
                self.end_headers()
                self.wfile.write(b"" if issuer.down else json.dumps(issuer.jwks()).encode())

        super().__init__(Handler)

    @property
    def jwks_url(self) -> str:
        return f"{self.origin}/api/auth/jwks"

    def rotate(self, key_id: str) -> None:
        """Make a new key and forget the others."""
        self._keys = {key_id: Ed25519PrivateKey.generate()}

    def jwks(self) -> dict[str, Any]:
        public = [
            OKPAlgorithm.to_jwk(key.public_key(), as_dict=True) | {"kid": key_id, "alg": "EdDSA"}
            for key_id, key in self._keys.items()
        ]
        return {"keys": public}

    def token(self, user_id: str = "ann", **claims: Any) -> str:
        """A token as Better Auth makes them; `claims` replace, None removes."""
        now = int(time.time())
        payload = {"sub": user_id, "iss": ORIGIN, "aud": ORIGIN, "iat": now, "exp": now + 900} | claims
        key_id, key = next(iter(self._keys.items()))
        present = {name: value for name, value in payload.items() if value is not None}
        return jwt.encode(present, key, algorithm="EdDSA", headers={"kid": key_id})
