"""What is to be filled in? An empty table (XLSX): a criterion a row, an offer a column.

`written` makes it, `is_placeholder` knows its names of offers again. What the numbers mean stands
beside each criterion as a comment and, for print, on a sheet of its own.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from criteria.criterion import PAY_KEY, Criterion
from decision.files.ratings_csv import heading
from decision.files.sheets import Book, Sheet
from decision.words.amounts import amount
from decision.words.lexicon import aim
from decision.words.text import rating

OFFERS, MEANINGS = "Offers", "What the numbers mean"
CORNER, PLACEHOLDER = "Criterion", "Offer {}"
USUAL_OFFERS = 4
_ROOM, _LAST = 18, 3  # digits a column of an offer takes; the last column of a paragraph
_BRACKETS = set("()[]")
_HOW = (
    "Put the names of the offers over the columns and a number into each cell. Leave a cell empty, "
    "or put a question mark, for what you do not know. A range is written as 6 to 8."
)


def written(
    criteria: Sequence[Criterion],
    n_offers: int = USUAL_OFFERS,
    describing: Iterable[Criterion] | None = None,
) -> bytes:
    """Return an empty table of some criteria and so many offers, the bytes of an XLSX file.

    Pay is left out: it is made of what the offers pay.

    Parameters
    ----------
    describing
        All criteria that are known where it is read again; left out, none but these.
    """
    criteria = [each for each in criteria if each.key != PAY_KEY]
    book, every = Book(), list(criteria if describing is None else describing)
    headings = {criterion.key: _heading(criterion, every) for criterion in criteria}
    _table(book.sheet(OFFERS), criteria, headings, n_offers)
    _meanings(book.sheet(MEANINGS), criteria, headings)
    return book.content()


def is_placeholder(name: str) -> bool:
    """Tell whether a name is one that stands over the empty columns.

    >>> is_placeholder("Offer 3"), is_placeholder("offer 12"), is_placeholder("Lab")
    (True, True, False)
    """
    return re.fullmatch("offer [1-9][0-9]*", name.casefold()) is not None


def _table(
    sheet: Sheet, criteria: Sequence[Criterion], headings: Mapping[str, str], n_offers: int
) -> None:
    for row, criterion in enumerate(criteria, start=1):
        sheet.text(row, 0, headings[criterion.key])
        sheet.comment(row, 0, "\n".join(_meaning(criterion)))
        for column in range(1, n_offers + 1):
            sheet.number(row, column, None, "input")
    names = [PLACEHOLDER.format(number) for number in range(1, n_offers + 1)]
    sheet.head(0, [CORNER, *names], 1)
    for column in range(1, n_offers + 1):
        sheet.widen(column, _ROOM)


def _meanings(sheet: Sheet, criteria: Sequence[Criterion], headings: Mapping[str, str]) -> None:
    for column in range(_LAST + 1):
        sheet.widen(column, _ROOM)
    sheet.paragraph(0, _LAST, _HOW)
    row = 2
    for criterion in criteria:
        sheet.text(row, 0, headings[criterion.key], "heading")
        lines = _meaning(criterion)
        for place, line in enumerate(lines, start=row + 1):
            sheet.paragraph(place, _LAST, line)
        row += len(lines) + 2


def _heading(criterion: Criterion, describing: Sequence[Criterion]) -> str:
    """Return what stands before a row: what leads back to its criterion, and its unit or scale."""
    unit = criterion.measure.unit if criterion.measure else ""
    name = heading(criterion, describing)
    if _BRACKETS & set(criterion.name + unit):  # they might be taken for another unit or scale
        name = f"{criterion.key} [{unit}]" if unit and not _BRACKETS & set(unit) else criterion.key
    if criterion.measure is not None:
        return name
    return f"{name} ({rating(criterion.low)}–{rating(criterion.high)})"


def _meaning(criterion: Criterion) -> list[str]:
    """Return what the numbers on a criterion mean, a line each."""
    described = chain([criterion.meaning], filter(None, [criterion.is_not]))
    return [*described, _scale(criterion), *_levels(criterion)]


def _scale(criterion: Criterion) -> str:
    measure = criterion.measure
    if measure is None:
        ends = f"{rating(criterion.low)} to {rating(criterion.high)}"
        return f"A number from {ends}; {aim(criterion)}."
    worst, best = (amount(criterion, end) for end in (measure.worst, measure.best))
    return f"An amount; {worst} is the worst, {best} the best."


def _levels(criterion: Criterion) -> Iterable[str]:
    return (f"{rating(level.rating)}: {level.says}" for level in criterion.levels)
