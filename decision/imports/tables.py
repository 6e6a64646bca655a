"""What does a table say, once it is read? A `Table`: its columns, its offers, and what else.

`table` reads one as this program writes it; `applied.apply` makes one of any reading.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from decision.analysis import describable
from decision.files.problems import Problem, refuse
from decision.imports.csv_rows import Row
from decision.imports.header import Layout, layout, with_offer_column
from decision.imports.ratings_table import OfferRow, read_rows, table_problems
from decision.model import Decision


@dataclass(frozen=True)
class Table:
    """A table as it was read.

    Attributes
    ----------
    layout, rows
        What its columns hold, and its offers.
    points, ideal_points
        By criterion, slider points from weights that it states, and what is ideal.
    notes
        By an offer's name, what the table remarks on it.
    problems
        What is wrong with it beside its cells.
    """

    layout: Layout
    rows: tuple[OfferRow, ...]
    points: Mapping[str, float] = field(default_factory=dict)
    ideal_points: Mapping[str, float] = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


def table(file: str, rows: Sequence[Row], decision: Decision, roles: Mapping[str, str]) -> Table:
    """Return what a table says, read with the criteria that a decision knows.

    ``roles`` say what the columns are that are no known criterion, as in `header.layout`.

    Raises
    ------
    BadFileError
        If the header cannot be read, or there are no rows.
    """
    header, *body = with_offer_column(rows[0]), *rows[1:]
    laid_out = layout(file, header, list(describable(decision).values()), roles)
    refuse(file, table_problems(body))
    return filled(Table(laid_out, tuple(read_rows(body, laid_out))), decision)


def filled(table: Table, decision: Decision) -> Table:
    """Return a table without the criteria of which it says nothing, unless they are in use."""
    says = {key for row in table.rows for key, each in row.readings.items() if not each.is_blank}
    counts = says.union(decision.criteria)
    columns = tuple(column for column in table.layout.columns if column.criterion in counts)
    own = tuple(criterion for criterion in table.layout.own if criterion.key in counts)
    points = {key: each for key, each in table.points.items() if key in counts}
    return replace(table, layout=table.layout._replace(columns=columns, own=own), points=points)
