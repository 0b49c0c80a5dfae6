"""Why the agent could not answer, in words for a person."""

from collections.abc import Sequence

import openai
from agents import MaxTurnsExceeded, ModelBehaviorError

from app.tools.in_process import ToolCall


class AssistantError(Exception):
    """The agent could not answer.

    `status` is 502, or 504 when it took too long; the text is for the user, `reason` for the log;
    `tool_calls` were made before.
    """

    def __init__(self, status: int, detail: str, reason: str, tool_calls: Sequence[ToolCall]) -> None:
        super().__init__(detail)
        self.status = status
        self.detail = detail
        self.reason = reason
        self.tool_calls = tool_calls


def explain(error: Exception, tool_calls: Sequence[ToolCall]) -> AssistantError:
    """The failure behind an error of the model, the SDK or a tool."""
    status, fact = _fact(error)
    done = " Some of what you asked may be done already: look at your tasks first." if tool_calls else ""
    detail = f"{fact} Your message was kept.{done} Please try again."
    reason = " from ".join(type(one).__name__ for one in (error, error.__cause__) if one is not None)
    return AssistantError(status, detail, reason, tool_calls)


def _fact(error: Exception) -> tuple[int, str]:
    match error:
        case TimeoutError() | openai.APITimeoutError():
            return 504, "The assistant took too long to answer."
        case openai.AuthenticationError() | openai.PermissionDeniedError():
            return 502, "The language model refused the API key (OPENAI_API_KEY)."
        case openai.NotFoundError():
            return 502, "The language model does not exist (OPENAI_MODEL, OPENAI_BASE_URL)."
        case openai.RateLimitError():
            return 502, "The language model accepts no more requests at the moment (rate or quota)."
        case openai.APIConnectionError():
            return 502, "The language model cannot be reached (OPENAI_BASE_URL)."
        case openai.OpenAIError():
            return 502, "The language model failed."
        case MaxTurnsExceeded():
            return 502, "The assistant did not come to an end with this."
        case ModelBehaviorError():
            return 502, "The language model's answer made no sense."
    return 502, "A tool of the assistant failed."
