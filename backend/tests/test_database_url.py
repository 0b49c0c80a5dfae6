"""Postgres URLs as users have them, and what asyncpg gets."""

import ssl
from typing import Any

import pytest

from app.database_url import parse_database_url


@pytest.mark.parametrize(
    "scheme", ["postgresql", "postgres", "postgresql+asyncpg", "postgresql+psycopg", "postgresql+psycopg2"]
)
def test_any_spelling_of_the_scheme_is_understood(scheme: str) -> None:
    url = parse_database_url(f"{scheme}://ann:secret@db.example:5433/todo").url
    assert url.render_as_string(hide_password=False) == "postgresql+asyncpg://ann:secret@db.example:5433/todo"


def test_special_characters_in_the_password_are_decoded() -> None:
    url = parse_database_url("postgresql://ann:p%40ss%2Fw%3Ard%25@db/todo").url
    assert (url.password, url.host, url.port) == ("p@ss/w:rd%", "db", 5432)


def test_an_address_may_be_ipv6() -> None:
    assert parse_database_url("postgresql://ann@[::1]:5433/todo").url.host == "::1"


def test_neons_url_connects_by_tls() -> None:
    parsed = parse_database_url(
        "postgresql://ann:secret@ep-x-pooler.eu-central-1.aws.neon.tech/neondb?sslmode=require&channel_binding=require"
    )
    context = parsed.connect_args.pop("ssl")
    assert isinstance(context, ssl.SSLContext)
    assert (context.verify_mode, context.check_hostname) == (ssl.CERT_NONE, False)
    assert parsed.connect_args == {}
    assert parsed.url.query == {}


@pytest.mark.parametrize(("mode", "hostname"), [("verify-ca", False), ("verify-full", True)])
@pytest.mark.parametrize("root", ["", "&sslrootcert=system"])
def test_verification_checks_the_certificate(mode: str, hostname: bool, root: str) -> None:
    context = parse_database_url(f"postgresql://ann@db/todo?sslmode={mode}{root}").connect_args["ssl"]
    assert (context.verify_mode, context.check_hostname) == (ssl.CERT_REQUIRED, hostname)


@pytest.mark.parametrize(
    ("query", "arguments"),
    [
        ("", {}),
        ("?sslmode=disable", {"ssl": False}),
        ("?sslmode=prefer", {"ssl": "prefer"}),
        ("?sslmode=allow", {"ssl": "allow"}),
        ("?connect_timeout=7", {"timeout": 7.0}),
        ("?connect_timeout=0", {}),
        ("?application_name=todo", {"server_settings": {"application_name": "todo"}}),
        ("?options=endpoint%3Dep-x", {"server_settings": {"options": "endpoint=ep-x"}}),
        ("?target_session_attrs=read-write", {"target_session_attrs": "read-write"}),
        ("?pgbouncer=true&schema=public&keepalives=1", {}),
    ],
)
def test_parameters_become_what_asyncpg_takes(query: str, arguments: dict[str, Any]) -> None:
    assert parse_database_url(f"postgresql://ann@db/todo{query}").connect_args == arguments


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "its scheme is 'missing'"),
        ("mysql://ann:hidden@db/todo", "its scheme is 'mysql'"),
        ("sqlite:///todo.db", "its scheme is 'sqlite'"),
        ("postgresql:///todo", "it names no host"),
        ("postgresql://ann:hidden@db", "it names no database"),
        ("postgresql://ann:hidden@db:port/todo", "it cannot be read"),
        ("postgresql://ann:hi/dden@db/todo", "it cannot be read"),
        ("postgresql://ann:hidden@db/todo?sslmode=maybe", "its sslmode is 'maybe'"),
        ("postgresql://ann:hidden@db/todo?connect_timeout=soon", "its connect_timeout is 'soon'"),
        ("postgresql://ann:hidden@db/todo?sslmode=verify-ca&sslrootcert=/none", "its sslrootcert '/none'"),
        ("postgresql://ann:hidden@db/todo?colour=blue", "its parameter 'colour'"),
    ],
)
def test_a_fault_is_named_and_the_password_is_not(text: str, fault: str) -> None:
    with pytest.raises(ValueError, match=r"^it") as caught:
        parse_database_url(text)
    assert str(caught.value).startswith(fault)
    assert "hidden" not in str(caught.value)


def test_the_password_is_not_printed() -> None:
    parsed = parse_database_url("postgresql://ann:hidden@db/todo?sslmode=require")
    assert "hidden" not in f"{parsed!r} {parsed.place}"
    assert parsed.place == "db:5432/todo"
