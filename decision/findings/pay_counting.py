"""Does pay count, and who would lead without it? If it began to: between which amounts a year?

`pay_counting`: what the offers pay -> whether it counts, and a curve from the lowest to the highest
of it, rounded outward. Nine in ten of what is unsure lies within; what does not is said elsewhere
(`scales.beyond_ends`).
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from criteria.criterion import PAY_KEY
from decision.analysis import Analysis
from decision.arrays import VALUE_TIE
from decision.beliefs.pay_together import pay_is_known
from decision.beliefs.ratings import value_function
from decision.describing import pay_criterion
from decision.edits import ends_around, pay_counts
from decision.engine import additive
from decision.engine.indifference import break_even_rating
from decision.engine.value_functions import values
from decision.findings.pay import OfferPay, range_of
from decision.model import Decision, PayCurve

ONE_YEAR = 1.0  # of money, where nobody pays anything


class PayCounting(NamedTuple):
    """Whether pay counts.

    Attributes
    ----------
    counts
        As a criterion in use.
    proposed
        What it would be worth if it began to count; None where no offer's pay is known.
    """

    counts: bool
    proposed: PayCurve | None

    @property
    def could_count(self) -> bool:
        """Whether some pay is known that does not count."""
        return self.proposed is not None and not self.counts


def pay_counting(decision: Decision, pays: Sequence[OfferPay]) -> PayCounting:
    """Return whether pay counts, and what it would be worth."""
    paying = [each for each in pays if pay_is_known(each.offer.pay, each.basis)]
    ends = [end for each in paying for end in range_of(each.mixture)]
    return PayCounting(pay_counts(decision), _curve_around(ends) if ends else None)


class WithoutPay(NamedTuple):
    """Who leads where all else counts as it does, and pay does not.

    Attributes
    ----------
    leaders
        The places of the offers of rank 1.
    lead
        How far the first is ahead of the next, in points of 100.
    """

    leaders: list[int]
    lead: float


def without_pay(analysis: Analysis) -> WithoutPay | None:
    """Return who would lead without pay; None where it does not count, or nothing else does."""
    others = np.array([criterion.key != PAY_KEY for criterion in analysis.criteria])
    weight = float(analysis.weights[others].sum())
    if others.all() or weight <= 0 or len(analysis.offers) < 2:
        return None
    overall = additive.overall_values(analysis.contributions[:, others]) / weight
    first, second = np.sort(overall)[::-1][:2]
    leaders = np.flatnonzero(additive.ranks(overall) == 1).tolist()
    return WithoutPay(leaders, float(first - second))


def worth_for_sure(decision: Decision, pay: OfferPay) -> float | None:
    """Certainty equivalent: the sure money a year that is worth as much as all that is paid.

    None where pay does not count, where nothing is hoped for, and where it is worth nothing or all:
    then many amounts are worth as much.
    """
    criterion = pay_criterion(decision.pay_basis)
    if criterion is None or not pay_counts(decision) or pay.mixture.amounts.size < 2:
        return None
    function = value_function(criterion)
    worth = float(pay.mixture.chances @ values(pay.mixture.amounts, function))
    if not VALUE_TIE < worth < 1 - VALUE_TIE:
        return None
    return break_even_rating(worth, worth, pay.mixture.mean, function)


def _curve_around(amounts: Sequence[float]) -> PayCurve:
    """Return a straight curve around some amounts; no end is below 0."""
    low, high = (max(end, 0.0) for end in ends_around(amounts))
    return PayCurve(least=low, enough=max(high, low + ONE_YEAR))
