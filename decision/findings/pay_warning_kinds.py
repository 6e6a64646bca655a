"""Which warnings about an offer's pay are there? A result each, with its figures.

``component`` says beside which part of pay a warning belongs. Amounts are in the decision's
currency and, where nothing else is said, a year.
"""

from dataclasses import dataclass
from typing import ClassVar

from decision.model import Offer


@dataclass(frozen=True)
class GrantsLikeTotal:
    """Further grants a year as large as the whole first grant: is it a total of several years?

    Attributes
    ----------
    amount, total
        Of further grants a year, and of the first grant in all, in the offer's currency.
    makes, makes_if_total
        What they make as they are entered, and if the amount is that of several years.
    """

    component: ClassVar = "refreshers"
    amount: float
    total: float
    makes: float
    makes_if_total: float


@dataclass(frozen=True)
class BaseLikeTotal:
    """A base far above those of all others: is it the pay of several years?"""

    component: ClassVar = "base"
    base: float
    next_base: float
    next_offer: Offer
    base_if_total: float


@dataclass(frozen=True)
class ListedBesidePrivate:
    """Shares counted as if a market bought them, at a company that is not listed."""

    component: ClassVar = "listed_shares"
    makes: float


@dataclass(frozen=True)
class SaleForCertain:
    """A stake counted as if it were cash; ``makes_usually`` is with the chance of others."""

    component: ClassVar = "stake"
    chance: float
    makes: float
    makes_usually: float


@dataclass(frozen=True)
class PercentAgainstCount:
    """A percent of the company, 0 to 100, that is not what the counts make."""

    component: ClassVar = "stake"
    said: float
    counted: float
    number: float
    fully_diluted: float


@dataclass(frozen=True)
class OnceDecides:
    """What comes once puts an offer above another that pays more without it, all sure."""

    component: ClassVar = "sign_on"
    sure: float
    recurring: float
    other: Offer
    other_sure: float
    other_recurring: float


@dataclass(frozen=True)
class SameAmountTwice:
    """A bonus each year of the same amount as money that comes once, in the offer's currency."""

    component: ClassVar = "sign_on"
    amount: float
    makes_each_year: float
    makes_once: float


@dataclass(frozen=True)
class MetOnlyOnce:
    """A must-have on pay that is met in a year by one-time money alone; all after yearly costs.

    Attributes
    ----------
    least
        What it must be.
    year, with_once
        The first year in which one-time money makes it up, and what is sure of that year with it.
    worst
        What is sure and recurs in the worst year.
    """

    component: ClassVar = "sign_on"
    least: float
    year: int
    with_once: float
    worst: float


@dataclass(frozen=True)
class MetOnlyLocked:
    """A must-have on pay that is met only with what is paid in for you; all after yearly costs.

    Attributes
    ----------
    least
        What it must be.
    worst, in_cash
        What is sure and recurs in the worst year, and what of it can be spent.
    """

    component: ClassVar = "paid_in"
    least: float
    worst: float
    in_cash: float


@dataclass(frozen=True)
class ComesLate:
    """A grant of which less vests in the years compared than if it were spread evenly.

    Attributes
    ----------
    component
        Which grant.
    last_month
        When all has vested.
    vested, evenly
        The share that vests in the years compared, and that of an even schedule, 0 to 1.
    later
        What comes after them, in the offer's currency; of a stake the number, None if not known.
    """

    component: str
    last_month: int
    vested: float
    evenly: float
    later: float | None


PayWarning = (
    GrantsLikeTotal
    | BaseLikeTotal
    | ListedBesidePrivate
    | SaleForCertain
    | PercentAgainstCount
    | OnceDecides
    | SameAmountTwice
    | MetOnlyOnce
    | MetOnlyLocked
    | ComesLate
)
