"""The agent's progress as ChatKit's events."""

from collections.abc import AsyncIterator

from chatkit.types import ClientEffectEvent, ProgressUpdateEvent, ThreadStreamEvent

from app.agent.failure import AssistantError
from app.agent.progress import Progress, TextDelta, TextDone, ToolDone, ToolStarted
from app.chatkit.message_events import MessageEvents
from app.tools.tool_calls import ToolCall

_DOING = {
    "add_task": "Adding a task…",
    "list_tasks": "Looking at your tasks…",
    "complete_task": "Completing a task…",
    "delete_task": "Deleting a task…",
    "update_task": "Changing a task…",
}


async def progress_events(steps: AsyncIterator[Progress], thread_id: str) -> AsyncIterator[ThreadStreamEvent]:
    """The events that show `steps` in a thread; a message that breaks off is kept as far as it came.

    Raises:
        AssistantError: as `steps` does.
    """
    message: MessageEvents | None = None
    try:
        async for step in steps:
            match step:
                case TextDelta() | TextDone():
                    if message is None:
                        message = MessageEvents(thread_id)
                        for event in message.begin():
                            yield event
                    if isinstance(step, TextDelta):
                        yield message.more(step.text)
                    else:
                        for event in message.end(step.text):
                            yield event
                        message = None
                case ToolStarted():
                    yield ProgressUpdateEvent(text=_DOING.get(step.tool, "Working…"))
                case ToolDone() if task_id := _changed(step.call):
                    data = {"tool": step.call.tool, "task_id": task_id}
                    yield ClientEffectEvent(name="tasks_changed", data=data)
    except AssistantError:
        if message is not None:
            for event in message.end():
                yield event
        raise


def _changed(call: ToolCall) -> int | None:
    """The number of the task that a call changed."""
    return call.output.get("task_id") if isinstance(call.output, dict) else None
