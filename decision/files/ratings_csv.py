"""A table of ratings, as people keep it in a spreadsheet, becomes a decision.

`read`: bytes -> rows -> columns -> offers with ratings -> Decision. Headers are keys or names of
criteria, with `_low` and `_high` for the ends of a range; an empty cell is unknown. All problems
are gathered, each with its row and column, and nothing is taken over if there is one.
"""

import re
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from pathlib import PurePath
from typing import NamedTuple

from criteria import catalog as words
from criteria.catalog import Catalog
from decision.edits import add_offers
from decision.files.cells import Row, rows
from decision.files.problems import BadFileError, Problem, quoted
from decision.files.spreadsheet_text import unguarded
from decision.model import (
    CRITERION_LIMIT,
    NAME_LIMIT,
    OFFER_LIMIT,
    Decision,
    OwnCriterion,
    free_key,
    is_visible,
    one_line,
)

OFFER = "offer"
LIKELY, LOW, HIGH = "likely", "low", "high"
EXPECTED_RATING = "a number from 0 to 10, or nothing if unknown"
_NUMBER = re.compile(r"[+-]?[0-9]+([.,][0-9]*)?|[+-]?[.,][0-9]+")


class Column(NamedTuple):
    """One column of the table: its place, header, and the end of a criterion's range it holds."""

    place: int
    header: str
    criterion: str
    end: str


class Layout(NamedTuple):
    """What the header says: where the names stand, and what each other column holds."""

    names: int
    columns: tuple[Column, ...]
    own: tuple[OwnCriterion, ...]

    @property
    def criteria(self) -> tuple[str, ...]:
        """The criteria of the table, in its order."""
        return tuple(dict.fromkeys(column.criterion for column in self.columns))


