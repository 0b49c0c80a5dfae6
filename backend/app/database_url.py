"""Any Postgres URL a user may hold, turned into what asyncpg takes."""

import ssl
from dataclasses import dataclass, field
from typing import Any, Literal
from urllib.parse import parse_qsl, unquote, urlsplit

from sqlalchemy import URL

SCHEMES = frozenset(
    f"{name}{driver}"
    for name in ("postgres", "postgresql")
    for driver in ("", "+asyncpg", "+psycopg", "+psycopg2")
)
SSL_MODES = ("disable", "allow", "prefer", "require", "verify-ca", "verify-full")

# Parameters of libpq (and of tools that imitate it) that asyncpg neither has nor needs. `channel_binding`
# is among them: Neon's URLs carry it, asyncpg authenticates by SCRAM without it.
WITHOUT_COUNTERPART = frozenset(
    {
        "channel_binding", "gssencmode", "keepalives", "keepalives_count", "keepalives_idle",
        "keepalives_interval", "pgbouncer", "schema", "sslcompression", "sslnegotiation", "sslsni",
        "tcp_user_timeout",
    }
)  # fmt: skip
SERVER_SETTINGS = frozenset({"application_name", "options"})


@dataclass(frozen=True)
class DatabaseUrl:
    """Where the database is and how to connect to it; shows no password when printed."""

    url: URL
    """For SQLAlchemy: driver asyncpg, no query parameters."""
    connect_args: dict[str, Any] = field(repr=False)
    """Keyword arguments of `asyncpg.connect` which a URL cannot carry."""

    @property
    def place(self) -> str:
        """Host, port and database name, fit for a message: never user or password."""
        return f"{self.url.host}:{self.url.port}/{self.url.database}"


def parse_database_url(text: str) -> DatabaseUrl:
    """Read a Postgres URL, however it was spelled.

    Raises:
        ValueError: not such a URL; the message names the fault and never quotes the password.
    """
    try:
        parts = urlsplit(text.strip())
        port = parts.port or 5432
    except ValueError:
        raise ValueError(
            "it cannot be read; percent-encode special characters in the password (@ is %40, / is %2F)"
        ) from None
    if parts.scheme not in SCHEMES:
        raise ValueError(
            f"its scheme is {parts.scheme or 'missing'!r}; needed is postgresql://user:password@host:5432/name"
        )
    query = dict(parse_qsl(parts.query, keep_blank_values=True))
    database = unquote(parts.path.removeprefix("/"))
    host = parts.hostname or query.pop("host", "")
    if not host:
        raise ValueError("it names no host; needed is postgresql://user:password@host:5432/name")
    if not database:
        raise ValueError("it names no database; needed is postgresql://user:password@host:5432/name")
    url = URL.create(
        "postgresql+asyncpg",
        username=unquote(parts.username) if parts.username else None,
        password=unquote(parts.password) if parts.password else None,
        host=host,
        port=port,
        database=database,
    )
    return DatabaseUrl(url=url, connect_args=_connect_args(query))


def _connect_args(query: dict[str, str]) -> dict[str, Any]:
    settings = {name: query.pop(name) for name in sorted(SERVER_SETTINGS & query.keys())}
    arguments: dict[str, Any] = {"server_settings": settings} if settings else {}
    mode = query.pop("sslmode", None)
    root_certificate = query.pop("sslrootcert", None)
    if mode is not None:
        arguments["ssl"] = _tls(mode, None if root_certificate == "system" else root_certificate)
    if "connect_timeout" in query:
        seconds = query.pop("connect_timeout")
        if not seconds.isdecimal():
            raise ValueError(f"its connect_timeout is {seconds!r}; needed is a whole number of seconds")
        if int(seconds) > 0:  # 0 is libpq's word for "no limit"; the default limit stays
            arguments["timeout"] = float(seconds)
    if "target_session_attrs" in query:
        arguments["target_session_attrs"] = query.pop("target_session_attrs")
    unknown = sorted(query.keys() - WITHOUT_COUNTERPART)
    if unknown:
        raise ValueError(f"its parameter {unknown[0]!r} is not one of Postgres; remove it")
    return arguments


def _tls(mode: str, root_certificate: str | None) -> ssl.SSLContext | Literal["allow", "prefer"] | bool:
    """What libpq's sslmode means; contexts are made here so that nothing is looked for in a home folder."""
    match mode:
        case "disable":
            return False
        case "allow" | "prefer":
            return "allow" if mode == "allow" else "prefer"
        case "require" | "verify-ca" | "verify-full":
            try:
                context = ssl.create_default_context(cafile=root_certificate)
            except OSError as error:
                raise ValueError(f"its sslrootcert {root_certificate!r} cannot be read: {error}") from None
            context.check_hostname = mode == "verify-full"
            if mode == "require" and root_certificate is None:
                context.verify_mode = ssl.CERT_NONE
            return context
    raise ValueError(f"its sslmode is {mode!r}; needed is one of {', '.join(SSL_MODES)}")
