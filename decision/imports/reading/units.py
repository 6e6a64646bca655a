"""In which unit is an amount? Units as people write them, and money of any country."""

import re

from criteria.criterion import UNIT_LIMIT

CURRENCIES = "$€£¥₹"
_CODES = "USD|EUR|GBP|CHF|CAD|AUD|JPY|INR|SEK|NOK|DKK|PLN|NZD|SGD"
_UNITS = {
    "minute": "min", "minutes": "min", "mins": "min", "minuten": "min", "hour": "h", "hours": "h",
    "hrs": "h", "hr": "h", "std": "h", "stunden": "h", "kms": "km", "kilometers": "km",
    "percent": "%", "day": "days", "tage": "days", "mile": "miles", "euro": "€", "euros": "€",
}  # fmt: skip
_MINUTES = {"min": 1.0, "h": 60.0}
_SIGNS = {"usd": "$", "eur": "€", "gbp": "£", "jpy": "¥", "inr": "₹"}
MONEY = rf"(?:[A-Z]{{0,3}}[{CURRENCIES}]|(?:{_CODES})\b)"
_EACH = re.compile(r"/\s*|\bper\b\s*|\bpro\b\s*|\ba[n]?\b\s+")


def unit_of(text: str) -> str:
    """Return a unit as this program writes it.

    >>> unit_of("Minutes"), unit_of("/ year"), unit_of("$ per year")
    ('min', 'a year', '$ a year')
    """
    unit = " ".join(_EACH.sub("a ", text.strip().rstrip(".")).split())
    return _UNITS.get(unit.casefold(), unit)


def is_money(unit: str) -> bool:
    """Tell whether a unit is one of money."""
    return bool(re.match(MONEY, unit))


def fits(unit: str, expected: str) -> bool:
    """Tell whether what is in a unit, or in none, is in another, which may say more of it.

    >>> fits("$", "$ a year"), fits("", "min"), fits("$ a month", "$"), fits("h", "min")
    (True, True, False, False)
    """
    return factor_of(unit[:UNIT_LIMIT], expected[:UNIT_LIMIT]) == 1


def factor_of(unit: str, wanted: str) -> float | None:
    """Return how many of the wanted unit are in one of a unit; None if they do not fit.

    Part of a unit is enough: $ is taken for $ a year.
    """
    words, others = _words(unit), _words(wanted)
    if words and others and words[0] in _MINUTES and others[0] in _MINUTES:
        return _MINUTES[words[0]] / _MINUTES[others[0]] if {*words[1:]} <= {*others[1:]} else None
    return 1.0 if {*words} <= {*others} else None


def _words(unit: str) -> list[str]:
    words = [unit_of(word) for word in unit_of(unit).casefold().split()]
    return [_SIGNS.get(word, word) for word in words]
