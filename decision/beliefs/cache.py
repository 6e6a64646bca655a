"""What was made before and is still right? Kept process-wide, so that nothing is made twice.

`once` makes what is not there. Keys say what it depends on, not whose it is: two people with the
same answers share it. Beyond 128 MB what was not used for longest is given up; what is larger alone
is never kept.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, TypeVar, cast

import numpy as np
import numpy.typing as npt

LIMIT = 128 * 2**20  # bytes

Frozen = tuple[tuple[float, ...], ...]
Arrays = npt.NDArray[Any] | tuple[npt.NDArray[Any], ...]
Kept = TypeVar("Kept", bound=Arrays)


def frozen(table: npt.NDArray[np.float64]) -> Frozen:
    """Return a table of numbers as it can be part of a key."""
    return tuple(map(tuple, table.tolist()))


class _Store:
    """What is kept, the longest unused first, and how many bytes that is."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._made: OrderedDict[Hashable, Arrays] = OrderedDict()
        self._size = 0

    def once(self, key: Hashable, make: Callable[[], Kept]) -> Kept:
        """Return what is kept under a key, made where it is not; nothing kept can be written to."""
        with self._lock:
            found = self._made.get(key)
            if found is not None:
                self._made.move_to_end(key)
                return cast(Kept, found)
        # Made outside the lock: two visitors may make the same, but none waits for another's.
        made = make()
        for part in _parts(made):
            part.flags.writeable = False
        if _bytes(made) <= LIMIT:
            self._keep(key, made)
        return made

    def size(self) -> int:
        """Return how many bytes are kept."""
        return self._size

    def forget(self) -> None:
        """Keep nothing of what was made so far."""
        with self._lock:
            self._made.clear()
            self._size = 0

    def _keep(self, key: Hashable, made: Arrays) -> None:
        with self._lock:
            before = self._made.pop(key, ())
            self._made[key] = made
            self._size += _bytes(made) - _bytes(before)
            while self._size > LIMIT:
                _, oldest = self._made.popitem(last=False)
                self._size -= _bytes(oldest)


def _bytes(made: Arrays) -> int:
    return sum(part.nbytes for part in _parts(made))


def _parts(made: Arrays) -> tuple[npt.NDArray[Any], ...]:
    return (made,) if isinstance(made, np.ndarray) else made


_store = _Store()
once, size, forget = _store.once, _store.size, _store.forget
