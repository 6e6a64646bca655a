"""What would an offer have to pay, or be, to tie with the best other one? Each alone is enough.

`prices`: break-even ratings -> the same, with pay as a raise that is sure. `demands`: what to ask
for in a negotiation, each of equal value: more base, a sign-on, more shares or options, or a step
on another criterion. All exact.
"""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from math import isnan
from typing import NamedTuple

import numpy as np

from criteria.criterion import PAY_KEY
from decision.analysis import Analysis
from decision.arrays import Array
from decision.beliefs.pay_together import FamilyPay, pay_together
from decision.engine.indifference import break_even_value, increase_needed
from decision.fields import Part
from decision.findings.break_even import BreakEvenRating
from decision.model import Pay
from decision.pay.together import PayTable
from decision.pay_parts import Base, SignOn, Stake

MOST = 5  # demands of one offer
WHOLE = 100.0  # percent
LEAST_STEP = 0.0005  # of a scale: a smaller step is not worth a word


class Price(NamedTuple):
    """What one thing about an offer is today, and would have to be for it to tie.

    Attributes
    ----------
    offer, criterion
        Their places.
    today
        Of pay the mean of what it may be, NaN where nothing is said of it; else the sure rating
        that is worth as much as what is known. On the criterion's scale.
    needed
        With which it ties; NaN where nothing on the scale is enough. Of pay, what is unsure stays
        so, and the raise is sure; where nothing is said, all of it is sure.
    is_unsure
        Of pay: whether any of it is hoped for, so that ``today`` and ``needed`` are averages.
    """

    offer: int
    criterion: int
    today: float
    needed: float
    is_unsure: bool = False

    @property
    def is_said(self) -> bool:
        """Whether anything is known of what it is today."""
        return not isnan(self.today)

    @property
    def is_within_range(self) -> bool:
        """Whether anything on the scale is enough."""
        return not isnan(self.needed)


class Means(StrEnum):
    """By what an offer could make up for what it lacks."""

    BASE = "base"
    SIGN_ON = "sign-on"
    SHARES = "listed shares"
    STAKE = "stake"
    PERCENT = "percent of the company"
    CRITERION = "criterion"


# The component of pay, and its field, by means.
FIELDS = {
    Means.BASE: ("base", "amount"),
    Means.SIGN_ON: ("sign_on", "first_year"),
    Means.SHARES: ("listed_shares", "total"),
    Means.STAKE: ("stake", "number"),
    Means.PERCENT: ("stake", "percent"),
}
_NOTHING: dict[Means, Part] = {Means.BASE: Base(amount=0), Means.SIGN_ON: SignOn(first_year=0)}


class Demand(NamedTuple):
    """One thing that would make an offer tie with the leader.

    Attributes
    ----------
    offer
        Its place.
    today, needed
        Of base and sign-on money in the offer's currency, a year or once in year 1; of listed
        shares the grant in all, at today's price; of a stake the number, or the percent where that
        alone was said; else on the criterion's scale.
    criterion
        Its place, where the means is one.
    """

    offer: int
    means: Means
    today: float
    needed: float
    criterion: int | None = None


def prices(analysis: Analysis, ratings: Sequence[BreakEvenRating]) -> tuple[Price, ...]:
    """Return the price of each offer on each criterion that counts, in the order of the ratings."""
    return tuple(_price(analysis, each) for each in ratings)


def _price(analysis: Analysis, tie: BreakEvenRating) -> Price:
    if tie.criterion != _pay_column(analysis):
        return Price(tie.offer, tie.criterion, tie.today, tie.rating)
    table = _table(analysis, tie.offer)
    if table is None:
        return Price(tie.offer, tie.criterion, np.nan, tie.rating)
    mean = table.mixture.mean
    more = _increase(analysis, tie.offer, table, np.ones_like(table.amounts))
    return Price(tie.offer, tie.criterion, mean, mean + more, is_unsure=table.amounts.size > 1)


def _pay_column(analysis: Analysis) -> int | None:
    keys = [criterion.key for criterion in analysis.criteria]
    return keys.index(PAY_KEY) if PAY_KEY in keys else None


