"""Short answers to the model's own questions: "the second one", "3", "yes"."""

import re
from collections.abc import Sequence

from app.rules.intents import Action, Complete, Delete, Edit, EditReadings, Every, Intent, Numbered, Placed
from app.rules.language import understand
from app.rules.replies import ASKS_WHICH
from app.rules.targets import parse_target
from app.rules.titles import Found, choose_reading

_YES = re.compile(
    r"(?:yes|yeah|yep|sure|ok|okay|right|correct|exactly|do it|please do)\W*(?:please)?\W*", re.IGNORECASE
)

_OFFER = re.compile(r"^#(\d+) (.+?)( \(done\))?$", re.MULTILINE)


def follow_up(text: str, said: Sequence[tuple[str, str]]) -> Intent | None:
    """The action asked for before, on the task chosen now; None when `text` is no such answer."""
    if len(said) < 2 or said[-1][0] != "assistant" or said[-2][0] != "user":
        return None
    question, earlier = said[-1][1], understand(said[-2][1])
    tasks = [Found(int(number), title, bool(done)) for number, title, done in _OFFER.findall(question)]
    offered = tuple(task.id for task in tasks)
    if not question.startswith(ASKS_WHICH) or not offered:
        return None
    if isinstance(earlier, EditReadings):
        earlier = choose_reading(earlier.readings, tasks)
    if not isinstance(earlier, Complete | Delete | Edit):
        return None
    chosen = _chosen(text, offered)
    return _on(earlier, chosen) if chosen else None


def _chosen(text: str, offered: tuple[int, ...]) -> tuple[int, ...]:
    if _YES.fullmatch(text.strip()):
        return offered if len(offered) == 1 else ()
    match parse_target(text):
        case Numbered(ids):
            return ids
        case Placed(index) if -len(offered) <= index < len(offered):
            return (offered[index],)
        case Every():
            return offered
    return ()


def _on(action: Action, ids: tuple[int, ...]) -> Action:
    match action:
        case Complete():
            return Complete(Numbered(ids))
        case Delete():
            return Delete(Numbered(ids))
    return Edit(Numbered(ids), action.title, action.description)
