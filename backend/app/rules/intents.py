"""What a user can want, as data."""

from dataclasses import dataclass
from typing import Literal

from app.tasks import Status


@dataclass(frozen=True)
class Numbered:
    """Tasks given by their numbers."""

    ids: tuple[int, ...]


@dataclass(frozen=True)
class Placed:
    """A task given by its place in the list: 0 is the first, -1 the last."""

    index: int


@dataclass(frozen=True)
class Named:
    """A task given by words of its title."""

    words: str


@dataclass(frozen=True)
class Every:
    """All tasks, or all of one status."""

    status: Status


Target = Numbered | Placed | Named | Every


@dataclass(frozen=True)
class Add:
    """Create a task."""

    title: str
    description: str = ""


@dataclass(frozen=True)
class Show:
    """List tasks."""

    status: Status


@dataclass(frozen=True)
class Complete:
    """Complete tasks."""

    target: Target


@dataclass(frozen=True)
class Delete:
    """Delete tasks."""

    target: Target


@dataclass(frozen=True)
class Edit:
    """Change a task's title or description."""

    target: Target
    title: str | None = None
    description: str | None = None


@dataclass(frozen=True)
class EditReadings:
    """The ways to read "rename go to work to go to sleep"; the tasks' titles decide."""

    readings: tuple[Edit, ...]


@dataclass(frozen=True)
class Talk:
    """No task is meant, or not enough was said."""

    kind: Literal["greeting", "thanks", "help", "reopen", "no title", "no task", "no change", "unknown"]


Action = Complete | Delete | Edit
Intent = Add | Show | Action | EditReadings | Talk
