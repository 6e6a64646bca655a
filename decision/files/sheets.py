"""How is a spreadsheet file (XLSX) written whose texts stay texts and whose sums can be followed?

`Book` has sheets; a `Sheet` takes texts, numbers, and formulas with their results beside them, so
that they can be read where nothing is worked out; `content` is the file. No text is ever taken for
a formula, a link or XML. The same cells make the same bytes.
"""

import io
import textwrap
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import datetime
from math import ceil
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

# Any other date would make each file differ from the last one.
CREATED = datetime(2000, 1, 1)
OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
TEXT_LIMIT = 32_767  # characters of a cell, by the format
NARROW, WIDE, LINE_HEIGHT, HIGHEST = 8, 36, 15.0, 400.0
_NO_XML = dict.fromkeys((0xFFFE, 0xFFFF))  # characters that no XML holds
_LEFT: dict[str, object] = {"align": "left", "indent": 1}
_RIGHT: dict[str, object] = {"align": "right"}
_INPUT: dict[str, object] = {"font_color": "#1F4E79", "bg_color": "#EAF1F8"}
_LOOKS: dict[str, dict[str, object]] = {
    "text": {"text_wrap": True, **_LEFT},
    "line": {**_LEFT},
    "title": {"bold": True, "font_size": 14},
    "heading": {"bold": True, "font_size": 12},
    "head": {"bold": True, "text_wrap": True, "bottom": 1, **_LEFT},
    "number_head": {"bold": True, "text_wrap": True, "bottom": 1, **_RIGHT},
    "paragraph": {"text_wrap": True},
    "number": {**_RIGHT},
    "check": {},
    "points": {**_RIGHT, "num_format": "0.0"},
    "sum": {**_RIGHT, "num_format": "0.0", "bold": True},
    "mean": {**_RIGHT, "num_format": "0.00"},
    "value": {**_RIGHT, "num_format": "0.000"},
    "percent": {**_RIGHT, "num_format": "0.0 %"},
    "large": {**_RIGHT, "num_format": "#,##0"},
    "input": _INPUT,
    "large_input": {**_INPUT, "num_format": "#,##0"},
}


class Book:
    """A spreadsheet file in the making."""

    def __init__(self) -> None:
        import xlsxwriter  # slow to load, and most commands write no spreadsheet

        self._bytes = io.BytesIO()
        self._book = xlsxwriter.Workbook(self._bytes, OPTIONS)
        self._book.set_properties({"created": CREATED})
        looks = {name: {"valign": "top", **look} for name, look in _LOOKS.items()}
        self._looks = {name: self._book.add_format(look) for name, look in looks.items()}
        self._sheets: list[Sheet] = []

    def sheet(self, name: str) -> "Sheet":
        """Return a new sheet; ``name`` is never one that somebody typed."""
        self._sheets.append(Sheet(self._book.add_worksheet(name), self._looks))
        return self._sheets[-1]

    def content(self) -> bytes:
        """Return the bytes of the file; nothing can be added afterwards."""
        for sheet in self._sheets:
            sheet.fit()
        self._book.close()
        return self._bytes.getvalue()


class _Wrapped(NamedTuple):
    """A text on as many lines as it needs, and between which columns it stands."""

    row: int
    first: int
    last: int
    text: str


