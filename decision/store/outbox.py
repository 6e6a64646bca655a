"""What becomes of work while the store cannot be written? It waits here and is saved later.

`Work` stands between the screen and the store. As long as the store takes edits they go straight
through. When it refuses (read-only, full, locked, gone), edits are applied to the decision as it
was last seen and wait in order; whoever looks next tries again to save them, all or none.
"""

from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import reduce
from threading import Lock, RLock
from time import monotonic
from typing import NamedTuple

from sqlalchemy.exc import SQLAlchemyError

from decision.model import Decision
from decision.store.database_file import HASTY_SECONDS
from decision.store.store import Edit, Kept, Revision, Step, Store, UnknownDecisionError

UNREACHABLE = (OSError, SQLAlchemyError)
RETRY_SECONDS = 2.0
REMEMBERED = 256


class Waiting(NamedTuple):
    """A step that waits: an edit, or the moves of one gesture, and the decision after it."""

    moves: tuple[Edit, ...]
    label: str
    gesture: str | None
    after: Decision

    def step(self) -> Step:
        """Return it as the store takes it."""
        return Step(self._moved, self.label, self.gesture)

    def _moved(self, decision: Decision) -> Decision:
        return reduce(lambda moved, move: move(moved), self.moves, decision)


class Work:
    """The decisions being worked on: as the store has them, and what waits to be saved."""

    def __init__(self, store: Store, clock: Callable[[], float] = monotonic) -> None:
        self._store, self._clock = store, clock
        # One lock a decision: while one waits for the store, the others can be looked at.
        self._locks: dict[str, RLock] = {}
        self._remembering = Lock()
        # What is seen of a decision stays as it is while steps wait: they were made on it.
        self._seen = OrderedDict[str, Revision]()
        self._waiting: dict[str, Sequence[Waiting]] = {}
        self._trouble: dict[str, str] = {}
        self._lost: dict[str, list[str]] = {}
        self._failed = -RETRY_SECONDS

    def open(self, identity: str) -> None:
        """Remember that this decision was opened last, if the store takes that; as `Store.open`."""
        with self._alone_with(identity):
            if identity in self._trouble:
                self.save(identity)
                return
            try:
                self._store.open(identity)
            except UNREACHABLE as error:
                self._fail(identity, error)

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
            self.save(identity)
            if identity not in self._trouble:
                try:
                    return self._remember(identity, self._store.newest(identity))
                except UNREACHABLE as error:
                    self._fail(identity, error)
            return self._shown(identity)

    def apply(self, identity: str, edit: Edit, label: str, gesture: str | None = None) -> None:
        """Apply an edit to the newest state; where the store refuses, it waits."""
        with self._alone_with(identity):
            self.save(identity)
            if identity not in self._trouble:
                try:
                    self._remember(identity, self._store.apply(identity, edit, label, gesture))
                except UNREACHABLE as error:
                    self._fail(identity, error)
                else:
                    return
            self._wait(identity, Step(edit, label, gesture))

    def undo(self, identity: str) -> None:
        """Take the newest edit back, the one that waits first of all."""
        with self._alone_with(identity):
            waiting = self._waiting.get(identity)
            if waiting:
                self._let_wait(identity, waiting[:-1])
                self.save(identity)
            else:
                self._remember(identity, self._store.undo(identity))

    def redo(self, identity: str) -> None:
        """Go forth to what was undone last in the store."""
        with self._alone_with(identity):
            if identity not in self._waiting:
                self._remember(identity, self._store.redo(identity))

    def all(self) -> list[Kept]:
        """Return the decisions of the store, the one opened last first, each as it stands."""
        return [self._titled(kept) for kept in self._store.all()]

    def delete(self, identity: str) -> None:
        """Take a decision off the disk for good, and what waits for it too."""
        with self._alone_with(identity):
            self._store.delete(identity)
            self._forget(identity)

    def trouble(self, identity: str) -> str | None:
        """Return why a decision is not saved, or None if it is."""
        return self._trouble.get(identity)

    def lost(self, identity: str) -> list[str]:
        """Return, once, the labels of edits that waited and then no longer fitted."""
        return self._lost.pop(identity, [])

    def save(self, identity: str) -> None:
        """Try to save what waits, if the store has not refused just now."""
        with self._alone_with(identity):
            recently = self._clock() - self._failed < RETRY_SECONDS
            if identity not in self._trouble or recently:
                return
            steps = [waiting.step() for waiting in self._waiting.get(identity, ())]
            try:
                # A write even if nothing waits: it tells whether the store takes any again.
                saved, lost = self._store.apply_all(identity, steps, wait=HASTY_SECONDS)
            except UNREACHABLE as error:
                self._fail(identity, error)
            else:
                self._settle(identity, saved, lost)

    @contextmanager
    def _alone_with(self, identity: str) -> Iterator[None]:
        with self._locks.setdefault(identity, RLock()):
            try:
                yield
            except UnknownDecisionError:
                self._forget(identity)
                raise

    def _settle(self, identity: str, saved: Revision, lost: list[str]) -> None:
        # What did not fit any more: another program's edit was saved meanwhile.
        self._waiting.pop(identity, None)
        self._trouble.pop(identity, None)
        if lost:
            self._lost.setdefault(identity, []).extend(lost)
        self._remember(identity, saved)

    def _fail(self, identity: str, error: Exception) -> None:
        """Note why the store refused; one that takes no writes can often still be read."""
        if identity not in self._waiting:
            try:
                self._remember(identity, self._store.newest(identity, wait=HASTY_SECONDS))
            except UNREACHABLE:
                if identity not in self._seen:
                    raise error from None
        self._trouble[identity] = str(getattr(error, "orig", None) or error)
        # The time after the failure: waiting for a lock may itself have taken longer than a retry.
        self._failed = self._clock()

    def _shown(self, identity: str) -> Revision:
        seen, waiting = self._seen[identity], self._waiting.get(identity)
        if not waiting:
            return seen._replace(undo=None, redo=None)
        return seen._replace(decision=waiting[-1].after, undo=waiting[-1].label, redo=None)

    def _wait(self, identity: str, step: Step) -> None:
        after = step.edit(self._shown(identity).decision)
        waiting = self._waiting.get(identity, ())
        moves: tuple[Edit, ...] = (step.edit,)
        if waiting and step.gesture is not None and waiting[-1].gesture == step.gesture:
            moves = (*waiting[-1].moves, step.edit)
            waiting = waiting[:-1]
        before = waiting[-1].after if waiting else self._seen[identity].decision
        if after != before:
            waiting = (*waiting, Waiting(moves, step.label, step.gesture, after))
        self._let_wait(identity, waiting)

    def _let_wait(self, identity: str, waiting: Sequence[Waiting]) -> None:
        if waiting:
            self._waiting[identity] = waiting
        else:
            self._waiting.pop(identity, None)

    def _titled(self, kept: Kept) -> Kept:
        waiting = self._waiting.get(kept.identity)
        return kept._replace(title=waiting[-1].after.title) if waiting else kept

    def _remember(self, identity: str, revision: Revision) -> Revision:
        with self._remembering:
            self._seen[identity] = revision
            self._seen.move_to_end(identity)
            settled = [old for old in self._seen if old not in self._trouble]
            for old in settled[: max(len(self._seen) - REMEMBERED, 0)]:
                del self._seen[old]
        return revision

    def _forget(self, identity: str) -> None:
        with self._remembering:
            for known in (self._seen, self._waiting, self._trouble, self._lost, self._locks):
                known.pop(identity, None)
