"""Does another sheet of the file hold the weights? A list of criteria, each with a number."""

from collections.abc import Mapping, Sequence

from decision.files.problems import BadFileError
from decision.imports.cells import grids
from decision.imports.cells.grid import Grid
from decision.imports.reading.amounts import likely_in
from decision.imports.reading.labels import label
from decision.imports.reading.lines import Column

MOST = 5  # sheets that are looked at


def other_sheets(file: str, content: bytes, grid: Grid) -> dict[str, Grid]:
    """Return the sheets of a file beside the one that was read, by name; a few, if many."""
    others = {}
    for name in [sheet for sheet in grid.sheets if sheet != grid.sheet][:MOST]:
        try:
            others[name] = grids.grid(file, content, name)
        except BadFileError:
            continue  # a sheet that is no table holds no weights
    return others


def weights_in(grid: Grid, columns: Sequence[Column], decimal: str) -> Mapping[int, float]:
    """Return the weights that a sheet states for columns, by their places.

    Nothing unless it names every one of them.
    """
    stated: dict[str, float] = {}
    for texts in grid.texts:
        filled = [text.strip() for text in texts if text.strip()]
        number = likely_in(filled[-1], decimal) if len(filled) > 1 else None
        if number is not None and number >= 0:
            stated.setdefault(label(filled[0]).plain, number)
    found = {c.place: stated[c.label.plain] for c in columns if c.label.plain in stated}
    return found if len(found) == len(columns) else {}
