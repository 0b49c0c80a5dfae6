"""What the rule-based model sees of a run."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, cast

from agents import TResponseInputItem


@dataclass(frozen=True)
class Step:
    """A tool call of this run and what it answered."""

    tool: str
    arguments: dict[str, Any]
    output: Any

    @property
    def error(self) -> str | None:
        """Why the tool refused, if it did."""
        if isinstance(self.output, dict) and "error" in self.output:
            return str(self.output["error"])
        return None


@dataclass(frozen=True)
class Transcript:
    """The user's last message, what was said before it, and the tool calls made since."""

    text: str
    said: tuple[tuple[str, str], ...]
    """Role and text of the earlier messages."""
    steps: tuple[Step, ...]


def read_transcript(items: str | list[TResponseInputItem]) -> Transcript:
    """Sort out the input of a model call (items of OpenAI's Responses format)."""
    if isinstance(items, str):
        return Transcript(items, (), ())
    entries = [cast("Mapping[str, Any]", item) for item in items]
    messages = [index for index, entry in enumerate(entries) if entry.get("role") == "user"]
    if not messages:
        return Transcript("", (), ())
    last = messages[-1]
    said = tuple(
        (str(entry["role"]), _text(entry.get("content"))) for entry in entries[:last] if "role" in entry
    )
    return Transcript(_text(entries[last].get("content")), said, tuple(_steps(entries[last + 1 :])))


def _steps(entries: Iterable[Mapping[str, Any]]) -> Iterable[Step]:
    calls: dict[str, Mapping[str, Any]] = {}
    for entry in entries:
        if entry.get("type") == "function_call":
            calls[entry["call_id"]] = entry
        elif entry.get("type") == "function_call_output" and entry["call_id"] in calls:
            call = calls[entry["call_id"]]
            yield Step(call["name"], json.loads(call["arguments"] or "{}"), _output(_text(entry["output"])))


def _output(text: str) -> Any:
    try:
        output = json.loads(text)
    except ValueError:  # not from our tools: the SDK's own words about a call that failed
        return {"error": text}
    return output.get("result", output) if isinstance(output, dict) else output


def _text(content: Any) -> str:
    if isinstance(content, str):
        return content
    if isinstance(content, Mapping):
        content = [content]
    return "".join(str(part.get("text", "")) for part in content or ())
