"""How is a number of a criterion written? As a rating, or as an amount with its unit.

`amount`, `amount_range` and `amount_change` take any criterion: a rated one's numbers are written
as `text.rating` writes them. The unit is the user's text, so an amount is `Typed`: it has to stay a
part of its own wherever it may become markdown.
"""

import unicodedata
from math import ceil, floor, log10

from criteria.criterion import Criterion
from decision.words.text import Typed, legible, rating

MINUS = "−"
FINEST = 6  # decimals more than usual
_BRIEF, _BRIEF_FROM = 3, 10_000  # so many digits are kept from there on
_LETTERS = ((1e9, "b"), (1e6, "m"), (1e3, "k"))


def amount(criterion: Criterion, number: float, decimals: int | None = None) -> str:
    """Return a number on a criterion's scale, with the unit if it is measured.

    Parameters
    ----------
    decimals
        To tell two numbers apart; left out, as many as the distance between worst and best is
        worth, without needless zeros.

    >>> from criteria.criterion import Criterion, Measure
    >>> def measured(unit, worst, best):
    ...     measure = Measure(unit=unit, worst=worst, best=best)
    ...     way = measure.direction
    ...     return Criterion(
    ...         key="x", name="X", short="X", meaning="X.", direction=way, measure=measure
    ...     )
    >>> amount(measured("min", 90, 10), 45), amount(measured("h", 1.5, 0.25), 0.755)
    ('45 min', '0.76 h')
    >>> amount(measured("$ a year", 6e4, 12e4), 85_000), amount(measured("%", 0, 100), 75)
    ('$85,000 a year', '75 %')
    >>> amount(Criterion(key="x", name="X", short="X", meaning="X."), 7.5)
    '7.5'
    """
    if criterion.measure is None:
        return digits(criterion, number, decimals)
    return in_unit(digits(criterion, number, decimals), unit(criterion))


def amount_range(
    criterion: Criterion, low: float, high: float, joint: str = "–", decimals: int | None = None
) -> str:
    """Return two numbers on a criterion's scale, the unit once.

    Parameters
    ----------
    joint
        What stands between them.
    decimals
        As of `amount`.

    >>> from criteria.criterion import Criterion, Measure
    >>> pay = Criterion(
    ...     key="pay", name="Pay", short="Pay", meaning="What it pays.",
    ...     measure=Measure(unit="$ a year", worst=60_000, best=120_000),
    ... )
    >>> amount_range(pay, 70_000, 85_000), amount_range(pay, 7e4, 8e4, " to ")
    ('$70,000–85,000 a year', '$70,000 to 80,000 a year')
    """
    if joint == "–" and min(low, high) < 0:
        joint = " to "  # no dash beside a minus
    both = joint.join(digits(criterion, number, decimals) for number in (low, high))
    return both if criterion.measure is None else in_unit(both, unit(criterion))


def amount_and_range(criterion: Criterion, low: float, middle: float, high: float) -> str:
    """Return a number on a criterion's scale, and its range in brackets where that is one."""
    middling = amount(criterion, middle)
    return f"{middling} ({amount_range(criterion, low, high)})" if low < high else middling


def amount_change(criterion: Criterion, difference: float, decimals: int | None = None) -> str:
    """Return by how much a number on a criterion's scale changes, with its sign.

    Parameters
    ----------
    decimals
        As of `amount`.

    >>> from criteria.criterion import Criterion, Measure
    >>> commute = Criterion(
    ...     key="commute", name="Commute", short="Commute", meaning="The way.", direction="less",
    ...     measure=Measure(unit="min", worst=90, best=10),
    ... )
    >>> amount_change(commute, 12), amount_change(commute, -12), amount_change(commute, 0)
    ('+12 min', '−12 min', '0 min')
    """
    size = amount(criterion, abs(difference), decimals)
    sign = "" if size == amount(criterion, 0, decimals) else "+" if difference > 0 else MINUS
    return Typed(f"{sign}{size}") if isinstance(size, Typed) else f"{sign}{size}"


