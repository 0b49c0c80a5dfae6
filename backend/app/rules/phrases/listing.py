"""Phrasings of "which tasks are there?"."""

import re

from app.rules.intents import Intent, Show
from app.rules.phrases.rule import rule
from app.rules.phrases.words import DONE, LIST, OPEN, THING

_MINE = r"(?:all |all of |both )?(?:the |my |our )?"
_WHAT = rf"{_MINE}(?:(?:current|existing|whole|entire|full|{DONE}|{OPEN}) )*(?:{THING}|{LIST})"
_SHOW = r"(?:show|list|display|view|see|get|give|tell|print|read|fetch|open|check)(?: me| us)?"
_LEFT = r"(?:left|pending|open|remaining|next|outstanding|up next|missing|to do)"


def _show(match: re.Match[str]) -> Intent:
    text = match[0]
    if re.search(rf"\b{OPEN}\b", text, re.IGNORECASE):
        return Show("pending")
    past = re.search(rf"\b(?:{DONE}|did|accomplished)\b", text, re.IGNORECASE)
    return Show("completed" if past else "all")


LISTING = (
    rule(rf"{_SHOW}(?: about)? {_WHAT}(?: .*)?", _show),
    rule(rf"(?:show|list|display|view|see)(?: me)?(?: all| everything| {DONE}| {OPEN})?", _show),
    rule(
        r"(?:show|tell|remind|list)(?: me)?(?: of| about)?"
        rf" (?:what.*|everything(?: i .*)?|all(?: i have)?|{_WHAT})",
        _show,
    ),
    rule(rf"(?:what|which)(?:'s|s| is| are| have| do| did| else)? .*(?:{THING}|{LIST})\b.*", _show),
    rule(rf"what(?:'s|s| is)?(?: else is| still is)?(?: still)? {_LEFT}(?: .*)?", Show("pending")),
    rule(r"what (?:have i|did i|'ve i)(?: already| just)? .*", _show),
    rule(
        r"what(?: else)? (?:do|should|must|can) i (?:still )?(?:have to |need to |got to )?"
        r"(?:do|finish|complete)(?: .*)?",
        Show("pending"),
    ),
    rule(r"what do i (?:still )?have(?: left)?(?: .*)?", Show("pending")),
    rule(r"(?:do i (?:still )?have|have i got|is there|are there) (?:any|some|more).*", _show),
    rule(rf"(?:any|anything|something|how much|how many)\b.*(?:{_LEFT}|{THING})\b.*", _show),
    rule(rf"{_WHAT}|all|everything", _show),
)
