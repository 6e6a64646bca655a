"""What becomes of work while the store cannot be written? It waits here and is saved later.

`Outbox` stands between the screen and the store. As long as the store takes edits they go straight
through. When it refuses (read-only, full, locked, gone), edits are applied to the decision as it
was last seen and wait in order; whoever looks next tries again to save them, all or none.
"""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from secrets import token_hex
from time import monotonic

from decision.model import Decision
from decision.store.access import Right
from decision.store.database import UnknownDecisionError
from decision.store.documents import UnreadableDecisionError
from decision.store.locks import Locks
from decision.store.place import HASTY_SECONDS
from decision.store.remembered import Remembered, SeenLast
from decision.store.revisions import (
    Change,
    ChangedMeanwhileError,
    Edit,
    Revision,
    Sent,
    Step,
    StoredDecision,
    is_as_seen,
)
from decision.store.store import Store
from decision.store.unreachable import UNREACHABLE, last_seen, made
from decision.store.unreachable import why as why
from decision.store.waiting import Refused, Waiting

_log = logging.getLogger(__name__)
RETRY_SECONDS = 2.0


class Outbox:
    """The decisions being worked on: as the store has them, and what waits to be saved."""

    def __init__(self, store: Store, clock: Callable[[], float] = monotonic) -> None:
        self._store, self._clock = store, clock
        self._name, self._numbers = token_hex(8), count(1)  # for what no page has numbered
        self._locks = Locks()
        self._seen = SeenLast()
        self._refused: dict[str, Refused] = {}
        self._lost: dict[str, list[str]] = {}
        # Of each decision: what was shown while it waited, and the same once it was saved.
        self._saved: dict[str, tuple[Revision, Revision]] = {}
        self._stamps = Remembered[tuple[int, str]]()  # what the store said of its state
        self._rights = Remembered[Right]()  # what the visitor may do

    def open(self, identity: str) -> None:
        """Remember that this decision was opened last, if the store takes that; as `Store.open`."""
        with self._alone_with(identity):
            if identity in self._refused:
                self.save(identity)
            else:
                with self._noting_failure(identity):
                    self._store.open(identity)

    @property
    def is_needed(self) -> bool:
        """Tell whether there is something in it that is nowhere else."""
        return bool(self._refused)

    def right(self, identity: str) -> Right:
        """Return what may be done with a decision; as `Store.right`.

        While the store cannot be read, it is what it was.
        """
        return self._rights.asked(identity, lambda: self._store.right(identity))

    def newest(self, identity: str) -> Revision:
        """Return the decision as it stands, with what waits to be saved.

        Raises
        ------
        UnknownDecisionError
            If there is none of this id.
        UnreadableDecisionError
            If it is none that this version can read; what waits goes on waiting.
        OSError, SQLAlchemyError
            If the store cannot be read and the decision was not seen before.
        """
        with self._alone_with(identity):
            revision = self._reached(identity, lambda: self._store.newest(identity))
            return revision or self._refused[identity].shown

    def at_hand(self, identity: str) -> Revision | None:
        """Return the decision as it was last seen here, without asking the store; None if never."""
        refused = self._refused.get(identity)
        return self._seen.of(identity) if refused is None else refused.shown

    def glance(self, identity: str) -> Revision | None:
        """Return the decision as it stands, also if another program has changed it; None if gone.

        What waits is saved. Else the store is only asked whether it has another state than before,
        and for what was seen too long ago. If it cannot be read, it is as it was last seen.
        """
        try:
            self.save(identity)
            stamp = self._store.stamp(identity, wait=HASTY_SECONDS)
            if self._stamps.of(identity) != stamp:
                self.newest(identity)
                self._stamps.keep(identity, stamp)
            return self.at_hand(identity) or self.newest(identity)
        except (UnknownDecisionError, UnreadableDecisionError):
            return None
        except UNREACHABLE:
            return self.at_hand(identity)

    def as_saved(self, identity: str, seen: Revision) -> Revision:
        """Return what was seen, under the number that it has been saved under since."""
        waited, saved = self._saved.get(identity, (seen, seen))
        return saved if is_as_seen(seen, waited) else seen

    def apply(
        self,
        identity: str,
        edit: Edit,
        label: str,
        gesture: str | None = None,
        sent: Sent | None = None,
    ) -> Revision:
        """Apply an edit to the newest state; where the store refuses, it waits.

        Every edit has a number, so it is made once, also where the store saved it and the answer
        was lost. Returns the decision as it then stands.
        """
        with self._alone_with(identity):
            sent = sent or Sent(self._name, next(self._numbers))
            step = Step(edit, label, gesture, sent)
            saved = self._reached(identity, lambda: made(self._store, identity, step, sent))
            if saved is not None:
                return saved
            self._refused[identity].wait(step)
            return self._refused[identity].shown

    def undo(self, identity: str, seen: Revision | None = None) -> Revision:
        """Take the newest edit back, the one that waits first of all; as `Store.undo`."""
        with self._alone_with(identity):
            refused = self._refused.get(identity)
            if not refused or not refused.waiting:
                seen = seen and self.as_saved(identity, seen)
                return self._seen.keep(identity, self._store.undo(identity, seen))
            if seen is not None and not is_as_seen(refused.shown, seen):
                raise ChangedMeanwhileError(refused.shown)
            refused.waiting = refused.waiting[:-1]
            return self.newest(identity)

    def redo(self, identity: str, seen: Revision | None = None) -> Revision:
        """Go forth to what was undone last in the store; as `Store.redo`."""
        with self._alone_with(identity):
            if self._waiting(identity):
                return self._refused[identity].shown
            seen = seen and self.as_saved(identity, seen)
            return self._seen.keep(identity, self._store.redo(identity, seen))

    def all(self) -> list[StoredDecision]:
        """Return the decisions of the store, the one opened last first, each as it stands."""
        return [
            stored._replace(title=waiting[-1].after.title) if waiting else stored
            for stored in self._store.all()
            for waiting in [self._waiting(stored.identity)]
        ]

    def history(self, identity: str) -> list[Change]:
        """Return the revisions of the store; as `Store.history`, without what waits."""
        return self._store.history(identity)

    def at(self, identity: str, number: int) -> Decision:
        """Return the decision as it was in a revision; as `Store.at`."""
        return self._store.at(identity, number)

    def delete(self, identity: str) -> None:
        """Take a decision off the disk for good, and what waits for it too."""
        with self._alone_with(identity):
            self._store.delete(identity)
            self._forget(identity)

    def trouble(self, identity: str) -> str | None:
        """Return why a decision is not saved, or None if it is."""
        refused = self._refused.get(identity)
        return refused.why if refused else None

    def lost(self, identity: str) -> list[str]:
        """Return, once, the labels of edits that waited and then no longer fitted."""
        return self._lost.pop(identity, [])

    def save(self, identity: str) -> None:
        """Try to save what waits, if the store has not refused just now."""
        with self._alone_with(identity):
            refused = self._refused.get(identity)
            if refused is None or self._clock() - refused.failed < RETRY_SECONDS:
                return
            with self._noting_failure(identity):
                # Also if nothing waits: it tells whether the store takes any again.
                saved, lost = self._store.apply_all(identity, refused.steps, wait=HASTY_SECONDS)
                if lost:  # it did not fit any more: another program's edit was saved meanwhile
                    self._lost.setdefault(identity, []).extend(lost)
                waited = self._refused.pop(identity).shown
                if saved.decision == waited.decision:
                    self._saved[identity] = waited, saved
                self._seen.keep(identity, saved)

    @contextmanager
    def _alone_with(self, identity: str) -> Iterator[None]:
        with self._locks.of(identity):
            try:
                yield
            except UnknownDecisionError:
                self._forget(identity)
                raise

    def _reached(self, identity: str, ask: Callable[[], Revision]) -> Revision | None:
        """Return what the store says once all is saved; None if it refuses."""
        self.save(identity)
        if identity not in self._refused:
            with self._noting_failure(identity):
                return self._seen.keep(identity, ask())
        return None

    @contextmanager
    def _noting_failure(self, identity: str) -> Iterator[None]:
        """Note why the store refuses; one that takes no writes can often still be read."""
        try:
            yield
        except UNREACHABLE as error:
            refused = self._refused.get(identity)
            if refused is None or not refused.waiting:
                seen = refused.seen if refused else self._seen.of(identity)
                refused = Refused(last_seen(self._store, identity, seen, error), "", 0.0)
                _log.warning("The store refuses a decision: %s", why(error))
            # After the failure: waiting for a lock may take longer than a retry.
            refused.why, refused.failed = why(error), self._clock()
            self._refused[identity] = refused

    def _waiting(self, identity: str) -> tuple[Waiting, ...]:
        refused = self._refused.get(identity)
        return refused.waiting if refused else ()

    def _forget(self, identity: str) -> None:
        for seen in (self._seen, self._stamps, self._rights):
            seen.forget(identity)
        for held in (self._refused, self._lost, self._saved):
            held.pop(identity, None)
