"""From a message to everything the user wants: "add milk and show my list" is two wishes."""

import re
from collections.abc import Iterator
from itertools import pairwise

from app.rules.intents import Intent, Talk
from app.rules.language import understand
from app.rules.phrases.words import LIST, THING, plain_quotes

# Where one wish may end. Whether it does is told by what follows: "add milk, eggs and bread" is one.
_BOUNDARY = re.compile(
    r"(?:\s*(?:[,;.!?]+(?=\s)|\n)\s*|\s+(?=(?:and|then|&)\s))(?:(?:and then|and also|and|then|also|&)\s+)?",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"\"[^\"]*\"|(?<!\w)'[^']*'(?!\w)")

_POLITE = r"(?:(?:please|pls|can you|could you|also|then|now|just)\s+)*"
_COMMAND = re.compile(
    rf"{_POLITE}(?:(?:add|append|create|show|list|display|delete|remove|erase|complete|mark|rename|reopen"
    r"|remind me|don't forget|new task|tick off|check off|cross off|what's|what is|what are|which tasks"
    r"|how many)\b"
    # These begin tasks as well ("buy tape and finish the shelf"): a number or the list must be named.
    r"|(?:finish|close|check|tick|cross|cancel|drop|clear|get rid of|change|update|edit|set|put|make|get|tell"
    rf"|give|print|take|throw away)\s+(?:#?\d+\b|.*\b(?:{THING}|{LIST})\b))",
    re.IGNORECASE | re.DOTALL,
)

_COURTESIES = (Talk("greeting"), Talk("thanks"))


def understand_all(text: str) -> tuple[Intent, ...]:
    """What the user wants, in the order it was said.

    A message is taken apart only when every part is understood; otherwise it is read as a whole, so that half
    of a sentence is never acted on.
    """
    wishes = tuple(understand(part) for part in _parts(text))
    if len(wishes) > 1 and Talk("unknown") in wishes:
        return (understand(text),)
    return tuple(wish for wish in wishes if wish not in _COURTESIES) or wishes[:1]


def _parts(text: str) -> Iterator[str]:
    plain = plain_quotes(text)
    quoted = [match.span() for match in _QUOTED.finditer(plain)]
    boundaries = [
        match.span()
        for match in _BOUNDARY.finditer(plain)
        if not any(begin < match.start() < end for begin, end in quoted)
    ]
    start = 0
    for (stop, begin), (end, _) in pairwise([*boundaries, (len(plain), len(plain))]):
        if _COMMAND.match(plain[begin:end]):
            yield text[start:stop]
            start = begin
    yield text[start:]
