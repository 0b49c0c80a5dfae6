"""Tokens of Better Auth, verified by its keys."""

import socket
from typing import Any

import httpx2
import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from jwt.algorithms import ECAlgorithm, RSAAlgorithm

import app.auth.keys
from app.auth.keys import FRESH_SECONDS, RETRY_SECONDS, KeySet, KeysUnavailableError
from tests.support.client import ClientFactory
from tests.support.issuer import ORIGIN, Issuer


async def status(client: httpx2.AsyncClient, token: str, scheme: str = "Bearer") -> int:
    answer = await client.get("/api/ann/tasks", headers={"Authorization": f"{scheme} {token}"})
    return answer.status_code


async def test_a_token_of_better_auth_is_accepted(make_client: ClientFactory, issuer: Issuer) -> None:
    client = await make_client()
    assert await status(client, issuer.token()) == 200
    assert await status(client, issuer.token(), scheme="bearer") == 200


@pytest.mark.parametrize(
    "claims",
    [
        {"iss": "http://evil.example"},
        {"aud": "http://evil.example"},
        {"exp": 1_700_000_000},
        {"exp": None},
        {"iss": None},
        {"aud": None},
        {"sub": None},
        {"sub": ""},
        {"nbf": 4_000_000_000},
    ],
    ids=str,
)
async def test_a_token_with_a_wrong_claim_is_refused(
    make_client: ClientFactory, issuer: Issuer, claims: dict[str, Any]
) -> None:
    assert await status(await make_client(), issuer.token(**claims)) == 401


async def test_an_expired_token_is_named_as_such(make_client: ClientFactory, issuer: Issuer) -> None:
    headers = {"Authorization": f"Bearer {issuer.token(exp=1_700_000_000)}"}
    answer = await (await make_client()).get("/api/ann/tasks", headers=headers)
    assert answer.json()["detail"] == "Please sign in again: the token has expired."


@pytest.mark.parametrize("token", ["", "nonsense", "a.b.c", "x" * 10_000])
async def test_what_is_no_token_is_refused(make_client: ClientFactory, token: str) -> None:
    assert await status(await make_client(), token) == 401


async def test_another_scheme_than_bearer_is_refused(make_client: ClientFactory, issuer: Issuer) -> None:
    assert await status(await make_client(), issuer.token(), scheme="Basic") == 401


async def test_a_token_signed_by_somebody_else_is_refused(make_client: ClientFactory, issuer: Issuer) -> None:
    claims = jwt.decode(issuer.token(), options={"verify_signature": False})
    forged = jwt.encode(claims, Ed25519PrivateKey.generate(), algorithm="EdDSA", headers={"kid": "key-1"})
    assert await status(await make_client(), forged) == 401


async def test_a_token_without_signature_or_signed_with_the_public_key_is_refused(
    make_client: ClientFactory, issuer: Issuer
) -> None:
    client = await make_client()
    claims = jwt.decode(issuer.token(), options={"verify_signature": False})
    unsigned = jwt.encode(claims, "", algorithm="none", headers={"kid": "key-1"})
    secret = issuer.jwks()["keys"][0]["x"].ljust(64, "=")
    symmetric = jwt.encode(claims, secret, algorithm="HS256", headers={"kid": "key-1"})
    assert [await status(client, unsigned), await status(client, symmetric)] == [401, 401]


async def test_a_token_signed_by_another_algorithm_is_refused_though_its_key_is_published(
    make_client: ClientFactory, issuer: Issuer, monkeypatch: pytest.MonkeyPatch
) -> None:
    claims = jwt.decode(issuer.token(), options={"verify_signature": False})
    rsa_key, ec_key = rsa.generate_private_key(65537, 2048), ec.generate_private_key(ec.SECP256R1())
    published = issuer.jwks()["keys"] + [
        RSAAlgorithm.to_jwk(rsa_key.public_key(), as_dict=True) | {"kid": "rsa"},
        ECAlgorithm.to_jwk(ec_key.public_key(), as_dict=True) | {"kid": "ec"},
    ]
    monkeypatch.setattr(issuer, "jwks", lambda: {"keys": published})
    client = await make_client()
    by_rsa = jwt.encode(claims, rsa_key, algorithm="RS256", headers={"kid": "rsa"})
    by_ec = jwt.encode(claims, ec_key, algorithm="ES256", headers={"kid": "ec"})
    mixed = jwt.encode(claims, rsa_key, algorithm="RS256", headers={"kid": "key-1"})
    assert [await status(client, token) for token in (by_rsa, by_ec, mixed)] == [401] * 3
    assert await status(client, issuer.token()) == 200, "the other keys of the set still work"


@pytest.mark.parametrize("place", ["query", "cookie", "body"])
async def test_a_token_counts_only_in_the_authorization_header(
    make_client: ClientFactory, issuer: Issuer, place: str
) -> None:
    client, token = await make_client(), issuer.token()
    answer = await client.post(
        "/api/ann/tasks",
        params={"access_token": token, "token": token} if place == "query" else None,
        headers={"Cookie": f"better-auth.session_token={token}"} if place == "cookie" else None,
        json={"title": "x", "access_token": token} if place == "body" else {"title": "x"},
    )
    assert answer.status_code == 401


