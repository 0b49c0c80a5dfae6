"""What the rule-based model can do in one turn."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Say:
    """End the run with a text."""

    text: str


@dataclass(frozen=True)
class Call:
    """Call a tool."""

    tool: str
    arguments: dict[str, Any]


Move = Say | tuple[Call, ...]
"""A text, or calls that are made side by side."""
