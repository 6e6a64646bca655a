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

Arrays = npt.NDArray[Any] | tuple[npt.NDArray[Any], ...]
Kept = TypeVar("Kept", bound=Arrays)
_kept: OrderedDict[Hashable, Arrays] = OrderedDict()
_lock = Lock()


def once(key: Hashable, make: Callable[[], Kept]) -> Kept:
    """Return what is kept under a key, made where it is not; nothing kept can be written to."""
    with _lock:
        found = _kept.get(key)
        if found is not None:
            _kept.move_to_end(key)
            return cast(Kept, found)
    # Made outside the lock: two visitors may make the same, but none waits for another's.
    made = make()
    for each in _parts(made):
        each.flags.writeable = False
    if sum(each.nbytes for each in _parts(made)) > LIMIT:
        return made
    with _lock:
        _kept[key] = made
        while _size() > LIMIT:
            _kept.popitem(last=False)
    return made


def size() -> int:
    """Return how many bytes are kept."""
    with _lock:
        return _size()


def forget() -> None:
    """Keep nothing of what was made so far."""
    with _lock:
        _kept.clear()


def _size() -> int:
    return sum(part.nbytes for made in _kept.values() for part in _parts(made))


def _parts(made: Arrays) -> tuple[npt.NDArray[Any], ...]:
    return (made,) if isinstance(made, np.ndarray) else made
