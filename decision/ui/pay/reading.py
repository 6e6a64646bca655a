"""What was typed into a field of pay? Money, percents, counts and schedules, as people write them.

Each function raises NoAmountError where a text is none of these, saying what was found and what is
expected. An empty text is None.
"""

import re

from decision.files.problems import quoted
from decision.imports.reading.amounts import Amount, NoAmountError
from decision.imports.reading.units import MONEY
from decision.pay.schedule import MONTHS, Schedule, refuse_bad_schedule
from decision.ui import amount_fields

Ends = tuple[float, float]
ANY, SOME = (0.0, 100.0), (0.0001, 100.0)
_STEPS = re.compile(r"\s*(?:;|/|,\s|\n)\s*")
_SCHEDULE = 'percents by year, such as "10 / 20 / 30 / 40", or by month, such as "6: 25; 18: 75"'


def currency_in(text: str) -> str:
    """Return the currency that an amount is typed in; empty if there is none.

    >>> currency_in("$92k a year"), currency_in("92k"), currency_in("105 000 EUR")
    ('$', '', 'EUR')
    """
    sign = re.match(MONEY, amount_fields.unit_in(text))
    return sign[0] if sign else ""


def money(text: str, unit: str) -> float | None:
    """Return an amount of money, from 0 upwards.

    Parameters
    ----------
    unit
        Its currency and its period; without a currency "money" stands for it.

    >>> money("92k", "$ a year"), money("105 000", "money a year"), money("", "$")
    (92000.0, 105000.0, None)
    """
    return _single(text, money_range(text, unit))


def money_range(text: str, unit: str) -> Amount:
    """Return an amount of money or a range of it, from 0 upwards; otherwise as `money`."""
    return _from_0(text, amount_fields.typed(text, unit, in_money=True), "an amount")


def count(text: str, unit: str = "") -> float | None:
    """Return how many there are: 15,000 or 15k.

    >>> count("15k"), count("1.2m"), count("15.000")
    (15000.0, 1200000.0, 15000.0)
    """
    return _single(text, money_range(text, unit))


def number(text: str, unit: str) -> float | None:
    """Return a number from 0 upwards, as of hours: 37.5.

    >>> number("37,5", "h a week")
    37.5
    """
    return _single(text, _from_0(text, amount_fields.typed(text, unit), "a number"))


def whole(text: str, unit: str) -> int | None:
    """Return a whole number, as of months.

    >>> whole("12 months", "months"), whole("4", "")
    (12, 4)
    """
    typed = number(text, unit)
    if typed is not None and typed != int(typed):
        raise NoAmountError(f"found {quoted(text)}; expected a whole number")
    return None if typed is None else int(typed)


def percent(text: str, ends: Ends = ANY) -> float | None:
    """Return a percent, from 0 to 100 or between other ends.

    >>> percent("0.3 %"), percent("12")
    (0.3, 12.0)
    """
    return _single(text, percent_range(text, ends))


def share(text: str, ends: Ends = ANY) -> float | None:
    """Return a percent as a share of 1; ``ends`` as of `percent`.

    >>> share("7 %")
    0.07
    """
    typed = percent(text, ends)
    return None if typed is None else of_1(typed)


def of_1(percent: float) -> float:
    """Return a percent as a share of 1, in as few digits as it was typed."""
    return round(percent / 100, 12)


def percent_range(text: str, ends: Ends = ANY) -> Amount:
    """Return a percent or a range of them; otherwise as `percent`."""
    read, (least, most) = amount_fields.typed(text, "%"), ends
    if not read.is_unknown and not least <= (read.low or 0) <= (read.high or 0) <= most:
        raise NoAmountError(f"found {quoted(text)}; expected a percent from {least:g} to {most:g}")
    return read


def is_percent(text: str) -> bool:
    """Tell whether something is typed as a part of something else.

    >>> is_percent("12 %"), is_percent("12k")
    (True, False)
    """
    return amount_fields.unit_in(text) == "%"


def schedule(text: str) -> Schedule | None:
    """Return a schedule: percents at the end of each year, or each with its month.

    >>> schedule("50 / 50"), schedule("6: 25 %; 18: 75 %"), schedule(" ")
    (((12, 0.5), (24, 0.5)), ((6, 0.25), (18, 0.75)), None)
    """
    steps = [step for step in _STEPS.split(text.strip()) if step]
    try:
        pairs = tuple(_step(step, place) for place, step in enumerate(steps, start=1))
        if pairs:
            refuse_bad_schedule(pairs)
    except NoAmountError:
        raise NoAmountError(f"found {quoted(text)}; expected {_SCHEDULE}") from None
    except ValueError as error:
        raise NoAmountError(str(error)) from None
    return pairs or None


def _step(text: str, year: int) -> tuple[int, float]:
    month, _, percents = text.rpartition(":")
    at = whole(month, "months") if month else MONTHS * year
    part = share(percents)
    if at is None or part is None:
        raise NoAmountError(f"found {quoted(text)}")
    return at, part


def written_schedule(pairs: Schedule) -> str:
    """Return a schedule as `schedule` reads it.

    >>> written_schedule(((12, 0.5), (24, 0.5))), written_schedule(((6, 0.25), (18, 0.75)))
    ('50 / 50', '6: 25; 18: 75')
    """
    shares = [written_percent(share) for _, share in pairs]
    if [month for month, _ in pairs] == [MONTHS * year for year in range(1, len(pairs) + 1)]:
        return " / ".join(shares)
    months = (month for month, _ in pairs)
    return "; ".join(f"{month}: {share}" for month, share in zip(months, shares, strict=True))


def written_percent(share: float) -> str:
    """Return a share of 1 as a percent is typed.

    >>> written_percent(0.07), written_percent(1.2)
    ('7', '120')
    """
    return amount_fields.written(round(100 * share, 10))


def _single(text: str, read: Amount) -> float | None:
    try:
        return amount_fields.single(read)
    except NoAmountError:
        raise NoAmountError(f"found {quoted(text)}; expected one number and no range") from None


def _from_0(text: str, read: Amount, what: str) -> Amount:
    if (read.low or 0) < 0:
        raise NoAmountError(f"found {quoted(text)}; expected {what} from 0 upwards")
    return read
