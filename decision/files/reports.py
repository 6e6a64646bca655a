"""What an analysis found, as tables for a spreadsheet: all numbers unrounded.

Each function returns the columns and the rows of one table. `spreadsheet_text.write_table` makes
CSV of it. What is unknown is an empty cell (NaN or None).
"""

from collections.abc import Sequence
from typing import Any

import numpy as np

from criteria.lens import Lens
from criteria.question import Question
from decision.analysis import Analysis
from decision.files.long_table import long_table as long_table
from decision.files.spreadsheet_text import Table as Table
from decision.files.summary_table import summary as summary
from decision.findings.findings import Findings
from decision.findings.information import InformationValue
from decision.findings.pay import OfferPay, YearPay
from decision.findings.robustness import Robustness
from decision.words.amounts import name_in_unit
from decision.words.questions import wording
from decision.words.reasons import why

_UNIT = "unit"


def confidence(robustness: Robustness) -> Table:
    """Return how sure the ranking is, a row per offer in rank order.

    Columns: offer; first_place_share, also with any weights, with only the weights and with only
    the ratings uncertain (0 to 1); can_be_best (yes, tie, no) and never_best (yes, no), both exact;
    confidence_factor (0 to 1); expected_regret (points); how often the offer has each rank (0 to
    1); and its central weights (0 to 1). With any weights and with only the weights uncertain an
    offer counts as if it met what is open of its must-haves. Confidence factor and central weights
    are empty where too few simulations put the offer first to say.
    """
    analysis, enough = robustness.analysis, robustness.enough
    columns: dict[str, Any] = {
        "offer": [offer.name for offer in analysis.offers],
        "first_place_share": robustness.first_place,
        "first_place_share_any_weights": robustness.any_weights,
        "first_place_share_weights_only": robustness.weights_only,
        "first_place_share_ratings_only": robustness.ratings_only,
        "can_be_best": robustness.can_be_best,
        "never_best": ["yes" if never else "no" for never in robustness.never_best],
        "confidence_factor": np.where(enough, robustness.confidence_factors, np.nan),
        "expected_regret": robustness.expected_regret,
    }
    for rank, shares in enumerate(robustness.rank_acceptability.T, start=1):
        columns[f"rank_{rank}_share"] = shares
    for criterion, weights in zip(analysis.criteria, robustness.central_weights.T, strict=True):
        columns[f"central_weight_{criterion.key}"] = np.where(enough, weights, np.nan)
    return list(columns), [[cells[place] for cells in columns.values()] for place in analysis.order]


def switching(findings: Findings) -> Table:
    """Return at which weights the lead changes, a row per criterion in use.

    Columns: criterion; its weight; the lower and upper weight (all 0 to 1) between which the leader
    stays first while the other weights keep their proportions; leader, and who leads below and
    above, empty where nobody takes over.
    """
    analysis = findings.analysis
    names = [offer.name for offer in analysis.offers]
    leader = names[analysis.leaders[0]]
    columns = ["criterion", "weight", "lower", "upper", "leader", "leader_below", "leader_above"]
    rows: list[Sequence[object]] = []
    ends = zip(analysis.criteria, analysis.weights, findings.stability_intervals, strict=True)
    for criterion, weight, end in ends:
        takers = [place if place is None else names[place] for place in (end.below, end.above)]
        rows.append([criterion.key, weight, end.lower, end.upper, leader, *takers])
    return columns, rows


def asking(findings: Findings) -> Table:
    """Return what is worth finding out, a row per question or own rating, most valuable first.

    Columns: offer (of a question about an employer the first of its offers); question, its key, or
    the criterion's of an own rating; value_of_answer (points) and chance_to_change the choice (0 to
    1), both of a certain answer; ask, the question as it can be asked.
    """
    analysis = findings.analysis
    names = [offer.name for offer in analysis.offers]
    return ["offer", "question", "value_of_answer", "chance_to_change", "ask"], [
        [names[each.offer], each.about.key, each.value, each.chance, _ask(analysis, each)]
        for each in findings.information
    ]


def _ask(analysis: Analysis, value: InformationValue) -> str:
    if isinstance(value.about, Question):
        return wording(analysis.offers[value.offer], value.about)
    if value.about.measure is not None:
        return f"How much it is: {name_in_unit(value.about)}"
    return f"Your own rating: {value.about.name}"


