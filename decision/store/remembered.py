"""What was last seen of each decision? Of the decisions seen last, for many threads at once.

Small things are remembered of so many decisions each. Decisions themselves (`SeenLast`) share one
room in memory, whoever saw them: each is as heavy as its document is long.
"""

from collections.abc import Callable
from operator import itemgetter
from threading import Lock
from typing import Generic, TypeVar

from cachetools import LRUCache

from decision.store.documents import length_of
from decision.store.revisions import Revision
from decision.store.unreachable import UNREACHABLE

REMEMBERED = 256  # decisions
ROOM = 128 * 2**20  # bytes: for some 600 decisions of the usual size
BYTES = 9  # that a decision takes in memory for each character of its document
Seen = TypeVar("Seen")


class Remembered(Generic[Seen]):
    """Something of each decision, as it was last seen."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._seen: LRUCache[str, Seen] = LRUCache(REMEMBERED)

    def of(self, identity: str) -> Seen | None:
        """Return what was seen, or None."""
        with self._lock:
            return self._seen.get(identity)

    def keep(self, identity: str, seen: Seen) -> Seen:
        """Remember what is seen, and return it."""
        with self._lock:
            self._seen[identity] = seen
        return seen

    def asked(self, identity: str, ask: Callable[[], Seen]) -> Seen:
        """Return what the store answers, or what it answered last while it cannot be reached."""
        try:
            return self.keep(identity, ask())
        except UNREACHABLE:
            seen = self.of(identity)
            if seen is None:
                raise
            return seen

    def forget(self, identity: str) -> None:
        """Remember nothing of a decision."""
        with self._lock:
            self._seen.pop(identity, None)


class SeenLast:
    """The decisions that one outbox has seen, as they then stood; no other outbox is told.

    Where the room of all is used up, the one that nobody has looked at for longest goes.
    """

    def of(self, identity: str) -> Revision | None:
        """Return a decision as it was seen; None if it never was, or too long ago."""
        with _lock:
            known = _decisions.get((self, identity))
        return known and known[1]

    def keep(self, identity: str, seen: Revision) -> Revision:
        """Remember what is seen, and return it."""
        # One that is larger than the room has it alone: without the store it can be shown, too.
        weight = min(length_of(seen.decision) * BYTES, int(_decisions.maxsize))
        with _lock:
            _decisions[self, identity] = weight, seen
        return seen

    def forget(self, identity: str) -> None:
        """Remember nothing of a decision."""
        with _lock:
            _decisions.pop((self, identity), None)

    def __len__(self) -> int:
        """Return how many decisions are remembered."""
        with _lock:
            return sum(whose is self for whose, _ in _decisions)


# What each outbox saw of a decision, beside its weight in bytes.
_decisions: LRUCache[tuple[SeenLast, str], tuple[int, Revision]] = LRUCache(
    ROOM, getsizeof=itemgetter(0)
)
_lock = Lock()
