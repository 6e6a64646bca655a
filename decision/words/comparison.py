"""What stands in the side-by-side table? Texts and marks, offers in rank order."""

from dataclasses import dataclass

import numpy as np

from decision.analysis import Analysis
from decision.model import Offer, Status
from decision.words.text import points, rating


@dataclass(frozen=True)
class Cell:
    """An offer on a criterion: the likely rating, its range, and how to mark it."""

    rating: str
    range: str
    note: str
    is_unknown: bool
    is_best: bool


@dataclass(frozen=True)
class Row:
    """An offer: its place in the decision, rank, points, marks and cells."""

    place: int
    offer: Offer
    rank: str
    overall: str
    marks: tuple[str, ...]
    cells: tuple[Cell, ...]


def comparison(analysis: Analysis) -> list[Row]:
    """Return the table's rows, best offer first."""
    return [_row(analysis, place) for place in analysis.order]


def marks(offer: Offer) -> tuple[str, ...]:
    """Return what must be said beside an offer's name."""
    waiting = offer.status is Status.TO_BE_ASKED_FOR
    deadline = f"until {offer.deadline.day} {offer.deadline:%b %Y}" if offer.deadline else ""
    present = "present job" if offer.is_present_job else ""
    return tuple(mark for mark in (present, "to be asked for" if waiting else "", deadline) if mark)


def _row(analysis: Analysis, place: int) -> Row:
    offer = analysis.offers[place]
    cells = tuple(_cell(analysis, place, column) for column in range(len(analysis.criteria)))
    overall = points(analysis.overall[place])
    return Row(place, offer, _rank(analysis, place), overall, marks(offer), cells)


def _rank(analysis: Analysis, place: int) -> str:
    rank = analysis.ranks[place]
    return f"{rank}{'=' if (analysis.ranks == rank).sum() > 1 else ''}"


def _cell(analysis: Analysis, place: int, column: int) -> Cell:
    low, likely, high = (end[place, column] for end in analysis.ratings)
    own = analysis.offers[place].ratings.get(analysis.criteria[column].key)
    unknown = bool(np.isnan(likely))
    mark = "≈" if analysis.from_answers[place, column] else ""
    return Cell(
        rating="?" if unknown else f"{mark}{rating(likely)}",
        range="" if unknown or low == high else f"{rating(low)}–{rating(high)}",
        note=own.note if own else "",
        is_unknown=unknown,
        is_best=_is_best(analysis, place, column) and not unknown,
    )


def _is_best(analysis: Analysis, place: int, column: int) -> bool:
    values = analysis.expected_rounded[:, column]
    return bool(values[place] == values.max() and values.max() > values.min())
