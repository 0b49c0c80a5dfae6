"""Phrasings of "this is to be done"."""

import re

from app.rules.intents import Add, Intent, Talk
from app.rules.phrases.rule import rule
from app.rules.phrases.words import ON_LIST, THING, unquote

_ADD = r"(?:add|append|jot down|note down|write down)(?: me)?"
_MAKE = rf"(?:{_ADD}|(?:create|make|insert|put|set up|record|save|enter)(?: me| down)?)"
_A = r"(?:a |an |the |my |another |one more )?(?:new )?"
_NOUN = r"(?:tasks?|to-?dos?|todo items?|items?|reminders?|notes?)"
_NAMED = (
    r"(?: ?[:,-] ?| (?:called|named|titled|to|for|about|saying|that says|with (?:the )?title)(?: ?: ?| )"
    r"| (?=[\"']))"
)
_DESCRIPTION = re.compile(
    r"(?P<title>.+?)(?:,? (?:with|and) (?:the |a )?|,? \(?)(?:description|note|details?)(?: of| saying)?"
    r"(?: ?[:=] ?| )(?P<description>.+?)\)?",
    re.IGNORECASE | re.DOTALL,
)


def _add(match: re.Match[str]) -> Intent:
    text = match["title"]
    description = ""
    if (parts := _DESCRIPTION.fullmatch(text)) and re.search(r"with|and|[:=(]", text[len(parts["title"]) :]):
        text, description = parts["title"], unquote(parts["description"])
    title = unquote(text.strip(" ,:;-"))
    return Add(title, description) if title else Talk("no title")


ADDING = (
    rule(rf"{_MAKE}(?: {_A.rstrip()})?(?: ?{THING}| ?{_NOUN})?{ON_LIST}?", Talk("no title")),
    rule(rf"(?:{_MAKE} )?{_A}{_NOUN}{ON_LIST}?{_NAMED}(?P<title>.+?){ON_LIST}?", _add),
    rule(rf"{_MAKE} {_A}(?:task|to-?do|todo item|item|reminder) (?P<title>.+?){ON_LIST}?", _add),
    rule(rf"{_MAKE}(?: ?: ?| )(?P<title>.+?)(?:{ON_LIST}| as (?:a |an )?(?:new )?{THING})", _add),
    rule(rf"{_ADD}{ON_LIST}?(?: ?: ?| )(?P<title>.+?)", _add),
    rule(
        r"(?:remind me|remember|don't let me forget|don't forget|do not forget)"
        r"(?: ?: ?| (?:to|about|that|of)(?: i (?:need|have) to)? | )(?P<title>.+)",
        _add,
    ),
    rule(r"(?:(?:todo|to-do|note(?: to self)?|new) ?: ?|new (?:task|to-?do) )(?P<title>.+)", _add),
)
