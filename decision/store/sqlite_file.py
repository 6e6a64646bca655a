"""How is the file of decisions reached, on a machine of one's own?

SQLite writes ahead into a log beside the file (https://www.sqlite.org/wal.html). Where neither can
be written, the file is still read, as one that does not change while it is looked at.

A handle goes on writing when its file is deleted or another one takes its place: into nowhere. So
before each use the file is looked for, and refused if it is not the one of the start. A handle
that cannot write stays so when the file can be written to again. So it is given up when it fails.
"""

import os
import random
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from time import monotonic, sleep
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine, ExceptionContext
from sqlalchemy.exc import SQLAlchemyError

from decision.store import place
from decision.store.place import HASTY_SECONDS, Place, disposed_if_it_fails
from decision.store.schema import bring_up_to_date

FILE = "decisions.sqlite"
BESIDE = ("", "-wal", "-shm")  # the file, its log, and the log's index
_LOCKED = {"SQLITE_BUSY", "SQLITE_LOCKED"}
_DAMAGED = {"SQLITE_NOTADB", "SQLITE_CORRUPT"}
# After these a new handle may do what this one cannot.
_GIVEN_UP = ("SQLITE_READONLY", "SQLITE_IOERR", "SQLITE_CANTOPEN")
_PAUSES = 0.001, 0.005  # seconds between two tries for the lock


class FileGoneError(OSError):
    """The file of decisions is not where it was, or is another one."""


class _Unchanging(sqlite3.Connection):
    """A connection to a file that nobody can write to."""


def at(folder: Path) -> Place:
    """Return the place of decisions in a folder; both are made if they are not there."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / FILE
    # Put together by hand, a folder's name with ? or % in it would be read as part of the URL.
    url = sa.URL.create("sqlite", database=str(file))
    door = _Door(file)
    # Parameters are hidden, as an error in a log is to name no decision.
    engine = sa.create_engine(url, creator=door.connect, hide_parameters=True)
    sa.event.listen(engine, "checkout", door.check)
    sa.event.listen(engine, "checkin", _on_checkin)
    sa.event.listen(engine, "begin", _on_begin)
    sa.event.listen(engine, "handle_error", _on_error)
    with disposed_if_it_fails(engine):
        if bring_up_to_date(engine):
            _smaller(engine)
    door.hold()
    return Place(engine, partial(swept, engine), is_here=True)


def swept(engine: Engine) -> bool:
    """Give unused room back, and move what SQLite's log holds into the file.

    Deleted text would lie on in the log.

    Returns
    -------
    bool
        Whether that was possible: it is not while another connection reads.
    """
    try:
        # The raw connection: SQLAlchemy would begin a transaction, in which the log stays.
        with closing(engine.raw_connection()) as connection, closing(connection.cursor()) as cursor:
            cursor.execute(_wait(HASTY_SECONDS))
            cursor.execute("PRAGMA incremental_vacuum").fetchall()
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            is_busy = cursor.fetchall()[0][0]
    except (OSError, sqlite3.Error, SQLAlchemyError):
        return False  # full, read-only, gone or locked: no more than a reader in the way
    return not is_busy


def is_damaged(error: Exception) -> bool:
    """Tell whether what failed is a file that is no database, or not a whole one."""
    return getattr(getattr(error, "orig", error), "sqlite_errorname", None) in _DAMAGED


def set_aside(folder: Path) -> Path:
    """Give a damaged file another name, so that a new one can be made; return that name."""
    kept = f"damaged-{datetime.now(UTC):%Y-%m-%d-%H%M%S-%f}-{FILE}"
    for ending in reversed(BESIDE):  # the log first: it is of no other file
        file = folder / f"{FILE}{ending}"
        if file.exists():
            file.rename(folder / f"{kept}{ending}")
    return folder / kept


# Connections ------------------------------------------------------------------------------------


class _Door:
    """The way to a file; once it is ``held``, to this file only, and no new one is made."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._here: tuple[int, int] | None = None

    def hold(self) -> None:
        """Take no other file for this one from now on."""
        self._here = _identity(self._file)

    def connect(self) -> sqlite3.Connection:
        """Return a new connection."""
        self.check()
        connection = _connected(self._file, "rw" if self._here else "rwc")
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


