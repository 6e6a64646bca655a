"""Which amount is meant by what somebody typed: "85k", "$85,000", "45 min", "7,5", "6-8", "n/a"?

`amount`: text -> unknown, or a number or range with its unit. A number with a single separator and
three digits behind it fits two ways (1,408); which is meant is decided once for a whole file, by
what `evidence` says of its other numbers.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from decision.imports.dates import guessed_of_date
from decision.imports.units import MONEY, is_money, minutes_in, unit_of

POINT, COMMA, BOTH = "point", "comma", "both"
UNKNOWN = frozenset(
    ["", "?", "??", "???", "-", "--", "…", "...", "n/a", "n.a.", "na", "#n/a", "tbd", "tbc", "tba",
     "unknown", "not known", "unclear", "don't know", "don’t know", "dont know", "do not know",
     "k.a.", "k. a.", "unbekannt", "weiß nicht", "keine angabe"]
)  # fmt: skip
LONGEST = 80  # characters: what is longer is no amount
_TIMES = {"k": 1e3, "tsd": 1e3, "mio": 1e6, "million": 1e6, "mn": 1e6, "bn": 1e9, "mrd": 1e9}
_SPACES = re.compile("[\u00a0\u2007\u2009\u202f]")
_DASHES = re.compile("[\u2010-\u2015\u2212]")
_WHOLES = (3.0, 4.0, 5.0, 6.0, 7.0, 10.0, 20.0, 100.0)
_DIGITS = r"[0-9](?:[0-9.,'’]|[ ](?=[0-9]{3}(?![0-9])))*|[.,][0-9]+"
_NUMBER = re.compile(
    rf"(?P<sign>[+-]?)\s*(?P<money>{MONEY})?\s*(?P<inner>[+-]?)(?P<digits>{_DIGITS})"
    r"\s*(?P<times>(?:[kK]|M|[Tt]sd\.?|[Mm]io\.?|million|mn|bn|[Mm]rd\.?)(?![^\W\d_]))?"
    r"(?P<unit>.*)"
)
_RANGE = re.compile(
    r"(?P<low>.*?[0-9].*?)\s*(?P<sign>-|\.\.|±|\bto\b|\bbis\b)\s*(?P<high>.*[0-9].*)"
)
_OF = re.compile(rf"(?P<part>{_DIGITS})\s*(?:/|out of|of|von)\s*(?P<whole>[0-9]+)")


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
    """

    low: float | None = None
    likely: float | None = None
    high: float | None = None
    unit: str = ""
    whole: float | None = None

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


def in_unit(typed: Amount, unit: str) -> Amount:
    """Return hours in minutes or minutes in hours; any other amount as it is.

    >>> in_unit(amount("1.5 h"), "min").likely, in_unit(amount("45 min"), "km").likely
    (90.0, 45.0)
    """
    has, wanted = minutes_in(typed.unit), minutes_in(unit)
    if has is None or wanted is None or has == wanted:
        return typed
    low, likely, high = (
        end if end is None else end * has / wanted for end in (typed.low, typed.likely, typed.high)
    )
    return Amount(low, likely, high, unit, typed.whole)


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
        number, whole = _number(part["part"], decimal), float(part["whole"])
        if whole not in _WHOLES or number > whole:
            guess = f"{part['part']}-{whole:g}"
            raise DateError(f"a number; a spreadsheet may have made this date of {guess}")
        return Amount(number, number, number, whole=whole)
    parted = _RANGE.fullmatch(typed)
    return _range(parted, decimal) if parted else _single(typed, decimal)


def is_unknown(text: str) -> bool:
    """Tell whether a text says that nobody knows.

    >>> is_unknown(" TBD "), is_unknown("0")
    (True, False)
    """
    return plain(text).casefold() in UNKNOWN


def is_amount(text: str) -> bool:
    """Tell whether a text is an amount that is not unknown.

    >>> is_amount("45 min"), is_amount("?"), is_amount("high")
    (True, False, False)
    """
    try:
        return not amount(text).is_unknown
    except NoAmountError:
        return False


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


