"""What people are told when the agent fails."""

import httpx2
import openai
import pytest
from agents import MaxTurnsExceeded, ModelBehaviorError, UserError
from mcp.shared.exceptions import MCPError
from mcp_types import INTERNAL_ERROR

from app.agent.failure import explain
from app.tools.task_server import NO_DATABASE
from app.tools.tool_calls import ToolCall

CALL = ToolCall("add_task", {"title": "x"}, {"task_id": 1, "status": "created", "title": "x"})
REQUEST = httpx2.Request("POST", "http://model/v1")
NO_ANSWER = MCPError(code=INTERNAL_ERROR, message=NO_DATABASE)


def wrapped(cause: Exception) -> Exception:
    """As the SDK hands on what a tool raised in a streamed run."""
    error = UserError("secret details")
    error.__cause__ = cause
    return error


@pytest.mark.parametrize(
    ("error", "status", "words"),
    [
        (TimeoutError(), 504, "took too long"),
        (openai.APITimeoutError(REQUEST), 504, "took too long"),
        (openai.APIConnectionError(request=REQUEST), 502, "cannot be reached"),
        (MaxTurnsExceeded("secret details"), 502, "did not come to an end"),
        (ModelBehaviorError("secret details"), 502, "made no sense"),
        (KeyError("secret details"), 502, "made no sense"),
        (NO_ANSWER, 503, "The database does not answer"),
        (wrapped(NO_ANSWER), 503, "The database does not answer"),
        (
            wrapped(MCPError(code=INTERNAL_ERROR, message="secret details")),
            502,
            "A tool of the assistant failed",
        ),
        (RuntimeError("secret details"), 502, "The assistant failed"),
    ],
    ids=repr,
)
def test_every_error_becomes_a_sentence_without_its_details(
    error: Exception, status: int, words: str
) -> None:
    failure = explain(error, [])
    assert failure.status == status
    assert words in failure.detail
    assert failure.detail.endswith("Your message was kept. Please try again.")
    assert "secret details" not in failure.detail + failure.reason


def test_what_was_done_before_is_pointed_out() -> None:
    failure = explain(TimeoutError(), [CALL])
    assert "may be done already: look at your tasks" in failure.detail
    assert failure.tool_calls == [CALL]


def test_the_log_is_told_the_kinds_of_errors_only() -> None:
    assert explain(wrapped(NO_ANSWER), []).reason == "UserError from MCPError"
