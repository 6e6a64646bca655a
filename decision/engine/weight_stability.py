"""At which weight, or at which rating, does another offer take the lead? Closed forms.

`stability_intervals` moves one criterion's weight, the others in proportion: every overall value is
a straight line in it, so the leader stays first on one interval. `break_even_value` ->
`break_even_rating` is the sure rating at which an offer draws level, in pay the price of the offer;
`trade_off_rating` is what a step on one criterion is worth on another.

Source: Triantaphyllou and Sanchez, Decision Sciences 28 (1997) 151-194, for one weight at a time;
Keeney and Raiffa, Decisions with Multiple Objectives (1976), section 3.8, for trade-off rates.
"""

from typing import NamedTuple

import numpy as np

from decision.arrays import POINTS, Array, Integers
from decision.engine.additive import TIE, leaders
from decision.engine.value_functions import ValueFunction

NOBODY = -1


class SwitchingWeights(NamedTuple):
    """Per criterion the weights between which the leader stays first, and who leads outside.

    Attributes
    ----------
    lower, upper
        Shape (criteria,), 0 to 1; both the present weight where the lead is shared today by offers
        that go apart as the weight moves.
    below, above
        The offer that takes over, shape (criteria,); -1 where nobody does.
    """

    lower: Array
    upper: Array
    below: Integers
    above: Integers


def stability_intervals(weights: Array, expected: Array) -> SwitchingWeights:
    """Return the interval of each criterion's weight in which the first leader stays first.

    Parameters
    ----------
    weights
        Shape (criteria,), sum 1.
    expected
        Expected values, shape (offers, criteria), 0 to 1.

    >>> found = stability_intervals(np.array([0.5, 0.5]), np.array([[1, 0], [0, 1], [0.6, 0.6]]))
    >>> found.lower.round(9).tolist(), found.upper.round(9).tolist(), found.below.tolist()
    ([0.4, 0.4], [0.6, 0.6], [1, 0])
    """
    overall = expected @ weights
    tied = leaders(POINTS * overall)
    leader = tied[0]
    rows = []
    for criterion, weight in enumerate(weights):
        slopes = expected[:, criterion] - expected @ other_weights(weights, criterion)
        if np.ptp(slopes[tied]) > TIE:
            rows.append(_shared(tied, slopes, weight))
        else:
            slopes[tied] = slopes[leader]  # copies of the leader are never ahead of it
            rows.append(_interval(overall[leader] - overall, slopes - slopes[leader], weight))
    return SwitchingWeights(*(np.array(column) for column in zip(*rows, strict=True)))


def slider_points(weight: float, points: Array, criterion: int) -> float:
    """Return where the slider gives this weight while the others stay; infinity where none does.

    >>> slider_points(0.5, np.array([10.0, 20.0, 20.0]), criterion=0)
    40.0
    """
    rest = float(points.sum() - points[criterion])
    if weight == 0:
        return 0.0
    return weight * rest / (1 - weight) if weight < 1 and rest > 0 else np.inf


def other_weights(weights: Array, criterion: int) -> Array:
    """Return the others' weights in proportion, equal where all are zero, sum 1."""
    rest = weights.copy()
    rest[criterion] = 0
    if not rest.any():
        rest = (np.arange(len(weights)) != criterion).astype(float)
    # One criterion alone has all the weight, wherever its slider stands.
    return rest / rest.sum() if rest.any() else weights


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
    # Level only where the criterion counts for nothing or everything, nobody is ahead beyond it.
    if first <= TIE:
        return 0.0, NOBODY
    meeting = np.flatnonzero(crossings >= first - TIE)
    return float(first), int(meeting[np.argmin(gains[meeting])])


def _shared(tied: Integers, slopes: Array, weight: float) -> tuple[float, float, int, int]:
    """Return the interval of a shared lead: no width, and who of the tied leads beside it."""
    below, above = tied[np.argmin(slopes[tied])], tied[np.argmax(slopes[tied])]
    best, falls, rises = slopes[tied[0]], weight > 0, weight < 1
    return (
        weight,
        weight,
        int(below) if falls and slopes[below] < best - TIE else NOBODY,
        int(above) if rises and slopes[above] > best + TIE else NOBODY,
    )


def break_even_value(weights: Array, expected: Array, offer: int, criterion: int) -> float:
    """Return the value on a criterion at which an offer draws level with the best other.

    May lie outside 0 to 1: then it is not within the offer's range. NaN where the criterion does
    not count or there is no other offer.
    """
    overall = expected @ weights
    others = np.delete(overall, offer)
    if weights[criterion] == 0 or not others.size:
        return np.nan
    return float(expected[offer, criterion] + (others.max() - overall[offer]) / weights[criterion])


def break_even_rating(value: float, today: float, near: float, function: ValueFunction) -> float:
    """Return the sure rating of this value, nearest to the one whose value equals today's.

    In pay this is the price of an offer.

    Parameters
    ----------
    value
        From `break_even_value`.
    today
        Today's expected value.
    near
        The mean rating today: an ideal point has a side before it and one beyond.

    Returns
    -------
    NaN where no rating has this value.

    >>> from decision.engine.value_functions import target
    >>> break_even_rating(0.5, 0.75, 8, target(ideal=5, low=0, high=10))
    7.5
    """
    return _nearest_rating(value, _nearest_rating(today, near, function), function)


def trade_off_rating(gain: float, weight: float, start: float, function: ValueFunction) -> float:
    """Return the rating to which a gain would have to lift another criterion from ``start``.

    Parameters
    ----------
    gain
        Weight times the difference in value of a step on one criterion, negative for a loss.
    weight, start, function
        Of the criterion it is expressed on.

    Returns
    -------
    NaN where the whole scale is not worth that much, or the other criterion does not count.

    >>> from decision.engine.value_functions import linear
    >>> trade_off_rating(gain=0.3 * 0.2, weight=0.1, start=3.0, function=linear(0, 10))
    9.0
    """
    if weight == 0:
        return np.nan
    return _nearest_rating(float(np.interp(start, *function)) + gain / weight, start, function)


def _nearest_rating(value: float, near: float, function: ValueFunction) -> float:
    """Return the rating of this value nearest to another; NaN if there is none."""
    x, v = function
    left, right = v[:-1], v[1:]
    held = (np.minimum(left, right) <= value + TIE) & (np.maximum(left, right) >= value - TIE)
    if not held.any():
        return np.nan
    flat = left == right
    part = np.clip((value - left) / np.where(flat, 1, right - left), 0, 1)
    crossing = np.where(flat, np.clip(near, x[:-1], x[1:]), x[:-1] + part * np.diff(x))[held]
    return float(crossing[np.argmin(np.abs(crossing - near))])
