"""The Agents SDK's stream of events, as the agent's progress."""

from collections.abc import AsyncIterator

from agents import StreamEvent
from agents.items import ToolCallItem
from openai.types.responses import (
    ResponseOutputItemDoneEvent,
    ResponseOutputMessage,
    ResponseOutputText,
    ResponseRefusalDeltaEvent,
    ResponseTextDeltaEvent,
)

from app.agent.progress import Progress, TextDelta, TextDone, ToolDone, ToolStarted
from app.tools.in_process import InProcessTools


async def read_run(events: AsyncIterator[StreamEvent], tools: InProcessTools) -> AsyncIterator[Progress]:
    """Progress behind `events`, those of a run with `tools`.

    Other than ChatKit's own `stream_agent_response` this leaves no task behind when it is cancelled, gives
    no message an id (compatible servers give all the same), and needs no look into the database.
    """
    told = 0
    async for event in events:
        match event.type:
            case "raw_response_event":
                match event.data:
                    case ResponseTextDeltaEvent() | ResponseRefusalDeltaEvent():
                        yield TextDelta(event.data.delta)
                    case ResponseOutputItemDoneEvent(item=ResponseOutputMessage() as message) if (
                        text := _text(message)
                    ):
                        yield TextDone(text)
            case "run_item_stream_event":
                if isinstance(event.item, ToolCallItem) and event.item.tool_name:
                    yield ToolStarted(event.item.tool_name)
                for call in tools.calls[told:]:
                    yield ToolDone(call)
                told = len(tools.calls)


def _text(message: ResponseOutputMessage) -> str:
    return "".join(
        part.text if isinstance(part, ResponseOutputText) else part.refusal for part in message.content
    )