class Sheet:
    """One sheet. Rows and columns count from 0; a look is how a cell is shown, of `_LOOKS`."""

    def __init__(self, sheet: "Worksheet", looks: dict[str, object]) -> None:
        self._sheet, self._looks = sheet, looks
        self._widths: dict[int, int] = {}
        self._numeric: set[int] = set()
        self._hidden: set[int] = set()
        self._wrapped: list[_Wrapped] = []
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.fit_to_pages(1, 0)

    def text(self, row: int, column: int, text: str, look: str = "text") -> None:
        """Put a text into a cell, whatever it looks like."""
        if look in ("text", "head"):
            self.widen(column, width_of(text))
            self._wrapped.append(_Wrapped(row, column, column, text))
        self._write_text(row, column, text, look)

    def texts(self, row: int, texts: Sequence[str], look: str = "text") -> None:
        """Put texts side by side, the first into the first column."""
        for column, text in enumerate(texts):
            self.text(row, column, text, look)

    def head(self, row: int, labels: Sequence[str], first_column: int = 0) -> None:
        """Put labels above a table that is filled already, above numbers to the right.

        They and the columns before ``first_column`` stay in sight.
        """
        for column, label in enumerate(labels):
            self.widen(column, max(map(width_of, label.split()), default=0))
            self._wrapped.append(_Wrapped(row, column, column, label))
            look = "number_head" if column in self._numeric else "head"
            self._write_text(row, column, label, look)
        self._sheet.freeze_panes(row + 1, first_column)
        self._sheet.repeat_rows(row)

    def number(self, row: int, column: int, number: float | None, look: str = "number") -> None:
        """Put a number into a cell; None and NaN make an empty one."""
        self._numeric.add(column)
        if number is None or number != number:
            self._sheet.write_blank(row, column, None, self._looks[look])
        else:
            self._sheet.write_number(row, column, number, self._looks[look])

    def formula(
        self, row: int, column: int, formula: str, result: float | str, look: str = "number"
    ) -> None:
        """Put a formula into a cell, with what it comes to."""
        if not isinstance(result, str):
            self._numeric.add(column)
        self._sheet.write_formula(row, column, formula, self._looks[look], result)

    def paragraph(self, row: int, last_column: int, text: str, look: str = "paragraph") -> None:
        """Put a text across the columns up to ``last_column``, 1 or more, on as many lines."""
        self._sheet.merge_range(row, 0, row, last_column, "", self._looks[look])
        self._write_text(row, 0, text, look)
        self._wrapped.append(_Wrapped(row, 0, last_column, text))

    def comment(self, row: int, column: int, text: str) -> None:
        """Put a comment to a cell."""
        size = {"width": 360, "height": 18 * (n_lines(text, 50) + 1), "author": ""}
        self._sheet.write_comment(row, column, text, size)

    def only_between(self, cells: tuple[int, int, int, int], low: float, high: float) -> None:
        """Let cells take numbers from low to high alone: first row and column, last ones."""
        limits = {"validate": "decimal", "criteria": "between", "minimum": low, "maximum": high}
        self._sheet.data_validation(*cells, limits)

    def widen(self, column: int, width: int) -> None:
        """Give a column room for so many digits, up to `WIDE`."""
        self._widths[column] = max(self._widths.get(column, 0), width)

    def hide(self, columns: Iterable[int]) -> None:
        """Hide columns that say nothing here, but that formulas may count on."""
        self._hidden.update(columns)

    def print_up_to(self, row: int, column: int) -> None:
        """Leave out on paper what lies beyond a cell."""
        self._sheet.print_area(0, 0, row, column)

    def fit(self) -> None:
        """Give each column and each row the room that it needs."""
        widths = {c: min(max(width + 3, NARROW), WIDE) for c, width in self._widths.items()}
        for column, width in widths.items():
            self._sheet.set_column(column, column, width, None, {"hidden": column in self._hidden})
        lines: dict[int, int] = {}
        for row, first, last, text in self._wrapped:
            columns = set(range(first, last + 1)) - self._hidden
            room = sum(widths.get(column, NARROW) for column in columns) - 2
            if columns:
                lines[row] = max(lines.get(row, 1), n_lines(text, room))
        for row, needed in lines.items():
            if needed > 1:
                self._sheet.set_row(row, min(LINE_HEIGHT * needed, HIGHEST))

    def _write_text(self, row: int, column: int, text: str, look: str) -> None:
        text, shown = text.translate(_NO_XML)[:TEXT_LIMIT], self._looks[look]
        if not text:
            self._sheet.write_blank(row, column, None, shown)
        elif text.startswith("<r>") and text.endswith("</r>"):
            # The library would take it for XML of its own; in two pieces it is text.
            self._sheet.write_rich_string(row, column, text[:1], shown, text[1:], shown)
        else:
            self._sheet.write_string(row, column, text, shown)


def width_of(text: str) -> int:
    """Return how wide the longest line of a text is, in digits.

    >>> width_of("Lab"), width_of("実験室"), width_of("")
    (3, 6, 0)
    """
    wide = ("W", "F")
    lines = text.splitlines()
    return max(
        (sum(1 + (unicodedata.east_asian_width(c) in wide) for c in line) for line in lines),
        default=0,
    )


def n_lines(text: str, room: int) -> int:
    """Return on how many lines of so many digits a text stands, words kept whole.

    >>> n_lines("First-place share", 12), n_lines("Lab", 12)
    (2, 1)
    """
    return sum(
        max(len(textwrap.wrap(line, room)), ceil(width_of(line) / room), 1)
        for line in text.splitlines() or [""]
    )


def cell(row: int, column: int, sheet: str = "") -> str:
    """Return what formulas call a cell, on their own sheet or another.

    >>> cell(1, 2), cell(1, 2, "Weights")
    ('$C$2', 'Weights!$C$2')
    """
    from xlsxwriter.utility import xl_col_to_name  # as above

    return f"{_prefix(sheet)}${xl_col_to_name(column)}${row + 1}"


def span(rows: tuple[int, int], column: int, sheet: str = "") -> str:
    """Return what formulas call the cells of a column from one row to another.

    >>> span((1, 3), 2), span((1, 3), 2, "Weights")
    ('$C$2:$C$4', 'Weights!$C$2:$C$4')
    """
    return f"{cell(rows[0], column, sheet)}:{cell(rows[1], column)}"


def _prefix(sheet: str) -> str:
    return f"{sheet}!" if sheet else ""
