"""XLSX files for tests, well made and tampered with."""

import io
import json
import zipfile

import openpyxl
import pytest

from decision.files.problems import BadFileError
from decision.imports import sheet_rows
from decision.imports.cells import file_kinds, reader, reading_process, sheet_grid

SHEET = "xl/worksheets/sheet1.xml"


TABLE = [["offer", "impact", "learning"], ["Lab", 7.5, 9], [], ["Stay", None, "5,5"]]


LAB = b'<c r="A2" t="inlineStr"><is><t>Lab</t></is></c>'


def xlsx(cells, title="Sheet", **more):
    """An XLSX file with one sheet of these rows; more sheets by name, hidden where None."""
    book = openpyxl.Workbook()
    book.active.title = title
    for row in cells:
        book.active.append(row)
    for name, rows in more.items():
        sheet = book.create_sheet(name)
        if rows is None:
            sheet.sheet_state = "hidden"
        for row in rows or []:
            sheet.append(row)
    return saved(book)


def saved(book):
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def with_part(content, part, change):
    """The same zip with one part changed or added."""
    parts = {name: zipfile.ZipFile(io.BytesIO(content)).read(name) for name in names(content)}
    parts[part] = change(parts.get(part, b""))
    again = io.BytesIO()
    with zipfile.ZipFile(again, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, body in parts.items():
            packed.writestr(name, body)
    return again.getvalue()


def part(content, name=SHEET):
    return zipfile.ZipFile(io.BytesIO(content)).read(name)


def names(content):
    return zipfile.ZipFile(io.BytesIO(content)).namelist()


def read_book(content, sheet=None, file="a.xlsx"):
    """What the process that reads spreadsheets would answer, without the process."""
    kind = file_kinds.kind(file, content)
    answer = json.loads(json.dumps(reader.answer(file, kind, content, sheet)))
    return reading_process.book_of(file, answer, file_kinds.expected(kind))


def grid(content, sheet=None, file="a.xlsx"):
    expected = file_kinds.expected(file_kinds.kind(file, content))
    return sheet_grid.grid_of(file, read_book(content, sheet, file), expected)


def read(content):
    return sheet_rows.rows("a.xlsx", grid(content), "a table of ratings (XLSX)")


def with_rows(rows, content=None):
    """The table with more rows below it, as XML."""
    content = content or xlsx(TABLE)
    return with_part(content, SHEET, lambda x: x.replace(b"</sheetData>", rows + b"</sheetData>"))


def with_cells(*cells):
    """A table with the headers offer and impact and one row of these cells, as XML."""
    row = b'<row r="2">' + b"".join(cells) + b"</row>"
    return with_rows(row, xlsx([["offer", "impact"]]))


def with_strings(content, strings):
    """The same file with a list of strings, as spreadsheet programs keep them."""
    kind = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
    relation = b'<Relationship Type="%s" Target="sharedStrings.xml" Id="rId9"/></R' % kind
    content = with_part(
        content, "xl/_rels/workbook.xml.rels", lambda xml: xml.replace(b"</R", relation)
    )
    return with_part(content, "xl/sharedStrings.xml", lambda _: b"<sst>" + strings + b"</sst>")


def refusal(content):
    with pytest.raises(BadFileError, match=r"^a\.xlsx") as caught:
        read(content)
    return str(caught.value)
