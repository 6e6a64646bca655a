"""Every rating in force with its reasons, to read in a spreadsheet: one row an offer and criterion.

Columns: offer, criterion, low, mean, high (0-10: of an own rating as given, of one that the answers
make nine in ten lie from low to high; empty where nothing is given), own (the likely one, where an
own rating is in force) and reasons (what each question adds to the answers' rating).
"""

import numpy as np
import pandas as pd

from decision.analysis import Analysis
from decision.engine.triangular import mean_ratings
from decision.files.spreadsheet_text import guarded
from decision.words.reasons import why


def evidence(analysis: Analysis) -> pd.DataFrame:
    """Return the table, offers and criteria in the order of the decision."""
    low, likely, high = analysis.ratings
    places = list(np.ndindex(analysis.expected.shape))
    columns: dict[str, object] = {
        "offer": [analysis.offers[offer].name for offer, _ in places],
        "criterion": [analysis.criteria[criterion].key for _, criterion in places],
        "low": low.ravel(),
        "mean": np.where(analysis.from_answers, likely, mean_ratings(low, likely, high)).ravel(),
        "high": high.ravel(),
        "own": np.where(analysis.from_answers, np.nan, likely).ravel(),
        "reasons": [why(analysis, offer, criterion) for offer, criterion in places],
    }
    return pd.DataFrame(columns, index=range(len(places)))


def written(analysis: Analysis) -> str:
    """Return the table as CSV, its text cells safe against being run as formulas."""
    table = evidence(analysis)
    safe = {name: table[name].map(guarded) for name in ("offer", "reasons")}
    return table.assign(**safe).to_csv(index=False, lineterminator="\n")
