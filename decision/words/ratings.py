"""What stands in the side-by-side table, and why does a rating stand where it stands?

`comparison`: texts and marks, offers in rank order; `below_the_line` those that are not ranked.
`known_part` marks what rests mostly on what is usual. `why` joins one `reason` a question; `behind`
lists what any rating in force rests on; `retired` says which answer counts nowhere; `how_sure` what
points to the kind of employer.
"""

from typing import NamedTuple

import numpy as np

from criteria.criterion import Criterion
from criteria.lens import Lens
from decision.analysis import Analysis, Contribution, DerivedRating, Kinds, Retired, Standing
from decision.model import Offer, Rating, Status
from decision.words.amounts import amount, amount_range
from decision.words.text import Named, Sentence, legible, percent, points, rating

UNKNOWN = "?"
MOSTLY = 0.5  # of a rating, by shares
SHARE_TIE = 1e-9


class Cell(NamedTuple):
    """An offer on a criterion: the likely rating, its range, and how to mark it.

    ``known`` says how little it rests on, where it rests mostly on what is usual.
    """

    rating: str
    range: str
    note: str
    is_unknown: bool
    is_best: bool
    known: str = ""


class Row(NamedTuple):
    """An offer: its place in the analysis, rank, points, marks and cells."""

    place: int
    offer: Offer
    rank: str
    overall: str
    marks: tuple[str, ...]
    cells: tuple[Cell, ...]


class RowBelow(NamedTuple):
    """An offer that is not ranked: marks, why not among them, and cells."""

    offer: Offer
    marks: tuple[str, ...]
    cells: tuple[Cell, ...]


def caption(analysis: Analysis) -> str:
    """Return what the table is."""
    measured = sum(criterion.measure is not None for criterion in analysis.criteria)
    rated = "ratings from 0 to 10"
    numbers = (f"{rated} and " if measured < len(analysis.criteria) else "") + "amounts"
    return f"Offers side by side: {numbers if measured else rated}, best offer first"


def comparison(analysis: Analysis) -> list[Row]:
    """Return the table's rows, best offer first."""
    return [_row(analysis, place) for place in analysis.order]


def below_the_line(analysis: Analysis) -> list[RowBelow]:
    """Return the rows of the offers that are not ranked, each with why among its marks."""
    return [_row_below(analysis, standing) for standing in analysis.out]


def _row_below(analysis: Analysis, standing: Standing) -> RowBelow:
    offer = standing.offer
    rated = [offer.ratings.get(criterion.key, Rating()) for criterion in analysis.criteria]
    cells = tuple(Cell(UNKNOWN, "", each.note, is_unknown=True, is_best=False) for each in rated)
    return RowBelow(offer, (*_marks(offer), str(standing.reason)), cells)


def _row(analysis: Analysis, place: int) -> Row:
    offer, rank = analysis.offers[place], analysis.ranks[place]
    shared = "=" if (analysis.ranks == rank).sum() > 1 else ""
    cells = tuple(_cell(analysis, place, column) for column in range(len(analysis.criteria)))
    overall = points(analysis.overall[place])
    return Row(place, offer, f"{rank}{shared}", overall, _marks(offer), cells)


def _marks(offer: Offer) -> tuple[str, ...]:
    """Return what must be said beside an offer's name."""
    present = "present job" if offer.is_present_job else ""
    waiting = "to be asked for" if offer.status is Status.TO_BE_ASKED_FOR else ""
    deadline = f"until {offer.deadline.day} {offer.deadline:%b %Y}" if offer.deadline else ""
    return tuple(filter(None, (present, waiting, deadline)))


def _cell(analysis: Analysis, place: int, column: int) -> Cell:
    low, likely, high = (end[place, column] for end in analysis.ratings)
    criterion = analysis.criteria[column]
    own = analysis.offers[place].ratings.get(criterion.key)
    unknown, values = bool(np.isnan(likely)), analysis.expected_rounded[:, column]
    mark = "≈" if analysis.from_answers[place, column] else ""
    return Cell(
        rating=UNKNOWN if unknown else f"{mark}{amount(criterion, likely)}",
        range="" if unknown or low == high else amount_range(criterion, low, high),
        note=own.note if own else "",
        is_unknown=unknown,
        is_best=bool(not unknown and values[place] == values.max() > values.min()),
        known=known_part(analysis, place, column),
    )


def known_part(analysis: Analysis, offer: int, criterion: int) -> str:
    """Return how many of its questions are answered, of a rating that rests mostly on the usual.

    "2 of 10 known", where the answers make the rating in force, and less than half of it by shares
    is answered; else nothing. What does not apply is left out.
    """
    if not analysis.from_answers[offer, criterion]:
        return ""
    parts = [part for part in analysis.reasons(offer, criterion) if part.rating is not None]
    answered = [part for part in parts if part.evidence is not None]
    # Shares are floats: a half made of many is a half.
    if sum(part.share for part in answered) > MOSTLY - SHARE_TIE:
        return ""
    return f"{len(answered)} of {len(parts)} known"


def average(analysis: Analysis, place: int, column: int) -> str:
    """Return what is known of a measured criterion: the amount on average, and its range."""
    criterion, (low, likely, high) = analysis.criteria[column], analysis.ratings[:, place, column]
    if np.isnan(likely):
        return "unknown"
    mean = amount(criterion, analysis.mean_ratings[place, column])
    return mean if low == high else f"{mean} ({amount_range(criterion, low, high)})"


