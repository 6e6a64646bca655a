"""How do weights and ratings become points? The three sheets whose formulas say it.

`points` adds up weight times value, `ratings` works out each value, `weights` shares out the slider
points. Each formula has its result beside it; whoever changes a slider or a rating in the
spreadsheet sees the points follow. Offers stand in rank order, as they were when it was written.
"""

from math import isnan

import numpy as np

from criteria.criterion import Criterion
from decision.analysis import Analysis
from decision.files import workbook_values as values
from decision.files.sheets import Sheet, cell, span
from decision.files.workbook_values import UNKNOWN, Rated, Scale
from decision.model import FULL_POINTS
from decision.words.lexicon import LEXICON, aim
from decision.words.ratings import behind

POINTS, RATINGS, WEIGHTS = "Points", "Ratings", "Weights"
AGREED = "The sums are those of Crossroads."
CHANGED = "Something was changed here, so the sums are no longer those of Crossroads."
TIED, OFF = "0.000000001", "0.000001"  # points; up to the second, sums are the same

_WEIGHTS = ("Criterion", "Slider points", "Weight", "Spread, points", "Decides")
_SCALE = ("Which way", "Unit", "Lower end", "Worth", "Bend", "Worth", "Upper end", "Worth")
_RATING = ("Offer", "Criterion", "Unit", "Low", "Likely", "High", "Mean")
_VALUE = ("Above lower end", "Above bend", "Above upper end", "Value", "Rests on")
_SLIDER, _WEIGHT, _RANGE, _DECIDES, _AIM, _UNIT, _LOWER = range(1, 8)  # columns of the weights
_BEND = _LOWER + 2
_OF_UNIT, _LOW, _LIKELY, _HIGH, _MEAN, _ABOVE = range(2, 8)  # of the ratings
_VALUED, _RESTS = _ABOVE + 3, _ABOVE + 4
_LARGE = 1_000

_HOW_POINTS = (
    "Each cell is 100 times the weight of the criterion times the value of the rating. Weights "
    "stand on the sheet Weights, values on the sheet Ratings. Change a slider or a rating there, "
    "and points and ranks follow."
)
_HOW_VALUES = (
    "A value is 0 at the worst rating of a criterion and 1 at the best; its scale stands on the "
    "sheet Weights. Where the scale bends or ends, the mean value is worked out from how far the "
    "rating lies above each point of the scale on average, where what lies below counts as nothing."
)
_STORED = "The value is the mean over all that the answers leave open; it is not worked out here. "


# Where things stand -----------------------------------------------------------------------------


def total_cell(analysis: Analysis, row: int) -> str:
    """Return the cell with the points of an offer, by its place in the ranking from 0."""
    return cell(row + 1, len(analysis.criteria) + 1, POINTS)


def rank_cell(analysis: Analysis, row: int) -> str:
    """Return the cell with the rank of an offer, by its place in the ranking from 0."""
    return cell(row + 1, len(analysis.criteria) + 2, POINTS)


def check(analysis: Analysis) -> str:
    """Return the formula that says whether the sums are still those of Crossroads."""
    off = span((1, len(analysis.offers)), len(analysis.criteria) + 4, POINTS)
    return f'=IF(AND(MAX({off})<{OFF},MIN({off})>-{OFF}),"{AGREED}","{CHANGED}")'


def _rating_row(analysis: Analysis, row: int, column: int) -> int:
    return 1 + row * len(analysis.criteria) + column


def _scale(column: int) -> Scale:
    return Scale(*(cell(column + 1, _LOWER + each, WEIGHTS) for each in range(6)))


def _rated(row: int) -> Rated:
    places = (_LOW, _LIKELY, _HIGH, _MEAN, _ABOVE, _ABOVE + 1, _ABOVE + 2)
    return Rated(*(cell(row, column) for column in places))


# Points -----------------------------------------------------------------------------------------


def points(sheet: Sheet, analysis: Analysis) -> None:
    """Put the points on a sheet: offers by criteria, their sums, ranks, and a check."""
    n = len(analysis.criteria)
    names = [criterion.name for criterion in analysis.criteria]
    for row, place in enumerate(analysis.order):
        sheet.text(row + 1, 0, analysis.offers[place].name)
        for column in range(n):
            value = cell(_rating_row(analysis, row, column), _VALUED, RATINGS)
            formula = f"=100*{cell(column + 1, _WEIGHT, WEIGHTS)}*{value}"
            result = float(analysis.contributions[place, column])
            sheet.formula(row + 1, column + 1, formula, result, "points")
        _totals(sheet, analysis, row, place)
    sheet.head(0, ["Offer", *names, "Points", "Rank", "By Crossroads", "Difference"], 1)
    end = len(analysis.offers) + 2
    sheet.paragraph(end, n + 4, _HOW_POINTS)
    if analysis.offers:
        sheet.formula(end + 1, 0, check(analysis), AGREED, "check")


