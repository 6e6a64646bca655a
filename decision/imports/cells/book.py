"""What does a spreadsheet file hold? One of its sheets, cell by cell, and the names of all.

Readers of the formats return a `Book`. It is plain data, so that it can come from another process.
"""

from collections.abc import Iterable
from typing import NamedTuple

from decision.files.problems import BadFileError, quoted, refused
from decision.imports.cells.grid import COLUMN_LIMIT, LINE_LIMIT, TEXT_LIMIT, Cell, cell_name

ROW_LIMIT = 5_000  # further down nobody keeps offers
TEXTS_LIMIT = 4 * 2**20  # characters in all cells
ADVICE = "a table of ordinary size; copy it alone into a new spreadsheet, or save it as CSV"

Place = tuple[int, int]  # row and column, both from 1
Cells = dict[Place, Cell]
Merge = tuple[int, int, int, int]  # its first row and column, and its last


class Book(NamedTuple):
    """A spreadsheet file: the names of its sheets, and what one of them holds.

    Attributes
    ----------
    sheets
        Those that are visible and hold anything.
    hidden
        Those that are not visible.
    sheet
        The name of the one that was read.
    has_hidden_cells
        Whether rows or columns of that sheet are hidden. They are read like the others.
    tells_percent
        Whether it is plain which numbers are shown as percentages: the texts say so, or none is.
    empty_formulas
        How many formulas without a result, or with an error, stand in the file as empty cells.
    """

    sheets: list[str]
    hidden: list[str]
    sheet: str
    cells: Cells
    has_hidden_cells: bool = False
    tells_percent: bool = True
    empty_formulas: int = 0


def chosen(file: str, sheets: list[str], sheet: str | None, expected: str) -> str:
    """Return the sheet to read: the one that is asked for, or the first.

    Raises
    ------
    BadFileError
        If there is none, or none of that name.
    """
    if not sheets:
        raise refused(file, "no cells", expected)
    if sheet is None:
        return sheets[0]
    if sheet not in sheets:
        names = ", ".join(map(quoted, sheets[:10]))
        raise refused(file, f"no visible sheet {quoted(sheet)} with cells", f"one of {names}")
    return sheet


def spread(file: str, cells: Cells, merges: Iterable[Merge]) -> Cells:
    """Return the cells with the text of each merge in every cell that it covers.

    Raises
    ------
    BadFileError
        If a merge covers more than a table has.
    """
    filled, covered = dict(cells), 0
    for top, left, bottom, right in merges:
        cell = cells.get((top, left))
        if cell is None or not cell.text.strip():
            continue
        covered += (bottom - top + 1) * (right - left + 1)
        if covered > LINE_LIMIT * COLUMN_LIMIT:
            wide = f"{quoted(cell.text)} merged across far more cells than offers need"
            raise refused(file, wide, ADVICE, f"cell {cell_name(top, left)}")
        rows, columns = range(top, bottom + 1), range(left, right + 1)
        filled |= {(row, column): cell for row in rows for column in columns}
    return filled


def refuse_excess(file: str, cells: Cells) -> None:
    """Refuse a sheet with more cells, or longer ones, than a table of offers has.

    Raises
    ------
    BadFileError
        Naming the first cell that is too much.
    """
    filled = [place for place, cell in cells.items() if cell.text.strip()]
    far = [(row, column) for row, column in filled if row > ROW_LIMIT or column > COLUMN_LIMIT]
    if far:
        raise _far(file, cells, min(far))
    for what, limit, count in (
        ("rows with content", LINE_LIMIT, len({row for row, _ in filled})),
        ("columns with content", COLUMN_LIMIT, len({column for _, column in filled})),
    ):
        if count > limit:
            raise refused(file, f"{count:,} {what}", f"at most {limit}; {ADVICE}")
    _refuse_long(file, cells)


def _far(file: str, cells: Cells, place: Place) -> BadFileError:
    wrong = f"{quoted(cells[place].text)} far outside the table"
    expected = f"all of it in the first {ROW_LIMIT:,} rows and {COLUMN_LIMIT} columns"
    return refused(file, wrong, expected, f"cell {cell_name(*place)}")


def _refuse_long(file: str, cells: Cells) -> None:
    total = 0
    for place, cell in cells.items():
        if len(cell.text) > TEXT_LIMIT:
            expected = f"at most {TEXT_LIMIT:,} characters"
            raise refused(file, quoted(cell.text), expected, f"cell {cell_name(*place)}")
        total += len(cell.text) + len(cell.unworked)
    if total > TEXTS_LIMIT:
        raise refused(file, "far more text than offers need", ADVICE)
