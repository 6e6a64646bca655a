"""A server of the app for tests: its own data folder, a free port on loopback, ended by its id."""

import os
import resource
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Mapping
from pathlib import Path
from typing import Self

# Far more than it takes, for where other programs keep the machine busy.
START_SECONDS = 180
END_SECONDS = 60
CHECKOUT = Path(__file__).parents[2]


class AppServer:
    """The app, started as a user starts it."""

    def __init__(self, folder: Path, environment: Mapping[str, str] | None = None) -> None:
        self.folder, self.port = folder, free_port()
        self._environment = {
            **os.environ,
            "CROSSROADS_DATA_DIR": str(folder),
            # What is tested lies beside its tests, whichever checkout is installed.
            "PYTHONPATH": str(CHECKOUT),
            **(environment or {}),
        }
        base = self._environment.get("STREAMLIT_SERVER_BASE_URL_PATH", "").strip("/")
        self.url = f"http://127.0.0.1:{self.port}/{base}{'/' if base else ''}"
        self._log = folder.with_suffix(".log")
        self._process: subprocess.Popen[bytes] | None = None

    def _command(self) -> list[str]:
        """Return what Python is started with."""
        return ["-m", "decision", "run", *self._at_port()]

    def _at_port(self) -> list[str]:
        return ["--server.headless", "true", "--server.port", str(self.port)]

    def start(self) -> Self:
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, *self._command()],
                cwd=self.folder.parent,
                env=self._environment,
                stdout=log,
                stderr=log,
            )
        self._wait()
        return self

    def kill(self) -> None:
        """End it as a power cut would."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        self._end(signal.SIGTERM)

    def fill_disk(self, *, full: bool) -> None:
        """Let the server's files grow no further, as on a full disk; or let them again."""
        assert self._process is not None
        room = 0 if full else resource.RLIM_INFINITY
        _, most = resource.prlimit(self._process.pid, resource.RLIMIT_FSIZE)
        resource.prlimit(self._process.pid, resource.RLIMIT_FSIZE, (room, most))

    def log(self) -> str:
        return self._log.read_text(encoding="utf-8", errors="replace")

    def _end(self, how: signal.Signals) -> None:
        assert self._process is not None
        self._process.send_signal(how)
        try:
            self._process.wait(END_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def _wait(self) -> None:
        """Wait until it answers; one that does not is ended, for nobody else will."""
        deadline = time.monotonic() + START_SECONDS
        try:
            while not self._answers():
                if time.monotonic() > deadline or not self._is_alive():
                    raise RuntimeError(f"the server did not start:\n{self.log()}")
                time.sleep(0.1)
        except BaseException:
            self.kill()
            raise

    def _answers(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.url}_stcore/health", timeout=10) as answer:
                return answer.status == 200 and self._is_alive()
        except OSError:
            return False

    def _is_alive(self) -> bool:
        return self._process is not None and self._process.poll() is None


def free_port() -> int:
    """Return a port that nobody else is handed in the next minute.

    A connection that was ended from this side lingers on it: the system gives such a port to
    nobody, while a server that asks for it by number gets it.
    """
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = int(probe.getsockname()[1])
        with socket.create_connection(("127.0.0.1", port)):
            probe.accept()[0].close()
        return port
