"""What does one cell of a spreadsheet show? As text, like in a CSV file that it would be saved as.

`Formats` are the number formats by which 0.8 is shown as 80 % or a date; `shown` reads a cell with
them. A formula counts by the result that the spreadsheet program saved with it.
"""

import re
from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple
from xml.etree.ElementTree import Element

from openpyxl.styles.numbers import is_date_format, is_timedelta_format
from openpyxl.utils.datetime import from_excel
from openpyxl.utils.escape import unescape

TRUTH, DATE, ERROR = "a yes or no", "a date", "an error"
FORMATS, FORMAT_LENGTH = 1_000, 255  # spreadsheet programs take no more, and no longer ones
_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\[[^\]]*\]')


class Shown(NamedTuple):
    """A cell's text, and what it is instead of text or a number, if so.

    Attributes
    ----------
    unworked
        The formula that was saved without its result.
    """

    text: str
    other: str = ""
    unworked: str = ""


class Formats(NamedTuple):
    """What the cells of a workbook refer to: its strings, number formats by style, and calendar."""

    strings: Sequence[str]
    styles: Sequence[str]
    epoch: datetime


def joined(element: Element) -> str:
    """Return the text of a string, without how it is pronounced."""
    texts = [*element.iterfind("{*}t"), *element.iterfind("{*}r/{*}t")]
    return unescape("".join(text.text or "" for text in texts))


def shown(cell: Element, formats: Formats) -> Shown:
    """Return what a cell shows.

    Raises
    ------
    ValueError, IndexError
        If the file says what no spreadsheet program writes.
    """
    kind, value, formula = cell.get("t", "n"), cell.findtext("{*}v"), cell.find("{*}f")
    if formula is not None and not value and (kind, value) != ("str", ""):
        return Shown("", unworked=f"={formula.text or ''}")
    if kind == "inlineStr":
        return Shown("".join(map(joined, cell.iterfind("{*}is"))))
    if not value:
        return Shown("")
    if kind in ("s", "str"):
        return Shown(formats.strings[int(value)] if kind == "s" else unescape(value))
    if kind in _NO_NUMBERS:
        return Shown(str(bool(int(value))) if kind == "b" else value, _NO_NUMBERS[kind])
    form = formats.styles[int(cell.get("s", 0))] if formats.styles else "General"
    return _number(float(value), form, formats.epoch)


_NO_NUMBERS = {"b": TRUTH, "e": ERROR, "d": DATE}


def _number(value: float, form: str, epoch: datetime) -> Shown:
    is_date, is_percentage = _kind(form)
    if is_date:
        return Shown(_date(value, form, epoch), DATE)
    return Shown(f"{plain(value * 100)} %" if is_percentage else plain(value))


@lru_cache(FORMATS)
def _kind(form: str) -> tuple[bool, bool]:
    """Tell whether numbers in this format are dates or times, and whether they are percentages."""
    return is_date_format(form), "%" in _LITERAL.sub("", form)


def _date(value: float, form: str, epoch: datetime) -> str:
    try:
        date = from_excel(value, epoch, timedelta=is_timedelta_format(form))
    except (OverflowError, ValueError):
        return "########"  # as spreadsheets show it
    return date.isoformat() if hasattr(date, "isoformat") else str(date)


def plain(value: float) -> str:
    """Return a number as a spreadsheet shows it: 15 digits that count, and no exponent.

    >>> plain(7.0), plain(7.25), plain(1.1 * 3), plain(1e-7)
    ('7', '7.25', '3.3', '0.0000001')
    """
    return format(Decimal(f"{value:.15g}"), "f")
