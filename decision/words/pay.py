"""What does an offer pay, for sure and hoped for, and what does that rest on?

Every amount has its currency, and says that it is a year, by the mean of the years compared.
"""

from collections.abc import Iterator
from math import floor, log10
from typing import NamedTuple

from decision.findings.pay import Missing, OfferPay, StakePay, YearPay, range_of
from decision.model import PayBasis
from decision.pay_parts import StakeKind
from decision.words.amounts import MINUS, in_unit
from decision.words.text import Sentence, Table, Typed, legible, listed, percent, say

_WHOLE_FROM = 1_000  # smaller amounts show cents, for those who type in thousands
NOT_COMPARED = "–"
_CENTS, _MOST_DECIMALS = 2, 9
_ASKED = {
    Missing.SIZE: "how many shares the company has in all, or what percent of it you would get",
    Missing.STRIKE: "what it costs to exercise one option",
    Missing.SALE: "what the company may be sold for",
    Missing.CHANCE: "how likely a sale is",
}
_OF_THE_WHOLE = "at which value of the whole company your options may be exercised"
_NOTHING_UNLESS = "worth nothing unless"


class InCurrency(NamedTuple):
    """How amounts of one offer are written: in the decision's currency, or in its own."""

    currency: str

    def __call__(self, amount: float, period: str = "") -> Typed:
        """Return an amount with its currency and period."""
        return in_unit(_digits(amount), f"{legible(self.currency)}{period}".strip())


def in_own_currency(pay: OfferPay) -> InCurrency:
    """Return how amounts of an offer are written in the currency in which it is paid."""
    return InCurrency(pay.basis.currency_of(pay.offer.pay))


def _digits(amount: float) -> str:
    size = f"{abs(amount):,.0f}"
    if abs(amount) < _WHOLE_FROM:
        size = f"{abs(amount):,.{_decimals(abs(amount))}f}".rstrip("0").rstrip(".")
    return f"{MINUS}{size}" if amount < 0 and size != "0" else size


def _decimals(amount: float) -> int:
    """Return how many decimals show an amount: cents, and of less than one three digits."""
    if not 0 < amount < 1:
        return _CENTS
    return min(_CENTS - floor(log10(amount)), _MOST_DECIMALS)


def basis_sentence(basis: PayBasis) -> Sentence:
    """Return how amounts are to be read: over which years, in which currency, before what."""
    years = "of year 1" if basis.years == 1 else f"a year, mean of years 1–{basis.years}"
    currency = say(", in {currency}", currency=Typed(basis.currency)) if basis.currency else ""
    discount = f", discounted by {basis.discount_percent:g} % a year"
    return say(
        "Pay {years}{currency}, {tax}{discount}.",
        years=years,
        currency=currency,
        tax=_tax(basis),
        discount=discount if basis.discount_percent else "",
    )


def _tax(basis: PayBasis) -> str:
    if basis.cash_kept == basis.equity_kept == 1:
        return "before tax"
    kept = f"{percent(basis.cash_kept)} of cash and {percent(basis.equity_kept)} of shares"
    return f"after tax, which leaves {kept}"


def pay_sentences(pay: OfferPay) -> list[Sentence]:
    """Return what an offer pays, what is hoped for, and what is to be known about it."""
    if not pay.is_said:
        return [say("Nothing is said of its pay yet.")]
    money = InCurrency(pay.basis.currency)
    once = _beside_sure(pay, money)
    parts = ([_sure(pay, money)], once, _hoped(pay, money), _an_hour(pay, money), _remarks(pay))
    return [sentence for part in parts for sentence in part]


def remark_sentences(pay: OfferPay) -> list[Sentence]:
    """Return what is to be known about an offer's pay beside its figures."""
    money = InCurrency(pay.basis.currency)
    return [*_beside_sure(pay, money), *_an_hour(pay, money), *_remarks(pay)]


def _sure(pay: OfferPay, money: InCurrency) -> Sentence:
    streams, worst = pay.streams, float(pay.streams.net.min())
    costs = streams.costs_equivalent
    return say(
        "Sure: {amount}{costs}{worst}.",
        amount=money(streams.sure_equivalent, " a year"),
        costs=say(", after {costs} of costs", costs=money(costs, " a year")) if costs else "",
        worst=say("; {worst} in the worst year", worst=money(worst))
        if worst < streams.net.max()
        else "",
    )


def _beside_sure(pay: OfferPay, money: InCurrency) -> Iterator[Sentence]:
    streams = pay.streams
    yield from _locked(pay, money)
    if streams.one_time.any() or streams.one_time_costs.any():
        every = money(streams.recurring_equivalent, " a year")
        yield say("Without what comes once it is {every}.", every=every)
    if pay.offer.pay.currency not in ("", pay.basis.currency):
        own = InCurrency(pay.offer.pay.currency)
        yield say(
            "It is paid in another currency: {amount} is sure, and {one} counts as {worth}.",
            amount=own(streams.sure_equivalent / pay.factor, " a year"),
            one=own(1),
            worth=in_unit(f"{pay.factor:.6g}", legible(money.currency)),
        )


