import io
from datetime import date, time, timedelta

import openpyxl
import openpyxl.utils.datetime
import pytest

from decision.files.problems import BadFileError
from decision.imports.ratings_table import decision_of
from tests.imports.spreadsheets import LAB, read, refusal, saved, with_cells, with_strings, xlsx


@pytest.mark.parametrize(
    ("value", "form", "text"),
    [
        (0.8, "0%", "80 %"),
        (0.125, '0.0" of "%', "12.5 %"),
        (8, '0" %"', "8"),
        (85000, '"$"#,##0', "$85000"),
        (85000.5, "#,##0.00\\ [$€-407]", "€85000.5"),
        (7, "[$CHF-807] #,##0", "CHF7"),
        (7, "[$-409]#,##0", "7"),
        (0.1 + 0.2 - 0.3, "General", "0.0000000000000000555111512312578"),
        (1.1 * 3, "General", "3.3"),
        (1e21, "General", "1" + "0" * 21),
        (date(2026, 5, 7), "yyyy-mm-dd", "2026-05-07"),
        (time(7, 30), "h:mm", "07:30:00"),
        (timedelta(hours=30), "[h]:mm", "1 day, 6:00:00"),
        (1e9, "yyyy-mm-dd", "########"),
    ],
)
def test_numbers_are_read_as_a_spreadsheet_shows_them(value, form, text):
    book = openpyxl.Workbook()
    book.active.append(["Lab", value])
    book.active["B1"].number_format = form
    assert read(saved(book)) == [(1, ["Lab", text])]


def test_a_percentage_is_no_rating():
    cells = read(with_cells(LAB, b'<c r="B2"><v>0.8</v></c>'))
    assert cells[1].cells == ["Lab", "0.8"]
    book = openpyxl.load_workbook(io.BytesIO(xlsx([["offer", "impact"], ["Lab", 0.8]])))
    book.active["B2"].number_format = "0%"
    with pytest.raises(BadFileError, match='row 2, column impact: found "80 %"; expected a number'):
        decision_of("a.xlsx", read(saved(book)))


def test_how_a_text_is_pronounced_is_no_part_of_it():
    text = b"<is><r><t>La</t></r><r><t>b</t></r><rPh><t>lab</t></rPh></is>"
    cell = b'<c r="A2" t="inlineStr">' + text + b"</c>"
    assert read(with_cells(cell))[1].cells == ["Lab", ""]


def test_texts_are_looked_up_in_the_list_of_strings():
    strings = b"<si><t>Firm</t></si><si><r><t>La</t></r><r><t xml:space='preserve'>b A</t></r></si>"
    content = with_cells(b'<c r="A2" t="s"><v>1</v></c>', b'<c r="B2"><v>7</v></c>')
    assert read(with_strings(content, strings))[1].cells == ["Lab A", "7"]
    assert "no readable spreadsheet" in refusal(with_strings(content, b"<si><t>Firm</t></si>"))


def test_dates_are_counted_from_1904_where_the_workbook_says_so():
    book = openpyxl.Workbook()
    book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    book.active.append(["Lab", date(2026, 5, 7)])
    assert read(saved(book))[0].cells == ["Lab", "2026-05-07"]


def test_dates_and_truths_are_shown_as_they_are_so_that_they_can_be_refused_by_name():
    cells = read(xlsx([["offer", "impact", "learning"], ["Lab", date(2026, 5, 7), True]]))
    assert cells[1].cells == ["Lab", "2026-05-07", "True"]
