import io
import zipfile
from datetime import date

import openpyxl
import pytest

from decision.files import workbook
from decision.files.problems import BadFileError


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


def names(content):
    return zipfile.ZipFile(io.BytesIO(content)).namelist()


SHEET = "xl/worksheets/sheet1.xml"
TABLE = [["offer", "impact", "learning"], ["Lab", 7.5, 9], [], ["Stay", None, "5,5"]]


def read(content):
    return workbook.rows("a.xlsx", content, workbook.sheets("a.xlsx", content)[0])


def test_rows_are_read_as_those_of_a_csv_file_with_their_numbers():
    assert read(xlsx(TABLE)) == [
        (1, ["offer", "impact", "learning"]),
        (2, ["Lab", "7.5", "9"]),
        (4, ["Stay", "", "5,5"]),
    ]


def test_dates_and_truths_are_shown_as_they_are_so_that_they_can_be_refused_by_name():
    cells = read(xlsx([["offer", "impact", "learning"], ["Lab", date(2026, 5, 7), True]]))
    assert cells[1].cells == ["Lab", "2026-05-07T00:00:00", "True"]


def test_hidden_sheets_are_not_offered():
    content = xlsx(TABLE, title="Offers", Secret=None, Other=[["x"]])
    assert workbook.sheets("a.xlsx", content) == ["Offers", "Other"]


def test_a_formula_counts_by_its_saved_result_and_is_refused_without_one():
    content = xlsx([["offer", "impact"], ["Lab", "=3+4"]])
    with pytest.raises(
        BadFileError, match=r'cell B2: found the formula "=3\+4" without its result'
    ):
        read(content)
    worked = with_part(content, SHEET, lambda xml: xml.replace(b"<v />", b"<v>7</v>"))
    assert read(worked)[1].cells == ["Lab", "7"]


def test_macros_are_not_even_looked_at():
    content = with_part(xlsx(TABLE), "xl/vbaProject.bin", lambda _: b"Sub AutoOpen()")
    assert read(content) == read(xlsx(TABLE))


def test_a_million_empty_rows_and_a_cell_at_the_very_end_do_not_matter():
    empty = b"".join(b'<row r="%d"/>' % number for number in range(10, 300_000))
    far = xlsx(TABLE)
    content = with_part(
        far, SHEET, lambda xml: xml.replace(b"</sheetData>", empty + b"</sheetData>")
    )
    assert read(content) == read(far)
    book = openpyxl.load_workbook(io.BytesIO(far))
    book.active["XFD1048576"] = 1
    assert read(saved(book)) == read(far)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"\x89PNG\r\n\x1a\n" + b"0" * 100, "found no readable spreadsheet"),
        (b"PK\x03\x04 but no zip", "found no readable spreadsheet"),
        (b"", "found no readable spreadsheet"),
        (xlsx(TABLE)[:-200], "found no readable spreadsheet"),
        (with_part(xlsx(TABLE), "xl/workbook.xml", lambda _: b"<a>"), "no readable spreadsheet"),
        (with_part(xlsx(TABLE), SHEET, lambda xml: xml[:-30]), "found no readable spreadsheet"),
        (with_part(xlsx(TABLE), "bomb", lambda _: b"0" * 2**25), "found 32 MB once unpacked"),
        (b"0" * 3 * 2**20, r"found 3.0 MB; expected a table of ratings \(XLSX\) of at most 2 MB"),
        (xlsx([]), "found no cells"),
    ],
)  # fmt: skip
def test_what_is_no_spreadsheet_is_refused(content, message):
    with pytest.raises(BadFileError, match=rf"^a\.xlsx, .*{message}"):
        read(content)


def test_entities_that_would_grow_without_end_are_refused():
    bomb = b'<!DOCTYPE x [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;">]>'
    content = with_part(xlsx(TABLE), SHEET, lambda xml: bomb + xml)
    with pytest.raises(BadFileError, match="Entit"):
        read(content)
