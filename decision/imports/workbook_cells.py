"""What does one cell of a spreadsheet show? As text, like in a CSV file that it would be saved as.

`Formats` are the number formats by which 0.8 is shown as 80 % or a date; `shown` reads a cell with
them. A formula counts by the result that the spreadsheet program saved with it.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from xml.etree.ElementTree import Element

from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format, is_timedelta_format
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900, from_excel
from openpyxl.utils.escape import unescape

TRUTH, DATE, ERROR = "a yes or no", "a date", "an error"
_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\[[^\]]*\]')


@dataclass(frozen=True)
class Shown:
    """A cell's text, and what it is instead of text or a number, if so.

    Attributes
    ----------
    unworked
        The formula that was saved without its result.
    """

    text: str
    other: str | None = None
    unworked: str | None = None


@dataclass(frozen=True)
class Formats:
    """What the cells of a workbook refer to: its strings, number formats by style, and calendar."""

    strings: Sequence[str]
    styles: Sequence[str]
    from_1904: bool


def number_format(identity: int, own: Mapping[int, str]) -> str:
    """Return a number format by its number: one of the workbook's own, or a usual one."""
    return own.get(identity) or BUILTIN_FORMATS.get(identity, "General")


def joined(element: Element) -> str:
    """Return the text of a string, without how it is pronounced."""
    runs = [child for child in element if _name(child) != "rPh"]
    texts = [part for run in runs for part in run.iter() if _name(part) == "t"]
    return unescape("".join(text.text or "" for text in texts))


def shown(cell: Element, formats: Formats) -> Shown:
    """Return what a cell shows.

    Raises
    ------
    ValueError, IndexError
        If the file says what no spreadsheet program writes.
    """
    parts = {_name(child): child for child in cell}
    kind = cell.get("t", "n")
    value = parts["v"].text if "v" in parts else None
    if "f" in parts and not value and not (kind == "str" and "v" in parts):
        return Shown("", unworked=f"={parts['f'].text or ''}")
    if kind == "inlineStr":
        return Shown(joined(parts["is"]) if "is" in parts else "")
    if not value:
        return Shown("")
    return _with_value(kind, value, cell, formats)


def _with_value(kind: str, value: str, cell: Element, formats: Formats) -> Shown:
    if kind == "s":
        return Shown(formats.strings[int(value)])
    if kind == "str":
        return Shown(unescape(value))
    if kind == "b":
        return Shown(str(bool(int(value))), other=TRUTH)
    if kind == "e":
        return Shown(value, other=ERROR)
    if kind == "d":
        return Shown(value, other=DATE)
    style = int(cell.get("s", 0))
    return _number(float(value), formats.styles[style] if formats.styles else "General", formats)


def _number(value: float, form: str, formats: Formats) -> Shown:
    if is_date_format(form):
        return Shown(_date(value, form, formats), other=DATE)
    if "%" in _LITERAL.sub("", form):
        return Shown(f"{plain(value * 100)} %")
    return Shown(plain(value))


def _date(value: float, form: str, formats: Formats) -> str:
    epoch = CALENDAR_MAC_1904 if formats.from_1904 else CALENDAR_WINDOWS_1900
    try:
        found = from_excel(value, epoch, timedelta=is_timedelta_format(form))
    except (OverflowError, ValueError):
        return "########"  # as spreadsheets show it
    return found.isoformat() if isinstance(found, datetime | date | time) else str(found)


def plain(value: float) -> str:
    """Return a number as a spreadsheet shows it: 15 digits that count, and no exponent.

    >>> plain(7.0), plain(7.25), plain(1.1 * 3), plain(1e-7)
    ('7', '7.25', '3.3', '0.0000001')
    """
    return format(Decimal(f"{value:.15g}"), "f")


def _name(element: Element) -> str:
    return element.tag.rpartition("}")[2]
