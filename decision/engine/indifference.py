"""Which rating makes two things worth the same? Closed forms.

`break_even_value` -> `break_even_rating` is the sure rating at which an offer ties with the best
other; `increase_needed` is by how much an unsure amount has to be raised for that: in pay the price
of the offer. `trade_off_rating` is what a step on one criterion is worth on another.

Source: Keeney and Raiffa, Decisions with Multiple Objectives (1976), section 3.8 (trade-off rates).
"""

import numpy as np

from decision.arrays import VALUE_TIE, Array
from decision.engine.value_functions import ValueFunction, values


def break_even_value(weights: Array, expected: Array, offer: int, criterion: int) -> float:
    """Break-even value (closed form): with it on a criterion an offer ties with the best other.

    May lie outside 0 to 1: then it is not within the offer's range. NaN where the criterion does
    not count or there is no other offer.

    >>> break_even_value(np.array([0.5, 0.5]), np.array([[0.5, 0.5], [1.0, 0.25]]), 0, 1)
    0.75
    """
    overall = expected @ weights
    others = np.delete(overall, offer)
    if weights[criterion] == 0 or not others.size:
        return np.nan
    return float(expected[offer, criterion] + (others.max() - overall[offer]) / weights[criterion])


def break_even_rating(value: float, today: float, near: float, function: ValueFunction) -> float:
    """Break-even rating: the sure one of a value, nearest to the one whose value equals today's.

    Parameters
    ----------
    value : from `break_even_value`
    today : today's expected value, 0 to 1
    near : the mean rating today; an ideal point has a side before it and one beyond

    Returns
    -------
    On the criterion's scale; NaN where no rating has this value.

    >>> from decision.engine.value_functions import target
    >>> break_even_rating(0.5, 0.75, 8, target(ideal=5, low=0, high=10))
    7.5
    """
    return _nearest_rating(value, _nearest_rating(today, near, function), function)


def increase_needed(
    value: float, amounts: Array, rates: Array, chances: Array, function: ValueFunction
) -> float:
    """Price: by how much something has to be more for an unsure amount to be worth a value.

    The expected value is itself straight between the increases that bring an outcome to a cutoff,
    so the answer is exact.

    Parameters
    ----------
    value : from `break_even_value`
    amounts, chances : (outcomes,), on the function's scale; chances sum to 1
    rates : (outcomes,), from 0: by how much one more of it raises each amount; 1 if that is sure

    Returns
    -------
    The one nearest to 0, negative for a cut; NaN where none is enough.

    >>> from decision.engine.value_functions import linear
    >>> even, sure = np.array([0.5, 0.5]), np.ones(2)
    >>> increase_needed(0.75, np.array([2.0, 6.0]), sure, even, linear(0, 10))  # 5.5 and 9.5 then
    3.5
    >>> round(increase_needed(0.95, np.array([2.0, 6.0]), sure, even, linear(0, 10)), 9)
    7.0
    """
    grows = rates > 0
    if not grows.any():
        return np.nan
    increases = np.unique((function.cutoffs[:, None] - amounts[grows]) / rates[grows])
    expected = values(amounts + increases[:, None] * rates, function) @ chances
    return _nearest_rating(value, 0.0, ValueFunction(increases, expected))


def trade_off_rating(gain: float, weight: float, start: float, function: ValueFunction) -> float:
    """Trade-off rate: the rating to which a gain would have to lift a criterion from ``start``.

    Parameters
    ----------
    gain : weight times the difference in value of a step on another criterion, negative for a loss
    weight, start, function : of the criterion it is expressed on

    Returns
    -------
    On the criterion's scale; NaN where all of it is not worth that much, or it does not count.

    >>> from decision.engine.value_functions import linear
    >>> trade_off_rating(gain=0.3 * 0.2, weight=0.1, start=3.0, function=linear(0, 10))
    9.0
    """
    if weight == 0:
        return np.nan
    return _nearest_rating(float(values(start, function)) + gain / weight, start, function)


def _nearest_rating(value: float, near: float, function: ValueFunction) -> float:
    """Return the rating of this value nearest to another; NaN if there is none."""
    x, v = function.cutoffs, function.values
    left, right = v[:-1], v[1:]
    low, high = np.minimum(left, right) - VALUE_TIE, np.maximum(left, right) + VALUE_TIE
    held = (low <= value) & (value <= high)
    if not held.any():
        return np.nan
    flat = left == right
    part = np.clip((value - left) / np.where(flat, 1, right - left), 0, 1)
    crossing = np.where(flat, np.clip(near, x[:-1], x[1:]), x[:-1] + part * np.diff(x))[held]
    return float(crossing[np.argmin(np.abs(crossing - near))])
