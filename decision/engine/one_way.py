"""Who leads where, along one criterion's weight? Exact, not a grid.

`leader_intervals`: one weight moves, the others in proportion, so every overall value is a straight
line; who leads is on the upper envelope of these lines.

Source: Triantaphyllou and Sanchez, Decision Sciences 28 (1997) 151-194, for one weight at a time.
"""

from typing import NamedTuple

import numpy as np

from decision.arrays import POINTS, POINTS_TIE, WEIGHT_TIE, Array, Mask
from decision.engine.weight_stability import other_weights


class LeaderInterval(NamedTuple):
    """Between which weights, 0 to 1, these offers lead; more than one where tied all along."""

    start: float
    end: float
    offers: tuple[int, ...]


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


def _envelope(at_zero: Array, slopes: Array) -> list[LeaderInterval]:
    """Return who is on top of the lines, in points, from 0 to 1."""
    leads: list[LeaderInterval] = []
    here, leader = 0.0, _steepest(slopes, at_zero >= at_zero.max() - POINTS_TIE)
    while here < 1:
        crossings = _crossings(at_zero, slopes, leader)
        there = float(np.clip(crossings.min(), here, 1))
        # Where several lines meet in a point, nobody leads along a stretch between them.
        if there - here > WEIGHT_TIE:
            leads.append(LeaderInterval(here, there, _tied(at_zero, slopes, leader, (here, there))))
            here = there
        if there == 1 or not np.isfinite(crossings).any():
            break
        leader = _steepest(slopes, crossings <= there + WEIGHT_TIE)
    # A stretch too short to tell was left out at the end.
    return [*leads[:-1], leads[-1]._replace(end=1.0)]


def _crossings(at_zero: Array, slopes: Array, leader: int) -> Array:
    """Return where each steeper line overtakes the leader's; infinity for the others."""
    gains = slopes - slopes[leader]
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(gains > POINTS_TIE, (at_zero[leader] - at_zero) / gains, np.inf)


def _steepest(slopes: Array, among: Mask) -> int:
    return int(np.argmax(np.where(among, slopes, -np.inf)))


def _tied(at_zero: Array, slopes: Array, leader: int, ends: tuple[float, float]) -> tuple[int, ...]:
    behind = [(at_zero[leader] - at_zero) + end * (slopes[leader] - slopes) for end in ends]
    return tuple(np.flatnonzero(np.max(behind, axis=0) <= POINTS_TIE).tolist())