def ratings(findings: Findings) -> Table:
    """Return every rating in force with its reasons, a row per offer and criterion.

    Columns: offer; criterion; low, mean and high (0 to 10, or amounts of a measured criterion; of
    an own rating its ends, of one that the answers make a 90 % range; empty where nothing is
    known); own (the likely value, where an own rating is in force); and reasons (what each question
    adds to the answers' rating). Where any criterion is measured, unit stands behind own.
    """
    analysis = findings.analysis
    low, likely, high = analysis.ratings
    own = np.where(analysis.worked_out, np.nan, likely)
    units = [None if each.measure is None else each.measure.unit for each in analysis.criteria]
    is_measured = units.count(None) < len(units)
    unit = [_UNIT] if is_measured else []
    return ["offer", "criterion", "low", "mean", "high", "own", *unit, "reasons"], [
        [
            analysis.offers[place[0]].name,
            analysis.criteria[place[1]].key,
            *(cells[place] for cells in (low, analysis.mean_ratings, high, own)),
            *([units[place[1]]] if is_measured else []),
            why(analysis, *place),
        ]
        for place in np.ndindex(analysis.expected.shape)
    ]


def pay(findings: Findings) -> Table:
    """Return what each offer pays by year, a row per offer and year, in the decision's currency.

    Columns: offer; year, from 1 on; sure; of what is hoped for hoped_low, hoped_mean and hoped_high
    (nine in ten lie between low and high); and costs. Those compared come first; a later year is
    that of a sale of the company, of which sure and costs are empty. All but offer and year is
    empty where nothing is said of the pay.
    """
    columns = ["offer", "year", "sure", "hoped_low", "hoped_mean", "hoped_high", "costs"]
    cells = [
        (each.offer.name, _said_of(each, row), dict(zip(row._fields, row, strict=True)))
        for each in findings.pay
        for row in each.by_year
    ]
    return columns, [
        [name, row["year"], *(row[key] if key in said else None for key in columns[2:])]
        for name, said, row in cells
    ]


def _said_of(pay: OfferPay, row: YearPay) -> set[str]:
    """Return the columns of a year that hold anything."""
    if not pay.is_said:
        return set()
    return {*row._fields} - (set() if row.year <= pay.basis.years else {"sure", "costs"})


def price(findings: Findings) -> Table:
    """Return what each offer would have to pay, or be, to tie with its best rival.

    A row per offer in rank order and criterion that counts. Columns: offer; criterion; today and
    needed (0 to 10, or amounts of a measured criterion; needed is empty where nothing on the scale
    is enough; of pay today is the mean, empty where nothing is said, and the raise is sure); unit,
    empty of ratings; and within_range (yes, no).
    """
    analysis = findings.analysis
    columns = ["offer", "criterion", "today", "needed", "unit", "within_range"]
    rows: list[Sequence[object]] = []
    for each in findings.prices:
        offer, criterion = analysis.offers[each.offer], analysis.criteria[each.criterion]
        unit = None if criterion.measure is None else criterion.measure.unit
        within = "yes" if each.is_within_range else "no"
        rows.append([offer.name, criterion.key, each.today, each.needed, unit, within])
    return columns, rows


def lens(findings: Findings) -> Table:
    """Return what the lens shows, a row per offer in the order of the decision.

    Columns: offer; maturity (unaware, emerging or mature, of a public employer university or
    public_lab; empty where nothing is answered, what decides it does not apply, or the work is not
    about machine learning); suits (keys of the profiles that such an employer suits); role_forecast
    (key; empty where too little is known); and warnings (keys, the gravest first). Several keys in
    a cell are separated by semicolons.
    """
    offers, lenses = findings.analysis.offers, findings.lenses
    rows: list[Sequence[object]] = [[each.name, *_lens_cells(lenses[each.key])] for each in offers]
    return ["offer", "maturity", "suits", "role_forecast", "warnings"], rows


def _lens_cells(lens: Lens | None) -> Sequence[object]:
    if lens is None:
        return [None] * 4
    forecast = lens.role_forecast.key if lens.role_forecast else None
    warnings = ";".join(raised.rule.key for raised in lens.warnings)
    maturity = lens.maturity.value if lens.maturity else None
    return [maturity, ";".join(lens.suited_profiles), forecast, warnings]
