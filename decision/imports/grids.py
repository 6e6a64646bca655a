"""Which cells does a file hold, whatever its kind? Text or spreadsheet, told by its content.

`grid` reads any table that people bring; `sheets` names what a spreadsheet has. Texts are read by
`csv_rows`, spreadsheets by a process of their own (`reading_process`). What was made of the file is
in `Grid.said`, so that nothing happens unseen.
"""

from dataclasses import replace

from decision.files.problems import refuse_large
from decision.imports import csv_rows, file_kinds, reading_process, sheet_grid
from decision.imports.book import Book
from decision.imports.cells import Grid


def sheets(file: str, content: bytes) -> list[str]:
    """Return the names of the sheets that can be read; none where the file is a text.

    Raises
    ------
    BadFileError
        As `grid`.
    """
    kind = _kind(file, content)
    return _book(file, kind, content, None).sheets if kind in file_kinds.SPREADSHEETS else []


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
    kind = _kind(file, content)
    if kind in file_kinds.SPREADSHEETS:
        book = _book(file, kind, content, sheet)
        read = sheet_grid.grid_of(file, book, file_kinds.expected(kind))
    else:
        read = csv_rows.grid(file, content, encoding)
    return replace(read, said=(*file_kinds.renamed(file, kind), *read.said))


def _book(file: str, kind: str, content: bytes, sheet: str | None) -> Book:
    return reading_process.book(file, kind, content, sheet, file_kinds.expected(kind))


def _kind(file: str, content: bytes) -> str:
    refuse_large(file, content, file_kinds.expected(file_kinds.kind_by_name(file)))
    return file_kinds.kind(file, content)
