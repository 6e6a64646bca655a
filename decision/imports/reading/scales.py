"""How does a cell become a rating from 0 to 10? By the scale that its column is read on.

A scale is written as its worst and best number ("1-5", "5-1"), "percent", or the name of a scale
of words. The worst becomes 0 and the best 10; what lies between is in proportion.
"""

import re
from collections.abc import Iterable, Mapping

from decision.imports.reading.amounts import Amount, DateError, NoAmountError, amount
from decision.imports.reading.unknowns import is_unknown

AS_IT_STANDS, PERCENT, MEASURED = "0-10", "0-100", "measured"
USUAL = ("0-10", "1-5", "1-10", "0-5", "1-3", "1-4", "1-6", "6-1", "1-7", "0-100")
EXPECTED = "a number from 0 to 10, or nothing if unknown"
_ENDS = re.compile(r"([0-9]{1,4})-([0-9]{1,4})")
_STARS = re.compile(r"([★⭐*✮✯]*)[\ufe0f\s]*([☆✩]*)")
Range = tuple[float, float, float]


def _words(*levels: str) -> dict[str, float]:
    """Return ratings by word, the levels from worst to best, spread evenly; | parts synonyms."""
    step = 10 / (len(levels) - 1)
    return {word: n * step for n, level in enumerate(levels) for word in level.split("|")}


_GRADES = {"a+": 4.0, "a": 4.0, "a-": 3.7, "b+": 3.3, "b": 3.0, "b-": 2.7, "c+": 2.3, "c": 2.0,
           "c-": 1.7, "d+": 1.3, "d": 1.0, "d-": 0.7, "e": 0.0, "f": 0.0}  # fmt: skip
_MIDDLE = "medium|middle|mid|med|moderate|average|mittel"
WORDS: Mapping[str, Mapping[str, float]] = {
    "low, medium, high": _words("low|niedrig", _MIDDLE, "high|hoch"),
    "very low to very high": _words(
        "very low|sehr niedrig", "low|niedrig", _MIDDLE, "high|hoch", "very high|sehr hoch"
    ),
    "no, partly, yes": _words(
        "no|n|nein|non|✗|✘|👎|false", "partly|partially|maybe|some|somewhat|teilweise|sometimes",
        "yes|y|ja|oui|✓|✔|👍|true",
    ),
    "-, 0, +": _words("-", "0|o", "+"),
    "-- to ++": _words("--", "-", "0|o", "+", "++"),
    "--- to +++": _words("---", "--", "-", "0|o", "+", "++", "+++"),
    "bad, fair, good": _words("bad|poor|schlecht", "ok|okay|fair|so-so|average|mittel", "good|gut"),
    "poor to excellent": _words(
        "poor|bad|very bad|very poor", "fair|ok|okay|average", "good", "very good|great",
        "excellent|outstanding",
    ),
    "grades A to F": {grade: 2.5 * value for grade, value in _GRADES.items()},
}  # fmt: skip
STARS = "stars"
# Words that say how much there is, not how good that is.
HOW_MUCH = ("low, medium, high", "very low to very high")


def is_scale(name: str) -> bool:
    """Tell whether a text names a scale: two different ends, or a scale of words."""
    ends = _ENDS.fullmatch(name)
    return name in WORDS or name == STARS or bool(ends and ends[1] != ends[2])


def word_scales(texts: Iterable[str]) -> list[str]:
    """Return the scales of words on which all of these cells have a place, the likeliest first.

    Signs and words alone: numbers are no words, and a column of dashes says nothing.

    >>> word_scales(["high", "low"]), word_scales(["++", "-"])[0], word_scales(["★★★☆☆", "★★"])
    (['low, medium, high', 'very low to very high'], '-- to ++', ['stars'])
    """
    cells = [_word(text) for text in texts]
    told = [cell for cell in cells if not is_unknown(cell)]
    if not told or all(cell in ("0", "o") for cell in told):
        return []
    if all(_stars(cell) is not None for cell in told):
        return [STARS]
    signs = any(cell.startswith("+") for cell in told)
    if signs:
        told = [cell for cell in cells if cell and (not is_unknown(cell) or set(cell) == {"-"})]
    return [
        name
        for name, ratings in WORDS.items()
        if all(cell in ratings for cell in told) and (signs or not name.startswith("-"))
    ]


def rated(text: str, scale: str, decimal: str) -> Range | None:
    """Return low, likely and high rating of a cell, 0 to 10; None if it is unknown.

    Raises
    ------
    NoAmountError
        If the cell has no place on the scale.

    >>> rated("3", "1-5", "point"), rated("75 %", "0-100", "point")
    ((5.0, 5.0, 5.0), (7.5, 7.5, 7.5))
    """
    if scale in WORDS or scale == STARS:
        return _rated_word(text, scale)
    told = _amount_on(text, scale, decimal)
    if told.low is None or told.likely is None or told.high is None:
        return None
    worst, best = _scale_of(told, scale)
    ends = tuple(_share(number, worst, best) for number in (told.low, told.likely, told.high))
    return min(ends), ends[1], max(ends)


def ends_of(scale: str) -> tuple[float, float]:
    """Return the worst and the best number of a scale of numbers."""
    worst, best = scale.split("-")
    return float(worst), float(best)


def _amount_on(text: str, scale: str, decimal: str) -> Amount:
    try:
        return amount(text, decimal)
    except DateError:
        raise
    except NoAmountError:
        raise NoAmountError(_expected(*ends_of(scale))) from None


def _scale_of(stated: Amount, scale: str) -> tuple[float, float]:
    worst, best = ends_of(scale)
    has_unit = stated.unit != "" and (stated.unit, scale) != ("%", PERCENT)
    if has_unit or stated.whole not in (None, max(worst, best)):
        raise NoAmountError(_expected(worst, best))
    return worst, best


def _share(number: float, worst: float, best: float) -> float:
    if not min(worst, best) <= number <= max(worst, best):
        raise NoAmountError(_expected(worst, best))
    # What stands on the scale from 0 to 10 stays as it is, to the last bit.
    return number if (worst, best) == (0, 10) else 10 * ((number - worst) / (best - worst))


def _expected(worst: float, best: float) -> str:
    low, high = min(worst, best), max(worst, best)
    return f"a number from {low:g} to {high:g}, or nothing if unknown"


def _rated_word(text: str, scale: str) -> Range | None:
    word = _word(text)
    if scale == STARS:
        number = _stars(word)
        rating = None if number is None else 2.5 * (number - 1)
    else:
        rating = WORDS[scale].get(word)
    if rating is not None:
        return rating, rating, rating
    if is_unknown(text):
        return None
    expected = "up to five stars" if scale == STARS else f"a word of {scale}"
    raise NoAmountError(f"{expected}, or nothing if unknown")


def _word(text: str) -> str:
    return re.sub("[‐‑‒–—−]", "-", " ".join(text.split())).casefold()  # noqa: RUF001


def _stars(text: str) -> int | None:
    match = _STARS.fullmatch(text)
    if match is None or not 1 <= len(match[1]) <= 5 or len(match[1] + match[2]) > 5:
        return None
    return len(match[1])
