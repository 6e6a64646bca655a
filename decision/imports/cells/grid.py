"""What stands where in a table that somebody brings? Cells as text, not yet what they mean.

Readers of files make a `Grid`; `reading` says what its lines and columns are.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

TRUTH, DATE, ERROR = "a yes or no", "a date", "an error"
_NUMBER = re.compile(r"-?[0-9]{1,15}(?:\.[0-9]{1,30})?")
# Asked before any work: 100 offers either way, low and high beside each rating, and some room.
LINE_LIMIT = COLUMN_LIMIT = 400
TEXT_LIMIT = 32_767  # characters in a cell, as in spreadsheet programs


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
    """A line that is not empty: its number as a spreadsheet counts, and its cells.

    Attributes
    ----------
    missing
        How many cells at its end the file does not have; they stand here as empty ones.
    """

    number: int
    cells: tuple[Cell, ...]
    missing: int = 0


class Encoding(NamedTuple):
    """A way to read the letters of a text: its name, and a line that others read differently."""

    name: str
    sample: str


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
    sheet, sheets
        The name of the sheet that was read, and of all that can be read; empty for texts.
    tells_percent
        Whether a number shown as a percentage reads so here, like "75 %". If not, see
        `may_be_percent`.
    encodings
        Where the file does not settle how its letters are to be read: the ways, the likeliest
        first, which is how the texts here are read. Somebody must choose; empty if nothing is open.
    """

    lines: tuple[Line, ...]
    first_column: int = 1
    is_sheet: bool = False
    said: tuple[str, ...] = ()
    sheet: str = ""
    sheets: tuple[str, ...] = ()
    tells_percent: bool = True
    encodings: tuple[Encoding, ...] = ()

    def place(self, line: int, column: int) -> str:
        """Return what a cell is called in a message; both count from 0."""
        number, across = self.lines[line].number, self.first_column + column
        if self.is_sheet:
            return f"cell {cell_name(number, across)}"
        return f"row {number}, column {across}"

    @property
    def may_be_percent(self) -> frozenset[int]:
        """The columns, counted from 0, whose numbers may be shown as percentages in the file."""
        if self.tells_percent:
            return frozenset()
        columns = enumerate(zip(*self.texts, strict=True))
        return frozenset(place for place, texts in columns if may_be_percent(texts))

    @property
    def texts(self) -> tuple[tuple[str, ...], ...]:
        """The texts alone, line by line."""
        return tuple(tuple(cell.text for cell in line.cells) for line in self.lines)


def cell_name(row: int, column: int) -> str:
    """Return what a spreadsheet calls a cell.

    >>> cell_name(3, 28)
    'AB3'
    """
    from openpyxl.utils.cell import get_column_letter  # slow to load, and seldom asked for

    return f"{get_column_letter(column)}{row}"


def may_be_percent(texts: Iterable[str]) -> bool:
    """Tell whether numbers may be percentages without their sign: all from 0 to 1, not all whole.

    >>> may_be_percent(["share", "0.75", "1"]), may_be_percent(["impact", "0.5", "7"])
    (True, False)
    """
    numbers = [float(text) for text in texts if _NUMBER.fullmatch(text)]
    whole = all(number in (0, 1) for number in numbers)
    return not whole and all(0 <= number <= 1 for number in numbers)


def grid_of(rows: Sequence[Sequence[str]]) -> Grid:
    """Return a grid of plain texts, for what was pasted and for tests."""
    lines = (Line(n, tuple(map(Cell, row))) for n, row in enumerate(rows, start=1))
    return Grid(tuple(lines))


def first_and_last(numbers: Iterable[int]) -> tuple[int, int]:
    """Return the smallest and the largest of some numbers.

    >>> first_and_last(iter([3, 1, 2]))
    (1, 3)
    """
    every = list(numbers)
    return min(every), max(every)
