"""Which draws are looked at? Batches of points of the unit cube, and pieces of them.

`batches` cuts the draws of a seed into batches, `pieces` a batch into what is drawn at once; `cube`
and `points` are the points. The same seed gives the same points.

Of a seed the first batch is cached, which is all that is usually looked at.
"""

from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass, field
from typing import TypeVar

import numpy as np

from decision.arrays import Array, Draws
from decision.beliefs.cache import LIMIT, cached
from decision.engine.even_points import EvenPoints, in_seven_digits

BATCH = 16_384
# Without facts many draws cost little: so many for each draw of facts.
WEIGHT_DRAWS_EACH = 4
# The values of one batch take no more bytes than this, an eighth of what is kept of everybody.
ROOM, FEWEST = LIMIT // 8, 2**8
# Coordinates drawn at once, 32 MB of them: a hundred offers have thousands.
AT_ONCE = 2**22

Result = TypeVar("Result")
Sequences = dict[int, EvenPoints]


@dataclass(frozen=True)
class Batch:
    """Draws of a seed that follow each other: how many come before, how many there are.

    ``sequences`` are those of all batches of one run by their number of coordinates, each made when
    it is first needed.
    """

    seed: int
    start: int
    n_draws: int
    sequences: Sequences = field(default_factory=dict, compare=False, repr=False)


def batches(n_draws: int, seed: int, size: int = BATCH) -> list[Batch]:
    """Return the batches that make up so many draws, at least 1, each of a power of two."""
    sequences: Sequences = {}
    starts = range(0, n_draws, size)
    return [Batch(seed, start, min(size, n_draws - start), sequences) for start in starts]


def usual_draws(n_offers: int, n_criteria: int) -> int:
    """Return how many draws are usually looked at, and at once; of big decisions fewer.

    >>> usual_draws(5, 5), usual_draws(30, 15), usual_draws(100, 30)
    (16384, 16384, 2048)
    """
    room = ROOM // (np.float32().nbytes * max(n_offers * n_criteria, 1))
    return min(BATCH, max(2 ** (room.bit_length() - 1), FEWEST))


def cached_if_first(batch: Batch, key: tuple[Hashable, ...], make: Callable[[], Result]) -> Result:
    """Return what is made of a batch, cached if it is the first one."""
    return make() if batch.start else cached((*key, batch.seed, batch.n_draws), make)


def pieces(batch: Batch, n_coordinates: int) -> Iterator[tuple[Batch, slice]]:
    """Yield the batch piece by piece, none larger than what is drawn at once."""
    step = 2 ** int(np.log2(max(AT_ONCE / n_coordinates, 1)))
    for start in range(0, batch.n_draws, step):
        stop = min(start + step, batch.n_draws)
        piece = Batch(batch.seed, batch.start + start, stop - start, batch.sequences)
        yield piece, slice(start, stop)


def cube(batch: Batch, n_coordinates: int) -> Draws:
    """Return a part of the unit cube, shape (coordinates, draws)."""
    return cached_if_first(
        batch,
        ("cube", n_coordinates),
        lambda: in_seven_digits(points(batch, n_coordinates)),
    )


def points(batch: Batch, n_coordinates: int) -> Array:
    """Return the batch's points in the unit cube, shape (coordinates, draws)."""
    if n_coordinates not in batch.sequences:
        rng = np.random.default_rng(batch.seed)
        batch.sequences[n_coordinates] = EvenPoints(n_coordinates, rng)
    return batch.sequences[n_coordinates].points(batch.start, batch.n_draws)
