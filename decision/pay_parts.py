"""What does an offer pay, as the user says it? The components of pay.

All components are optional; what is absent is not known and counts nothing. Money is in the offer's
currency, a year and before tax where nothing else is said. Grants are totals with a schedule.
"""

from enum import StrEnum
from typing import Annotated, Self

from pydantic import AfterValidator, Field, model_validator

from decision.fields import Flag, Part
from decision.pay_fields import (
    ALL,
    Chance,
    Count,
    Currency,
    Grant,
    Money,
    Month,
    OthersShare,
    PartPercent,
    PartShare,
    Percent,
    Range,
)

LATEST_SALE = 30
MOST_PAID = 1.5  # of a bonus


class Base(Part):
    """The base salary, and by how much it rises each year."""

    amount: Money
    raise_percent: Percent = 0.0


def _as_paid(paid: Range) -> Range:
    if paid.high > MOST_PAID:
        raise ValueError(f"expected shares from 0 to {MOST_PAID:g}; found {paid.high:g}")
    return paid


class Bonus(Part):
    """A yearly bonus: a target, in percent of the base or in money, and the share really paid."""

    percent: Annotated[float, Field(strict=True, ge=0, le=1000, allow_inf_nan=False)] | None = None
    amount: Money | None = None
    paid: Annotated[Range, AfterValidator(_as_paid)] = ALL

    @model_validator(mode="after")
    def _one_target(self) -> Self:
        targets = [self.percent, self.amount]
        if targets.count(None) != 1:
            found = "neither" if self.percent is None else "both"
            raise ValueError(f"expected either percent or amount; found {found}")
        return self


class SignOn(Part):
    """One-time money of the first two years.

    Who leaves within ``repay_months`` pays it back: in proportion to the months left, or whole.
    """

    first_year: Money
    second_year: Money = 0.0
    repay_months: Month = 0
    repay_whole: Flag = False


class ListedShares(Grant):
    """A grant of shares that have a market, all of it at today's price.

    ``price`` is what the price may be, as a multiple of today's.
    """

    total: Money
    price: Range = ALL


class Refreshers(Part):
    """Further grants of listed shares, one at the end of each year.

    Each vests over four years. In writing they are certain to come. What was only said counts with
    its chance, and not at all until there is one.
    """

    amount: Money
    is_written: Flag = False
    chance: Chance | None = None

    @property
    def likelihood(self) -> float:
        """With which chance they count, 0 to 1."""
        return 1.0 if self.is_written else self.chance or 0.0


class StakeKind(StrEnum):
    """What a stake is made of: options, which cost their strike, or shares, which cost nothing."""

    OPTIONS = "options"
    SHARES = "shares"


class Stake(Grant):
    """Options or shares of a private company.

    Attributes
    ----------
    number, fully_diluted, percent
        How many, of how many shares of the company; or what part of it they are.
    strike, company_strike
        What one option costs to turn into a share; or that price for the whole company.
    chance, sale_year, sale
        Of a sale or listing: how likely, in which year (by default the last one compared), and for
        how much. Without a chance the stake counts nothing.
    kept
        The share of today's part that is left after later rounds.
    paid_first, preferred
        What investors take back first, and the share of the company that they hold.
    exercise_months
        Within how many months after leaving vested options have to be paid for.
    """

    kind: StakeKind = StakeKind.OPTIONS
    number: Count | None = None
    fully_diluted: Count | None = None
    percent: PartPercent | None = None
    strike: Money | None = None
    company_strike: Money | None = None
    chance: Chance | None = None
    sale_year: Annotated[int, Field(strict=True, ge=1, le=LATEST_SALE)] | None = None
    sale: Range | None = None
    kept: PartShare = 1.0
    paid_first: Money = 0.0
    preferred: OthersShare | None = None
    exercise_months: Month | None = None

    @model_validator(mode="after")
    def _no_more_than_there_are(self) -> Self:
        if self.number and self.fully_diluted and self.number > self.fully_diluted:
            found = f"{self.number:g} of {self.fully_diluted:g}"
            raise ValueError(f"expected no more than the fully diluted count; found {found}")
        return self


class PaidIn(Part):
    """What is paid in for you, and cannot be spent now."""

    pension: Money = 0.0
    health: Money = 0.0


class Costs(Part):
    """What the offer costs you: each year, then once.

    ``living`` is what living there costs more, ``unpaid`` the pay of weeks without any between the
    jobs, ``repaid`` what has to be paid back to the present employer.
    """

    living: Money = 0.0
    way: Money = 0.0
    moving: Money = 0.0
    unpaid: Money = 0.0
    repaid: Money = 0.0


class WorkingTime(Part):
    """Hours of work and on the way, in a week, and how many weeks are worked a year.

    They make an hourly pay to look at, and count nowhere.
    """

    hours: Annotated[float, Field(strict=True, ge=0.1, le=168)]
    way_hours: Annotated[float, Field(strict=True, ge=0, le=168)] = 0.0
    weeks: Annotated[float, Field(strict=True, ge=0.1, le=53)] = 52.0


class Pay(Part):
    """What one offer pays. ``currency`` is empty where it is the decision's."""

    currency: Currency = ""
    base: Base | None = None
    bonus: Bonus | None = None
    sign_on: SignOn | None = None
    listed_shares: ListedShares | None = None
    refreshers: Refreshers | None = None
    stake: Stake | None = None
    paid_in: PaidIn | None = None
    costs: Costs | None = None
    working_time: WorkingTime | None = None

    @model_validator(mode="after")
    def _percent_of_something(self) -> Self:
        if self.base is None and self.bonus is not None and self.bonus.percent is not None:
            raise ValueError("expected a base for a bonus in percent of it; found none")
        return self
