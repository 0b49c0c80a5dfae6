"""Which task is meant: from words to numbers, places, titles."""

import re

from app.rules.intents import Every, Named, Numbered, Placed, Target
from app.rules.numbers import NUMBER, ORDINAL, RANGE, value, values
from app.rules.phrases.words import DONE, OPEN, THING
from app.tasks import Status

_NUMBERS = rf"(?:{RANGE}|{NUMBER})"
_NUMBERED = re.compile(
    rf"(?:the |my )?(?P<label>(?:{THING} )?(?:with )?(?:the )?(?:numbers? |nos?\.? ?|nr\.? ?|ids? |#)?)"
    rf"(?P<numbers>{_NUMBERS}(?:(?: ?, ?(?:and )?| and | & | )(?:{THING} )?{_NUMBERS})*)",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"(?:[\d#,& \u2013-]|and|to|through|until|till)+", re.IGNORECASE)
_PLACED = re.compile(rf"(?:the |my )?(?P<place>{ORDINAL}|last)(?: {THING})?", re.IGNORECASE)
_EVERY = re.compile(
    r"(?:(?:all|every)(?: of)?(?: the| my| them| these| those)?"
    rf"(?: (?P<done>{DONE})| (?P<open>{OPEN}))?(?: {THING})?"
    rf"|everything(?: that is| that's| i have)?(?: (?P<done2>{DONE})| (?P<open2>{OPEN}))?"
    rf"|(?:the |my )?(?:(?P<done3>{DONE})|(?P<open3>{OPEN})) (?:tasks|to-?dos|items|ones|things)"
    rf"|them all|both(?: of them)?)",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[\"'](?P<inside>.+)[\"']")
_LEAD = re.compile(
    rf"(?:the |my |this |that |a |an )?(?:{THING}(?: |: ?))"
    r"(?:(?:called|named|titled|labell?ed|about|for|of|to|with(?: the)? title|which says|that says|saying)"
    r"(?: |: ?))?(?=\S)",
    re.IGNORECASE,
)
_TAIL = re.compile(rf"(?<=\S) {THING}$", re.IGNORECASE)
_ARTICLE = re.compile(r"^(?:the|my|this|that) (?=\S)", re.IGNORECASE)
_ONLY_THING = re.compile(rf"(?:the |my |a |an |this |that )?(?:{THING}|it|this|that|them)?", re.IGNORECASE)


def parse_target(text: str) -> Target | None:
    """The task that `text` speaks of, or None when it names none ("the task", "it")."""
    text = text.strip(" ,.:;!?")
    if _ONLY_THING.fullmatch(text):
        return None
    if match := _PLACED.fullmatch(text):
        return Placed(-1 if match["place"].lower() == "last" else value(match["place"]) - 1)
    # Bare words ("one", "two and three") are titles; bare digits are numbers.
    if (match := _NUMBERED.fullmatch(text)) and (match["label"].strip() or _DIGITS.fullmatch(text)):
        return Numbered(ids) if (ids := values(match["numbers"])) else None
    if match := _EVERY.fullmatch(text):
        return Every(_status(match))
    return Named(plain_title(text))


def plain_title(text: str) -> str:
    """A title without quotes and without the words around it: "the task called 'milk'" is "milk"."""
    text = text.strip(" ,.:;!?")
    if quoted := _QUOTED.fullmatch(text):
        return quoted["inside"].strip()
    shorter = _LEAD.sub("", text, count=1) if _LEAD.match(text) else _ARTICLE.sub("", text)
    shorter = _TAIL.sub("", shorter).strip()
    if quoted := _QUOTED.fullmatch(shorter):
        return quoted["inside"].strip()
    return shorter or text


def _status(match: re.Match[str]) -> Status:
    groups = match.groupdict()
    if any(value for name, value in groups.items() if name.startswith("done")):
        return "completed"
    return "pending" if any(value for name, value in groups.items() if name.startswith("open")) else "all"
