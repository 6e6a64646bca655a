"""How do the figures of an offer's pay read, and the sum that each of them opens to?

Every amount has its currency and its period.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from decision.findings.pay import OfferPay, range_of
from decision.findings.pay_sums import Kind, PayLine, Times
from decision.findings.repaying_sale import RepayingSale
from decision.model import PayBasis
from decision.pay_parts import StakeKind
from decision.words.amounts import rounded_up
from decision.words.pay import InCurrency, in_own_currency
from decision.words.pay_stake import sale_lines
from decision.words.pay_terms import LINES, STAKES
from decision.words.text import Named, Sentence, Typed, say

A_YEAR = " a year"
_YEARLY = {"base", "bonus", "refreshers", "paid_in"}
_YEARLY_COSTS = {"living", "way"}


class Figure(NamedTuple):
    """A figure in words, and the lines of the sum that makes it."""

    says: Sentence
    lines: list[Sentence]


def in_short(pay: OfferPay) -> Sentence:
    """Return what an offer pays in one line."""
    if not pay.is_said:
        return say("Pay: nothing entered yet")
    money, hoped = InCurrency(pay.basis.currency), pay.streams.hoped_equivalent.mean
    return say(
        "Pay: {sure} for sure{hoped}, {years}",
        sure=money(pay.streams.sure_equivalent, _a_year(pay.basis)),
        hoped=say(" and {amount} hoped for", amount=money(hoped)) if hoped > 0 else "",
        years=mean_of_years(pay.basis),
    )


def _a_year(basis: PayBasis) -> str:
    return "" if basis.years == 1 else A_YEAR


def mean_of_years(basis: PayBasis) -> str:
    """Return over which years an amount is the mean, and whether later ones count less."""
    years = "in year 1" if basis.years == 1 else f"mean of years 1–{basis.years}"
    return f"{years}, discounted" if basis.discount_percent else years


def figures(pay: OfferPay) -> list[Figure]:
    """Return what is sure, what is hoped for, and both together, each with its sum."""
    if not pay.is_said:
        return []
    sure = [line for line in pay.lines if not line.is_hoped]
    hoped = [line for line in pay.lines if line.is_hoped]
    shown = [_sure(pay, sure)]
    if hoped:
        shown += [_hoped(pay, hoped), _together(pay)]
    return shown


def _sure(pay: OfferPay, lines: list[PayLine]) -> Figure:
    money, streams = InCurrency(pay.basis.currency), pay.streams
    worst = float(streams.net.min())
    says = say(
        "Sure: {amount}, {years}{worst}.",
        amount=money(streams.sure_equivalent, _a_year(pay.basis)),
        years=mean_of_years(pay.basis),
        worst=say("; {worst} in the worst year", worst=money(worst))
        if worst < streams.net.max()
        else "",
    )
    return Figure(says, _sum(pay, lines, streams.sure_equivalent))


def _hoped(pay: OfferPay, lines: list[PayLine]) -> Figure:
    money, hoped = InCurrency(pay.basis.currency), pay.streams.hoped_equivalent
    low, high = range_of(hoped)
    between = "; nine times in ten {low} to {high}"
    ends = {"low": money(low), "high": money(high, _a_year(pay.basis))}
    says = say(
        "Hoped: {mean}{on_average}, {years}{between}.",
        mean=money(hoped.mean, _a_year(pay.basis)),
        on_average=" on average" if low < high else "",
        years=mean_of_years(pay.basis),
        between=say(between, **ends) if low < high else "",
    )
    return Figure(says, _sum(pay, lines, hoped.mean))


def _together(pay: OfferPay) -> Figure:
    money, mean = InCurrency(pay.basis.currency), pay.mixture.mean
    parts = ("Sure", pay.streams.sure_equivalent), ("Hoped", pay.streams.hoped_equivalent.mean)
    lines = [
        say(f"{name}: {{amount}}", amount=money(amount, _a_year(pay.basis)))
        for name, amount in (*parts, ("Sum", mean))
    ]
    says = say(
        "Together: {mean} on average, {years}.",
        mean=money(mean, _a_year(pay.basis)),
        years=mean_of_years(pay.basis),
    )
    return Figure(says, lines)


def _sum(pay: OfferPay, lines: list[PayLine], total: float) -> list[Sentence]:
    every = [said for line in lines for said in _line(pay, line)]
    if len(lines) > 1:
        money = InCurrency(pay.basis.currency)
        every.append(say("Sum: {total}", total=money(total, _a_year(pay.basis))))
    return every


def _line(pay: OfferPay, line: PayLine) -> Iterator[Sentence]:
    """Yield what, times what, makes what; of a stake first what it may be worth."""
    own = in_own_currency(pay)
    if line.component == "stake" and pay.stake is not None:
        yield from sale_lines(pay.stake, own)
    times = [_times(pay, each) for each in line.times]
    makes = InCurrency(pay.basis.currency)(line.makes, _a_year(pay.basis))
    yield say(
        "{name}: {amount}{times}{makes}",
        name=_name(pay, line),
        amount=own(line.amount if line.makes >= 0 else -line.amount, _period(pay.basis, line)),
        times=_joined(times),
        makes=say(" = {makes}", makes=makes) if times else "",
    )


def _name(pay: OfferPay, line: PayLine) -> str:
    if line.component == "stake" and pay.stake is not None:
        return STAKES[pay.stake.entered.kind]
    return LINES.get(line.component) or LINES[f"{line.component}.{line.field}"]


def _period(basis: PayBasis, line: PayLine) -> str:
    if line.component == "stake":
        return " on average after a sale"
    is_yearly = line.component in _YEARLY or line.field in _YEARLY_COSTS
    return A_YEAR if is_yearly and basis.years > 1 else ""


def _joined(parts: Iterable[Sentence]) -> Sentence:
    return tuple(text for part in parts for text in part)


def _times(pay: OfferPay, times: Times) -> Sentence:
    if times.kind is Kind.CURRENCY:
        unit = InCurrency(pay.offer.pay.currency)(1)
        return say(" × {worth} for {unit}", worth=f"{times.factor:.6g}", unit=unit)
    if times.kind is Kind.SPREAD:
        return say(_spread(pay.basis, times.factor))
    share = f"{100 * times.factor:.7g} %"  # so that who multiplies arrives at the sum
    what = _TIMES[times.kind].format(years=pay.basis.years)
    return say(f" × {share}{what}")


_TIMES = {
    Kind.PERCENT: "",
    Kind.RISE: ", as it rises",
    Kind.PAID: " really paid on average",
    Kind.VESTED: " vested by the end of year {years}",
    Kind.GRANTED: " of a grant vesting a year",
    Kind.PRICE: " of today’s price on average",
    Kind.CHANCE: " chance",
    Kind.CASH_KEPT: " kept after tax",
    Kind.EQUITY_KEPT: " kept after tax",
}


def _spread(basis: PayBasis, factor: float) -> str:
    if not basis.discount_percent:
        return "" if basis.years == 1 else f" ÷ {basis.years} years"
    return f" ÷ {1 / factor:.7g} ({basis.years} years, discounted)"


def by_year_sentence(pay: OfferPay) -> Sentence:
    """Return how the amounts of each year are to be read."""
    currency = pay.basis.currency
    unit = say(", in {currency}", currency=Typed(currency)) if currency else ""
    return say("What is paid in each year{unit}. Here no year counts less than another.", unit=unit)


def repaying_sentence(pay: OfferPay, repaying: RepayingSale | None) -> Sentence:
    """Return for how much the company must be sold to repay what is given up; empty if nothing."""
    if repaying is None or pay.stake is None:
        return ()
    given_up = InCurrency(pay.basis.currency)(repaying.given_up, _a_year(pay.basis))
    sale = in_own_currency(pay)(rounded_up(repaying.sale))
    what = "options" if pay.stake.entered.kind is StakeKind.OPTIONS else "shares"
    is_certain = repaying.chance == 1
    at_chance = f"at your chance of {100 * repaying.chance:g} %"
    return say(
        "For these {what} to repay the {given_up} ({years}) that {other} pays more for sure, the "
        "company must be sold for at least {sale}, {chance}.",
        what=what,
        given_up=given_up,
        years=mean_of_years(pay.basis),
        other=Named(repaying.other.name),
        sale=sale,
        chance="even if a sale is certain" if is_certain else at_chance,
    )
