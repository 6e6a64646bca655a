"""Which fields of pay are there? Each with its label, its unit, and what may be typed into it."""

from collections.abc import Callable
from dataclasses import replace

from decision.imports.reading.amounts import Amount
from decision.pay_parts import MOST_PAID
from decision.ui.pay import reading
from decision.ui.pay.fields import Field, Kind


def _share(ends: reading.Ends = reading.ANY) -> Callable[[str, str], float | None]:
    return lambda text, _: reading.share(text, ends)


def _shares(most: float) -> Callable[[str, str], Amount]:
    def read(text: str, _: str) -> Amount:
        typed = reading.percent_range(text, (0.0, most))
        if typed.low is None or typed.likely is None or typed.high is None:
            return typed
        low, likely, high = map(reading.of_1, (typed.low, typed.likely, typed.high))
        return replace(typed, low=low, likely=likely, high=high)

    return read


A_YEAR = Kind("{currency} a year", reading.money)
ONCE = Kind("{currency} once", reading.money)
IN_ALL = Kind("{currency} in all", reading.money)
WHOLE = Kind("{currency}", reading.money)  # of the company
SALES = Kind("{currency}", reading.money_range, is_range=True)
PERCENT = Kind("%", lambda text, _: reading.percent(text))
PART = Kind("%", lambda text, _: reading.percent(text, reading.SOME))
SHARE = Kind("%", _share(), reading.written_percent)
KEPT = Kind("%", _share(reading.SOME), reading.written_percent)
OTHERS = Kind("%", _share((0.0, 99.9999)), reading.written_percent)
PAID = Kind("% of it", _shares(100 * MOST_PAID), reading.written_percent, is_range=True)
PRICE = Kind("% of today’s", _shares(1e6), reading.written_percent, is_range=True)
COUNT = Kind("", lambda text, _: reading.count(text))
MONTHS = Kind("months", reading.whole)
YEAR = Kind("", lambda text, _: reading.whole(text, ""))
HOURS = Kind("h a week", reading.number)
WEEKS = Kind("weeks a year", reading.number)

BASE = Field("base", "amount", "Base", A_YEAR, example="92k")
PAID_BONUS = Field("bonus", "paid", "Bonus really paid", PAID)
SIGN_ON = Field("sign_on", "first_year", "Sign-on in year 1", ONCE, example="20k")

LISTED = (
    Field("listed_shares", "total", "Shares at today’s price", IN_ALL, example="120k"),
    Field(
        "listed_shares", "price", "Price later", PRICE,
        "What would surprise you below and above, one time in twenty each. 100 is today’s price.",
    ),
)  # fmt: skip

SIZE = (
    Field("stake", "number", "How many", COUNT, example="15,000"),
    Field("stake", "percent", "Or what part of the company", PART, example="0.3 %"),
    Field(
        "stake", "fully_diluted", "All shares of the company", COUNT,
        "Fully diluted: options and promised shares among them. Ask for it: a number of options "
        "says nothing without it.", "5m",
    ),
)  # fmt: skip
STRIKE = Field(
    "stake", "strike", "Strike of one option", Kind("{currency} each", reading.money),
    "What it costs to turn one option into a share.", "1.45",
)  # fmt: skip
COMPANY_STRIKE = Field(
    "stake", "company_strike", "Strike for the whole company", WHOLE,
    "The strike of one option times all shares of the company.", "6m",
)  # fmt: skip
SALE = (
    Field(
        "stake", "sale", "Company sold for", SALES,
        "What would surprise you below and above, one time in twenty each.",
    ),
)  # fmt: skip
SALE_YEAR = Field(
    "stake", "sale_year", "Year of the sale (1 is the first)", YEAR,
    "Left empty: the last year compared.",
)  # fmt: skip
CHANCE = Field(
    "stake", "chance", "Chance of a sale or listing", SHARE,
    "The stake counts 0 until you say it.", "5 %",
)  # fmt: skip
RARER_STAKE = (
    Field(
        "stake", "kept", "Left of your part after later rounds", KEPT,
        "New shares for investors make your part smaller: often a fifth less each round.", "100",
    ),
    Field(
        "stake", "paid_first", "Paid first to investors", WHOLE,
        "What they take back at a sale before anybody else gets anything.", "8m",
    ),
    Field(
        "stake", "preferred", "Part of the company that they hold", OTHERS,
        "Left empty, what your stake is worth is a lower bound.", "40 %",
    ),
    Field(
        "stake", "exercise_months", "Time to exercise after leaving", MONTHS,
        "Within it vested options have to be paid for, or they are gone. It changes no figure.",
        "3",
    ),
)  # fmt: skip

RAISE = Field("base", "raise_percent", "Raise of the base", Kind("% a year", PERCENT.read))
SECOND_YEAR = Field(
    "sign_on", "second_year", "Sign-on in year 2", ONCE, begins=(("first_year", 0.0),)
)
REPAID_WITHIN = Field(
    "sign_on", "repay_months", "To be paid back if you leave within", MONTHS,
    "It changes only what Compare says of leaving. Do not count on the money before.",
)  # fmt: skip
REFRESHERS = Field(
    "refreshers", "amount", "Further grants of shares", A_YEAR,
    "One at the end of each year, each vesting over four years.",
)  # fmt: skip
REFRESHER_CHANCE = Field("refreshers", "chance", "Chance of further grants", SHARE)
PAID_IN = (
    Field("paid_in", "pension", "Paid into a pension for you", A_YEAR),
    Field("paid_in", "health", "Paid for your health insurance", A_YEAR),
)
COSTS = (
    Field("costs", "living", "Living there costs more", A_YEAR),
    Field("costs", "way", "Way to work", A_YEAR),
    Field("costs", "moving", "Moving that nobody pays for", ONCE),
    Field("costs", "unpaid", "Weeks without pay before it", ONCE),
    Field("costs", "repaid", "To be paid back to your present employer", ONCE),
)
WORK_HOURS = Field("working_time", "hours", "Hours of work", HOURS, example="40")
WAY_HOURS = (
    Field("working_time", "way_hours", "Hours on the way", HOURS),
    Field("working_time", "weeks", "Weeks of work, without leave", WEEKS),
)
