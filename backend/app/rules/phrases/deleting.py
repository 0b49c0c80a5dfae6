"""Phrasings of "take this away"."""

from app.rules.intents import Delete, Every
from app.rules.phrases.rule import rule
from app.rules.phrases.target_of import target_of
from app.rules.phrases.words import LIST, OFF_LIST

_VERB = (
    r"(?:delete|remove|erase|drop|cancel|discard|trash|get rid of|scrap|clear out|clear|throw away"
    r"|forget about|forget)"
)
_delete = target_of(Delete)

DELETING = (
    rule(rf"take (?P<target>.+?) (?:off|out of|from)(?: of)? (?:my|the|our) {LIST}", _delete),
    rule(rf"{_VERB}(?: (?:my|the|our))?(?: whole| entire)? {LIST}", Delete(Every("all"))),
    rule(rf"{_VERB}(?: (?P<target>.+?))?{OFF_LIST}?", _delete),
    rule(
        rf"i (?:don't|do not|no longer) (?:need|want)(?: to)? (?P<target>.+?)(?: any ?more)?{OFF_LIST}?",
        _delete,
    ),
)
