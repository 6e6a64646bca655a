"""What does each offer pay, and what is to be said of it? Exact: nothing here is simulated."""

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from decision.beliefs import stakes
from decision.beliefs.pay import is_said, pay_streams
from decision.beliefs.stakes import Missing as Missing
from decision.findings.pay_sums import PayLine, pay_lines
from decision.model import Decision, Offer, PayBasis
from decision.pay.mixture import Mixture
from decision.pay.outcomes import Three
from decision.pay.schedule import MONTHS, vested
from decision.pay.stake import share_price
from decision.pay.stream import per_hour
from decision.pay.streams import Streams
from decision.pay_fields import Grant
from decision.pay_parts import Stake

RANGE = (0.05, 0.95)  # nine in ten lie between
_SHARE_DECIMALS = 6  # of a share of a grant: thirds written out do not add up to 1 exactly


class YearPay(NamedTuple):
    """What is paid in a year: sure, costs, and of what is hoped for the range and the mean."""

    year: int
    sure: float
    costs: float
    hoped_low: float
    hoped_mean: float
    hoped_high: float


class SalePay(NamedTuple):
    """What a stake is worth after a sale: so many times what a share is worth above the strike.

    With a percent of the company alone it is that part of a single share.
    """

    sale: float
    number: float
    share_price: float
    strike: float
    worth: float


@dataclass(frozen=True, eq=False)
class StakePay:
    """What is known of a stake in a private company. Money is in the offer's currency.

    Attributes
    ----------
    missing
        What is to be asked before it counts.
    sale_year, vested
        The year of the sale, and the share that has vested by then or by the last year compared.
    least_sale
        The sale from which it is worth anything; None where that is not known.
    worths
        What it is worth after a low, a likely and a high sale; None where that is not known.
    is_lower_bound
        Whether it may be worth more, as it is not known what part investors hold.
    contradiction
        The percent of the company that its counts make, if that is another than was said.
    """

    entered: Stake
    missing: tuple[Missing, ...]
    sale_year: int
    vested: float
    least_sale: float | None
    worths: Three | None
    is_lower_bound: bool
    contradiction: float | None

    @property
    def by_sale(self) -> tuple[SalePay, ...]:
        """How it is worth what it is after a low, a likely and a high sale; none if not known."""
        terms, entered = stakes.terms(self.entered), self.entered
        if terms is None or entered.sale is None or self.worths is None:
            return ()
        number = terms.number * self.vested
        made = zip(entered.sale.three, self.worths, strict=True)
        return tuple(
            SalePay(sale, number, _share_price(entered, terms, sale), terms.strike, worth)
            for sale, worth in made
        )

    @property
    def is_never_paid(self) -> bool:
        """Whether not even the highest sale named makes it worth anything."""
        return self.worths is not None and self.worths[-1] <= 0 < self.vested


@dataclass(frozen=True, eq=False)
class OfferPay:
    """What one offer pays, in the decision's currency.

    Attributes
    ----------
    is_said
        Whether anything is said of its pay; without, all streams are 0.
    factor
        What a unit of the offer's currency is worth in the decision's.
    vests_later
        The share of a grant of listed shares that vests after the years compared.
    stake
        None where there is none.
    """

    offer: Offer
    basis: PayBasis
    streams: Streams
    is_said: bool
    factor: float
    vests_later: float
    stake: StakePay | None

    @cached_property
    def mixture(self) -> Mixture:
        """The yearly equivalent of all, sure and hoped, with its chances."""
        return self.streams.equivalent

    @cached_property
    def lines(self) -> tuple[PayLine, ...]:
        """How it adds up, a line each component."""
        return pay_lines(self.offer.pay, self.basis)

    @property
    def is_compared(self) -> bool:
        """Whether anything is said of it, and the offer is there to choose from."""
        return self.is_said and self.offer.is_alternative

    @property
    def by_year(self) -> tuple[YearPay, ...]:
        """What is paid in each year compared, and in later ones up to the sale of the company."""
        sure, costs, last = self.streams.sure, self.streams.costs, self.streams.years
        return tuple(
            YearPay(
                year=place + 1,
                sure=float(sure[place]) if place < last else 0.0,
                costs=float(costs[place]) if place < last else 0.0,
                hoped_low=range_of(hoped)[0],
                hoped_mean=hoped.mean,
                hoped_high=range_of(hoped)[1],
            )
            for place, hoped in enumerate(self.streams.hoped_by_year)
        )

    @property
    def an_hour(self) -> float | None:
        """What is sure of an hour at work or on the way; None where the hours are not known."""
        time = self.offer.pay.working_time
        if time is None:
            return None
        return per_hour(self.streams.sure_equivalent, time.weeks, time.hours, time.way_hours)

    @property
    def counts_no_refreshers(self) -> bool:
        """Whether further grants were named, but nothing says how likely they are."""
        refreshers = self.offer.pay.refreshers
        if refreshers is None or refreshers.is_written:
            return False
        return refreshers.chance is None


def offers_pay(decision: Decision) -> tuple[OfferPay, ...]:
    """Return what each offer pays, in the order of the decision."""
    return tuple(offer_pay(offer, decision.pay_basis) for offer in decision.offers)


def offer_pay(offer: Offer, basis: PayBasis) -> OfferPay:
    """Return what one offer pays."""
    pay = offer.pay
    return OfferPay(
        offer=offer,
        basis=basis,
        streams=pay_streams(pay, basis),
        is_said=is_said(pay),
        factor=basis.factor(pay.currency) or 1.0,
        vests_later=0.0 if pay.listed_shares is None else _later(pay.listed_shares, basis.years),
        stake=None if pay.stake is None else _stake_pay(pay.stake, basis.years),
    )


def range_of(mixture: Mixture) -> tuple[float, float]:
    """Return between which amounts nine in ten lie."""
    low, high = (mixture.quantile(share) for share in RANGE)
    return low, high


def _later(grant: Grant, years: int) -> float:
    return _rounded(1 - vested(grant.pairs, MONTHS * years))


def _rounded(share: float) -> float:
    """Return a share of a grant; 0 or 1 where only the rounding of its schedule is missing."""
    return round(share, _SHARE_DECIMALS)


def _share_price(entered: Stake, terms: stakes.Terms, sale: float) -> float:
    """Return what is paid for one share of today at a sale."""
    return share_price(
        terms.fully_diluted, sale, entered.kept, entered.paid_first, entered.preferred
    )


def _stake_pay(entered: Stake, years: int) -> StakePay:
    return StakePay(
        entered=entered,
        missing=stakes.missing(entered),
        sale_year=stakes.sale_year(entered, years),
        vested=_rounded(stakes.vested_at_sale(entered, years)),
        least_sale=stakes.least_sale(entered),
        worths=stakes.worths(entered, years),
        is_lower_bound=entered.paid_first > 0 and entered.preferred is None,
        contradiction=stakes.contradiction(entered),
    )
