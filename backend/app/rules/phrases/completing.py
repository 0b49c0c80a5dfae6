"""Phrasings of "this is done"."""

from app.rules.intents import Complete, Talk
from app.rules.phrases.rule import rule
from app.rules.phrases.target_of import target_of
from app.rules.phrases.words import DONE, LIST, OFF_LIST, THING

_VERB = r"(?:complete|finish|check off|tick off|check|tick|close|resolve|cross off|cross out)"
_FINISHED = r"(?:completed|finished|done)"
_complete = target_of(Complete)

COMPLETING = (
    # No tool can reopen a task; saying so needs to come before "mark … as … done".
    rule(r"(?:uncomplete|un-complete|reopen|re-open|uncheck|untick|undo)\b.*", Talk("reopen")),
    rule(
        r"mark .+ (?:as )?"
        r"(?:not (?:yet )?(?:done|completed?|finished)|pending|open|undone|incomplete|unfinished)",
        Talk("reopen"),
    ),
    rule(rf"(?:mark|set|flag)(?: it| that)?(?: as)? {DONE}", Talk("no task")),
    rule(rf"(?:mark|set|flag) (?P<target>.+?)(?: as| to| is)?(?: being)? {DONE}", _complete),
    rule(rf"mark (?:as )?{DONE}:? (?P<target>.+)", _complete),
    rule(
        rf"(?:cross|tick|check|strike) (?P<target>.+?) off(?:{OFF_LIST}| (?:of )?(?:my|the) {LIST})?",
        _complete,
    ),
    rule(rf"{_VERB}(?: (?P<target>.+?))?{OFF_LIST}?", _complete),
    rule(
        rf"i(?:'ve| have| am|'m)?(?: just| already| now| finally)* (?:{_FINISHED}|did)(?: with)?"
        r" (?P<target>.+)",
        _complete,
    ),
    rule(rf"{_FINISHED}(?: with)?:? (?P<target>.+)", _complete),
    rule(
        r"(?P<target>.+?)(?: is| are| has been| have been|'s)(?: now| already| all)?"
        rf" (?:{_FINISHED}|complete)",
        _complete,
    ),
    rule(rf"(?P<target>(?:{THING} )?#?\d+) {_FINISHED}", _complete),
)
