"""Which cells does a table in HTML hold? Spreadsheets put it on the clipboard, or save it as XLS.

Only texts are read: nothing in it is run or fetched, and scripts and styles are left out.
"""

from html.parser import HTMLParser

from decision.files.problems import refused
from decision.imports.cells.book import ADVICE, Book, Cells, Merge, chosen, spread
from decision.imports.cells.grid import COLUMN_LIMIT, LINE_LIMIT, Cell

TAG_LIMIT = 60_000
_CELLS, _UNSEEN = ("td", "th"), ("script", "style")
_BREAKS = ("br", "p", "div", "li")


def book(file: str, content: bytes, expected: str) -> Book:
    """Return the first table in a text in UTF-8 that holds anything.

    Raises
    ------
    BadFileError
        If there is none, or it is far too large.
    """
    if content.count(b"<") > TAG_LIMIT:
        raise refused(file, "far more cells than offers need", ADVICE)
    reader = _Reader()
    reader.feed(content.decode())
    reader.close()
    filled = [table for table in reader.tables if table.cells]
    names = [f"table {number}" for number, _ in enumerate(filled, start=1)]
    name = chosen(file, names, None, expected)
    return Book(names, [], name, spread(file, filled[0].cells, filled[0].merges))


class _Table:
    """A table while it is read: its cells, those that cover others, and where it goes on."""

    def __init__(self) -> None:
        self.cells: Cells = {}
        self.merges: list[Merge] = []
        self._covered: set[tuple[int, int]] = set()
        self._row = self._column = 0

    def begin_row(self) -> None:
        self._row, self._column = self._row + 1, 0

    def add(self, text: str, down: int, across: int) -> None:
        """Add a cell behind the last, beside those that reach down from above."""
        row, column = max(self._row, 1), self._column + 1
        while (row, column) in self._covered:
            column += 1
        self._row, self._column = row, column + across - 1
        if text:
            self.cells[row, column] = Cell(text)
        if down > 1 or across > 1:
            self.merges.append((row, column, row + down - 1, column + across - 1))
            if len(self._covered) + down * across > LINE_LIMIT * COLUMN_LIMIT:
                raise ValueError("cells that cover far more than a table has")
            rows, columns = range(row + 1, row + down), range(column, column + across)
            self._covered.update((r, c) for r in rows for c in columns)


class _Reader(HTMLParser):
    """Gathers the tables of a page. A table within a cell is text of that cell."""

    def __init__(self) -> None:
        super().__init__()
        self.tables: list[_Table] = []
        self._depth = self._unseen = 0
        self._text: list[str] | None = None
        self._reach = (1, 1)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSEEN:
            self._unseen += 1
        elif tag == "table":
            self._depth += 1
            if self._depth == 1:
                self.tables.append(_Table())
        elif tag in _BREAKS and self._text is not None:
            self._text.append(" ")
        elif self._depth == 1 and tag == "tr":
            self._end_cell()
            self.tables[-1].begin_row()
        elif self._depth == 1 and tag in _CELLS:
            self._end_cell()
            self._text, spans = [], dict(attrs)
            self._reach = _count(spans.get("rowspan")), _count(spans.get("colspan"))

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            self._unseen = max(self._unseen - 1, 0)
        elif self._depth == 1 and tag in (*_CELLS, "tr", "table"):
            self._end_cell()
        if tag == "table":
            self._depth = max(self._depth - 1, 0)

    def handle_data(self, data: str) -> None:
        if self._text is not None and not self._unseen:
            self._text.append(data)

    def close(self) -> None:
        super().close()
        self._end_cell()

    def _end_cell(self) -> None:
        if self._text is not None:
            self.tables[-1].add(" ".join("".join(self._text).split()), *self._reach)
            self._text = None


def _count(span: str | None) -> int:
    """Return how many cells one covers; browsers take at most 1,000 as well."""
    return min(max(int(span), 1), 1_000) if span and span.isdecimal() and len(span) < 10 else 1
