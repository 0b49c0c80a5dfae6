"""The next move of the rule-based model: say something or call tools."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from app.fields import DESCRIPTION_LENGTH, TITLE_LENGTH
from app.rules import replies
from app.rules.follow_up import follow_up
from app.rules.intents import (
    Action,
    Add,
    Complete,
    Delete,
    Edit,
    EditReadings,
    Every,
    Named,
    Numbered,
    Show,
    Talk,
)
from app.rules.language import understand
from app.rules.titles import Found, choose_reading, find, read_tasks, suggest
from app.rules.transcript import Transcript


@dataclass(frozen=True)
class Say:
    """End the run with a text."""

    text: str


@dataclass(frozen=True)
class Call:
    """Call a tool."""

    tool: str
    arguments: dict[str, Any]


Move = Say | tuple[Call, ...]

MOST_AT_ONCE = 50
"""How many tasks one message may change: they are changed side by side, on the connections of one pool."""

_LOOK = (Call("list_tasks", {"status": "all"}),)


def decide(transcript: Transcript) -> Move:
    """What to do next, from the transcript alone.

    Numbers are acted on at once. Titles need two tool turns: list_tasks, then the action on what was found.
    """
    steps = transcript.steps
    if steps and (steps[-1].error or steps[-1].tool != "list_tasks"):
        return Say(replies.outcome([step for step in steps if step.error or step.tool != "list_tasks"]))
    tasks = read_tasks(steps[-1].output) if steps else None
    intent = follow_up(transcript.text, transcript.said) or understand(transcript.text)
    match intent:
        case Talk():
            return Say(replies.talk(intent))
        case Add():
            return _add(intent)
        case Show(status):
            if tasks is None:
                return (Call("list_tasks", {"status": status}),)
            return Say(replies.listing(intent, tasks))
        case EditReadings(readings):
            if tasks is None:
                return _LOOK
            return _act(choose_reading(readings, tasks), tasks)
    if isinstance(intent.target, Numbered):
        return _calls(intent, intent.target.ids)
    return _LOOK if tasks is None else _act(intent, tasks)


def _add(intent: Add) -> Move:
    if excess := _excess(intent):
        return excess
    description = {"description": intent.description} if intent.description else {}
    return (Call("add_task", {"title": intent.title, **description}),)


def _act(action: Action, tasks: Sequence[Found]) -> Move:
    """Act on the task that was looked up, or ask."""
    target = action.target
    found = find(target, tasks)
    if isinstance(action, Complete) and len(found) > 1:
        found = [task for task in found if not task.completed] or found[:1]
    if isinstance(target, Every) and not isinstance(action, Complete | Delete):
        return Say(replies.talk(Talk("no task")))
    if not found and isinstance(target, Named) and (similar := suggest(target.words, tasks)):
        return Say(replies.which(similar))
    if not found:
        return Say(replies.not_found(target.words if isinstance(target, Named) else None))
    if len(found) > 1 and not isinstance(target, Every):
        return Say(replies.which(found))
    return _calls(action, [task.id for task in found])


def _calls(action: Action, numbers: Sequence[int]) -> Move:
    if len(numbers) > MOST_AT_ONCE:
        return Say(replies.too_many(len(numbers), MOST_AT_ONCE))
    if isinstance(action, Edit) and (excess := _excess(action)):
        return excess
    return tuple(_call(action, number) for number in numbers)


def _excess(intent: Add | Edit) -> Say | None:
    """What is longer than it can be; the tools would refuse it in words for programmers."""
    for part, text, most in (
        ("title", intent.title, TITLE_LENGTH),
        ("description", intent.description, DESCRIPTION_LENGTH),
    ):
        if text is not None and len(text) > most:
            return Say(replies.too_long(part, len(text), most))
    return None


def _call(action: Action, number: int) -> Call:
    match action:
        case Complete():
            return Call("complete_task", {"task_id": number})
        case Delete():
            return Call("delete_task", {"task_id": number})
    changes = {"title": action.title, "description": action.description}
    return Call(
        "update_task",
        {"task_id": number} | {name: text for name, text in changes.items() if text is not None},
    )
