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

    >>> fits("$", "$ a year"), fits("", "min"), fits("$ a month", "$"), fits("min", "")
    (True, True, False, False)
    """
    expected = expected[:UNIT_LIMIT]
    return unit[:UNIT_LIMIT] in ("", expected) or expected.startswith(f"{unit} ")
