"""Which weights would have to move for another offer to be first? Exact, computed when asked.

`shifts`: analysis -> for each other offer the least weight that has to move, and the least factor
by which all sliders may be off. `slider_switches`: analysis -> for each criterion the nearest
positions of its slider alone at which another offer is first.
"""

from functools import lru_cache
from math import inf
from typing import NamedTuple

import numpy as np

from decision.analysis import Analysis
from decision.engine.scoring import POINTS, TIE, leaders
from decision.engine.shift import least_factor, shift_size, smallest_shift
from decision.engine.switching import NOBODY
from decision.engine.value_functions import Array
from decision.engine.weights import effective_weights
from decision.engine.worlds import overall_in_worlds
from decision.model import FULL_POINTS
from decision.sensitivity.exact import CanBeBest, exactly
from decision.sensitivity.kept import Frozen, frozen

KEPT = 512
POSITIONS = np.arange(FULL_POINTS + 1)


class Shift(NamedTuple):
    """What it takes for an offer to share first place.

    Attributes
    ----------
    offer
        Its place.
    can_be_best
        Whether any weights put it first, as things look.
    weights
        The nearest weights with which it shares first place, shape (criteria,); None if none do.
    size
        How much weight moves, 0 to 1; infinity if no weights do.
    factor
        By how much all sliders would have to be off, from 1; infinity if no factor is enough.
    of_leading_employer
        Whether it is of the same employer as the leader.
    """

    offer: int
    can_be_best: CanBeBest
    weights: Array | None
    size: float
    factor: float
    of_leading_employer: bool


class Passing(NamedTuple):
    """Where on its slider a criterion lets another offer pass the leader, and who is first there.

    ``position`` is in whole points, infinity where it lies beyond the slider's end; ``first`` is an
    offer's place, -1 where no weight of the criterion lets any other offer pass.
    """

    position: float
    first: int


class SliderSwitch(NamedTuple):
    """The nearest positions of one criterion's slider, down and up, at which the lead changes."""

    criterion: int
    below: Passing
    above: Passing


def shifts(analysis: Analysis) -> tuple[Shift, ...]:
    """Return what it takes for each offer but the first leader to share first place.

    The easiest comes first; other offers of the leader's employer, being nearly it, come last.
    """
    found = [_shift(analysis, place) for place in analysis.order[1:]]
    return tuple(sorted(found, key=lambda one: (one.of_leading_employer, one.size)))


def slider_switches(analysis: Analysis) -> tuple[SliderSwitch, ...]:
    """Return for each criterion where its slider alone lets another offer pass the first leader.

    Nothing where there are not two offers to compare. Sliders stand at whole points, so all of
    their positions are looked at.
    """
    if len(analysis.offers) < 2:
        return ()
    places = range(len(analysis.criteria))
    return tuple(SliderSwitch(p, _below(analysis, p), _above(analysis, p)) for p in places)


def _shift(analysis: Analysis, place: int) -> Shift:
    can = exactly(analysis).can_be_best[place]
    leader = analysis.offers[analysis.leaders[0]]
    of_leading = analysis.offers[place].employer == leader.employer
    if can is CanBeBest.NO:
        return Shift(place, can, None, inf, inf, of_leading)
    given = tuple(analysis.weights.tolist()), frozen(analysis.expected)
    weights, factor = _nearest(*given, place)
    size = inf if weights is None else shift_size(analysis.weights, weights)
    return Shift(place, can, weights, size, factor, of_leading)


@lru_cache(maxsize=KEPT)
def _nearest(
    weights: tuple[float, ...], expected: Frozen, place: int
) -> tuple[Array | None, float]:
    before, values = np.array(weights), np.array(expected)
    after = smallest_shift(before, values, place)
    if after is not None:
        after.flags.writeable = False
    # Weights do for points: only their proportions count.
    return after, least_factor(before, values, place)


def _below(analysis: Analysis, place: int) -> Passing:
    now = analysis.points[place]
    return _passing(analysis, place, POSITIONS[now > POSITIONS][::-1])


def _above(analysis: Analysis, place: int) -> Passing:
    now = analysis.points[place]
    found = _passing(analysis, place, POSITIONS[now < POSITIONS])
    # A lead is a straight line in one weight: who passes does so where that weight alone counts.
    alone = POINTS * analysis.expected[:, place]
    if found.first == NOBODY and alone.max() - alone[analysis.leaders[0]] > TIE:
        return Passing(inf, int(leaders(alone)[0]))
    return found


def _passing(analysis: Analysis, place: int, positions: Array) -> Passing:
    """Return the first of some positions of a slider, in this order, at which it happens."""
    points = np.tile(analysis.points, (len(positions), 1))
    points[:, place] = positions
    weights = np.array([effective_weights(row) for row in points]).reshape(points.shape)
    overall = overall_in_worlds(weights, analysis.expected)
    ahead = np.flatnonzero(overall.max(axis=1) - overall[:, analysis.leaders[0]] > TIE)
    if not ahead.size:
        return Passing(inf, NOBODY)
    return Passing(float(positions[ahead[0]]), int(leaders(overall[ahead[0]])[0]))
