"""The tasks of the signed-in user, as REST."""

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response
from pydantic import BaseModel, ConfigDict, model_validator

from app.auth.dependency import UserId
from app.fields import Description, Title
from app.idempotency import IdempotencyDep
from app.models import Task
from app.pages import LARGEST_PAGE, link_next
from app.services import ServicesDep
from app.tasks import LARGEST_ID, Status, TaskStore

router = APIRouter(prefix="/api/{user_id}/tasks", tags=["tasks"])


class TaskIn(BaseModel):
    """A task to create."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"title": "buy milk", "description": "2 litres"}]}
    )

    title: Title
    description: Description = ""


class TaskChanges(BaseModel):
    """What to change of a task; what is left out stays."""

    title: Title | None = None
    description: Description | None = None
    completed: bool | None = None

    @model_validator(mode="after")
    def _some(self) -> "TaskChanges":
        if self.title is None and self.description is None and self.completed is None:
            raise ValueError("give at least one of title, description and completed")
        return self


class Completion(BaseModel):
    """Whether the task is to be completed."""

    completed: bool


class TaskOut(BaseModel):
    """A task."""

    model_config = ConfigDict(from_attributes=True)

    id: int
    user_id: str
    title: str
    description: str
    completed: bool
    created_at: datetime
    updated_at: datetime


def _store(user_id: UserId, services: ServicesDep) -> TaskStore:
    return TaskStore(services.database, user_id)


Store = Annotated[TaskStore, Depends(_store)]


@router.get("", response_model=list[TaskOut])
async def list_tasks(
    store: Store,
    request: Request,
    response: Response,
    status: Status = "all",
    limit: Annotated[int, Query(ge=1, le=LARGEST_PAGE)] = LARGEST_PAGE,
    after: Annotated[int, Query(ge=0, le=LARGEST_ID, description="Begin after the task of this id.")] = 0,
) -> list[Task]:
    """The user's tasks in the order of their creation.

    When there are more than `limit`, the header `Link` names the next page (`rel="next"`).
    """
    tasks = await store.list(status, limit=limit + 1, after=after)
    if len(tasks) > limit:
        link_next(response, request, after=tasks[limit - 1].id)
    return tasks[:limit]


@router.post("", status_code=201, response_model=TaskOut)
async def create_task(
    user_id: UserId, services: ServicesDep, idempotency: IdempotencyDep, task: TaskIn
) -> TaskOut | Response:
    """Create a task; a repetition with the same Idempotency-Key does not create another one."""
    async with services.database.transaction() as one:
        if (first := await idempotency.claim(one)) is not None:
            return first.replay()
        created = TaskOut.model_validate(await TaskStore(one, user_id).add(task.title, task.description))
        await idempotency.settle(one, 201, created.model_dump(mode="json"))
    return created


@router.get("/{task_id}", response_model=TaskOut)
async def read_task(store: Store, task_id: int) -> Task:
    """One task."""
    return await store.get(task_id)


@router.put("/{task_id}", response_model=TaskOut)
async def change_task(store: Store, task_id: int, changes: TaskChanges) -> Task:
    """Change a task."""
    return await store.update(
        task_id, title=changes.title, description=changes.description, completed=changes.completed
    )


@router.delete("/{task_id}", status_code=204)
async def delete_task(store: Store, task_id: int) -> None:
    """Delete a task for good."""
    await store.delete(task_id)


@router.patch("/{task_id}/complete", response_model=TaskOut)
async def complete_task(store: Store, task_id: int, completion: Completion | None = None) -> Task:
    """Toggle a task's completion, or set it when the body says how."""
    if completion is None:
        return await store.toggle(task_id)
    return await store.update(task_id, completed=completion.completed)