def finer(criterion: Criterion, first: float, second: float) -> int | None:
    """Return how many decimals tell two numbers apart; None where the usual ones do."""
    if amount(criterion, first) != amount(criterion, second):
        return None
    least = _decimals(criterion) + 1
    if criterion.measure is None:
        return least
    fine = (least + n for n in range(FINEST) if abs(first - second) >= 10.0 ** -(least + n))
    return next(fine, least + FINEST)


def name_in_unit(criterion: Criterion) -> str:
    """Return a criterion's name with its unit in brackets, if it has one."""
    measure = criterion.measure
    return f"{criterion.name} [{measure.unit}]" if measure and measure.unit else criterion.name


def unit(criterion: Criterion) -> str:
    """Return the unit as it can stand in a text; empty where there is none."""
    return legible(criterion.measure.unit) if criterion.measure else ""


def digits(criterion: Criterion, number: float, decimals: int | None = None) -> str:
    """Return a number on a criterion's scale without its unit; otherwise as `amount`."""
    if criterion.measure is None:
        return rating(number) if decimals is None else f"{number:.{decimals}f}"
    places = _decimals(criterion) if decimals is None else decimals
    size = f"{abs(number):,.{places}f}"
    if decimals is None and "." in size:
        size = size.rstrip("0").rstrip(".")
    return f"{MINUS}{size}" if number < 0 and size.strip("0.,") else size


def brief(criterion: Criterion, number: float) -> str:
    """Return a number on a criterion's scale for a narrow column with the unit on top.

    >>> from criteria.criterion import Criterion, Measure
    >>> pay = Criterion(
    ...     key="pay", name="Pay", short="Pay", meaning="What it pays.",
    ...     measure=Measure(unit="$ a year", worst=60_000, best=120_000),
    ... )
    >>> [brief(pay, each) for each in (84_260, 124_109, 999_600, -12_000, 950)]
    ['84.3k', '124k', '1m', '−12k', '950']
    """
    rounded = float(f"{number:.{_BRIEF}g}")
    if criterion.measure is None or abs(rounded) < _BRIEF_FROM:
        return digits(criterion, number)
    size, letter = next(each for each in _LETTERS if abs(rounded) >= each[0])
    return f"{MINUS if rounded < 0 else ''}{abs(rounded) / size:.{_BRIEF}g}{letter}"


def brief_range(criterion: Criterion, low: float, high: float) -> str:
    """Return two numbers as `brief` does."""
    joint = " to " if criterion.measure is not None and min(low, high) < 0 else "–"
    return joint.join(brief(criterion, number) for number in (low, high))


def _decimals(criterion: Criterion) -> int:
    """Return how many decimals tell a hundredth of the scale, and not a thousandth."""
    return max(0, 2 - floor(log10(criterion.high - criterion.low)))


def in_unit(number: str, said: str) -> Typed:
    """Return a number with the unit behind, but a sign of currency in front.

    >>> in_unit("45", "min"), in_unit("85,000", "$ a year"), in_unit("7", "")
    ('45 min', '$85,000 a year', '7')
    """
    if said and unicodedata.category(said[0]) == "Sc":
        minus = MINUS if number.startswith(MINUS) else ""
        return Typed(f"{minus}{said[0]}{number.removeprefix(minus)}{said[1:]}")
    return Typed(f"{number} {said}".rstrip())


def rounded_up(number: float) -> float:
    """Return a number rounded up to three digits.

    >>> rounded_up(13_241.0), rounded_up(0.0), rounded_up(120.0)
    (13300.0, 0.0, 120.0)
    """
    last = _last_digit(number)
    return ceil(number / last - 1e-9) * last if last else number


def rounded_down(number: float) -> float:
    """Return a number rounded down to three digits.

    >>> rounded_down(13_241.0), rounded_down(0.0), rounded_down(120.0)
    (13200.0, 0.0, 120.0)
    """
    last = _last_digit(number)
    return floor(number / last + 1e-9) * last if last else number


def _last_digit(number: float) -> float:
    """Return what the last digit kept of a number stands for; 0 where there is nothing to round."""
    return 10.0 ** (floor(log10(number)) - _BRIEF + 1) if number > 0 else 0.0
