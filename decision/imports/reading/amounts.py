"""Which amount is meant by what somebody typed: "85k", "$85,000", "45 min", "7,5", "6-8", "n/a"?

`amount`: text -> unknown, or a number or range with its unit. A number with a single separator and
three digits behind it fits two ways (1,408); which is meant is decided once for a whole file, by
what `evidence` says of its other numbers. It is one grammar, so it stands in one module.
"""

import re
from dataclasses import dataclass, field, replace
from functools import lru_cache

from decision.imports.reading.dates import guessed_of_date
from decision.imports.reading.numerals import BOTH, COMMA, DIGITS, POINT, fits_both, number_of
from decision.imports.reading.units import MONEY, factor_of, fits, is_money, unit_of
from decision.imports.reading.unknowns import is_unknown, plain

LONGEST = 80  # characters: what is longer is no amount
_TIMES = {"k": 1e3, "tsd": 1e3, "mio": 1e6, "million": 1e6, "mn": 1e6, "bn": 1e9, "mrd": 1e9}
_WHOLES = (3.0, 4.0, 5.0, 6.0, 7.0, 10.0, 20.0, 100.0)
_NUMBER = re.compile(
    rf"(?P<sign>[+-]?)\s*(?P<money>{MONEY})?\s*(?P<inner>[+-]?)(?P<digits>{DIGITS})"
    r"\s*(?P<times>(?:[kK]|M|[Tt]sd\.?|[Mm]io\.?|million|mn|bn|[Mm]rd\.?)(?![^\W\d_]))?"
    r"(?P<unit>.*)"
)
_RANGE = re.compile(
    r"(?P<low>.*?[0-9].*?)\s*(?P<sign>-|\.\.|±|\bto\b|\bbis\b)\s*(?P<high>.*[0-9].*)"
)
_OF = re.compile(rf"(?P<part>{DIGITS})\s*(?:/|out of|of|von)\s*(?P<whole>[0-9]+)")


class NoAmountError(ValueError):
    """A text is no amount; the message says what is expected instead."""


class DateError(NoAmountError):
    """A text is a date, which a spreadsheet may have made of an amount."""


@dataclass(frozen=True)
class Amount:
    """What was typed: unknown, a number (low = likely = high), or a range.

    Attributes
    ----------
    unit
        As people write it: "min", "$", "$ a year", "%"; empty without one.
    whole
        What it is out of, as the 10 in 7.5/10; None without one.
    times
        By how much the number that was typed is multiplied, as the 1,000 in 85k.
    """

    low: float | None = None
    likely: float | None = None
    high: float | None = None
    unit: str = ""
    whole: float | None = None
    times: float = field(default=1.0, compare=False)

    @property
    def is_unknown(self) -> bool:
        """Tell whether it says that nobody knows."""
        return self.likely is None


def amount(text: str, decimal: str = POINT) -> Amount:
    """Return what is meant by a text.

    Parameters
    ----------
    decimal
        `POINT` or `COMMA`: what parts the decimals of a number that could be read both ways.

    Raises
    ------
    NoAmountError
        If it is no amount.

    >>> amount("$85,000").likely, amount("7,5").likely, amount("1.500", COMMA).likely
    (85000.0, 7.5, 1500.0)
    >>> amount("45 min").unit, amount("6 ± 1").high, amount("n/a").is_unknown
    ('min', 7.0, True)
    """
    read = _read(text[: LONGEST + 1], decimal)
    if isinstance(read, Amount):
        return read
    raise type(read)(*read.args)


@lru_cache(maxsize=20_000)
def _read(text: str, decimal: str) -> Amount | NoAmountError:
    """Return an amount, or why a text is none; tables repeat their numbers."""
    try:
        return _amount(plain(text), decimal)
    except NoAmountError as error:
        return type(error)(*error.args)


def in_unit(written: Amount, unit: str) -> Amount:
    """Return hours in minutes or minutes in hours; any other amount as it is.

    >>> in_unit(amount("1.5 h"), "min").likely, in_unit(amount("45 min"), "km").likely
    (90.0, 45.0)
    """
    factor = factor_of(written.unit, unit)
    if factor is None or factor == 1:
        return written
    low, likely, high = (
        end if end is None else end * factor for end in (written.low, written.likely, written.high)
    )
    return replace(written, low=low, likely=likely, high=high, unit=unit)


def _amount(typed: str, decimal: str) -> Amount:
    if len(typed) > LONGEST:
        raise NoAmountError(_EXPECTED)
    if is_unknown(typed):
        return Amount()
    guess = guessed_of_date(typed)
    if guess:
        raise DateError(f"a number; a spreadsheet may have made this date of {guess}")
    part = _OF.fullmatch(typed)
    if part:
        number, whole = _digits(part["part"], decimal), float(part["whole"])
        if whole not in _WHOLES or number > whole:
            guess = f"{part['part']}-{whole:g}"
            raise DateError(f"a number; a spreadsheet may have made this date of {guess}")
        return Amount(number, number, number, whole=whole)
    parted = _RANGE.fullmatch(typed)
    return _range(parted, decimal) if parted else _single(typed, decimal)


