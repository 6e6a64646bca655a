"""Which offers and ratings does a table hold? Each row is read by itself, with what is wrong in it.

`decision_of`: rows -> layout of the header -> offers with ratings -> Decision. All problems are
gathered, each with its row and column, and nothing is taken over if there is one. `read_rows` does
the middle of that: rows + layout -> `OfferRow`s, each with its ratings and problems, cell by cell.
An empty cell and a question mark are both unknown; `CellReading` says which of the two it was.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from criteria import catalog as word_files
from criteria.catalog import Catalog
from decision.edits import add_offers
from decision.files.problems import CLIP, Problem, quoted, refuse
from decision.files.ratings_csv import HIGH, LOW
from decision.files.spreadsheet_text import unguarded
from decision.imports.cells.csv_rows import Row
from decision.imports.header import LIKELY, Column, Layout, layout
from decision.model import NAME_LIMIT, Decision, Rating
from decision.text_rules import is_visible, one_line

EXPECTED_RATING = "a number from 0 to 10, or nothing if unknown"
UNTITLED = "Offers"
UNKNOWN = ("", "?")  # a question mark is how the app shows it
_NUMBER = re.compile(r"[+-]?[0-9]+([.,][0-9]*)?|[+-]?[.,][0-9]+")


@dataclass(frozen=True)
class CellReading:
    """An offer's rating on a criterion as the table has it, or what is wrong with its cells.

    Attributes
    ----------
    is_blank
        Whether nothing at all stands there.
    ends
        Which of low, likely and high the table states.
    """

    rating: Rating
    problems: tuple[Problem, ...] = ()
    is_blank: bool = False
    ends: frozenset[str] = frozenset()


@dataclass(frozen=True)
class OfferRow:
    """A row of the table: the offer's name, and its ratings by criterion."""

    name: str
    name_problems: tuple[Problem, ...]
    readings: Mapping[str, CellReading]

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All that is wrong in this row."""
        of_cells = [problem for each in self.readings.values() for problem in each.problems]
        return (*self.name_problems, *of_cells)

    @property
    def ratings(self) -> dict[str, Rating]:
        """The ratings that are not unknown."""
        readings = self.readings.items()
        return {key: reading.rating for key, reading in readings if not reading.rating.is_unknown}


def decision_of(
    file: str, rows: Sequence[Row], *, new_criteria: bool = False, catalog: Catalog | None = None
) -> Decision:
    """Return a decision with a table's offers and ratings, all its criteria weighing the same.

    Parameters
    ----------
    file
        Its name, for messages and the title.
    new_criteria
        Whether a column that is no known criterion becomes one of the user's own.

    Raises
    ------
    BadFileError
        With every problem's row, column, what was found and what is expected.
    """
    header, *body = rows
    criteria = (catalog or word_files.load()).criteria
    columns = layout(file, header, criteria, new_criteria=new_criteria)
    read = read_rows(body, columns)
    refuse(file, table_problems(body) + [problem for row in read for problem in row.problems])
    empty = Decision(title=title(file), criteria=columns.criteria, own_criteria=columns.own)
    return add_offers(empty, [(row.name, {"ratings": row.ratings}) for row in read])


def title(file: str) -> str:
    """Return what a decision from this file is called."""
    name = str(one_line(PurePath(file).stem))[:NAME_LIMIT]
    return name if is_visible(name) else UNTITLED


def number(text: str) -> float | None:
    """Return a number written with digits and one decimal point or comma, or None.

    >>> number("7,5"), number("-3"), number("1e1"), number("nan")
    (7.5, -3.0, None, None)
    """
    return float(text.replace(",", ".")) if _NUMBER.fullmatch(text) else None


def read_rows(body: Sequence[Row], layout: Layout) -> list[OfferRow]:
    """Return what each row below the header says."""
    first: dict[str, str] = {}
    offers = []
    for row in body:
        name = str(one_line(unguarded(row.cells[layout.names])))
        name = name if is_visible(name) else ""
        this = f"row {row.number}"
        earlier = first.setdefault(name.casefold(), this)
        readings = {key: _reading(row, key, layout) for key in layout.criteria}
        problems = name_problems(f"{this}, column offer", name, this, earlier)
        offers.append(OfferRow(name, tuple(problems), readings))
    return offers


def table_problems(body: Sequence[Row]) -> list[Problem]:
    """Return what is wrong with the table as a whole."""
    return [] if body else [Problem("row 2", "nothing below the header", "an offer a row")]


def name_problems(place: str, name: str, this: str, earlier: str) -> list[Problem]:
    """Return what is wrong with an offer's name.

    ``this`` and ``earlier`` are the row it stands in, and the first with that name.
    """
    if not name:
        return [Problem(place, "no name", "a name")]
    if len(name) > NAME_LIMIT:
        return [Problem(place, quoted(name), f"a name of at most {NAME_LIMIT} characters")]
    if earlier != this:
        found = f"{quoted(name)} again, as in {earlier}"
        return [Problem(place, found, "a name of its own for each")]
    return []


def _reading(row: Row, criterion: str, layout: Layout) -> CellReading:
    columns = [column for column in layout.columns if column.criterion == criterion]
    texts = {column.end: row.cells[column.place].strip() for column in columns}
    read = {column.end: _problem_or_number(row, column, texts[column.end]) for column in columns}
    wrong = [entry for entry in read.values() if isinstance(entry, Problem)]
    numbers = {end: entry for end, entry in read.items() if isinstance(entry, float)}
    problems = tuple(wrong or range_problems(_cell(row, criterion), numbers))
    rating = Rating() if problems else Rating.model_validate(numbers)
    return CellReading(rating, problems, not any(texts.values()), frozenset(numbers))


def _problem_or_number(row: Row, column: Column, text: str) -> Problem | float | None:
    if text in UNKNOWN:
        return None
    rating = number(text)
    if rating is not None and 0 <= rating <= 10:
        return rating
    return Problem(_cell(row, column.header), quoted(text), EXPECTED_RATING)


def range_problems(place: str, ends: Mapping[str, float]) -> list[Problem]:
    """Return what is wrong with those of low, likely and high that a table states."""
    if not ends:
        return []
    if LIKELY not in ends:
        return [Problem(place, "a range without a rating", "the likely rating beside it")]
    low, likely, high = (ends.get(end, ends[LIKELY]) for end in (LOW, LIKELY, HIGH))
    if low <= likely <= high:
        return []
    found = f"low {low:g}, likely {likely:g}, high {high:g}"
    return [Problem(place, found, "low <= likely <= high")]


def _cell(row: Row, header: str) -> str:
    return f"row {row.number}, column {header.strip()[:CLIP]}"
