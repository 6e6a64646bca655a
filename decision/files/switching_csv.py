"""At which weights the answer changes, as a table: one row a criterion in use.

Columns: criterion; its weight; the lower and upper weight (all 0-1) between which the leader stays
first while the other weights keep their proportions; leader, and who leads below and above, empty
where nobody takes over.
"""

import pandas as pd

from decision.analysis import Analysis
from decision.engine.weight_stability import NOBODY, stability_intervals
from decision.files.spreadsheet_text import guarded


def table(analysis: Analysis) -> pd.DataFrame:
    """Return the table of one or more offers, criteria in the order of the decision."""
    found = stability_intervals(analysis.weights, analysis.expected)
    names = [offer.name for offer in analysis.offers]
    columns = {
        "criterion": [criterion.key for criterion in analysis.criteria],
        "weight": analysis.weights,
        "lower": found.lower,
        "upper": found.upper,
        "leader": names[analysis.leaders[0]],
        "leader_below": ["" if place == NOBODY else names[place] for place in found.below],
        "leader_above": ["" if place == NOBODY else names[place] for place in found.above],
    }
    return pd.DataFrame(columns)


def written(analysis: Analysis) -> str:
    """Return the table as CSV, the offers' names safe against being run as formulas."""
    found = table(analysis)
    safe = {name: found[name].map(guarded) for name in ("leader", "leader_below", "leader_above")}
    return found.assign(**safe).to_csv(index=False, lineterminator="\n")