def read(
    file: str, content: bytes, *, new_criteria: bool = False, catalog: Catalog | None = None
) -> Decision:
    """Return a decision with the table's offers and ratings, all its criteria weighing the same.

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
    header, *body = rows(file, content)
    layout = _layout(file, header, catalog or words.load(), new_criteria)
    if not body:
        raise BadFileError(file, [Problem("row 2", "nothing below the header", "an offer a row")])
    problems: list[Problem] = []
    offers = [(_name(row, layout, problems), _ratings(row, layout, problems)) for row in body]
    problems += _duplicates(body, layout) + _too_many(body)
    if problems:
        raise BadFileError(file, problems)
    title = one_line(PurePath(file).stem)
    empty = Decision(title=title or "Offers", criteria=layout.criteria, own_criteria=layout.own)
    return add_offers(empty, [(name, {"ratings": ratings}) for name, ratings in offers])


def _layout(file: str, header: Row, catalog: Catalog, new_criteria: bool) -> Layout:
    normal = [_normal(cell) for cell in header.cells]
    known = {_normal(n): c.key for c in catalog.criteria for n in (c.key, c.name, c.short)}
    own: dict[str, OwnCriterion] = {}
    columns, problems = [], _header_problems(header, normal)
    for place, (cell, name) in enumerate(zip(header.cells, normal, strict=True)):
        base, end = _base_and_end(name, {*known, *normal})
        if name == OFFER or not name:
            continue
        if base not in known and new_criteria:
            own[base] = _own(cell, base, [*known.values(), *(c.key for c in own.values())])
            known[base] = own[base].key
        if base in known:
            columns.append(Column(place, cell, known[base], end))
        else:
            problems.append(_unknown(cell, catalog))
    problems += _column_problems(columns)
    if problems:
        raise BadFileError(file, problems)
    return Layout(normal.index(OFFER), tuple(columns), tuple(own.values()))


def _normal(header: str) -> str:
    return re.sub(r"[\W_]+", "_", header.casefold()).strip("_")


def _base_and_end(name: str, bases: set[str]) -> tuple[str, str]:
    base, _, end = name.rpartition("_")
    return (base, end) if end in (LOW, HIGH) and base in bases else (name, LIKELY)


def _own(header: str, base: str, taken: Sequence[str]) -> OwnCriterion:
    name = str(one_line(unguarded(header)))
    return OwnCriterion(key=free_key(base, taken, "criterion"), name=name[:60])


def _unknown(header: str, catalog: Catalog) -> Problem:
    names = [criterion.key for criterion in catalog.criteria]
    near = get_close_matches(_normal(header), names, n=1)
    nearest = f"; the nearest is {near[0]}" if near else ""
    return Problem(
        "header",
        f"column {quoted(header)}, which is no known criterion",
        f"one of {', '.join(names)}{nearest}",
    )


def _header_problems(header: Row, normal: list[str]) -> list[Problem]:
    problems = []
    if normal.count(OFFER) != 1:
        found = ", ".join(quoted(cell) for cell in header.cells[:5])
        number = "no" if OFFER not in normal else "more than one"
        expected = 'one column "offer" with the offers\' names'
        problems.append(Problem("header", f"{number} offer column in {found}", expected))
    if "" in normal:
        problems.append(Problem("header", "a column without a name", "a name on every column"))
    return problems


def _column_problems(columns: list[Column]) -> list[Problem]:
    seen: dict[tuple[str, str], Column] = {}
    problems = []
    for column in columns:
        first = seen.setdefault((column.criterion, column.end), column)
        if first is not column:
            found = f"columns {quoted(first.header)} and {quoted(column.header)}"
            problems.append(Problem("header", found, f"one column for {column.criterion}"))
    likely = {column.criterion for column in columns if column.end == LIKELY}
    for column in columns:
        if column.criterion not in likely:
            found = f"column {quoted(column.header)} alone"
            problems.append(Problem("header", found, f"a column {column.criterion} beside it"))
    if not columns or len(likely) > CRITERION_LIMIT:
        expected = f"from 1 to {CRITERION_LIMIT} criteria beside the offers"
        problems.append(Problem("header", f"{len(likely)} criteria", expected))
    return problems


def _name(row: Row, layout: Layout, problems: list[Problem]) -> str:
    name = _clean_name(row, layout)
    if not name:
        problems.append(Problem(f"row {row.number}, column offer", "no name", "a name"))
    if len(name) > NAME_LIMIT:
        expected = f"a name of at most {NAME_LIMIT} characters"
        problems.append(Problem(f"row {row.number}, column offer", quoted(name), expected))
    return name


def _clean_name(row: Row, layout: Layout) -> str:
    name = str(one_line(unguarded(row.cells[layout.names])))
    return name if is_visible(name) else ""


def _duplicates(body: Sequence[Row], layout: Layout) -> list[Problem]:
    first: dict[str, Row] = {}
    problems = []
    for row in body:
        name = _clean_name(row, layout)
        earlier = first.setdefault(name.casefold(), row)
        if name and earlier is not row:
            found = f"{quoted(name)} again, as in row {earlier.number}"
            problems.append(
                Problem(f"row {row.number}, column offer", found, "a name of its own for each")
            )
    return problems


def _too_many(body: Sequence[Row]) -> list[Problem]:
    if len(body) <= OFFER_LIMIT:
        return []
    return [Problem("", f"{len(body)} offers", f"at most {OFFER_LIMIT}")]


def _ratings(
    row: Row, layout: Layout, problems: list[Problem]
) -> Mapping[str, Mapping[str, float]]:
    ratings = {}
    for criterion in layout.criteria:
        columns = [column for column in layout.columns if column.criterion == criterion]
        found = [_problem_or_number(row, column) for column in columns]
        wrong = [entry for entry in found if isinstance(entry, Problem)]
        numbers = {
            column.end: entry
            for column, entry in zip(columns, found, strict=True)
            if isinstance(entry, float)
        }
        problems += wrong or _range_problems(row, criterion, numbers)
        if numbers:
            ratings[criterion] = numbers
    return ratings


def _problem_or_number(row: Row, column: Column) -> Problem | float | None:
    text = row.cells[column.place].strip()
    if not text:
        return None
    number = float(text.replace(",", ".")) if _NUMBER.fullmatch(text) else -1.0
    if 0 <= number <= 10:
        return number
    return Problem(_cell(row, column.header), quoted(text), EXPECTED_RATING)


def _range_problems(row: Row, criterion: str, numbers: Mapping[str, float]) -> list[Problem]:
    if not numbers:
        return []
    place = _cell(row, criterion)
    if LIKELY not in numbers:
        return [Problem(place, "a range without a rating", "the likely rating beside it")]
    low, likely = numbers.get(LOW, numbers[LIKELY]), numbers[LIKELY]
    high = numbers.get(HIGH, likely)
    if low <= likely <= high:
        return []
    found = f"low {low:g}, likely {likely:g}, high {high:g}"
    return [Problem(place, found, "low <= likely <= high")]


def _cell(row: Row, header: str) -> str:
    return f"row {row.number}, column {header.strip()}"