def known_from_answers(analysis: Analysis, offer: int, criterion: int) -> str:
    """Return the rating that the answers make, and its range; empty if they make none.

    It is the one that stands in the table as long as no own rating overrules it.
    """
    derived = analysis.beliefs.derived.get((offer, criterion))
    if derived is None:
        return ""
    of = analysis.criteria[criterion]
    return f"{amount(of, derived.mean)} ({amount_range(of, derived.low, derived.high)})"


# Why a rating stands where it stands -----------------------------------------------------------


def why(analysis: Analysis, offer: int, criterion: int) -> str:
    """Return what each question adds to the rating that the answers make; empty if they make none.

    The largest share comes first. Where an own rating overrules the answers, theirs is said too.
    """
    derived = analysis.beliefs.derived.get((offer, criterion))
    if derived is None:
        return ""
    reasons = _reasons(analysis, derived, offer, criterion)
    joined = "; ".join(filter(None, [known_part(analysis, offer, criterion), *reasons]))
    overruled = f"overruled, the answers give {span(derived)}: {joined}"
    return joined if analysis.from_answers[offer, criterion] else overruled


def behind(analysis: Analysis, offer: int, criterion: int) -> list[str]:
    """Return what a rating in force rests on, a line each: the own rating, answers, or nothing."""
    of = analysis.criteria[criterion]
    own = analysis.offers[offer].ratings.get(of.key, Rating())
    derived = analysis.beliefs.derived.get((offer, criterion))
    if derived is None and own.is_unknown:
        return ["Nothing is known yet, so it counts as its expected value."]
    word = "rating" if of.measure is None else "amount"
    lines = [] if own.is_unknown else [f"Your own {word}: {_own(of, own)}"]
    if derived is not None:
        lines += [f"The answers give {span(derived)}"] if lines else []
        lines += filter(None, [known_part(analysis, offer, criterion)])
        lines += _reasons(analysis, derived, offer, criterion)
    return lines


def behind_offer(analysis: Analysis, offer: int) -> list[str]:
    """Return what all ratings of an offer rest on, each line with its criterion in front."""
    return [
        f"{legible(criterion.name)}: {line}"
        for place, criterion in enumerate(analysis.criteria)
        for line in behind(analysis, offer, place)
    ]


def _reasons(analysis: Analysis, derived: DerivedRating, offer: int, criterion: int) -> list[str]:
    """Return what makes a rating, the largest share first."""
    kinds = analysis.beliefs.kinds[analysis.offers[offer].employer]
    ordered = sorted(derived.reasons, key=lambda part: -part.share)
    return [reason(part, kinds, analysis.criteria[criterion].key) for part in ordered]


def reason(part: Contribution, kinds: Kinds, criterion: str) -> str:
    """Return what one question adds: the answer, the rating that gives, and its share.

    Where doubt moves the rating away from the answer's own, that one is said too.
    """
    asked = part.question.short
    if part.rating is None:
        return f"{asked}: does not apply"
    share = f"{percent(part.share)} of this rating"
    if part.evidence is None:
        likely = max(kinds, key=lambda kind: kinds[kind])
        expected = f"{rating(part.rating)} expected, the employer being most likely {likely}"
        return f"{asked}: unknown, {expected}, {share}"
    option = next(o for o in part.question.answers if o.key == part.evidence.option)
    counts, if_it_holds = rating(part.rating), rating(option.ratings[criterion])
    if counts != if_it_holds:
        counts += f" with doubt, {if_it_holds} if it holds"
    return f"{asked}: {option.says.rstrip('.')} ({part.evidence.certainty}) → {counts}, {share}"


def retired(answer: Retired) -> Sentence:
    """Return which answer is kept but counts nowhere, and why."""
    option = answer.answer.option or "does not apply"
    kept = f'the answer "{option}" to "{answer.question}" is kept but counts nowhere'
    return (Named(answer.whose), f": {kept}: {answer.why}.")


def how_sure(lens: Lens) -> str:
    """Return how many signals point to the kind of employer, and how many against it.

    >>> from criteria.catalog import load
    >>> from criteria.lens import lens
    >>> how_sure(lens(load(), {"revenue_link": "is_the_product"}, {"mature": 0.5}))
    '1 of 1 signal points there'
    """
    if not lens.n_signals:
        return "no signals yet"
    pointing, against = len(lens.signals_for), len(lens.signals_against)
    signals = "signal" if lens.n_signals == 1 else "signals"
    verb = "points" if pointing == 1 else "point"
    against_it = f", {against} against" if against else ""
    return f"{pointing} of {lens.n_signals} {signals} {verb} there{against_it}"


def span(derived: DerivedRating) -> str:
    """Return the range of a rating that the answers make, and its mean."""
    ends = f"{rating(derived.low)}–{rating(derived.high)}"
    return f"{ends}, on average {rating(derived.mean)}"


def _own(criterion: Criterion, own: Rating) -> str:
    if own.low is None or own.likely is None or own.high is None:
        return "unknown"
    mean = amount(criterion, (own.low + own.likely + own.high) / 3)
    ends = amount_range(criterion, own.low, own.high)
    around = "" if own.low == own.high else f" ({ends}, on average {mean})"
    note = f", {legible(own.note)}" if own.note else ""
    return f"{amount(criterion, own.likely)}{around}{note}"
