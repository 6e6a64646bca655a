"""How much of one criterion is worth a step on another, at the present weights?

`trade_offs`: analysis -> for the criterion that weighs most one step from its middle, and on each
other criterion that counts the step from its middle that is worth as much. The middle is the rating
worth half: where an ideal point lies in the middle of the scale, there is nothing to gain from it.

Source: Keeney and Raiffa, Decisions with Multiple Objectives (1976), section 3.8.
"""

from typing import NamedTuple

import numpy as np

from criteria.criterion import SCALE_MIDDLE
from decision.analysis import Analysis
from decision.beliefs.ratings import value_function
from decision.engine.value_functions import ValueFunction, values
from decision.engine.weight_stability import break_even_rating, trade_off_rating

HALF = 0.5
STEP = 1.0


class Worth(NamedTuple):
    """What another criterion has to rise to from ``start``; NaN where all of it is not enough."""

    criterion: int
    start: float
    rating: float


class TradeOffs(NamedTuple):
    """One step for the better on the criterion that weighs most, and what is worth as much."""

    criterion: int
    start: float
    end: float
    worth: tuple[Worth, ...]


def trade_offs(analysis: Analysis) -> TradeOffs | None:
    """Return the rates, the heaviest criterion first; None where fewer than two count."""
    order = np.argsort(-analysis.weights, kind="stable").tolist()
    first, *others = [place for place in order if analysis.weights[place] > 0]
    if not others:
        return None
    function = value_function(analysis.criteria[first])
    start = _half(function)
    end = max((start + STEP, start - STEP), key=lambda rating: float(values(rating, function)))
    step = float(values(end, function)) - HALF
    gain = float(analysis.weights[first]) * step
    return TradeOffs(first, start, end, tuple(_worth(analysis, place, gain) for place in others))


def _worth(analysis: Analysis, place: int, gain: float) -> Worth:
    function = value_function(analysis.criteria[place])
    start, weight = _half(function), float(analysis.weights[place])
    return Worth(place, start, trade_off_rating(gain, weight, start, function))


def _half(function: ValueFunction) -> float:
    """Return the rating worth half that is nearest to the middle of the scale."""
    return break_even_rating(HALF, float(values(SCALE_MIDDLE, function)), SCALE_MIDDLE, function)
