"""A language model server for trials by hand and from a browser: OpenAI's wire format, the rules' wits.

`python -m tests.support.model_server --port 8080` prints its address and serves. Point OPENAI_BASE_URL at it;
it needs no key. Words in the user's message change how it answers:

- `#slow`: an event every 0.3 seconds
- `#hang`: no answer at all
- `#fail`: an error every time
- `#fail-once`: an error the first time this message comes
- `#fail-after-tools`: an error the first time the tools of this message have answered
"""

import argparse
import re
import sys
import threading
from collections.abc import Iterator
from typing import Any, cast

from agents import TResponseInputItem

from app.rules.decide import decide
from app.rules.moves import Say
from app.rules.transcript import Transcript, read_transcript
from tests.support.openai_server import Answer, OpenAIServer, failure, message, tool_calls

_SLOW_SECONDS = 0.3
_WISH = re.compile(r"\s*#(slow|hang|fail-once|fail-after-tools|fail)\b(?!-)")


class Thinker:
    """Answers requests of both APIs; remembers which messages have failed once."""

    def __init__(self) -> None:
        self._failed: set[str] = set()

    def __call__(self, path: str, request: dict[str, Any]) -> Answer:
        """The answer to a request."""
        items = request["input"] if path.endswith("/responses") else list(_items(request["messages"]))
        seen = read_transcript(cast("list[TResponseInputItem]", items))
        wishes = set(_WISH.findall(seen.text))
        if "hang" in wishes:
            threading.Event().wait()
        if "fail" in wishes or self._fails_once(seen, wishes):
            return failure(400, "as it was asked to")
        move = decide(Transcript(_WISH.sub("", seen.text), seen.said, seen.steps))
        answer = (
            message(move.text)
            if isinstance(move, Say)
            else tool_calls(*((call.tool, call.arguments) for call in move))
        )
        return Answer(answer.turn, pause=_SLOW_SECONDS if "slow" in wishes else 0)

    def _fails_once(self, seen: Transcript, wishes: set[str]) -> bool:
        due = "fail-once" in wishes or ("fail-after-tools" in wishes and bool(seen.steps))
        first = seen.text not in self._failed
        if due:
            self._failed.add(seen.text)
        return due and first


def _items(messages: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Messages of chat completions as items of the Responses API."""
    for entry in messages:
        if entry["role"] == "tool":
            output = {"call_id": entry["tool_call_id"], "output": entry["content"]}
            yield {"type": "function_call_output"} | output
        elif entry["role"] in ("user", "assistant"):
            if entry.get("content"):
                yield {"role": entry["role"], "content": entry["content"]}
            for call in entry.get("tool_calls", ()):
                yield {"type": "function_call", "call_id": call["id"]} | call["function"]


def main() -> None:
    """Serve until interrupted, or until standard input closes."""
    parser = argparse.ArgumentParser(description="A stand-in for a language model server.")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=0, help="0, the default: a free one")
    parser.add_argument("--until-stdin-closes", action="store_true", help="do not outlive who started it")
    options = parser.parse_args()
    with OpenAIServer(Thinker(), address=(options.host, options.port)) as server:
        sys.stdout.write(f"{server.url}\n")
        sys.stdout.flush()
        if options.until_stdin_closes:
            sys.stdin.read()
        else:
            threading.Event().wait()


if __name__ == "__main__":
    main()
