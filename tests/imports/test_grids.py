"""Files of every kind, read as people bring them, through the process that reads spreadsheets."""

import io
from pathlib import Path

import openpyxl
import pytest

from decision.files.problems import BadFileError
from decision.imports.cells import grids
from decision.imports.cells.grid import DATE
from tests.imports.bytes_of import ods, ods_number, ods_row, ods_text, packed, xlsb
from tests.imports.spreadsheets import TABLE, saved, with_part, xlsx

HERE = Path(__file__).parent
CSV = b"offer;impact\nLab;7,5\nStay;5\n"
TEXTS = (("offer", "impact"), ("Lab", "7,5"), ("Stay", "5"))


def refusal(file, content, **options):
    with pytest.raises(BadFileError) as caught:
        grids.grid(file, content, **options)
    return str(caught.value)


def book(name):
    return (HERE / "books" / name).read_bytes()


@pytest.mark.parametrize(
    ("file", "content", "said"),
    [
        ("a.csv", CSV, ()),
        ("pasted text", CSV, ()),
        ("a.xlsx", CSV, "By its name it is XLSX, by its content CSV"),
        ("a.xls", CSV, "By its name it is XLS, by its content CSV"),
    ],
)
def test_a_text_is_read_whatever_its_name(file, content, said):
    read = grids.grid(file, content)
    assert read.texts == TEXTS
    assert " ".join(read.said).startswith(said or "")
    assert not read.is_sheet
    assert bool(read.said) == bool(said)


def test_a_spreadsheet_is_read_whatever_its_name():
    read = grids.grid("a.csv", xlsx(TABLE))
    assert read.texts == (("offer", "impact", "learning"), ("Lab", "7.5", "9"), ("Stay", "", "5,5"))
    assert read.said == ("By its name it is CSV, by its content XLSX; it was read by its content.",)
    assert read.place(1, 2) == "cell C2"
    assert [line.number for line in read.lines] == [1, 2, 4]


def test_a_libreoffice_table_is_read():
    read = grids.grid("a.ods", (HERE / "tables" / "28_libreoffice.ods").read_bytes())
    assert read.texts[0] == ("offer", "impact", "learning", "stability")
    assert read.texts[2] == ("Start-up", "8", "6.5", "3")
    assert (read.sheet, read.sheets) == ("Angebote", ("Angebote",))
    assert read.said == ()


@pytest.mark.parametrize(("file", "ok"), [("rich.xls", "True"), ("rich.ods", "1")])
def test_a_table_in_b3_behind_an_empty_sheet_is_found(file, ok):
    read = grids.grid(file, book(file))
    assert (read.sheet, read.first_column, read.place(0, 0)) == ("Offers", 2, "cell B3")
    assert read.lines[1].cells[0].text == "Müller"
    assert read.lines[1].cells[4] == ("2026-05-07", DATE, "")
    assert [cell.text for cell in read.lines[2].cells] == [
        "Lab", "7.5", "3", "0.75", "2026-05-07", "10.5", ok, "",
    ]  # fmt: skip
    assert read.said[0] == 'Hidden sheets are not read: "Hidden".'


def test_numbers_that_may_be_percentages_are_marked_where_the_format_does_not_tell():
    assert grids.grid("rich.xls", book("rich.xls")).may_be_percent == {3}
    assert grids.grid("rich.ods", book("rich.ods")).may_be_percent == {3}
    cells = {(0, 0): "offer", (0, 1): "share", (0, 2): "impact", (1, 1): 0.75, (1, 2): 7.0}
    assert grids.grid("a.xlsb", xlsb(cells)).may_be_percent == {1}
    rows = ods_row(ods_text("offer"), ods_text("share")) + ods_row(ods_text("A"), ods_number(0.75))
    assert grids.grid("a.ods", ods(rows)).may_be_percent == set()  # it says: no percentages


def test_what_an_ods_file_tells_of_hidden_rows_and_of_errors_is_said():
    said = grids.grid("rich.ods", book("rich.ods")).said
    assert "Hidden rows and columns are read like the others." in said
    assert (
        "Formulas without a result, or with an error, read as empty cells: there are 2 in the file."
    ) in said


