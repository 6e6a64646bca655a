"""The summary to take home: one row an offer in rank order, all numbers unrounded.

Columns: rank, offer, overall_value, and per criterion its rating (low, likely, high; 0-10, empty
if unknown), value (0-1, expected), weight (0-1) and contribution (points; they add up to
overall_value); at the end first_place_share (0-1, of the worlds that fit what was told),
can_be_best (yes, tie, no: whether some weights make it so) and verdict (how sure the answer is).
"""

import pandas as pd

from decision.analysis import Analysis
from decision.files.spreadsheet_text import guarded
from decision.findings.robustness import robustness
from decision.words.certainty import word_of


def summary(analysis: Analysis) -> pd.DataFrame:
    """Return the summary as a table."""
    columns: dict[str, object] = {
        "rank": analysis.ranks,
        "offer": [offer.name for offer in analysis.offers],
        "overall_value": analysis.overall,
    }
    for place, criterion in enumerate(analysis.criteria):
        low, likely, high = (end[:, place] for end in analysis.ratings)
        columns[f"{criterion.key}_rating_low"] = low
        columns[f"{criterion.key}_rating"] = likely
        columns[f"{criterion.key}_rating_high"] = high
        columns[f"{criterion.key}_value"] = analysis.expected[:, place]
        columns[f"{criterion.key}_weight"] = analysis.weights[place]
        columns[f"{criterion.key}_contribution"] = analysis.contributions[:, place]
    columns |= _how_sure(analysis)
    return pd.DataFrame(columns, index=range(len(analysis.offers))).iloc[analysis.order]


def written(analysis: Analysis) -> str:
    """Return the summary as CSV, its text cells safe against being run as formulas."""
    table = summary(analysis)
    return table.assign(offer=table["offer"].map(guarded)).to_csv(index=False, lineterminator="\n")


def _how_sure(analysis: Analysis) -> dict[str, object]:
    if not analysis.offers:
        return dict.fromkeys(("first_place_share", "can_be_best", "verdict"), "")
    sure = robustness(analysis)
    return {
        "first_place_share": sure.first_place,
        "can_be_best": [can.value for can in sure.can_be_best],
        "verdict": word_of(sure).value,
    }
