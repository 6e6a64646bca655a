"""How does a transaction begin in a file that many write to? In its turn."""

import random
import sqlite3
from contextlib import closing
from time import monotonic, sleep
from typing import Any

from sqlalchemy.engine import Connection

from decision.store import place
from decision.store.sqlite_connection import LOCKED

_PAUSES = 0.001, 0.005  # seconds between two tries for the lock


def begin(connection: Connection) -> None:
    """Begin a transaction; one that writes waits for the lock, by the option ``wait``."""
    options = connection.get_execution_options()
    seconds = options.get("wait", place.BUSY_SECONDS)
    if options.get("reading", False):
        connection.exec_driver_sql(waiting(seconds))
        connection.exec_driver_sql("BEGIN")
        return
    with closing(connection.connection.cursor()) as cursor:
        cursor.execute(waiting(0))
        _begin_in_turn(cursor, seconds)
        cursor.execute(waiting(seconds))
    if not connection.connection.in_transaction:
        connection.exec_driver_sql("BEGIN IMMEDIATE")  # says why it cannot


def waiting(seconds: float) -> str:
    """Return what has a connection wait so long for a lock."""
    return f"PRAGMA busy_timeout={round(seconds * 1000)}"


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
        return error.sqlite_errorname not in LOCKED  # anything else is said, not waited for
    return True
