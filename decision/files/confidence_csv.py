"""How sure the answer is, as a table: one row an offer in rank order, all numbers unrounded.

Columns: offer; first_place_share, with any weights, with only the weights and only the ratings
unsure; can_be_best (yes, tie, no) and never_best (yes, no), both exact; confidence_factor;
expected_regret in points; how often it has each rank; and its central weights (0-1). Central
weights and confidence factor are empty where too few worlds put the offer first to say.
"""

import numpy as np
import pandas as pd

from decision.files.spreadsheet_text import guarded
from decision.findings.robustness import ENOUGH_DRAWS, Robustness


def table(sure: Robustness) -> pd.DataFrame:
    """Return the table."""
    analysis = sure.analysis
    says = sure.hits >= ENOUGH_DRAWS
    columns: dict[str, object] = {
        "offer": [offer.name for offer in analysis.offers],
        "first_place_share": sure.first_place,
        "first_place_share_any_weights": sure.any_weights,
        "first_place_share_weights_only": sure.weights_only,
        "first_place_share_ratings_only": sure.ratings_only,
        "can_be_best": [can.value for can in sure.can_be_best],
        "never_best": np.where(sure.never_best, "yes", "no"),
        "confidence_factor": np.where(says, sure.confidence_factors, np.nan),
        "expected_regret": sure.expected_regret,
    }
    for place, shares in enumerate(sure.rank_acceptability.T, start=1):
        columns[f"rank_{place}_share"] = shares
    for place, criterion in enumerate(analysis.criteria):
        central = np.where(says, sure.central_weights[:, place], np.nan)
        columns[f"central_weight_{criterion.key}"] = central
    return pd.DataFrame(columns).iloc[analysis.order]


def written(sure: Robustness) -> str:
    """Return the table as CSV, the offers' names safe against being run as formulas."""
    found = table(sure)
    return found.assign(offer=found["offer"].map(guarded)).to_csv(index=False, lineterminator="\n")