def _table(analysis: Analysis, place: int, pay: Pay | None = None) -> PayTable | None:
    """Return what an offer pays, or would with another pay; None where that is not known."""
    pay = pay or analysis.offers[place].pay
    alone = FamilyPay(0, (pay,), analysis.decision.pay_basis, (0,))
    return pay_together(alone).tables[0]


def _increase(analysis: Analysis, place: int, table: PayTable, rates: Array) -> float:
    """Return how much more of something ties, if one more of it raises the amounts by the rates."""
    column = _pay_column(analysis)
    if column is None:
        return np.nan
    value = break_even_value(analysis.weights, analysis.expected, place, column)
    function = analysis.value_functions[column]
    flat = table.amounts.ravel(), rates.ravel(), table.joint.ravel()
    return increase_needed(value, *flat, function)


# Demands -----------------------------------------------------------------------------------------


def demands(analysis: Analysis, priced: Sequence[Price], place: int) -> tuple[Demand, ...]:
    """Return what would make an offer tie with the leader, each alone; money first.

    None of a leader. At most five: of the other criteria those that have to change least, measured
    by their scales.
    """
    if place in analysis.leaders:
        return ()
    of_pay = tuple(_of_pay(analysis, place))
    steps = sorted(_steps(analysis, priced, place), key=lambda each: each[0])
    return (*of_pay, *(demand for _, demand in steps[: MOST - len(of_pay)]))


def _steps(
    analysis: Analysis, priced: Sequence[Price], place: int
) -> Iterator[tuple[float, Demand]]:
    """Yield what each criterion but pay has to be, with the part of its scale that it moves."""
    for price in priced:
        if price.offer != place or price.criterion == _pay_column(analysis):
            continue
        criterion = analysis.criteria[price.criterion]
        part = abs(price.needed - price.today) / (criterion.high - criterion.low)
        if part >= LEAST_STEP:  # NaN is not
            demand = Demand(place, Means.CRITERION, price.today, price.needed, price.criterion)
            yield part, demand


def _of_pay(analysis: Analysis, place: int) -> Iterator[Demand]:
    """Yield how much more of each component of pay is enough, where any is."""
    pay, table = analysis.offers[place].pay, _table(analysis, place)
    if table is None or _pay_column(analysis) is None:
        return
    for means, today in _components(pay).items():
        step = max(today, float(np.abs(table.amounts).max()), 1.0)
        raised = _table(analysis, place, _with(pay, means, today + step))
        if raised is not None:
            rates = (raised.amounts - table.amounts) / step
            more = _increase(analysis, place, table, rates)
            if more > 0 and _is_possible(pay, means, today + more):  # NaN is not
                yield Demand(place, means, today, today + more)


def _components(pay: Pay) -> dict[Means, float]:
    """Return what of an offer's pay could be more, and how much of it there is today."""
    parts = {
        Means.BASE: pay.base or _NOTHING[Means.BASE],
        Means.SIGN_ON: pay.sign_on or _NOTHING[Means.SIGN_ON],
        Means.SHARES: pay.listed_shares,
        **_stake(pay.stake),
    }
    return {
        means: float(getattr(part, FIELDS[means][1]))
        for means, part in parts.items()
        if part is not None
    }


def _stake(stake: Stake | None) -> dict[Means, Part]:
    """Return by what a stake is counted, if its size is known; what it makes is linear in that."""
    if stake is not None and stake.number and stake.fully_diluted:
        return {Means.STAKE: stake}
    is_part = stake is not None and stake.percent and not (stake.number or stake.fully_diluted)
    return {Means.PERCENT: stake} if is_part and stake is not None else {}


def _with(pay: Pay, means: Means, amount: float) -> Pay:
    """Return the pay with another amount of one component; all it makes is linear in that."""
    component, field = FIELDS[means]
    part = getattr(pay, component) or _NOTHING[means]
    return pay.model_copy(update={component: part.model_copy(update={field: amount})})


def _is_possible(pay: Pay, means: Means, needed: float) -> bool:
    """Tell whether there can be so much: of a company no more than all of it."""
    if means is Means.STAKE and pay.stake is not None:
        return needed <= (pay.stake.fully_diluted or np.inf)
    return means is not Means.PERCENT or needed <= WHOLE
