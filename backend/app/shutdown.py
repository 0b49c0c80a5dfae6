"""Leaving without losing anybody's request."""

import asyncio
import logging
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

_log = logging.getLogger(__name__)


class Shutdown:
    """SIGTERM, in two steps: first the process is not ready any more but serves on, then the server stops.

    Between them lie `drain_seconds`, in which others learn to send their requests elsewhere. Then uvicorn
    takes no new connections, lets running answers end, and exits.
    """

    def __init__(self, drain_seconds: float) -> None:
        self._drain_seconds = drain_seconds
        self.began = False
        """Whether SIGTERM was received."""

    @contextmanager
    def awaited(self) -> Iterator[None]:
        """Handle SIGTERM for the length of the block, in place of the server; needs a running loop."""
        if threading.current_thread() is not threading.main_thread():  # only there signals can be handled
            yield
            return
        servers_own = signal.getsignal(signal.SIGTERM)
        loop = asyncio.get_running_loop()
        loop.add_signal_handler(signal.SIGTERM, self._begin)
        try:
            yield
        finally:
            loop.remove_signal_handler(signal.SIGTERM)
            signal.signal(signal.SIGTERM, servers_own)

    def _begin(self) -> None:
        if self.began:  # whoever says it twice does not want to wait
            self._stop_server()
            return
        self.began = True
        _log.info("SIGTERM: serving for %g s more", self._drain_seconds)
        asyncio.get_running_loop().call_later(self._drain_seconds, self._stop_server)

    @staticmethod
    def _stop_server() -> None:
        # To uvicorn both signals mean the same, but only after SIGINT it exits with 0.
        signal.raise_signal(signal.SIGINT)
