"""The next move of the rule-based model: say something or call tools."""

from collections.abc import Callable

from app.rules import replies
from app.rules.done import did, remaining
from app.rules.follow_up import wishes_of
from app.rules.intents import (
    Action,
    Add,
    Complete,
    Delete,
    Edit,
    EditReadings,
    Intent,
    Named,
    Numbered,
    Show,
    Talk,
)
from app.rules.moves import Call, Move, Say
from app.rules.plan import plan_action, plan_add
from app.rules.steps import Steps
from app.rules.titles import choose_reading, read_tasks
from app.rules.transcript import Step, Transcript

MOST_TOOL_TURNS = 7
"""How many turns with tool calls one message may take: a run has eight turns, and the last one answers."""


def decide(transcript: Transcript) -> Move:
    """What to do next, from the transcript alone.

    Wishes are granted one after the other, in the order they were said. Numbers are acted on at once; titles
    need two turns: list_tasks, then the action on what was found. A question ends the run, and the wishes
    after it wait for the answer.
    """
    wishes = wishes_of(transcript.text, transcript.said)
    if sum(map(_turns, wishes)) > MOST_TOOL_TURNS:
        return Say(replies.too_much())
    steps = Steps(transcript.steps)
    said = []
    for wish in wishes:
        move = _grant(wish, steps)
        if not isinstance(move, Say):
            return move
        said.append(move.text)
        if replies.asks(move.text):
            break
    if steps.left:
        said.append(replies.outcome(steps.left))
    return Say("\n".join(said))


def _turns(wish: Intent) -> int:
    match wish:
        case Talk():
            return 0
        case Add() | Show():
            return 1
        case EditReadings():
            return 2
    return 1 if isinstance(wish.target, Numbered) else 2


def _grant(wish: Intent, steps: Steps) -> Move:
    """The calls that `wish` still needs, or what to say of it when `steps` has all of them."""
    match wish:
        case Talk():
            return Say(replies.talk(wish))
        case Add():
            return _finish(plan_add(wish), steps)
        case Show(status):
            look = _look(steps, status)
            if not isinstance(look, Step):
                return look
            return Say(replies.listing(wish, read_tasks(look.output)))
        case EditReadings():
            return _find_and_finish(wish, steps)
    if isinstance(wish.target, Numbered):
        return _finish(plan_action(wish, ()), steps)
    return _find_and_finish(wish, steps)


def _find_and_finish(wish: Action | EditReadings, steps: Steps) -> Move:
    """Look for the task, then act; what an interrupted run has done comes before the look and stays done."""
    done: list[Step] = []
    rest: Action | EditReadings | None = wish
    while rest is not None and steps.comes_first(did(rest), _is_look("all")):
        done += steps.claim(did(rest))
        rest = remaining(wish, done)
    if rest is None:
        return Say(replies.outcome(done))
    if steps.comes_first(_is_change, _is_look("all")):  # a later wish was begun: this one is over
        return Say(replies.outcome(done) if done else replies.not_found(_words(wish)))
    look = _look(steps, "all")
    if not isinstance(look, Step):
        return look
    tasks = read_tasks(look.output)
    action = choose_reading(rest.readings, tasks) if isinstance(rest, EditReadings) else rest
    move = plan_action(action, tasks)
    if done and isinstance(move, Say):  # nothing is left
        return Say(replies.outcome(done))
    return _finish(move, steps, done)


def _words(wish: Action | EditReadings) -> str | None:
    match wish:
        case Complete(Named(words)) | Delete(Named(words)) | Edit(Named(words)):
            return words
    return None


def _look(steps: Steps, status: str) -> Step | Move:
    """The list that was looked up for a wish, or the move that gets it."""
    for step in steps.claim(_is_look(status)):
        return Say(replies.outcome([step])) if step.error else step
    return (Call("list_tasks", {"status": status}),)


def _finish(move: Move, steps: Steps, done: list[Step] | None = None) -> Move:
    """Those of the calls that were not made yet, or what came of them."""
    if isinstance(move, Say):
        return move
    made = {index: step for index, call in enumerate(move) for step in steps.claim(_is(call))}
    missing = tuple(call for index, call in enumerate(move) if index not in made)
    if missing and not steps.left:
        return missing
    told = [*(done or ()), *made.values()]
    refused = [replies.not_found(None)] if missing else []
    return Say("\n".join([*([replies.outcome(told)] if told else []), *refused]))


def _is_change(step: Step) -> bool:
    return step.tool != "list_tasks"


def _is(call: Call) -> Callable[[Step], bool]:
    return lambda step: (step.tool, step.arguments) == (call.tool, call.arguments)


def _is_look(status: str) -> Callable[[Step], bool]:
    return _is(Call("list_tasks", {"status": status}))
