"""One phrasing and what it means."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from app.rules.intents import Intent

Build = Callable[[re.Match[str]], Intent | None]


@dataclass(frozen=True)
class Rule:
    """`pattern` must fit the whole sentence; `build` may still decline with None."""

    pattern: re.Pattern[str]
    build: Build

    def read(self, sentence: str) -> Intent | None:
        """What `sentence` means by this rule, if it applies."""
        match = self.pattern.fullmatch(sentence)
        return self.build(match) if match else None


def rule(pattern: str, build: Build | Intent) -> Rule:
    """A rule, case ignored; `build` may be an intent when the words leave nothing open."""
    compiled = re.compile(pattern, re.IGNORECASE | re.DOTALL)
    if callable(build):
        return Rule(compiled, build)
    intent = build
    return Rule(compiled, lambda _match: intent)
