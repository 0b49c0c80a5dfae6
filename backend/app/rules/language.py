"""From a sentence to what the user wants."""

import re
from dataclasses import replace

from app.rules.intents import Add, Complete, Delete, Edit, EditReadings, Intent, Numbered, Show, Talk
from app.rules.phrases.adding import ADDING
from app.rules.phrases.completing import COMPLETING
from app.rules.phrases.deleting import DELETING
from app.rules.phrases.editing import EDITING
from app.rules.phrases.listing import LISTING
from app.rules.phrases.rule import Rule
from app.rules.phrases.talk import TALK
from app.rules.phrases.words import LIST, THING, plain_quotes, unquote

# The first that fits decides. "add a note to task 3" edits, so editing comes before adding.
_RULES = (*TALK, *LISTING, *EDITING, *COMPLETING, *DELETING, *ADDING)

_POLITE = re.compile(
    r"(?:(?:please|pls|hey|hi|hello|ok|okay|so|now|well|and|then|also|just|kindly|assistant|bot"
    r"|(?:can|could|would|will) you(?: please| kindly)?|i(?:'d| would) like(?: you)? to|i want(?: you)? to"
    r"|i wanna|i need you to|let's|let us|let me|go ahead and|help me(?: to)?)[ ,:!]+)+(?=\S)",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"(?:[ ,]+(?:and )?(?:please|pls|thanks|thank you|thx|for me|right now|ok|okay|will you|would you))+$",
    re.IGNORECASE,
)
_CLOSING_LENGTH = 80
"""Only so much of the end is searched: a long run of politeness costs time that others wait for."""
_DUTY = re.compile(
    r"i (?:really )?(?:need to|have to|must|should|gotta|have got to|ought to|want to|would like to|wanna)"
    r" (?P<rest>.+)",
    re.IGNORECASE | re.DOTALL,
)
_NO_COMMAND = re.compile(
    r"(?:is|are|was|were|did|do|does|has|have|should|shall|when|why|who|where|how|what|which|don't|never|not"
    r"|if|unless|maybe|perhaps)\b",
    re.IGNORECASE,
)


def understand(text: str) -> Intent:
    """What the user wants with one sentence; `Talk("unknown")` when no phrasing fits."""
    written = re.sub(r"\s+", " ", text).strip().rstrip(".!?,; ")
    sentence = plain_quotes(written)
    if not sentence:
        return Talk("help")
    polite = _POLITE.match(sentence)
    command = _without_closing(sentence[polite.end() :] if polite else sentence)
    intent = _read(sentence, TALK) or _read(command) or _duty(sentence) or Talk("unknown")
    return _as_written(intent, written, sentence)


def _read(sentence: str, rules: tuple[Rule, ...] = _RULES) -> Intent | None:
    for rule in rules:
        intent = rule.read(sentence)
        if intent is not None:
            # "is the report done?" asks and "don't delete it" forbids: neither may change a task.
            changes = isinstance(intent, Complete | Delete | Edit | EditReadings)
            return None if changes and _NO_COMMAND.match(sentence) else intent
    return None


def _duty(sentence: str) -> Intent | None:
    """A duty is a new task ("I need to finish the report"), unless it is a command ("… to see my tasks")."""
    match = _DUTY.fullmatch(_without_closing(sentence))
    if match is None:
        return None
    rest = match["rest"]
    intent = _read(rest)
    if isinstance(intent, Show) or _is_about_the_list(intent, rest):
        return intent
    return Add(unquote(rest))


def _is_about_the_list(intent: Intent | None, text: str) -> bool:
    if not isinstance(intent, Complete | Delete | Edit):
        return False
    named = re.search(rf"\b(?:{THING}|{LIST})\b", text, re.IGNORECASE)
    return isinstance(intent.target, Numbered) or named is not None


def _without_closing(sentence: str) -> str:
    closing = _CLOSING.search(sentence, max(0, len(sentence) - _CLOSING_LENGTH))
    return sentence[: closing.start()] if closing else sentence


def _as_written(intent: Intent, written: str, sentence: str) -> Intent:
    """The intent with its new texts as the user wrote them: the rules read plain quotes only."""

    def original(text: str) -> str:
        place = sentence.rfind(text)  # both are equally long, and so is each of their parts
        return written[place : place + len(text)] if place >= 0 else text

    match intent:
        case Add(title, description):
            return Add(original(title), original(description))
        case Edit(_, title, description):
            return replace(
                intent,
                title=None if title is None else original(title),
                description=None if description is None else original(description),
            )
        case EditReadings(readings):
            return EditReadings(tuple(replace(one, title=original(one.title or "")) for one in readings))
    return intent
