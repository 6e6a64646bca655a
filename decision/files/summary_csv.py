"""The summary to take home: one row an offer in rank order, all numbers unrounded.

Columns: rank, offer, overall_value, and per criterion its rating (low, likely, high; 0-10, empty
if unknown), value (0-1, expected), weight (0-1) and contribution (points; they add up to
overall_value).
"""

import pandas as pd

from decision.analysis import Analysis
from decision.files.spreadsheet_text import guarded


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
    return pd.DataFrame(columns, index=range(len(analysis.offers))).iloc[analysis.order]


def written(analysis: Analysis) -> str:
    """Return the summary as CSV, its text cells safe against being run as formulas."""
    table = summary(analysis)
    return table.assign(offer=table["offer"].map(guarded)).to_csv(index=False, lineterminator="\n")
