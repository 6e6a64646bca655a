"""Is the file of decisions still the one that this process works with?

A handle goes on writing when its file is deleted or another one takes its place: into nowhere. So
before each use the file is looked for, and refused if it is not the one of the start.
"""

import os
import sqlite3
from pathlib import Path

from decision.store.sqlite_connection import connected


class FileGoneError(OSError):
    """The file of decisions is not where it was, or is another one."""


class SameFile:
    """A file; once it is ``held``, no other one is taken for it, and no new one is made."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._here: tuple[int, int] | None = None

    def hold(self) -> None:
        """Take no other file for this one from now on."""
        self._here = _identity(self._file)

    def connect(self) -> sqlite3.Connection:
        """Return a new connection."""
        self.check()
        connection = connected(self._file, "rw" if self._here else "rwc")
        self.check()  # so it is a connection to what was looked at
        return connection

    def check(self, *_: object) -> None:
        """Refuse if the file is not the one that is held."""
        there = _identity(self._file)
        if self._here is None or there == self._here:
            return
        if there is None:
            raise FileGoneError(f"the file {self._file} is not there any more")
        raise FileGoneError(
            f"another file has taken the place of {self._file}; "
            "once Crossroads is restarted it works with that one"
        )


def _identity(file: Path) -> tuple[int, int] | None:
    try:
        status = os.stat(file)
    except FileNotFoundError:
        return None
    return status.st_dev, status.st_ino
