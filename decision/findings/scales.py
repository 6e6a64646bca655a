"""Where do amounts lie on the scale of a measured criterion, and where are the marks of its axis?

`beyond_ends`: analysis -> the amounts beyond the worst or the best one, which count as that one.
`axis_marks`: criterion -> round amounts between its ends, each with what it is worth.
"""

from decimal import Decimal
from math import ceil, floor
from typing import NamedTuple

import numpy as np

from criteria.criterion import Criterion
from decision.analysis import Analysis
from decision.beliefs.ratings import value_function
from decision.edits.scales import round_step
from decision.engine.value_functions import values

INTERVALS = 5  # of an axis, at most
NOISE = 1e-9


class BeyondEnd(NamedTuple):
    """The amounts beyond one end of a measured criterion.

    Attributes
    ----------
    criterion
        Its place.
    end
        The worst or the best amount that counts, in the criterion's unit.
    is_best
        Which of the two it is.
    offers
        The places of the offers with such an amount.
    partly
        Those of them whose range also has amounts that are not beyond.
    """

    criterion: int
    end: float
    is_best: bool
    offers: tuple[int, ...]
    partly: tuple[int, ...]


def beyond_ends(analysis: Analysis) -> tuple[BeyondEnd, ...]:
    """Return what lies beyond an end, criterion by criterion, the worst before the best."""
    low, _, high = analysis.ratings
    beyond = []
    for place, criterion in enumerate(analysis.criteria):
        if criterion.measure is None:
            continue
        for end in (criterion.measure.worst, criterion.measure.best):
            # Of an amount that nobody knows both comparisons are false.
            is_low = end == criterion.low
            some = low[:, place] < end if is_low else high[:, place] > end
            within = high[:, place] > end if is_low else low[:, place] < end
            places, partly = (np.flatnonzero(some & each).tolist() for each in (True, within))
            if places:
                is_best = end == criterion.measure.best
                beyond.append(BeyondEnd(place, end, is_best, tuple(places), tuple(partly)))
    return tuple(beyond)


class AxisMark(NamedTuple):
    """A mark of an axis: an amount in the criterion's unit, and its value, 0 to 1."""

    amount: float
    value: float


def axis_marks(criterion: Criterion) -> tuple[AxisMark, ...]:
    """Return round amounts from end to end of a criterion's scale, the lowest first."""
    step = float(round_step(Decimal(repr(criterion.high - criterion.low)), INTERVALS))
    # An end that is a round amount itself has a mark, whatever the last digit of a float.
    first, last = ceil(criterion.low / step - NOISE), floor(criterion.high / step + NOISE)
    amounts = step * np.arange(first, last + 1)
    worth = values(amounts, value_function(criterion))
    return tuple(map(AxisMark, amounts.tolist(), worth.tolist()))
