"""How does it read what a stake is worth after each sale? As a sum that can be followed by hand."""

from collections.abc import Iterator

from decision.findings.pay import SalePay, StakePay
from decision.pay.stake import common
from decision.pay_parts import Stake
from decision.words.pay import InCurrency
from decision.words.text import Sentence, percent, say

_WEIGHTS = "low, weight 18.5 %", "likely, weight 63 %", "high, weight 18.5 %"


def sale_lines(stake: StakePay, money: InCurrency) -> Iterator[Sentence]:
    """Yield what a stake is worth after each sale: how many, times what each brings."""
    for weight, made in zip(_WEIGHTS, stake.by_sale, strict=False):
        yield say(
            "Sold for {sale} ({weight}){price}: {worth}",
            sale=money(made.sale),
            weight=weight,
            price=_price(stake.entered, money, made),
            worth=_worth(stake, money, made),
        )


def number_of(entered: Stake, number: float) -> str:
    """Return how many options there are, or which part of the company."""
    if _is_part(entered):
        return f"{100 * number:.4g} %"
    return f"{number:,.0f}"


def _is_part(entered: Stake) -> bool:
    return entered.number is None and entered.fully_diluted is None


def _price(entered: Stake, money: InCurrency, made: SalePay) -> Sentence:
    """Return how the sale makes the price of a share; empty where it is that of the company."""
    left = common(made.sale, entered.paid_first, entered.preferred)
    if left == 0 or made.share_price == made.sale:
        return ()
    what = "the company counts as" if _is_part(entered) else "a share is worth"
    shares = 1.0 if _is_part(entered) else entered.kept * left / made.share_price
    return say(
        ", {what} {left}{shares}{kept} = {price}",
        what=what,
        left=_left(entered, money, made.sale, left),
        shares="" if shares == 1 else f" ÷ {shares:,.0f}",
        kept=f" × {percent(entered.kept)} left of your part" if entered.kept < 1 else "",
        price=money(made.share_price),
    )


def _left(entered: Stake, money: InCurrency, sale: float, left: float) -> Sentence:
    """Return what of a sale is left once investors have had what they are paid first."""
    if left == sale:
        return (money(sale),)
    rest = say("({sale} − {first} paid first)", sale=money(sale), first=money(entered.paid_first))
    if not entered.preferred:
        return rest
    return say("{rest} ÷ {others} held by others", rest=rest, others=percent(1 - entered.preferred))


def _worth(stake: StakePay, money: InCurrency, made: SalePay) -> Sentence:
    """Return how many, times what a share is worth, less the strike if there is one."""
    vested = " vested" if stake.vested < 1 else ""
    number = f"{number_of(stake.entered, made.number)}{vested}"
    price = money(made.share_price)
    worth, strike = money(made.worth), money(made.strike)
    if not made.strike:
        return say("{number} × {price} = {worth}", number=number, price=price, worth=worth)
    if made.share_price <= made.strike:
        nothing = "{worth}, as {price} is no more than the strike of {strike}"
        return say(nothing, worth=worth, price=price, strike=strike)
    each = say("({price} − {strike} strike)", price=price, strike=strike)
    return say("{number} × {each} = {worth}", number=number, each=each, worth=worth)
