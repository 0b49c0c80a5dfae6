"""A small HTTP server in OpenAI's place: it speaks both of its APIs, with answers written beforehand."""

import json
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from types import TracebackType
from typing import Any

from tests.support import openai_wire as wire
from tests.support.local_server import LocalServer, QuietHandler
from tests.support.openai_wire import Call, Turn


@dataclass(frozen=True)
class Answer:
    """One answer of the server: a turn of the model, or `body` instead of it."""

    turn: Turn = field(default_factory=Turn)
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    body: str | None = None
    cut_after: int | None = None
    """The connection breaks after so many events of a stream."""
    pause: float = 0
    """Seconds before each event of a stream."""


Answers = Callable[[str, dict[str, Any]], Answer]
"""Answers a request: its path and its body."""


def message(text: str) -> Answer:
    """The model says something."""
    return Answer(Turn(text))


def tool_call(name: str, **arguments: Any) -> Answer:
    """The model calls a tool."""
    return tool_calls((name, arguments))


def tool_calls(*calls: tuple[str, dict[str, Any]]) -> Answer:
    """The model calls tools side by side."""
    return Answer(Turn(calls=tuple(Call(name, json.dumps(arguments)) for name, arguments in calls)))


def failure(status: int, text: str = "secret details", **headers: str) -> Answer:
    """The server refuses; a header's name has underscores for hyphens."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Answer(status=status, headers=named, body=json.dumps(wire.error(text)))


class OpenAIServer(LocalServer):
    """Gives `answers` one after the other, the last one for ever; keeps the `requests`.

    While `release` is not set it reads requests and does not answer. One callable instead of answers thinks
    for itself.
    """

    def __init__(self, *answers: Answer | Answers, address: tuple[str, int] = ("127.0.0.1", 0)) -> None:
        self.requests: list[dict[str, Any]] = []
        self.keys: list[str | None] = []
        self.paths: list[str] = []
        self.release = threading.Event()
        self.release.set()
        self.closing = threading.Event()
        self._answers = answers
        super().__init__(_handler(self), address)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release.set()
        self.closing.set()
        super().__exit__(kind, error, trace)

    @property
    def url(self) -> str:
        return f"{self.origin}/v1"

    def answer(self, path: str, key: str | None, request: dict[str, Any]) -> Answer:
        """The answer that is due, once `release` is set."""
        self.requests.append(request)
        self.keys.append(key)
        self.paths.append(path)
        due = self._answers[min(len(self.requests), len(self._answers)) - 1]
        self.release.wait()
        return due if isinstance(due, Answer) else due(path, request)


def _handler(server: OpenAIServer) -> type[BaseHTTPRequestHandler]:
    class Handler(QuietHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            request = json.loads(self.rfile.read(int(self.headers["content-length"])))
            answer = server.answer(self.path, self.headers["authorization"], request)
            self.close_connection = True
            with suppress(ConnectionError):  # a client that gave up waiting
                if request.get("stream") and answer.body is None:
                    self._stream(answer)
                else:
                    self._whole(answer)

        def _whole(self, answer: Answer) -> None:
            whole = wire.response if self.path.endswith("/responses") else wire.completion
            body = (json.dumps(whole(answer.turn)) if answer.body is None else answer.body).encode()
            self._head(answer, {"content-type": "application/json", "content-length": str(len(body))})
            self.wfile.write(body)

        def _stream(self, answer: Answer) -> None:
            self._head(answer, {"content-type": "text/event-stream", "transfer-encoding": "chunked"})
            for event in self._events(answer):
                server.closing.wait(answer.pause)
                data = event.encode()
                self.wfile.write(b"%x\r\n%s\r\n" % (len(data), data))
                self.wfile.flush()
            if answer.cut_after is None:
                self.wfile.write(b"0\r\n\r\n")

        def _events(self, answer: Answer) -> Iterator[str]:
            streamed = wire.response_events if self.path.endswith("/responses") else wire.completion_chunks
            for number, event in enumerate(streamed(answer.turn)):
                if number == answer.cut_after:
                    return
                yield event

        def _head(self, answer: Answer, headers: Mapping[str, str]) -> None:
            self.send_response(answer.status)
            for name, value in {**headers, **answer.headers, "connection": "close"}.items():
                self.send_header(name, value)
            self.end_headers()

    return Handler
