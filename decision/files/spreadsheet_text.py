"""How is a table written as CSV so that its text stays text in every spreadsheet?

`write_table`: columns and rows -> CSV. A cell that begins like a formula gets an apostrophe in
front (`guarded`), which spreadsheets hide; `unguarded` takes it off again.

Source: OWASP, CSV Injection.
"""

import csv
import io
import re
from collections.abc import Iterable, Sequence

Table = tuple[list[str], list[Sequence[object]]]  # columns and rows

_BEGINS = "=+\\-@\t\r\uff1d\uff0b\uff0d\uff20"
# At the start of a cell, and behind what some spreadsheets take for the end of one.
_BARE = re.compile(rf"(^|[;\t])(?=[\s']*[{_BEGINS}])")
_GUARDED = re.compile(rf"(^|[;\t])'(?=[\s']*[{_BEGINS}])")


def write_table(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    r"""Return a table as CSV: numbers unrounded, NaN and None empty, every text guarded.

    >>> write_table(["offer", "value"], [["=1+1", 0.1 + 0.2], ["a, b", float("nan")]])
    'offer,value\n\'=1+1,0.30000000000000004\n"a, b",\n'
    """
    text = io.StringIO()
    cells = ([_cell(value) for value in row] for row in (columns, *rows))
    csv.writer(text, lineterminator="\n").writerows(cells)
    return text.getvalue()


def _cell(value: object) -> object:
    if isinstance(value, str):
        return guarded(value)
    return None if value != value else value  # only NaN differs from itself


def guarded(text: str) -> str:
    """Return text that no spreadsheet takes for a formula.

    >>> guarded("=cmd|' /C calc'!A0"), guarded("Lab"), guarded("a;=1+1")
    ("'=cmd|' /C calc'!A0", 'Lab', "a;'=1+1")
    """
    return _BARE.sub(r"\1'", text)


def unguarded(text: str) -> str:
    """Return the text as it was before `guarded`."""
    if "'" not in text:  # in a long note the search for every end of a cell takes a while
        return text
    return _GUARDED.sub(r"\1", text)
