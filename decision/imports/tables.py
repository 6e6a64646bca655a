"""What does a table say, once it is read? A `Table`: its columns, its offers, and what else.

`applied.apply` makes one of a reading; `filled` leaves out what it says nothing of.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from decision.files.problems import Problem
from decision.imports.header import Layout
from decision.imports.ratings_table import OfferRow
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


def filled(table: Table, decision: Decision) -> Table:
    """Return a table without the criteria of which it says nothing, unless they are in use."""
    says = {key for row in table.rows for key, each in row.readings.items() if not each.is_blank}
    counts = says.union(decision.criteria)
    columns = tuple(column for column in table.layout.columns if column.criterion in counts)
    own = tuple(criterion for criterion in table.layout.own if criterion.key in counts)
    points = {key: each for key, each in table.points.items() if key in counts}
    return replace(table, layout=table.layout._replace(columns=columns, own=own), points=points)
