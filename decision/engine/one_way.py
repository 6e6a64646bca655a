"""Who leads where, along one criterion's weight? Exact, not a grid.

One weight moves, the others in proportion, so every overall value is a straight line.
`leader_intervals`: who leads is on the upper envelope of these lines. `stability_intervals`: the
leader of today stays first on one interval, in closed form; `slider_points` says where that is on
the criterion's slider.

Source: Triantaphyllou and Sanchez, Decision Sciences 28 (1997) 151-194, for one weight at a time;
Mareschal, European Journal of Operational Research 33 (1988) 54-64, for stability intervals.
"""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from decision.arrays import POINTS, POINTS_TIE, WEIGHT_TIE, Array, Integers
from decision.engine.additive import leaders

NOBODY = -1


class LeaderInterval(NamedTuple):
    """Between which weights, 0 to 1, these offers lead; more than one where tied all along."""

    start: float
    end: float
    offers: tuple[int, ...]


@dataclass(frozen=True, eq=False)
class StabilityIntervals:
    """Per criterion the weights between which the leader stays first, and who leads outside.

    Attributes
    ----------
    lower, upper : (criteria,), 0 to 1
        Both the present weight where the lead is shared today by offers that go apart as the weight
        moves.
    below, above : (criteria,)
        The offer that takes over; -1 where nobody does.
    """

    lower: Array
    upper: Array
    below: Integers
    above: Integers


def leader_intervals(weights: Array, expected: Array, criterion: int) -> list[LeaderInterval]:
    """Leader intervals (upper envelope): who leads while a criterion's weight goes from 0 to 1.

    They lie side by side without gaps. There must be an offer.

    >>> leads = leader_intervals(np.array([0.5, 0.5]), np.array([[0.75, 0], [0.25, 0.5]]), 0)
    >>> [(lead.start, lead.end, lead.offers) for lead in leads]
    [(0.0, 0.5, (1,)), (0.5, 1.0, (0,))]
    """
    at_zero = POINTS * (expected @ other_weights(weights, criterion))
    # The weight of the only criterion changes nothing.
    at_one = POINTS * expected[:, criterion] if len(weights) > 1 else at_zero
    return _envelope(at_zero, at_one - at_zero)


def stability_intervals(weights: Array, expected: Array) -> StabilityIntervals:
    """Stability intervals (closed form): each weight's range in which the first leader stays first.

    There must be an offer.

    >>> found = stability_intervals(np.array([0.5, 0.5]), np.array([[1, 0], [0, 1], [0.6, 0.6]]))
    >>> found.lower.round(9).tolist(), found.upper.round(9).tolist(), found.below.tolist()
    ([0.4, 0.4], [0.6, 0.6], [1, 0])
    """
    overall = POINTS * (expected @ weights)
    tied = leaders(overall)
    leader = tied[0]
    rows = []
    for criterion, weight in enumerate(weights):
        others = expected @ other_weights(weights, criterion)
        slopes = POINTS * (expected[:, criterion] - others)
        if np.ptp(slopes[tied]) > POINTS_TIE:
            rows.append(_shared(tied, slopes, weight))
        else:
            slopes[tied] = slopes[leader]  # copies of the leader are never ahead of it
            rows.append(_interval(overall[leader] - overall, slopes - slopes[leader], weight))
    return StabilityIntervals(*(np.array(column) for column in zip(*rows, strict=True)))


def slider_points(weight: float, points: Array, criterion: int) -> float:
    """Position of a slider that gives a weight while the others stay; infinity where none does.

    >>> slider_points(0.5, np.array([10.0, 20.0, 20.0]), criterion=0)
    40.0
    """
    rest = float(points.sum() - points[criterion])
    if weight == 0:
        return 0.0
    return weight * rest / (1 - weight) if weight < 1 and rest > 0 else np.inf


