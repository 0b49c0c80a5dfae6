"""The MCP server with the five task tools."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Annotated, Any, Literal

from mcp.server.mcpserver import Context, MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.shared.exceptions import MCPError
from mcp_types import INTERNAL_ERROR
from pydantic import BaseModel, Field

from app.db import Database, DatabaseUnavailableError
from app.fields import Description, Title
from app.models import Task
from app.tasks import Status, TaskNotFoundError, TaskStore

TaskId = Annotated[int, Field(description="The task's number, as list_tasks gives it")]
ToolContext = Context[Any, Any]
Identify = Callable[[ToolContext], str]
"""Finds the user of a tool call from what the server knows of it, never from the tool's arguments."""


_log = logging.getLogger(__name__)


class TaskChange(BaseModel):
    """What a tool did to which task."""

    task_id: int
    status: Literal["created", "updated", "completed", "deleted"]
    title: str


class ListedTask(BaseModel):
    """One task of a list."""

    id: int
    title: str
    completed: bool


def build_task_server(database: Database, identify: Identify) -> MCPServer[dict[str, Any]]:
    """The tools over `database`, acting for the user that `identify` finds.

    What a caller can mend (no such task) is an error result that the model reads; anything else, such as a
    database that does not answer, is a protocol error, which ends the run.
    """
    server: MCPServer[dict[str, Any]] = MCPServer("todo-tasks", log_level="WARNING", subscriptions=False)

    def tasks(context: ToolContext) -> TaskStore:
        return TaskStore(database, identify(context))

    @server.tool()
    async def add_task(context: ToolContext, title: Title, description: Description = "") -> TaskChange:
        """Create a task."""
        with _failures():
            return _change(await tasks(context).add(title, description), "created")

    @server.tool()
    async def list_tasks(
        context: ToolContext,
        status: Annotated[Status, Field(description="Which tasks to list")] = "all",
    ) -> list[ListedTask]:
        """List the user's tasks with their numbers."""
        with _failures():
            found = await tasks(context).list(status)
            return [ListedTask.model_validate(task, from_attributes=True) for task in found]

    @server.tool()
    async def complete_task(context: ToolContext, task_id: TaskId) -> TaskChange:
        """Mark a task as completed."""
        with _failures():
            return _change(await tasks(context).update(task_id, completed=True), "completed")

    @server.tool()
    async def delete_task(context: ToolContext, task_id: TaskId) -> TaskChange:
        """Delete a task for good."""
        with _failures():
            return _change(await tasks(context).delete(task_id), "deleted")

    @server.tool()
    async def update_task(
        context: ToolContext,
        task_id: TaskId,
        title: Title | None = None,
        description: Description | None = None,
    ) -> TaskChange:
        """Change a task's title, its description or both."""
        if title is None and description is None:
            raise ToolError("Nothing to change: give a title, a description or both.")
        with _failures():
            task = await tasks(context).update(task_id, title=title, description=description)
            return _change(task, "updated")

    return server


def _change(task: Task, status: Literal["created", "updated", "completed", "deleted"]) -> TaskChange:
    if task.id is None:  # never: it comes from the database
        raise RuntimeError("the task has no number")
    return TaskChange(task_id=task.id, status=status, title=task.title)


@contextmanager
def _failures() -> Iterator[None]:
    try:
        yield
    except TaskNotFoundError as error:
        raise ToolError(str(error)) from None
    except DatabaseUnavailableError as error:
        raise MCPError(code=INTERNAL_ERROR, message="the database does not answer") from error
    except Exception as error:
        _log.exception("a tool broke")
        raise MCPError(code=INTERNAL_ERROR, message="the tool broke") from error
