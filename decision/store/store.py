"""Where are decisions stored? In a database, each as a history of revisions.

That is one SQLite file, or a PostgreSQL server that CROSSROADS_STORE_URL names. A revision is never
changed, but for a gesture still going on (a slider being dragged), whose moves become one revision;
it is only removed where an old history is thinned (`thinning`). An edit is a function applied to
the newest state inside one transaction, so neither two tabs nor two servers can overwrite each
other. Revisions know which one they came from: undo goes back along that line, redo forth again
along the branch used last.
"""

import secrets
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from copy import copy
from os import environ
from pathlib import Path
from threading import Event
from typing import NamedTuple

import platformdirs
import sqlalchemy as sa
from sqlalchemy.engine import Connection

from decision.model import Decision
from decision.store import access, database, postgres, sqlite_file
from decision.store.access import ANYBODY, Link, Right, Visitor
from decision.store.access import NotAllowedError as NotAllowedError
from decision.store.database import UnknownDecisionError as UnknownDecisionError
from decision.store.documents import UnreadableDecisionError as UnreadableDecisionError
from decision.store.documents import parsed, written
from decision.store.limits import (
    UNLIMITED,
    Limits,
    expire,
    refuse_another,
    refuse_growth,
    refuse_large,
)
from decision.store.limits import LimitError as LimitError
from decision.store.place import BUSY_SECONDS, Place
from decision.store.place import StoreUrlError as StoreUrlError
from decision.store.schema import DECISIONS
from decision.store.thinning import is_new_sitting, line_of_undo, thin

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
    """The decisions in a folder of this machine, or on a server, as a visitor may see them.

    Decisions are named by their ids, or by the token of a link to one. Every method raises
    UnknownDecisionError for what the visitor may not see, and NotAllowedError for what they may not
    do with what they see.
    """

    def __init__(self, where: Path | sa.URL) -> None:
        self.place: Place = sqlite_file.at(where) if isinstance(where, Path) else postgres.at(where)
        self._engine = self.place.engine
        self._reading = self._engine.execution_options(reading=True)
        # What was deleted while someone else read, also before a restart, lies in the log until
        # a write after that.
        self._unswept = Event()
        if not self.place.swept():
            self._unswept.set()
        self.visitor, self._limits = ANYBODY, UNLIMITED

    def of(self, visitor: Visitor, limits: Limits = UNLIMITED) -> "Store":
        """Return the same store, as it answers a visitor."""
        store = copy(self)
        store.visitor, store._limits = visitor, limits
        return store

    def create(self, decision: Decision, label: str = "started") -> str:
        """Store a new decision and return its id, which nobody can guess."""
        # Hexadecimal: Streamlit's component keys, made from ids, must not hold two underscores.
        identity = secrets.token_hex(16)
        with self._writing() as connection:
            refuse_another(connection, self.visitor, self._limits)
            refuse_large(written(decision), self._limits)
            database.start(connection, identity, self.visitor.owner)
            refuse_growth(connection, identity, self._limits)
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
            return _newest(connection, self._reached(connection, identity))

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
            identity = self._reached(connection, identity, Right.EDIT)
            _apply(connection, identity, Step(edit, label, gesture, sent), self._limits)
            return _newest(connection, identity)

    def apply_all(
        self, identity: str, steps: Sequence[Step], *, wait: float = BUSY_SECONDS
    ) -> tuple[Revision, list[str]]:
        """Apply edits in order, in one transaction, and remember the decision as opened last.

        Returns the decision as it then stands, and the labels of edits that were left out because
        they no longer fitted. No limit refuses them: they were taken when they were made. Where the
        store refuses, none is applied. ``wait`` and what is raised are as in `newest`.
        """
        with self._writing(wait) as connection:
            identity = self._opened(connection, identity, Right.EDIT if steps else Right.READ)
            lost = [step.label for step in steps if not _fits(connection, identity, step)]
            return _newest(connection, identity), lost

    def is_done(self, identity: str, sent: Sent, *, wait: float = BUSY_SECONDS) -> bool:
        """Tell whether the edit that a message asks for is saved; raises as `newest`."""
        with self._reading.execution_options(wait=wait).begin() as connection:
            identity = self._reached(connection, identity)
            return sent.seq <= database.acknowledged(connection, identity, sent.client)

    def undo(self, identity: str, seen: Revision | None = None) -> Revision:
        """Go back to the state before the newest edit, if there is one; return what then stands.

        Raises
        ------
        ChangedMeanwhileError
            If the decision is not as it was ``seen``: somebody else's edit would be taken back.
        """
        with self._writing() as connection:
            identity = self._reached(connection, identity, Right.EDIT)
            _refuse_unseen(_newest(connection, identity), seen)
            before = database.current(connection, identity).before
            if before is not None:
                database.update(connection, identity, current=before)
            return _newest(connection, identity)

    def redo(self, identity: str, seen: Revision | None = None) -> Revision:
        """Go forth to the state undone last, if there is one; as `undo`."""
        with self._writing() as connection:
            identity = self._reached(connection, identity, Right.EDIT)
            newest = _newest(connection, identity)
            _refuse_unseen(newest, seen)
            after = database.after(connection, identity, newest.number)
            if after is not None:
                database.update(connection, identity, current=after.number)
            return _newest(connection, identity)

    def stamp(self, identity: str, *, wait: float = BUSY_SECONDS) -> tuple[int, str]:
        """Return what is another one after every change; raises as `newest`, but for the last."""
        with self._reading.execution_options(wait=wait).begin() as connection:
            return database.stamp(connection, self._reached(connection, identity))

    def history(self, identity: str) -> list[Change]:
        """Return every revision there is, the newest first.

        Raises
        ------
        UnknownDecisionError
            If there is no decision of this id.
        """
        with self._reading.begin() as connection:
            identity = self._reached(connection, identity)
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
            stored = database.at(connection, self._reached(connection, identity), number)
        if stored is None:
            raise LookupError("this change is not there any more")
        return parsed(stored.document)

    def open(self, identity: str) -> None:
        """Remember that this decision was opened last; nothing of what is another person's.

        Raises
        ------
        UnknownDecisionError
            If there is none of this id.
        """
        if self.right(identity) == Right.OWN:  # else there is nothing to write, or to lock
            with self._writing() as connection:
                self._opened(connection, identity, Right.READ)

    def last_opened(self) -> str | None:
        """Return the id of the visitor's decision that was opened last, or None without a list."""
        if not self.visitor.has_list:
            return None
        mine = sa.select(DECISIONS.c.id).where(access.is_of(self.visitor))
        newest_first = mine.order_by(DECISIONS.c.opened.desc()).limit(1)
        with self._reading.begin() as connection:
            return connection.execute(newest_first).scalar()

    def all(self) -> list[StoredDecision]:
        """Return the visitor's decisions, the one opened last first; none without a list."""
        if not self.visitor.has_list:
            return []
        with self._reading.begin() as connection:
            rows = database.listed(connection, access.is_of(self.visitor))
            return [StoredDecision(*row) for row in rows]

    def delete(self, identity: str) -> None:
        """Take a decision and all its revisions off the disk; there is no way back.

        While another connection reads, the text lies on in SQLite's log, until a write after that.
        """
        with self._writing() as connection:
            database.delete(connection, self._reached(connection, identity, Right.OWN))
            self._unswept.set()

    def right(self, identity: str) -> Right:
        """Return what the visitor may do with a decision."""
        with self._reading.begin() as connection:
            return access.reached(connection, self.visitor, identity).right

    def share(self, identity: str, right: Right) -> str:
        """Make a link by which others may read or edit a decision, and return its token, once."""
        with self._writing() as connection:
            identity = self._reached(connection, identity, Right.OWN)
            return access.share(connection, identity, right)

    def links(self, identity: str) -> Sequence[Link]:
        """Return the links by which others reach a decision, the newest first."""
        with self._reading.begin() as connection:
            return access.links(connection, self._reached(connection, identity, Right.OWN))

    def revoke(self, identity: str, link: Link) -> None:
        """Let a link open nothing from now on."""
        with self._writing() as connection:
            identity = self._reached(connection, identity, Right.OWN)
            access.revoke(connection, identity, link.digest)

    def expire(self, days: float) -> int:
        """Delete everybody's decisions that nobody needs any more; as `limits.expire`."""
        with self._writing() as connection:
            gone = expire(connection, days)
        if gone:
            self._unswept.set()
        return gone

    def _reached(self, connection: Connection, identity: str, right: Right = Right.READ) -> str:
        return access.reached(connection, self.visitor, identity, right).identity

    def _opened(self, connection: Connection, identity: str, right: Right) -> str:
        """Return the id of a decision, remembered as opened last unless it is another person's."""
        decision = access.reached(connection, self.visitor, identity, right)
        if decision.right == Right.OWN:
            database.update(connection, decision.identity, opened=database.now())
        return decision.identity

    @contextmanager
    def _writing(self, wait: float = BUSY_SECONDS) -> Iterator[Connection]:
        with self._engine.execution_options(wait=wait).begin() as connection:
            yield connection
        if self._unswept.is_set() and self.place.swept():
            self._unswept.clear()


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


