"""How do weights and values become points? The two sheets whose formulas say it.

`points` adds up weight times value, `weights` shares out the slider points. Each formula has its
result beside it; whoever changes a slider in the spreadsheet sees the points follow.
"""

import numpy as np

from decision.analysis import Analysis
from decision.files import workbook_places as at
from decision.files.sheets import Sheet, cell, span
from decision.model import FULL_POINTS
from decision.words.lexicon import LEXICON, aim

_TIED = "0.000000001"  # points
_WEIGHTS = ("Criterion", "Slider points", "Weight", "Spread, points", "Decides")
_SCALE = ("Which way", "Unit", "Lower end", "Worth", "Bend", "Worth", "Upper end", "Worth")
_HOW_POINTS = (
    "Each cell is 100 times the weight of the criterion times the value of the rating. Weights "
    "stand on the sheet Weights, values on the sheet Ratings. Change a slider or a rating there, "
    "and points and ranks follow."
)


def points(sheet: Sheet, analysis: Analysis) -> None:
    """Put the points on a sheet: offers by criteria, their sums, ranks, and a check."""
    n = len(analysis.criteria)
    names = [criterion.name for criterion in analysis.criteria]
    for row, place in enumerate(analysis.order):
        sheet.text(row + 1, 0, analysis.offers[place].name)
        for column in range(n):
            formula = f"=100*{at.weight_cell(column)}*{at.value_cell(analysis, row, column)}"
            result = float(analysis.contributions[place, column])
            sheet.formula(row + 1, column + 1, formula, result, "points")
        _totals(sheet, analysis, row, place)
    sheet.head(0, ["Offer", *names, "Points", "Rank", "By Crossroads", "Difference"], 1)
    end = len(analysis.offers) + 2
    sheet.paragraph(end, n + 4, _HOW_POINTS)
    if analysis.offers:
        sheet.formula(end + 1, 0, at.check(analysis), at.AGREED, "check")


def _totals(sheet: Sheet, analysis: Analysis, row: int, place: int) -> None:
    n, overall = len(analysis.criteria), float(analysis.overall[place])
    rows = (1, len(analysis.offers))
    first, last, total, stored = (cell(row + 1, column) for column in (1, n, n + 1, n + 3))
    rank = f'=1+COUNTIF({span(rows, n + 1)},">"&({total}+{_TIED}))'
    sheet.formula(row + 1, n + 1, f"=SUM({first}:{last})", overall, "sum")
    sheet.formula(row + 1, n + 2, rank, int(analysis.ranks[place]))
    sheet.number(row + 1, n + 3, overall, "points")
    sheet.formula(row + 1, n + 4, f"={total}-{stored}", 0.0, "value")


def weights(sheet: Sheet, analysis: Analysis) -> None:
    """Put the weights on a sheet: sliders, what they come to and decide, and each scale."""
    n = len(analysis.criteria)
    rows = (1, n)
    for column, criterion in enumerate(analysis.criteria):
        sheet.text(column + 1, 0, criterion.name)
        sheet.number(column + 1, at.SLIDER, float(analysis.points[column]), "input")
        _weight(sheet, analysis, rows, column)
        sheet.text(column + 1, at.AIM, aim(criterion))
        sheet.text(column + 1, at.UNIT, at.unit_of(criterion))
        _scale_points(sheet, analysis, column)
    sheet.head(0, [*_WEIGHTS, *_SCALE], 1)
    sheet.hide([] if at.has_amounts(analysis) else [at.UNIT])
    sheet.hide([] if at.bends(analysis) else [at.BEND, at.BEND + 1])
    sheet.text(n + 1, 0, "Sum", "head")
    for column, total in ((at.SLIDER, float(analysis.points.sum())), (at.WEIGHT, 1.0)):
        look = "number" if column == at.SLIDER else "percent"
        sheet.formula(n + 1, column, f"=SUM({span(rows, column)})", total, look)
    sheet.only_between((1, at.SLIDER, n, at.SLIDER), 0, FULL_POINTS)
    for row, term in enumerate(("Weight", "Decides"), start=n + 3):
        sheet.paragraph(row, at.LOWER, f"{term}: {LEXICON[term]}")


def _weight(sheet: Sheet, analysis: Analysis, rows: tuple[int, int], column: int) -> None:
    row, sliders, ranges = column + 1, span(rows, at.SLIDER), span(rows, at.SPREAD)
    slider, spread = cell(row, at.SLIDER), cell(row, at.SPREAD)
    shared = f"=IF(SUM({sliders})>0,{slider}/SUM({sliders}),1/ROWS({sliders}))"
    sheet.formula(row, at.WEIGHT, shared, float(analysis.weights[column]), "percent")
    if not analysis.offers:
        return
    of_offers = span((1, len(analysis.offers)), column + 1, at.POINTS)
    spread_now = float(np.ptp(analysis.contributions[:, column]))
    sheet.formula(row, at.SPREAD, f"=MAX({of_offers})-MIN({of_offers})", spread_now, "points")
    decides = f"=IF(SUM({ranges})>0,{spread}/SUM({ranges}),0)"
    sheet.formula(row, at.DECIDES, decides, float(analysis.deciding_shares[column]), "percent")


def _scale_points(sheet: Sheet, analysis: Analysis, column: int) -> None:
    """Put the points of a scale side by side, with what a rating there is worth."""
    criterion, function = analysis.criteria[column], analysis.value_functions[column]
    ends = list(zip(function.cutoffs.tolist(), function.values.tolist(), strict=True))
    first, last = ends[0], ends[-1]
    bend = ends[1] if len(ends) > 2 else (None, None)
    for place, (rating, worth) in enumerate((first, bend, last)):
        sheet.number(column + 1, at.LOWER + 2 * place, rating, at.look_of(criterion, "number"))
        sheet.number(column + 1, at.LOWER + 2 * place + 1, worth, "value")
