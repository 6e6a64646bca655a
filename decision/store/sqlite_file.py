"""How is the file of decisions reached, on a machine of one's own?

A handle that cannot write stays so when the file can be written to again. So it is given up when it
fails.
"""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Engine, ExceptionContext
from sqlalchemy.exc import SQLAlchemyError

from decision.store import sqlite_turns
from decision.store.place import HASTY_SECONDS, Place, disposed_if_it_fails
from decision.store.same_file import FileGoneError as FileGoneError
from decision.store.same_file import SameFile
from decision.store.schema import bring_up_to_date
from decision.store.sqlite_connection import Unchanging

FILE = "decisions.sqlite"
BESIDE = ("", "-wal", "-shm")  # the file, its log, and the log's index
_DAMAGED = {"SQLITE_NOTADB", "SQLITE_CORRUPT"}
# After these a new handle may do what this one cannot.
_GIVEN_UP = ("SQLITE_READONLY", "SQLITE_IOERR", "SQLITE_CANTOPEN")


def at(folder: Path) -> Place:
    """Return the place of decisions in a folder; both are made if they are not there."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / FILE
    # Put together by hand, a folder's name with ? or % in it would be read as part of the URL.
    url = sa.URL.create("sqlite", database=str(file))
    same = SameFile(file)
    # Parameters are hidden, as an error in a log is to name no decision.
    engine = sa.create_engine(url, creator=same.connect, hide_parameters=True)
    sa.event.listen(engine, "checkout", same.check)
    sa.event.listen(engine, "checkin", _on_checkin)
    sa.event.listen(engine, "begin", sqlite_turns.begin)
    sa.event.listen(engine, "handle_error", _on_error)
    with disposed_if_it_fails(engine):
        if bring_up_to_date(engine):
            _smaller(engine)
    same.hold()
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
            cursor.execute(sqlite_turns.waiting(HASTY_SECONDS))
            cursor.execute("PRAGMA incremental_vacuum").fetchall()
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            is_busy = cursor.fetchall()[0][0]
    except (OSError, sqlite3.Error, SQLAlchemyError):
        return False  # full, read-only, gone or locked: no more than a reader in the way
    return not is_busy


def _smaller(engine: Engine) -> None:
    """Give back the room that an older version of the file took."""
    try:
        with closing(engine.raw_connection()) as connection:
            connection.execute("PRAGMA auto_vacuum=INCREMENTAL")
            connection.execute("VACUUM")
    except (sqlite3.Error, SQLAlchemyError):
        return  # full or locked: the file stays as large, and its room is used again


def _on_checkin(connection: object, record: Any) -> None:  # noqa: ANN401
    if isinstance(connection, Unchanging):
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


# A damaged file ---------------------------------------------------------------------------------


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