def other_weights(weights: Array, criterion: int) -> Array:
    """Weights without a criterion's, in proportion, equal where all are zero, (criteria,), sum 1.

    >>> other_weights(np.array([0.5, 0.375, 0.125]), criterion=0).tolist()
    [0.0, 0.75, 0.25]
    """
    rest = weights.copy()
    rest[criterion] = 0
    if not rest.any():
        rest = (np.arange(len(weights)) != criterion).astype(float)
    # One criterion alone has all the weight, wherever its slider stands.
    return rest / rest.sum() if rest.any() else weights


def _envelope(at_zero: Array, slopes: Array) -> list[LeaderInterval]:
    """Return who is on top of the lines, in points, from 0 to 1."""
    leads: list[LeaderInterval] = []
    first = (at_zero >= at_zero.max() - POINTS_TIE).nonzero()[0]
    here, leader = 0.0, _steepest(slopes, first)
    while here < 1:
        steeper, crossings = _crossings(at_zero, slopes, leader)
        there = min(max(float(crossings.min(initial=np.inf)), here), 1.0)
        # Where several lines meet in a point, nobody leads along a stretch between them.
        if there - here > WEIGHT_TIE:
            leads.append(LeaderInterval(here, there, _tied(at_zero, slopes, leader, (here, there))))
            here = there
        if there == 1:
            break
        leader = _steepest(slopes, steeper[crossings <= there + WEIGHT_TIE])
    # A stretch too short to tell was left out at the end.
    return [*leads[:-1], leads[-1]._replace(end=1.0)]


def _crossings(at_zero: Array, slopes: Array, leader: int) -> tuple[Integers, Array]:
    """Return the places of the steeper lines, and where each overtakes the leader's."""
    gains = slopes - slopes[leader]
    (steeper,) = (gains > POINTS_TIE).nonzero()
    return steeper, (at_zero[leader] - at_zero[steeper]) / gains[steeper]


def _steepest(slopes: Array, among: Integers) -> int:
    return int(among[slopes[among].argmax()])


def _tied(at_zero: Array, slopes: Array, leader: int, ends: tuple[float, float]) -> tuple[int, ...]:
    leads, losses = at_zero[leader] - at_zero, slopes[leader] - slopes
    behind = np.maximum(leads + ends[0] * losses, leads + ends[1] * losses)
    return tuple((behind <= POINTS_TIE).nonzero()[0].tolist())


def _interval(leads: Array, gains: Array, weight: float) -> tuple[float, float, int, int]:
    """Return lower, upper, below, above, of the leader's leads and the others' gains a unit."""
    with np.errstate(divide="ignore", invalid="ignore"):
        reach = leads / np.abs(gains)
    lower, below = _end(np.where(gains < 0, weight - reach, -np.inf), gains)
    upper, above = _end(np.where(gains > 0, 1 - weight - reach, -np.inf), -gains)
    return min(lower, weight), max(1 - upper, weight), below, above


def _end(crossings: Array, gains: Array) -> tuple[float, int]:
    """Return the first crossing on the way to 0, and who is ahead beyond it; 0 if there is none."""
    first = crossings.max()
    # Tied only where the criterion counts for nothing or everything, nobody is ahead beyond it.
    if first <= WEIGHT_TIE:
        return 0.0, NOBODY
    meeting = np.flatnonzero(crossings >= first - WEIGHT_TIE)
    return float(first), int(meeting[np.argmin(gains[meeting])])


def _shared(tied: Integers, slopes: Array, weight: float) -> tuple[float, float, int, int]:
    """Return the interval of a shared lead: no width, and who of the tied leads beside it."""
    below, above = tied[np.argmin(slopes[tied])], tied[np.argmax(slopes[tied])]
    best, falls, rises = slopes[tied[0]], weight > 0, weight < 1
    return (
        weight,
        weight,
        int(below) if falls and slopes[below] < best - POINTS_TIE else NOBODY,
        int(above) if rises and slopes[above] > best + POINTS_TIE else NOBODY,
    )
