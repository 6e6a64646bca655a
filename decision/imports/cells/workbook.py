"""Which cells does a spreadsheet file (XLSX) hold? Values only: nothing in it is ever run.

`book` reads one sheet and names them all. Hidden rows and columns are read like the others: the
preview shows all that is read, so none comes in unseen, and a filter left on must not lose offers.
An XLSX file is a zip of XML (ECMA-376).
"""

from collections.abc import Iterator, Mapping
from string import digits
from xml.etree.ElementTree import Element

from openpyxl.styles.numbers import BUILTIN_FORMATS
from openpyxl.utils.cell import column_index_from_string, range_boundaries
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900

from decision.files.problems import refused
from decision.imports.cells import workbook_xml as xml
from decision.imports.cells.book import Book, Cells, Merge, chosen, spread
from decision.imports.cells.workbook_xml import INDEX_TAGS, Package

EXPECTED = "a table of ratings (XLSX)"


def book(file: str, content: bytes, sheet: str | None) -> Book:
    """Return one sheet of a file, the first that holds anything if none is asked for.

    Raises
    ------
    BadFileError
        If the file is too large unpacked, hides all its sheets, or has no such sheet.
    Exception
        Whatever the parsers stumble over, if it is no such file.
    """
    package = Package(file, content)
    parts, hidden = _sheets(package)
    if not parts:
        raise refused(file, "no visible sheet", EXPECTED)
    filled = [name for name, part in parts.items() if package.has_content(part)]
    name = chosen(file, filled, sheet, EXPECTED)
    tree = package.tree(parts[name])
    cells = spread(file, _cells(tree, _formats(package)), _merges(tree))
    return Book(filled, hidden, name, cells, _has_hidden_cells(tree))


def _sheets(package: Package) -> tuple[dict[str, str], list[str]]:
    """Return the parts of the visible sheets by name, and the others' names; no charts."""
    workbook = _workbook(package)
    parts = package.related(workbook, "worksheet")
    visible, hidden = {}, []
    for sheet in package.tree(workbook, INDEX_TAGS).iterfind("{*}sheets/{*}sheet"):
        identity = next((v for key, v in sheet.items() if key.endswith("}id")), "")
        if identity in parts and sheet.get("state", "visible") == "visible":
            visible[sheet.get("name", "")] = parts[identity]
        elif identity in parts:
            hidden.append(sheet.get("name", ""))
    return visible, hidden


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
    forms: Mapping[int, str] = {
        **usual,
        **{int(f.get("numFmtId", 0)): f.get("formatCode", "") for f in own},
    }
    if len(own) > xml.FORMATS or any(len(form) > xml.FORMAT_LENGTH for form in forms.values()):
        raise package.too_much(part)
    numbers = (int(style.get("numFmtId", 0)) for style in styles.iterfind("{*}cellXfs/{*}xf"))
    return [forms.get(number) or "General" for number in numbers]


def _cells(sheet: Element, formats: xml.Formats) -> Cells:
    """Return the cells that hold a value or a formula."""
    cells: Cells = {}
    number = 0
    for row in sheet.iterfind("{*}sheetData/{*}row"):
        above, number = number, int(row.get("r") or number + 1)
        if number <= above:
            raise ValueError(f"row {number} below row {above}")
        column = 0
        for cell in row.iterfind("{*}c"):
            place = cell.get("r")
            column = column_index_from_string(place.rstrip(digits)) if place else column + 1
            if len(cell):
                cells[number, column] = xml.shown(cell, formats)
    return cells


def _merges(sheet: Element) -> Iterator[Merge]:
    for merge in sheet.iterfind("{*}mergeCells/{*}mergeCell"):
        left, top, right, bottom = range_boundaries(merge.get("ref", ""))
        if left and top and right and bottom:
            yield top, left, bottom, right


def _has_hidden_cells(sheet: Element) -> bool:
    lines = [*sheet.iterfind("{*}sheetData/{*}row"), *sheet.iterfind("{*}cols/{*}col")]
    return any(line.get("hidden") in ("1", "true") for line in lines)
