"""Which cells does a spreadsheet file (XLSX) hold? Values only: nothing in it is ever run.

`sheets` names the visible ones; `rows` gives one sheet's rows as text, like those of a CSV file.
Hidden rows and columns are read like the others: the preview shows all that is read, so none comes
in unseen, and a filter left on must not lose offers. An XLSX file is a zip of XML (ECMA-376).
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from openpyxl.styles.numbers import BUILTIN_FORMATS
from openpyxl.utils.cell import coordinate_to_tuple, get_column_letter
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900

from decision.files.problems import BadFileError, Problem, quoted, refuse, refused
from decision.files.ratings_csv import plain_header
from decision.imports import workbook_xml as xml
from decision.imports.csv_rows import COLUMN_LIMIT, Row, fitted
from decision.imports.header import OFFER
from decision.imports.workbook_xml import EXPECTED, INDEX_TAGS, ROW_LIMIT, Package, Shown

_RESULT = "a value; opening the file in a spreadsheet program and saving it again adds results"
_Place = tuple[int, int]


def sheets(file: str, content: bytes) -> list[str]:
    """Return the names of the sheets that are not hidden.

    Raises
    ------
    BadFileError
        If the file is no spreadsheet, too large packed or unpacked, or hides all its sheets.
    """
    with _refusing(file):
        visible = list(_visible(Package(file, content)))
    if not visible:
        raise refused(file, "no visible sheet", EXPECTED)
    return visible


def rows(file: str, content: bytes, sheet: str) -> list[Row]:
    """Return the rows of a sheet that hold anything, the header first, all as wide as it is.

    Raises
    ------
    BadFileError
        As `sheets`; also for a formula in the table that was saved without its result, for a name
        that is a date, an error or a yes or no, and for content far outside.
    """
    with _refusing(file):
        cells = _cells(Package(file, content), sheet)
    filled = {place: cell for place, cell in cells.items() if cell.text.strip()}
    _refuse_far(file, filled)
    refuse(file, _problems(cells, filled) if filled else [])
    width = max((column for _, column in filled), default=0)
    texts = {place: cell.text for place, cell in filled.items()}
    numbers = sorted({row for row, _ in filled})
    table = [Row(n, [texts.get((n, c), "") for c in range(1, width + 1)]) for n in numbers]
    return fitted(file, table, EXPECTED)


@contextmanager
def _refusing(file: str) -> Iterator[None]:
    try:
        yield
    except BadFileError:
        raise
    except Exception as error:  # a broken file fails with whatever the parsers stumble over
        why = str(error) or type(error).__name__
        raise refused(file, f"no readable spreadsheet ({why})", EXPECTED) from None


def _visible(package: Package) -> dict[str, str]:
    """Return the parts of the visible sheets by their names; charts are none."""
    workbook = _workbook(package)
    parts = package.related(workbook, "worksheet")
    visible = {}
    for sheet in package.tree(workbook, INDEX_TAGS).iterfind("{*}sheets/{*}sheet"):
        identity = next((v for key, v in sheet.items() if key.endswith("}id")), "")
        if sheet.get("state", "visible") == "visible" and identity in parts:
            visible[sheet.get("name", "")] = parts[identity]
    return visible


def _workbook(package: Package) -> str:
    (workbook,) = package.related("", "officeDocument").values()
    return workbook


def _formats(package: Package) -> xml.Formats:
    workbook = _workbook(package)
    strings = package.related(workbook, "sharedStrings").values()
    styles = package.related(workbook, "styles").values()
    settings = package.tree(workbook, INDEX_TAGS).findall("{*}workbookPr")
    from_1904 = any(each.get("date1904") in ("1", "true") for each in settings)
    return xml.Formats(
        [xml.joined(text) for part in strings for text in package.tree(part).iterfind("{*}si")],
        [form for part in styles for form in _styles(package, part)],
        CALENDAR_MAC_1904 if from_1904 else CALENDAR_WINDOWS_1900,
    )


def _styles(package: Package, part: str) -> list[str]:
    """Return the number format of each cell style: one of the workbook's own, or a usual one."""
    styles = package.tree(part)
    usual, own = BUILTIN_FORMATS, styles.findall("{*}numFmts/{*}numFmt")
    forms = {**usual, **{int(f.get("numFmtId", 0)): f.get("formatCode", "") for f in own}}
    if len(own) > xml.FORMATS or any(len(form) > xml.FORMAT_LENGTH for form in forms.values()):
        raise package.too_much(part)
    numbers = (int(style.get("numFmtId", 0)) for style in styles.iterfind("{*}cellXfs/{*}xf"))
    return [forms.get(number) or "General" for number in numbers]


def _cells(package: Package, sheet: str) -> dict[_Place, Shown]:
    """Return the cells that hold a value or a formula, by row and column."""
    formats, cells = _formats(package), {}
    number = 0
    for row in package.tree(_visible(package)[sheet]).iterfind("{*}sheetData/{*}row"):
        above, number = number, int(row.get("r") or number + 1)
        if number <= above:
            raise ValueError(f"row {number} below row {above}")
        column = 0
        for cell in row.iterfind("{*}c"):
            place = cell.get("r")
            column = coordinate_to_tuple(place)[1] if place else column + 1
            if len(cell):
                cells[number, column] = xml.shown(cell, formats)
    return cells


def _refuse_far(file: str, filled: Mapping[_Place, Shown]) -> None:
    far = [(r, c) for r, c in filled if r > ROW_LIMIT or c > COLUMN_LIMIT]
    if far:
        found = f"{quoted(filled[far[0]].text)} far outside the table"
        expected = f"all of it in the first {ROW_LIMIT:,} rows and {COLUMN_LIMIT} columns"
        raise refused(file, found, expected, _named(far[0]))


def _problems(cells: Mapping[_Place, Shown], filled: Mapping[_Place, Shown]) -> list[Problem]:
    """Return what in the table is no text or number."""
    top = min(row for row, _ in filled)
    header = {column: cell for (row, column), cell in filled.items() if row == top}
    names = {column for column, cell in header.items() if plain_header(cell.text) == OFFER}
    rows = {row for row, column in cells if (row, column) in filled or column in names}
    # An unworked sum beside or below the table is no part of it.
    table = {
        (row, column): cell
        for (row, column), cell in cells.items()
        if top <= row <= max(rows) and column <= max(header)
    }
    return [
        Problem(_named(place), f"the formula {quoted(cell.unworked)} without its result", _RESULT)
        for place, cell in table.items()
        if cell.unworked
    ] + [
        Problem(_named(place), f"{cell.other}, {quoted(cell.text)}", "an offer's name")
        for place, cell in table.items()
        if place[1] in names and cell.other
    ]


def _named(place: _Place) -> str:
    return f"cell {get_column_letter(place[1])}{place[0]}"
