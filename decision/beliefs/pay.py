"""What does an offer pay? From what the user says to streams by year, in the decision's currency.

What is left after tax is counted of cash and of shares. What is paid in for you is locked and not
taxed, and costs are paid of what is left: both count in full.
"""

import numpy as np

from decision.arrays import Array
from decision.beliefs.stakes import stake_outcomes
from decision.model import Pay, PayBasis
from decision.pay import outcomes, stream
from decision.pay.outcomes import Outcomes
from decision.pay.schedule import vested_by_year
from decision.pay.streams import Hoped, Streams
from decision.pay_fields import ALL
from decision.pay_parts import Costs, PaidIn


def is_said(pay: Pay) -> bool:
    """Tell whether anything is said of what an offer pays."""
    return pay != Pay(currency=pay.currency, working_time=pay.working_time)


def pay_streams(pay: Pay, basis: PayBasis) -> Streams:
    """Return what an offer pays by year; what is not said counts nothing.

    Raises
    ------
    ValueError
        If the pay is in a currency without a factor, which no decision holds.
    """
    factor = basis.factor(pay.currency)
    if factor is None:
        raise ValueError(f"expected a factor for the currency; found none for {pay.currency}")
    cash, equity = factor * basis.cash_kept, factor * basis.equity_kept
    hoped = Hoped(
        _bonus(pay, basis.years, cash),
        _shares(pay, basis.years, equity),
        None if pay.stake is None else stake_outcomes(pay.stake, basis.years, equity),
    )
    each_year, once = _costs(pay.costs or Costs(), basis.years)
    return Streams(
        rate=basis.rate,
        recurring=cash * base_by_year(pay, basis.years) + factor * _paid_in(pay.paid_in),
        one_time=cash * _sign_on(pay, basis.years),
        recurring_costs=factor * each_year,
        one_time_costs=factor * once,
        hoped=hoped,
    )


def base_by_year(pay: Pay, years: int) -> Array:
    """Return the base, with its raises, shape (years,); zeros where there is none."""
    if pay.base is None:
        return np.zeros(years)
    return stream.growing(pay.base.amount, pay.base.raise_percent / 100, years)


def _sign_on(pay: Pay, years: int) -> Array:
    if pay.sign_on is None:
        return np.zeros(years)
    return stream.in_years([pay.sign_on.first_year, pay.sign_on.second_year], years)


def _paid_in(paid_in: PaidIn | None) -> float:
    return 0.0 if paid_in is None else paid_in.pension + paid_in.health


def _costs(costs: Costs, years: int) -> tuple[Array, Array]:
    """Return what is to be paid each year, and once, in the first year."""
    once = costs.moving + costs.unpaid + costs.repaid
    return np.full(years, costs.living + costs.way), stream.in_years([once], years)


def _bonus(pay: Pay, years: int, scale: float) -> Outcomes | None:
    if pay.bonus is None:
        return None
    if pay.bonus.percent is None:
        target = np.full(years, pay.bonus.amount)
    else:
        target = base_by_year(pay, years) * pay.bonus.percent / 100
    return outcomes.bonus(scale * target, pay.bonus.paid.three)


def _shares(pay: Pay, years: int, scale: float) -> Outcomes | None:
    """Return what listed shares may pay; without a grant, further ones hold today's price."""
    if pay.listed_shares is None and pay.refreshers is None:
        return None
    granted, refreshed, chance, price = np.zeros(years), np.zeros(years), 0.0, ALL
    if pay.listed_shares is not None:
        vests = np.array(vested_by_year(pay.listed_shares.pairs, years))
        granted, price = pay.listed_shares.total * vests, pay.listed_shares.price
    if pay.refreshers is not None:
        refreshed = stream.refreshers(pay.refreshers.amount, years)
        chance = pay.refreshers.likelihood
    return outcomes.shares(scale * granted, scale * refreshed, price.three, chance)
