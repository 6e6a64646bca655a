"""How is one connection to a file of decisions made?

SQLite writes ahead into a log beside the file (https://www.sqlite.org/wal.html). Where neither can
be written, the file is still read, as one that does not change while it is looked at.
"""

import sqlite3
from pathlib import Path
from typing import Any

from decision.store import place

LOCKED = {"SQLITE_BUSY", "SQLITE_LOCKED"}


class Unchanging(sqlite3.Connection):
    """A connection to a file that nobody can write to."""


def connected(file: Path, mode: str) -> sqlite3.Connection:
    """Return a connection to a file; ``mode`` is SQLite's: rw, or rwc to make it."""
    connection = _writing_ahead(file, mode)
    connection.execute("PRAGMA synchronous=NORMAL")
    connection.execute("PRAGMA foreign_keys=ON")
    connection.execute("PRAGMA secure_delete=ON")  # what is deleted is overwritten with zeros
    return connection


def opened(file: Path, how: str, **options: Any) -> sqlite3.Connection:  # noqa: ANN401
    """Return a plain connection; ``how`` is a part of SQLite's address of a file."""
    # sqlite3 must not begin transactions on its own: one that reads first would then begin late.
    return sqlite3.connect(
        f"{file.absolute().as_uri()}?{how}",
        uri=True,
        timeout=place.BUSY_SECONDS,
        isolation_level=None,
        check_same_thread=False,
        **options,
    )


def _writing_ahead(file: Path, mode: str) -> sqlite3.Connection:
    """Return a connection with a log, or one that only reads where there can be none."""
    connection = opened(file, f"mode={mode}")
    try:
        if _size(file) == 0:
            connection.execute("PRAGMA auto_vacuum=INCREMENTAL")  # later it would have to wait
        connection.execute("PRAGMA journal_mode=WAL")
    except sqlite3.OperationalError as error:
        connection.close()
        # Read as unchanging, the file would be shown without what its log holds.
        is_whole = _size(file) > 0 and _size(file.with_name(f"{file.name}-wal")) == 0
        if error.sqlite_errorname in LOCKED or not is_whole:
            raise
        return opened(file, "immutable=1", factory=Unchanging)
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _size(file: Path) -> int:
    return file.stat().st_size if file.exists() else 0
