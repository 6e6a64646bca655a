"""How does what an offer pays add up? A line each component: an amount, times what, makes what.

Means add up, so the lines of what is sure make the sure yearly equivalent, and those of what is
hoped for its mean.
"""

from collections.abc import Iterator
from enum import StrEnum
from math import prod
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from decision.beliefs import stakes
from decision.model import Pay, PayBasis
from decision.pay import stream
from decision.pay.mixture import THREE_POINTS
from decision.pay.outcomes import Three
from decision.pay.schedule import vested_by_year
from decision.pay_parts import Costs, PaidIn, Refreshers


class Kind(StrEnum):
    """What an amount is multiplied by."""

    PERCENT = "percent"  # of the base
    RISE = "rise"  # the mean of what it rises to
    PAID = "paid"  # the share really paid, on average
    VESTED = "vested"  # the share that vests in the years compared
    GRANTED = "granted"  # what vests a year of grants that come year after year
    SPREAD = "spread"  # over the years compared
    PRICE = "price"  # the mean price as a multiple of today's
    CHANCE = "chance"
    CASH_KEPT = "cash_kept"  # after tax
    EQUITY_KEPT = "equity_kept"  # after tax
    CURRENCY = "currency"  # what one unit counts as


class Times(NamedTuple):
    """One factor of a line."""

    kind: Kind
    factor: float


class PayLine(NamedTuple):
    """One component of pay, by its field of `Pay`; ``amount`` is in the offer's currency."""

    component: str
    field: str
    amount: float
    times: tuple[Times, ...]
    is_hoped: bool = False

    @property
    def makes(self) -> float:
        """What it makes a year, in the decision's currency; what it costs is below 0."""
        sign = -1 if self.component == "costs" else 1
        return sign * self.amount * prod(each.factor for each in self.times)


def pay_lines(pay: Pay, basis: PayBasis) -> tuple[PayLine, ...]:
    """Return what an offer pays, a line each component; what is 0 is left out."""
    return tuple(line for line in _Lines(pay, basis).all() if line.makes)


class _Lines(NamedTuple):
    pay: Pay
    basis: PayBasis

    def all(self) -> Iterator[PayLine]:
        yield from self._base()
        yield from self._sign_on()
        yield from self._each_year("paid_in", self.pay.paid_in or PaidIn(), ("pension", "health"))
        yield from self._costs(self.pay.costs or Costs())
        yield from self._bonus()
        yield from self._listed_shares()
        yield from self._refreshers(self.pay.refreshers)
        yield from self._stake()

    def _base(self) -> Iterator[PayLine]:
        if self.pay.base is not None:
            times = *self._rise(), *self._cash()
            yield PayLine("base", "amount", self.pay.base.amount, times)

    def _sign_on(self) -> Iterator[PayLine]:
        for place, field in enumerate(("first_year", "second_year")):
            amount = getattr(self.pay.sign_on, field, 0.0)
            if place < self.basis.years:
                yield PayLine("sign_on", field, amount, (self._once(place + 1), *self._cash()))

    def _each_year(
        self, component: str, part: PaidIn | Costs, fields: tuple[str, ...]
    ) -> Iterator[PayLine]:
        for field in fields:
            yield PayLine(component, field, getattr(part, field), self._currency())

    def _costs(self, costs: Costs) -> Iterator[PayLine]:
        yield from self._each_year("costs", costs, ("living", "way"))
        for field in ("moving", "unpaid", "repaid"):
            times = self._once(1), *self._currency()
            yield PayLine("costs", field, getattr(costs, field), times)

    def _bonus(self) -> Iterator[PayLine]:
        bonus = self.pay.bonus
        if bonus is None:
            return
        paid = Times(Kind.PAID, _mean(bonus.paid.three))
        if bonus.amount is not None:
            yield PayLine("bonus", "amount", bonus.amount, (paid, *self._cash()), True)
        elif self.pay.base is not None and bonus.percent is not None:
            part = Times(Kind.PERCENT, bonus.percent / 100)
            times = *self._rise(), part, paid, *self._cash()
            yield PayLine("bonus", "percent", self.pay.base.amount, times, True)

    def _listed_shares(self) -> Iterator[PayLine]:
        grant = self.pay.listed_shares
        if grant is None:
            return
        by_year = vested_by_year(grant.pairs, self.basis.years)
        share = sum(by_year)
        spread = self._yearly(by_year) / share if share else 0.0
        times = Times(Kind.VESTED, share), Times(Kind.SPREAD, spread), *self._price()
        yield PayLine("listed_shares", "total", grant.total, times, True)

    def _refreshers(self, refreshers: Refreshers | None) -> Iterator[PayLine]:
        if refreshers is None:
            return
        granted = self._yearly(stream.refreshers(1.0, self.basis.years))
        times = (
            Times(Kind.GRANTED, granted),
            *_unless_1(Kind.CHANCE, refreshers.likelihood),
            *self._price(),
        )
        yield PayLine("refreshers", "amount", refreshers.amount, times, True)

    def _stake(self) -> Iterator[PayLine]:
        """Yield the mean of what the stake is worth after a sale, times its chance."""
        stake, years = self.pay.stake, self.basis.years
        worths = None if stake is None else stakes.worths(stake, years)
        if stake is None or worths is None or stake.chance is None:
            return
        once = self._once(stakes.sale_year(stake, years))
        times = Times(Kind.CHANCE, stake.chance), once, *self._equity()
        yield PayLine("stake", "sale", _mean(worths), times, True)

    def _rise(self) -> Iterator[Times]:
        rate = 0.0 if self.pay.base is None else self.pay.base.raise_percent / 100
        return _unless_1(Kind.RISE, self._yearly(stream.growing(1.0, rate, self.basis.years)))

    def _price(self) -> Iterator[Times]:
        if self.pay.listed_shares is not None:
            yield from _unless_1(Kind.PRICE, _mean(self.pay.listed_shares.price.three))
        yield from self._equity()

    def _once(self, year: int) -> Times:
        """Return what is made a year of one unit that is paid once, at the end of a year."""
        return Times(Kind.SPREAD, self._yearly(np.eye(1, year, year - 1)[0]))

    def _yearly(self, amounts: npt.ArrayLike) -> float:
        return stream.yearly_over(amounts, self.basis.rate, self.basis.years)

    def _cash(self) -> Iterator[Times]:
        yield from _unless_1(Kind.CASH_KEPT, self.basis.cash_kept)
        yield from self._currency()

    def _equity(self) -> Iterator[Times]:
        yield from _unless_1(Kind.EQUITY_KEPT, self.basis.equity_kept)
        yield from self._currency()

    def _currency(self) -> tuple[Times, ...]:
        return tuple(_unless_1(Kind.CURRENCY, self.basis.factor(self.pay.currency) or 1.0))


def _mean(three: Three) -> float:
    return float(np.dot(THREE_POINTS, three))


def _unless_1(kind: Kind, factor: float) -> Iterator[Times]:
    if abs(factor - 1) > 1e-12:
        yield Times(kind, factor)
