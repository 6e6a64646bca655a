"""What does each offer have on each criterion? A row for both, as a table for a spreadsheet.

The summary has a row an offer; this one can be filtered and pivoted. It reads back
(`imports.cells.long_grid`).
"""

from collections.abc import Iterator, Sequence

import numpy as np

from criteria.belief import Certainty
from criteria.criterion import PAY_KEY, Criterion
from decision.analysis import Analysis, describable
from decision.files.ratings_csv import heading
from decision.files.spreadsheet_text import Table
from decision.findings.findings import Findings

OFFER, CRITERION, UNIT, RESTS_ON = "offer", "criterion", "unit", "rests_on"
LOW, RATING, HIGH = "rating_low", "rating", "rating_high"
OWN, ANSWERS, PAY, NOTHING = "own", "answers", "pay", "nothing"
_SHARES = (*Certainty, "open")
COLUMNS = [
    "rank", OFFER, CRITERION, UNIT, LOW, RATING, HIGH, "value", "weight", "contribution", RESTS_ON,
    *(f"certainty_{each}" for each in _SHARES),
]  # fmt: skip


def long_table(findings: Findings) -> Table:
    """Return a row per offer and criterion, in rank order; those that are not ranked come last.

    Columns: rank (empty of offers that are not ranked); offer; criterion, its key, or of one of the
    user's own what leads back to it; unit, empty of ratings; rating_low, rating and rating_high (0
    to 10, or amounts; empty if unknown); the expected value (0 to 1); the weight (0 to 1); the
    contribution (points); rests_on (own, answers, pay, nothing). Of a rating that answers make, the
    shares of it (0 to 1) that are certainty_written, certainty_said, certainty_guess and
    certainty_open. Of an offer that is not ranked and has no points, all but its ratings is empty.
    """
    analysis = findings.analysis
    headings = _headings(analysis)
    rows: list[Sequence[object]] = [
        row
        for place in analysis.order
        for row in _rows(analysis, place, headings, rank=int(analysis.ranks[place]))
    ]
    for standing in analysis.out:
        of, place = analysis.placed(standing.offer)
        below = _rows(of, place, headings, rank=None)
        rows += [row if standing.has_points else _without_points(row) for row in below]
    return COLUMNS, rows


def _headings(analysis: Analysis) -> dict[str, str]:
    describing = list(describable(analysis.whole, analysis.catalog).values())
    own = {each.key for each in analysis.whole.own_criteria}
    return {
        each.key: heading(each, describing) if each.key in own else each.key
        for each in analysis.criteria
    }


def _rows(
    analysis: Analysis, place: int, headings: dict[str, str], *, rank: int | None
) -> Iterator[list[object]]:
    for column, criterion in enumerate(analysis.criteria):
        low, rating, high = analysis.ratings[:, place, column]
        numbers = (analysis.expected[place, column], analysis.weights[column])
        yield [
            rank,
            analysis.offers[place].name,
            headings[criterion.key],
            None if criterion.measure is None else criterion.measure.unit,
            *(low, rating, high),
            *numbers,
            analysis.contributions[place, column],
            _rests_on(analysis, place, criterion, column),
            *_certainties(analysis, place, column),
        ]


def _without_points(row: Sequence[object]) -> list[object]:
    numbers = {COLUMNS.index(name) for name in ("value", "weight", "contribution")}
    return [None if place in numbers else cell for place, cell in enumerate(row)]


def _rests_on(analysis: Analysis, place: int, criterion: Criterion, column: int) -> str:
    if np.isnan(analysis.ratings[1, place, column]):
        return NOTHING
    if criterion.key == PAY_KEY:
        return PAY
    return ANSWERS if analysis.from_answers[place, column] else OWN


def _certainties(analysis: Analysis, place: int, column: int) -> list[float | None]:
    """Return which shares of a rating are how sure; nothing of one that answers do not make."""
    if not analysis.from_answers[place, column]:
        return [None] * len(_SHARES)
    shares: dict[str, float] = dict.fromkeys(_SHARES, 0.0)
    for part in analysis.reasons(place, column):
        if part.rating is not None:  # what does not apply has no share
            shares["open" if part.evidence is None else part.evidence.certainty] += part.share
    return [shares[each] for each in _SHARES]
