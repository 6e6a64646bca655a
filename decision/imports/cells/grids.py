"""Which cells does a file hold, whatever its kind? Text or spreadsheet, told by its content.

`grid` reads any table that people bring; `sheets` names what a spreadsheet has. Texts are read by
`text_grid`, spreadsheets and pages by a process of their own (`reading_process`). What was made of
the file is in `Grid.said`, so that nothing happens unseen.
"""

from dataclasses import replace

from decision.files.problems import refuse_large, refused
from decision.files.workbook import SHEETS
from decision.imports.cells import encodings, file_kinds, reading_process, sheet_grid, text_grid
from decision.imports.cells.book import Book
from decision.imports.cells.grid import Grid
from decision.imports.cells.long_grid import side_by_side


def sheets(file: str, content: bytes) -> list[str]:
    """Return the names of the sheets that can be read; none where the file is a text.

    Raises
    ------
    BadFileError
        As `grid`.
    """
    is_of = kind(file, content)
    return _book(file, is_of, content, None).sheets if is_of in file_kinds.SPREADSHEETS else []


def grid(file: str, content: bytes, sheet: str | None = None, encoding: str | None = None) -> Grid:
    """Return the cells of a table.

    Parameters
    ----------
    sheet
        Which one to read; the first that holds anything if none is asked for.
    encoding
        How the letters of a text are to be read, where somebody chose; see `Grid.encodings`.

    Raises
    ------
    BadFileError
        If the file holds no table, or more than offers need; naming what was found and where.
    """
    is_of = kind(file, content)
    if is_of == file_kinds.TEXT:
        read = text_grid.grid(file, content, encoding)
    elif is_of == file_kinds.HTML:
        read = _page(file, content, encoding)
    else:
        book = _book(file, is_of, content, sheet)
        if tuple(book.sheets) == SHEETS:
            beside = "a table, or the decision (JSON) that is taken home beside it"
            raise refused(file, "the workbook of a decision, which is for reading", beside)
        read = sheet_grid.grid_of(file, book, file_kinds.expected(is_of))
    return side_by_side(replace(read, said=(*file_kinds.renamed(file, is_of), *read.said)))


def _page(file: str, content: bytes, encoding: str | None) -> Grid:
    """Return the table in a page: its cells have no names, and its letters may be open."""
    expected = file_kinds.expected(file_kinds.HTML)
    text = encodings.decoded(file, content, expected, encoding)
    book = _book(file, file_kinds.HTML, text.text.encode("utf-8", "replace"), None)
    table = sheet_grid.grid_of(file, book, expected)
    said = (*text.said, *table.said)
    return replace(table, is_sheet=False, sheet="", sheets=(), said=said, encodings=text.encodings)


def _book(file: str, kind: str, content: bytes, sheet: str | None) -> Book:
    return reading_process.book(file, kind, content, sheet, file_kinds.expected(kind))


def kind(file: str, content: bytes) -> str:
    """Return what kind of table a file is, by its content: one of `file_kinds`.

    Raises
    ------
    BadFileError
        If it is larger than 2 MB, or a zip without a table in it.
    """
    refuse_large(file, content, file_kinds.expected(file_kinds.kind_by_name(file)))
    return file_kinds.kind(file, content)
