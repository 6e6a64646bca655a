"""Which worlds fit what was told of these offers? Made once, and kept while sliders move.

`blocks` cuts the worlds of a seed into stretches. `fact_values`: what is known -> coordinates ->
kinds, answers and ratings -> values in each world. `world_errors` and `weight_errors` are the
factors by which sliders may be off, `any_weights` weights of any sort. All are the same again and
again.

All of it is kept.
"""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from decision.engine.facts import Floats, evenly_met, values_in_worlds
from decision.engine.value_functions import Array
from decision.engine.worlds import low_discrepancy, slider_errors, uniform_weights
from decision.kept import once
from decision.known import Known
from decision.open_facts import COORDINATES, layout, members_of, ratings_drawn
from decision.ratings import value_function

BLOCK = 16_384
# Without facts many worlds cost little: so many for each world of facts.
WEIGHTS_EACH = 4
# Coordinates drawn at once, 32 MB of them: a hundred offers have thousands.
AT_ONCE = 2**22


class Stretch(NamedTuple):
    """A stretch of the worlds of a seed: how many come before it, how many there are."""

    seed: int
    start: int
    n_draws: int


def blocks(n_worlds: int, seed: int) -> list[Stretch]:
    """Return the stretches that make up so many worlds."""
    starts = range(0, n_worlds, BLOCK)
    return [Stretch(seed, start, min(BLOCK, n_worlds - start)) for start in starts]


def fact_values(known: Known, worlds: Stretch) -> Floats:
    """Return the values, 0 to 1, in each world, shape (draws, offers known, criteria)."""
    return once(("facts", known, worlds), lambda: _values(known, worlds))


def world_errors(known: Known, worlds: Stretch, factor: float) -> Array:
    """Return by what factor each slider is off in each world of facts, (draws, criteria)."""
    n_criteria, n_coordinates = len(known.criteria), _coordinates(known)

    def make() -> Array:
        return slider_errors(_drawn(worlds, n_coordinates)[:, :n_criteria].astype(float), factor)

    return once(("errors", n_criteria, n_coordinates, worlds, factor), make)


def weight_errors(n_criteria: int, worlds: Stretch, factor: float) -> Array:
    """Return by what factor each slider is off where nothing else is unsure, (draws, criteria)."""
    key = ("errors alone", n_criteria, worlds, factor)
    return once(key, lambda: slider_errors(_of_weights(n_criteria, worlds), factor))


def any_weights(used: tuple[bool, ...], worlds: Stretch) -> Array:
    """Return weights spread evenly over the criteria in use, 0 on the others, (draws, criteria)."""

    def make() -> Array:
        columns = np.flatnonzero(used)
        uniforms = _of_weights(len(used), worlds)
        weights = np.zeros(uniforms.shape[::-1]).T
        weights[:, columns] = uniform_weights(uniforms[:, columns])
        return weights

    return once(("any weights", used, worlds), make)


def _of_weights(n_criteria: int, worlds: Stretch) -> Array:
    each = WEIGHTS_EACH
    rng = np.random.default_rng(worlds.seed)
    return low_discrepancy(each * worlds.n_draws, n_criteria, rng, each * worlds.start)


def _values(known: Known, worlds: Stretch) -> Floats:
    employers = range(len(known.employers))
    employer_of = np.array([offer.employer for offer in known.offers])
    ratings = np.empty((len(known.offers), len(known.criteria), worlds.n_draws), dtype=np.float32)
    laid, met = layout(known), np.empty((len(employers), worlds.n_draws), dtype=np.float32)
    for piece, place in _pieces(worlds, _coordinates(known)):
        uniforms = _drawn(piece, _coordinates(known))
        met[:, place] = uniforms[:, laid.meeting : laid.kinds].T
        for employer in employers:
            drawn = ratings_drawn(known, laid, employer, uniforms)
            ratings[members_of(known, employer), :, place] = np.moveaxis(drawn, 0, -1)
    even = evenly_met(np.moveaxis(ratings, -1, 0), employer_of, met.T)
    return values_in_worlds(even, [value_function(criterion) for criterion in known.criteria])


def _coordinates(known: Known) -> int:
    return min(layout(known).total, COORDINATES)


def _pieces(worlds: Stretch, n_coordinates: int) -> Iterator[tuple[Stretch, slice]]:
    """Yield the stretch piece by piece, none larger than what is drawn at once."""
    step = 2 ** int(np.log2(max(AT_ONCE / n_coordinates, 1)))
    for start in range(0, worlds.n_draws, step):
        stop = min(start + step, worlds.n_draws)
        yield Stretch(worlds.seed, worlds.start + start, stop - start), slice(start, stop)


def _drawn(worlds: Stretch, n_coordinates: int) -> Floats:
    """Return a stretch of the unit cube, shape (draws, coordinates), its draws side by side."""

    def make() -> Floats:
        rng = np.random.default_rng(worlds.seed)
        cube = low_discrepancy(worlds.n_draws, n_coordinates, rng, worlds.start)
        return cube.astype(np.float32, "K")

    return once(("cube", worlds, n_coordinates), make)
