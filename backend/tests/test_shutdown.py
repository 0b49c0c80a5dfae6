"""SIGTERM: not ready first, nobody's request lost, then an orderly end."""

import time
from collections.abc import Iterator
from pathlib import Path

import httpx2
import pytest

from tests.support.server_process import ServerProcess

LONGEST = 10.0


@pytest.fixture
def release(tmp_path: Path) -> Path:
    """The file that lets the held stream end."""
    return tmp_path / "release"


@pytest.fixture
def server(worker_database: str, release: Path) -> Iterator[ServerProcess]:
    environment = {"DATABASE_URL": worker_database, "RELEASE_FILE": str(release), "DRAIN_SECONDS": "1"}
    with ServerProcess("tests.support.held_app:app", **environment) as server:
        yield server


def wait_until_it_refuses(url: str) -> None:
    deadline = time.monotonic() + LONGEST
    while time.monotonic() < deadline:
        try:
            httpx2.get(f"{url}/health")
        except httpx2.ConnectError:
            return
        time.sleep(0.02)
    raise AssertionError("it still takes connections")


def test_it_says_not_ready_serves_on_lets_streams_end_and_exits_with_0(
    server: ServerProcess, release: Path
) -> None:
    assert httpx2.get(f"{server.url}/health/ready").status_code == 200
    with httpx2.stream("GET", f"{server.url}/held", timeout=LONGEST) as stream:
        lines = stream.iter_lines()
        assert next(lines) == "begun"
        server.terminate()

        ready = httpx2.get(f"{server.url}/health/ready")
        assert (ready.status_code, ready.json()["detail"]) == (503, "This process is about to end.")
        assert httpx2.get(f"{server.url}/health").status_code == 200, "new connections are served"

        wait_until_it_refuses(server.url)
        release.touch()
        assert next(lines) == "ended"
    assert server.exit_code() == 0
    assert not [line for line in server.lines if line.get("level") == "error"]


def test_a_second_sigterm_does_not_wait(worker_database: str) -> None:
    with ServerProcess(DATABASE_URL=worker_database, DRAIN_SECONDS="60") as server:
        server.terminate()
        while httpx2.get(f"{server.url}/health/ready").status_code == 200:
            pass
        server.terminate()
        assert server.exit_code() == 0
