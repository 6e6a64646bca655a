"""What is known of a stake in a private company, and what is missing to put a value on it?

With a percent alone it is a part of a company of one share, whose strike is that of the whole.
"""

from enum import StrEnum
from typing import NamedTuple

from decision.pay import outcomes, stake
from decision.pay.outcomes import Outcomes, Three
from decision.pay.schedule import MONTHS, vested
from decision.pay_parts import Stake, StakeKind

CONTRADICTION = 0.1  # a percent is often rounded; by this part of it, it may differ from the count


class Missing(StrEnum):
    """What has to be asked before a stake has a value, and before it counts."""

    SIZE = "size"
    STRIKE = "strike"
    SALE = "sale"
    CHANCE = "chance"


class Terms(NamedTuple):
    """How many options, of how many shares of the company, at which strike (money)."""

    number: float
    fully_diluted: float
    strike: float


def terms(entered: Stake) -> Terms | None:
    """Return the numbers of a stake; None where its size or its strike is missing."""
    sizes = _sizes(entered)
    if sizes is None:
        return None
    strike = _strike(entered, sizes[1])
    return None if strike is None else Terms(*sizes, strike)


def missing(entered: Stake) -> tuple[Missing, ...]:
    """Return what is not known of a stake, in the order in which it is to be asked."""
    sizes = _sizes(entered)
    unknown = {
        Missing.SIZE: sizes is None,
        Missing.STRIKE: _strike(entered, sizes[1] if sizes else None) is None,
        Missing.SALE: entered.sale is None,
        Missing.CHANCE: entered.chance is None,
    }
    return tuple(each for each, is_unknown in unknown.items() if is_unknown)


def contradiction(entered: Stake) -> float | None:
    """Return the percent that the counts make, where they contradict the percent that was said."""
    if entered.number is None or entered.fully_diluted is None or entered.percent is None:
        return None
    counted = 100 * entered.number / entered.fully_diluted
    is_far = abs(counted - entered.percent) > CONTRADICTION * max(counted, entered.percent)
    return counted if is_far else None


def least_sale(entered: Stake) -> float | None:
    """Return the sale from which a stake is worth anything; None where that is not known."""
    known_terms = terms(entered)
    if known_terms is None:
        return None
    _, fully_diluted, strike = known_terms
    wanted = stake.break_even_sale(strike, fully_diluted, entered.kept)
    return stake.sale_leaving(wanted, entered.paid_first, entered.preferred)


def sale_year(entered: Stake, years: int) -> int:
    """Return the year of the sale, by default the last one compared."""
    return entered.sale_year or years


def vested_at_sale(entered: Stake, years: int) -> float:
    """Return the share that has vested at the sale, or at the end of the years compared."""
    return vested(entered.pairs, MONTHS * min(sale_year(entered, years), years))


def worths(entered: Stake, years: int) -> Three | None:
    """Return what a stake is worth after a low, a likely and a high sale; None if not known."""
    known_terms = terms(entered)
    if known_terms is None or entered.sale is None:
        return None
    number, fully_diluted, strike = known_terms
    number *= vested_at_sale(entered, years)
    low, likely, high = (
        stake.worth(
            number, strike, fully_diluted, sale, entered.kept, entered.paid_first, entered.preferred
        )
        for sale in entered.sale.three
    )
    return low, likely, high


def stake_outcomes(entered: Stake, years: int, scale: float) -> Outcomes | None:
    """Return what a stake may pay, times a factor; None where it counts nothing yet."""
    three = worths(entered, years)
    if three is None or entered.chance is None:
        return None
    low, likely, high = (scale * each for each in three)
    return outcomes.stake((low, likely, high), entered.chance, sale_year(entered, years))


def _sizes(entered: Stake) -> tuple[float, float] | None:
    """Return the number of options and the fully diluted count."""
    number, count, percent = entered.number, entered.fully_diluted, entered.percent
    if number is not None and count is not None:
        return number, count
    if percent is None:
        return None
    if number is not None:
        return number, stake.fully_diluted_of(number, percent / 100)
    count = 1.0 if count is None else count
    return count * percent / 100, count


def _strike(entered: Stake, fully_diluted: float | None) -> float | None:
    """Return what an option costs; one of a company of one share costs what the company does."""
    if entered.kind is StakeKind.SHARES:
        return 0.0
    counts_options = entered.number is not None or entered.fully_diluted is not None
    if entered.strike is not None and (counts_options or entered.strike == 0):
        return entered.strike
    if entered.company_strike is None or fully_diluted is None:
        return None
    return entered.company_strike / fully_diluted
