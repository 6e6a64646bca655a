"""What are the lines of a table: offers, or weights, directions, units, sums and remarks?

`lines_of`: square -> where the names stand -> what each line is -> `Lines`. The same words are
looked for in both directions: a column of weights is a line of the turned table.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from criteria.criterion import Criterion
from decision.files.problems import refused
from decision.files.ratings_csv import keys_by_header
from decision.imports.cells.grid import Grid
from decision.imports.reading import heading_words as words
from decision.imports.reading import sums
from decision.imports.reading.labels import (
    Label,
    cell_says,
    directed,
    label,
    label_of,
    range_end,
)
from decision.imports.reading.line_kinds import NUMBERS, OFFERS, OUT, SUMS, UNITS, kind
from decision.imports.reading.name_columns import names_of
from decision.imports.reading.square import (
    CLEAR,
    COLUMNS,
    ROWS,
    Square,
    as_it_lies,
    in_favour,
    notes_below,
    titles,
)
from decision.imports.reading.statements import NO, YES, Choosing, Statement
from decision.model import CRITERION_LIMIT, OFFER_LIMIT
from decision.words.text import Named, Sentence, say

ROOM = 10  # lines that are no offers
COLUMN_LIMIT = 1 + 3 * CRITERION_LIMIT + ROOM
_WAYS = {ROWS: "Each row is an offer", COLUMNS: "Each column is an offer"}


class Column(NamedTuple):
    """A column beside the names: its place, its heading, and what it is called in a choice."""

    place: int
    label: Label
    called: str


@dataclass(frozen=True)
class Lines:
    """What the lines of a square are.

    Attributes
    ----------
    names, also
        The column of the offers' names, and one more where those are not enough to tell them apart.
    by_kind
        The lines of each kind, in their order.
    sums
        Columns of sums, left out.
    columns
        The other columns.
    """

    square: Square
    names: int
    by_kind: dict[str, list[int]]
    columns: tuple[Column, ...]
    sums: tuple[Column, ...]
    also: int | None = None

    @property
    def offers(self) -> list[int]:
        """The lines that are offers."""
        return self.by_kind.get(OFFERS, [])

    def name(self, line: int) -> str:
        """Return what stands in the column of names, and in the one more."""
        name = self.square.text(line, self.names)
        more = self.square.text(line, self.also) if self.also is not None else ""
        return f"{name}, {more}" if name and more else name

    def texts(self, column: int) -> list[str]:
        """Return what stands in a column for each offer."""
        return [self.square.text(line, column) for line in self.offers]


def lines_of(grid: Grid, criteria: Sequence[Criterion], choosing: Choosing) -> Lines:
    """Return what the lines of a table are.

    Raises
    ------
    BadFileError
        If it holds nothing, or no names.
    """
    for title in titles(grid):
        choosing.say(say("“{title}” is taken for the title.", title=Named(title)))
    for sentence in _below(notes_below(grid)):
        choosing.say(sentence)
    square = _lying(grid, criteria, choosing)
    _refuse_many(square)
    names, also = names_of(square, choosing)
    by_kind: dict[str, list[int]] = {}
    for line in range(1, len(square.lines)):
        called = square.text(line, names) or square.line_name(line)
        guess, place = kind(square, names, line), square.line_name(line)
        by_kind.setdefault(_left_out(choosing, called, guess, place), []).append(line)
    known = frozenset(keys_by_header(criteria)).union(each.name for each in criteria)
    columns = [column for column in _columns(square, names, known) if column.place != also]
    fates: dict[str, list[Column]] = {}
    for column in columns:
        guess, place = _fate(square, column, known), square.column_name(column.place)
        fates.setdefault(_left_out(choosing, column.called, guess, place), []).append(column)
    for number in fates.get(NUMBERS, []):
        name = Named(number.called)
        choosing.say(say("“{name}” only numbers the rows; it is left out.", name=name))
    kept, summed = fates.get(OFFERS, []), fates.get(SUMS, [])
    return Lines(square, names, by_kind, tuple(kept), tuple(summed), also)


def _below(notes: Sequence[str]) -> list[Sentence]:
    """Return what is said of notes below the table, if there are any."""
    if not notes:
        return []
    first, more = Named(notes[0]), len(notes) - 1
    if not more:
        return [say("“{first}” stands below the table; it is left out.", first=first)]
    lines = f"{more} more line{'s' * (more > 1)}"
    template = "“{first}” and {lines} stand below the table; they are left out."
    return [say(template, first=first, lines=lines)]


def _fate(square: Square, column: Column, criteria: frozenset[str]) -> str:
    """Return whether a column is one of sums, numbers the rows, or says something of the offers."""
    if column.label.plain in criteria or range_end(column.label.plain)[0] in criteria:
        return OFFERS
    if sums.kind(column.label.plain):
        return SUMS
    cells = square.column(column.place)
    counts = cells in ([str(n) for n in range(start, start + len(cells))] for start in (0, 1))
    return NUMBERS if column.label.plain in words.NUMBERS and counts else OFFERS


def _refuse_many(square: Square) -> None:
    """Refuse more lines than offers, weights, directions and sums can fill, before any work."""
    lines, columns = len(square.lines) - 1, len(square.columns)
    if lines > OFFER_LIMIT + ROOM:
        raise refused("the table", f"{lines} offers", f"at most {OFFER_LIMIT}")
    if columns > COLUMN_LIMIT:
        raise refused("the table", f"{columns} columns", f"at most {COLUMN_LIMIT}", "header")


def _lying(grid: Grid, criteria: Sequence[Criterion], choosing: Choosing) -> Square:
    square = as_it_lies(grid)
    if len(square.lines) < 1 or not square.columns:
        raise refused("the table", "no cells", "a table of offers")
    if min(len(square.lines), len(square.columns)) > OFFER_LIMIT + ROOM:
        _refuse_many(square)
    balance = in_favour(square, criteria)
    guess = ROWS if balance > 0 else COLUMNS
    asked = abs(balance) < CLEAR
    way = choosing.settle(
        Statement("offers_in", (), _WAYS, "" if asked else guess, is_open=asked),
        lambda value: say(_WAYS[value] + ".") if value else _WHICH_WAY,
    )
    return square.turned() if way == COLUMNS else square


_WHICH_WAY = say("The offers may stand in rows or in columns: both fit.")


def _left_out(choosing: Choosing, called: str, guess: str, place: str) -> str:
    """Return what a line or column is, or that it is left out because somebody wants that."""
    number = place.rpartition(" ")[2]
    keys = [f"leave_out:{name}" for name in dict.fromkeys([called, place, number])]
    chosen = [choosing.chosen(key, (YES, NO)) for key in keys]
    fate = next(filter(None, chosen), None)
    if fate == YES and guess != SUMS:
        choosing.say(say("“{name}” is left out.", name=Named(called)))
        return OUT
    return OFFERS if fate == NO and guess == SUMS else guess


def _columns(square: Square, names: int, criteria: frozenset[str]) -> list[Column]:
    columns: list[Column] = []
    for place, head in enumerate(square.heads):
        if place != names:
            called = head or square.column_name(place)
            if called in [column.called for column in columns]:
                called = f"{called} ({square.column_name(place)})"
            columns.append(Column(place, label_of(head, criteria), called))
    heads = [column.label.text for column in columns]
    return [column._replace(label=directed(column.label, heads)) for column in columns]


def with_names(lines: Lines, choosing: Choosing) -> tuple[Column, ...]:
    """Return the columns, those without a heading under the name that was chosen for them.

    What a line of units says of a column goes to its heading.
    """
    named = []
    for column in lines.columns:
        if not column.label.text:
            name = _name_of(column, choosing)
            column = column._replace(label=label(name)) if name else column
        for line in lines.by_kind.get(UNITS, []):
            more = cell_says(lines.square.text(line, column.place))
            column = column._replace(label=column.label._replace(**more))
        named.append(column)
    return tuple(named)


def _name_of(column: Column, choosing: Choosing) -> str:
    def says(name: str) -> Sentence:
        if name:
            return say("{place} is “{name}”.", place=column.called.capitalize(), name=Named(name))
        return say("{place} has no name, so it is refused.", place=column.called.capitalize())

    key = f"name:{column.called}"
    return choosing.settle(Statement(key, ()), says, lambda name: bool(name.strip()))
