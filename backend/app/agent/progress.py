"""What happens while the agent answers."""

from dataclasses import dataclass

from app.tools.tool_calls import ToolCall


@dataclass(frozen=True)
class TextDelta:
    """The agent says more; the first one begins a message."""

    text: str


@dataclass(frozen=True)
class TextDone:
    """The agent has said a message, whole in `text`."""

    text: str


@dataclass(frozen=True)
class ToolStarted:
    """The agent calls a tool."""

    tool: str


@dataclass(frozen=True)
class ToolDone:
    """The tool has answered, or refused."""

    call: ToolCall


Progress = TextDelta | TextDone | ToolStarted | ToolDone
