"""What do the columns of a table of ratings hold? Read off the header alone.

Headers are keys or names of criteria, with `_low` and `_high` for the ends of a range. A column
that is no known criterion is refused with the nearest name, or becomes one of the user's own.
"""

import re
from collections.abc import Collection, Mapping
from typing import NamedTuple

from criteria.catalog import Catalog
from decision.analysis import nearest
from decision.files.cells import Row
from decision.files.problems import BadFileError, Problem, quoted
from decision.files.spreadsheet_text import unguarded
from decision.model import CRITERION_LIMIT, CRITERION_NAME_LIMIT, OwnCriterion
from decision.naming import free_key, is_visible, one_line

OFFER = "offer"
LIKELY, LOW, HIGH = "likely", "low", "high"
COLUMN_LIMIT = 1 + 3 * CRITERION_LIMIT


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


def layout(file: str, header: Row, catalog: Catalog, *, new_criteria: bool) -> Layout:
    """Return what the header says.

    Raises
    ------
    BadFileError
        With each column that cannot be read, and the nearest name.
    """
    if len(header.cells) > COLUMN_LIMIT:
        found = f"{len(header.cells)} columns"
        raise BadFileError(file, [Problem("header", found, f"at most {COLUMN_LIMIT}")])
    known = {_plain(n): c.key for c in catalog.criteria for n in (c.key, c.name, c.short)}
    headed = _headed(header, known)
    own = _own(headed, known) if new_criteria else {}
    keys = {**known, **{plain: criterion.key for plain, criterion in own.items()}}
    problems = _header_problems(header) + _unknown(headed, keys, catalog)
    if not problems:
        headed = [column._replace(criterion=keys[column.criterion]) for column in headed]
        problems = _column_problems(headed)
    if problems:
        raise BadFileError(file, problems)
    names = [_plain(cell) for cell in header.cells]
    return Layout(names.index(OFFER), tuple(headed), tuple(own.values()))


def _plain(header: str) -> str:
    """Return a header without case and punctuation; one of signs alone as it is."""
    text = str(one_line(unguarded(header))).casefold()
    return re.sub(r"[\W_]+", "_", text).strip("_") or text


def _headed(header: Row, known: Collection[str]) -> list[Column]:
    """Return the columns beside the offers', each under the plain name of its criterion."""
    names = [_plain(cell) for cell in header.cells]
    bases = {*names, *known}
    columns = []
    for place, (cell, name) in enumerate(zip(header.cells, names, strict=True)):
        base, _, end = name.rpartition("_")
        if end in (LOW, HIGH) and base in bases and name not in known:
            columns.append(Column(place, cell, base, end))
        elif name and name != OFFER:
            columns.append(Column(place, cell, name, LIKELY))
    return columns


def _own(headed: list[Column], known: Mapping[str, str]) -> dict[str, OwnCriterion]:
    """Return a criterion of the user's own for each unknown column, by its plain name."""
    own: dict[str, OwnCriterion] = {}
    for column in headed:
        name = str(one_line(unguarded(column.header)))
        fits = is_visible(name) and len(name) <= CRITERION_NAME_LIMIT
        if column.criterion not in known and column.end == LIKELY and fits:
            taken = [*known.values(), *(criterion.key for criterion in own.values())]
            key = free_key(column.criterion, taken, "criterion")
            own.setdefault(column.criterion, OwnCriterion(key=key, name=name))
    return own


def _unknown(headed: list[Column], keys: Mapping[str, str], catalog: Catalog) -> list[Problem]:
    names = [criterion.key for criterion in catalog.criteria]
    return [
        Problem(
            "header",
            f"column {quoted(column.header)}, which is no known criterion",
            f"one of {', '.join(names)}{_hint(column, names)}",
        )
        for column in headed
        if column.criterion not in keys
    ]


def _hint(column: Column, names: list[str]) -> str:
    said = nearest(column.criterion, names)
    near = f"; {said}" if said.startswith("did you mean") else ""
    return f"{near} (--new-criteria takes it as one of your own)"


def _header_problems(header: Row) -> list[Problem]:
    names = [_plain(cell) for cell in header.cells]
    problems = []
    if names.count(OFFER) != 1:
        found = ", ".join(quoted(cell) for cell in header.cells[:5])
        number = "no" if OFFER not in names else "more than one"
        expected = 'one column "offer" with the offers\' names'
        problems.append(Problem("header", f"{number} offer column in {found}", expected))
    if "" in names:
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
        if (column.criterion, LIKELY) not in {(c.criterion, c.end) for c in columns}:
            found = f"column {quoted(column.header)} alone"
            problems.append(Problem("header", found, f"a column {column.criterion} beside it"))
    criteria = len({column.criterion for column in columns})
    if not 1 <= criteria <= CRITERION_LIMIT:
        expected = f"from 1 to {CRITERION_LIMIT} criteria beside the offers"
        problems.append(Problem("header", f"{criteria} criteria", expected))
    return problems
