"""The tasks of one user: the only place that reads or writes the table, for REST and tools alike."""

from datetime import UTC, datetime
from typing import Literal

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from app.db import Sessions
from app.models import Task

Status = Literal["all", "pending", "completed"]

LARGEST_ID = 2**31 - 1
"""Postgres would refuse a larger number itself."""


class TaskNotFoundError(Exception):
    """The user has no task of this number; whether somebody else has is not told."""

    def __init__(self, task_id: int) -> None:
        super().__init__(f"There is no task {task_id}.")


class TaskStore:
    """Tasks of the user `user_id`; no method reaches anybody else's.

    Every method may raise `DatabaseUnavailableError`, those with a `task_id` also `TaskNotFoundError`.
    """

    def __init__(self, database: Sessions, user_id: str) -> None:
        self._database = database
        self._user_id = user_id

    async def list(self, status: Status = "all", limit: int | None = None, after: int = 0) -> list[Task]:
        """The tasks in the order of their creation: at most `limit` of those after the id `after`."""
        mine = select(Task).where(Task.user_id == self._user_id, col(Task.id) > after)
        query = mine.order_by(col(Task.id)).limit(limit)
        if status != "all":
            query = query.where(col(Task.completed).is_(status == "completed"))
        async with self._database.session() as session:
            return list(await session.exec(query))

    async def get(self, task_id: int) -> Task:
        """One task."""
        async with self._database.session() as session:
            return await self._find(session, task_id)

    async def add(self, title: str, description: str = "") -> Task:
        """A new, pending task."""
        task = Task(user_id=self._user_id, title=title, description=description)
        async with self._database.session() as session:
            session.add(task)
        return task

    async def update(
        self,
        task_id: int,
        *,
        title: str | None = None,
        description: str | None = None,
        completed: bool | None = None,
    ) -> Task:
        """Change what is not None."""
        async with self._database.session() as session:
            task = await self._find(session, task_id, lock=True)
            task.title = task.title if title is None else title
            task.description = task.description if description is None else description
            task.completed = task.completed if completed is None else completed
            task.updated_at = datetime.now(UTC)
        return task

    async def toggle(self, task_id: int) -> Task:
        """Turn a pending task into a completed one and the other way round."""
        async with self._database.session() as session:
            task = await self._find(session, task_id, lock=True)
            task.completed = not task.completed
            task.updated_at = datetime.now(UTC)
        return task

    async def delete(self, task_id: int) -> Task:
        """Remove a task; the answer is what it was."""
        async with self._database.session() as session:
            task = await self._find(session, task_id, lock=True)
            await session.delete(task)
        return task

    async def _find(self, session: AsyncSession, task_id: int, *, lock: bool = False) -> Task:
        if not 0 < task_id <= LARGEST_ID:
            raise TaskNotFoundError(task_id)
        query = select(Task).where(Task.id == task_id, Task.user_id == self._user_id)
        task = (await session.exec(query.with_for_update() if lock else query)).first()
        if task is None:
            raise TaskNotFoundError(task_id)
        return task
