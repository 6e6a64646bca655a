"""What was computed before and still holds? One bounded cache for the process.

`cached` computes what is not there. Keys say what a result depends on, not whose it is: two people
with the same answers share it. Beyond 128 MB what was not used for longest is given up; what is
larger alone is never kept.
"""

from collections.abc import Callable, Hashable, Iterator
from dataclasses import fields, is_dataclass
from threading import Lock
from typing import Any, TypeVar, cast

import numpy as np
import numpy.typing as npt
from cachetools import LRUCache

from decision.arrays import Array

LIMIT = 128 * 2**20  # bytes
LEAST = 64  # bytes that anything takes

Result = TypeVar("Result")


def as_key(table: Array) -> tuple[tuple[float, ...], ...]:
    """Return a table of numbers, shape (rows, columns), as it can be part of a key."""
    return tuple(map(tuple, table.tolist()))


def cached(key: Hashable, compute: Callable[[], Result]) -> Result:
    """Return the result under a key, computed where it is not there; its arrays are read-only.

    It is computed outside the lock: two visitors may compute the same, but none waits for another.
    """
    with _lock:
        if key in _cache:
            return cast(Result, _cache[key])
    result = compute()
    for array in _arrays(result):
        array.flags.writeable = False
    with _lock:
        if _size(result) <= _cache.maxsize:
            _cache[key] = result
    return result


def size() -> int:
    """Return how many bytes are kept."""
    return int(_cache.currsize)


def forget(limit: int = LIMIT) -> None:
    """Keep nothing of what was computed so far, and from now on so many bytes."""
    global _cache
    with _lock:
        _cache = _empty(limit)


def _arrays(result: object) -> Iterator[npt.NDArray[Any]]:
    """Yield the arrays in a result: itself, or those in its tuples, mappings and dataclasses."""
    if isinstance(result, np.ndarray):
        yield result
    elif isinstance(result, tuple | list):
        for part in result:
            yield from _arrays(part)
    elif isinstance(result, dict):
        yield from _arrays(tuple(result.values()))
    elif is_dataclass(result):
        yield from _arrays(tuple(getattr(result, field.name) for field in fields(result)))


def _size(result: object) -> int:
    return LEAST + sum(array.nbytes for array in _arrays(result))


def _empty(limit: int) -> "LRUCache[Hashable, object]":
    return LRUCache(limit, getsizeof=_size)


_cache, _lock = _empty(LIMIT), Lock()
