"""A table of ratings, as people keep it in a spreadsheet, becomes a decision.

`read`: bytes -> rows -> layout of the header -> offers with ratings -> Decision. An empty cell is
unknown. All problems are gathered, each with its row and column, and nothing is taken over if there
is one.
"""

import re
from collections.abc import Mapping, Sequence
from pathlib import PurePath

from criteria import catalog as words
from criteria.catalog import Catalog
from decision.edits import add_offers
from decision.files.cells import Row, rows
from decision.files.header import HIGH, LIKELY, LOW, Column, Layout, layout
from decision.files.problems import CLIP, BadFileError, Problem, quoted
from decision.files.spreadsheet_text import unguarded
from decision.model import NAME_LIMIT, OFFER_LIMIT, Decision
from decision.naming import is_visible, one_line

EXPECTED_RATING = "a number from 0 to 10, or nothing if unknown"
UNTITLED = "Offers"
UNKNOWN = ("", "?")  # as the app shows it
_NUMBER = re.compile(r"[+-]?[0-9]+([.,][0-9]*)?|[+-]?[.,][0-9]+")


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
    columns = layout(file, header, catalog or words.load(), new_criteria=new_criteria)
    if not body:
        raise BadFileError(file, [Problem("row 2", "nothing below the header", "an offer a row")])
    problems: list[Problem] = []
    offers = [(_name(row, columns, problems), _ratings(row, columns, problems)) for row in body]
    problems += _duplicates(body, columns) + _too_many(body)
    if problems:
        raise BadFileError(file, problems)
    empty = Decision(title=_title(file), criteria=columns.criteria, own_criteria=columns.own)
    return add_offers(empty, [(name, {"ratings": ratings}) for name, ratings in offers])


def number(text: str) -> float | None:
    """Return a number written with digits and one decimal point or comma, or None.

    >>> number("7,5"), number("-3"), number("1e1"), number("nan")
    (7.5, -3.0, None, None)
    """
    return float(text.replace(",", ".")) if _NUMBER.fullmatch(text) else None


def _title(file: str) -> str:
    title = str(one_line(PurePath(file).stem))[:NAME_LIMIT]
    return title if is_visible(title) else UNTITLED


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
    if text in UNKNOWN:
        return None
    rating = number(text)
    if rating is not None and 0 <= rating <= 10:
        return rating
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
    return f"row {row.number}, column {header.strip()[:CLIP]}"
