"""For how much must a company be sold so that a stake in it repays the pay given up for it?"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from decision.beliefs import stakes
from decision.findings.pay import OfferPay
from decision.model import Offer
from decision.pay import stake
from decision.pay.stream import yearly_over
from decision.pay_parts import Stake


class RepayingSale(NamedTuple):
    """The sale from which a stake repays what another offer pays more for sure.

    Attributes
    ----------
    other
        The offer that pays most for sure.
    given_up
        What it pays more, a year, in the decision's currency.
    sale
        In the currency of the offer with the stake.
    chance
        Of the sale, as it was said; 1 where it was not, so that the sale is one for certain.
    """

    other: Offer
    given_up: float
    sale: float
    chance: float


def repaying_sale(pays: Sequence[OfferPay], place: int) -> RepayingSale | None:
    """Return the sale that repays what is given up for the stake of the offer at this place.

    None where nothing is given up, or where no sale can repay it: of a stake of which size or
    strike is missing, of which nothing has vested by the sale, or which is sold with no chance.
    """
    pay = pays[place]
    entered, others = pay.offer.pay.stake, [each for each in pays if each.is_said]
    if entered is None or not others:
        return None
    best = max(others, key=lambda each: each.streams.sure_equivalent)
    given_up = best.streams.sure_equivalent - pay.streams.sure_equivalent
    chance = 1.0 if entered.chance is None else entered.chance
    if given_up <= 0 or chance <= 0:
        return None
    sale = _sale_worth(entered, given_up / _a_year(pay, entered), chance, pay.basis.years)
    return None if sale is None else RepayingSale(best.offer, given_up, sale, chance)


def _a_year(pay: OfferPay, entered: Stake) -> float:
    """Return what a unit of the offer's currency, paid at the sale, makes a year."""
    at_sale = np.zeros(stakes.sale_year(entered, pay.basis.years))
    at_sale[-1] = pay.factor * pay.basis.equity_kept
    return yearly_over(at_sale, pay.basis.rate, pay.basis.years)


def _sale_worth(entered: Stake, worth: float, chance: float, years: int) -> float | None:
    """Return the sale after which what has vested is worth so much, on average by its chance."""
    terms = stakes.terms(entered)
    vested = stakes.vested_at_sale(entered, years)
    if terms is None or not vested:
        return None
    wanted = stake.break_even_sale(
        terms.strike,
        terms.fully_diluted,
        entered.kept,
        worth / (terms.number * vested),
        chance,
    )
    return stake.sale_leaving(wanted, entered.paid_first, entered.preferred)
