"""Where are decisions kept? In one SQLite file, each as a history of revisions.

A revision is never changed or removed, but for a gesture still going on (a slider being dragged),
whose moves become one revision. An edit is a function applied to the newest state inside one
transaction, so two tabs cannot overwrite each other. Revisions know which one they came from: undo
goes back along that line, redo forth again along the branch used last.
"""

import secrets
from collections.abc import Callable
from functools import lru_cache
from os import environ
from pathlib import Path
from typing import NamedTuple

import platformdirs
import sqlalchemy as sa
from pydantic import ValidationError

from decision.files import database
from decision.files.database import UnknownDecisionError
from decision.model import Decision

__all__ = ["Edit", "Kept", "Revision", "Store", "UnknownDecisionError", "UnreadableDecisionError"]

Edit = Callable[[Decision], Decision]


class Revision(NamedTuple):
    """A decision as it stands, and what undo and redo would do (None: nothing)."""

    number: int
    decision: Decision
    undo: str | None
    redo: str | None


def data_folder() -> Path:
    """Return the user's data folder, or what CROSSROADS_DATA_DIR names."""
    named = environ.get("CROSSROADS_DATA_DIR")
    return Path(named) if named else platformdirs.user_data_path("crossroads", appauthor=False)


class Kept(NamedTuple):
    """A decision in the list of all: None for a title that cannot be read."""

    identity: str
    title: str | None
    opened: str


class UnreadableDecisionError(ValueError):
    """A kept decision is none that this version can read."""


class Store:
    """The decisions of this machine, in one folder."""

    def __init__(self, folder: Path) -> None:
        self._engine = database.engine(folder)
        self._reading = self._engine.execution_options(reading=True)

    def create(self, decision: Decision, label: str = "started") -> str:
        """Keep a new decision and return its id, which nobody can guess."""
        # Hexadecimal: Streamlit's component keys, made from ids, must not hold two underscores.
        identity = secrets.token_hex(16)
        with self._engine.begin() as connection:
            row = {"id": identity, "current": 1, "opened": database.now()}
            connection.execute(sa.insert(database.DECISIONS).values(row))
            database.append(connection, identity, 1, None, label, None, decision)
        return identity

    def newest(self, identity: str) -> Revision:
        """Return the decision as it stands.

        Raises
        ------
        UnknownDecisionError
            If there is none of this id.
        """
        with self._reading.begin() as connection:
            row = database.current(connection, identity)
            before = database.revision(connection, identity, row.before)
            after = database.after(connection, identity, row.number)
            return Revision(
                row.number,
                _parsed(row.document),
                row.label if before is not None else None,
                after.label if after is not None else None,
            )

    def apply(self, identity: str, edit: Edit, label: str, gesture: str | None = None) -> None:
        """Apply an edit to the newest state; moves of one gesture become one revision.

        An edit that changes nothing leaves no revision; one that fails leaves all as it was.
        """
        with self._engine.begin() as connection:
            row = database.current(connection, identity)
            old = _parsed(row.document)
            new = edit(old)
            if new == old:
                return
            if gesture is not None and gesture == row.gesture and database.is_last(connection, row):
                database.go_on(connection, row, new)
                return
            number = 1 + database.last_number(connection, identity)
            database.append(connection, identity, number, row.number, label, gesture, new)
            database.move_to(connection, identity, number)

    def undo(self, identity: str) -> None:
        """Go back to the state before the newest edit, if there is one."""
        with self._engine.begin() as connection:
            before = database.current(connection, identity).before
            if before is not None:
                database.move_to(connection, identity, before)

    def redo(self, identity: str) -> None:
        """Go forth to the state that was undone last, if there is one."""
        with self._engine.begin() as connection:
            after = database.after(
                connection, identity, database.current(connection, identity).number
            )
            if after is not None:
                database.move_to(connection, identity, after.number)

    def open(self, identity: str) -> None:
        """Remember that this decision was opened last.

        Raises
        ------
        UnknownDecisionError
            If there is none of this id.
        """
        with self._engine.begin() as connection:
            database.current(connection, identity)
            database.update(connection, identity, opened=database.now())

    def last_opened(self) -> str | None:
        """Return the id of the decision that was opened last, or None in an empty store."""
        newest_first = (
            sa.select(database.DECISIONS.c.id).order_by(database.DECISIONS.c.opened.desc()).limit(1)
        )
        with self._reading.begin() as connection:
            return connection.execute(newest_first).scalar()

    def all(self) -> list[Kept]:
        """Return the decisions of this machine, the one opened last first."""
        with self._reading.begin() as connection:
            rows = database.all_current(connection)
        return [Kept(row.id, _title(row.document), row.opened) for row in rows]

    def delete(self, identity: str) -> None:
        """Take a decision and all its revisions off the disk; there is no way back."""
        with self._engine.begin() as connection:
            database.delete(connection, identity)
        database.empty_log(self._engine)


def _title(document: str) -> str | None:
    try:
        return _parsed(document).title
    except UnreadableDecisionError:
        return None


@lru_cache(maxsize=64)
def _parsed(document: str) -> Decision:
    try:
        return Decision.model_validate_json(document)
    except ValidationError as error:
        reason = error.errors()[0]["msg"]
        raise UnreadableDecisionError(f"a kept decision cannot be read: {reason}") from None
