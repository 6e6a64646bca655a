"""What did the user bring: a decision, or a table? By the file's name and beginning.

`opened` makes a decision of either; of tables it takes only those that are as this program writes
them (`reading` takes any).
"""

from pathlib import PurePath

from criteria.catalog import Catalog
from decision.files import decision_json
from decision.imports import sheet_rows
from decision.imports.cells import csv_rows, file_kinds, grids
from decision.imports.cells.csv_rows import Row
from decision.imports.ratings_table import decision_of
from decision.model import Decision

PASTED = "pasted text"


def is_decision(file: str, content: bytes) -> bool:
    """Tell whether a file is meant to be a decision, and no table."""
    is_json = PurePath(file).suffix.lower() == ".json"
    return is_json or (file == PASTED and content.lstrip().startswith(b"{"))


def opened(
    file: str,
    content: bytes,
    sheet: str | None = None,
    *,
    new_criteria: bool = False,
    catalog: Catalog | None = None,
) -> Decision:
    """Return the decision in a JSON file, or one made from a table by the strict rules.

    Raises
    ------
    BadFileError
        Naming ``file``, the place in it, what was found and what is expected.
    """
    if is_decision(file, content):
        return decision_json.read(file, content, catalog)
    rows = _rows(file, content, sheet)
    return decision_of(file, rows, new_criteria=new_criteria, catalog=catalog)


def _rows(file: str, content: bytes, sheet: str | None) -> list[Row]:
    kind = grids.kind(file, content)
    if kind == file_kinds.TEXT:
        return csv_rows.rows(file, content)
    return sheet_rows.rows(file, grids.grid(file, content, sheet), file_kinds.expected(kind))
