"""The configuration from the environment."""

import pytest

from app.config import Settings, load_settings

VARIABLES = [name.upper() for name in Settings.model_fields]


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """An environment with the required variables only."""
    monkeypatch.setenv("DATABASE_URL", "postgresql://ann:hidden@db/todo")
    monkeypatch.setenv("BETTER_AUTH_URL", "http://localhost:3000/")
    return monkeypatch


def test_two_variables_are_enough() -> None:
    settings = load_settings()
    assert settings.better_auth_url == "http://localhost:3000"
    assert settings.jwks_url == "http://localhost:3000/api/auth/jwks"
    assert settings.openai_api_key is None
    assert settings.allowed_origins == []
    assert settings.log_level == "info"


def test_an_empty_variable_counts_as_unset(environment: pytest.MonkeyPatch) -> None:
    for name in VARIABLES:
        if name not in ("DATABASE_URL", "BETTER_AUTH_URL"):
            environment.setenv(name, "")
    assert load_settings() == Settings()
    assert load_settings().openai_api_key is None


def test_optional_variables_are_read(environment: pytest.MonkeyPatch) -> None:
    environment.setenv("BETTER_AUTH_JWKS_URL", "http://todo-frontend:3000/api/auth/jwks")
    environment.setenv("CORS_ORIGINS", "http://a.example, http://b.example,")
    environment.setenv("LOG_LEVEL", "DEBUG")
    settings = load_settings()
    assert settings.jwks_url == "http://todo-frontend:3000/api/auth/jwks"
    assert settings.allowed_origins == ["http://a.example", "http://b.example"]
    assert settings.log_level == "debug"


@pytest.mark.parametrize("name", ["DATABASE_CONNECTIONS", "MAX_REQUEST_BYTES", "DRAIN_SECONDS"])
def test_a_number_that_is_none_or_out_of_bounds_is_refused(
    environment: pytest.MonkeyPatch, name: str
) -> None:
    for value in ("many", "-1", "1e12"):
        environment.setenv(name, value)
        with pytest.raises(SystemExit, match=f"configuration: {name}: Input should be"):
            load_settings()


@pytest.mark.parametrize("name", ["CHAT_REQUESTS_PER_MINUTE", "API_REQUESTS_PER_MINUTE", "DRAIN_SECONDS"])
def test_zero_is_a_limit_that_is_off(environment: pytest.MonkeyPatch, name: str) -> None:
    environment.setenv(name, "0")
    assert getattr(load_settings(), name.lower()) == 0


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("DATABASE_URL", "", "DATABASE_URL: not set; see backend/README.md"),
        ("BETTER_AUTH_URL", "", "BETTER_AUTH_URL: not set; see backend/README.md"),
        ("DATABASE_URL", "mysql://ann:hidden@db/todo", "DATABASE_URL: its scheme is 'mysql'"),
        (
            "BETTER_AUTH_URL",
            "localhost:3000",
            "BETTER_AUTH_URL: needed is an address that starts with http://",
        ),
        ("LOG_LEVEL", "loud", "LOG_LEVEL: Input should be 'debug', 'info', 'warning' or 'error'"),
        ("CHAT_TIMEOUT_SECONDS", "0", "CHAT_TIMEOUT_SECONDS: Input should be greater than 0"),
        ("OPENAI_API", "foo", "OPENAI_API: Input should be 'auto', 'responses' or 'chat_completions'"),
        (
            "OTEL_EXPORTER_OTLP_ENDPOINT",
            "collector:4318",
            "OTEL_EXPORTER_OTLP_ENDPOINT: needed is an address that starts with http://",
        ),
    ],
)
def test_a_wrong_variable_ends_the_start_with_one_clear_line(
    environment: pytest.MonkeyPatch, name: str, value: str, message: str
) -> None:
    environment.setenv(name, value)
    with pytest.raises(SystemExit) as caught:
        load_settings()
    assert str(caught.value).startswith(f"configuration: {message}")
    assert "hidden" not in str(caught.value)
    assert "\n" not in str(caught.value)


def test_secrets_are_not_printed(environment: pytest.MonkeyPatch) -> None:
    environment.setenv("OPENAI_API_KEY", "hidden")
    assert "hidden" not in repr(load_settings())
