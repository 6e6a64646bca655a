"""What do the columns of a table of ratings hold? Read off the header alone.

Headers are keys or names of criteria, with `_low` and `_high` for the ends of a range. A column
that is no known criterion becomes one of the user's own where that is wanted; else it is refused
with the nearest name.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from criteria.criterion import Criterion
from decision.analysis import nearest
from decision.files.problems import Problem, quoted, refuse
from decision.files.ratings_csv import HIGH, LOW, keys_by_header, plain_header
from decision.files.spreadsheet_text import unguarded
from decision.imports.cells.csv_rows import Row
from decision.model import CRITERION_LIMIT, CRITERION_NAME_LIMIT, OwnCriterion
from decision.text_rules import free_key, is_visible, one_line

OFFER = "offer"
LIKELY = "likely"
_SHORT_ENOUGH = f"a name of at most {CRITERION_NAME_LIMIT} characters"


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


def layout(
    file: str, header: Row, criteria: Sequence[Criterion], *, new_criteria: bool = False
) -> Layout:
    """Return what the header says.

    Parameters
    ----------
    criteria
        Those that are known.
    new_criteria
        Whether a column that is no known criterion becomes one of the user's own.

    Raises
    ------
    BadFileError
        With each column that cannot be read, and the nearest name.
    """
    built_in = keys_by_header(criteria)
    headed = _headed(header, built_in)
    unknown = [column for column in headed if column.criterion not in built_in]
    own = _own(unknown, built_in) if new_criteria else {}
    keys = {**built_in, **{plain: criterion.key for plain, criterion in own.items()}}
    problems = _header_problems(header)
    for column in unknown:
        if column.criterion not in own:
            problems.append(_unknown(column, criteria, new_criteria=new_criteria))
    if not problems:
        headed = [column._replace(criterion=keys[column.criterion]) for column in headed]
        problems = _column_problems(headed)
    refuse(file, problems)
    names = [plain_header(cell) for cell in header.cells]
    return Layout(names.index(OFFER), tuple(headed), tuple(own.values()))


def _headed(header: Row, keys: Mapping[str, str]) -> list[Column]:
    """Return the columns beside the offers', each under the plain name of its criterion."""
    names = [plain_header(cell) for cell in header.cells]
    bases = {*names, *keys}
    columns = []
    for place, (cell, name) in enumerate(zip(header.cells, names, strict=True)):
        base, _, end = name.rpartition("_")
        if end in (LOW, HIGH) and base in bases and name not in keys:
            columns.append(Column(place, cell, base, end))
        elif name and name != OFFER:
            columns.append(Column(place, cell, name, LIKELY))
    return columns


def _own(headed: list[Column], keys: Mapping[str, str]) -> dict[str, OwnCriterion]:
    """Return a criterion of the user's own for each of these columns, by its plain name."""
    own: dict[str, OwnCriterion] = {}
    for column in headed:
        name = str(one_line(unguarded(column.header)))
        fits = is_visible(name) and len(name) <= CRITERION_NAME_LIMIT
        if column.end == LIKELY and fits:
            taken = [*keys.values(), *(criterion.key for criterion in own.values())]
            key = free_key(column.criterion, taken, "criterion")
            own.setdefault(column.criterion, OwnCriterion(key=key, name=name))
    return own


def _unknown(column: Column, criteria: Sequence[Criterion], *, new_criteria: bool) -> Problem:
    wrong, names = f"column {quoted(column.header)}", [criterion.key for criterion in criteria]
    if new_criteria and column.end == LIKELY:
        return Problem("header", wrong, _SHORT_ENOUGH)
    expected = f"one of {', '.join(names)}{_hint(column, names)}"
    return Problem("header", f"{wrong}, which is no known criterion", expected)


def _hint(column: Column, names: list[str]) -> str:
    said = nearest(column.criterion, names)
    near = f"; {said}" if said.startswith("did you mean") else ""
    return f"{near} (--new-criteria takes it as one of your own)"


def _header_problems(header: Row) -> list[Problem]:
    names = [plain_header(cell) for cell in header.cells]
    problems = []
    if names.count(OFFER) != 1:
        number = "no" if OFFER not in names else "more than one"
        wrong = f"{number} offer column in {', '.join(map(quoted, header.cells[:5]))}"
        problems.append(Problem("header", wrong, 'one column "offer" with the offers\' names'))
    if "" in names:
        problems.append(Problem("header", "a column without a name", "a name on every column"))
    return problems


def _column_problems(columns: list[Column]) -> list[Problem]:
    seen: dict[tuple[str, str], Column] = {}
    problems = []
    for column in columns:
        first = seen.setdefault((column.criterion, column.end), column)
        if first is not column:
            twice = f"columns {quoted(first.header)} and {quoted(column.header)}"
            problems.append(Problem("header", twice, f"one column for {column.criterion}"))
        if (column.criterion, LIKELY) not in {(c.criterion, c.end) for c in columns}:
            alone = f"column {quoted(column.header)} alone"
            problems.append(Problem("header", alone, f"a column {column.criterion} beside it"))
    criteria = len({column.criterion for column in columns})
    if not 1 <= criteria <= CRITERION_LIMIT:
        expected = f"from 1 to {CRITERION_LIMIT} criteria beside the offers"
        problems.append(Problem("header", f"{criteria} criteria", expected))
    return problems
