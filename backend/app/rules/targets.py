"""Which task is meant: from words to numbers, places, titles."""

import re

from app.rules.intents import Every, Named, Numbered, Placed, Target
from app.rules.phrases.words import DONE, OPEN, THING
from app.tasks import Status

_PLACES = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_NUMBER = rf"#?\d+|{'|'.join(_WORDS)}"
_NUMBERED = re.compile(
    rf"(?:the |my )?(?P<label>(?:{THING} )?(?:with )?(?:the )?(?:numbers? |nos?\.? ?|nr\.? ?|ids? |#)?)"
    rf"(?P<numbers>(?:{_NUMBER})(?:(?: ?, ?(?:and )?| and | & | )(?:{THING} )?(?:{_NUMBER}))*)",
    re.IGNORECASE,
)
_PLACED = re.compile(rf"(?:the |my )?(?P<place>{'|'.join(_PLACES)}|last)(?: {THING})?", re.IGNORECASE)
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
        place = match["place"].lower()
        return Placed(-1 if place == "last" else _PLACES.index(place))
    if (match := _NUMBERED.fullmatch(text)) and (
        match["label"].strip() or "#" in text or _digits_only(match)
    ):
        return Numbered(_ids(match["numbers"]))
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


def _digits_only(match: re.Match[str]) -> bool:
    """Bare words ("one", "two and three") are titles; bare digits are numbers."""
    return bool(re.fullmatch(r"[\d#,& ]|(?:[\d#,& ]|and)+", match["numbers"]))


def _ids(text: str) -> tuple[int, ...]:
    found = re.findall(rf"\d+|\b(?:{'|'.join(_WORDS)})\b", text.lower())
    numbers = [int(word) if word.isdigit() else _WORDS.index(word) + 1 for word in found]
    return tuple(dict.fromkeys(numbers))


def _status(match: re.Match[str]) -> Status:
    groups = match.groupdict()
    if any(value for name, value in groups.items() if name.startswith("done")):
        return "completed"
    return "pending" if any(value for name, value in groups.items() if name.startswith("open")) else "all"
