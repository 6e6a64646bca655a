"""Which rating is in force on each criterion, and what is it worth?

In this order: the own rating, triangular; else the one that the answers make; else nothing given,
uniform over the scale. `ratings_in_force` says which, `values_in_force` what it is worth: the
expected value, exact, and the worst and the best that are believed possible.
"""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from criteria.criterion import SCALE_HIGH, SCALE_LOW, Criterion, Direction
from decision.arrays import Array
from decision.beliefs.evidence import Derived, Evidence
from decision.engine import answer_mixture, triangular, value_functions
from decision.engine.value_functions import ValueFunction
from decision.model import Decision, Rating

UNRATED = Rating()


class Ratings(NamedTuple):
    """The ratings as arrays, each (offers, criteria), 0 to 10, NaN where nothing is given.

    Of a rating that the answers make, likely is its mean, and nine in ten lie from low to high.
    """

    low: Array
    likely: Array
    high: Array


def derived_in_force(
    decision: Decision, evidence: Evidence
) -> Iterator[tuple[tuple[int, int], Derived]]:
    """Yield the places (offer, criterion) where no own rating is given, with the answers' one."""
    for row, offer in enumerate(decision.offers):
        for column, key in enumerate(decision.criteria):
            found = evidence.derived.get((offer.key, key))
            if found is not None and offer.ratings.get(key, UNRATED).is_unknown:
                yield (row, column), found


def ratings_in_force(decision: Decision, evidence: Evidence) -> Ratings:
    """Return the ratings that count."""
    table = _own(decision)
    for place, found in derived_in_force(decision, evidence):
        table[place] = found.low, found.mean, found.high
    return Ratings(*np.moveaxis(table, -1, 0))


def values_in_force(
    decision: Decision, criteria: tuple[Criterion, ...], evidence: Evidence
) -> tuple[Array, Array, Array]:
    """Return expected, worst and best values, each (offers, criteria), 0 to 1."""
    own = _own(decision)
    functions = [value_function(criterion) for criterion in criteria]
    columns = [_values(function, *own[:, place].T) for place, function in enumerate(functions)]
    table = np.stack(columns, axis=-1)
    for (row, column), found in derived_in_force(decision, evidence):
        table[:, row, column] = _values_of(found, functions[column])
    expected, worst, best = table
    return expected, worst, best


def value_function(criterion: Criterion) -> ValueFunction:
    """Return what the criterion's ratings are worth."""
    if criterion.ideal_point is not None:
        return value_functions.target(criterion.ideal_point, SCALE_LOW, SCALE_HIGH)
    if criterion.direction is Direction.LESS:
        return value_functions.linear(worst=SCALE_HIGH, best=SCALE_LOW)
    return value_functions.linear(worst=SCALE_LOW, best=SCALE_HIGH)


def _own(decision: Decision) -> Array:
    """Return low, likely and high of the own ratings, shape (offers, criteria, 3)."""
    table = [[o.ratings.get(key, UNRATED) for key in decision.criteria] for o in decision.offers]
    ends = [[(r.low, r.likely, r.high) for r in row] for row in table]
    return np.array(ends, dtype=float).reshape(len(table), len(decision.criteria), 3)


def _values(function: ValueFunction, low: Array, likely: Array, high: Array) -> Array:
    """Return expected, worst and best values of one criterion's ratings, shape (3, offers)."""
    lowest, highest = np.nan_to_num(low, nan=SCALE_LOW), np.nan_to_num(high, nan=SCALE_HIGH)
    worst, best = value_functions.value_range(lowest, highest, function)
    return np.stack([triangular.expected_values(low, likely, high, function), worst, best])


def _values_of(found: Derived, function: ValueFunction) -> tuple[float, float, float]:
    """Return expected, worst and best value of a rating that the answers make."""
    expected = answer_mixture.expected_value(found.distribution, function)
    worst, best = value_functions.value_range(*answer_mixture.support(found.distribution), function)
    return expected, float(worst), float(best)
