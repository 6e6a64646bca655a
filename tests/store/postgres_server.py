"""A PostgreSQL server for tests, that listens on a socket in a folder of its own."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psycopg

USER = "crossroads"
WAIT_SECONDS = 120  # far more than it takes, on a busy machine too
# Nothing that is tested here outlives the machine, so nothing has to reach the disk.
SETTINGS = {
    "listen_addresses": "",
    "fsync": "off",
    "full_page_writes": "off",
    "shared_buffers": "16MB",
    "max_connections": "100",
}


def programs() -> Path:
    """Return the folder of PostgreSQL's programs; Debian has it off the path."""
    on_path = shutil.which("initdb")
    folders = [Path(on_path).resolve().parent] if on_path else []
    folders += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    for folder in folders:
        if (folder / "initdb").exists() and (folder / "postgres").exists():
            return folder
    raise FileNotFoundError(
        "The tests of the store need PostgreSQL's own programs. On Debian or Ubuntu, as root: "
        "apt-get install postgresql"
    )


class PostgresServer:
    """A server; `stop` takes it and all that it holds away."""

    def __init__(self) -> None:
        self._programs = programs()
        # Not in pytest's folder: that one is closed to the user who must run the server.
        self.folder = Path(tempfile.mkdtemp(prefix="crossroads-postgres-"))
        # PostgreSQL refuses to run as root.
        self._who = {"user": "postgres", "group": "postgres"} if os.geteuid() == 0 else {}
        if self._who:
            shutil.chown(self.folder, **self._who)
        self._data = self.folder / "data"
        self._process: subprocess.Popen[bytes] | None = None
        self._numbers = iter(range(10**6))
        command = ["initdb", "-D", self._data, "-U", USER, "-A", "trust", "--no-sync", "-E", "UTF8"]
        self._run([*command, "--locale=C"])
        self.start()

    def start(self) -> None:
        settings = [part for each in SETTINGS.items() for part in ("-c", "=".join(each))]
        command = [self._programs / "postgres", "-D", self._data, "-k", self.folder, *settings]
        with (self.folder / "log").open("ab") as log:
            self._process = subprocess.Popen(
                command, stdout=log, stderr=log, cwd="/", start_new_session=True, **self._who
            )
        until = time.monotonic() + WAIT_SECONDS
        while not self._answers():
            if self._process.poll() is not None or time.monotonic() > until:
                raise RuntimeError((self.folder / "log").read_text(encoding="utf-8"))
            time.sleep(0.05)

    def halt(self) -> None:
        """End the server at once, as a machine does that goes down; its data stay."""
        if self._process is not None:
            self._process.send_signal(signal.SIGQUIT)
            self._process.wait(WAIT_SECONDS)
            self._process = None

    def stop(self) -> None:
        self.halt()
        shutil.rmtree(self.folder)

    def new_url(self) -> str:
        """Return the address of an empty store."""
        schema = f"store_{next(self._numbers)}"
        self.ask(f"CREATE SCHEMA {schema}")
        return f"postgresql://{USER}@/postgres?host={self.folder}&options=-csearch_path%3D{schema}"

    def ask(self, statement: str) -> None:
        with self._connected() as connection:
            connection.execute(statement)

    def _connected(self) -> psycopg.Connection:
        return psycopg.connect(host=str(self.folder), user=USER, dbname="postgres", autocommit=True)

    def _answers(self) -> bool:
        try:
            self._connected().close()
        except psycopg.OperationalError:
            return False
        return True

    def _run(self, command: list[object]) -> None:
        command[0] = self._programs / str(command[0])
        done = subprocess.run(command, capture_output=True, text=True, cwd="/", **self._who)
        if done.returncode:
            raise RuntimeError(done.stderr)


if __name__ == "__main__":
    try:
        sys.stdout.write(f"{programs()}\n")
    except FileNotFoundError as error:
        sys.exit(str(error))
