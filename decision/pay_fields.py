"""What may stand in a field of pay? Money, percents and chances, ranges, and grants that vest.

Fields called percent are from 0 to 100; chances, and shares of something, are from 0 to 1.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Self

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from decision.fields import Name, Part, Spread, refuse_disorder
from decision.pay import schedule
from decision.pay.schedule import Schedule, refuse_bad_schedule
from decision.text_rules import one_line

MONEY_LIMIT = 1e15
CURRENCY_LIMIT = 12
_STEPS, _MONTHS = 240, 600

Money = Annotated[float, Field(strict=True, ge=0, le=MONEY_LIMIT, allow_inf_nan=False)]
# What others are divided by is not so small that anything becomes endless.
Count = Annotated[float, Field(strict=True, ge=1e-3, le=MONEY_LIMIT, allow_inf_nan=False)]
Percent = Annotated[float, Field(strict=True, ge=0, le=100, allow_inf_nan=False)]
PartPercent = Annotated[float, Field(strict=True, ge=1e-6, le=100, allow_inf_nan=False)]
Chance = Annotated[float, Field(strict=True, ge=0, le=1, allow_inf_nan=False)]
PartShare = Annotated[float, Field(strict=True, ge=1e-6, le=1, allow_inf_nan=False)]
OthersShare = Annotated[float, Field(strict=True, ge=0, le=0.999999, allow_inf_nan=False)]
Factor = Annotated[float, Field(strict=True, ge=1e-9, le=1e9, allow_inf_nan=False)]
Month = Annotated[int, Field(strict=True, ge=0, le=_MONTHS)]
VestingShare = Annotated[float, Field(strict=True, allow_inf_nan=False)]
Currency = Annotated[str, BeforeValidator(one_line), Field(max_length=CURRENCY_LIMIT)]
CurrencyName = Annotated[Name, Field(max_length=CURRENCY_LIMIT)]


class Range(Spread):
    """A low, a likely and a high number from 0 upwards; the likely one alone is sure.

    Low and high are what is fallen short of, or exceeded, one time in twenty.
    """

    low: Money
    likely: Money
    high: Money

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        refuse_disorder(*self.three)
        return self

    @property
    def three(self) -> tuple[float, float, float]:
        """Low, likely and high."""
        return self.low, self.likely, self.high


ALL = Range(low=1.0, likely=1.0, high=1.0)


class ScheduleName(StrEnum):
    """How a grant vests: evenly by year or month, after a first year, or more late, or early."""

    FLAT = "flat"
    MONTHLY = "monthly"
    CLIFF = "cliff"
    BACK_LOADED = "back_loaded"
    FRONT_LOADED = "front_loaded"
    OWN = "own"


_SCHEDULES: Mapping[ScheduleName, Schedule] = {
    ScheduleName.FLAT: schedule.FLAT,
    ScheduleName.MONTHLY: schedule.MONTHLY,
    ScheduleName.CLIFF: schedule.CLIFF,
    ScheduleName.BACK_LOADED: schedule.BACK_LOADED,
    ScheduleName.FRONT_LOADED: schedule.FRONT_LOADED,
}


def _some_schedule(pairs: Schedule) -> Schedule:
    if pairs:
        refuse_bad_schedule(pairs)
    return pairs


class Grant(Part):
    """What vests by a schedule. ``own_schedule`` is pairs of a month and the share that vests."""

    schedule: ScheduleName = ScheduleName.FLAT
    own_schedule: Annotated[
        tuple[tuple[Month, VestingShare], ...],
        Field(max_length=_STEPS),
        AfterValidator(_some_schedule),
    ] = ()

    @model_validator(mode="after")
    def _has_its_own(self) -> Self:
        if self.schedule is ScheduleName.OWN and not self.own_schedule:
            raise ValueError("expected months and shares in own_schedule; found none")
        return self

    @property
    def pairs(self) -> Schedule:
        """The schedule that is meant."""
        return _SCHEDULES.get(self.schedule, self.own_schedule)
