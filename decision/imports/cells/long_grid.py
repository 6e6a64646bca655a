"""A table with a row for each offer and criterion, read side by side.

It is as `files.long_table` writes it. `side_by_side` makes of it what the ratings CSV is: a row an
offer, three columns a criterion. All other tables it leaves as they are.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from criteria.criterion import PAY_KEY
from decision.files.long_table import ANSWERS, CRITERION, HIGH, LOW, OFFER, RATING, RESTS_ON
from decision.files.spreadsheet_text import unguarded
from decision.imports.cells.grid import COLUMN_LIMIT, Cell, Grid, Line

SAID = "It has a row for each offer and criterion; they are read side by side."
PAY_LEFT_OUT = "Pay is left out: it is made of what the offers pay."
_NEEDED = {OFFER, CRITERION, LOW, RATING, HIGH}
_UNKNOWN = Cell("")
_Row = Mapping[str, Cell]


def side_by_side(grid: Grid) -> Grid:
    """Return a long table with an offer a row; any other grid as it is."""
    head, *lines = grid.lines or (Line(1, ()),)
    columns = [unguarded(cell.text).strip().casefold() for cell in head.cells]
    if not set(columns) >= _NEEDED or len(set(columns)) < len(columns):
        return grid
    rows = [dict(zip(columns, line.cells, strict=True)) for line in lines]
    counted = [row for row in rows if row[CRITERION].text != PAY_KEY]
    criteria = list(dict.fromkeys(row[CRITERION].text for row in counted))
    offers = list(dict.fromkeys(row[OFFER].text for row in rows))
    cells = {(row[OFFER].text, row[CRITERION].text): row for row in counted}
    # Twice the same, or more criteria than are read: then it is for the reading to say what it is.
    if len(cells) < len(counted) or 1 + 3 * len(criteria) > COLUMN_LIMIT:
        return grid
    across = [OFFER, *(f"{name}{end}" for name in criteria for end in ("", "_low", "_high"))]
    body = [[Cell(offer), *_ratings(offer, criteria, cells)] for offer in offers]
    table = [list(map(Cell, across)), *body]
    said = (*grid.said, SAID, *([PAY_LEFT_OUT] if len(counted) < len(rows) else []))
    numbered = enumerate(table, start=head.number)
    put_together = tuple(Line(number, tuple(row)) for number, row in numbered)
    # Its cells are not where the sheet has them any more.
    return replace(grid, lines=put_together, said=said, first_column=1, is_sheet=False)


def _ratings(
    offer: str, criteria: Sequence[str], cells: Mapping[tuple[str, str], _Row]
) -> list[Cell]:
    rows = [cells.get((offer, name), {}) for name in criteria]
    return [cell for row in rows for cell in _rating(row)]


def _rating(row: _Row) -> tuple[Cell, Cell, Cell]:
    """Return likely, low and high; a rating that answers made is stated with the same mean."""
    low, rating, high = (row.get(name, _UNKNOWN) for name in (LOW, RATING, HIGH))
    if row.get(RESTS_ON, _UNKNOWN).text == ANSWERS:
        rating = _of_same_mean(low, rating, high)
    return rating, low, high


def _of_same_mean(low: Cell, mean: Cell, high: Cell) -> Cell:
    try:
        least, middle, most = (float(cell.text) for cell in (low, mean, high))
    except ValueError:
        return mean  # no number: the reading says so
    return Cell(repr(min(max(3 * middle - least - most, least), most)))
