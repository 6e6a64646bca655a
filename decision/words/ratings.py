"""What stands in the side-by-side table?

`comparison`: texts and marks, offers in rank order; `below_the_line` those that are not ranked.
`known_part` marks what rests mostly on what is usual.
"""

from datetime import date
from typing import NamedTuple

import numpy as np

from decision.analysis import Analysis, Reason, Standing
from decision.model import Offer, Rating, Status
from decision.words.amounts import amount, amount_and_range, amount_range, brief, brief_range
from decision.words.text import percent, points

UNKNOWN = "?"
MOSTLY = 0.5  # of a rating, by shares
SHARE_TIE = 1e-9


class Cell(NamedTuple):
    """An offer on a criterion: the likely rating, its range, and how to mark it.

    ``known`` says how little it rests on, where it rests mostly on what is usual. ``brief`` and
    ``brief_range`` are rating and range without the unit, for a column that has it on top.
    """

    rating: str
    range: str
    note: str
    is_unknown: bool
    is_best: bool
    known: str = ""
    brief: str = ""
    brief_range: str = ""


class Row(NamedTuple):
    """An offer: its place in the analysis, rank, points, marks and cells."""

    place: int
    offer: Offer
    rank: str
    overall: str
    marks: tuple[str, ...]
    cells: tuple[Cell, ...]


class RowBelow(NamedTuple):
    """An offer that is not ranked: marks, why not among them, and cells.

    ``overall`` are the points of one that is expected or past, as far as anything is known of it.
    """

    offer: Offer
    marks: tuple[str, ...]
    cells: tuple[Cell, ...]
    overall: str = ""


def caption(analysis: Analysis) -> str:
    """Return what the table is."""
    measured = sum(criterion.measure is not None for criterion in analysis.criteria)
    rated = "ratings from 0 to 10"
    numbers = (f"{rated} and " if measured < len(analysis.criteria) else "") + "amounts"
    return f"Offers side by side: {numbers if measured else rated}, best offer first"


def comparison(analysis: Analysis) -> list[Row]:
    """Return the table's rows, best offer first."""
    return [_row(analysis, place) for place in analysis.order]


def cells(analysis: Analysis, place: int) -> tuple[Cell, ...]:
    """Return what stands in the row of one offer, by its place in the analysis."""
    return tuple(_cell(analysis, place, column) for column in range(len(analysis.criteria)))


def below_the_line(analysis: Analysis) -> list[RowBelow]:
    """Return the rows of the offers that are not ranked, each with why among its marks."""
    return [_row_below(analysis, standing) for standing in analysis.out]


def _row_below(analysis: Analysis, standing: Standing) -> RowBelow:
    offer, marks = standing.offer, (*_marks(standing.offer), *_why(standing))
    worth = points_of(analysis, offer)
    if worth is not None:
        return RowBelow(offer, marks, _cells_of(analysis, offer), points(worth))
    if standing.reason is Reason.FAILS:
        return RowBelow(offer, marks, _cells_of(analysis, offer))
    rated = [offer.ratings.get(criterion.key, Rating()) for criterion in analysis.criteria]
    cells = tuple(Cell(UNKNOWN, "", each.note, is_unknown=True, is_best=False) for each in rated)
    return RowBelow(offer, marks, cells)


def points_of(analysis: Analysis, offer: Offer) -> float | None:
    """Return the points of an offer, ranked or not; None of one that has none."""
    if not analysis.standings[offer.key].has_points:
        return None
    of, place = analysis.placed(offer)
    return float(of.overall[place])


def _why(standing: Standing) -> tuple[str, ...]:
    """Return why an offer is not ranked; of one that is expected also how likely, and when."""
    offer, reason = standing.offer, str(standing.reason)
    also = () if standing.is_rated else (str(Reason.NOT_RATED),)
    also = (str(Reason.FAILS),) if standing.failed else also
    if standing.reason is Reason.EXPECTED:
        likely = "" if offer.chance is None else f", {percent(offer.chance)}"
        day = f"by {_day(offer.expected_on)}" if offer.expected_on else ""
        return (f"{reason}{likely}", *filter(None, [day]), *also)
    return (reason, *also) if standing.reason is Reason.PAST else (reason,)


