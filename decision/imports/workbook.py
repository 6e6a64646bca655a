"""Which cells does a spreadsheet file (XLSX) hold? Values only: nothing in it is ever run.

`sheets` names the visible ones; `rows` gives one sheet's rows as text, like those of a CSV file.
Hidden rows and columns are read like the others: the preview shows all that is read, so none comes
in unseen, and a filter left on must not lose offers. An XLSX file is a zip of XML (ECMA-376).
"""

import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar
from xml.etree.ElementTree import Element

from openpyxl.utils import get_column_letter
from openpyxl.utils.cell import coordinate_to_tuple

from decision.files.problems import BadFileError, Problem, quoted, refused
from decision.imports import workbook_guard as guard
from decision.imports.csv_rows import Row, fitted
from decision.imports.header import COLUMN_LIMIT, OFFER
from decision.imports.workbook_cells import Formats, Shown, joined, number_format, shown

_START = ""  # the part whose relationships name the workbook's own part
_Place = tuple[int, int]
_T = TypeVar("_T")


def sheets(file: str, content: bytes) -> list[str]:
    """Return the names of the sheets that are not hidden.

    Raises
    ------
    BadFileError
        If the file is no spreadsheet, too large packed or unpacked, or hides all its sheets.
    """
    package = guard.unzipped(file, content)
    visible = _refusing(file, lambda: list(_visible(package)))
    if not visible:
        raise refused(file, "no visible sheet", guard.EXPECTED)
    return visible


def rows(file: str, content: bytes, sheet: str) -> list[Row]:
    """Return the rows of a sheet that hold anything, the header first, all as wide as it is.

    Raises
    ------
    BadFileError
        As `sheets`; also for a formula in the table that was saved without its result, for a name
        that is a date, an error or a yes or no, and for content far outside.
    """
    package = guard.unzipped(file, content)
    cells = _refusing(file, lambda: _cells(package, _visible(package)[sheet]))
    filled = {place: cell for place, cell in cells.items() if cell.text.strip()}
    _refuse_far(file, filled)
    problems = _problems(cells, filled) if filled else []
    if problems:
        raise BadFileError(file, problems)
    width = max((column for _, column in filled), default=0)
    numbers = sorted({row for row, _ in filled})
    texts = {place: cell.text for place, cell in filled.items()}
    found = [Row(n, [texts.get((n, c), "") for c in range(1, width + 1)]) for n in numbers]
    return fitted(file, found, guard.EXPECTED)


def _refusing(file: str, read: Callable[[], _T]) -> _T:
    try:
        return read()
    except BadFileError:
        raise
    # A broken file fails with whatever the parsers stumble over.
    except Exception as error:
        raise guard.unreadable(file, error) from None


def _visible(package: guard.Package) -> dict[str, str]:
    """Return the parts of the visible sheets by their names; charts are none."""
    (workbook,) = _related(package, _START, "officeDocument").values()
    parts = _related(package, workbook, "worksheet")
    found: dict[str, str] = {}
    for sheet in _each(package, workbook, "sheet"):
        identity = next((v for key, v in sheet.items() if key.endswith("}id")), "")
        if sheet.get("state", "visible") == "visible" and identity in parts:
            found.setdefault(sheet.get("name", ""), parts[identity])
    return found


def _related(package: guard.Package, part: str, kind: str) -> dict[str, str]:
    """Return the parts of a kind that a part refers to, by their relationship's identity."""
    folder, name = posixpath.split(part)
    relations = f"{folder}/_rels/{name}.rels".lstrip("/")
    return {
        relation.get("Id", ""): posixpath.normpath(
            posixpath.join("/", folder, relation.get("Target", ""))
        ).lstrip("/")
        for relation in _each(package, relations, "Relationship")
        if relation.get("Type", "").endswith(f"/{kind}")
    }


