"""The configuration: environment variables, read once at start."""

from typing import Literal

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from app.database_url import DatabaseUrl, parse_database_url


class Settings(BaseSettings):
    """Every setting; its environment variable is its name in capitals, an empty one counts as unset."""

    model_config = SettingsConfigDict(
        env_ignore_empty=True, extra="ignore", frozen=True, hide_input_in_errors=True
    )

    database_url: SecretStr
    """Postgres: `postgresql://user:password@host:5432/name`, with libpq's parameters (Neon's URLs too)."""
    better_auth_url: str
    """The browser's origin of the frontend: issuer and audience of every token."""
    better_auth_jwks_url: str | None = None
    """Where the public keys are fetched. @default `${BETTER_AUTH_URL}/api/auth/jwks`."""
    openai_api_key: SecretStr | None = None
    """Without it and without `openai_base_url` the built-in rule-based model answers, offline."""
    openai_base_url: str | None = None
    """A server compatible with OpenAI, alone enough: many need no key. @default OpenAI itself."""
    openai_api: Literal["auto", "responses", "chat_completions"] = "auto"
    """How the server is spoken to; `auto`: responses at OpenAI, chat completions elsewhere."""
    openai_model: str | None = None
    """Name of the model. @default the Agents SDK's."""
    cors_origins: str = ""
    """Other origins allowed to call from a browser, separated by commas. @default none."""
    log_level: Literal["debug", "info", "warning", "error"] = "info"
    """Least severity that is logged."""
    chat_timeout_seconds: float = Field(default=60, gt=0)
    """Longest time the agent may take for one message."""
    database_connections: int = Field(default=10, ge=1, le=100)
    """Most connections to Postgres that this process holds."""
    chat_requests_per_minute: int = Field(default=60, ge=0)
    """How many messages a user may send to the agent; 0: any number."""
    api_requests_per_minute: int = Field(default=600, ge=0)
    """How many requests of any kind a user may make; 0: any number."""
    max_request_bytes: int = Field(default=262_144, ge=1024, le=100_000_000)
    """Largest body of a request."""
    drain_seconds: float = Field(default=2, ge=0, le=60)
    """How long new requests are still served after SIGTERM, until nobody sends any more."""
    otel_exporter_otlp_endpoint: str | None = None
    """Where traces are sent (OTLP over HTTP); OpenTelemetry's other variables work too. @default nowhere."""

    @field_validator("log_level", mode="before")
    @classmethod
    def _lower(cls, value: str) -> str:
        return value.lower()

    @field_validator(
        "better_auth_url", "better_auth_jwks_url", "openai_base_url", "otel_exporter_otlp_endpoint"
    )
    @classmethod
    def _http_url(cls, value: str | None) -> str | None:
        if value is None or value.startswith(("http://", "https://")):
            return value and value.rstrip("/")
        raise ValueError("needed is an address that starts with http:// or https://")

    @field_validator("database_url")
    @classmethod
    def _postgres_url(cls, value: SecretStr) -> SecretStr:
        parse_database_url(value.get_secret_value())
        return value

    @property
    def database(self) -> DatabaseUrl:
        """`database_url`, parsed."""
        return parse_database_url(self.database_url.get_secret_value())

    @property
    def jwks_url(self) -> str:
        """Where the public keys are fetched."""
        return self.better_auth_jwks_url or f"{self.better_auth_url}/api/auth/jwks"

    @property
    def allowed_origins(self) -> list[str]:
        """`cors_origins` as a list."""
        return [origin.strip() for origin in self.cors_origins.split(",") if origin.strip()]


def load_settings() -> Settings:
    """Read the environment.

    Raises:
        SystemExit: a variable is missing or malformed; its message has one line for each.
    """
    try:
        return Settings()
    except ValidationError as error:
        lines = [
            f"{'_'.join(str(part) for part in fault['loc']).upper()}: "
            + ("not set; see backend/README.md" if fault["type"] == "missing" else _reason(fault["msg"]))
            for fault in error.errors()
        ]
        raise SystemExit("configuration: " + "\nconfiguration: ".join(lines)) from None


def _reason(message: str) -> str:
    return message.removeprefix("Value error, ")
