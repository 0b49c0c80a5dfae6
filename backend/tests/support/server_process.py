"""The real server in a process of its own, as the image runs it."""

import json
import os
import signal
import subprocess
import sys
import threading
from types import TracebackType
from typing import Any, Self

from tests.support.issuer import ORIGIN

# Only what hangs takes longer: the slowest machine is not to fail.
_START_SECONDS = 300
_EXIT_SECONDS = 60


class ServerProcess:
    """`uvicorn` with `app`, on a free port; `environment` is added to the least that is needed."""

    def __init__(self, app: str = "app.main:app", **environment: str) -> None:
        self.lines: list[dict[str, Any]] = []
        self.url = ""
        self._started = threading.Event()
        inherited = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
        self._process = subprocess.Popen(
            [sys.executable, "-m", "uvicorn", app, "--port", "0", "--no-access-log",
             "--timeout-graceful-shutdown", "15"],
            env=inherited | {"BETTER_AUTH_URL": ORIGIN} | environment,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        )  # fmt: skip
        self._reader = threading.Thread(target=self._read)

    def __enter__(self) -> Self:
        self._reader.start()
        if not self._started.wait(_START_SECONDS) or not self.url:
            self.__exit__(None, None, None)
            raise RuntimeError(f"the server did not start: {self.lines}")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.kill()
        self._process.wait()
        self._reader.join()

    def terminate(self) -> None:
        """Send SIGTERM, as Kubernetes does."""
        self._process.send_signal(signal.SIGTERM)

    def exit_code(self) -> int:
        """Wait for the end."""
        return self._process.wait(_EXIT_SECONDS)

    def _read(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            try:
                entry = json.loads(line)
            except ValueError:  # what Python itself prints
                entry = {"message": line}
            self.lines.append(entry)
            if "Uvicorn running on" in entry["message"]:
                self.url = entry["message"].split()[3]
                self._started.set()
        self._started.set()
        self._process.stdout.close()
