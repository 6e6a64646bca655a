"""Where are decisions stored? In a database, each as a history of revisions.

That is one SQLite file, or a PostgreSQL server that CROSSROADS_STORE_URL names. A revision is never
changed, but for a gesture still going on (a slider being dragged), whose moves become one revision;
it is only removed where an old history is thinned (`thinning`). An edit is a function applied to
the newest state inside one transaction, so neither two tabs nor two servers can overwrite each
other. Revisions know which one they came from: undo goes back along that line, redo forth again
along the branch used last.
"""

import secrets
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from copy import copy
from pathlib import Path
from threading import Event

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from decision.model import Decision
from decision.store import access, database, history, messages, postgres, sqlite_file, writes
from decision.store.access import ANYBODY, Link, Right, Visitor
from decision.store.access import NotAllowedError as NotAllowedError
from decision.store.database import UnknownDecisionError as UnknownDecisionError
from decision.store.documents import UnreadableDecisionError as UnreadableDecisionError
from decision.store.documents import parsed
from decision.store.limits import UNLIMITED, Limits, expire
from decision.store.limits import LimitError as LimitError
from decision.store.place import BUSY_SECONDS, Place
from decision.store.place import StoreUrlError as StoreUrlError
from decision.store.revisions import Change as Change
from decision.store.revisions import ChangedMeanwhileError as ChangedMeanwhileError
from decision.store.revisions import Edit as Edit
from decision.store.revisions import Revision as Revision
from decision.store.revisions import Sent as Sent
from decision.store.revisions import Step as Step
from decision.store.revisions import StoredDecision as StoredDecision
from decision.store.revisions import is_as_seen as is_as_seen
from decision.store.where import data_folder as data_folder
from decision.store.where import name_of as name_of
from decision.store.where import store_place as store_place


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
            history.start(connection, identity, decision, label, self.visitor, self._limits)
        return identity

    def newest(self, identity: str, *, wait: float = BUSY_SECONDS) -> Revision:
        """Return the decision as it stands; ``wait`` is the longest, in seconds, for the store.

        Raises
        ------
        UnreadableDecisionError
            If it is none that this version can read.
        """
        with self._reading.execution_options(wait=wait).begin() as connection:
            return history.newest(connection, self._reached(connection, identity))

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
            step = Step(edit, label, gesture, sent)
            return history.apply(connection, identity, step, self._limits)

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
            lost = [step.label for step in steps if not history.fits(connection, identity, step)]
            return history.newest(connection, identity), lost

    def is_done(self, identity: str, sent: Sent, *, wait: float = BUSY_SECONDS) -> bool:
        """Tell whether the edit that a message asks for is saved; raises as `newest`."""
        with self._reading.execution_options(wait=wait).begin() as connection:
            identity = self._reached(connection, identity)
            return sent.seq <= messages.acknowledged(connection, identity, sent.client)

    def undo(self, identity: str, seen: Revision | None = None) -> Revision:
        """Go back to the state before the newest edit, if there is one; return what then stands.

        Raises
        ------
        ChangedMeanwhileError
            If the decision is not as it was ``seen``: somebody else's edit would be taken back.
        """
        with self._writing() as connection:
            identity = self._reached(connection, identity, Right.EDIT)
            history.undo(connection, identity, seen)
            return history.newest(connection, identity)

    def redo(self, identity: str, seen: Revision | None = None) -> Revision:
        """Go forth to the state undone last, if there is one; as `undo`."""
        with self._writing() as connection:
            identity = self._reached(connection, identity, Right.EDIT)
            history.redo(connection, identity, seen)
            return history.newest(connection, identity)

    def stamp(self, identity: str, *, wait: float = BUSY_SECONDS) -> tuple[int, str]:
        """Return what is another one after every change; raises as `newest`, but for the last."""
        with self._reading.execution_options(wait=wait).begin() as connection:
            return database.stamp(connection, self._reached(connection, identity))

    def history(self, identity: str) -> list[Change]:
        """Return every revision there is, the newest first."""
        with self._reading.begin() as connection:
            return history.changes(connection, self._reached(connection, identity))

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
        """Remember that this decision was opened last; nothing of what is another person's."""
        if self.right(identity) == Right.OWN:  # else there is nothing to write, or to lock
            with self._writing() as connection:
                self._opened(connection, identity, Right.READ)

    def last_opened(self) -> str | None:
        """Return the id of the visitor's decision that was opened last, or None without a list."""
        if not self.visitor.has_list:
            return None
        with self._reading.begin() as connection:
            return database.opened_last(connection, access.is_of(self.visitor))

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
            writes.delete(connection, self._reached(connection, identity, Right.OWN))
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
            writes.open_now(connection, decision.identity)
        return decision.identity

    @contextmanager
    def _writing(self, wait: float = BUSY_SECONDS) -> Iterator[Connection]:
        with self._engine.execution_options(wait=wait).begin() as connection:
            yield connection
        if self._unswept.is_set() and self.place.swept():
            self._unswept.clear()
