"""The tasks of the signed-in user, as REST."""

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Depends
from pydantic import BaseModel, ConfigDict, model_validator

from app.auth.dependency import UserId
from app.fields import Description, Title
from app.models import Task
from app.services import ServicesDep
from app.tasks import Status, TaskStore

router = APIRouter(prefix="/api/{user_id}/tasks", tags=["tasks"])


class TaskIn(BaseModel):
    """A task to create."""

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
async def list_tasks(store: Store, status: Status = "all") -> list[Task]:
    """The user's tasks in the order of their creation."""
    return await store.list(status)


@router.post("", status_code=201, response_model=TaskOut)
async def create_task(store: Store, task: TaskIn) -> Task:
    """Create a task."""
    return await store.add(task.title, task.description)


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
