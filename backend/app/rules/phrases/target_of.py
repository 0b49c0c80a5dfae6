"""From a matched group to an action on the task it names."""

import re
from collections.abc import Callable

from app.rules.intents import Intent, Talk, Target
from app.rules.phrases.rule import Build
from app.rules.targets import parse_target


def target_of(action: Callable[[Target], Intent]) -> Build:
    """`action` on the task that the group `target` names; a question when it names none."""

    def build(match: re.Match[str]) -> Intent:
        target = parse_target(match["target"] or "")
        return Talk("no task") if target is None else action(target)

    return build