def _apply(connection: Connection, identity: str, step: Step, limits: Limits = UNLIMITED) -> None:
    row = database.current(connection, identity)
    if step.sent is not None:
        if step.sent.seq <= database.acknowledged(connection, identity, step.sent.client):
            return
        database.acknowledge(connection, identity, *step.sent)
    old = parsed(row.document)
    new = step.edit(old)
    if new == old:
        return
    refuse_large(written(new), limits)
    goes_on = step.gesture is not None and step.gesture == row.gesture
    if goes_on and database.after(connection, identity, row.number) is None:
        database.go_on(connection, identity, row, new)
        return
    _thin_before_a_sitting(connection, identity, row.number)
    refuse_growth(connection, identity, limits)
    database.append(connection, identity, new, step.label, gesture=step.gesture, step_from=row)


def _thin_before_a_sitting(connection: Connection, identity: str, current: int) -> None:
    last, now = database.last(connection, identity), database.now()
    if last is not None and is_new_sitting(last.time, now):
        thin(connection, identity, current, now)


def _fits(connection: Connection, identity: str, step: Step) -> bool:
    try:
        _apply(connection, identity, step)
    except (UnknownDecisionError, UnreadableDecisionError):
        raise  # the decision's fault, not the edit's
    except (ValueError, LookupError):
        return False
    return True