def _locked(pay: OfferPay, money: InCurrency) -> Iterator[Sentence]:
    """Yield how much of what is sure is no cash."""
    paid_in = pay.offer.pay.paid_in
    if paid_in is not None and (paid_in.pension or paid_in.health):
        amount = pay.factor * (paid_in.pension + paid_in.health)
        yield say(
            "Of what is sure, {amount} is paid in for you, and cannot be spent now.",
            amount=money(amount, " a year"),
        )


def _hoped(pay: OfferPay, money: InCurrency) -> Iterator[Sentence]:
    hoped = pay.streams.hoped_equivalent
    if hoped.amounts.max() <= 0:
        yield say("Beside it nothing is hoped for that counts.")
        return
    low, high = range_of(hoped)
    mean = money(hoped.mean, " a year")
    if low == high:
        yield say("Hoped: {mean}.", mean=mean)
    else:
        line = "Hoped: {mean} on average; nine times in ten {low} to {high}."
        yield say(line, mean=mean, low=money(low), high=money(high, " a year"))
    yield say("Together: {mean} on average.", mean=money(pay.mixture.mean, " a year"))


def _an_hour(pay: OfferPay, money: InCurrency) -> Iterator[Sentence]:
    if pay.an_hour is not None:
        amount = in_unit(f"{pay.an_hour:,.2f}", f"{legible(money.currency)} an hour".strip())
        time = pay.offer.pay.working_time
        way = " and on the way" if time is not None and time.way_hours else ""
        yield say(
            "What is sure makes {amount} at work{way}; hours count nowhere else.",
            amount=amount,
            way=way,
        )


def _remarks(pay: OfferPay) -> Iterator[Sentence]:
    if pay.vests_later:
        yield say(
            "{share} of the listed shares vests after year {years} and does not count.",
            share=percent(pay.vests_later),
            years=str(pay.basis.years),
        )
    if pay.counts_no_refreshers:
        yield say(
            "Further grants of shares count nothing yet. Say how likely they are, or that they "
            "are in writing."
        )
    if pay.stake is not None:
        yield from _of_stake(pay.stake, in_own_currency(pay), pay)


def _of_stake(stake: StakePay, money: InCurrency, pay: OfferPay) -> Iterator[Sentence]:
    if stake.missing:
        asked = listed([_asked(stake, each) for each in stake.missing])
        yield say("The stake counts nothing until you say {asked}.", asked=asked)
    if stake.least_sale and stake.entered.kind is StakeKind.OPTIONS:
        how = "certain to be worth something only if" if stake.is_lower_bound else _NOTHING_UNLESS
        yield say(
            "The options are {how} the company is sold for more than {sale}.",
            how=how,
            sale=money(stake.least_sale),
        )
    yield from _of_sale(stake, pay.basis.years)


def _of_sale(stake: StakePay, years: int) -> Iterator[Sentence]:
    """Yield what is to be known of the sale that is named, and of what has vested by then."""
    if stake.is_never_paid:
        yield say("None of the sales you named is high enough, so the stake is worth nothing.")
    elif stake.is_lower_bound and stake.worths is not None:
        yield say(
            "The stake is worth at least what is counted: it is not known what part of the "
            "company investors hold."
        )
    if stake.vested < 1:
        by_sale = f"the sale, in year {stake.sale_year},"
        yield say(
            "Only what has vested of the stake by {end} counts: {share}.",
            end=f"the end of year {years}" if stake.sale_year >= years else by_sale,
            share=percent(stake.vested),
        )
    if stake.sale_year > years:
        yield say(
            "The sale, in year {year}, is after the years compared, and counts all the same.",
            year=str(stake.sale_year),
        )


def _asked(stake: StakePay, missing: Missing) -> str:
    """Return what is to be asked; of a part in percent alone, the strike of the whole company."""
    has_counts = stake.entered.number or stake.entered.fully_diluted
    return _ASKED[missing] if has_counts or missing is not Missing.STRIKE else _OF_THE_WHOLE


def pay_by_year(pay: OfferPay) -> Table:
    """Return what an offer pays by year: sure, costs, and nine times in ten what is hoped for.

    Where there are costs, it also says what they leave of what is sure.
    """
    columns = ["year", "sure", "costs", "hoped: low", "mean", "high"]
    if pay.streams.costs.any():
        columns.insert(3, "after costs")
    return Table(columns, [_of_year(pay, row) for row in pay.by_year])


def _of_year(pay: OfferPay, row: YearPay) -> list[str]:
    sure = [row.sure, row.costs]
    if pay.streams.costs.any():
        sure.append(row.sure - row.costs)
    # Of a sale after the years compared; nobody said what else is paid then.
    cells = map(_digits, sure) if row.year <= pay.basis.years else [NOT_COMPARED] * len(sure)
    hoped = row.hoped_low, row.hoped_mean, row.hoped_high
    return [str(row.year), *cells, *map(_digits, hoped)]
