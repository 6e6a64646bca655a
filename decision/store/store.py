"""Where are decisions stored? In one SQLite file, each as a history of revisions.

A revision is never changed or removed, but for a gesture still going on (a slider being dragged),
whose moves become one revision. An edit is a function applied to the newest state inside one
transaction, so two tabs cannot overwrite each other. Revisions know which one they came from: undo
goes back along that line, redo forth again along the branch used last.
"""

import secrets
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from os import environ
from pathlib import Path
from typing import NamedTuple

import platformdirs
import sqlalchemy as sa
from sqlalchemy.engine import Connection

from decision.model import Decision
from decision.store import database
from decision.store.database import BUSY_SECONDS, DECISIONS
from decision.store.database import UnknownDecisionError as UnknownDecisionError
from decision.store.documents import UnreadableDecisionError as UnreadableDecisionError
from decision.store.documents import parsed

Edit = Callable[[Decision], Decision]


class Sent(NamedTuple):
    """Which message of a page asks for an edit: who sent it, by a random name, and its number.

    Numbers only grow. The browser sends a message again until it is acknowledged, also to a server
    that was started anew.
    """

    client: str
    seq: int


class Step(NamedTuple):
    """An edit, what it is called, the gesture that it is a move of, and the message that asks."""

    edit: Edit
    label: str
    gesture: str | None = None
    sent: Sent | None = None


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


class StoredDecision(NamedTuple):
    """A decision in the list of all, and when it was opened, changed and started.

    The title is None where it cannot be read.
    """

    identity: str
    title: str | None
    opened: str
    changed: str
    started: str


class ChangedMeanwhileError(Exception):
    """A decision is not as it was seen; ``newest`` is what it has become."""

    def __init__(self, newest: Revision) -> None:
        """Keep what it has become."""
        self.newest = newest
        super().__init__("the decision was changed meanwhile")


