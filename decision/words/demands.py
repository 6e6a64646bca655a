"""What could one ask an offer for, so that it ties with the leader? Each alone is enough.

Money and numbers of shares are rounded up, so that they are never too little.
"""

from decision.analysis import Analysis
from decision.findings.prices import Demand, Means
from decision.model import Offer, PayBasis
from decision.pay_parts import StakeKind
from decision.words.amounts import amount, finer, rounded_up
from decision.words.offer_names import criterion_name
from decision.words.pay import InCurrency
from decision.words.text import Sentence, percent, say

_A_YEAR = " a year"


def demand_sentence(analysis: Analysis, demand: Demand) -> Sentence:
    """Return one thing that would make an offer tie, without a stop."""
    if demand.criterion is not None:
        return _step(analysis, demand, demand.criterion)
    offer, basis = analysis.offers[demand.offer], analysis.decision.pay_basis
    if demand.means in (Means.STAKE, Means.PERCENT):
        return _more_of_a_stake(offer, demand)
    if demand.means is Means.BASE:
        return _more_base(offer, basis, demand)
    return _more_once(offer, basis, demand)


def _more_base(offer: Offer, basis: PayBasis, demand: Demand) -> Sentence:
    money = InCurrency(basis.currency_of(offer.pay))
    bonus = offer.pay.bonus
    return say(
        "base: {more} more{before_tax}{in_all}{with_bonus}",
        more=money(_more(demand), _A_YEAR),
        before_tax=_before_tax(basis.cash_kept),
        in_all=_in_all(money, demand, _A_YEAR),
        with_bonus=", as the bonus grows with it" if bonus and bonus.percent else "",
    )


def _more_once(offer: Offer, basis: PayBasis, demand: Demand) -> Sentence:
    """Return how much more money once, or how many more listed shares."""
    money = InCurrency(basis.currency_of(offer.pay))
    if demand.means is Means.SHARES:
        what, when, kept = (
            "listed shares",
            " at today’s price, over their schedule",
            basis.equity_kept,
        )
    else:
        # Nobody signs on where they work already.
        what = "bonus for staying" if offer.is_present_job else "sign-on"
        when, kept = " once, in year 1", basis.cash_kept
    return say(
        f"{what}: {{more}}{{is_more}}{when}{{before_tax}}{{in_all}}",
        more=money(_more(demand)),
        is_more=" more" if demand.today else "",
        before_tax=_before_tax(kept),
        in_all=_in_all(money, demand),
    )


def _more_of_a_stake(offer: Offer, demand: Demand) -> Sentence:
    stake = offer.pay.stake
    are_options = stake is not None and stake.kind is StakeKind.OPTIONS
    more = _more(demand)
    is_count = demand.means is Means.STAKE
    numbers = [
        f"{each:,.0f}" if is_count else f"{each:,.3g} %" for each in (more, demand.today + more)
    ]
    return say(
        "{kind}: {more} more{of_company}, {needed} in all, at your chance of a sale{chance}",
        kind="options" if are_options else "shares",
        more=numbers[0],
        of_company="" if is_count else " of the company",
        needed=numbers[1],
        chance=f" of {percent(stake.chance)}" if stake is not None and stake.chance else "",
    )


def _more(demand: Demand) -> float:
    return rounded_up(demand.needed - demand.today)


def _in_all(money: InCurrency, demand: Demand, period: str = "") -> Sentence:
    """Return what that makes with what there is today; empty where there is nothing today."""
    if not demand.today:
        return ()
    return say(", {needed} in all", needed=money(demand.today + _more(demand), period))


def _before_tax(kept: float) -> str:
    """Return that what is negotiated is before tax, where pay is compared after it."""
    return " before tax" if kept < 1 else ""


def _step(analysis: Analysis, demand: Demand, column: int) -> Sentence:
    criterion = analysis.criteria[column]
    decimals = finer(criterion, demand.needed, demand.today)
    return say(
        "{name}: {rating}{needed} instead of {today}",
        name=criterion_name(analysis, column),
        rating="a rating of " if criterion.measure is None else "",
        needed=amount(criterion, demand.needed, decimals),
        today=amount(criterion, demand.today, decimals),
    )
