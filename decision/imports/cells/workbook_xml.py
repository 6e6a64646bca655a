"""What does the XML of a spreadsheet file say? How much of it is read, and what a cell shows.

An XLSX file is a zip of XML (ECMA-376). `Package` opens it and parses those of its parts that are
asked for, so little that none takes more than about a second. Every element takes a "<", so
counting those bounds the work before any of it is done. Blank rows below a table are no reason to
refuse it: where there are many, they are cut off.

`shown` reads a cell as text, like in a CSV file that it would be saved as. `Formats` are the number
formats by which 0.8 is shown as 80 % or a date. A formula counts by the result that the spreadsheet
program saved with it.
"""

import io
import posixpath
import re
import zipfile
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring  # type: ignore[import-untyped]
from openpyxl.styles.numbers import is_date_format, is_timedelta_format
from openpyxl.utils.datetime import from_excel
from openpyxl.utils.escape import unescape

from decision.files.problems import LINE, BadFileError, refused
from decision.imports.cells.book import ADVICE, ROW_LIMIT
from decision.imports.cells.grid import DATE, ERROR, TRUTH, Cell

SHEET, OTHER = "xl/worksheets/", "beside the sheets"
UNPACKED = {SHEET: 100 * 2**20, OTHER: 20 * 2**20}
PARSED, TAGS = 10 * 2**20, 200_000  # 50,000 filled cells; 100 offers have 9,100 at most
INDEX_TAGS = 30_000  # in the lists of sheets and parts
_CONTENT = (b"<v", b":v", b"<f", b":f", b"<is", b":is")  # how values, formulas and texts begin
_ROW_END = re.compile(rb"</(?:[\w.-]+:)?row\s*>")
_PACKINGS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # others can use far more memory
FORMATS, FORMAT_LENGTH = 1_000, 255  # spreadsheet programs take no more, and no longer ones
_LOCALE = re.compile(r"\[\$-[^\]]*\]")
_CURRENCY = re.compile(r"\[\$([^\]-]{1,8})[^\]]*\]|([$€£¥₹])")
_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\[[^\]]*\]')


class Package:
    """A spreadsheet file: the zip of its parts, none of them unpacked yet.

    Raises
    ------
    BadFileError
        If the file is too large packed or unpacked.
    BadZipFile, ValueError, OSError
        If it is no zip.
    """

    def __init__(self, file: str, content: bytes) -> None:
        self._file, self._zip = file, zipfile.ZipFile(io.BytesIO(content))
        sizes = dict.fromkeys(UNPACKED, 0)
        for part in self._zip.infolist():
            sizes[SHEET if part.filename.startswith(SHEET) else OTHER] += part.file_size
        if any(sizes[kind] > limit for kind, limit in UNPACKED.items()):
            raise refused(file, f"{sum(sizes.values()) / 2**20:.0f} MB once unpacked", ADVICE)

    def tree(self, part: str, tags: int = TAGS) -> Element:
        """Return the XML of a part; of a large sheet, down to the last row with content.

        Raises
        ------
        BadFileError
            If there is too much of it.
        KeyError, ValueError, SyntaxError, RuntimeError, OSError
            If it is missing or broken.
        """
        xml = self._read(part)
        if part.startswith(SHEET) and _is_large(xml, tags):
            xml = _without_blank_end(xml)
        if _is_large(xml, tags):
            raise self.too_much(part)
        return fromstring(xml)

    def _read(self, part: str) -> bytes:
        if self._zip.getinfo(part).compress_type not in _PACKINGS:
            raise ValueError(f"{part} is packed in an unusual way")
        return self._zip.read(part)

    def has_content(self, part: str) -> bool:
        """Tell whether a sheet seems to hold any cell with a value."""
        xml = self._read(part)
        first, last = xml.find(b"sheetData"), xml.rfind(b"sheetData>")
        return any(xml.find(begins, first, last) >= 0 for begins in _CONTENT)

    def related(self, part: str, kind: str) -> dict[str, str]:
        """Return the parts of a kind that a part refers to, by their relationship's identity."""
        folder, name = posixpath.split(part)
        relations = self.tree(f"{folder}/_rels/{name}.rels".lstrip("/"), INDEX_TAGS)
        return {
            relation.get("Id", ""): posixpath.normpath(
                posixpath.join("/", folder, relation.get("Target", ""))
            ).lstrip("/")
            for relation in relations.iterfind("{*}Relationship")
            if relation.get("Type", "").endswith(f"/{kind}")
        }

    def too_much(self, part: str) -> BadFileError:
        """Return the refusal of a part with more in it than anyone compares."""
        cells = f"far more cells than offers need, or one far below row {ROW_LIMIT:,}"
        texts = "far more styles or texts than offers need"
        return refused(self._file, cells if part.startswith(SHEET) else texts, ADVICE)


