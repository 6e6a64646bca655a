"""Where do weights, ratings, values and points stand in the workbook?

The one home of its layout: the names of sheets, the columns, and what formulas call each cell.
Offers stand in rank order, as it was when the workbook was written; a row is a place in that order,
a column the place of a criterion, both from 0.
"""

from criteria.criterion import Criterion
from decision.analysis import Analysis
from decision.files.sheets import cell, span
from decision.files.workbook_values import Rated, Scale

POINTS, RATINGS, WEIGHTS = "Points", "Ratings", "Weights"
AGREED = "The sums are those of Crossroads."
CHANGED = "Something was changed here, so the sums are no longer those of Crossroads."
OFF = "0.000001"  # points; up to this, sums are the same
SLIDER, WEIGHT, SPREAD, DECIDES, AIM, UNIT, LOWER = range(1, 8)  # columns of the weights
BEND = LOWER + 2
OF_UNIT, LOW, LIKELY, HIGH, MEAN, ABOVE = range(2, 8)  # columns of the ratings
VALUED, RESTS = ABOVE + 3, ABOVE + 4
LARGE = 1_000


def total_cell(analysis: Analysis, row: int) -> str:
    """Return the cell with the points of an offer."""
    return cell(row + 1, len(analysis.criteria) + 1, POINTS)


def rank_cell(analysis: Analysis, row: int) -> str:
    """Return the cell with the rank of an offer."""
    return cell(row + 1, len(analysis.criteria) + 2, POINTS)


def weight_cell(column: int) -> str:
    """Return the cell with the weight of a criterion."""
    return cell(column + 1, WEIGHT, WEIGHTS)


def value_cell(analysis: Analysis, row: int, column: int) -> str:
    """Return the cell with what an offer is worth on a criterion."""
    return cell(rating_row(analysis, row, column), VALUED, RATINGS)


def rating_row(analysis: Analysis, row: int, column: int) -> int:
    """Return the row of the sheet of ratings where an offer is rated on a criterion."""
    return 1 + row * len(analysis.criteria) + column


def scale(column: int) -> Scale:
    """Return the cells with the scale of a criterion."""
    return Scale(*(cell(column + 1, LOWER + each, WEIGHTS) for each in range(6)))


def rated(row: int) -> Rated:
    """Return the cells of a rating, by its row on their sheet."""
    columns = (LOW, LIKELY, HIGH, MEAN, ABOVE, ABOVE + 1, ABOVE + 2)
    return Rated(*(cell(row, column) for column in columns))


def check(analysis: Analysis) -> str:
    """Return the formula that says whether the sums are still those of Crossroads."""
    off = span((1, len(analysis.offers)), len(analysis.criteria) + 4, POINTS)
    return f'=IF(AND(MAX({off})<{OFF},MIN({off})>-{OFF}),"{AGREED}","{CHANGED}")'


# What is shown ----------------------------------------------------------------------------------


def has_amounts(analysis: Analysis) -> bool:
    """Tell whether any criterion is measured."""
    return any(criterion.measure is not None for criterion in analysis.criteria)


def bends(analysis: Analysis) -> bool:
    """Tell whether any scale has a point between its ends."""
    return any(len(function.cutoffs) > 2 for function in analysis.value_functions)


def unit_of(criterion: Criterion) -> str:
    """Return the unit that a criterion is measured in, or nothing."""
    return "" if criterion.measure is None else criterion.measure.unit


def look_of(criterion: Criterion, look: str) -> str:
    """Return how numbers on a criterion are shown: large amounts with their thousands apart."""
    if criterion.measure is None or max(abs(criterion.low), abs(criterion.high)) < LARGE:
        return look
    return "large_input" if look == "input" else "large"
