"""The same random table, read by us, by openpyxl and by calamine."""

import io
from datetime import date, timedelta

import numpy as np
import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from tests.imports.bytes_of import ods, ods_number, ods_row, ods_text
from tests.imports.spreadsheets import grid, saved
from tests.repetitions import examples

WORDS = ["Lab", "Müller & Söhne", "★★★", "<b>", "=not", "007", " x ", "a\nb", "7,5", "'"]


def random_value(rng):
    kinds = [
        lambda: None,
        lambda: WORDS[rng.integers(len(WORDS))],
        lambda: int(rng.integers(-5, 1_000)),
        lambda: float(np.round(rng.normal(scale=10.0 ** rng.integers(-8, 8)), 6)),
        lambda: bool(rng.integers(2)),
        lambda: date(2000, 1, 1) + timedelta(days=int(rng.integers(20_000))),
    ]
    return kinds[rng.integers(len(kinds))]()


def random_book(rng):
    book = openpyxl.Workbook()
    sheet = book.active
    top, left = rng.integers(1, 5, size=2)
    for row in range(top, top + rng.integers(1, 9)):
        for column in range(left, left + rng.integers(1, 9)):
            cell = sheet.cell(int(row), int(column))
            cell.value = random_value(rng)
            if isinstance(cell.value, str):
                cell.data_type = "s"  # also what begins like a formula
    return book


def is_same(text, value):
    """Tell whether a cell that we read is what a library says that the cell holds."""
    if value is None or value == "":
        return text == ""
    if isinstance(value, bool | str):
        return text == str(value)
    if isinstance(value, int | float):
        return float(text) == pytest.approx(value, rel=1e-14)
    return text == value.isoformat().removesuffix("T00:00:00")


@pytest.mark.parametrize("seed", range(examples(40)))
def test_xlsx_is_read_as_openpyxl_and_calamine_read_it(seed):
    content = saved(random_book(np.random.default_rng(seed)))
    ours = grid(content)
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    theirs = (
        CalamineWorkbook.from_filelike(io.BytesIO(content))
        .get_sheet_by_index(0)
        .to_python(skip_empty_area=False)
    )
    assert ours.lines
    for line in ours.lines:
        for column, cell in enumerate(line.cells, start=ours.first_column):
            assert is_same(cell.text, sheet.cell(line.number, column).value)
            by_calamine = theirs[line.number - 1]
            assert is_same(cell.text, by_calamine[column - 1] if column <= len(by_calamine) else "")
    read = sum(bool(cell.text.strip()) for line in ours.lines for cell in line.cells)
    assert read == sum(str(value).strip() != "" for row in theirs for value in row)


@pytest.mark.parametrize("seed", range(10))
def test_an_ods_file_of_the_same_numbers_reads_like_an_xlsx_file(seed):
    rng = np.random.default_rng(seed)
    numbers = np.round(rng.uniform(0, 10, size=(3, 4)), 3).tolist()
    head = ["offer", "a", "b", "c"]
    book = openpyxl.Workbook()
    rows = ods_row(*map(ods_text, head))
    book.active.append(head)
    for row in numbers:
        book.active.append(row)
        rows += ods_row(*map(ods_number, row))
    assert grid(saved(book)).texts == grid(ods(rows), file="a.ods").texts
