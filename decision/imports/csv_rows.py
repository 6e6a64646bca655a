"""Which cells does a CSV file hold? Commas, semicolons or tabs, as the header line shows.

Tabs come from the clipboard, where spreadsheets put quotes only around cells with line breaks: a
quote that is not closed at the end of its cell belongs to the text there.
"""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import NamedTuple

from decision.files.problems import Problem, decoded, refuse, refused
from decision.imports import cells
from decision.imports.cells import Cell, Grid, Line, first_and_last
from decision.model import CRITERION_LIMIT, OFFER_LIMIT

EXPECTED = "a table of ratings (CSV)"
COLUMN_LIMIT = 1 + 3 * CRITERION_LIMIT
_SEPARATORS = (";", "\t", ",")
_DECLARED = re.compile(r"sep=([,;\t|])\r?\n", re.IGNORECASE)
_PASTED = re.compile(r'(?:"([^"]*+(?:""[^"]*+)*+)"(?=[\t\r\n]|\Z)|([^\t\r\n]*))(\t|\r\n?|\n|\Z)')


class Row(NamedTuple):
    """A row that is not empty: its number as a spreadsheet counts, and its cells."""

    number: int
    cells: list[str]


def grid(file: str, content: bytes, encoding: str | None = None) -> Grid:
    """Return the cells of a text, lines that are too short filled up.

    Raises
    ------
    BadFileError
        If it is no table, a line is longer than the first, or there is more than offers need.
    """
    table = _parsed(file, decoded(file, content, EXPECTED))
    if not table:
        raise refused(file, "no cells", EXPECTED)
    width = len(table[0].cells)
    if width > cells.COLUMN_LIMIT:
        raise refused(file, f"{width:,} columns", f"at most {cells.COLUMN_LIMIT}", "header")
    refuse(file, [_ragged(row, width) for row in table if _width(row) > width])
    left, right = first_and_last(place for row in table for place in _places(row))
    return Grid(tuple(_line(row, left, right) for row in table), left)


def _line(row: Row, left: int, right: int) -> Line:
    texts = row.cells[left - 1 : right]
    missing = right - left + 1 - len(texts)
    return Line(row.number, tuple(map(Cell, [*texts, *[""] * missing])), missing)


def _places(row: Row) -> list[int]:
    return [place for place, cell in enumerate(row.cells, start=1) if cell.strip()]


def _ragged(row: Row, width: int) -> Problem:
    return Problem(f"row {row.number}", f"{len(row.cells)} cells", f"{width}, as above")


def rows(file: str, content: bytes) -> list[Row]:
    """Return the rows of a CSV file, the header first, all as wide as it is.

    Raises
    ------
    BadFileError
        If the file is no table, or a row is shorter or longer than the header.
    """
    return fitted(file, _parsed(file, decoded(file, content, EXPECTED)))


def fitted(file: str, filled: Sequence[Row], expected: str = EXPECTED) -> list[Row]:
    """Return the rows that hold anything, the header first, all as wide as it is.

    Raises
    ------
    BadFileError
        If there is none, there are too many or too wide ones, or one is shorter or longer than the
        header.
    """
    if not filled:
        raise refused(file, "no cells", expected)
    width = _width(filled[0])
    # Asked first: whatever looks at each cell would take long for very many.
    if width > COLUMN_LIMIT:
        raise refused(file, f"{width} columns", f"at most {COLUMN_LIMIT}", "header")
    _refuse_many(file, len(filled))
    ragged = [row for row in filled[1:] if not _width(row) <= width <= len(row.cells)]
    refuse(file, [_ragged(row, width) for row in ragged])
    return [row._replace(cells=row.cells[:width]) for row in filled]


def _refuse_many(file: str, n_rows: int) -> None:
    if n_rows > 1 + OFFER_LIMIT:
        raise refused(file, f"{n_rows - 1} offers", f"at most {OFFER_LIMIT}")


def _width(row: Row) -> int:
    """Return how wide a row is without the empty cells that spreadsheets leave at its end."""
    return max(_places(row), default=0)


def _parsed(file: str, text: str) -> list[Row]:
    declared = _DECLARED.match(text)
    body = text[declared.end() :] if declared else text
    separator = declared[1] if declared else _separator(body)
    reader = csv.reader(io.StringIO(body, newline=""), delimiter=separator, strict=True)
    first = 2 if declared else 1
    try:
        return _filled(file, reader, first)
    except csv.Error as error:
        if separator == "\t":
            return _filled(file, _pasted(body), first)
        place = f"line {reader.line_num}"
        raise refused(file, f"broken CSV ({error})", EXPECTED, place) from None


def _filled(file: str, lines: Iterable[list[str]], first: int) -> list[Row]:
    numbered = enumerate(lines, start=first)
    filled = (Row(number, cells) for number, cells in numbered if any(map(str.strip, cells)))
    usual = list(islice(filled, 1 + OFFER_LIMIT))
    # What is beyond the limit is only counted: a million rows would fill the memory.
    _refuse_many(file, len(usual) + sum(1 for _ in filled))
    return usual


def _pasted(text: str) -> Iterable[list[str]]:
    r"""Yield the cells of each line of the clipboard, where a quote may be only a quote.

    >>> list(_pasted('"Lab" A\t7\n"a\nb"\t"'))
    [['"Lab" A', '7'], ['a\nb', '"']]
    """
    cells: list[str] = []
    for cell in _PASTED.finditer(text):
        if not (cell[0] or cells):
            return  # behind the last line
        quoted, bare, end = cell.groups()
        cells.append(bare if quoted is None else quoted.replace('""', '"'))
        if end != "\t":
            yield cells
            cells = []


def _separator(text: str) -> str:
    header = next((line for line in text.splitlines() if line.strip()), "")
    bare = re.sub(r'"[^"]*"', "", header)
    return max(_SEPARATORS, key=bare.count) if any(s in bare for s in _SEPARATORS) else ","
