"""Who works with a decision? One thread at a time; the others can work with other decisions."""

from threading import Lock, RLock
from weakref import WeakValueDictionary


class Locks:
    """One lock a decision: while one waits for the store, the others can be looked at.

    It is there as long as somebody holds it or waits for it, so nobody waits for another one.
    """

    def __init__(self) -> None:
        self._locks: WeakValueDictionary[str, RLock] = WeakValueDictionary()
        self._making = Lock()

    def of(self, identity: str) -> RLock:
        """Return the lock of a decision."""
        with self._making:
            lock = self._locks.get(identity)
            if lock is None:
                lock = self._locks[identity] = RLock()
            return lock

    def __len__(self) -> int:
        """Return how many decisions somebody works with."""
        return len(self._locks)