def amount_or_none(text: str, decimal: str = POINT) -> Amount | None:
    """Return what is meant by a text, None if it is no amount."""
    try:
        return amount(text, decimal)
    except NoAmountError:
        return None


def likely_in(text: str, decimal: str) -> float | None:
    """Return the number that a text states, or the middle of its range; None without one."""
    read = amount_or_none(text, decimal)
    return None if read is None else read.likely


def is_amount(text: str) -> bool:
    """Tell whether a text is an amount that is not unknown.

    >>> is_amount("45 min"), is_amount("?"), is_amount("high")
    (True, False, False)
    """
    read = amount_or_none(text)
    return read is not None and not read.is_unknown


@lru_cache(maxsize=20_000)
def evidence(text: str) -> str:
    """Return what a text says of decimals: `POINT`, `COMMA`, `BOTH` if either fits, or nothing.

    >>> evidence("8,5"), evidence("1.500.000"), evidence("1,408"), evidence("$1,408"), evidence("8")
    ('comma', 'comma', 'both', 'point', '')
    """
    if len(text) > LONGEST:
        return ""
    said = {_evidence(match) for match in _NUMBER.finditer(plain(text)) if match["digits"]}
    said.discard("")
    return said.pop() if len(said) == 1 else (BOTH if said else "")


def _evidence(match: re.Match[str]) -> str:
    digits = re.sub("[ '’]", "", match["digits"])
    separators = re.findall("[.,]", digits)
    if not separators:
        return ""
    last = separators[-1]
    if separators.count(last) > 1 or (fits_both(digits) and _has_money(match)):
        return COMMA if last == "." else POINT  # they part thousands
    if fits_both(digits):
        return BOTH
    return POINT if last == "." else COMMA


def _has_money(match: re.Match[str]) -> bool:
    return bool(match["money"] or is_money(match["unit"].strip()))


def _range(match: re.Match[str], decimal: str) -> Amount:
    first, last = _NUMBER.fullmatch(match["low"]), _NUMBER.fullmatch(match["high"])
    if first is None or last is None:
        raise NoAmountError(_EXPECTED)
    # In "80-90k" both are thousands.
    times = "" if first["times"] or not last["times"] else last["times"]
    low, high = _single(match["low"] + times, decimal), _single(match["high"], decimal)
    if low.likely is None or high.likely is None:
        raise NoAmountError(_EXPECTED)
    if match["sign"] == "±":
        return _around(low, high)
    if low.likely > high.likely:
        raise NoAmountError("a range from a lower to a higher number")
    unit = _unit_of_both(low.unit, high.unit)
    ends = low.likely, (low.likely + high.likely) / 2, high.likely
    return Amount(*ends, unit=unit, times=high.times)


def _around(middle: Amount, by: Amount) -> Amount:
    """Return the range around a number; a percentage behind ± is one of that number."""
    number, off = middle.likely or 0.0, by.likely or 0.0
    is_part = by.unit == "%" and middle.unit != "%"
    if off < 0 or (middle.times > by.times and not is_part):
        raise NoAmountError("a number, and a number behind ± written like it")
    off = abs(number) * off / 100 if is_part else off
    unit = middle.unit if is_part else _unit_of_both(middle.unit, by.unit)
    return Amount(number - off, number, number + off, unit=unit, times=middle.times)


def _unit_of_both(first: str, last: str) -> str:
    """Return the unit of a range; in "$80-90k a year" either end says part of it."""
    if fits(first, last):
        return last
    if fits(last, first):
        return first
    if is_money(first) and last.startswith("a "):
        return f"{first} {last}"
    raise NoAmountError("a range in one unit")


def _single(typed: str, decimal: str) -> Amount:
    match = _NUMBER.fullmatch(typed.strip())
    if match is None or (match["sign"] and match["inner"]):
        raise NoAmountError(_EXPECTED)
    times = (match["times"] or "").rstrip(".")
    unit, factor = match["unit"].strip(), _TIMES.get(times.casefold(), 1.0)
    if times == "M" or (unit in ("m", "m.") and match["money"]):
        factor, unit = 1e6, unit.removeprefix("m")
    if re.search(r"[0-9]|\+ *\w", unit) or not re.fullmatch(r"[^\W\d_]?.{0,30}", unit):
        raise NoAmountError(_EXPECTED)
    if _has_money(match) and fits_both(match["digits"]):
        decimal = COMMA if "." in match["digits"] else POINT  # no sum of money has three decimals
    number = _digits(match["digits"], decimal) * factor
    number = -number if "-" in (match["sign"], match["inner"]) else number
    money = match["money"] or ""
    unit = unit_of(f"{money} {unit}" if money else unit)
    return Amount(number, number, number, unit=unit, times=factor)


_EXPECTED = 'a number, such as 7.5, 85k, $85,000, 45 min or 6-8; or "?" if it is unknown'


def _digits(digits: str, decimal: str) -> float:
    number = number_of(digits, decimal)
    if number is None:
        raise NoAmountError(_EXPECTED)
    return number
