"""The MCP server with the five task tools."""

import logging
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from typing import Annotated, Any, Literal

from mcp.server.mcpserver import Context, MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.shared.exceptions import MCPError
from mcp_types import INTERNAL_ERROR, CallToolRequestParams, ToolAnnotations
from pydantic import BaseModel, Field

from app.db import Database, DatabaseUnavailableError
from app.fields import Description, Title
from app.models import Task
from app.tasks import Status, TaskNotFoundError, TaskStore
from app.tools.caller import Caller
from app.tools.observe_calls import observe_calls
from app.tools.tool_calls import ToolCall, ToolCallStore

TaskId = Annotated[int, Field(description="The task's number, as list_tasks gives it")]
ToolContext = Context[Any, Any]
Identify = Callable[[ToolContext], Caller]
"""Finds the caller of a tool from what the server knows of the request, never from the tool's arguments."""
Did = Literal["created", "updated", "completed", "deleted"]

NO_DATABASE = "the database does not answer"
"""Message of the protocol error when it does not."""

_READS = ToolAnnotations(read_only_hint=True, open_world_hint=False)
_ADDS = ToolAnnotations(destructive_hint=False, idempotent_hint=False, open_world_hint=False)
_CHANGES = ToolAnnotations(destructive_hint=True, idempotent_hint=True, open_world_hint=False)

_log = logging.getLogger(__name__)


class TaskChange(BaseModel):
    """What a tool did to which task."""

    task_id: int
    status: Did
    title: str


class ListedTask(BaseModel):
    """One task of a list."""

    id: int
    title: str
    completed: bool


def build_task_server(database: Database, identify: Identify) -> MCPServer[dict[str, Any]]:
    """The tools over `database`, acting for the caller that `identify` finds.

    A change made in a turn is noted in the transaction that makes it. What a caller can mend (no such task)
    is an error result that the model reads; anything else, such as a database that does not answer, is a
    protocol error, which ends the run.
    """
    server: MCPServer[dict[str, Any]] = MCPServer("todo-tasks", log_level="WARNING", subscriptions=False)

    async def change(
        context: ToolContext, did: Did, act: Callable[[TaskStore], Awaitable[Task]]
    ) -> TaskChange:
        with _failures():
            caller = identify(context)
            async with database.transaction() as one:
                task = await act(TaskStore(one, caller.user_id))
                changed = TaskChange.model_validate({"task_id": task.id, "status": did, "title": task.title})
                if caller.turn is not None:
                    call = _call(context, changed.model_dump())
                    await ToolCallStore(one, caller.user_id).add(caller.turn, call)
            return changed

    async def add_task(context: ToolContext, title: Title, description: Description = "") -> TaskChange:
        """Create a task."""
        return await change(context, "created", lambda tasks: tasks.add(title, description))

    async def list_tasks(
        context: ToolContext,
        status: Annotated[Status, Field(description="Which tasks to list")] = "all",
    ) -> list[ListedTask]:
        """List the user's tasks with their numbers."""
        with _failures():
            found = await TaskStore(database, identify(context).user_id).list(status)
            return [ListedTask.model_validate(task, from_attributes=True) for task in found]

    async def complete_task(context: ToolContext, task_id: TaskId) -> TaskChange:
        """Mark a task as completed."""
        return await change(context, "completed", lambda tasks: tasks.update(task_id, completed=True))

    async def delete_task(context: ToolContext, task_id: TaskId) -> TaskChange:
        """Delete a task for good."""
        return await change(context, "deleted", lambda tasks: tasks.delete(task_id))

    async def update_task(
        context: ToolContext,
        task_id: TaskId,
        title: Title | None = None,
        description: Description | None = None,
    ) -> TaskChange:
        """Change a task's title, its description or both."""
        if title is None and description is None:
            raise ToolError("Nothing to change: give a title, a description or both.")
        return await change(
            context, "updated", lambda tasks: tasks.update(task_id, title=title, description=description)
        )

    tools = (
        (add_task, _ADDS),
        (list_tasks, _READS),
        (complete_task, _CHANGES),
        (delete_task, _CHANGES),
        (update_task, _CHANGES),
    )
    for tool, annotations in tools:
        server.add_tool(tool, annotations=annotations)
    server.middleware.append(observe_calls([tool.__name__ for tool, _ in tools]))
    return server


def _call(context: ToolContext, output: dict[str, Any]) -> ToolCall:
    """The call being served, as its caller made it."""
    request = CallToolRequestParams.model_validate(context.request_context.params)
    return ToolCall(request.name, request.arguments or {}, output)


@contextmanager
def _failures() -> Iterator[None]:
    try:
        yield
    except TaskNotFoundError as error:
        raise ToolError(str(error)) from None
    except DatabaseUnavailableError as error:
        raise MCPError(code=INTERNAL_ERROR, message=NO_DATABASE) from error
    except Exception as error:
        _log.exception("a tool broke")
        raise MCPError(code=INTERNAL_ERROR, message="the tool broke") from error
