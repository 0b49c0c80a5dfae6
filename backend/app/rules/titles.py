"""Finding the task a user means among those there are."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from app.rules.intents import Edit, Every, Named, Placed, Target

_FILLERS = frozenset(
    {"a", "an", "the", "my", "to", "for", "of", "task", "todo", "item", "one", "this", "that"}
)
_CLOSE_ENOUGH = 0.75


@dataclass(frozen=True)
class Found:
    """A task as list_tasks gives it."""

    id: int
    title: str
    completed: bool


def read_tasks(output: Any) -> list[Found]:
    """The tasks in the output of list_tasks."""
    return [Found(entry["id"], entry["title"], entry["completed"]) for entry in output]


def find(target: Target, tasks: Sequence[Found]) -> list[Found]:
    """The tasks that `target` may mean: none, the one, all that were asked for, or several to choose from."""
    match target:
        case Placed(index):
            return [tasks[index]] if -len(tasks) <= index < len(tasks) else []
        case Every(status):
            return [task for task in tasks if status == "all" or task.completed == (status == "completed")]
        case Named(words):
            return _named(words, tasks)[1]
    return [task for task in tasks if task.id in target.ids]


def enumerated(words: str) -> list[str]:
    """The parts of "milk, eggs and bread"; none when it enumerates nothing."""
    parts = [part for part in re.split(r"\s*,\s*(?:and\s+)?|\s+and\s+", words) if part]
    return parts if len(parts) > 1 else []


def find_each(words: str, tasks: Sequence[Found]) -> list[Found]:
    """The tasks of an enumeration of titles, if each part names just one."""
    found = [_named(part, tasks)[1] for part in enumerated(words)]
    if any(len(matches) != 1 for matches in found):
        return []
    return list(dict.fromkeys(task for (task,) in found))


def choose_reading(readings: Sequence[Edit], tasks: Sequence[Found]) -> Edit:
    """The reading whose old title agrees best with some task's; of equals the longest old title."""

    def kind(reading: Edit) -> int:
        target = reading.target
        return _named(target.words, tasks)[0] if isinstance(target, Named) else 0

    return min(reversed(readings), key=kind)


def suggest(words: str, tasks: Sequence[Found]) -> list[Found]:
    """Tasks whose titles look like `words`, for a question; at most three."""
    titles = {_plain(task.title): task for task in tasks}
    return [titles[title] for title in get_close_matches(_plain(words), titles, n=3, cutoff=_CLOSE_ENOUGH)]


def _named(words: str, tasks: Sequence[Found]) -> tuple[int, list[Found]]:
    """The best kind of agreement that any title has (0 is the best), and the tasks that have it."""
    plain, wanted = _plain(words), _words(words)
    agreements: tuple[Callable[[Found], bool], ...] = (
        lambda task: task.title.casefold() == words.casefold(),
        lambda task: _plain(task.title) == plain,
        # "the one" has no words of its own: only a title spelled just so can be meant
        lambda task: bool(wanted) and wanted == _words(task.title),
        lambda task: bool(wanted) and wanted <= _words(task.title),
    )
    for kind, agrees in enumerate(agreements):
        found = [task for task in tasks if agrees(task)]
        if found:
            return kind, found
    return len(agreements), []


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def _words(text: str) -> frozenset[str]:
    """The words that carry meaning, singular and plural alike."""
    words = (word for word in re.findall(r"\w+", text.casefold()) if word not in _FILLERS)
    return frozenset(word[:-1] if len(word) > 3 and word.endswith("s") else word for word in words)