def _connected(file: Path, mode: str) -> sqlite3.Connection:
    connection = _writing_ahead(file, mode)
    connection.execute("PRAGMA synchronous=NORMAL")
    connection.execute("PRAGMA foreign_keys=ON")
    connection.execute("PRAGMA secure_delete=ON")  # what is deleted is overwritten with zeros
    return connection


def _writing_ahead(file: Path, mode: str) -> sqlite3.Connection:
    """Return a connection with a log, or one that only reads where there can be none."""
    connection = _opened(file, f"mode={mode}")
    try:
        if _size(file) == 0:
            connection.execute("PRAGMA auto_vacuum=INCREMENTAL")  # later it would have to wait
        connection.execute("PRAGMA journal_mode=WAL")
    except sqlite3.OperationalError as error:
        connection.close()
        # Read as unchanging, the file would be shown without what its log holds.
        is_whole = _size(file) > 0 and _size(file.with_name(f"{file.name}-wal")) == 0
        if error.sqlite_errorname in _LOCKED or not is_whole:
            raise
        return _opened(file, "immutable=1", factory=_Unchanging)
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _size(file: Path) -> int:
    return file.stat().st_size if file.exists() else 0


def _opened(file: Path, how: str, **options: Any) -> sqlite3.Connection:  # noqa: ANN401
    # sqlite3 must not begin transactions on its own: one that reads first would then begin late.
    return sqlite3.connect(
        f"{file.absolute().as_uri()}?{how}",
        uri=True,
        timeout=place.BUSY_SECONDS,
        isolation_level=None,
        check_same_thread=False,
        **options,
    )


def _on_checkin(connection: object, record: Any) -> None:  # noqa: ANN401
    if isinstance(connection, _Unchanging):
        record.invalidate()  # by the next time the file may take writes again


def _on_error(context: ExceptionContext) -> None:
    name = getattr(context.original_exception, "sqlite_errorname", None) or ""
    if name.startswith(_GIVEN_UP):
        context.is_disconnect = True
        # All handles at once: what they share, the log's index, stays as it is as long as one is
        # open; and one stays open as long as a cursor of it is.
        cursor = getattr(context.execution_context, "cursor", None)
        if cursor is not None:
            cursor.close()
        if context.engine is not None:
            context.engine.dispose()


def _on_begin(connection: Connection) -> None:
    options = connection.get_execution_options()
    seconds = options.get("wait", place.BUSY_SECONDS)
    if options.get("reading", False):
        connection.exec_driver_sql(_wait(seconds))
        connection.exec_driver_sql("BEGIN")
        return
    with closing(connection.connection.cursor()) as cursor:
        cursor.execute(_wait(0))
        _begin_in_turn(cursor, seconds)
        cursor.execute(_wait(seconds))
    if not connection.connection.in_transaction:
        connection.exec_driver_sql("BEGIN IMMEDIATE")  # says why it cannot


def _begin_in_turn(cursor: Any, seconds: float) -> None:  # noqa: ANN401
    """Begin, or give up when nobody else ends for so long.

    SQLite itself looks ever less often whether the lock is free, and gives up although it is only
    that many come before: somebody always would be refused among twenty.
    """
    start = last = monotonic()
    state = _state(cursor)
    while not _has_begun(cursor) and monotonic() - last < seconds:
        sleep(random.uniform(*_PAUSES))
        now = _state(cursor)
        if now != state and monotonic() - start < max(place.PATIENT_SECONDS, seconds):
            state, last = now, monotonic()


def _state(cursor: Any) -> object:  # noqa: ANN401
    """Return what is another one once somebody else has written."""
    return cursor.execute("PRAGMA data_version").fetchall()


def _has_begun(cursor: Any) -> bool:  # noqa: ANN401
    try:
        cursor.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError as error:
        return error.sqlite_errorname not in _LOCKED  # anything else is said, not waited for
    return True


def _wait(seconds: float) -> str:
    return f"PRAGMA busy_timeout={round(seconds * 1000)}"


def _smaller(engine: Engine) -> None:
    """Give back the room that an older version of the file took."""
    try:
        with closing(engine.raw_connection()) as connection:
            connection.execute("PRAGMA auto_vacuum=INCREMENTAL")
            connection.execute("VACUUM")
    except (sqlite3.Error, SQLAlchemyError):
        return  # full or locked: the file stays as large, and its room is used again