def _is_large(xml: bytes, tags: int) -> bool:
    return len(xml) > PARSED or xml.count(b"<") > tags


def _without_blank_end(xml: bytes) -> bytes:
    """Return a sheet without its rows below the last one with content."""
    end = xml.rfind(b"sheetData>")
    content = max(xml.rfind(begins, 0, max(end, 0)) for begins in _CONTENT)
    last = _ROW_END.search(xml, max(content, 0), max(end, 0))
    if content < 0 or last is None:
        return xml
    return xml[: last.end()] + xml[xml.rfind(b"<", 0, end) :]


# Cells ------------------------------------------------------------------------------------------


class Formats(NamedTuple):
    """What the cells of a workbook refer to: its strings, number formats by style, and calendar."""

    strings: Sequence[str]
    styles: Sequence[str]
    epoch: datetime


def joined(element: Element) -> str:
    """Return the text of a string, without how it is pronounced."""
    texts = [*element.iterfind("{*}t"), *element.iterfind("{*}r/{*}t")]
    return unescape("".join(text.text or "" for text in texts))


def shown(cell: Element, formats: Formats) -> Cell:
    """Return what a cell shows.

    Raises
    ------
    ValueError, IndexError
        If the file says what no spreadsheet program writes.
    """
    parts = {child.tag.rpartition("}")[2]: child for child in cell}
    kind, formula = cell.get("t", "n"), parts.get("f")
    value = (parts["v"].text or "") if "v" in parts else None
    if formula is not None and not value and (kind, value) != ("str", ""):
        return Cell("", unworked=f"={(formula.text or '')[:LINE]}")
    if kind == "inlineStr":
        return Cell("".join(map(joined, cell.iterfind("{*}is"))))
    if not value:
        return Cell("")
    if kind in ("s", "str"):
        return Cell(formats.strings[int(value)] if kind == "s" else unescape(value))
    if kind in _NO_NUMBERS:
        return Cell(str(bool(int(value))) if kind == "b" else value, _NO_NUMBERS[kind])
    form = formats.styles[int(cell.get("s", 0))] if formats.styles else "General"
    return _number(float(value), form, formats.epoch)


_NO_NUMBERS = {"b": TRUTH, "e": ERROR, "d": DATE}


def _number(value: float, form: str, epoch: datetime) -> Cell:
    shows = _shows(form)
    if shows == DATE:
        return Cell(_date(value, form, epoch), DATE)
    return Cell(f"{plain(value * 100)} %" if shows == "%" else f"{shows}{plain(value)}")


@lru_cache(FORMATS)
def _shows(form: str) -> str:
    """Return what numbers in this format are: `DATE`, "%", a currency, or nothing of these."""
    if is_date_format(form):
        return DATE
    if "%" in _LITERAL.sub("", form):
        return "%"
    currency = _CURRENCY.search(_LOCALE.sub("", form))
    return (currency[1] or currency[2]).strip() if currency else ""


def _date(value: float, form: str, epoch: datetime) -> str:
    try:
        moment = from_excel(value, epoch, timedelta=is_timedelta_format(form))
    except (OverflowError, ValueError):
        return "########"  # as spreadsheets show it
    return without_midnight(moment)


def without_midnight(moment: date | datetime | time | timedelta) -> str:
    """Return a date or time as ISO writes it, the hour left out where it is midnight.

    >>> without_midnight(datetime(2026, 5, 7)), without_midnight(timedelta(hours=30))
    ('2026-05-07', '1 day, 6:00:00')
    """
    if isinstance(moment, timedelta):
        return str(moment)
    return moment.isoformat().removesuffix("T00:00:00")


def plain(value: float) -> str:
    """Return a number as a spreadsheet shows it: 15 digits that count, and no exponent.

    >>> plain(7.0), plain(7.25), plain(1.1 * 3), plain(1e-7)
    ('7', '7.25', '3.3', '0.0000001')
    """
    text = f"{value:.15g}"
    return format(Decimal(text), "f") if "e" in text else text
