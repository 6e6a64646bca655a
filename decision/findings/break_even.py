"""Which rating would change the lead, and how much of one criterion is worth a step on another?

`break_even_ratings`: analysis -> for each offer and each criterion that counts, the sure rating at
which the offer ties with the best other one, beside the sure rating that is worth as much as what
is known today.

`trade_offs`: analysis -> for the criterion that weighs most a tenth of its scale from its middle,
and on each other criterion that counts the step from its middle that is worth as much. The middle
is the rating worth half: where an ideal point lies in the middle of the scale, there is nothing to
gain from it.

Source: Keeney and Raiffa, Decisions with Multiple Objectives (1976), section 3.8 (trade-off rates).
"""

from typing import NamedTuple

import numpy as np

from criteria.criterion import Criterion
from decision.analysis import Analysis
from decision.arrays import VALUE_TIE
from decision.beliefs.ratings import value_function
from decision.engine.indifference import break_even_rating, break_even_value, trade_off_rating
from decision.engine.value_functions import values

HALF = 0.5
STEPS = 10  # from end to end of a scale


class BreakEvenRating(NamedTuple):
    """What one rating would have to be for an offer to tie with the best other one.

    Attributes
    ----------
    offer, criterion
        Their places.
    today
        The sure rating, on the criterion's scale, that is worth as much as what is known today.
    rating
        The sure rating with which it ties; NaN where none on the scale is enough.
    is_believed
        Whether that is as good as something which is believed possible today.
    step
        A tenth of the criterion's scale.
    """

    offer: int
    criterion: int
    today: float
    rating: float
    is_believed: bool
    step: float

    @property
    def is_possible(self) -> bool:
        """Whether any rating on the scale is enough."""
        return not np.isnan(self.rating)

    @property
    def change(self) -> float:
        """By how many tenths of the scale it would have to change; NaN where none is enough."""
        return abs(self.rating - self.today) / self.step


class Worth(NamedTuple):
    """What another criterion has to rise to from ``start``; NaN where all of it is not enough."""

    criterion: int
    start: float
    rating: float


class TradeOffs(NamedTuple):
    """One step for the better on the criterion that weighs most, and what is worth as much.

    The step is a tenth of the scale, or what is left of it where half is worth almost the best.
    """

    criterion: int
    start: float
    end: float
    worth: tuple[Worth, ...]


def break_even_ratings(analysis: Analysis) -> tuple[BreakEvenRating, ...]:
    """Return the break-even ratings by offer, best first, then by criterion that counts.

    Nothing where there is one offer.
    """
    if len(analysis.offers) < 2:
        return ()
    middles = [criterion.middle for criterion in analysis.criteria]
    near = np.where(analysis.unknown, middles, analysis.mean_ratings)
    counting = np.flatnonzero(analysis.weights > 0).tolist()
    return tuple(
        _break_even(analysis, place, column, float(near[place, column]))
        for place in analysis.order
        for column in counting
    )


def _break_even(analysis: Analysis, place: int, column: int, near: float) -> BreakEvenRating:
    criterion = analysis.criteria[column]
    function = value_function(criterion)
    now = float(analysis.expected[place, column])
    value = break_even_value(analysis.weights, analysis.expected, place, column)
    worst, best = (float(end[place, column]) for end in (analysis.worst, analysis.best))
    today = break_even_rating(now, now, near, function)
    return BreakEvenRating(
        place,
        column,
        # What lies beyond an end is worth as much as the end, but stays what it is.
        near if worst == best and not criterion.low <= near <= criterion.high else today,
        break_even_rating(value, now, near, function),
        worst - VALUE_TIE <= value <= best + VALUE_TIE,
        (criterion.high - criterion.low) / STEPS,
    )


def trade_offs(analysis: Analysis) -> TradeOffs | None:
    """Return the trade-off rates of the heaviest criterion; None where fewer than two count."""
    order = np.argsort(-analysis.weights, kind="stable").tolist()
    first, *others = [place for place in order if analysis.weights[place] > 0]
    if not others:
        return None
    criterion = analysis.criteria[first]
    function, start = value_function(criterion), _half(criterion)
    step = (criterion.high - criterion.low) / STEPS
    ends = min(start + step, criterion.high), max(start - step, criterion.low)
    end = max(ends, key=lambda rating: float(values(rating, function)))
    gain = float(analysis.weights[first]) * (float(values(end, function)) - HALF)
    return TradeOffs(first, start, end, tuple(_worth(analysis, place, gain) for place in others))


def _worth(analysis: Analysis, place: int, gain: float) -> Worth:
    criterion, weight = analysis.criteria[place], float(analysis.weights[place])
    start = _half(criterion)
    return Worth(place, start, trade_off_rating(gain, weight, start, value_function(criterion)))


def _half(criterion: Criterion) -> float:
    """Return the rating worth half that is nearest to the middle of the scale."""
    function, middle = value_function(criterion), criterion.middle
    return break_even_rating(HALF, float(values(middle, function)), middle, function)
