"""Why the agent could not answer, in words for a person."""

from collections.abc import Sequence

import openai
from agents import AgentsException, MaxTurnsExceeded, UserError
from mcp.shared.exceptions import MCPError

from app.tools.task_server import NO_DATABASE
from app.tools.tool_calls import ToolCall


class AssistantError(Exception):
    """The agent could not answer.

    `status` is 502, 503 without the database, or 504 when it took too long. The text is for the user,
    `reason` for the log; `tool_calls` were made before. `may_retry`: another try can help.
    """

    def __init__(
        self, status: int, detail: str, reason: str, tool_calls: Sequence[ToolCall], *, may_retry: bool = True
    ) -> None:
        super().__init__(detail)
        self.status = status
        self.detail = detail
        self.reason = reason
        self.tool_calls = tool_calls
        self.may_retry = may_retry


def explain(error: Exception, tool_calls: Sequence[ToolCall]) -> AssistantError:
    """The failure behind any error of a run; what the error itself says is for neither user nor log."""
    # The SDK wraps what a tool raised, though not in every kind of run.
    tool_error = error.__cause__ if isinstance(error, UserError) else None
    status, fact, may_retry = _fact(tool_error if isinstance(tool_error, MCPError) else error)
    sentences = [fact, "Your message was kept."]
    if tool_calls:
        sentences.append("Some of what you asked may be done already: look at your tasks first.")
    sentences.append("Please try again." if may_retry else "Please tell whoever runs this application.")
    reason = " from ".join(type(one).__name__ for one in (error, error.__cause__) if one is not None)
    return AssistantError(status, " ".join(sentences), reason, tool_calls, may_retry=may_retry)


def _fact(error: Exception) -> tuple[int, str, bool]:
    """Status, what happened, and whether another try can help."""
    match error:
        case TimeoutError() | openai.APITimeoutError():
            return 504, "The assistant took too long to answer.", True
        case openai.AuthenticationError() | openai.PermissionDeniedError():
            return 502, "The language model refused the API key (OPENAI_API_KEY).", False
        case openai.NotFoundError():
            return 502, "The language model does not exist (OPENAI_MODEL, OPENAI_BASE_URL).", False
        case openai.RateLimitError():
            return 502, "The language model accepts no more requests at the moment (rate or quota).", True
        case openai.APIConnectionError():
            return 502, "The language model cannot be reached, or broke off (OPENAI_BASE_URL).", True
        case openai.OpenAIError():
            return 502, "The language model failed.", True
        case MaxTurnsExceeded():
            return 502, "The assistant did not come to an end with this.", True
        case MCPError() if error.error.message == NO_DATABASE:
            return 503, "The database does not answer at the moment.", True
        case MCPError():
            return 502, "A tool of the assistant failed.", True
        # ValueError, AttributeError, …: the clients of both APIs stumble over an answer that is none.
        case AgentsException() | ValueError() | TypeError() | LookupError() | AttributeError():
            return 502, "The language model's answer made no sense.", True
    return 502, "The assistant failed.", True
