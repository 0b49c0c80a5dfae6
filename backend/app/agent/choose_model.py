"""The language model, chosen by the environment alone."""

from agents import Model, OpenAIChatCompletionsModel, OpenAIResponsesModel
from agents.models import get_default_model
from openai import AsyncOpenAI

from app.config import Settings
from app.rules.model import RuleBasedModel

OPENAI_URL = "https://api.openai.com/v1"
_CALL_SECONDS = 30.0
_RETRIES = 2


def choose_model(settings: Settings) -> Model:
    """OpenAI when there is a key, a compatible server when there is also an address, else the rules."""
    if settings.openai_api_key is None:
        return RuleBasedModel()
    name = settings.openai_model or get_default_model()
    client = AsyncOpenAI(
        api_key=settings.openai_api_key.get_secret_value(),
        base_url=settings.openai_base_url or OPENAI_URL,
        timeout=_CALL_SECONDS,
        max_retries=_RETRIES,
    )
    if settings.openai_base_url in (None, OPENAI_URL):
        return OpenAIResponsesModel(model=name, openai_client=client)
    # Compatible servers seldom know the newer Responses API.
    return OpenAIChatCompletionsModel(model=name, openai_client=client)
