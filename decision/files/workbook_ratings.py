"""What is each rating worth? The sheet that works out the values from the ratings.

`ratings`: a row for each offer and criterion, with low, likely and high, their mean, the value, and
what the rating rests on. Of own ratings all is worked out by formulas, so that another rating can
be tried; of those that answers make the range and the mean are stored.
"""

from math import isnan

from decision.analysis import Analysis
from decision.files import workbook_places as at
from decision.files import workbook_values as values
from decision.files.sheets import Sheet
from decision.files.workbook_values import UNKNOWN
from decision.findings.findings import Findings
from decision.words.beyond_ends import beyond_sentences
from decision.words.lexicon import LEXICON
from decision.words.reasons import behind, in_a_row
from decision.words.text import as_plain

_RATING = ("Offer", "Criterion", "Unit", "Low", "Likely", "High", "Mean")
_VALUE = ("Above lower end", "Above bend", "Above upper end", "Value", "Rests on")
_HOW_VALUES = (
    "A value is 0 at the worst rating of a criterion and 1 at the best; its scale stands on the "
    "sheet Weights. Where the scale bends or ends, the mean value is worked out from how far the "
    "rating lies above each point of the scale on average, where what lies below counts as nothing."
)
_OF_PAY = "The value is the mean over all that may be paid; it is not worked out here. "
_STORED = "The value is the mean over all that the answers leave open; it is not worked out here. "


def ratings(sheet: Sheet, findings: Findings) -> None:
    """Put every rating in force on a sheet, a row for each offer and criterion, with its value."""
    analysis = findings.analysis
    for row, place in enumerate(analysis.order):
        for column, criterion in enumerate(analysis.criteria):
            line = at.rating_row(analysis, row, column)
            sheet.text(line, 0, analysis.offers[place].name)
            sheet.text(line, 1, criterion.name)
            sheet.text(line, at.OF_UNIT, at.unit_of(criterion))
            if analysis.worked_out[place, column]:
                _answered(sheet, analysis, line, (place, column))
            else:
                _own(sheet, analysis, line, (place, column))
    sheet.head(0, [*_RATING, *_VALUE], 2)
    sheet.hide([] if at.has_amounts(analysis) else [at.OF_UNIT])
    sheet.hide([] if at.bends(analysis) else [at.ABOVE + 1])
    sheet.hide([] if at.bends(analysis) or at.has_amounts(analysis) else [at.ABOVE, at.ABOVE + 2])
    _explained(sheet, findings, 2 + len(analysis.offers) * len(analysis.criteria))


def _explained(sheet: Sheet, findings: Findings, row: int) -> None:
    """Say below the table what lies beyond an end, and what the columns mean."""
    beyond = [as_plain(sentence) for sentence in beyond_sentences(findings)]
    terms = [f"{term}: {LEXICON[term]}" for term in ("Rating", "≈", "Unknown")]
    lines = [*beyond, _HOW_VALUES, *terms]
    for place, line in enumerate(lines, start=row):
        sheet.paragraph(place, at.VALUED, line)
    sheet.print_up_to(row + len(lines) - 1, at.VALUED)


def _own(sheet: Sheet, analysis: Analysis, row: int, place: tuple[int, int]) -> None:
    """Put an own rating, or an unknown one to fill in, with formulas of its mean and value."""
    column, cells = place[1], at.rated(row)
    criterion, scale = analysis.criteria[column], at.scale(column)
    look = at.look_of(criterion, "input")
    for end, cell in zip(analysis.ratings, (at.LOW, at.LIKELY, at.HIGH), strict=True):
        sheet.number(row, cell, float(end[place]), look)
    if criterion.measure is None:
        sheet.only_between((row, at.LOW, row, at.HIGH), criterion.low, criterion.high)
    _means(sheet, analysis, row, place)
    bends = len(analysis.value_functions[column].cutoffs) > 2
    formula = values.value(cells, scale, bends=bends, has_ends=criterion.measure is not None)
    sheet.formula(row, at.VALUED, formula, float(analysis.expected[place]), "value")
    sheet.text(row, at.RESTS, in_a_row(behind(analysis, *place)), "line")


def _means(sheet: Sheet, analysis: Analysis, row: int, place: tuple[int, int]) -> None:
    """Put an own rating's mean and, where its scale bends or ends, how far above each point."""
    cells, criterion = at.rated(row), analysis.criteria[place[1]]
    average = float(analysis.mean_ratings[place])
    look = at.look_of(criterion, "mean")
    sheet.formula(row, at.MEAN, values.mean(cells), UNKNOWN if isnan(average) else average, look)
    points_of_scale = at.scale(place[1])[::2]
    cutoffs = analysis.value_functions[place[1]].cutoffs
    if len(cutoffs) == 2 and criterion.measure is None:
        return
    excess = analysis.mean_excess(*place)
    for step, point in enumerate(points_of_scale):
        if len(cutoffs) > 2 or step != 1:
            result = UNKNOWN if isnan(average) else excess[step if len(cutoffs) > 2 else step // 2]
            sheet.formula(row, at.ABOVE + step, values.above(cells, point), result, look)


def _answered(sheet: Sheet, analysis: Analysis, row: int, place: tuple[int, int]) -> None:
    """Put a rating that answers or pay make: range, mean, and the value of that if none bends."""
    low, average, high = (float(end[place]) for end in analysis.ratings)
    of_answers = bool(analysis.from_answers[place])
    for cell, number in ((at.LOW, low), (at.HIGH, high), (at.MEAN, average)):
        sheet.number(row, cell, number, "mean")
    # Pay may reach beyond the ends of its scale, where the value of the mean would be wrong.
    is_straight = len(analysis.value_functions[place[1]].cutoffs) == 2 and of_answers
    expected = float(analysis.expected[place])
    if is_straight:
        formula = f"={values.of_mean(at.rated(row), at.scale(place[1]))}"
        sheet.formula(row, at.VALUED, formula, expected, "value")
    else:
        sheet.number(row, at.VALUED, expected, "value")
    rests = in_a_row(behind(analysis, *place))
    sheet.text(
        row,
        at.RESTS,
        rests if is_straight else f"{_STORED if of_answers else _OF_PAY}{rests}",
        "line",
    )
