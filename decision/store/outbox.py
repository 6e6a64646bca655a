"""What becomes of work while the store cannot be written? It waits here and is saved later.

`Outbox` stands between the screen and the store. As long as the store takes edits they go straight
through. When it refuses (read-only, full, locked, gone), edits are applied to the decision as it
was last seen and wait in order; whoever looks next tries again to save them, all or none.
"""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import reduce
from itertools import count
from secrets import token_hex
from threading import Lock, RLock
from time import monotonic
from typing import NamedTuple
from weakref import WeakValueDictionary

from cachetools import LRUCache
from sqlalchemy.exc import SQLAlchemyError

from decision.model import Decision
from decision.store.access import Right
from decision.store.place import HASTY_SECONDS
from decision.store.store import (
    Change,
    ChangedMeanwhileError,
    Edit,
    Revision,
    Sent,
    Step,
    Store,
    StoredDecision,
    UnknownDecisionError,
    UnreadableDecisionError,
    is_as_seen,
)

_log = logging.getLogger(__name__)
UNREACHABLE = (OSError, SQLAlchemyError)
RETRY_SECONDS = 2.0
REMEMBERED = 256  # decisions as they were last seen


def why(error: Exception) -> str:
    """Return why a store refuses, in one line."""
    reason = str(getattr(error, "orig", None) or error)
    return next(iter(reason.splitlines()), type(error).__name__)


class Waiting(NamedTuple):
    """A step that waits: an edit, or the moves of one gesture, and the decision after it."""

    moves: tuple[Edit, ...]
    label: str
    gesture: str | None
    after: Decision
    sent: Sent | None = None

    def moved(self, decision: Decision) -> Decision:
        """Return the decision after these moves."""
        return reduce(lambda moved, move: move(moved), self.moves, decision)


@dataclass
class Refused:
    """A decision that the store does not take: as last seen, why, and what waits in order.

    ``seen`` stays as it is while steps wait: they were made on it.
    """

    seen: Revision
    why: str
    failed: float  # when the store refused last, by the outbox's clock
    waiting: tuple[Waiting, ...] = ()
    acknowledged: dict[str, int] = field(default_factory=dict)

    @property
    def shown(self) -> Revision:
        """The decision with what waits."""
        if not self.waiting:
            return self.seen._replace(undo=None, redo=None)
        newest = self.waiting[-1]
        return self.seen._replace(decision=newest.after, undo=newest.label, redo=None)

    def wait(self, step: Step) -> None:
        """Add a step, once; the moves of one gesture wait as one."""
        if step.sent is not None and step.sent.seq <= self.acknowledged.get(step.sent.client, 0):
            return
        after = step.edit(self.shown.decision)
        waiting = self.waiting
        moves: tuple[Edit, ...] = (step.edit,)
        if waiting and step.gesture is not None and waiting[-1].gesture == step.gesture:
            moves = (*waiting[-1].moves, step.edit)
            waiting = waiting[:-1]
        before = waiting[-1].after if waiting else self.seen.decision
        if after != before:
            waiting = (*waiting, Waiting(moves, step.label, step.gesture, after, step.sent))
        self.waiting = waiting
        if step.sent is not None:
            self.acknowledged[step.sent.client] = step.sent.seq