async def test_a_key_server_that_says_nothing_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(app.auth.keys, "FETCH_SECONDS", 0.1)
    async with httpx2.AsyncClient() as http:
        with socket.create_server(("127.0.0.1", 0)) as silent, pytest.raises(KeysUnavailableError):
            await KeySet(f"http://127.0.0.1:{silent.getsockname()[1]}/jwks", http).get("key-1")


async def test_a_token_without_a_key_id_is_refused(make_client: ClientFactory, issuer: Issuer) -> None:
    claims = jwt.decode(issuer.token(), options={"verify_signature": False})
    token = jwt.encode(claims, Ed25519PrivateKey.generate(), algorithm="EdDSA")
    assert await status(await make_client(), token) == 401
    assert issuer.fetches == 0


async def test_the_keys_are_fetched_once_for_many_requests(
    make_client: ClientFactory, issuer: Issuer
) -> None:
    client = await make_client()
    assert [await status(client, issuer.token()) for _ in range(5)] == [200] * 5
    assert issuer.fetches == 1


async def test_a_rotated_key_is_fetched_when_a_token_asks_for_it(
    make_client: ClientFactory, issuer: Issuer
) -> None:
    client = await make_client()
    old = issuer.token()
    assert await status(client, old) == 200
    issuer.rotate("key-2")
    assert await status(client, issuer.token()) == 200
    assert await status(client, old) == 401


async def test_an_unreachable_key_server_is_not_the_users_fault(
    make_client: ClientFactory, issuer: Issuer
) -> None:
    issuer.down = True
    headers = {"Authorization": f"Bearer {issuer.token()}"}
    answer = await (await make_client()).get("/api/ann/tasks", headers=headers)
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "5")
    nowhere = await make_client(better_auth_jwks_url="http://127.0.0.1:9/jwks")
    assert (await nowhere.get("/api/ann/tasks", headers=headers)).status_code == 503


async def test_known_keys_stay_good_while_the_key_server_is_down(
    make_client: ClientFactory, issuer: Issuer
) -> None:
    client = await make_client()
    assert await status(client, issuer.token()) == 200
    issuer.down = True
    assert await status(client, issuer.token()) == 200


class Clock:
    """Time that passes when told."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


async def test_invented_key_ids_cannot_flood_the_key_server(issuer: Issuer) -> None:
    clock = Clock()
    async with httpx2.AsyncClient() as http:
        keys = KeySet(issuer.jwks_url, http, clock)
        assert await keys.get("key-1") is not None
        for number in range(20):
            assert await keys.get(f"invented-{number}") is None
        assert issuer.fetches == 2
        clock.now += RETRY_SECONDS
        assert await keys.get("invented") is None
        assert issuer.fetches == 3


async def test_stale_keys_are_fetched_anew_and_outlive_a_failure(issuer: Issuer) -> None:
    clock = Clock()
    async with httpx2.AsyncClient() as http:
        keys = KeySet(issuer.jwks_url, http, clock)
        await keys.get("key-1")
        clock.now += FRESH_SECONDS
        issuer.down = True
        assert await keys.get("key-1") is not None
        assert await keys.get("key-1") is not None
        assert issuer.fetches == 2
        issuer.down = False
        clock.now += RETRY_SECONDS
        issuer.rotate("key-2")
        assert await keys.get("key-1") is None
        assert issuer.fetches == 3


async def test_an_unreachable_key_server_is_tried_again_after_a_pause(issuer: Issuer) -> None:
    clock = Clock()
    issuer.down = True
    async with httpx2.AsyncClient() as http:
        keys = KeySet(issuer.jwks_url, http, clock)
        for _ in range(3):
            with pytest.raises(KeysUnavailableError):
                await keys.get("key-1")
        assert issuer.fetches == 1
        issuer.down = False
        clock.now += RETRY_SECONDS
        assert await keys.get("key-1") is not None


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"nonsense",
        b"[]",
        b"{}",
        b'{"keys": 1}',
        b'{"keys": [{"kty": "OKP", "crv": "Ed25519", "kid": "k"}]}',
        b" " * 300_000,
    ],
)
async def test_an_answer_that_is_no_set_of_keys_counts_as_unreachable(body: bytes) -> None:
    transport = httpx2.MockTransport(lambda _request: httpx2.Response(200, content=body))
    async with httpx2.AsyncClient(transport=transport) as http:
        with pytest.raises(KeysUnavailableError):
            await KeySet("http://frontend/jwks", http).get("k")


async def test_keys_of_other_kinds_are_passed_over(issuer: Issuer) -> None:
    keys = {"keys": [{"kty": "RSA", "kid": "r"}, "odd", *issuer.jwks()["keys"]]}
    transport = httpx2.MockTransport(lambda _request: httpx2.Response(200, json=keys))
    async with httpx2.AsyncClient(transport=transport) as http:
        key_set = KeySet("http://frontend/jwks", http)
        assert await key_set.get("key-1") is not None
        assert await key_set.get("r") is None


async def test_the_jwks_address_defaults_to_better_auths(make_client: ClientFactory, issuer: Issuer) -> None:
    origin = issuer.jwks_url.removesuffix("/api/auth/jwks")
    client = await make_client(better_auth_url=origin + "/", better_auth_jwks_url=None)
    assert await status(client, issuer.token(iss=origin, aud=origin)) == 200
    assert await status(client, issuer.token(iss=ORIGIN, aud=ORIGIN)) == 401
