"""What becomes of work while the store cannot be written? It waits here and is saved later.

`Work` stands between the screen and the store. As long as the store takes edits they go straight
through. When it refuses (read-only, full, locked, gone), edits are applied to the decision as it
was last seen and wait in order; whoever looks next tries again to save them.
"""

from collections import OrderedDict
from collections.abc import Callable
from functools import reduce
from threading import RLock
from time import monotonic
from typing import NamedTuple

from sqlalchemy.exc import SQLAlchemyError

from decision.files.store import Edit, Revision, Store
from decision.model import Decision

UNREACHABLE = (OSError, SQLAlchemyError)
RETRY_SECONDS = 2.0
REMEMBERED = 256


class Step(NamedTuple):
    """An edit that waits."""

    edit: Edit
    label: str
    gesture: str | None


class Work:
    """The decisions being worked on: as the store has them, and what waits to be saved."""

    def __init__(self, store: Store, clock: Callable[[], float] = monotonic) -> None:
        self._store, self._clock, self._lock = store, clock, RLock()
        self._seen = OrderedDict[str, Revision]()
        self._waiting: dict[str, list[Step]] = {}
        self._trouble: dict[str, str] = {}
        self._lost: dict[str, list[str]] = {}
        self._tried = 0.0

    def open(self, identity: str) -> None:
        """Remember that this decision was opened last, if the store takes that; as `Store.open`."""
        with self._lock:
            try:
                self._store.open(identity)
            except UNREACHABLE as error:
                self._remember(identity, self._store.newest(identity))
                self._last_seen(identity, error)

    def newest(self, identity: str) -> Revision:
        """Return the decision as it stands, with what waits to be saved.

        Raises
        ------
        UnknownDecisionError
            If there is none of this id.
        OSError, SQLAlchemyError
            If the store cannot be read and the decision was not seen before.
        """
        with self._lock:
            self.save(identity)
            if identity in self._waiting:
                return self._pending(identity)
            try:
                return self._remember(identity, self._store.newest(identity))
            except UNREACHABLE as error:
                return self._last_seen(identity, error)

    def apply(self, identity: str, edit: Edit, label: str, gesture: str | None = None) -> None:
        """Apply an edit to the newest state; where the store refuses, it waits."""
        with self._lock:
            self.save(identity)
            if identity not in self._waiting:
                try:
                    self._store.apply(identity, edit, label, gesture)
                except UNREACHABLE as error:
                    self._last_seen(identity, error)
                else:
                    return
            before = self._pending(identity).decision
            if edit(before) != before:
                self._waiting.setdefault(identity, []).append(Step(edit, label, gesture))

    def undo(self, identity: str) -> None:
        """Take the newest edit back, the one that waits first of all."""
        with self._lock:
            if self._waiting.get(identity):
                self._waiting[identity].pop()
                self.save(identity)
            else:
                self._store.undo(identity)

    def redo(self, identity: str) -> None:
        """Go forth to what was undone last in the store."""
        with self._lock:
            if not self._waiting.get(identity):
                self._store.redo(identity)

    def trouble(self, identity: str) -> str | None:
        """Return why a decision is not saved, or None if it is."""
        return self._trouble.get(identity)

    def lost(self, identity: str) -> list[str]:
        """Return, once, the labels of edits that waited and then no longer fitted."""
        return self._lost.pop(identity, [])

    def save(self, identity: str, *, at_once: bool = False) -> None:
        """Try to save what waits, not more often than every other second unless ``at_once``."""
        with self._lock:
            recently = self._clock() - self._tried < RETRY_SECONDS
            if identity not in self._trouble or (recently and not at_once):
                return
            self._tried = self._clock()
            try:
                self._save_all(identity)
            except UNREACHABLE as error:
                self._trouble[identity] = _why(error)

    def _save_all(self, identity: str) -> None:
        steps = self._waiting.get(identity, [])
        while steps:
            try:
                self._store.apply(identity, *steps[0])
            except (ValueError, LookupError):
                # Another program's edit was saved meanwhile, and this one no longer fits.
                self._lost.setdefault(identity, []).append(steps[0].label)
            steps.pop(0)
        self._store.open(identity)  # a write: tells whether the store takes any again
        self._waiting.pop(identity, None)
        self._trouble.pop(identity, None)

    def _pending(self, identity: str) -> Revision:
        steps = self._waiting.get(identity, [])
        seen = self._seen[identity]
        decision = reduce(_applied, steps, seen.decision)
        return seen._replace(decision=decision, undo=steps[-1].label if steps else None, redo=None)

    def _last_seen(self, identity: str, error: Exception) -> Revision:
        if identity not in self._seen:
            raise error
        self._trouble[identity] = _why(error)
        self._tried = self._clock()
        return self._pending(identity)

    def _remember(self, identity: str, revision: Revision) -> Revision:
        self._seen[identity] = revision
        self._seen.move_to_end(identity)
        settled = [old for old in self._seen if old not in self._waiting]
        for old in settled[: max(len(self._seen) - REMEMBERED, 0)]:
            del self._seen[old]
        return revision


def _applied(decision: Decision, step: Step) -> Decision:
    return step.edit(decision)


def _why(error: Exception) -> str:
    return str(getattr(error, "orig", None) or error)
