"""What was last seen of each decision? Of the decisions seen last, for many threads at once."""

from collections.abc import Callable
from threading import Lock
from typing import Generic, TypeVar

from cachetools import LRUCache

from decision.store.unreachable import UNREACHABLE

REMEMBERED = 256  # decisions
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

    def __len__(self) -> int:
        """Return of how many decisions something is remembered."""
        return len(self._seen)
