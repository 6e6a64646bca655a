"""What are the lines of a table: offers, or weights, directions, units, sums and remarks?

`lines_of`: square -> where the names stand -> what each line is -> `Lines`. The same words are
looked for in both directions: a column of weights is a line of the turned table.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from criteria.criterion import Criterion
from decision.files.blank_table import CORNER, is_placeholder
from decision.files.problems import quoted, refused
from decision.files.ratings_csv import plain_header
from decision.imports import heading_words as words
from decision.imports import sums
from decision.imports.amounts import NoAmountError, amount, is_unknown
from decision.imports.cells import Grid
from decision.imports.labels import Label, better, label
from decision.imports.square import CLEAR, COLUMNS, ROWS, Square, as_it_lies, in_favour, titles
from decision.imports.statements import NO, YES, Choosing, Statement
from decision.model import CRITERION_LIMIT, OFFER_LIMIT
from decision.words.text import Named, Sentence, say

OFFERS, WEIGHTS, BETTER, UNITS, SUMS, NOTES, BLANK, OUT = (
    "offer", "weights", "better", "units", "sums", "notes", "blank", "out",
)  # fmt: skip
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
    names
        The column of the offers' names.
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

    @property
    def offers(self) -> list[int]:
        """The lines that are offers."""
        return self.by_kind.get(OFFERS, [])

    def name(self, line: int) -> str:
        """Return what stands in the column of names."""
        return self.square.text(line, self.names)

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
    square = _lying(grid, criteria, choosing)
    _refuse_many(square)
    names = _names(square, choosing)
    kinds = {line: _kind(square, names, line) for line in range(1, len(square.lines))}
    by_kind: dict[str, list[int]] = {}
    for line, guess in kinds.items():
        called = square.text(line, names) or square.line_name(line)
        kind = _left_out(choosing, [called, square.line_name(line)], guess, square.line_name(line))
        by_kind.setdefault(kind, []).append(line)
    columns = _columns(square, names)
    fates = [
        _left_out(
            choosing, [c.called, square.column_name(c.place)],
            SUMS if sums.kind(c.label.plain) else OFFERS, square.column_name(c.place),
        )
        for c in columns
    ]  # fmt: skip
    kept = [c for c, fate in zip(columns, fates, strict=True) if fate == OFFERS]
    summed = [c for c, fate in zip(columns, fates, strict=True) if fate == SUMS]
    return Lines(square, names, by_kind, tuple(kept), tuple(summed))


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


def _names(square: Square, choosing: Choosing) -> int:
    """Return the column of names."""
    if square.is_turned:
        return 0
    plain = [label(head).plain for head in square.heads]
    exact = [place for place, name in enumerate(plain) if name == words.OFFER]
    likely = [place for place, name in enumerate(plain) if name in words.OFFERS]
    texts = [place for place in range(len(plain)) if _is_of_names(square, place)]
    blank = [0] if not square.heads[0] or not texts else []
    guesses = (
        exact + sorted(likely, key=lambda place: not _is_distinct(square, place)) + blank + texts
    )
    if not (exact or likely or texts or not square.heads[0]):
        heads = ", ".join(map(quoted, square.heads[:5]))
        expected = 'one column "offer" with the offers\' names'
        raise refused("the table", f"no offer column in {heads}", expected, "header")
    options = {head: head for place in dict.fromkeys(guesses) if (head := square.heads[place])}
    if len(options) < 2 or len(exact) == 1:
        wanted = choosing.chosen("names_in", options)
        return square.heads.index(wanted) if wanted else guesses[0]
    head = choosing.settle(
        Statement("names_in", (), options, square.heads[guesses[0]]),
        lambda value: say("“{head}” holds the names of the offers.", head=Named(value)),
    )
    return square.heads.index(head) if head else guesses[0]


def _is_of_names(square: Square, place: int) -> bool:
    texts = [text for text in square.column(place) if text]
    return bool(texts) and _is_distinct(square, place) and not any(map(_is_amount, texts))


def _is_distinct(square: Square, place: int) -> bool:
    texts = [text.casefold() for text in square.column(place) if text]
    return len(set(texts)) == len(texts)


def _is_amount(text: str) -> bool:
    try:
        return not amount(text).is_unknown
    except NoAmountError:
        return False


def _kind(square: Square, names: int, line: int) -> str:
    """Return what a line is by its name and its cells."""
    name = square.text(line, names)
    plain = label(name).plain or plain_header(name)
    cells = [square.text(line, c) for c in range(len(square.columns)) if c != names]
    if not any(cells) and square.heads[names] == CORNER and is_placeholder(name):
        return BLANK
    told = [text for text in cells if text and not is_unknown(text)]
    numbers = sum(map(_is_amount, told))
    # Above the offers, tables repeat the heading before weights and directions.
    is_heading = plain in (label(square.heads[names]).plain, "", *words.DIRECTIONS) or better(name)
    if told and is_heading and all(map(better, told)):
        return BETTER
    if told and numbers == len(told):
        if plain in words.WEIGHTS or (name and name == square.heads[names]):
            return WEIGHTS
        if sums.kind(plain):
            return SUMS
    if plain in words.UNITS and not numbers:
        return UNITS
    return NOTES if plain in words.NOTES and numbers * 2 < len(told) else OFFERS


def _left_out(choosing: Choosing, called: list[str], guess: str, place: str) -> str:
    """Return what a line or column is, or that it is left out because somebody wants that."""
    number = place.rpartition(" ")[2]
    keys = [f"leave_out:{name}" for name in dict.fromkeys([*called, number])]
    chosen = [choosing.chosen(key, (YES, NO)) for key in keys]
    fate = next(filter(None, chosen), None)
    if fate == YES and guess != SUMS:
        choosing.say(say("“{name}” is left out.", name=Named(called[0])))
        return OUT
    return OFFERS if fate == NO and guess == SUMS else guess


def _columns(square: Square, names: int) -> list[Column]:
    columns: list[Column] = []
    for place, head in enumerate(square.heads):
        if place != names:
            called = head or square.column_name(place)
            if called in [column.called for column in columns]:
                called = f"{called} ({square.column_name(place)})"
            columns.append(Column(place, label(head) if head else Label("", ""), called))
    return columns


def with_names(columns: Sequence[Column], choosing: Choosing) -> tuple[Column, ...]:
    """Return the columns, those without a heading under the name that was chosen for them."""
    named = []
    for column in columns:
        if not column.label.text:
            name = _name_of(column, choosing)
            column = column._replace(label=label(name)) if name else column
        named.append(column)
    return tuple(named)


def _name_of(column: Column, choosing: Choosing) -> str:
    def says(name: str) -> Sentence:
        if name:
            return say("{place} is “{name}”.", place=column.called.capitalize(), name=Named(name))
        return say("{place} has no name, so it is refused.", place=column.called.capitalize())

    key = f"name:{column.called}"
    return choosing.settle(Statement(key, ()), says, lambda name: bool(name.strip()))