def _cells_of(analysis: Analysis, offer: Offer) -> tuple[Cell, ...]:
    """Return what is known of an offer that is out; it is the best at nothing."""
    of, place = analysis.placed(offer)
    columns = range(len(of.criteria))
    return tuple(_cell(of, place, column)._replace(is_best=False) for column in columns)


def _row(analysis: Analysis, place: int) -> Row:
    offer, rank = analysis.offers[place], analysis.ranks[place]
    shared = "=" if (analysis.ranks == rank).sum() > 1 else ""
    overall = points(analysis.overall[place])
    return Row(place, offer, f"{rank}{shared}", overall, _marks(offer), cells(analysis, place))


def _marks(offer: Offer) -> tuple[str, ...]:
    """Return what must be said beside an offer's name."""
    present = "present job" if offer.is_present_job else ""
    waiting = "not offered yet" if offer.status is Status.TO_BE_ASKED_FOR else ""
    day = offer.deadline if offer.is_alternative else None
    deadline = f"until {_day(day)}" if day else ""
    return tuple(filter(None, (present, waiting, deadline)))


def _day(day: date) -> str:
    return f"{day.day} {day:%b %Y}"


def _cell(analysis: Analysis, place: int, column: int) -> Cell:
    low, likely, high = (end[place, column] for end in analysis.ratings)
    criterion = analysis.criteria[column]
    own = analysis.offers[place].ratings.get(criterion.key)
    unknown, values = bool(np.isnan(likely)), analysis.expected_rounded[:, column]
    is_mean = analysis.worked_out[place, column] and low < high
    mark = "≈" if analysis.from_answers[place, column] or is_mean else ""
    is_range = not (unknown or low == high)
    return Cell(
        rating=UNKNOWN if unknown else f"{mark}{amount(criterion, likely)}",
        range=amount_range(criterion, low, high) if is_range else "",
        note=own.note if own else "",
        is_unknown=unknown,
        is_best=bool(not unknown and values[place] == values.max() > values.min()),
        known=known_part(analysis, place, column),
        brief=UNKNOWN if unknown else f"{mark}{brief(criterion, likely)}",
        brief_range=brief_range(criterion, low, high) if is_range else "",
    )


def known_part(analysis: Analysis, offer: int, criterion: int) -> str:
    """Return how many of its questions are answered, of a rating that rests mostly on the usual.

    "2 of 10 answered", where the answers make the rating in force, and less than half of it by
    shares is answered; else nothing. What does not apply is left out.
    """
    if not analysis.from_answers[offer, criterion]:
        return ""
    parts = [part for part in analysis.reasons(offer, criterion) if part.rating is not None]
    answered = [part for part in parts if part.evidence is not None]
    # Shares are floats: a half made of many is a half.
    if sum(part.share for part in answered) > MOSTLY - SHARE_TIE:
        return ""
    return f"{len(answered)} of {len(parts)} answered"


def average(analysis: Analysis, place: int, column: int) -> str:
    """Return what is known of a measured criterion: the amount on average, and its range."""
    criterion, (low, likely, high) = analysis.criteria[column], analysis.ratings[:, place, column]
    if np.isnan(likely):
        return "unknown"
    return amount_and_range(criterion, low, analysis.mean_ratings[place, column], high)


def known_from_answers(analysis: Analysis, offer: int, criterion: int) -> str:
    """Return the rating that the answers make, and its range; empty if they make none.

    It is the one that stands in the table as long as no own rating overrules it.
    """
    derived = analysis.beliefs.derived.get((offer, criterion))
    if derived is None:
        return ""
    of = analysis.criteria[criterion]
    return f"{amount(of, derived.mean)} ({amount_range(of, derived.low, derived.high)})"
