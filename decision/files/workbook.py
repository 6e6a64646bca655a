"""Which cells does a spreadsheet file (XLSX) hold? Values only: nothing in it is ever run.

`sheets` names the visible ones; `rows` gives one sheet's rows as text, like those of a CSV file. A
formula counts by the result that the spreadsheet program saved with it. An XLSX file is a zip of
XML, so both its size unpacked and how far down and across it is read have limits.
"""

import io
import zipfile
from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Any

import openpyxl
from openpyxl.utils import get_column_letter

from decision.files.cells import Row, fitted
from decision.files.decoding import refuse_large
from decision.files.header import COLUMN_LIMIT
from decision.files.problems import BadFileError, Problem, quoted

EXPECTED = "a table of ratings (XLSX)"
ROW_LIMIT = 5_000  # further down nobody keeps offers; a million empty rows would take minutes
SHEET_BYTES, OTHER_BYTES = 100 * 2**20, 20 * 2**20
_SHEETS = "xl/worksheets/"


def sheets(file: str, content: bytes) -> list[str]:
    """Return the names of the sheets that are not hidden.

    Raises
    ------
    BadFileError
        If the file is no spreadsheet, too large packed or unpacked, or hides all its sheets.
    """
    workbook = _workbook(file, content, results=True)
    visible = [sheet.title for sheet in workbook.worksheets if sheet.sheet_state == "visible"]
    if not visible:
        raise BadFileError(file, [Problem("", "no visible sheet", EXPECTED)])
    return visible


def rows(file: str, content: bytes, sheet: str) -> list[Row]:
    """Return the rows of a sheet that hold anything, the header first, all as wide as it is.

    Raises
    ------
    BadFileError
        As `sheets`; also for a formula that was saved without its result.
    """
    results = _cells(file, _workbook(file, content, results=True), sheet)
    formulas = _cells(file, _workbook(file, content, results=False), sheet)
    _refuse_unworked(file, results, formulas)
    found = [Row(number, [_text(value) for value in values]) for number, values in results]
    width = max((len(_used(row.cells)) for row in found), default=0)
    return fitted(file, [Row(row.number, row.cells[:width]) for row in found])


def _workbook(file: str, content: bytes, *, results: bool) -> Any:  # noqa: ANN401
    refuse_large(file, content, EXPECTED)
    _refuse_bombs(file, content)
    try:
        return openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=results)
    # A broken file fails in openpyxl's parsers with whatever they stumble over.
    except Exception as error:
        raise _unreadable(file, error) from None


def _refuse_bombs(file: str, content: bytes) -> None:
    try:
        parts = zipfile.ZipFile(io.BytesIO(content)).infolist()
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise _unreadable(file, error) from None
    inside = sum(part.file_size for part in parts if part.filename.startswith(_SHEETS))
    others = sum(part.file_size for part in parts) - inside
    if inside > SHEET_BYTES or others > OTHER_BYTES:
        found = f"{(inside + others) / 2**20:.0f} MB once unpacked"
        raise BadFileError(file, [Problem("", found, f"{EXPECTED} of ordinary size")])


def _cells(file: str, workbook: Any, sheet: str) -> list[tuple[int, tuple[object, ...]]]:  # noqa: ANN401
    """Return the rows that hold anything, by their number."""
    limits = {"max_row": ROW_LIMIT, "max_col": COLUMN_LIMIT + 1, "values_only": True}
    try:
        numbered = list(enumerate(workbook[sheet].iter_rows(**limits), start=1))
    except Exception as error:
        raise _unreadable(file, error) from None
    return [(number, values) for number, values in numbered if _any(values)]


def _any(values: Iterable[object]) -> bool:
    return any(value is not None and str(value).strip() for value in values)


def _refuse_unworked(
    file: str,
    results: list[tuple[int, tuple[object, ...]]],
    formulas: list[tuple[int, tuple[object, ...]]],
) -> None:
    worked = {(n, place) for n, row in results for place, v in enumerate(row) if v is not None}
    problems = [
        Problem(
            f"cell {get_column_letter(place + 1)}{number}",
            f"the formula {quoted(str(getattr(value, 'text', value)))} without its result",
            "a value; opening the file in a spreadsheet program and saving it again adds results",
        )
        for number, row in formulas
        for place, value in enumerate(row)
        if value is not None and (number, place) not in worked
    ]
    if problems:
        raise BadFileError(file, problems)


def _text(value: object) -> str:
    """Return a cell as it would stand in a CSV file.

    >>> _text(7.0), _text(7.25), _text(None), _text("Lab")
    ('7', '7.25', '', 'Lab')
    """
    if value is None:
        return ""
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _used(cells: list[str]) -> list[str]:
    """Return the cells without the empty ones at the end."""
    last = max((place for place, cell in enumerate(cells) if cell.strip()), default=-1)
    return cells[: last + 1]


def _unreadable(file: str, error: Exception) -> BadFileError:
    first = error.__cause__ or error  # openpyxl wraps some errors in a paragraph of advice
    why = str(first) or type(first).__name__
    return BadFileError(file, [Problem("", f"no readable spreadsheet ({why})", EXPECTED)])
