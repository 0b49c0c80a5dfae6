"""Phrasings of "it should read otherwise"."""

import re
from itertools import islice

from app.rules.intents import Edit, EditReadings, Intent, Numbered, Talk
from app.rules.phrases.rule import rule
from app.rules.phrases.words import unquote
from app.rules.targets import parse_target

_VERB = r"(?:rename|change|update|edit|modify|replace|reword|correct|retitle)"
_NOTE = r"(?:description|notes?|details?|comment)"
_DIVIDER = re.compile(
    r"(?:,? (?:to|into|as|by|with(?: the| a)?(?: new)? (?:title|name)|with)(?: say| be| read)?"
    r"|,? (?:so that )?it (?:says|reads)|:| ->| =>) ?(?=\S)",
    re.IGNORECASE,
)

_MOST_READINGS = 10
_OLD_TITLE = re.compile(r"(?P<number>(?:the |my )?(?:task |number )?#?\b\d+) from .+?(?= to )", re.IGNORECASE)


def _rename(match: re.Match[str]) -> Intent:
    """Every place that may divide the old title from the new one is a reading."""
    rest = _OLD_TITLE.sub(r"\g<number>", match["rest"] or "")
    readings = [
        Edit(target, title=title)
        for divider in islice(_DIVIDER.finditer(rest), _MOST_READINGS)
        if rest[: divider.start()].count('"') % 2 == 0
        and (target := parse_target(rest[: divider.start()]))
        and (title := unquote(rest[divider.end() :]))
    ]
    if not readings:
        return Talk("no task" if parse_target(rest) is None else "no change")
    if isinstance(readings[0].target, Numbered) or len(readings) == 1:
        return readings[0]
    return EditReadings(tuple(readings))


def _describe(match: re.Match[str]) -> Intent:
    target = parse_target(match["target"])
    return Talk("no task") if target is None else Edit(target, description=unquote(match["new"]))


EDITING = (
    rule(rf"add (?:a |the |this )?{_NOTE} (?P<new>\".+?\"|'.+?') to (?P<target>.+)", _describe),
    rule(
        rf"add (?:a |the |this )?{_NOTE} to (?P<target>.+?)(?: ?: ?| saying | that says )(?P<new>.+)",
        _describe,
    ),
    rule(
        rf"(?:{_VERB}|set) (?:the )?{_NOTE}(?: of| for| on) (?P<target>.+?)(?: to | ?: ?| with )(?P<new>.+)",
        _describe,
    ),
    rule(
        rf"(?:{_VERB}|set) (?P<target>.+?)(?:'s)?(?: with)?(?: the| a)? {_NOTE}"
        r"(?: to | ?: ?| with | as )(?P<new>.+)",
        _describe,
    ),
    rule(r"describe (?P<target>.+?) (?:as|with) (?P<new>.+)", _describe),
    rule(rf"(?:{_VERB}|set) (?:the )?(?:title|name|text|wording)(?: of| for) (?P<rest>.+)", _rename),
    rule(rf"{_VERB}(?: (?P<rest>.+))?", _rename),
)
