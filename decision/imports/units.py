"""In which unit is an amount? Units as people write them, and money of any country."""

import re

CURRENCIES = "$€£¥₹"
_CODES = "USD|EUR|GBP|CHF|CAD|AUD|JPY|INR|SEK|NOK|DKK|PLN|NZD|SGD"
_UNITS = {
    "minute": "min", "minutes": "min", "mins": "min", "minuten": "min", "hour": "h", "hours": "h",
    "hrs": "h", "hr": "h", "std": "h", "stunden": "h", "kms": "km", "kilometers": "km",
    "percent": "%", "day": "days", "tage": "days", "mile": "miles", "euro": "€", "euros": "€",
}  # fmt: skip
_MINUTES = {"min": 1.0, "h": 60.0}
MONEY = rf"(?:[A-Z]{{0,3}}[{CURRENCIES}]|(?:{_CODES})\b)"
_EACH = re.compile(r"/\s*|\bper\b\s*|\bpro\b\s*|\ba[n]?\b\s+")


def unit_of(text: str) -> str:
    """Return a unit as this program writes it.

    >>> unit_of("Minutes"), unit_of("/ year"), unit_of("$ per year")
    ('min', 'a year', '$ a year')
    """
    unit = " ".join(_EACH.sub("a ", text.strip().rstrip(".")).split())
    return _UNITS.get(unit.casefold(), unit)


def minutes_in(unit: str) -> float | None:
    """Return how many minutes a unit of time has; None if it is none of those people mix.

    >>> minutes_in("hours"), minutes_in("min"), minutes_in("days")
    (60.0, 1.0, None)
    """
    return _MINUTES.get(unit_of(unit).casefold())


def is_money(unit: str) -> bool:
    """Tell whether a unit is one of money."""
    return bool(re.match(MONEY, unit))
