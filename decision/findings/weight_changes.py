"""Which weights put another offer first, if any do? Exact, computed when asked.

`potential_optimality`: analysis -> which offers can be best with some weights, and which never are.
`smallest_weight_changes`: analysis -> for each other offer the least weight that has to move, and
the least factor by which all sliders may be off. `slider_crossovers`: analysis -> for each
criterion the nearest positions of its slider alone at which another offer is first.
"""

from dataclasses import dataclass
from enum import StrEnum
from math import inf
from typing import NamedTuple

import numpy as np

from decision.analysis import Analysis
from decision.arrays import POINTS, POINTS_TIE, VALUE_TIE, Array, Mask
from decision.beliefs.cache import as_key, cached
from decision.engine.additive import effective_weights, leaders
from decision.engine.dominance import best_margins, never_best
from decision.engine.one_way import NOBODY
from decision.engine.smallest_weight_change import (
    least_factor,
    smallest_weight_change,
    weight_moved,
)
from decision.engine.weight_draws import overall_in_draws
from decision.model import FULL_POINTS

POSITIONS = np.arange(FULL_POINTS + 1)


class CanBeBest(StrEnum):
    """Whether some weights put an offer first, as things look."""

    YES = "yes"
    TIE = "tie"
    NO = "no"


@dataclass(frozen=True, eq=False)
class PotentialOptimality:
    """Who can be best with some weights, and who never is, whatever the weights and answers.

    ``never_best`` is of shape (offers,).
    """

    can_be_best: tuple[CanBeBest, ...]
    never_best: Mask


@dataclass(frozen=True, eq=False)
class WeightChange:
    """What it takes for an offer to share first place.

    Attributes
    ----------
    offer
        Its place.
    can_be_best
        Whether any weights put it first, as things look.
    weights : (criteria,)
        The nearest weights with which it shares first place; None if none do.
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


class SliderCrossover(NamedTuple):
    """Where on its slider a criterion lets another offer pass the leader, and who is first there.

    ``position`` is in whole points, infinity where it lies beyond the slider's end; ``first`` is an
    offer's place, -1 where no weight of the criterion lets any other offer pass.
    """

    position: float
    first: int


class SliderCrossovers(NamedTuple):
    """The nearest positions of one criterion's slider, down and up, at which the lead changes."""

    criterion: int
    below: SliderCrossover
    above: SliderCrossover


def potential_optimality(analysis: Analysis) -> PotentialOptimality:
    """Return who can be best with some weights, and who never is; by linear programmes."""
    expected, best, worst = analysis.expected, analysis.best, analysis.worst_counted
    key = ("potential optimality", *map(as_key, (expected, best, worst)))

    def optimality() -> PotentialOptimality:
        margins, never = best_margins(expected, enough=VALUE_TIE), never_best(best, worst)
        # What is beaten on every criterion never is best, however small the distance.
        beaten = analysis.dominates_on_ranges.any(axis=0)
        return PotentialOptimality(tuple(map(_can, margins)), never | beaten)

    return cached(key, optimality)


def smallest_weight_changes(analysis: Analysis) -> tuple[WeightChange, ...]:
    """Return what it takes for each offer but the first leader to share first place.

    The easiest comes first; other offers of the leader's employer, being nearly it, come last.
    """
    changes = [_change(analysis, place) for place in analysis.order[1:]]
    return tuple(sorted(changes, key=lambda each: (each.of_leading_employer, each.size)))


def slider_crossovers(analysis: Analysis) -> tuple[SliderCrossovers, ...]:
    """Return for each criterion where its slider alone lets another offer pass the first leader.

    Nothing where there are not two offers to compare. Sliders stand at whole points, so all of
    their positions are looked at.
    """
    if len(analysis.offers) < 2:
        return ()
    return tuple(_crossovers(analysis, place) for place in range(len(analysis.criteria)))


def _can(margin: float) -> CanBeBest:
    if margin > VALUE_TIE:
        return CanBeBest.YES
    return CanBeBest.TIE if margin >= -VALUE_TIE else CanBeBest.NO


def _change(analysis: Analysis, place: int) -> WeightChange:
    can = potential_optimality(analysis).can_be_best[place]
    leader = analysis.offers[analysis.leaders[0]]
    of_leading = analysis.offers[place].employer == leader.employer
    if can is CanBeBest.NO:
        return WeightChange(place, can, None, inf, inf, of_leading)
    key = ("weight change", tuple(analysis.weights.tolist()), as_key(analysis.expected), place)
    weights, factor = cached(key, lambda: _nearest(analysis.weights, analysis.expected, place))
    size = inf if weights is None else weight_moved(analysis.weights, weights)
    return WeightChange(place, can, weights, size, factor, of_leading)


def _nearest(weights: Array, expected: Array, place: int) -> tuple[Array | None, float]:
    # Weights do for points: only their proportions count.
    return smallest_weight_change(weights, expected, place), least_factor(weights, expected, place)


def _crossovers(analysis: Analysis, place: int) -> SliderCrossovers:
    now = analysis.points[place]
    below = _passing(analysis, place, POSITIONS[now > POSITIONS][::-1])
    above = _passing(analysis, place, POSITIONS[now < POSITIONS])
    # A lead is a straight line in one weight: who passes does so where that weight alone counts.
    alone = POINTS * analysis.expected[:, place]
    if above.first == NOBODY and alone.max() - alone[analysis.leaders[0]] > POINTS_TIE:
        above = SliderCrossover(inf, int(leaders(alone)[0]))
    return SliderCrossovers(place, below, above)


def _passing(analysis: Analysis, place: int, positions: Array) -> SliderCrossover:
    """Return the first of some positions of a slider, in this order, at which it happens."""
    points = np.tile(analysis.points, (len(positions), 1))
    points[:, place] = positions
    weights = np.array([effective_weights(row) for row in points]).reshape(points.shape)
    overall = overall_in_draws(weights.T, analysis.expected)
    ahead = np.flatnonzero(overall.max(axis=0) - overall[analysis.leaders[0]] > POINTS_TIE)
    if not ahead.size:
        return SliderCrossover(inf, NOBODY)
    return SliderCrossover(float(positions[ahead[0]]), int(leaders(overall[:, ahead[0]])[0]))
