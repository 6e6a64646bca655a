"""What stands where in a table that somebody brings? Cells as text, not yet what they mean.

Readers of files make a `Grid`; `reading` says what its lines and columns are.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from openpyxl.utils.cell import get_column_letter

TRUTH, DATE, ERROR = "a yes or no", "a date", "an error"


class Cell(NamedTuple):
    """What a cell shows, and what it is instead of a text or a number, if so.

    Attributes
    ----------
    other
        `TRUTH`, `DATE` or `ERROR`; empty for texts and numbers.
    unworked
        The formula that was saved without its result.
    """

    text: str
    other: str = ""
    unworked: str = ""


class Line(NamedTuple):
    """A line that is not empty: its number as a spreadsheet counts, and its cells."""

    number: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Grid:
    """The lines of a table that hold anything, all equally wide.

    Attributes
    ----------
    first_column
        The number of the first column as a spreadsheet counts, 1 for A.
    is_sheet
        Whether its cells have names, like B3.
    said
        What was made of the file, a sentence each: the sheet, the encoding, what is left out.
    """

    lines: tuple[Line, ...]
    first_column: int = 1
    is_sheet: bool = False
    said: tuple[str, ...] = ()

    def place(self, line: int, column: int) -> str:
        """Return what a cell is called in a message; both count from 0."""
        number, across = self.lines[line].number, self.first_column + column
        if self.is_sheet:
            return f"cell {get_column_letter(across)}{number}"
        return f"row {number}, column {across}"

    @property
    def texts(self) -> tuple[tuple[str, ...], ...]:
        """The texts alone, line by line."""
        return tuple(tuple(cell.text for cell in line.cells) for line in self.lines)


def grid_of(rows: Sequence[Sequence[str]]) -> Grid:
    """Return a grid of plain texts, for what was pasted and for tests."""
    lines = (Line(n, tuple(map(Cell, row))) for n, row in enumerate(rows, start=1))
    return Grid(tuple(lines))