def plain(text: str) -> str:
    """Return a text with plain spaces and dashes."""
    spaced = _SPACES.sub(" ", text).replace("+/-", "±")
    return _DASHES.sub("-", spaced).strip()


def _evidence(match: re.Match[str]) -> str:
    digits = re.sub("[ '’]", "", match["digits"])
    separators = re.findall("[.,]", digits)
    if not separators:
        return ""
    last = separators[-1]
    if separators.count(last) > 1 or (_fits_both(digits) and _has_money(match)):
        return COMMA if last == "." else POINT  # they part thousands
    if _fits_both(digits):
        return BOTH
    return POINT if last == "." else COMMA


def _has_money(match: re.Match[str]) -> bool:
    return bool(match["money"] or is_money(match["unit"].strip()))


def _fits_both(digits: str) -> bool:
    return re.fullmatch(r"[1-9][0-9]{0,2}[.,][0-9]{3}", digits) is not None


def _range(match: re.Match[str], decimal: str) -> Amount:
    if match["sign"] == "±":
        middle, by = _single(match["low"], decimal), _single(match["high"], decimal)
        if middle.likely is None or by.likely is None or by.likely < 0:
            raise NoAmountError("a number, and a number behind ±")
        ends = middle.likely - by.likely, middle.likely, middle.likely + by.likely
        return Amount(*ends, unit=middle.unit or by.unit)
    first, last = _NUMBER.fullmatch(match["low"]), _NUMBER.fullmatch(match["high"])
    if first is None or last is None:
        raise NoAmountError(_EXPECTED)
    # In "80-90k" both are thousands.
    times = "" if first["times"] or not last["times"] else last["times"]
    low, high = _single(match["low"] + times, decimal), _single(match["high"], decimal)
    if low.likely is None or high.likely is None or low.likely > high.likely:
        raise NoAmountError("a range from a lower to a higher number")
    unit = max(high.unit, low.unit, key=len)
    return Amount(low.likely, (low.likely + high.likely) / 2, high.likely, unit=unit)


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
    if _has_money(match) and _fits_both(match["digits"]):
        decimal = COMMA if "." in match["digits"] else POINT  # no sum of money has three decimals
    number = _number(match["digits"], decimal) * factor
    number = -number if "-" in (match["sign"], match["inner"]) else number
    money = match["money"] or ""
    return Amount(number, number, number, unit=unit_of(f"{money} {unit}" if money else unit))


_EXPECTED = 'a number, such as 7.5, 85k, $85,000, 45 min or 6-8; or "?" if it is unknown'


def _number(digits: str, decimal: str) -> float:
    """Return the number that digits with separators write."""
    bare = re.sub("[ '’]", "", digits)
    if re.search("[ '’]", digits) and not re.fullmatch(
        r"[0-9]{1,3}(?:[ '’][0-9]{3})+(?:[.,][0-9]+)?", digits
    ):
        raise NoAmountError(_EXPECTED)
    separators = re.findall("[.,]", bare)
    if not separators:
        return float(bare)
    last = separators[-1]
    if _fits_both(bare) and not re.search("[ '’]", digits):
        mark = "." if decimal == POINT else ","
    else:
        mark = last if separators.count(last) == 1 else ""
    thousands = bare.partition(mark)[0] if mark else bare
    if mark not in bare or re.search("[.,]", thousands):
        _refuse_groups(thousands if mark in bare else bare)
    for each in ".,":
        bare = bare.replace(each, "." if each == mark else "")
    return float(bare)


def _refuse_groups(digits: str) -> None:
    """Refuse digits that are not parted by threes, or as in India by a three and twos."""
    if not re.fullmatch(r"[0-9]{1,3}(?P<s>[.,])[0-9]{3}(?:(?P=s)[0-9]{3})*", digits) and not (
        re.fullmatch(r"[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}", digits)
    ):
        raise NoAmountError(_EXPECTED)
