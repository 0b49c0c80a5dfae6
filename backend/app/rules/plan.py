"""From a wish to the calls that grant it, or to the words that say why there are none."""

from collections.abc import Sequence

from app.fields import DESCRIPTION_LENGTH, TITLE_LENGTH
from app.rules import replies
from app.rules.intents import Action, Add, Complete, Delete, Edit, Every, Named, Numbered, Show, Talk
from app.rules.moves import Call, Move, Say
from app.rules.titles import Found, find, find_each, suggest

MOST_AT_ONCE = 50
"""How many tasks one wish may change: all in one turn, within the time for an answer."""


def plan_add(wish: Add) -> Move:
    """How to create a task."""
    if excess := _excess(wish):
        return excess
    description = {"description": wish.description} if wish.description else {}
    return (Call("add_task", {"title": wish.title, **description}),)


def plan_action(action: Action, tasks: Sequence[Found]) -> Move:
    """How to act on what `action` means among `tasks`; on numbers without looking whether they exist."""
    target = action.target
    if isinstance(target, Numbered):
        return _calls(action, target.ids)
    if isinstance(target, Every) and isinstance(action, Edit):
        return Say(replies.talk(Talk("no task")))
    found = find(target, tasks)
    if isinstance(action, Complete):
        pending = [task for task in found if not task.completed]
        if isinstance(target, Every) and not pending:
            return Say(replies.listing(Show("pending"), ()))
        found = pending or found[:1]
    if isinstance(target, Named) and not found:
        several = [] if isinstance(action, Edit) else find_each(target.words, tasks)
        if several:
            return _calls(action, [task.id for task in several])
        if similar := suggest(target.words, tasks):
            return Say(replies.which(similar))
        return Say(replies.not_found(target.words))
    if not found:
        return Say(replies.not_found(None))
    if len(found) > 1 and not isinstance(target, Every):
        return Say(replies.which(found))
    return _calls(action, [task.id for task in found])


def _calls(action: Action, numbers: Sequence[int]) -> Move:
    if len(numbers) > MOST_AT_ONCE:
        return Say(replies.too_many(len(numbers), MOST_AT_ONCE))
    if isinstance(action, Edit) and (excess := _excess(action)):
        return excess
    return tuple(_call(action, number) for number in numbers)


def _excess(wish: Add | Edit) -> Say | None:
    """What is longer than it can be; the tools would refuse it in words for programmers."""
    for part, text, most in (
        ("title", wish.title, TITLE_LENGTH),
        ("description", wish.description, DESCRIPTION_LENGTH),
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
