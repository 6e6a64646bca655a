"""Which cells does a spreadsheet file hold that is no XLSX? Read by calamine: XLS, XLSB and ODS.

calamine does not tell which numbers are shown as percentages, and a formula without a result and
an error are empty cells to it. Of an ODS file the XML tells whether there are any of these.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetVisibleEnum,
)

from decision.files.problems import refused
from decision.imports.cells import file_kinds
from decision.imports.cells.book import ADVICE, Book, Cells, Merge, chosen, spread
from decision.imports.cells.grid import DATE, TRUTH, Cell
from decision.imports.cells.workbook_xml import Package, plain, without_midnight

AREA_LIMIT = 4_000_000  # cells between the first and the last, most of them empty
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")  # how a newer spreadsheet is wrapped
_FORMULA = re.compile(rb"<table:table-cell\b[^<>]*\btable:formula=[^<>]*>")
_RESULT = re.compile(rb'\boffice:(?:value|date-value|time-value|boolean-value)="')
_TEXT_RESULT = re.compile(rb'\bcalcext:value-type="string"')
_PERCENT = re.compile(rb"value-type\s*=\s*[\"']percentage")
_HIDDEN = re.compile(rb"visibility\s*=\s*[\"'](?:collapse|filter)")
_Value = int | float | str | bool | time | date | datetime | timedelta


def book(file: str, kind: str, content: bytes, sheet: str | None) -> Book:
    """Return one sheet of a file, the first that holds anything if none is asked for.

    Raises
    ------
    BadFileError
        If the file has a password, is too large unpacked, hides all its sheets, has no such sheet,
        or its cells are far apart.
    Exception
        Whatever the parsers stumble over, if it is no such file.
    """
    expected = file_kinds.expected(kind)
    if kind != file_kinds.XLS:
        Package(file, content)  # asks how large it is unpacked
    opened = _opened(file, kind, content)
    shown = [s.name for s in opened.sheets_metadata if s.visible == SheetVisibleEnum.Visible]
    if not shown:
        raise refused(file, "no visible sheet", expected)
    filled = [name for name in shown if opened.get_sheet_by_name(name).start is not None]
    name = chosen(file, filled, sheet, expected)
    read = opened.get_sheet_by_name(name)
    cells = spread(file, _cells(file, read), _merges(read))
    hidden = [each for each in opened.sheet_names if each not in shown]
    about = Book(filled, hidden, name, cells, tells_percent=False)
    return _with_xml(about, content) if kind == file_kinds.ODS else about


def _opened(file: str, kind: str, content: bytes) -> CalamineWorkbook:
    locked = refused(file, "a file with a password", f"{file_kinds.expected(kind)} without one")
    if _ENCRYPTED in content:
        raise locked
    try:
        return CalamineWorkbook.from_filelike(io.BytesIO(content))
    except CalamineError:
        # Why it fails is only told of a file whose name says its kind.
        with TemporaryDirectory() as folder:
            path = Path(folder, f"table.{kind.lower()}")
            path.write_bytes(content)
            try:
                return CalamineWorkbook.from_path(path)
            except PasswordError:
                raise locked from None


def _cells(file: str, sheet: CalamineSheet) -> Cells:
    if sheet.height * sheet.width > AREA_LIMIT:
        raise refused(file, "cells far apart, with far more room than offers need", ADVICE)
    top, left = sheet.start or (0, 0)
    return {
        (row, column): _shown(value)
        for row, values in enumerate(sheet.to_python(), start=top + 1)
        for column, value in enumerate(values, start=left + 1)
        if value != ""
    }


def _shown(value: _Value) -> Cell:
    if isinstance(value, bool):
        return Cell(str(value), TRUTH)
    if isinstance(value, str):
        return Cell(value)
    if isinstance(value, int | float):
        return Cell(plain(value))
    return Cell(without_midnight(value), DATE)


def _merges(sheet: CalamineSheet) -> Iterator[Merge]:
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or []:
        yield top + 1, left + 1, bottom + 1, right + 1


def _with_xml(book: Book, content: bytes) -> Book:
    """Return what an ODS file says of percentages, hidden cells and formulas besides."""
    xml = zipfile.ZipFile(io.BytesIO(content)).read("content.xml")
    formulas = (cell[0] for cell in _FORMULA.finditer(xml))
    bare = sum(not _RESULT.search(cell) and not _TEXT_RESULT.search(cell) for cell in formulas)
    return book._replace(
        tells_percent=not _PERCENT.search(xml),
        has_hidden_cells=bool(_HIDDEN.search(xml)),
        empty_formulas=bare,
    )
