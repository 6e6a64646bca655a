import io

import openpyxl
import openpyxl.utils.datetime
import pytest

from decision.files.problems import BadFileError
from decision.imports.cells import grids
from tests.imports.spreadsheets import (
    SHEET,
    TABLE,
    part,
    read,
    refusal,
    saved,
    with_part,
    with_rows,
    with_strings,
    xlsx,
)


def test_empty_rows_without_end_do_not_matter():
    empty = b"".join(b'<row r="%d"/>' % number for number in range(10, 300_000))
    far = xlsx(TABLE)
    content = with_part(
        far, SHEET, lambda xml: xml.replace(b"</sheetData>", empty + b"</sheetData>")
    )
    assert read(content) == read(far)


def test_a_formatted_but_empty_cell_at_the_very_end_does_not_matter():
    book = openpyxl.load_workbook(io.BytesIO(xlsx(TABLE)))
    book.active["XFD1048576"].number_format = "0.00"
    assert b"XFD1048576" in part(saved(book))
    assert read(saved(book)) == read(xlsx(TABLE))


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
        grids.grid("a.xlsx", content)


def test_entities_that_would_grow_without_end_are_refused():
    bomb = b'<!DOCTYPE x [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;">]>'
    content = with_part(xlsx(TABLE), SHEET, lambda xml: bomb + xml)
    with pytest.raises(BadFileError, match="Entit"):
        read(content)


def with_formats(*codes):
    """A table and number formats of its own, as XML."""
    own = (b'<numFmt numFmtId="%d" formatCode="%s"/>' % form for form in enumerate(codes, 164))
    styles = b"<styleSheet><numFmts>" + b"".join(own) + b"</numFmts></styleSheet>"
    return with_part(xlsx(TABLE), "xl/styles.xml", lambda _: styles)


TOO_MUCH = "than offers need"
ADVICE = "expected a table of ordinary size; copy it alone into a new spreadsheet"


@pytest.mark.parametrize(
    "content",
    [
        with_rows(b'<row r="9">' + b"<c><v>5</v></c>" * 60_000 + b"</row>"),
        with_rows(b'<row r="9"><c r="A9"><v>' + b"5" * 2**24 + b"</v></c></row>"),
        with_strings(xlsx(TABLE), b"<si/>" * 250_000),
        with_part(xlsx(TABLE), "xl/styles.xml", lambda _: b"<styleSheet>" + b"<xf/>" * 250_000),
        with_part(xlsx(TABLE), "xl/workbook.xml", lambda _: b"<a>" + b"<sheet/>" * 40_000),
        with_formats(b"[" * 150_000),
        with_formats(*[b"[" * 250] * 2_000),
    ],
    ids=["cells", "text", "strings", "styles", "sheets", "format", "formats"],
)
def test_a_small_file_that_unpacks_to_far_too_much_is_refused_before_it_is_read(content):
    message = refusal(content)
    assert TOO_MUCH in message
    assert ADVICE in message


def test_content_below_rows_without_end_is_refused_by_the_row_limit():
    rows = b'<row r="9"/>' + b"<!---->" * 250_000 + b'<row r="300000"><c><v>5</v></c></row>'
    assert "or one far below row 5,000" in refusal(with_rows(rows))


def test_empty_cells_without_end_do_not_matter():
    assert read(with_rows(b'<row r="9">' + b"<c/>" * 250_000 + b"</row>")) == read(xlsx(TABLE))


def test_rows_that_do_not_go_down_are_refused():
    assert "no readable spreadsheet (row 4 below row 4)" in refusal(with_rows(b'<row r="4"/>'))


def test_macros_are_not_even_looked_at():
    content = with_part(xlsx(TABLE), "xl/vbaProject.bin", lambda _: b"Sub AutoOpen()")
    assert read(content) == read(xlsx(TABLE))
