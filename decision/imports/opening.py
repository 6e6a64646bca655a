"""What did the user bring: a decision, or rows of a table? By the file's name and beginning.

`sheets` and `brought` are all that a screen needs to know of formats; `opened` makes a decision of
whatever it is, as the command line wants it.
"""

from pathlib import PurePath

from criteria.catalog import Catalog
from decision.files import decision_json
from decision.imports import csv_rows, file_kinds, grids, sheet_rows
from decision.imports.csv_rows import Row
from decision.imports.ratings_table import decision_of
from decision.model import Decision

PASTED = "pasted text"


def sheets(file: str, content: bytes) -> list[str]:
    """Return the names of the sheets to choose from; none where the file has no sheets.

    Raises
    ------
    BadFileError
        As `grids.sheets`.
    """
    return [] if is_decision(file, content) else grids.sheets(file, content)


def is_decision(file: str, content: bytes) -> bool:
    """Tell whether a file is meant to be a decision, and no table."""
    is_json = PurePath(file).suffix.lower() == ".json"
    return is_json or (file == PASTED and content.lstrip().startswith(b"{"))


def brought(
    file: str, content: bytes, sheet: str | None = None, catalog: Catalog | None = None
) -> Decision | list[Row]:
    """Return the decision in a JSON file, or the rows of a table, the header first.

    Raises
    ------
    BadFileError
        Naming ``file``, the place in it, what was found and what is expected.
    """
    if is_decision(file, content):
        return decision_json.read(file, content, catalog)
    kind = grids.kind(file, content)
    if kind == file_kinds.TEXT:
        return csv_rows.rows(file, content)
    return sheet_rows.rows(file, grids.grid(file, content, sheet), file_kinds.expected(kind))


def opened(
    file: str, content: bytes, *, new_criteria: bool = False, catalog: Catalog | None = None
) -> Decision:
    """Return the decision in a file, or one made from its table; refused as by `brought`."""
    read = brought(file, content, catalog=catalog)
    if isinstance(read, Decision):
        return read
    return decision_of(file, read, new_criteria=new_criteria, catalog=catalog)