class Outbox:
    """The decisions being worked on: as the store has them, and what waits to be saved."""

    def __init__(self, store: Store, clock: Callable[[], float] = monotonic) -> None:
        self._store, self._clock = store, clock
        # What no page has numbered is numbered here.
        self._name, self._numbers = token_hex(8), count(1)
        # One lock a decision: while one waits for the store, the others can be looked at. It is
        # there as long as somebody holds it or waits for it, so nobody waits for another one.
        self._locks: WeakValueDictionary[str, RLock] = WeakValueDictionary()
        self._remembering = Lock()
        self._seen: LRUCache[str, Revision] = LRUCache(REMEMBERED)
        self._refused: dict[str, Refused] = {}
        self._lost: dict[str, list[str]] = {}
        # Of each decision: what was shown while it waited, and the same once it was saved.
        self._saved: dict[str, tuple[Revision, Revision]] = {}
        # What the store said of its state when a decision was last looked for.
        self._stamps: LRUCache[str, tuple[int, str]] = LRUCache(REMEMBERED)
        # What the visitor may do, as the store said last.
        self._rights: LRUCache[str, Right] = LRUCache(REMEMBERED)

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
        try:
            right = self._store.right(identity)
        except UNREACHABLE:
            with self._remembering:
                if identity not in self._rights:
                    raise
                return self._rights[identity]
        with self._remembering:
            self._rights[identity] = right
        return right

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
        if refused is not None:
            return refused.shown
        with self._remembering:
            return self._seen.get(identity)

    def glance(self, identity: str) -> Revision | None:
        """Return the decision as it stands, also if another program has changed it; None if gone.

        The store is only asked whether it has another state than when it was asked last. While it
        cannot be read, the decision is as it was last seen.
        """
        try:
            stamp = self._store.stamp(identity, wait=HASTY_SECONDS)
            with self._remembering:
                is_new = self._stamps.get(identity) != stamp
            if is_new:
                self.newest(identity)
                with self._remembering:
                    self._stamps[identity] = stamp
        except (UnknownDecisionError, UnreadableDecisionError):
            return None
        except UNREACHABLE:
            return self.at_hand(identity)
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
            saved = self._reached(identity, lambda: self._made(identity, step, sent))
            if saved is not None:
                return saved
            self._refused[identity].wait(step)
            return self._refused[identity].shown

    def _made(self, identity: str, step: Step, sent: Sent) -> Revision:
        """Return the decision after a step; it may be saved although the store's answer is lost."""
        try:
            return self._store.apply(identity, *step)
        except UNREACHABLE:
            with suppress(*UNREACHABLE):
                if self._store.is_done(identity, sent, wait=HASTY_SECONDS):
                    return self._store.newest(identity, wait=HASTY_SECONDS)
            raise

    def undo(self, identity: str, seen: Revision | None = None) -> Revision:
        """Take the newest edit back, the one that waits first of all; as `Store.undo`."""
        with self._alone_with(identity):
            refused = self._refused.get(identity)
            if not refused or not refused.waiting:
                seen = seen and self.as_saved(identity, seen)
                return self._remember(identity, self._store.undo(identity, seen))
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
            return self._remember(identity, self._store.redo(identity, seen))

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
            steps = [
                Step(each.moved, each.label, each.gesture, each.sent)
                for each in self._waiting(identity)
            ]
            with self._noting_failure(identity):
                # A write even if nothing waits: it tells whether the store takes any again.
                saved, lost = self._store.apply_all(identity, steps, wait=HASTY_SECONDS)
                # What did not fit any more: another program's edit was saved meanwhile.
                if lost:
                    self._lost.setdefault(identity, []).extend(lost)
                waited = self._refused.pop(identity).shown
                if saved.decision == waited.decision:
                    self._saved[identity] = waited, saved
                self._remember(identity, saved)

    @contextmanager
    def _alone_with(self, identity: str) -> Iterator[None]:
        with self._lock(identity):
            try:
                yield
            except UnknownDecisionError:
                self._forget(identity)
                raise

    def _lock(self, identity: str) -> RLock:
        with self._remembering:
            lock = self._locks.get(identity)
            if lock is None:
                lock = self._locks[identity] = RLock()
            return lock

    def _reached(self, identity: str, ask: Callable[[], Revision]) -> Revision | None:
        """Return what the store says once all is saved; None if it refuses."""
        self.save(identity)
        if identity not in self._refused:
            with self._noting_failure(identity):
                return self._remember(identity, ask())
        return None

    @contextmanager
    def _noting_failure(self, identity: str) -> Iterator[None]:
        """Note why the store refuses; one that takes no writes can often still be read."""
        try:
            yield
        except UNREACHABLE as error:
            refused = self._refused.get(identity)
            if refused is None or not refused.waiting:
                refused = Refused(self._last_seen(identity, error), "", 0.0)
                _log.warning("The store refuses a decision: %s", why(error))
            # The time after the failure: waiting for a lock may take longer than a retry.
            refused.why, refused.failed = why(error), self._clock()
            self._refused[identity] = refused

    def _last_seen(self, identity: str, error: Exception) -> Revision:
        try:
            return self._store.newest(identity, wait=HASTY_SECONDS)
        except UNREACHABLE:
            refused = self._refused.get(identity)
            with self._remembering:
                seen = refused.seen if refused else self._seen.get(identity)
            if seen is None:
                raise error from None
            return seen

    def _waiting(self, identity: str) -> tuple[Waiting, ...]:
        refused = self._refused.get(identity)
        return refused.waiting if refused else ()

    def _remember(self, identity: str, revision: Revision) -> Revision:
        with self._remembering:
            self._seen[identity] = revision
        return revision

    def _forget(self, identity: str) -> None:
        with self._remembering:
            self._seen.pop(identity, None)
            self._stamps.pop(identity, None)
            self._rights.pop(identity, None)
        for held in (self._refused, self._lost, self._saved):
            held.pop(identity, None)