def test_merged_headings_stand_in_every_cell_that_they_cover():
    assert grids.grid("rich.xls", book("rich.xls")).texts[0][:4] == (
        "offer", "Ratings", "Ratings", "share",
    )  # fmt: skip
    sheets = openpyxl.load_workbook(io.BytesIO(xlsx(TABLE)))
    sheets.active.merge_cells("B1:C1")
    assert grids.grid("a.xlsx", saved(sheets)).texts[0] == ("offer", "impact", "impact")


@pytest.mark.parametrize("file", ["secret.xls", "secret.ods", "secret.xlsx"])
def test_a_file_with_a_password_is_refused_as_such(file):
    assert f"{file}, found a file with a password; expected a table of ratings" in (
        refusal(file, book(file))
    )


def test_the_sheet_is_chosen_and_said():
    content = xlsx([], Notes=[["offer", "impact"], ["A", 1]], Other=[["x"]], Secret=None)
    first = grids.grid("a.xlsx", content)
    assert grids.sheets("a.xlsx", content) == ["Notes", "Other"]
    assert first.sheets == ("Notes", "Other")
    assert first.said == (
        'The table in "Notes" is read, not that in "Other".',
        'Hidden sheets are not read: "Secret".',
    )
    assert grids.grid("a.xlsx", content, "Other").texts == (("x",),)
    wrong = refusal("a.xlsx", content, sheet="Secret")
    assert 'no visible sheet "Secret" with cells; expected one of "Notes", "Other"' in wrong
    assert grids.sheets("a.csv", CSV) == []


FAR = {(0, 0): 1.0, (1_048_575, 16_383): 2.0}
ROW = ods_row(ods_text("offer"), ods_number(5))


@pytest.mark.parametrize(
    ("file", "content", "message"),
    [
        ("far.xlsb", xlsb(FAR), "takes far more time or memory than offers need"),
        ("a.ods", ods(ods_row(ods_number(5), repeated=1_048_576)), "far more"),
        ("a.ods", ods(ROW * 6_000), 'cell A5001: found "offer" far outside the table'),
        ("a.ods", ods(ROW * 401), "found 401 rows with content; expected at most 400"),
        ("a.xlsx", xlsx([["x"] * 401]), 'cell OK1: found "x" far outside the table'),
        ("a.xlsx", xlsx([["x" * 40_000]])[:-30], "no readable spreadsheet"),
        ("a.xls", book("rich.xls")[:3_000], "found no readable spreadsheet"),
        ("a.ods", book("rich.ods")[:3_000], "found no readable spreadsheet"),
        ("a.xls", b"\x00\x01\x02", "found no readable spreadsheet"),
        ("a.csv", packed({"holiday.jpg": b"x"}), "found a zip or Excel file without a sheet"),
        ("a.xlsb", packed({"xl/workbook.bin": b"0" * 2**25}), "found 32 MB once unpacked"),
        ("a.ods", packed({"content.xml": b"0" * 2**25}), "found 32 MB once unpacked"),
        ("a.ods", ods(""), "found no cells; expected a table of ratings (ODS)"),
        ("a.csv", b"x" * 3 * 2**20, "found 3.0 MB; expected a table of ratings (CSV)"),
    ],
    ids=lambda value: value[:30] if isinstance(value, str) else "",
)
def test_what_is_too_much_or_broken_is_refused(file, content, message):
    assert message in refusal(file, content)


def test_a_merge_that_covers_far_too_much_is_refused():
    merges = b'</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    sheet = "xl/worksheets/sheet1.xml"
    content = with_part(xlsx(TABLE), sheet, lambda x: x.replace(b"</sheetData>", merges))
    assert 'cell A1: found "offer" merged across far more cells' in refusal("a.xlsx", content)


def test_formulas_without_results_stay_in_the_table_and_are_said_beside_it():
    content = xlsx([["offer", "impact"], ["=Other!A1", 3], ["Lab", "=1+1"], [None, "=SUM(B2:B3)"]])
    read = grids.grid("a.xlsx", content)
    assert [[cell.unworked for cell in line.cells] for line in read.lines] == [
        ["", ""], ["=Other!A1", ""], ["", "=1+1"],
    ]  # fmt: skip
    assert read.said == ("Formulas without results beside or below the table are left out.",)
