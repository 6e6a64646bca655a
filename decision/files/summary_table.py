"""What does the summary hold? A row an offer with all its numbers, as a table for a spreadsheet."""

from collections.abc import Iterator, Sequence

import numpy as np

from criteria.criterion import Criterion
from decision.analysis import Analysis
from decision.arrays import Array
from decision.files.spreadsheet_text import Table
from decision.findings.findings import Findings
from decision.findings.readiness import FEWEST_OFFERS
from decision.words.ratings import points_of
from decision.words.verdicts import Verdict, verdict_of

_OF_CRITERION = ("rating_low", "rating", "rating_high", "value", "weight", "contribution")
_RATINGS, _UNIT = 3, "unit"  # so many of them are ratings; the unit stands behind them


def summary(findings: Findings) -> Table:
    """Return the summary, a row per offer in rank order; those that are not ranked come last.

    Columns: rank, offer, overall_value (points). Then six of each criterion: its rating_low,
    rating and rating_high (0 to 10, empty if unknown; of an own rating the likeliest value, of one
    that the answers make the mean), its expected value (0 to 1), its weight (0 to 1) and its
    contribution (points, which add up to overall_value). Of a measured criterion the ratings are
    amounts, and behind rating_high stands its unit. At the end first_place_share (0 to 1, of the
    simulations), can_be_best (yes, tie, no: whether some weights put the offer first) and verdict
    (how sure the ranking is, in words; empty with fewer than two ranked offers). Of an offer that
    is not ranked all but weights and verdict is empty; of one that is expected or past only rank,
    share and can_be_best, if anything is known of it.
    """
    analysis = findings.analysis
    keys = [f"{each.key}_{part}" for each in analysis.criteria for part in _parts(each)]
    columns = ["rank", "offer", "overall_value", *keys]
    columns += ["first_place_share", "can_be_best", "verdict"]
    verdict = verdict_of(findings.robustness) if len(analysis.offers) >= FEWEST_OFFERS else None
    ranked = _ranked_rows(findings, verdict) if analysis.offers else ()
    return columns, [*ranked, *_rows_below(analysis, verdict)]


def _rows_below(analysis: Analysis, verdict: Verdict | None) -> Iterator[Sequence[object]]:
    """Yield the rows of offers that are not ranked: of most, their weights are all there is."""
    nothing = np.full((len(analysis.criteria), len(_OF_CRITERION)), np.nan)
    nothing[:, _OF_CRITERION.index("weight")] = analysis.weights
    for standing in analysis.out:
        worth, numbers = points_of(analysis, standing.offer), nothing
        if worth is not None:
            of, place = analysis.placed(standing.offer)
            numbers = _of_criteria(of)[place]
        cells = _all_cells(analysis, numbers)
        yield [None, standing.offer.name, worth, *cells, None, None, verdict]


def _ranked_rows(findings: Findings, verdict: Verdict | None) -> Iterator[Sequence[object]]:
    analysis, robustness = findings.analysis, findings.robustness
    of_criteria = _of_criteria(analysis)
    for place in analysis.order:
        offer = [analysis.ranks[place], analysis.offers[place].name, analysis.overall[place]]
        robust = [robustness.first_place[place], robustness.can_be_best[place], verdict]
        yield [*offer, *_all_cells(analysis, of_criteria[place]), *robust]


def _of_criteria(analysis: Analysis) -> Array:
    """Return the numbers of each criterion, shape (offers, criteria, six)."""
    weights = np.broadcast_to(analysis.weights, analysis.expected.shape)
    parts = (*analysis.ratings, analysis.expected, weights, analysis.contributions)
    return np.stack(parts, axis=-1)


def _parts(criterion: Criterion) -> tuple[str, ...]:
    """Return what the summary's columns of a criterion hold."""
    unit = () if criterion.measure is None else (_UNIT,)
    return (*_OF_CRITERION[:_RATINGS], *unit, *_OF_CRITERION[_RATINGS:])


def _all_cells(analysis: Analysis, of_criteria: Array) -> list[object]:
    pairs = zip(analysis.criteria, of_criteria, strict=True)
    return [cell for criterion, numbers in pairs for cell in _cells(criterion, numbers)]


def _cells(criterion: Criterion, numbers: Array) -> list[object]:
    unit = [] if criterion.measure is None else [criterion.measure.unit]
    return [*numbers[:_RATINGS], *unit, *numbers[_RATINGS:]]
