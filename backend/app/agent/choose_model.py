"""The language model, chosen by the environment alone."""

from agents import Model, OpenAIChatCompletionsModel, OpenAIResponsesModel
from agents.models import get_default_model
from openai import AsyncOpenAI
from openai import Timeout as Timeouts

from app.config import Settings
from app.rules.model import RuleBasedModel

OPENAI_URL = "https://api.openai.com/v1"
_CONNECT_SECONDS = 5.0
_RETRIES = 2
_NO_KEY = "none"
"""Sent to a server that needs no key: the client insists on one."""


def choose_model(settings: Settings) -> Model:
    """OpenAI when there is a key, a compatible server when there is its address, without both the rules."""
    if settings.openai_api_key is None and settings.openai_base_url is None:
        return RuleBasedModel()
    name = settings.openai_model or get_default_model()
    client = AsyncOpenAI(
        api_key=settings.openai_api_key.get_secret_value() if settings.openai_api_key else _NO_KEY,
        base_url=settings.openai_base_url or OPENAI_URL,
        # Half of the time for an answer: a server that says nothing for so long is asked once more.
        timeout=Timeouts(settings.chat_timeout_seconds / 2, connect=_CONNECT_SECONDS),
        max_retries=_RETRIES,
    )
    if _speaks_responses(settings):
        return OpenAIResponsesModel(model=name, openai_client=client)
    return OpenAIChatCompletionsModel(model=name, openai_client=client)


def _speaks_responses(settings: Settings) -> bool:
    """Compatible servers seldom know the newer Responses API, so it is OpenAI's unless it is asked for."""
    if settings.openai_api == "auto":
        return settings.openai_base_url in (None, OPENAI_URL)
    return settings.openai_api == "responses"
