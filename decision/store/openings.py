"""How far has a file of decisions come? Each process that opens it counts in it what it writes.

A file is the same, or the same gone on, if no count has gone back (vector clocks: Fidge 1988,
Mattern 1989). An older copy is behind. Another file, or a copy that was worked on elsewhere, holds
counts of processes that nobody here has seen.
"""

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from typing import Any

from sqlalchemy.engine import Connection

KEPT = 100  # of the processes that opened the file, the last ones
_READ = "SELECT number, name, writes FROM opening"
_COUNT = "UPDATE opening SET writes = writes + 1 WHERE name = ?"
_BEGIN = "INSERT INTO opening (name, writes) VALUES (?, 1)"
_DROP = f"DELETE FROM opening WHERE number <= (SELECT max(number) FROM opening) - {KEPT}"
_BROKEN = ("SQLITE_CORRUPT", "SQLITE_NOTADB", "SQLITE_IOERR_SHORT_READ")

# The name of each process and what it wrote, by its place in the order of openings.
Openings = Mapping[int, tuple[str, int]]


def is_behind(old: Openings, new: Openings) -> bool:
    """Tell whether one state of a file has all that was counted in another one.

    >>> is_behind({1: ("a", 5)}, {1: ("a", 5), 2: ("b", 1)})
    True
    >>> is_behind({1: ("a", 5)}, {1: ("a", 4), 2: ("b", 9)})
    False
    """
    # What came before the first that is there was dropped, in its time.
    lasting = {number for number in old if number >= min(new, default=0)}
    if old and not lasting:
        return False
    return all(_goes_on(old[number], new.get(number)) for number in lasting)


def _goes_on(before: tuple[str, int], now: tuple[str, int] | None) -> bool:
    return now is not None and now[0] == before[0] and now[1] >= before[1]


def counted(handle: Any) -> Openings | None:  # noqa: ANN401 (a connection of sqlite3)
    """Return what is counted in a file, None if it is no sound database."""
    try:
        with closing(handle.cursor()) as cursor:
            rows = cursor.execute(_READ).fetchall()
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorname == "SQLITE_ERROR":
            return {}  # nothing has been counted in it yet
        if error.sqlite_errorname.startswith(_BROKEN):
            return None
        raise
    return {number: (name, writes) for number, name, writes in rows}


def count(connection: Connection, name: str) -> None:
    """Count in a transaction that it writes."""
    if not connection.exec_driver_sql(_COUNT, (name,)).rowcount:
        connection.exec_driver_sql(_BEGIN, (name,))
        connection.exec_driver_sql(_DROP)
