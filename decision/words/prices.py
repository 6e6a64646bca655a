"""What would an offer have to pay to tie with its best rival, and what could one ask for instead?

`negotiations`: prices and demands -> offer by offer the price in money, and what is worth as much,
each alone. Money and numbers of shares are rounded up, so that they are never too little.
"""

from math import ceil, floor, log10
from typing import NamedTuple

from criteria.criterion import PAY_KEY
from decision.analysis import Analysis
from decision.findings.findings import Findings
from decision.findings.prices import Demand, Means, Price
from decision.model import Pay
from decision.pay_parts import StakeKind
from decision.words.amounts import amount, finer
from decision.words.offer_names import criterion_name, offer_name
from decision.words.pay import InCurrency
from decision.words.text import Sentence, listed, say

TITLE = "What to ask for"
NO_PRICE = "Pay is not counted, so there is no price in money."
ALONE = "Each of these alone would do:"
_DIGITS = 3  # that are kept where an amount is rounded up


class Negotiation(NamedTuple):
    """What could be negotiated about one offer: what it would have to pay, and what else would do.

    ``price`` is empty where pay does not count, ``demands`` where the offer leads.
    """

    name: Sentence
    price: Sentence
    demands: list[Sentence]


def negotiations(findings: Findings) -> list[Negotiation]:
    """Return what could be negotiated, best offer first; nothing of one offer."""
    analysis = findings.analysis
    if len(analysis.offers) < 2:
        return []
    return [
        Negotiation(offer_name(analysis, place), _price(findings, place), _demands(findings, place))
        for place in analysis.order
    ]


def in_one_line(of: Negotiation) -> Sentence:
    """Return what could be asked of an offer that does not lead, in one line."""
    each = listed(of.demands, " or ")
    return say("{name} would tie with any one of these: {each}.", name=of.name, each=each)


def _price(findings: Findings, place: int) -> Sentence:
    """Return what an offer would have to pay; empty where pay does not count."""
    analysis = findings.analysis
    of = [each for each in findings.prices if each.offer == place and _is_of_pay(analysis, each)]
    return _tying(analysis, of[0]) if of else ()


def _is_of_pay(analysis: Analysis, price: Price) -> bool:
    return analysis.criteria[price.criterion].key == PAY_KEY


def _tying(analysis: Analysis, price: Price) -> Sentence:
    leads = price.offer == analysis.leaders[0]
    rival = analysis.order[1] if leads else analysis.leaders[0]
    basis = analysis.decision.pay_basis
    years = "in year 1" if basis.years == 1 else f"mean of years 1–{basis.years}"
    money, more = InCurrency(basis.currency), price.needed - price.today
    if price.offer in analysis.leaders and len(analysis.leaders) > 1:
        return say("{name} is tied today.", name=offer_name(analysis, price.offer))
    said = {"name": offer_name(analysis, price.offer), "rival": offer_name(analysis, rival)}
    if not price.is_within_range:
        return say(_NEVER[leads], **said)
    return say(
        _TIES[leads],
        **said,
        more=money(floor(-more) if leads else rounded_up(more), " a year"),
        needed=money(price.today + (more if leads else rounded_up(more)), " a year"),
        today=money(price.today),
        years=years,
    )


# Of an offer that does not lead, and of one that does.
_TIES = (
    "{name} would tie with {rival} if it paid {more} more for sure: {needed} instead of {today}, "
    "{years}.",
    "{name} would still lead if it paid {more} less: {needed} instead of {today}, {years}. Then "
    "{rival} ties.",
)
_NEVER = (
    "No pay within your range would make {name} tie with {rival}.",
    "{name} would lead {rival} even at the least that you could live on.",
)


def rounded_up(number: float) -> float:
    """Return a number rounded up to three digits.

    >>> rounded_up(13_241.0), rounded_up(0.0), rounded_up(120.0)
    (13300.0, 0.0, 120.0)
    """
    if number <= 0:
        return number
    unit = 10.0 ** (floor(log10(number)) - _DIGITS + 1)
    return ceil(number / unit - 1e-9) * unit


# Demands -----------------------------------------------------------------------------------------


def _demands(findings: Findings, place: int) -> list[Sentence]:
    return [_demand(findings.analysis, demand) for demand in findings.demands(place)]


def _demand(analysis: Analysis, demand: Demand) -> Sentence:
    if demand.criterion is not None:
        return _step(analysis, demand, demand.criterion)
    pay, basis = analysis.offers[demand.offer].pay, analysis.decision.pay_basis
    money = InCurrency(basis.currency_of(pay))
    more, needed = _up(demand)
    if demand.means in (Means.STAKE, Means.PERCENT):
        return _more_of_a_stake(pay, demand.means, more, needed)
    period = " a year" if demand.means is Means.BASE else ""
    in_all = say(", {needed} in all", needed=money(needed, period)) if demand.today else ""
    return say(_LINES[demand.means], more=money(more, period), in_all=in_all)


def _more_of_a_stake(pay: Pay, means: Means, more: float, needed: float) -> Sentence:
    are_options = pay.stake is not None and pay.stake.kind is StakeKind.OPTIONS
    numbers = [
        f"{each:,.0f}" if means is Means.STAKE else f"{each:,.3g} %" for each in (more, needed)
    ]
    return say(
        _LINES[means],
        kind="options" if are_options else "shares",
        more=numbers[0],
        needed=numbers[1],
    )


_LINES = {
    Means.BASE: "base: {more} more{in_all}",
    Means.SIGN_ON: "sign-on: {more} more in year 1{in_all}",
    Means.SHARES: "listed shares: {more} more at today's price, over their schedule{in_all}",
    Means.STAKE: "{kind}: {more} more at your chance of a sale, {needed} in all",
    Means.PERCENT: "{kind}: {more} of the company more at your chance of a sale, {needed} in all",
}


def _up(demand: Demand) -> tuple[float, float]:
    """Return how much more, rounded up, and how much that makes."""
    more = rounded_up(demand.needed - demand.today)
    return more, demand.today + more


def _step(analysis: Analysis, demand: Demand, column: int) -> Sentence:
    criterion = analysis.criteria[column]
    decimals = finer(criterion, demand.needed, demand.today)
    return say(
        "{name}: {needed} instead of {today}",
        name=criterion_name(analysis, column),
        needed=amount(criterion, demand.needed, decimals),
        today=amount(criterion, demand.today, decimals),
    )
