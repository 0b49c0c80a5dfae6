"""What of a wish is granted by steps of an interrupted run."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from app.rules.intents import Action, Complete, Delete, Edit, EditReadings, Every, Named
from app.rules.titles import Found, enumerated, find
from app.rules.transcript import Step


def did(wish: Action | EditReadings) -> Callable[[Step], bool]:
    """Tells the steps that did what `wish` asks for; which task it means, only the step knows by now."""
    match wish:
        case EditReadings(readings):
            return lambda step: any(did(reading)(step) for reading in readings)
        case Edit(_, title, description):
            new = {"title": title, "description": description}
            given = {name: text for name, text in new.items() if text is not None}
            return lambda step: step.tool == "update_task" and given.items() <= step.arguments.items()
        case Complete():
            return lambda step: step.tool == "complete_task" and _is_meant(wish, step)
        case Delete():
            return lambda step: step.tool == "delete_task" and _is_meant(wish, step)


def remaining(wish: Action | EditReadings, done: Sequence[Step]) -> Action | EditReadings | None:
    """What is left of `wish` after `done`, steps that did something of it; None: nothing."""
    if not done:
        return wish
    if isinstance(wish, Edit | EditReadings):
        return None
    match wish.target:
        case Every():
            return wish
        case Named(words) if not any(_names(words, step) for step in done):
            rest = [part for part in enumerated(words) if not any(_names(part, step) for step in done)]
            return replace(wish, target=Named(", ".join(rest))) if rest else None
    return None


def _is_meant(wish: Complete | Delete, step: Step) -> bool:
    if step.error or not isinstance(wish.target, Named):
        return step.error is None
    words = wish.target.words
    return any(_names(part, step) for part in (words, *enumerated(words)))


def _names(words: str, step: Step) -> bool:
    return bool(find(Named(words), [Found(step.output["task_id"], step.output["title"], completed=False)]))
