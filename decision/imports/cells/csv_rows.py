"""Which cells does a text hold? Commas, semicolons, tabs or bars, as the header line shows.

`lines` splits a text; `rows` are those of a table of ratings by the strict rules. Tabs come from
the clipboard, where spreadsheets put quotes only around cells with line breaks: a quote that is not
closed at the end of its cell belongs to the text there. Bars come from notes, with or without the
rule that Markdown draws below the header.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from decision.files.problems import Problem, decoded, refuse, refused
from decision.model import CRITERION_LIMIT, OFFER_LIMIT

EXPECTED = "a table of ratings (CSV)"
COLUMN_LIMIT = 1 + 3 * CRITERION_LIMIT
LINES = 50_000  # blank ones too: spreadsheets leave many
_SEPARATORS = (";", "\t", ",", "|")
_RULE = frozenset("|+-:= \t")
_EMPHASIS = re.compile(r"^(\*\*|__|`)([^*_`]+)\1$")  # of Markdown
_DECLARED = re.compile(r"sep=([,;\t|])(?:\r\n?|\n)", re.IGNORECASE)
_PASTED = re.compile(r'(?:"([^"]*+(?:""[^"]*+)*+)"(?=[\t\r\n]|\Z)|([^\t\r\n]*))(\t|\r\n?|\n|\Z)')


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
    table, more = lines(file, decoded(file, content, EXPECTED), 1 + OFFER_LIMIT)
    _refuse_many(file, len(table) + more)
    return fitted(file, table)


def lines(file: str, text: str, most: int) -> tuple[list[Row], int]:
    """Return the first lines of a text that hold anything, and how many more there are.

    Raises
    ------
    BadFileError
        If its quotes are not closed, or it has far too many lines.
    """
    declaring = _DECLARED.match(text)
    first, body = (2, text[declaring.end() :]) if declaring else (1, text)
    ends = body.count("\n") or body.count("\r")
    if ends > LINES:
        raise refused(file, f"{ends:,} lines", f"{EXPECTED} of at most {LINES:,}")
    separator = declared(text) or _separator(body)
    if separator == "|":
        return _filled(_barred(body), first, most)
    reader = csv.reader(io.StringIO(body, newline=""), delimiter=separator, strict=True)
    try:
        return _filled(reader, first, most)
    except csv.Error as error:
        if separator == "\t":
            return _filled(_pasted(body), first, most)
        place = f"line {reader.line_num}"
        raise refused(file, f"broken CSV ({error})", EXPECTED, place) from None


def declared(text: str) -> str:
    """Return the separator that the first line of a text declares, or nothing."""
    match = _DECLARED.match(text)
    return match[1] if match else ""


def places(row: Row) -> list[int]:
    """Return the cells of a row that hold anything, counted from 1."""
    return [place for place, cell in enumerate(row.cells, start=1) if cell.strip()]


def ragged(row: Row, width: int) -> Problem:
    """Return what is wrong with a row that is not as wide as those above."""
    return Problem(f"row {row.number}", f"{len(row.cells)} cells", f"{width}, as above")


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
    bodies = (row for row in filled[1:] if not _width(row) <= width <= len(row.cells))
    refuse(file, [ragged(row, width) for row in bodies])
    return [row._replace(cells=row.cells[:width]) for row in filled]


def _refuse_many(file: str, n_rows: int) -> None:
    if n_rows > 1 + OFFER_LIMIT:
        raise refused(file, f"{n_rows - 1} offers", f"at most {OFFER_LIMIT}")


def _width(row: Row) -> int:
    """Return how wide a row is without the empty cells that spreadsheets leave at its end."""
    return max(places(row), default=0)


def _filled(lines: Iterable[list[str]], first: int, most: int) -> tuple[list[Row], int]:
    numbered = enumerate(lines, start=first)
    filled = (Row(number, cells) for number, cells in numbered if any(map(str.strip, cells)))
    # What is beyond the limit is only counted: a million rows would fill the memory.
    return list(islice(filled, most)), sum(1 for _ in filled)


def _barred(text: str) -> Iterator[list[str]]:
    r"""Yield the cells of each line with bars between them; none of a rule below the header.

    >>> list(_barred("| offer | impact |\n|---|--:|\n| Lab | 7 |"))
    [['offer', 'impact'], [], ['Lab', '7']]
    """
    bare = text.splitlines()
    header = next(place for place, line in enumerate(bare) if not _RULE.issuperset(line))
    outer = bare[header].lstrip().startswith("|")
    for place, line in enumerate(bare):
        # Elsewhere a dash alone is an unknown.
        ruled = place <= header + 1 or "--" in line or "+" in line
        if ruled and _RULE.issuperset(line):
            yield []
        else:
            inner = line.strip().removeprefix("|").removesuffix("|") if outer else line
            yield [_EMPHASIS.sub(r"\2", cell.strip()) for cell in inner.split("|")]


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
    """Return what separates the cells of the first line that has more than one."""
    for line in text.splitlines():
        bare = re.sub(r'"[^"]*"', "", line)
        if not _RULE.issuperset(line) and any(each in bare for each in _SEPARATORS):
            return max(_SEPARATORS, key=bare.count)
    return ","
