"""What is a line of a table: an offer, or weights, directions, units, sums, remarks?

Seen by its name and by what its cells are; whether it is left out is for `lines` to say.
"""

from decision.files.blank_table import CORNER, is_placeholder
from decision.files.ratings_csv import plain_header
from decision.imports.reading import heading_words as words
from decision.imports.reading import sums
from decision.imports.reading.amounts import is_amount
from decision.imports.reading.labels import better, cell_says, label
from decision.imports.reading.scales import word_scales
from decision.imports.reading.square import Square
from decision.imports.reading.unknowns import is_unknown

OFFERS, WEIGHTS, BETTER, UNITS, SUMS, WEIGHTED, NOTES, BLANK, OUT, NUMBERS, ENDS = (
    "offer", "weights", "better", "units", "sums", "weighted", "notes", "blank", "out", "numbers",
    "ends",
)  # fmt: skip


def kind(square: Square, names: int, line: int) -> str:
    """Return what a line is by its name and its cells."""
    name = square.text(line, names)
    plain = label(name).plain or plain_header(name)
    cells = [square.text(line, c) for c in range(len(square.columns)) if c != names]
    if not any(cells) and square.heads[names] == CORNER and is_placeholder(name):
        return BLANK
    told = [text for text in cells if text and not is_unknown(text)]
    numbers = sum(map(is_amount, told))
    is_heading = plain in (label(square.heads[names]).plain, "", *words.DIRECTIONS) or better(name)
    if told and is_heading and all(map(better, told)):
        # Above the offers, tables repeat the heading before weights and directions.
        return BETTER
    are_scales = bool(told) and all("scale" in cell_says(text) for text in told)
    if plain in words.UNITS and (are_scales or 2 * numbers <= len(cells)):
        return UNITS
    if told and numbers == len(told) and name and name == square.heads[names]:
        return WEIGHTS
    if square.is_turned and told and not numbers and not word_scales(told) and len(told) > 1:
        return NOTES
    return _kind_by_name(name, plain, numbers, len(told), is_turned=square.is_turned)


def _kind_by_name(name: str, plain: str, numbers: int, filled: int, *, is_turned: bool) -> str:
    """Return what a line is by its name; ``numbers`` of its ``filled`` cells are amounts."""
    all_numbers = 0 < numbers == filled
    if plain in words.WEIGHTS and (all_numbers or (is_turned and plain not in ("points", "%"))):
        return WEIGHTS
    if all_numbers and sums.kind(plain):
        return SUMS
    if words.is_weighted(name):
        return WEIGHTED
    if all_numbers and is_turned and plain in words.ENDS:
        return ENDS
    return NOTES if plain in words.NOTES and numbers * 2 < filled else OFFERS
