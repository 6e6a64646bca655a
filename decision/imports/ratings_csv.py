"""A table of ratings as CSV becomes a decision, and a decision's own ratings become one.

`read`: bytes -> rows -> layout of the header -> offers with ratings -> Decision. All problems are
gathered, each with its row and column, and nothing is taken over if there is one. `written` is
its inverse as far as ratings go.
"""

from collections.abc import Mapping, Sequence
from pathlib import PurePath

import numpy as np
import pandas as pd

from criteria import catalog as words
from criteria.catalog import Catalog
from decision.analysis import criteria_in_use, describable
from decision.edits import add_offers
from decision.files.problems import BadFileError
from decision.files.spreadsheet_text import guarded
from decision.files.stated import stated_ratings
from decision.imports.csv_rows import Row, rows
from decision.imports.header import OWN, heading, layout, unknown_columns
from decision.imports.ratings_table import OfferRow, read_rows, table_problems
from decision.model import NAME_LIMIT, Decision, Offer, Rating
from decision.text_rules import is_visible, one_line

UNTITLED = "Offers"


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
    return from_rows(file, rows(file, content), new_criteria=new_criteria, catalog=catalog)


def from_rows(
    file: str, found: Sequence[Row], *, new_criteria: bool = False, catalog: Catalog | None = None
) -> Decision:
    """Return a decision with a table's offers and ratings, wherever its rows stood; as `read`."""
    header, *body = found
    criteria = (catalog or words.load()).criteria
    unknown = unknown_columns(header, criteria) if new_criteria else {}
    columns = layout(file, header, criteria, dict.fromkeys(unknown, OWN))
    read = read_rows(body, columns)
    problems = table_problems(body) + [problem for row in read for problem in row.problems]
    if problems:
        raise BadFileError(file, problems)
    empty = Decision(title=title(file), criteria=columns.criteria, own_criteria=columns.own)
    return add_offers(empty, [(row.name, {"ratings": _given(row)}) for row in read])


def _given(row: OfferRow) -> dict[str, Rating]:
    readings = row.readings.items()
    return {key: reading.rating for key, reading in readings if not reading.rating.is_unknown}


def title(file: str) -> str:
    """Return what a decision from this file is called."""
    name = str(one_line(PurePath(file).stem))[:NAME_LIMIT]
    return name if is_visible(name) else UNTITLED


def written(decision: Decision) -> str:
    """Return the ratings in force as CSV: criteria in use, ranges beside them, empty where unknown.

    Where only the answers make a rating, one of its range and mean is stated. A criterion of the
    user's own stands there under its name where that leads back to it.
    """
    known = list(describable(decision).values())
    own = {c.key: guarded(heading(c.as_criterion(), known)) for c in decision.own_criteria}
    derived = stated_ratings(decision)
    columns: dict[str, object] = {"offer": [guarded(offer.name) for offer in decision.offers]}
    for criterion in criteria_in_use(decision):
        given = [_in_force(offer, criterion.key, derived) for offer in decision.offers]
        header = own.get(criterion.key, criterion.key)
        columns[header] = [_plain(rating.likely) for rating in given]
        columns[f"{header}_low"] = [_plain(rating.low) for rating in given]
        columns[f"{header}_high"] = [_plain(rating.high) for rating in given]
    return pd.DataFrame(columns).to_csv(index=False, lineterminator="\n")


def _in_force(offer: Offer, criterion: str, derived: Mapping[tuple[str, str], Rating]) -> Rating:
    own = offer.ratings.get(criterion, Rating())
    return derived.get((offer.key, criterion), own) if own.is_unknown else own


def _plain(rating: float | None) -> str | None:
    """Return the shortest digits that read back as the same rating, as `number` reads them.

    >>> _plain(1e-09), _plain(7.0), _plain(0.1 + 0.2)
    ('0.000000001', '7.0', '0.30000000000000004')
    """
    return None if rating is None else np.format_float_positional(rating, trim="0")
