"""What the lens shows, as a table: one row an offer, in the order of the decision.

Columns: offer, maturity (unaware, emerging or mature; empty where nothing is answered), suits (keys
of the profiles that such an employer suits), role_forecast (key; empty where too little is known)
and warnings (keys, the gravest first). Several keys in a cell are separated by semicolons.
"""

from collections.abc import Mapping

import pandas as pd

from criteria.lens import Lens
from decision.files.spreadsheet_text import guarded
from decision.model import Decision


def table(decision: Decision, seen: Mapping[str, Lens | None]) -> pd.DataFrame:
    """Return the table; ``seen`` is the lens of each offer, by its key."""
    found = [seen[offer.key] for offer in decision.offers]
    columns = {
        "offer": [offer.name for offer in decision.offers],
        "maturity": [lens.maturity.value if lens else "" for lens in found],
        "suits": [";".join(lens.suited_profiles) if lens else "" for lens in found],
        "role_forecast": [_forecast(lens) for lens in found],
        "warnings": [_warnings(lens) for lens in found],
    }
    return pd.DataFrame(columns, index=range(len(found)))


def written(decision: Decision, seen: Mapping[str, Lens | None]) -> str:
    """Return the table as CSV, the offers' names safe against being run as formulas."""
    found = table(decision, seen)
    return found.assign(offer=found["offer"].map(guarded)).to_csv(index=False, lineterminator="\n")


def _forecast(lens: Lens | None) -> str:
    return lens.role_forecast.key if lens and lens.role_forecast else ""


def _warnings(lens: Lens | None) -> str:
    return ";".join(raised.rule.key for raised in lens.warnings) if lens else ""
