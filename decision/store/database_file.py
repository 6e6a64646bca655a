"""How is the database file reached? `engine` opens it, `empty_log` clears its log of old text.

SQLite writes ahead into a log beside the file (https://www.sqlite.org/wal.html). Where neither can
be written, the file is still read, as one that does not change while it is looked at.
"""

import sqlite3
from functools import partial
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import SQLAlchemyError

FILE = "decisions.sqlite"
BUSY_SECONDS = 2.0  # how long a transaction waits for another one to end
HASTY_SECONDS = 0.1  # the same for what is tried again later anyway
_LOCKED = {"SQLITE_BUSY", "SQLITE_LOCKED"}


class _Unchanging(sqlite3.Connection):
    """A connection to a file that nobody can write to."""


def engine(folder: Path, tables: sa.MetaData) -> Engine:
    """Return the engine on the database in a folder; both are made if they are not there."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / FILE
    # Put together by hand, a folder's name with ? or % in it would be read as part of the URL.
    url = sa.URL.create("sqlite", database=str(file))
    engine = sa.create_engine(url, creator=partial(_connected, file))
    sa.event.listen(engine, "connect", _on_connect)
    sa.event.listen(engine, "checkin", _on_checkin)
    sa.event.listen(engine, "begin", _on_begin)
    with engine.execution_options(reading=True).connect() as connection:
        there = sa.inspect(connection).get_table_names()
    if not set(tables.tables) <= set(there):
        tables.create_all(engine)
    return engine


def empty_log(engine: Engine) -> bool:
    """Move what SQLite's log holds into the file; deleted text would lie on in the log.

    Returns
    -------
    bool
        Whether that was possible: it is not while another connection reads.
    """
    try:
        # The raw connection: SQLAlchemy would begin a transaction, in which the log stays.
        connection = engine.raw_connection()
        try:
            cursor = connection.cursor()
            cursor.execute(_wait(HASTY_SECONDS))
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            is_busy = cursor.fetchall()[0][0]
        finally:
            connection.close()
    except (sqlite3.Error, SQLAlchemyError):
        return False  # full, read-only or locked: no more than a reader in the way
    return not is_busy


def _connected(file: Path) -> sqlite3.Connection:
    connection = _opened(file)
    try:
        connection.execute("PRAGMA journal_mode=WAL")
    except sqlite3.OperationalError as error:
        connection.close()
        if error.sqlite_errorname in _LOCKED or not _is_whole(file):
            raise
        uri = f"{file.absolute().as_uri()}?immutable=1"
        return _opened(uri, uri=True, factory=_Unchanging)
    return connection


def _is_whole(file: Path) -> bool:
    # Read as unchanging, the file would be shown without what its log holds.
    log = file.with_name(f"{file.name}-wal")
    return _size(file) > 0 and _size(log) == 0


def _size(file: Path) -> int:
    return file.stat().st_size if file.exists() else 0


def _opened(place: Path | str, **how: Any) -> sqlite3.Connection:  # noqa: ANN401
    # sqlite3 must not begin transactions by itself: reading before writing would not be one.
    return sqlite3.connect(
        place, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False, **how
    )


def _on_connect(connection: Any, _: object) -> None:  # noqa: ANN401
    connection.execute("PRAGMA synchronous=NORMAL")
    connection.execute("PRAGMA foreign_keys=ON")
    connection.execute("PRAGMA secure_delete=ON")  # what is deleted is overwritten with zeros


def _on_checkin(connection: object, record: Any) -> None:  # noqa: ANN401
    if isinstance(connection, _Unchanging):
        record.invalidate()  # by the next time the file may take writes again


def _on_begin(connection: Connection) -> None:
    options = connection.get_execution_options()
    connection.exec_driver_sql(_wait(options.get("wait", BUSY_SECONDS)))
    connection.exec_driver_sql("BEGIN" if options.get("reading", False) else "BEGIN IMMEDIATE")


def _wait(seconds: float) -> str:
    return f"PRAGMA busy_timeout={round(seconds * 1000)}"
