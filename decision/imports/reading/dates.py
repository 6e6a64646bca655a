"""Is a text a date, and what may somebody have typed before a spreadsheet made a date of it?"""

import re

_MONTHS = {
    name: number
    for number, names in enumerate(
        ["jan", "feb", "mar mär mrz", "apr", "may mai", "jun", "jul", "aug", "sep", "oct okt",
         "nov", "dec dez"],
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH = r"(?P<month>[^\W\d_]{3,9})\.?"
_DAY = r"(?P<day>[0-9]{1,2})\.?"
_YEAR = r"(?:[\s./-]*(?P<year>[0-9]{2,4}))?"
_SHAPES = [
    re.compile(rf"{_DAY}[\s/-]*{_MONTH}{_YEAR}"),
    re.compile(rf"{_MONTH}[\s/-]*{_DAY}{_YEAR}"),
    re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{1,2})-(?P<day>[0-9]{1,2})(?:[T ][0-9:.]+)?"),
    re.compile(r"(?P<day>[0-9]{1,2})([./-])(?P<month>[0-9]{1,2})\2(?P<year>[0-9]{4}|[0-9]{2})"),
]


def guessed_of_date(text: str) -> str:
    """Return what a date may have been when it was typed; nothing for what is no date.

    >>> guessed_of_date("6-May"), guessed_of_date("2026-05-07"), guessed_of_date("7 min")
    ('5-6 or 6.5', '5-7 or 7.5', '')
    """
    for shape in _SHAPES:
        match = shape.fullmatch(text.strip())
        month = _month(match["month"]) if match else 0
        if match and 1 <= month <= 12 and 1 <= int(match["day"]) <= 31:
            day = int(match["day"])
            low, high = min(day, month), max(day, month)
            return f"{low}-{high} or {day}.{month}"
    return ""


def _month(text: str) -> int:
    return int(text) if text.isdigit() else _MONTHS.get(text[:3].casefold(), 0)
