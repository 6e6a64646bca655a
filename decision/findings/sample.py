"""Which worlds fit what was told of these offers? Made once, and kept while sliders move.

`batches` cuts the worlds of a seed into stretches. `fact_worlds`: what is known -> coordinates ->
kinds, answers and ratings -> values in each world, with the factors by which sliders may be off.
`weight_factors` are such factors where nothing else is unsure, `any_weights` weights of any sort.
All are the same again and again.

Of a seed the first stretch is kept, which is all that is usually looked at; what a deep check goes
through after it is not, and takes no room from it.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from decision.arrays import Array, Draws
from decision.beliefs.cache import Kept, once
from decision.beliefs.ratings import value_function
from decision.engine.answer_draws import stratified_pairing, values_in_draws
from decision.engine.weight_draws import (
    next_points,
    slider_factors,
    sobol_sequence,
    uniform_weights,
)
from decision.findings.known import Known
from decision.findings.open_facts import (
    COORDINATES,
    layout,
    members_of,
    open_ratings,
    ratings_drawn,
)

if TYPE_CHECKING:
    from scipy.stats.qmc import Sobol

BATCH = 16_384
# Without facts many worlds cost little: so many for each world of facts.
WEIGHT_DRAWS_EACH = 4
# Coordinates drawn at once, 32 MB of them: a hundred offers have thousands.
AT_ONCE = 2**22
# Sequences that may go on: three of each deep check.
BEGUN = 12

_begun: OrderedDict[tuple[str, int, int, int], "Sobol"] = OrderedDict()
_lock = Lock()


class Batch(NamedTuple):
    """A stretch of the worlds of a seed: how many come before it, how many there are."""

    seed: int
    start: int
    n_draws: int


def batches(n_draws: int, seed: int) -> list[Batch]:
    """Return the stretches that make up so many worlds."""
    starts = range(0, n_draws, BATCH)
    return [Batch(seed, start, min(BATCH, n_draws - start)) for start in starts]


def warm_up() -> None:
    """Load what the first worlds take so long to load, so that nobody waits for it later."""
    slider_factors(next_points(sobol_sequence(1, np.random.default_rng()), 1), factor=1.0)


def cached_if_first(worlds: Batch, key: tuple[Hashable, ...], make: Callable[[], Kept]) -> Kept:
    """Return what is made of a stretch, kept if it is the first one."""
    return make() if worlds.start else once((*key, worlds), make)


def fact_worlds(known: Known, worlds: Batch, factor: float) -> tuple[Draws, Array]:
    """Return worlds in which facts and weights are unsure.

    Returns
    -------
    The values, 0 to 1, shape (draws, offers known, criteria), and by what factor each slider is
    off, shape (draws, criteria).
    """
    values, uniforms = cached_if_first(worlds, ("facts", known), lambda: _facts(known, worlds))
    key = ("errors", len(known.criteria), _coordinates(known), factor)
    errors = cached_if_first(worlds, key, lambda: slider_factors(uniforms.astype(float), factor))
    return values, errors


def weight_factors(n_criteria: int, worlds: Batch, factor: float) -> Array:
    """Return by what factor each slider is off where nothing else is unsure, (draws, criteria)."""
    key = ("errors alone", n_criteria, factor)

    def make() -> Array:
        return slider_factors(_of_weights("errors", worlds, n_criteria), factor)

    return cached_if_first(worlds, key, make)


def any_weights(used: tuple[bool, ...], worlds: Batch) -> Array:
    """Return weights spread evenly over the criteria in use, 0 on the others, (draws, criteria)."""
    columns = np.flatnonzero(used)
    uniforms = _of_weights("any weights", worlds, len(used))
    weights = np.zeros(uniforms.shape[::-1]).T
    weights[:, columns] = uniform_weights(uniforms[:, columns])
    return weights


def _of_weights(use: str, worlds: Batch, n_criteria: int) -> Array:
    start, n_draws = WEIGHT_DRAWS_EACH * worlds.start, WEIGHT_DRAWS_EACH * worlds.n_draws
    return _next(use, Batch(worlds.seed, start, n_draws), n_criteria)


def _facts(known: Known, worlds: Batch) -> tuple[Draws, Draws]:
    """Return the values in each world, and the coordinates that move its weights."""
    employers = range(len(known.employers))
    laid, n_criteria = layout(known), len(known.criteria)
    found = np.empty((len(known.offers), n_criteria, worlds.n_draws), dtype=np.float32)
    first = np.empty((laid.kinds, worlds.n_draws), dtype=np.float32)
    ratings = [open_ratings(known, laid, employer) for employer in employers]
    for piece, place in _pieces(worlds, _coordinates(known)):
        uniforms = _drawn(piece, _coordinates(known))
        first[:, place] = uniforms[:, : laid.kinds].T
        for employer in employers:
            drawn = ratings_drawn(ratings[employer], uniforms)
            found[members_of(known, employer), :, place] = np.moveaxis(drawn, 0, -1)
    functions = [value_function(criterion) for criterion in known.criteria]
    # One employer after the other, each in its place: a hundred offers leave no room for a copy.
    for employer, met in zip(employers, first[laid.meeting :], strict=True):
        own = members_of(known, employer)
        even = stratified_pairing(np.moveaxis(found[own], -1, 0), np.zeros_like(own), met[:, None])
        found[own] = np.moveaxis(values_in_draws(even, functions), 0, -1)
    return np.moveaxis(found, -1, 0), first[: laid.meeting].T


def _coordinates(known: Known) -> int:
    return min(layout(known).total, COORDINATES)


def _pieces(worlds: Batch, n_coordinates: int) -> Iterator[tuple[Batch, slice]]:
    """Yield the stretch piece by piece, none larger than what is drawn at once."""
    step = 2 ** int(np.log2(max(AT_ONCE / n_coordinates, 1)))
    for start in range(0, worlds.n_draws, step):
        stop = min(start + step, worlds.n_draws)
        yield Batch(worlds.seed, worlds.start + start, stop - start), slice(start, stop)


def _drawn(worlds: Batch, n_coordinates: int) -> Draws:
    """Return a stretch of the unit cube, shape (draws, coordinates), its draws side by side."""

    def make() -> Draws:
        return _next("facts", worlds, n_coordinates).astype(np.float32, "K")

    return cached_if_first(worlds, ("cube", n_coordinates), make)


def _next(use: str, worlds: Batch, n_coordinates: int) -> Array:
    """Return a stretch of the sequence; the next one for the same use goes on where it ended."""
    place = (use, worlds.seed, n_coordinates)
    with _lock:
        sequence = _begun.pop((*place, worlds.start), None)
    if sequence is None:
        rng = np.random.default_rng(worlds.seed)
        sequence = sobol_sequence(n_coordinates, rng, worlds.start)
    points = next_points(sequence, worlds.n_draws)
    with _lock:
        _begun[*place, sequence.num_generated] = sequence
        while len(_begun) > BEGUN:
            _begun.popitem(last=False)
    return points
