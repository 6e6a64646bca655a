"""Which way does a table lie? A `Square` is its grid with every offer a line, whichever way it lay.

`square`: grid -> without titles above and empty columns -> orientation by what speaks for either ->
`Square`. Lines and columns of a square count from 0; line 0 holds the headings.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from criteria.criterion import Criterion
from decision.files.problems import CLIP
from decision.files.ratings_csv import keys_by_header, plain_header
from decision.files.spreadsheet_text import unguarded
from decision.imports.cells.grid import Cell, Grid
from decision.imports.reading import heading_words as words
from decision.imports.reading.amounts import amount_or_none
from decision.imports.reading.labels import better, label, range_end

ROWS, COLUMNS = "rows", "columns"
SOME = 20  # lines and columns that are enough to see of what sort they are
CLEAR = 2  # how much more must speak for one way than for the other


@dataclass(frozen=True)
class Square:
    """A grid in which every offer is a line, and every criterion a column.

    Attributes
    ----------
    lines, columns
        Where its lines and columns lie in the grid, there as lines and columns unless it is turned.
    """

    grid: Grid
    lines: tuple[int, ...]
    columns: tuple[int, ...]
    is_turned: bool = False

    def cell(self, line: int, column: int) -> Cell:
        """Return a cell."""
        row, across = self._in_grid(line, column)
        return self.grid.lines[row].cells[across]

    def text(self, line: int, column: int) -> str:
        """Return what a cell shows, without white space and the guard against formulas."""
        row, across = self._in_grid(line, column)
        return self._bare[row][across]

    @cached_property
    def _bare(self) -> list[list[str]]:
        """What the cells of the grid show; asked for so often that it is made once."""
        return [[unguarded(text.strip()) for text in texts] for texts in self.grid.texts]

    def place(self, line: int, column: int) -> str:
        """Return what a cell is called in a message: B3, or its row and what is over its column."""
        row, across = self._in_grid(line, column)
        if self.grid.is_sheet:
            return self.grid.place(row, across)
        top = min(self.columns if self.is_turned else self.lines)
        head = self.grid.lines[top].cells[across].text.strip()[:CLIP]
        return f"row {self.grid.lines[row].number}, column {head or across + 1}"

    def line_name(self, line: int) -> str:
        """Return what a line is called where it has no name: its row, or its column."""
        if self.is_turned:
            return f"column {self.grid.first_column + self.lines[line]}"
        return f"row {self.grid.lines[self.lines[line]].number}"

    def column_name(self, column: int) -> str:
        """Return what a column is called where it has no heading."""
        if self.is_turned:
            return f"row {self.grid.lines[self.columns[column]].number}"
        return f"column {self.grid.first_column + self.columns[column]}"

    def turned(self) -> "Square":
        """Return the same table lying the other way.

        >>> square = as_it_lies(Grid(()))
        >>> square.turned().turned() == square
        True
        """
        return Square(self.grid, self.columns, self.lines, not self.is_turned)

    @cached_property
    def heads(self) -> list[str]:
        """What stands in the first line."""
        return [self.text(0, column) for column in range(len(self.columns))] if self.lines else []

    @cached_property
    def side(self) -> list[str]:
        """What stands in the first column."""
        return [self.text(line, 0) for line in range(len(self.lines))] if self.columns else []

    def column(self, column: int) -> list[str]:
        """Return what stands below a heading."""
        return [self.text(line, column) for line in range(1, len(self.lines))]

    def _in_grid(self, line: int, column: int) -> tuple[int, int]:
        row, across = self.lines[line], self.columns[column]
        return (across, row) if self.is_turned else (row, across)


def as_it_lies(grid: Grid) -> Square:
    """Return a grid's table as it lies: no title, no notes below it, no columns without cells."""
    filled = _filled(grid)
    top, end = _titles(grid, filled), len(filled) - _notes(grid, filled)
    width = len(filled[0]) if filled else 0
    columns = [c for c in range(width) if any(line[c] for line in filled[top:end])]
    square = Square(grid, tuple(range(top, end)), tuple(columns))
    return _by_criteria(_led(_led(square).turned()).turned())


def _led(square: Square) -> Square:
    """Return a square with its headings first, where weights stand above them."""
    if len(square.lines) < 3 or len(square.columns) < 2:
        return square
    first, second = (
        [square.text(line, column) for column in range(len(square.columns))] for line in (0, 1)
    )
    weights = label(first[0]).plain in words.WEIGHTS and not any(map(_is_text, first[1:]))
    if weights and all(map(_is_text, second[1:])):
        return replace(square, lines=(square.lines[1], square.lines[0], *square.lines[2:]))
    return square