def _totals(sheet: Sheet, analysis: Analysis, row: int, place: int) -> None:
    n, overall = len(analysis.criteria), float(analysis.overall[place])
    rows = (1, len(analysis.offers))
    first, last, total, stored = (cell(row + 1, column) for column in (1, n, n + 1, n + 3))
    rank = f'=1+COUNTIF({span(rows, n + 1)},">"&({total}+{TIED}))'
    sheet.formula(row + 1, n + 1, f"=SUM({first}:{last})", overall, "sum")
    sheet.formula(row + 1, n + 2, rank, int(analysis.ranks[place]))
    sheet.number(row + 1, n + 3, overall, "points")
    sheet.formula(row + 1, n + 4, f"={total}-{stored}", 0.0, "value")


# Weights ----------------------------------------------------------------------------------------


def weights(sheet: Sheet, analysis: Analysis) -> None:
    """Put the weights on a sheet: sliders, what they come to and decide, and each scale."""
    n = len(analysis.criteria)
    rows = (1, n)
    for column, criterion in enumerate(analysis.criteria):
        sheet.text(column + 1, 0, criterion.name)
        sheet.number(column + 1, _SLIDER, float(analysis.points[column]), "input")
        _weight(sheet, analysis, rows, column)
        sheet.text(column + 1, _AIM, aim(criterion))
        sheet.text(column + 1, _UNIT, _unit(criterion))
        _scale_points(sheet, analysis, column)
    sheet.head(0, [*_WEIGHTS, *_SCALE], 1)
    sheet.hide([] if _has_units(analysis) else [_UNIT])
    sheet.hide([] if _bends(analysis) else [_BEND, _BEND + 1])
    sheet.text(n + 1, 0, "Sum", "head")
    for column, total in ((_SLIDER, float(analysis.points.sum())), (_WEIGHT, 1.0)):
        look = "number" if column == _SLIDER else "percent"
        sheet.formula(n + 1, column, f"=SUM({span(rows, column)})", total, look)
    sheet.only_between(rows, _SLIDER, 0, FULL_POINTS)
    for row, term in enumerate(("Weight", "Decides"), start=n + 3):
        sheet.paragraph(row, _LOWER, f"{term}: {LEXICON[term]}")


def _weight(sheet: Sheet, analysis: Analysis, rows: tuple[int, int], column: int) -> None:
    row, sliders, ranges = column + 1, span(rows, _SLIDER), span(rows, _RANGE)
    slider, spread = cell(row, _SLIDER), cell(row, _RANGE)
    shared = f"=IF(SUM({sliders})>0,{slider}/SUM({sliders}),1/ROWS({sliders}))"
    sheet.formula(row, _WEIGHT, shared, float(analysis.weights[column]), "percent")
    if not analysis.offers:
        return
    of_offers = span((1, len(analysis.offers)), column + 1, POINTS)
    spread_now = float(np.ptp(analysis.contributions[:, column]))
    sheet.formula(row, _RANGE, f"=MAX({of_offers})-MIN({of_offers})", spread_now, "points")
    decides = f"=IF(SUM({ranges})>0,{spread}/SUM({ranges}),0)"
    sheet.formula(row, _DECIDES, decides, float(analysis.deciding_shares[column]), "percent")


def _scale_points(sheet: Sheet, analysis: Analysis, column: int) -> None:
    """Put the points of a scale side by side, with what a rating there is worth."""
    criterion, function = analysis.criteria[column], analysis.value_functions[column]
    ends = list(zip(function.cutoffs.tolist(), function.values.tolist(), strict=True))
    first, last = ends[0], ends[-1]
    bend = ends[1] if len(ends) > 2 else (None, None)
    for place, (rating, worth) in enumerate((first, bend, last)):
        sheet.number(column + 1, _LOWER + 2 * place, rating, _rating_look(criterion, "number"))
        sheet.number(column + 1, _LOWER + 2 * place + 1, worth, "value")


# Ratings ----------------------------------------------------------------------------------------


