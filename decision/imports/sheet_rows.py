"""Which rows has a sheet by the strict rules? All as wide as the header, names that are texts."""

from decision.files.problems import Problem, quoted, refuse
from decision.files.ratings_csv import plain_header
from decision.imports.cells.csv_rows import Row, fitted
from decision.imports.cells.grid import Cell, Grid
from decision.imports.header import OFFER

WITH_RESULT = "a value; opening the file in a spreadsheet program and saving it again adds results"


def rows(file: str, grid: Grid, expected: str) -> list[Row]:
    """Return the rows of a sheet that hold anything, the header first, all as wide as it is.

    Raises
    ------
    BadFileError
        For a formula in the table that was saved without its result, and for a name that is a
        date, an error or a yes or no.
    """
    refuse(file, _problems(grid))
    filled = [line for line in grid.lines if any(cell.text.strip() for cell in line.cells)]
    table = [Row(line.number, [cell.text for cell in line.cells]) for line in filled]
    return fitted(file, table, expected)


def without_result(cell: Cell) -> str:
    """Return what stands in a cell whose formula was not worked out, for a message."""
    return f"the formula {quoted(cell.unworked)} without its result"


def _problems(grid: Grid) -> list[Problem]:
    header = grid.lines[0].cells
    names = {place for place, cell in enumerate(header) if plain_header(cell.text) == OFFER}
    width = max(place for place, cell in enumerate(header, start=1) if cell.text.strip())
    placed = [
        (grid.place(number, place), place, cell)
        for number, line in enumerate(grid.lines)
        for place, cell in enumerate(line.cells[:width])
    ]
    return [
        Problem(where, without_result(cell), WITH_RESULT)
        for where, _, cell in placed
        if cell.unworked
    ] + [
        Problem(where, f"{cell.other}, {quoted(cell.text)}", "an offer's name")
        for where, place, cell in placed
        if place in names and cell.other
    ]
