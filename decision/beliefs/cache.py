"""What was computed before and still holds? One bounded cache for the process.

`cached` computes what is not there. Keys say what a result depends on, not whose it is: two people
with the same answers share it. `Same` objects are a key that costs nothing to compare. Beyond
256 MB what was not used for longest is given up; what is larger alone is never kept.
"""

from collections.abc import Callable, Hashable, Iterator
from dataclasses import fields, is_dataclass
from threading import Lock
from typing import Any, NamedTuple, TypeVar, cast

import numpy as np
import numpy.typing as npt
from cachetools import LRUCache

from decision.arrays import Array

LIMIT = 256 * 2**20  # bytes: of a usual decision some 2 MB are kept, so it has room for a hundred
LEAST = 64  # bytes that anything takes
_PLAIN = frozenset({int, float, str, bool, type(None)})  # most of what stands in tuples

Result = TypeVar("Result")


class Same:
    """Some objects as a key: equal to that of the very same ones, however much they say.

    Of the parts of a decision that a move leaves alone all stay the objects that they were.
    """

    __slots__ = ("_hash", "_objects")

    def __init__(self, *objects: object) -> None:
        self._objects = objects
        self._hash = hash(tuple(map(id, objects)))

    def __hash__(self) -> int:
        return self._hash

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Same) or len(self._objects) != len(other._objects):
            return False
        return all(own is its for own, its in zip(self._objects, other._objects, strict=True))


def as_key(table: Array) -> tuple[tuple[int, ...], bytes]:
    """Return a table of numbers as it can be part of a key: its shape, and all its digits."""
    return table.shape, table.tobytes()


def cached(
    key: Hashable,
    compute: Callable[[], Result],
    least: Callable[[], int] | None = None,
    *,
    has_arrays: bool = True,
) -> Result:
    """Return the result under a key, computed where it is not there; its arrays are read-only.

    It is computed outside the lock: two visitors may compute the same, but none waits for another.

    Parameters
    ----------
    least
        Tells how many bytes it is taken to need beside its arrays, with the objects that its key
        holds on to. Tables in the key are counted anyway.
    has_arrays
        Whether there may be arrays in it; where there are none, none are looked for.
    """
    with _lock:
        kept = _cache.get(key)
    if kept is not None:
        return cast(Result, kept.result)
    result, size = compute(), (least() if least else LEAST) + _bytes_in(key)
    for array in _arrays(result) if has_arrays else ():
        array.flags.writeable = False
        size += array.nbytes
    with _lock:
        if size <= _cache.maxsize:
            _cache[key] = _Kept(result, size)
    return result


def size() -> int:
    """Return how many bytes are kept."""
    return int(_cache.currsize)


def forget(limit: int = LIMIT) -> None:
    """Keep nothing of what was computed so far, and from now on so many bytes."""
    global _cache
    with _lock:
        _cache = _empty(limit)


class _Kept(NamedTuple):
    """A result, and how many bytes it is taken to need."""

    result: object
    size: int


def _size_of(kept: _Kept) -> int:
    return kept.size


def _bytes_in(key: Hashable) -> int:
    if isinstance(key, tuple):
        return sum(map(_bytes_in, key))
    return len(key) if isinstance(key, bytes) else 0


def _arrays(result: object) -> Iterator[npt.NDArray[Any]]:
    """Yield the arrays in a result: itself, or those in its tuples, mappings and dataclasses."""
    if isinstance(result, np.ndarray):
        yield result
    elif isinstance(result, tuple | list):
        for part in result:
            if type(part) not in _PLAIN:
                yield from _arrays(part)
    elif isinstance(result, dict):
        yield from _arrays(tuple(result.values()))
    elif is_dataclass(result):
        yield from _arrays(tuple(getattr(result, field.name) for field in fields(result)))


def _empty(limit: int) -> "LRUCache[Hashable, _Kept]":
    return LRUCache(limit, getsizeof=_size_of)


_cache, _lock = _empty(LIMIT), Lock()
