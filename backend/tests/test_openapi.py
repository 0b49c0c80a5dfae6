"""The description of the routes, and requests made from it, at the real server."""

from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from app.application import create_app
from app.config import Settings
from tests.support.issuer import ORIGIN, Issuer
from tests.support.server_process import ServerProcess

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
DOCUMENT = create_app(Settings(database_url="postgresql://ann@db/todo", better_auth_url=ORIGIN)).openapi()
PROBLEM = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}


@pytest.fixture(scope="module")
def token() -> Iterator[dict[str, str]]:
    """The environment of a server that takes the token, and the token."""
    with Issuer() as issuer:
        yield {"BETTER_AUTH_JWKS_URL": issuer.jwks_url, "token": issuer.token("ann")}


@pytest.fixture(scope="module")
def address(worker_database: str, token: dict[str, str]) -> Iterator[str]:
    environment = {
        "DATABASE_URL": worker_database,
        "BETTER_AUTH_JWKS_URL": token["BETTER_AUTH_JWKS_URL"],
        "API_REQUESTS_PER_MINUTE": "0",
        "CHAT_REQUESTS_PER_MINUTE": "0",
    }
    with ServerProcess(**environment) as server:
        yield server.url


@schemathesis.openapi.from_dict(DOCUMENT).parametrize()
@settings(max_examples=20, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck))
def test_whatever_is_sent_the_answer_is_one_of_those_described(
    case: schemathesis.Case[Any], address: str, token: dict[str, str]
) -> None:
    if "user_id" in case.path_parameters:
        case.path_parameters["user_id"] = "ann"
    headers = {"Authorization": f"Bearer {token['token']}"}
    case.call_and_validate(base_url=address, headers=headers, checks=CHECKS)


def test_every_operation_says_who_may_call_it_and_what_its_errors_are() -> None:
    assert DOCUMENT["components"]["securitySchemes"]["HTTPBearer"]["scheme"] == "bearer"
    assert "HTTPValidationError" not in str(DOCUMENT)
    for path, operations in DOCUMENT["paths"].items():
        for operation in operations.values():
            assert operation["description"], path
            assert ("security" in operation) is not path.startswith("/health"), path
            errors = {status for status in operation["responses"] if not status.startswith("2")}
            assert "default" in errors
            assert {"401", "429", "503"} <= errors or path.startswith("/health")
            assert ("403" in errors) is ("{user_id}" in path)
            assert all(operation["responses"][status]["content"] == PROBLEM for status in errors)
