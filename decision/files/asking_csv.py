"""What is worth finding out, as a table: one row a question or own rating, the most valuable first.

Columns: offer (of a question about an employer the first of its offers); question, its key, or the
criterion's of an own rating; value_of_answer in points and chance_to_change the choice (0-1), both
of having it in writing; ask, the question as it can be asked.
"""

from collections.abc import Iterable

import pandas as pd

from criteria.question import Question
from decision.analysis import Analysis
from decision.files.spreadsheet_text import guarded
from decision.findings.information import InformationValue
from decision.words.questions import wording

COLUMNS = ["offer", "question", "value_of_answer", "chance_to_change", "ask"]


def table(analysis: Analysis, found: Iterable[InformationValue]) -> pd.DataFrame:
    """Return the table."""
    rows = [
        (analysis.offers[one.offer].name, one.about.key, one.value, one.chance, _ask(analysis, one))
        for one in found
    ]
    return pd.DataFrame(rows, columns=COLUMNS)


def written(analysis: Analysis, found: Iterable[InformationValue]) -> str:
    """Return the table as CSV, its text cells safe against being run as formulas."""
    rows = table(analysis, found)
    safe = {name: rows[name].map(guarded) for name in ("offer", "ask")}
    return rows.assign(**safe).to_csv(index=False, lineterminator="\n")


def _ask(analysis: Analysis, one: InformationValue) -> str:
    if isinstance(one.about, Question):
        return wording(analysis.offers[one.offer], one.about)
    return f"Your own rating: {one.about.name}"
