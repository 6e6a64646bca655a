"""What is a table beside sentences? Its columns' headings and its rows, as plain text."""

from typing import NamedTuple


class Table(NamedTuple):
    """A table of plain text, names in it made legible; whoever shows it escapes it."""

    columns: list[str]
    rows: list[list[str]]
