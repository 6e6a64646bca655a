"""How is a table read? A `Reading`: what its lines and columns hold, as guessed and as chosen.

`read`: grid + choices -> lines -> columns -> decimals -> scales -> weights -> sums -> `Reading`.
A guess that the table settles is made and said; one that it does not is open. To change a reading,
read again with one more choice. `applied.apply` makes ratings of it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from criteria.criterion import Criterion
from decision.files.problems import Problem
from decision.imports.cells.grid import Grid, Line
from decision.imports.ratings_table import number
from decision.imports.reading.amounts import evidence
from decision.imports.reading.columns import Group, headed
from decision.imports.reading.decimals import decimal_of
from decision.imports.reading.directions import Scaled
from decision.imports.reading.heading_words import OFFER
from decision.imports.reading.labels import label
from decision.imports.reading.line_kinds import BLANK, ENDS, NOTES, WEIGHTED
from decision.imports.reading.lines import Column, Lines, lines_of, with_names
from decision.imports.reading.measuring import scales_of
from decision.imports.reading.numerals import BOTH, COMMA
from decision.imports.reading.scales import AS_IT_STANDS
from decision.imports.reading.statements import Choosing, Statement
from decision.imports.reading.sum_lines import check_sums
from decision.imports.reading.weighing import points_of, weights_of
from decision.model import CRITERION_LIMIT, OFFER_LIMIT
from decision.words.text import Named, listed, say


@dataclass(frozen=True)
class Reading:
    """How a table is read.

    Attributes
    ----------
    choices
        Those that were made, by the key of the statement that they change.
    statements
        All that is said of the table, the most important first.
    lines, scaled, notes
        Its lines, its criteria with their scales, and the columns for the offers' notes.
    decimal
        What parts the decimals of its numbers.
    points
        Slider points by criterion; empty where the table states no weights.
    problems
        What is wrong with the table beside its cells; what they name is left out.
    is_plain
        Whether nothing had to be guessed: the table is as this program writes it.
    """

    choices: Mapping[str, str]
    statements: tuple[Statement, ...]
    lines: Lines
    scaled: tuple[Scaled, ...]
    notes: tuple[Column, ...]
    decimal: str
    points: Mapping[str, float]
    problems: tuple[Problem, ...]
    is_plain: bool

    @property
    def open_choices(self) -> tuple[Statement, ...]:
        """What the table does not settle and nobody has chosen."""
        return tuple(statement for statement in self.statements if statement.is_open)

    @property
    def unanswered(self) -> tuple[Statement, ...]:
        """What must be chosen before the table can be taken over: no guess is safe."""
        return tuple(statement for statement in self.open_choices if not statement.value)

    @property
    def nameless(self) -> frozenset[str]:
        """What the columns without a heading are called in choices."""
        return frozenset(c.called for c in self.lines.columns if not c.label.text)


def read(
    grid: Grid,
    criteria: Sequence[Criterion],
    choices: Mapping[str, str],
    sheets: Mapping[str, Grid] = MappingProxyType({}),
) -> Reading:
    """Return how a table is read.

    Parameters
    ----------
    criteria
        Those that are known.
    choices
        By the key of a statement, what is taken instead of the guess.
    sheets
        Other sheets of the file, by name, in which weights may stand (`weight_sheets`).

    Raises
    ------
    BadFileError
        If the table holds no names or no criteria, or a choice does not fit it.
    """
    choosing = Choosing(choices)
    lines = _named_lines(grid, criteria, choosing)
    groups, notes, problems = headed(lines, lines.columns, criteria, choosing)
    decimal = decimal_of(lines, _rated(groups), choosing)
    is_own = _is_headed_as_ours(lines, groups)
    scaled = scales_of(lines, groups, decimal, choosing, is_own=is_own)
    weights, wrong = weights_of(lines, [g.column for g in groups], decimal, choosing, sheets)
    _say_what_is_left_out(lines, choosing)
    check_sums(lines, weights, decimal, choosing)
    problems += wrong + _count_problems(lines, groups)
    is_whole = len(_used(lines)) == len(grid.lines)  # no title above, no notes below
    is_open = any(statement.is_open for statement in choosing.statements)
    is_plain = is_own and is_whole and not (problems or weights or grid.said or is_open)
    is_plain = is_plain and _is_plain(lines, scaled, decimal)
    points = points_of({g.key: w for g in groups if (w := weights.get(g.column.place)) is not None})
    taken = (dict(choices), choosing.finish(), lines, tuple(scaled), tuple(notes), decimal)
    return Reading(*taken, points, tuple(problems), is_plain)


def _named_lines(grid: Grid, criteria: Sequence[Criterion], choosing: Choosing) -> Lines:
    """Return the lines of a table, all columns named that somebody named."""
    for sentence in grid.said:
        choosing.say((sentence,))
    lines = lines_of(grid, criteria, choosing)
    return replace(lines, columns=with_names(lines, choosing))


def _rated(groups: Sequence[Group]) -> list[Column]:
    """Return the columns of known criteria that are rated from 0 to 10."""
    known = [group for group in groups if group.known and group.known.measure is None]
    return [column for group in known for column in group.columns.values()]


def _count_problems(lines: Lines, groups: Sequence[Group]) -> list[Problem]:
    problems = []
    if not 1 <= len(groups) <= CRITERION_LIMIT:
        expected = f"from 1 to {CRITERION_LIMIT} criteria beside the offers"
        problems.append(Problem("header", f"{len(groups)} criteria", expected))
    if len(lines.offers) > OFFER_LIMIT:
        many = f"{len(lines.offers)} offers"
        problems.append(Problem("", many, f"at most {OFFER_LIMIT}"))
    for line in _used(lines):
        if line.missing:
            width = len(line.cells)
            cells = f"{width - line.missing} cells"
            problems.append(Problem(f"row {line.number}", cells, f"{width}, as above"))
    if not lines.offers and lines.by_kind.get(BLANK):
        expected = "the name of an offer over a column, and numbers below it"
        problems.append(Problem("", "a blank table in which nothing is filled in", expected))
    elif not lines.offers:
        problems.append(Problem("row 2", "nothing below the header", "an offer a row"))
    return problems


def _used(lines: Lines) -> list[Line]:
    square = lines.square
    return [
        square.grid.lines[row] for row in (square.columns if square.is_turned else square.lines)
    ]


def _is_headed_as_ours(lines: Lines, groups: Sequence[Group]) -> bool:
    """Tell whether a table is headed like those of this program: offer, and known criteria."""
    square = lines.square
    is_corner = label(square.heads[lines.names]).plain == OFFER
    plain = all(column.label.text == column.label.name for column in lines.columns)
    return is_corner and plain and not square.is_turned and all(g.known for g in groups)


def _is_plain(lines: Lines, scaled: Sequence[Scaled], decimal: str) -> bool:
    """Tell whether all lines are offers, and all cells numbers from 0 to 10 or unknown."""
    if set(lines.by_kind) - {"offer"} or lines.sums:
        return False
    texts = [
        text
        for each in scaled
        for column in each.group.columns.values()
        for text in lines.texts(column.place)
    ]
    plain = all(text in ("", "?") or number(text) is not None for text in texts)
    if decimal == COMMA and any(evidence(text) == BOTH for text in texts):
        return False
    return plain and all(each.scale == AS_IT_STANDS for each in scaled)


_LEFT_OUT = {
    NOTES: "{names}: remarks on the criteria, left out.",
    BLANK: "{names}: nothing is filled in, left out.",
    ENDS: "{names}: ends or extremes, no offers; left out.",
    WEIGHTED: "{names}: ratings times weights, left out; the points are computed anew.",
}


def _say_what_is_left_out(lines: Lines, choosing: Choosing) -> None:
    for kind, template in _LEFT_OUT.items():
        names = [Named(lines.name(line)) for line in lines.by_kind.get(kind, [])]
        if names:
            choosing.say(say(template, names=listed(names)))
