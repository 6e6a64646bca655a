"""How does what simulations take grow, with offers and with worlds?"""

import time
import tracemalloc
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

import numpy as np

from decision.engine.even_points import EvenPoints
from decision.engine.smaa import rank_counts, ranks_in_draws
from decision.engine.weight_draws import overall_in_draws, uniform_weights

WORLDS, OFFERS = (10_000, 100_000, 1_000_000, 10_000_000), (5, 30, 100, 1_000)
CHUNK = 2**14
MOST_CELLS = 100_000_000  # offers times worlds: 1,000 by 100,000
# A library that looks at one set of weights at a time is timed on few of them.
A_LIBRARY = 500


class Worlds(NamedTuple):
    """So many offers in so many worlds, and how long that takes, in nanoseconds a world and offer.

    ``pymcdm`` and ``skcriteria`` are those libraries in a loop; NaN where one is not installed.
    """

    offers: int
    number: int
    ours: float
    numpy: float
    pymcdm: float
    skcriteria: float
    megabytes: float


def worlds() -> list[Worlds]:
    """Return how long ranks in simulations take, for few and for many of offers and of worlds."""
    found = []
    for offers in OFFERS:
        table = np.random.default_rng(0).random((offers, 5))
        loops = [
            1e9 / (offers * A_LIBRARY) * loop(table) for loop in (_pymcdm_loop, _skcriteria_loop)
        ]
        _ours(table, CHUNK), _plain(table, CHUNK)  # so that the libraries' loops slow down neither
        for number in (each for each in WORLDS if offers * each <= MOST_CELLS):
            per = 1e9 / (offers * number)
            ours, plain = per * _ours(table, number), per * _plain(table, number)
            # Once more for its memory: to look at it takes time.
            tracemalloc.start()
            _ours(table, min(number, 2 * CHUNK))
            megabytes = tracemalloc.get_traced_memory()[1] / 2**20
            tracemalloc.stop()
            found.append(Worlds(offers, number, ours, plain, *loops, megabytes))
    return found


def _pymcdm_loop(table: Any) -> float:
    from pymcdm.methods import WSM

    method, kinds = WSM(lambda values, cost: values), np.ones(table.shape[1])
    weights = np.random.default_rng(1).dirichlet(np.ones(table.shape[1]), A_LIBRARY)

    def counted() -> None:
        for each in weights:
            method.rank(method(table, each, kinds))

    return _timed(counted)


def _skcriteria_loop(table: Any) -> float:
    try:
        import skcriteria
        from skcriteria.agg.simple import WeightedSumModel
    except ImportError:
        return float("nan")
    weights = np.random.default_rng(1).dirichlet(np.ones(table.shape[1]), A_LIBRARY)

    def counted() -> None:
        for each in weights:
            asked = skcriteria.mkdm(table, [max] * table.shape[1], weights=each)
            _ = WeightedSumModel().evaluate(asked).rank_

    return _timed(counted)


def _chunks(number: int) -> Iterable[int]:
    yield from (min(CHUNK, number - done) for done in range(0, number, CHUNK))


def _timed(step: Callable[[], Any]) -> float:
    start = time.perf_counter()
    step()
    return time.perf_counter() - start


def _ours(table: Any, number: int) -> float:
    values = table.astype(np.float32)

    def counted() -> None:
        points = EvenPoints(table.shape[1], np.random.default_rng(1))
        for place, size in enumerate(_chunks(number)):
            weights = uniform_weights(points.points(place * CHUNK, size)).astype(np.float32)
            rank_counts(ranks_in_draws(overall_in_draws(weights, values)))

    return _timed(counted)


def _plain(table: Any, number: int) -> float:
    rng = np.random.default_rng(1)

    def counted() -> None:
        for size in _chunks(number):
            weights = rng.dirichlet(np.ones(table.shape[1]), size)
            ranks = np.argsort(np.argsort(-(weights @ table.T), axis=1), axis=1)
            for each in ranks.T:
                np.bincount(each, minlength=len(table))

    return _timed(counted)
