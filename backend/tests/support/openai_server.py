"""A small HTTP server that speaks OpenAI's wire format, with answers written beforehand."""

import json
import threading
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self

Answer = tuple[int, dict[str, Any]]


class OpenAIServer:
    """Gives `answers` (status, body) one after the other, the last one for ever; keeps the `requests`."""

    def __init__(self, *answers: Answer) -> None:
        self.requests: list[dict[str, Any]] = []
        self.keys: list[str | None] = []
        self.paths: list[str] = []
        self.release = threading.Event()
        self.release.set()
        server = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["content-length"]))
                server.requests.append(json.loads(body))
                server.keys.append(self.headers["authorization"])
                server.paths.append(self.path)
                server.release.wait()
                status, answer = answers[min(len(server.requests), len(answers)) - 1]
                self.send_response(status)
                self.send_header("content-type", "application/json")
                self.end_headers()
                with suppress(ConnectionError):  # a client that gave up waiting
                    self.wfile.write(json.dumps(answer).encode())

            def log_message(self, *_args: Any) -> None:
                """Keep the tests' output clean."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,))

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release.set()
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}/v1"


def message(text: str) -> Answer:
    """A chat completion that says something."""
    return _completion({"role": "assistant", "content": text}, "stop")


def tool_call(name: str, **arguments: Any) -> Answer:
    """A chat completion that calls a tool."""
    function = {"name": name, "arguments": json.dumps(arguments)}
    call = {"id": f"call_{name}", "type": "function", "function": function}
    return _completion({"role": "assistant", "content": None, "tool_calls": [call]}, "tool_calls")


def _completion(said: dict[str, Any], reason: str) -> Answer:
    return 200, {
        "id": "chatcmpl-1",
        "object": "chat.completion",
        "created": 1,
        "model": "test-model",
        "choices": [{"index": 0, "message": said, "finish_reason": reason}],
        "usage": {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2},
    }


def response(*output: dict[str, Any]) -> Answer:
    """An answer of the Responses API."""
    return 200, {
        "id": "resp_1",
        "object": "response",
        "created_at": 1,
        "model": "test-model",
        "output": output,
        "parallel_tool_calls": True,
        "tool_choice": "auto",
        "tools": [],
        "status": "completed",
    }
