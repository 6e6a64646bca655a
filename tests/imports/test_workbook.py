import io

import openpyxl
import openpyxl.utils.datetime
import pytest

from decision.files.problems import BadFileError
from tests.imports.spreadsheets import (
    LAB,
    SHEET,
    TABLE,
    read,
    read_book,
    refusal,
    saved,
    with_cells,
    with_part,
    xlsx,
)


def test_rows_are_read_as_those_of_a_csv_file_with_their_numbers():
    assert read(xlsx(TABLE)) == [
        (1, ["offer", "impact", "learning"]),
        (2, ["Lab", "7.5", "9"]),
        (4, ["Stay", "", "5,5"]),
    ]


def test_hidden_sheets_are_not_offered():
    content = xlsx(TABLE, title="Offers", Secret=None, Other=[["x"]])
    assert read_book(content).sheets == ["Offers", "Other"]


def test_a_formula_counts_by_its_saved_result_and_is_refused_without_one():
    content = xlsx([["offer", "impact"], ["Lab", "=3+4"]])
    with pytest.raises(
        BadFileError, match=r'cell B2: found the formula "=3\+4" without its result'
    ):
        read(content)
    worked = with_part(content, SHEET, lambda xml: xml.replace(b"<v />", b"<v>7</v>"))
    assert read(worked)[1].cells == ["Lab", "7"]


def test_names_of_xml_elements_may_have_a_prefix_and_cells_no_place():
    sheet = """<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
    <x:sheetData><x:row><x:c t="str"><x:v>offer</x:v></x:c><x:c/><x:c><x:v>7</x:v></x:c></x:row>
    </x:sheetData></x:worksheet>"""
    assert read(with_part(xlsx([]), SHEET, lambda _: sheet.encode())) == [(1, ["offer", "", "7"])]


def test_a_formula_whose_result_is_empty_text_is_blank():
    empty = b'<c r="B2" t="str"><f>IF(D2="","",D2)</f><v></v></c>'
    assert read(with_cells(LAB, empty)) == [(1, ["offer", "impact"]), (2, ["Lab", ""])]
    unworked = b'<c r="B2"><f>IF(D2="","",D2)</f></c>'
    assert "cell B2: found the formula" in refusal(with_cells(LAB, unworked))


@pytest.mark.parametrize("place", ["D1", "D2", "B9"])
def test_an_unworked_formula_outside_the_table_does_not_matter(place):
    book = openpyxl.load_workbook(io.BytesIO(xlsx(TABLE[:2])))
    book.active[place] = "=SUM(B2:B3)"
    assert read(saved(book)) == read(xlsx(TABLE[:2]))


def test_offers_whose_names_are_unworked_formulas_are_not_lost():
    rows = [["offer", "impact"], ["=Other!A1", "=Other!B1"]]
    assert "cell A2: found the formula" in refusal(xlsx(rows))


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        (b'<c r="A2" t="e"><v>#N/A</v></c>', 'an error, "#N/A"'),
        (b'<c r="A2" t="b"><v>1</v></c>', 'a yes or no, "True"'),
        (b'<c r="A2" t="d"><v>2026-05-07</v></c>', 'a date, "2026-05-07"'),
    ],
)
def test_what_is_no_text_is_no_offer_s_name(cell, found):
    message = refusal(with_cells(cell, b'<c r="B2"><v>5</v></c>'))
    assert message == f"a.xlsx, cell A2: found {found}; expected an offer's name"


@pytest.mark.parametrize("place", ["A5001", "OK2", "XFD1048576"])
def test_content_far_outside_the_table_is_not_left_out_in_silence(place):
    book = openpyxl.load_workbook(io.BytesIO(xlsx(TABLE)))
    book.active[place] = "Far"
    assert f'cell {place}: found "Far" far outside the table; expected all of it in the first' in (
        refusal(saved(book))
    )


def test_a_file_without_cells_is_named_by_its_own_format():
    assert refusal(xlsx([])) == "a.xlsx, found no cells; expected a table of ratings (XLSX)"


def test_hidden_rows_and_columns_are_read_like_the_others():
    book = openpyxl.load_workbook(io.BytesIO(xlsx(TABLE)))
    book.active.row_dimensions[2].hidden = True
    book.active.column_dimensions["B"].hidden = True
    assert read(saved(book)) == read(xlsx(TABLE))


def test_charts_on_sheets_of_their_own_are_not_offered():
    book = openpyxl.load_workbook(io.BytesIO(xlsx(TABLE)))
    book.create_chartsheet("Chart", 0)
    assert read_book(saved(book)).sheets == ["Sheet"]
