"""Whom do other methods put first? TOPSIS, VIKOR and PROMETHEE II beside the points.

`method_rankings`: analysis -> each method's ranks and whom it puts first. They depend on which
offers are present, and none is mixed into the points.
"""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from decision.analysis import Analysis
from decision.arrays import VALUE_TIE, Array, Integers
from decision.engine.additive import ranks
from decision.engine.other_methods import promethee2, topsis, vikor


class Method(StrEnum):
    """Another way to rank offers, as the field calls it."""

    TOPSIS = "TOPSIS"
    VIKOR = "VIKOR"
    PROMETHEE2 = "PROMETHEE II"


@dataclass(frozen=True, eq=False)
class MethodRanking:
    """What one method says.

    Attributes
    ----------
    method
        Which one.
    ranks : (offers,)
        The rank of each offer, 1 the best, ties sharing the better one.
    first
        The offers of rank 1, in the order of the decision.
    agrees
        Whether those are the leaders by points, all of them and no other.
    """

    method: Method
    ranks: Integers
    first: tuple[int, ...]
    agrees: bool


def method_rankings(analysis: Analysis) -> tuple[MethodRanking, ...]:
    """Return each method's ranking; nothing where there are not two offers to compare."""
    if len(analysis.offers) < 2:
        return ()
    weights, expected = analysis.weights, analysis.expected_rounded
    scores = {
        Method.TOPSIS: topsis(weights, expected),
        Method.VIKOR: -vikor(weights, expected),
        Method.PROMETHEE2: promethee2(weights, expected),
    }
    return tuple(_ranking(analysis, method, each) for method, each in scores.items())


def _ranking(analysis: Analysis, method: Method, scores: Array) -> MethodRanking:
    placed = ranks(scores, VALUE_TIE)
    first = tuple(np.flatnonzero(placed == 1).tolist())
    return MethodRanking(method, placed, first, sorted(first) == sorted(analysis.leaders))
