"""Which offers are worth choosing between, if two things matter? Their values along two axes.

An axis is a criterion or everything but the criterion of the other axis, as weighed.
`opposed_criteria` chooses the two to look at first, `axis_values` are the offers' values along one
axis, and `pareto_front` is who is worth choosing by two of them.
"""

from dataclasses import dataclass

import numpy as np

from decision.analysis import Analysis
from decision.arrays import Array
from decision.engine.dominance import dominates
from decision.engine.weights import effective_weights

THE_REST = "the rest"


@dataclass(frozen=True, eq=False)
class AxisValues:
    """Each offer's expected, worst and best value along one axis, 0 to 1, shape (offers,)."""

    expected: Array
    worst: Array
    best: Array


def opposed_criteria(analysis: Analysis) -> tuple[str, str]:
    """Return the two criteria that pull the offers apart most: the lowest covariance of values.

    It depends on ratings only, so it stays while sliders move. Where there are not two criteria or
    not two offers, it is the first criterion and `THE_REST`.
    """
    keys = [criterion.key for criterion in analysis.criteria]
    if len(keys) < 2 or len(analysis.offers) < 2:
        return keys[0], THE_REST
    covariance = np.cov(analysis.expected, rowvar=False)
    pairs = [(a, b) for a in range(len(keys)) for b in range(a + 1, len(keys))]
    first, second = min(pairs, key=lambda pair: (round(float(covariance[pair]), 9), pair))
    return keys[first], keys[second]


def axis_values(analysis: Analysis, key: str, other: str) -> AxisValues:
    """Return the offers' values on the criterion of this key, or on all but ``other``.

    Parameters
    ----------
    key
        Of a criterion in use, or `THE_REST`.
    other
        What the other axis shows.
    """
    keys = [criterion.key for criterion in analysis.criteria]
    if key == THE_REST:
        others = np.where(np.arange(len(keys)) == keys.index(other), 0, analysis.weights)
        weights = effective_weights(others)
    else:
        weights = np.eye(len(keys))[keys.index(key)]
    tables = (analysis.expected, analysis.worst, analysis.best)
    return AxisValues(*(table @ weights for table in tables))


def pareto_front(first: AxisValues, second: AxisValues) -> tuple[int, ...]:
    """Return the places of the offers that no other one dominates on two axes."""
    both = np.stack([first.expected, second.expected], axis=1)
    return tuple(np.flatnonzero(~dominates(both).any(axis=0)).tolist())
