"""Short answers to the model's own questions: "the second one", "3", "yes"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from app.rules.intents import Action, EditReadings, Every, Intent, Numbered, Placed
from app.rules.moves import Say
from app.rules.plan import plan_action
from app.rules.replies import ASKS_WHICH, asks
from app.rules.targets import parse_target
from app.rules.titles import Found, choose_reading
from app.rules.wishes import understand_all

_YES = re.compile(
    r"(?:yes|yeah|yep|sure|ok|okay|right|correct|exactly|do it|please do)\W*(?:please)?\W*", re.IGNORECASE
)
_QUESTION = re.compile(rf"(?:^|\n){re.escape(ASKS_WHICH)}\n(?P<offers>#\d+ [^\n]+(?:\n#\d+ [^\n]+)*)\Z")
_OFFER = re.compile(r"^#(\d+) (.+?)( \(done\))?$", re.MULTILINE)

Said = Sequence[tuple[str, str]]
"""Role and text of the messages before."""


def wishes_of(text: str, said: Said) -> tuple[Intent, ...]:
    """What the user wants with `text`, be it an answer to a question or something new."""
    return _answer(text, said) or understand_all(text)


def _answer(text: str, said: Said) -> tuple[Intent, ...]:
    """The action that was asked about, on the task chosen now, and the wishes that waited for it."""
    if len(said) < 2 or said[-1][0] != "assistant" or said[-2][0] != "user":
        return ()
    question = _QUESTION.search(said[-1][1])
    if question is None:
        return ()
    tasks = [
        Found(int(number), title, bool(done)) for number, title, done in _OFFER.findall(question["offers"])
    ]
    chosen = _chosen(text, tuple(task.id for task in tasks))
    if not chosen:
        return ()
    wishes = wishes_of(said[-2][1], said[:-2])
    for place, wish in enumerate(wishes):
        action = choose_reading(wish.readings, tasks) if isinstance(wish, EditReadings) else wish
        if isinstance(action, Action) and _asked(action, tasks):
            return (replace(action, target=Numbered(chosen)), *wishes[place + 1 :])
    return ()


def _asked(action: Action, tasks: Sequence[Found]) -> bool:
    """Whether `action` was what the question with `tasks` was about."""
    move = plan_action(action, tasks)
    return isinstance(move, Say) and asks(move.text)


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
