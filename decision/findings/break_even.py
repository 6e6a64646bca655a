"""Which rating would have to be another for the lead to change? Closed forms, each for itself.

`break_even_ratings`: analysis -> for each offer and each criterion that counts, the sure rating at
which the offer is level with the best other one, beside the sure rating that is worth as much as
what is known today.
"""

from typing import NamedTuple

import numpy as np

from criteria.criterion import SCALE_MIDDLE
from decision.analysis import Analysis
from decision.arrays import Array
from decision.beliefs.ratings import value_function
from decision.engine.additive import TIE
from decision.engine.weight_stability import break_even_rating, break_even_value


class BreakEvenRating(NamedTuple):
    """What one rating would have to be for an offer to be level with the best other one.

    Attributes
    ----------
    offer, criterion
        Their places.
    today
        The sure rating, 0 to 10, that is worth as much as what is known today.
    rating
        The sure rating with which it is level; NaN where none on the scale is enough.
    is_believed
        Whether that is as good as something which is believed possible today.
    """

    offer: int
    criterion: int
    today: float
    rating: float
    is_believed: bool

    @property
    def is_possible(self) -> bool:
        """Whether any rating on the scale is enough."""
        return not np.isnan(self.rating)

    @property
    def change(self) -> float:
        """By how much the rating would have to change; NaN where no change is enough."""
        return abs(self.rating - self.today)


def break_even_ratings(analysis: Analysis) -> tuple[BreakEvenRating, ...]:
    """Return them by offer, best first, then by criterion; nothing where there is one offer."""
    if len(analysis.offers) < 2:
        return ()
    near = _means(analysis)
    counting = np.flatnonzero(analysis.weights > 0).tolist()
    return tuple(
        _switching_rating(analysis, place, column, float(near[place, column]))
        for place in analysis.order
        for column in counting
    )


def _switching_rating(analysis: Analysis, place: int, column: int, near: float) -> BreakEvenRating:
    function = value_function(analysis.criteria[column])
    now = float(analysis.expected[place, column])
    value = break_even_value(analysis.weights, analysis.expected, place, column)
    worst, best = (float(end[place, column]) for end in (analysis.worst, analysis.best))
    return BreakEvenRating(
        place,
        column,
        break_even_rating(now, now, near, function),
        break_even_rating(value, now, near, function),
        worst - TIE <= value <= best + TIE,
    )


def _means(analysis: Analysis) -> Array:
    """Return the mean rating of each offer on each criterion, (offers, criteria)."""
    low, likely, high = analysis.ratings
    means = np.where(analysis.from_answers, likely, (low + likely + high) / 3)
    return np.where(np.isnan(means), SCALE_MIDDLE, means)
