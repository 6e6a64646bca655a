"""What has each offer paid in all, if you leave after so many months, and who is ahead when?

`pay_courses` adds up by month what is paid for sure, a bonus once its year is full, and listed
shares as they vest, at today's price. A stake in a private company counts nothing here: it pays
only if the company is sold. `exercise_cost` says what it costs to take its options along. No year
counts less than another.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import NamedTuple

import numpy as np

from decision.arrays import MONEY_TIE, MONEY_TIE_SHARE, Array
from decision.beliefs import stakes
from decision.findings.pay import OfferPay
from decision.pay import leaving, stream
from decision.pay.schedule import MONTHS
from decision.pay_parts import SignOn


@dataclass(frozen=True, eq=False)
class PayCourse:
    """What an offer has paid in all by the end of each month, in the decision's currency.

    Attributes
    ----------
    sure : (months + 1,)
        What is sure, less costs and less what is paid back; month 0 is before anything is paid.
    bonus, shares : (months + 1,), from 0 upwards
        Bonuses of full years, by the share really paid on average, and listed shares that vested.
    """

    pay: OfferPay
    sure: Array
    bonus: Array
    shares: Array

    @cached_property
    def total(self) -> Array:
        """All of it, shape (months + 1,)."""
        return self.sure + self.bonus + self.shares

    @property
    def by_year(self) -> list[float]:
        """All of it by the end of each year, the first one first."""
        return self.total[MONTHS::MONTHS].tolist()


class Ahead(NamedTuple):
    """The courses, by their places, that have paid most if one leaves in these months."""

    first: int
    last: int
    courses: tuple[int, ...]


@dataclass(frozen=True, eq=False)
class ExerciseCost:
    """What it costs to take vested options along, in the decision's currency.

    Attributes
    ----------
    number : (months + 1,)
        Of options that vested; of a percent alone, the part of the company, 0 to 1.
    cost : (months + 1,)
        Their strike.
    """

    pay: OfferPay
    number: Array
    cost: Array


def pay_courses(pays: Sequence[OfferPay]) -> tuple[PayCourse, ...]:
    """Return the course of each offer whose pay is compared, in the order listed."""
    return tuple(_course(pay) for pay in pays if pay.is_compared)


def ahead(courses: Sequence[PayCourse]) -> tuple[Ahead, ...]:
    """Return who has paid most, from month 1 to the last; without two courses there is nobody."""
    if len(courses) < 2:
        return ()
    totals = np.array([course.total[1:] for course in courses])
    most = np.isclose(totals, totals.max(axis=0), rtol=MONEY_TIE_SHARE, atol=MONEY_TIE)
    leaders = [tuple(np.flatnonzero(month).tolist()) for month in most.T]
    spans = [(who, list(months)) for who, months in groupby(enumerate(leaders, 1), lambda m: m[1])]
    return tuple(Ahead(months[0][0], months[-1][0], who) for who, months in spans)


def exercise_cost(pay: OfferPay) -> ExerciseCost | None:
    """Return what it costs to take options along; None where there are none, or it is not known."""
    entered = pay.offer.pay.stake
    terms = None if entered is None else stakes.terms(entered)
    if entered is None or terms is None or not (terms.strike and pay.is_compared):
        return None
    number = terms.number * leaving.vested_so_far(entered.pairs, pay.basis.years)
    return ExerciseCost(pay, number, pay.factor * terms.strike * number)


def _course(pay: OfferPay) -> PayCourse:
    streams = pay.streams
    sign_on = pay.offer.pay.sign_on or SignOn(first_year=0.0)
    kept = leaving.kept(streams.years, sign_on.repay_months, whole=sign_on.repay_whole)
    each_year = leaving.evenly(streams.recurring) - leaving.evenly(streams.recurring_costs)
    once = leaving.at_start(streams.one_time) * kept - leaving.at_start(streams.one_time_costs)
    return PayCourse(pay, each_year + once, _bonus(pay), _shares(pay))


def _bonus(pay: OfferPay) -> Array:
    bonus = pay.streams.hoped.bonus
    return leaving.when_full(
        np.zeros(pay.streams.years) if bonus is None else bonus.chances @ bonus.streams
    )


def _shares(pay: OfferPay) -> Array:
    """Return listed shares at today's price; further grants by their chance, at the year's end."""
    years, scale = pay.basis.years, pay.factor * pay.basis.equity_kept
    grant, further = pay.offer.pay.listed_shares, pay.offer.pay.refreshers
    vested = np.zeros(MONTHS * years + 1)
    if grant is not None:
        vested += grant.total * leaving.vested_so_far(grant.pairs, years)
    if further is not None:
        each_year = further.likelihood * stream.refreshers(further.amount, years)
        vested += leaving.when_full(each_year)
    return scale * vested
