"""Which part of a sheet is the table? From its first line with content to its last.

`grid_of`: what was read of a spreadsheet -> Grid, with what there is to say of it.
"""

from collections.abc import Iterator

from decision.files.problems import quoted, refused
from decision.imports.cells.book import Book, Cells
from decision.imports.cells.grid import Cell, Grid, Line, first_and_last

_EMPTY = Cell("")


def grid_of(file: str, book: Book, expected: str) -> Grid:
    """Return the table in a sheet.

    Raises
    ------
    BadFileError
        If nothing is in it.
    """
    filled = [place for place, cell in book.cells.items() if cell.text.strip()]
    if not filled:
        raise refused(file, "no cells", expected)
    left, right = first_and_last(column for _, column in filled)
    lines = _lines(book.cells, left, right)
    return Grid(
        lines,
        left,
        is_sheet=True,
        said=(*_said(book), *_left_out(book.cells, lines, left, right)),
        sheet=book.sheet,
        sheets=tuple(book.sheets),
        tells_percent=book.tells_percent,
    )


def _lines(cells: Cells, left: int, right: int) -> tuple[Line, ...]:
    """Return the lines from the first that holds a text to the last that is part of the table."""
    top, bottom = first_and_last(row for (row, _), cell in cells.items() if cell.text.strip())
    # Names may be formulas without results; a sum below the table is no part of it.
    bottom = max(bottom, *(r for (r, c), cell in cells.items() if c == left and any(cell)))
    holding = (place for place, cell in cells.items() if cell.text.strip() or cell.unworked)
    inside = sorted({r for r, c in holding if top <= r <= bottom and left <= c <= right})
    columns = range(left, right + 1)
    return tuple(Line(r, tuple(cells.get((r, c), _EMPTY) for c in columns)) for r in inside)


def _left_out(cells: Cells, lines: tuple[Line, ...], left: int, right: int) -> Iterator[str]:
    numbers = {line.number for line in lines}
    if any(
        cell.unworked and not (r in numbers and left <= c <= right)
        for (r, c), cell in cells.items()
    ):
        yield "Formulas without results beside or below the table are left out."


def _said(book: Book) -> Iterator[str]:
    if len(book.sheets) > 1:
        others = ", ".join(quoted(name) for name in book.sheets if name != book.sheet)
        yield f"The table in {quoted(book.sheet)} is read, not that in {others}."
    if book.hidden:
        yield f"Hidden sheets are not read: {', '.join(map(quoted, book.hidden))}."
    if book.has_hidden_cells:
        yield "Hidden rows and columns are read like the others."
    if book.empty_formulas:
        yield (
            f"Formulas without a result, or with an error, read as empty cells: there are "
            f"{book.empty_formulas} in the file."
        )
