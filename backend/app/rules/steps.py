"""The tool calls of a run, told apart by the wish they were made for."""

from collections.abc import Callable, Iterable

from app.rules.transcript import Step


class Steps:
    """The steps no wish has claimed yet, in their order.

    Wishes are gone through in the order they were said, each claims its own steps, and so the state of a run
    is found out from the transcript alone, also when an interrupted run is taken up again.
    """

    def __init__(self, steps: Iterable[Step]) -> None:
        self._left = list(steps)

    @property
    def left(self) -> list[Step]:
        """The changes that no wish has claimed.

        While a wish still needs something there are none, unless a later wish was begun before the run was
        interrupted. Then this one had been dealt with, and what is missing had been refused: it must not be
        tried in the changed list.
        """
        return [step for step in self._left if step.tool != "list_tasks"]

    def claim(self, fits: Callable[[Step], bool]) -> list[Step]:
        """The first step that fits, or none; no other wish gets it any more."""
        for place, step in enumerate(self._left):
            if fits(step):
                return [self._left.pop(place)]
        return []

    def comes_first(self, fits: Callable[[Step], bool], other: Callable[[Step], bool]) -> bool:
        """Whether a step that fits comes before every one that fits `other`."""
        return next((fits(step) for step in self._left if fits(step) or other(step)), False)