def ratings(sheet: Sheet, analysis: Analysis) -> None:
    """Put every rating in force on a sheet, a row for each offer and criterion, with its value."""
    for row, place in enumerate(analysis.order):
        for column, criterion in enumerate(analysis.criteria):
            at = _rating_row(analysis, row, column)
            sheet.text(at, 0, analysis.offers[place].name)
            sheet.text(at, 1, criterion.name)
            sheet.text(at, _OF_UNIT, _unit(criterion))
            if analysis.from_answers[place, column]:
                _answered(sheet, analysis, at, (place, column))
            else:
                _own(sheet, analysis, at, (place, column))
    sheet.head(0, [*_RATING, *_VALUE], 2)
    sheet.hide([] if _has_units(analysis) else [_OF_UNIT])
    sheet.hide([] if _bends(analysis) else [_ABOVE + 1])
    sheet.hide([] if _bends(analysis) or _has_units(analysis) else [_ABOVE, _ABOVE + 2])
    end = 2 + len(analysis.offers) * len(analysis.criteria)
    for row, text in enumerate(
        (_HOW_VALUES, *map(LEXICON.__getitem__, ("Rating", "≈", "Unknown")))
    ):
        sheet.paragraph(end + row, _VALUED, text)
    sheet.print_up_to(end + 3, _VALUED)


def _own(sheet: Sheet, analysis: Analysis, row: int, place: tuple[int, int]) -> None:
    """Put an own rating, or an unknown one to fill in, with formulas of its mean and value."""
    column, rated = place[1], _rated(row)
    criterion, scale = analysis.criteria[column], _scale(place[1])
    look = _rating_look(criterion, "input")
    for end, at in zip(analysis.ratings, (_LOW, _LIKELY, _HIGH), strict=True):
        sheet.number(row, at, float(end[place]), look)
        if criterion.measure is None:
            sheet.only_between((row, row), at, criterion.low, criterion.high)
    _means(sheet, analysis, row, place)
    bends = len(analysis.value_functions[column].cutoffs) > 2
    formula = values.value(rated, scale, bends=bends, has_ends=criterion.measure is not None)
    sheet.formula(row, _VALUED, formula, float(analysis.expected[place]), "value")
    sheet.text(row, _RESTS, "; ".join(behind(analysis, *place)), "line")


def _means(sheet: Sheet, analysis: Analysis, row: int, place: tuple[int, int]) -> None:
    """Put an own rating's mean and, where its scale bends or ends, how far above each point."""
    rated, criterion = _rated(row), analysis.criteria[place[1]]
    average = float(analysis.mean_ratings[place])
    look = _rating_look(criterion, "mean")
    sheet.formula(row, _MEAN, values.mean(rated), UNKNOWN if isnan(average) else average, look)
    points_of_scale = _scale(place[1])[::2]
    cutoffs = analysis.value_functions[place[1]].cutoffs
    if len(cutoffs) == 2 and criterion.measure is None:
        return
    excess = analysis.mean_excess(*place)
    for at, point in enumerate(points_of_scale):
        if len(cutoffs) > 2 or at != 1:
            result = UNKNOWN if isnan(average) else excess[at if len(cutoffs) > 2 else at // 2]
            sheet.formula(row, _ABOVE + at, values.above(rated, point), result, look)


def _answered(sheet: Sheet, analysis: Analysis, row: int, place: tuple[int, int]) -> None:
    """Put a rating that answers make: its range, its mean, and the value of that if none bends."""
    low, average, high = (float(end[place]) for end in analysis.ratings)
    for at, number in ((_LOW, low), (_HIGH, high), (_MEAN, average)):
        sheet.number(row, at, number, "mean")
    is_straight = len(analysis.value_functions[place[1]].cutoffs) == 2
    expected = float(analysis.expected[place])
    if is_straight:
        formula = f"={values.of_mean(_rated(row), _scale(place[1]))}"
        sheet.formula(row, _VALUED, formula, expected, "value")
    else:
        sheet.number(row, _VALUED, expected, "value")
    rests = "; ".join(behind(analysis, *place))
    sheet.text(row, _RESTS, rests if is_straight else f"{_STORED}{rests}", "line")


def _has_units(analysis: Analysis) -> bool:
    return any(criterion.measure is not None for criterion in analysis.criteria)


def _bends(analysis: Analysis) -> bool:
    return any(len(function.cutoffs) > 2 for function in analysis.value_functions)


def _unit(criterion: Criterion) -> str:
    return "" if criterion.measure is None else criterion.measure.unit


def _rating_look(criterion: Criterion, look: str) -> str:
    """Return how numbers on a criterion are shown: large amounts with their thousands apart."""
    if criterion.measure is None or max(abs(criterion.low), abs(criterion.high)) < _LARGE:
        return look
    return "large_input" if look == "input" else "large"
