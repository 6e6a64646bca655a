"""Which cells does a text hold, and how were its letters and separators read?

`grid`: bytes -> text (`encodings`) -> lines (`csv_rows`) -> Grid.
"""

from decision.files.problems import Problem, quoted, refuse, refused
from decision.imports.cells import csv_rows, encodings
from decision.imports.cells.csv_rows import EXPECTED, Row
from decision.imports.cells.grid import (
    COLUMN_LIMIT,
    LINE_LIMIT,
    TEXT_LIMIT,
    Cell,
    Grid,
    Line,
    first_and_last,
)

_SEPARATORS = {";": "semicolons", "\t": "tabs", ",": "commas", "|": "bars"}


def grid(file: str, content: bytes, encoding: str | None = None) -> Grid:
    """Return the cells of a text; lines that are too short are filled up.

    Raises
    ------
    BadFileError
        If it is no table, a line is longer than the header, or there is more than offers need.
    """
    read = encodings.decoded(file, content, EXPECTED, encoding)
    table, more = csv_rows.lines(file, read.text, LINE_LIMIT)
    if not table:
        raise refused(file, "no cells", EXPECTED)
    _refuse_excess(file, table, len(table) + more)
    left, right = first_and_last(place for row in table for place in csv_rows.places(row))
    lines = tuple(_line(row, left, right) for row in table)
    return Grid(lines, left, said=(*read.said, *_said(read.text)), encodings=read.encodings)


def _refuse_excess(file: str, table: list[Row], count: int) -> None:
    # A line alone is a title above the table.
    header = next((row for row in table if len(csv_rows.places(row)) > 1), table[0])
    width = len(header.cells)
    if width > COLUMN_LIMIT:
        raise refused(file, f"{width:,} columns", f"at most {COLUMN_LIMIT}", "header")
    if count > LINE_LIMIT:
        raise refused(file, f"{count:,} rows", f"at most {LINE_LIMIT}")
    longer = (row for row in table if max(csv_rows.places(row)) > width)
    refuse(file, [csv_rows.ragged(row, width) for row in longer])
    refuse(
        file, [_long(row, cell) for row in table for cell in row.cells if len(cell) > TEXT_LIMIT]
    )


def _long(row: Row, cell: str) -> Problem:
    place = f"row {row.number}, column {row.cells.index(cell) + 1}"
    return Problem(place, quoted(cell), f"at most {TEXT_LIMIT:,} characters")


def _line(row: Row, left: int, right: int) -> Line:
    texts = row.cells[left - 1 : right]
    missing = right - left + 1 - len(texts)
    return Line(row.number, tuple(map(Cell, [*texts, *[""] * missing])), missing)


def _said(text: str) -> list[str]:
    separator = csv_rows.declared(text)
    if not separator:
        return []
    return [f"The first line says that {_SEPARATORS[separator]} stand between the cells."]
