"""Where are decisions stored? In a database, each as a history of revisions.

That is one SQLite file, or a PostgreSQL server that CROSSROADS_STORE_URL names. A revision is never
changed, but for a gesture still going on (a slider being dragged), whose moves become one revision;
it is only removed where an old history is thinned (`thinning`). An edit is a function applied to
the newest state inside one transaction, so neither two tabs nor two servers can overwrite each
other. Revisions know which one they came from: undo goes back along that line, redo forth again
along the branch used last.
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
from decision.store import database, postgres, sqlite_file
from decision.store.database import UnknownDecisionError as UnknownDecisionError
from decision.store.documents import UnreadableDecisionError as UnreadableDecisionError
from decision.store.documents import parsed
from decision.store.place import BUSY_SECONDS, Place
from decision.store.schema import DECISIONS
from decision.store.thinning import is_new_session, line_of_undo, thin

STORE_URL = "CROSSROADS_STORE_URL"
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


class StoreUrlError(ValueError):
    """The setting that names the store names none that there can be."""


def store_place() -> Path | sa.URL:
    """Return where decisions are: the server that CROSSROADS_STORE_URL names, or a folder here.

    Raises
    ------
    StoreUrlError
        If it names something else. The address may hold a password, so it is not repeated.
    """
    address = environ.get(STORE_URL)
    if not address:
        return data_folder()
    try:
        url = sa.make_url(address)
    except (sa.exc.ArgumentError, ValueError):
        url = None
    if url is None or url.get_backend_name() != "postgresql":
        found = f"one of {url.get_backend_name()}" if url else "something else"
        raise StoreUrlError(
            f"{STORE_URL}: expected an address such as postgresql://user@host/database, "
            f"found {found}"
        )
    return url


def name_of(place: Path | sa.URL) -> str:
    """Return what people call the place of a store; a password is not in it."""
    return str(place) if isinstance(place, Path) else place.render_as_string(hide_password=True)


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


class Change(NamedTuple):
    """A revision in the timeline: what made it and when, and whether it is the current one.

    ``is_undone`` tells that undo has passed it, or that work went another way from before it.
    """

    number: int
    label: str
    time: str
    is_current: bool
    is_undone: bool


class Store:
    """The decisions in a folder of this machine, or on a server."""

    def __init__(self, where: Path | sa.URL) -> None:
        self.place: Place = sqlite_file.at(where) if isinstance(where, Path) else postgres.at(where)
        self._engine = self.place.engine
        self._reading = self._engine.execution_options(reading=True)
        # What was deleted while someone else read, also before a restart, lies in the log until
        # a write after that.
        self._is_swept = self.place.swept()

    def create(self, decision: Decision, label: str = "started") -> str:
        """Store a new decision and return its id, which nobody can guess."""
        # Hexadecimal: Streamlit's component keys, made from ids, must not hold two underscores.
        identity = secrets.token_hex(16)
        with self._writing() as connection:
            database.start(connection, identity)
            database.append(connection, identity, decision, label)
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
            database.held(connection, identity)
            _refuse_unseen(_newest(connection, identity), seen)
            before = database.current(connection, identity).before
            if before is not None:
                database.update(connection, identity, current=before)
            return _newest(connection, identity)

    def redo(self, identity: str, seen: Revision | None = None) -> Revision:
        """Go forth to the state undone last, if there is one; as `undo`."""
        with self._writing() as connection:
            database.held(connection, identity)
            newest = _newest(connection, identity)
            _refuse_unseen(newest, seen)
            after = database.after(connection, identity, newest.number)
            if after is not None:
                database.update(connection, identity, current=after.number)
            return _newest(connection, identity)

    def stamp(self, identity: str, *, wait: float = BUSY_SECONDS) -> tuple[int, str]:
        """Return what is another one after every change; raises as `newest`, but for the last."""
        with self._reading.execution_options(wait=wait).begin() as connection:
            return database.stamp(connection, identity)

    def history(self, identity: str) -> list[Change]:
        """Return every revision there is, the newest first.

        Raises
        ------
        UnknownDecisionError
            If there is no decision of this id.
        """
        with self._reading.begin() as connection:
            current, _ = database.stamp(connection, identity)
            rows = database.labels(connection, identity)
        befores = {row.number: row.before for row in rows}
        line = set(line_of_undo(befores, current))
        return [
            Change(
                row.number,
                database.said(row.label, row.folded),
                row.time,
                row.number == current,
                row.number not in line,
            )
            for row in rows
        ]

    def at(self, identity: str, number: int) -> Decision:
        """Return the decision as it was in a revision of the timeline.

        Raises
        ------
        LookupError
            If there is no such revision, or not any more.
        UnreadableDecisionError
            If it is none that this version can read.
        """
        with self._reading.begin() as connection:
            stored = database.at(connection, identity, number)
        if stored is None:
            raise LookupError("this change is not there any more")
        return parsed(stored.document)

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
            self._is_swept = False

    @contextmanager
    def _writing(self, wait: float = BUSY_SECONDS) -> Iterator[Connection]:
        with self._engine.execution_options(wait=wait).begin() as connection:
            yield connection
        if not self._is_swept:
            self._is_swept = self.place.swept()


def _newest(connection: Connection, identity: str) -> Revision:
    row = database.current(connection, identity)
    after = database.after(connection, identity, row.number)
    undo = None if row.before is None else database.said(row.label, row.folded)
    redo = after and database.said(after.label, after.folded)
    return Revision(row.number, parsed(row.document), undo, redo)


def is_as_seen(newest: Revision, seen: Revision) -> bool:
    """Tell whether a decision stands as it was seen: a gesture may go on in the same revision."""
    return (newest.number, newest.decision) == (seen.number, seen.decision)


def _refuse_unseen(newest: Revision, seen: Revision | None) -> None:
    if seen is not None and not is_as_seen(newest, seen):
        raise ChangedMeanwhileError(newest)


def _open(connection: Connection, identity: str) -> None:
    database.held(connection, identity)
    database.update(connection, identity, opened=database.now())


def _apply(connection: Connection, identity: str, step: Step) -> None:
    database.held(connection, identity)
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
    if goes_on and database.after(connection, identity, row.number) is None:
        database.go_on(connection, identity, row, new)
        return
    _thin_before_a_session(connection, identity, row.number)
    database.append(connection, identity, new, step.label, gesture=step.gesture, step_from=row)


def _thin_before_a_session(connection: Connection, identity: str, current: int) -> None:
    last, now = database.last(connection, identity), database.now()
    if last is not None and is_new_session(last.time, now):
        thin(connection, identity, current, now)


def _fits(connection: Connection, identity: str, step: Step) -> bool:
    try:
        _apply(connection, identity, step)
    except (UnknownDecisionError, UnreadableDecisionError):
        raise  # the decision's fault, not the edit's
    except (ValueError, LookupError):
        return False
    return True
