"""An answer that is told at once, not as it comes."""

from collections.abc import AsyncIterator
from dataclasses import dataclass

from app.agent.progress import Progress, TextDone, ToolDone
from app.tools.tool_calls import ToolCall


@dataclass(frozen=True)
class Reply:
    """What the agent said and did."""

    text: str
    tool_calls: list[ToolCall]


async def collect(steps: AsyncIterator[Progress]) -> Reply:
    """All of `steps`; the agent's messages, when there are several, are paragraphs.

    Raises:
        AssistantError: as `steps` does.
    """
    texts: list[str] = []
    calls: list[ToolCall] = []
    async for step in steps:
        match step:
            case TextDone():
                texts.append(step.text)
            case ToolDone():
                calls.append(step.call)
    return Reply("\n\n".join(texts), calls)