def _by_criteria(square: Square) -> Square:
    """Return a square whose columns begin with that of the criteria, where its heading says so."""
    places = [n for n, head in enumerate(square.heads[:4]) if label(head).plain in words.CRITERIA]
    # A column of categories repeats itself.
    distinct = [n for n in places if len(set(square.column(n))) == len(square.lines) - 1]
    if not places:
        return square
    first = square.columns[(distinct or places)[0]]
    others = (column for column in square.columns if column != first)
    return replace(square, columns=(first, *others))


def _is_text(text: str) -> bool:
    return bool(text) and _sort(text) == "text"


def titles(grid: Grid) -> list[str]:
    """Return the lines above the table that are only a title."""
    return [next(filter(None, texts)) for texts in grid.texts[: _titles(grid, _filled(grid))]]


def notes_below(grid: Grid) -> list[str]:
    """Return the lines below the table, parted from it by an empty one, that are only a text."""
    first = len(grid.lines) - _notes(grid, _filled(grid))
    return [next(filter(None, texts)) for texts in grid.texts[first:]]


def _filled(grid: Grid) -> list[list[bool]]:
    return [[bool(cell.text.strip()) for cell in line.cells] for line in grid.lines]


def _notes(grid: Grid, filled: list[list[bool]]) -> int:
    """Return how many lines stand behind an empty line and to the end, with one text each."""
    first = len(filled)
    while first > 2 and (sum(filled[first - 1]) == 1 or _is_merged(grid, first - 1)):
        first -= 1
    numbers = [line.number for line in grid.lines]
    gaps = (row for row in range(first, len(filled)) if numbers[row] > numbers[row - 1] + 1)
    return len(filled) - next(gaps, len(filled))


def _titles(grid: Grid, filled: list[list[bool]]) -> int:
    """Return how many lines stand above the table with one text each, alone or merged."""
    top = 0
    while (
        top < len(filled) - 2
        and (sum(filled[top]) == 1 or _is_merged(grid, top))
        and any(sum(line) > 1 for line in filled[top + 1 : top + 4])
    ):
        top += 1
    return top


def _is_merged(grid: Grid, row: int) -> bool:
    texts = {cell.text.strip() for cell in grid.lines[row].cells if cell.text.strip()}
    return len(texts) == 1 and len(grid.lines[row].cells) > 2


def in_favour(square: Square, criteria: Sequence[Criterion]) -> int:
    """Return how much speaks for offers in the lines of a square, more than in its columns."""
    return _for_lines(square, criteria) - _for_lines(square.turned(), criteria)


def _for_lines(square: Square, criteria: Sequence[Criterion]) -> int:
    """Return what speaks for offers in lines."""
    heads, side = square.heads, square.side
    plain = [label(head).plain for head in heads]
    sides = [label(text).plain for text in side[1:]]
    corner = plain_header(re.sub(r"[(\[].*", "", heads[0])) if heads else ""
    known = keys_by_header(criteria)
    named = sum(name in known or range_end(name)[0] in known for name in plain)
    weights = sum(label(head).weight is not None for head in heads)
    offers = sum(map(words.is_like_an_offer, side[1:]))
    return sum(
        [
            10 * (corner == words.OFFER and not square.is_turned),
            4 * (corner in words.OFFERS and not square.is_turned),
            6 * (corner in words.CRITERIA and square.is_turned),
            2 * any(name in words.OFFERS for name in plain[1:]),
            3 * min(named, 3),
            4 * (weights > 1),
            3 * (offers > 1 and offers >= len(side) // 2),
            4 * any(name in words.WEIGHTS for name in sides),
            3 * (_directions(square) > 0),
            2 * any(name in words.SUMS | words.MEANS | words.RANKS for name in plain[1:]),
            2 * (_alike(square) > _alike(square.turned())),
        ]
    )


def _directions(square: Square) -> int:
    lines = (
        [square.text(line, column) for column in range(1, len(square.columns))]
        for line in range(1, min(len(square.lines), SOME))
    )
    return sum(any(line) and all(better(text) for text in line if text) for line in lines)


def _alike(square: Square) -> float:
    """Return the share of columns whose cells are all of one sort: ratings, amounts, texts."""
    some = range(1, min(len(square.columns), SOME))
    columns = [set(map(_sort, square.column(c)[:SOME])) - {""} for c in some]
    return sum(len(sorts) <= 1 for sorts in columns) / max(len(columns), 1)


def _sort(text: str) -> str:
    told = amount_or_none(text)
    if told is None:
        return "text"
    if told.likely is None:
        return ""
    unit = told.unit or (f"of {told.whole}" if told.whole else "")
    return unit or ("rating" if 0 <= told.likely <= 10 else f"{len(f'{told.likely:.0f}')} digits")