def _each(
    package: guard.Package, part: str, name: str, tags: int = guard.INDEX_TAGS
) -> Iterator[Element]:
    """Yield the elements of a name in a part, each once it is complete."""
    for event, found, element in guard.elements(package, part, tags=tags):
        if event == "end" and found == name:
            yield element
            element.clear()


def _formats(package: guard.Package) -> Formats:
    (workbook,) = _related(package, _START, "officeDocument").values()
    strings = _related(package, workbook, "sharedStrings").values()
    styles = _related(package, workbook, "styles").values()
    return Formats(
        [joined(string) for part in strings for string in _each(package, part, "si", guard.TAGS)],
        [form for part in styles for form in _styles(package, part)],
        any(p.get("date1904") in ("1", "true") for p in _each(package, workbook, "workbookPr")),
    )


def _styles(package: guard.Package, part: str) -> Iterator[str]:
    """Yield the number format of each cell style; formats come before styles in the file."""
    own: dict[int, str] = {}
    inside = False
    for event, name, element in guard.elements(package, part):
        inside = event == "start" if name == "cellXfs" else inside
        if event == "end" and name == "numFmt":
            own[int(element.get("numFmtId", 0))] = element.get("formatCode", "")
        elif inside and event == "end" and name == "xf":
            yield number_format(int(element.get("numFmtId", 0)), own)


def _cells(package: guard.Package, part: str) -> dict[_Place, Shown]:
    """Return the cells that hold a value or a formula, by row and column."""
    formats = _formats(package)
    found: dict[_Place, Shown] = {}
    row = column = 0
    for event, name, element in guard.elements(package, part, is_sheet=True):
        if name == "row" and event == "start":
            row, column = _next_row(row, element.get("r")), 0
        elif name == "row":
            element.clear()
        elif name == "c" and event == "end":
            place = element.get("r")
            column = coordinate_to_tuple(place)[1] if place else column + 1
            if len(element):
                found[row, column] = shown(element, formats)
                element.clear()
    return found


def _next_row(row: int, number: str | None) -> int:
    following = int(number) if number else row + 1
    if following <= row:
        raise ValueError(f"row {following} below row {row}")
    return following


def _refuse_far(file: str, filled: Mapping[_Place, Shown]) -> None:
    far = [(r, c) for r, c in filled if r > guard.ROW_LIMIT or c > COLUMN_LIMIT]
    if far:
        found = f"{quoted(filled[far[0]].text)} far outside the table"
        expected = f"all of it in the first {guard.ROW_LIMIT:,} rows and {COLUMN_LIMIT} columns"
        raise refused(file, found, expected, _named(far[0]))


def _problems(cells: Mapping[_Place, Shown], filled: Mapping[_Place, Shown]) -> list[Problem]:
    """Return what in the table is no text or number."""
    top = min((row for row, _ in filled), default=0)
    header = {column: cell for (row, column), cell in filled.items() if row == top}
    names = {column for column, cell in header.items() if _is_offer(cell)}
    rows = {row for row, column in cells if (row, column) in filled or column in names}
    # An unworked sum beside or below the table is no part of it.
    table = {
        (row, column): cell
        for (row, column), cell in cells.items()
        if top <= row <= max(rows) and column <= max(header)
    }
    unworked = [_unworked(place, cell) for place, cell in table.items() if cell.unworked]
    return unworked + [
        Problem(_named(place), f"{cell.other}, {quoted(cell.text)}", "an offer's name")
        for place, cell in table.items()
        if place[1] in names and cell.other
    ]


def _unworked(place: _Place, cell: Shown) -> Problem:
    found = f"the formula {quoted(cell.unworked or '')} without its result"
    expected = "a value; opening the file in a spreadsheet program and saving it again adds results"
    return Problem(_named(place), found, expected)


def _is_offer(cell: Shown) -> bool:
    return re.sub(r"[\W_]+", "", cell.text).casefold() == OFFER


def _named(place: _Place) -> str:
    return f"cell {get_column_letter(place[1])}{place[0]}"
