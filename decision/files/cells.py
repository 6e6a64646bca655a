"""Which cells does a CSV file hold? Commas, semicolons or tabs, as the header line shows."""

import csv
import io
import re
from collections.abc import Sequence
from typing import NamedTuple

from decision.files.decoding import decoded
from decision.files.problems import BadFileError, Problem

EXPECTED = "a table of ratings (CSV)"
_SEPARATORS = (";", "\t", ",")
_DECLARED = re.compile(r"sep=([,;\t|])\r?\n", re.IGNORECASE)


class Row(NamedTuple):
    """A row that is not empty: its number as a spreadsheet counts, and its cells."""

    number: int
    cells: list[str]


def rows(file: str, content: bytes) -> list[Row]:
    """Return the rows of a CSV file, the header first, all as wide as it is.

    Raises
    ------
    BadFileError
        If the file is no table, or a row is shorter or longer than the header.
    """
    return fitted(file, _parsed(file, decoded(file, content, EXPECTED)))


def fitted(file: str, found: Sequence[Row]) -> list[Row]:
    """Return the rows that hold anything, the header first, all as wide as it is.

    Raises
    ------
    BadFileError
        If there is none, or one is shorter or longer than the header.
    """
    if not found:
        raise BadFileError(file, [Problem("", "no cells", EXPECTED)])
    header = _trimmed(found[0])
    ragged = [
        Problem(f"row {row.number}", f"{len(row.cells)} cells", f"{len(header.cells)}, as above")
        for row in found[1:]
        if len(_cut(row, header).cells) != len(header.cells)
    ]
    if ragged:
        raise BadFileError(file, ragged)
    return [header, *(_cut(row, header) for row in found[1:])]


def _parsed(file: str, text: str) -> list[Row]:
    declared = _DECLARED.match(text)
    body = text[declared.end() :] if declared else text
    separator = declared[1] if declared else _separator(body)
    reader = csv.reader(io.StringIO(body, newline=""), delimiter=separator, strict=True)
    found = []
    try:
        for number, cells in enumerate(reader, start=2 if declared else 1):
            if any(cell.strip() for cell in cells):
                found.append(Row(number, cells))
    except csv.Error as error:
        place = f"line {reader.line_num}"
        raise BadFileError(file, [Problem(place, f"broken CSV ({error})", EXPECTED)]) from None
    return found


def _separator(text: str) -> str:
    header = next((line for line in text.splitlines() if line.strip()), "")
    bare = re.sub(r'"[^"]*"', "", header)
    return max(_SEPARATORS, key=bare.count) if any(s in bare for s in _SEPARATORS) else ","


def _trimmed(header: Row) -> Row:
    """Return the header without the empty cells that spreadsheets leave at its end."""
    cells = list(header.cells)
    while cells and not cells[-1].strip():
        cells.pop()
    return Row(header.number, cells)


def _cut(row: Row, header: Row) -> Row:
    """Return the row without empty cells beyond the header."""
    cells = list(row.cells)
    while len(cells) > len(header.cells) and not cells[-1].strip():
        cells.pop()
    return Row(row.number, cells)
