"""Is the file of decisions still the one that this process works with?

A handle goes on writing when its file is deleted or another one takes its place: into nowhere. So
before each use the file is looked for, and refused if it is not the one of the start.

A backup that is copied over the file leaves the file in its place, with other contents. SQLite does
not notice: it goes on with what it remembers, and with its log, which belongs to the contents of
before. So whenever the file has been written to, what it holds by itself is looked at (`openings`).
It must have come no less far than before, and no further than with its log.

What is not ours is left alone. So it is no longer opened, nothing is moved into it from the log,
and the log gets another name, lest a restart read the two together.
"""

import os
import sqlite3
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path
from secrets import token_hex
from threading import Lock
from time import sleep
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine

from decision.store.openings import Openings, count, counted, is_behind
from decision.store.sqlite_connection import connected, opened

# Seconds between looks at what is not as it was: another process may be writing it just now.
_PAUSES = 0.02, 0.05, 0.1, 0.2


class FileGoneError(OSError):
    """The file of decisions is not where it was, or is another one."""


class SameFile:
    """A file; once it is ``held``, no other one is taken for it, and no new one is made."""

    def __init__(self, file: Path) -> None:
        self._file, self._log = file, file.with_name(f"{file.name}-wal")
        self._name = token_hex(8)  # this process, in the file
        self._engine: Engine | None = None
        self._here: tuple[int, int] | None = None
        self._is_other = False
        self._guard: sqlite3.Connection | None = None
        self._noting = Lock()
        # What was counted in the file, with its log and without, and when it was written to then.
        self._seen: Openings = {}
        self._alone: Openings = {}
        self._written: object = None
        self._log_left: object = None  # the log, as this process left it

    def hold(self, engine: Engine) -> None:
        """Take no other file for this one from now on."""
        self._here, self._engine = _identity(self._file), engine

    def connect(self) -> sqlite3.Connection:
        """Return a new connection."""
        self.check()
        # A file that is being copied over is empty at first; one that is opened is begun anew.
        if self._here and not is_behind(self._alone, self._by_itself() or {}):
            raise self._other()
        connection = connected(self._file, "rw" if self._here else "rwc")
        self.check()  # so it is a connection to what was looked at
        return connection

    def check(self, *_: object) -> None:
        """Refuse if the file is not the one that is held."""
        there = _identity(self._file)
        if self._here is None or (there == self._here and not self._is_other):
            return
        if there is None:
            raise FileGoneError(f"the file {self._file} is not there any more")
        raise self._other()

    def _other(self) -> FileGoneError:
        return FileGoneError(
            f"another file has taken the place of {self._file}; "
            "once Crossroads is restarted it works with that one"
        )

    def look(self, connection: Connection) -> None:
        """Refuse if the file does not hold what it held before."""
        if self._here is None:
            return
        try:
            for pause in _PAUSES:
                if self._goes_on(connection.connection):
                    return
                sleep(pause)
                self.check()
        except sqlite3.Error as error:
            raise sa.exc.OperationalError("looking at the file", {}, error) from error
        self._part()
        connection.invalidate()
        self.check()

    def count(self, connection: Connection) -> None:
        """Count that a transaction writes, in the file."""
        if self._here is not None:
            count(connection, self._name)

    def note(self, handle: Any) -> None:  # noqa: ANN401 (a connection of sqlite3)
        """Note what the file and its log hold after a transaction that wrote."""
        if self._here is not None and self._goes_on(handle):
            self._log_left = _size_and_time(self._log)

    def _goes_on(self, handle: Any) -> bool:  # noqa: ANN401
        # In this order: meanwhile other processes may write, and move what they wrote.
        seen, alone, written = self._seen, self._alone, _written(self._file)
        now = alone if written == self._written else self._by_itself()
        if now is None or not is_behind(alone, now):
            return False  # without a look into the log, which is of another file
        together = counted(handle)
        if together is None or not (is_behind(seen, together) and is_behind(now, together)):
            return False
        with self._noting:
            self._alone, self._written = now, written
            if is_behind(self._seen, together):
                self._seen = together
        return True

    def _by_itself(self) -> Openings | None:
        with closing(opened(self._file, "immutable=1")) as handle:
            return counted(handle)

    def _part(self) -> None:
        with self._noting:
            if self._is_other or self._engine is None:
                return
            self._is_other = True
        # Whoever closes a file last moves its log into it. This handle cannot, and stays open.
        with suppress(sqlite3.DatabaseError):  # gone, or no database: it takes no log either
            self._guard = opened(self._file, "mode=ro")
            self._guard.execute("BEGIN")
            self._guard.execute("SELECT count(*) FROM sqlite_master").fetchall()
        self._engine.dispose()
        if self._log_left is not None and self._log_left == _size_and_time(self._log):
            self._log.rename(self._log.with_name(_kept(self._log.name)))
            self._file.with_name(f"{self._file.name}-shm").unlink(missing_ok=True)


def _kept(name: str) -> str:
    return f"replaced-{datetime.now(UTC):%Y-%m-%d-%H%M%S-%f}-{name}"


def _identity(file: Path) -> tuple[int, int] | None:
    status = _status(file)
    return status and (status.st_dev, status.st_ino)


def _written(file: Path) -> object:
    """Return what is another one once a file was written to, also where its time was set back."""
    status = _status(file)
    return status and (status.st_ctime_ns, status.st_mtime_ns, status.st_size)


def _size_and_time(log: Path) -> object:
    """Return what is another one once a log was written to; whoever only opens it may own it."""
    status = _status(log)
    return status and (status.st_mtime_ns, status.st_size)


def _status(file: Path) -> os.stat_result | None:
    try:
        return os.stat(file)
    except FileNotFoundError:
        return None