class Store:
    """The decisions of this machine, in one folder."""

    def __init__(self, folder: Path) -> None:
        self._engine = database.engine(folder)
        self._reading = self._engine.execution_options(reading=True)
        # What was deleted while someone else read, also before a restart, lies in the log until
        # a write after that.
        self._log_is_empty = database.empty_log(self._engine)

    def create(self, decision: Decision, label: str = "started") -> str:
        """Store a new decision and return its id, which nobody can guess."""
        # Hexadecimal: Streamlit's component keys, made from ids, must not hold two underscores.
        identity = secrets.token_hex(16)
        with self._writing() as connection:
            row = {"id": identity, "current": 0, "opened": database.now()}
            connection.execute(sa.insert(DECISIONS).values(row))
            database.append(connection, identity, decision, label=label)
        return identity

    def newest(self, identity: str, *, wait: float = BUSY_SECONDS) -> Revision:
        """Return the decision as it stands; ``wait`` is the longest, in seconds, for the store.

        Raises
        ------
        UnknownDecisionError
            If there is none of this id.
        UnreadableDecisionError
            If it is none that this version can read.
        """
        with self._reading.execution_options(wait=wait).begin() as connection:
            return _newest(connection, identity)

    def apply(
        self,
        identity: str,
        edit: Edit,
        label: str,
        gesture: str | None = None,
        sent: Sent | None = None,
    ) -> Revision:
        """Apply an edit to the newest state; moves of one gesture become one revision.

        An edit that changes nothing leaves no revision; one that fails leaves all as it was. One
        whose message is acknowledged already is not applied again. Returns the decision as it then
        stands.
        """
        with self._writing() as connection:
            _apply(connection, identity, Step(edit, label, gesture, sent))
            return _newest(connection, identity)

    def apply_all(
        self, identity: str, steps: Iterable[Step], *, wait: float = BUSY_SECONDS
    ) -> tuple[Revision, list[str]]:
        """Apply edits in order, in one transaction, and remember the decision as opened last.

        Returns the decision as it then stands, and the labels of edits that were left out because
        they no longer fitted. Where the store refuses, none is applied. ``wait`` and what is raised
        are as in `newest`.
        """
        with self._writing(wait) as connection:
            _open(connection, identity)
            lost = [step.label for step in steps if not _fits(connection, identity, step)]
            return _newest(connection, identity), lost

    def undo(self, identity: str, seen: Revision | None = None) -> Revision:
        """Go back to the state before the newest edit, if there is one; return what then stands.

        Raises
        ------
        ChangedMeanwhileError
            If the decision is not as it was ``seen``: somebody else's edit would be taken back.
        """
        with self._writing() as connection:
            _refuse_unseen(_newest(connection, identity), seen)
            before = database.current(connection, identity).before
            if before is not None:
                database.update(connection, identity, current=before)
            return _newest(connection, identity)

    def redo(self, identity: str, seen: Revision | None = None) -> Revision:
        """Go forth to the state undone last, if there is one; as `undo`."""
        with self._writing() as connection:
            _refuse_unseen(_newest(connection, identity), seen)
            after = database.after(connection, database.current(connection, identity))
            if after is not None:
                database.update(connection, identity, current=after.number)
            return _newest(connection, identity)

    def open(self, identity: str) -> None:
        """Remember that this decision was opened last.

        Raises
        ------
        UnknownDecisionError
            If there is none of this id.
        """
        with self._writing() as connection:
            _open(connection, identity)

    def last_opened(self) -> str | None:
        """Return the id of the decision that was opened last, or None in an empty store."""
        newest_first = sa.select(DECISIONS.c.id).order_by(DECISIONS.c.opened.desc()).limit(1)
        with self._reading.begin() as connection:
            return connection.execute(newest_first).scalar()

    def all(self) -> list[StoredDecision]:
        """Return the decisions of this machine, the one opened last first."""
        with self._reading.begin() as connection:
            return [StoredDecision(*row) for row in database.listed(connection)]

    def delete(self, identity: str) -> None:
        """Take a decision and all its revisions off the disk; there is no way back.

        While another connection reads, the text lies on in SQLite's log, until a write after that.
        """
        with self._writing() as connection:
            database.delete(connection, identity)
            self._log_is_empty = False

    @contextmanager
    def _writing(self, wait: float = BUSY_SECONDS) -> Iterator[Connection]:
        with self._engine.execution_options(wait=wait).begin() as connection:
            yield connection
        if not self._log_is_empty:
            self._log_is_empty = database.empty_log(self._engine)


def _newest(connection: Connection, identity: str) -> Revision:
    row = database.current(connection, identity)
    after = database.after(connection, row)
    undo = None if row.before is None else row.label
    return Revision(row.number, parsed(row.document), undo, after and after.label)


def is_as_seen(newest: Revision, seen: Revision) -> bool:
    """Tell whether a decision stands as it was seen: a gesture may go on in the same revision."""
    return (newest.number, newest.decision) == (seen.number, seen.decision)


def _refuse_unseen(newest: Revision, seen: Revision | None) -> None:
    if seen is not None and not is_as_seen(newest, seen):
        raise ChangedMeanwhileError(newest)


def _open(connection: Connection, identity: str) -> None:
    database.current(connection, identity)
    database.update(connection, identity, opened=database.now())


def _apply(connection: Connection, identity: str, step: Step) -> None:
    row = database.current(connection, identity)
    if step.sent is not None:
        if step.sent.seq <= database.acknowledged(connection, identity, step.sent.client):
            return
        database.acknowledge(connection, identity, *step.sent)
    old = parsed(row.document)
    new = step.edit(old)
    if new == old:
        return
    goes_on = step.gesture is not None and step.gesture == row.gesture
    if goes_on and database.after(connection, row) is None:
        database.go_on(connection, row, new)
        return
    step_to = {"before": row.number, "label": step.label, "gesture": step.gesture}
    database.append(connection, identity, new, **step_to)


def _fits(connection: Connection, identity: str, step: Step) -> bool:
    try:
        _apply(connection, identity, step)
    except (UnknownDecisionError, UnreadableDecisionError):
        raise  # the decision's fault, not the edit's
    except (ValueError, LookupError):
        return False
    return True
