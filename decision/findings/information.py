"""What does the choice rest on that nobody knows for sure, and what is most worth asking?

`rank_information`: what each answer to each open fact changes (`preposterior`) x weights -> each
offer's overall value given each answer -> what the answer is worth (EVPPI) and how likely it
changes the choice; own ratings that are not sure likewise. An answer about an employer bears on all
its offers, one about a role on those that share it, and any answer on what is likely of its kind.
All of that is exact.
"""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

import numpy as np

from criteria.belief import Certainty, Evidence
from criteria.criterion import Criterion
from criteria.question import Question
from decision.analysis import Analysis
from decision.arrays import POINTS, POINTS_TIE, Array
from decision.beliefs.cache import cached
from decision.beliefs.facts import Family
from decision.beliefs.preposterior import Preposterior, preposterior
from decision.beliefs.ratings import value_function
from decision.beliefs.screened import screened
from decision.beliefs.screening import interval_on
from decision.engine.limits import evppi_of_lines
from decision.engine.value_of_information import (
    NOTHING,
    Evppi,
    evppi_of_question,
    evppi_of_rating,
)
from decision.findings.robustness import Robustness

VALUE_DIGITS = 9  # of values and chances that count in an order


class Provenance(StrEnum):
    """How surely a fact is known that is not settled, from the least."""

    UNKNOWN = "not known"
    GUESS = "guessed"
    SAID = "said"
    RANGE = "own rating with a range"


class InformationValue(NamedTuple):
    """One thing to find out: the offers that it is about, and what knowing it is worth.

    Attributes
    ----------
    offers
        Places of the offers that a question bears on, the first first; one for an own rating.
    about
        The question, or the criterion of an own rating.
    value
        The expected value of knowing it for sure before choosing (EVPPI), in points, 0 or more.
    chance
        How likely that changes the choice, 0 to 1.
    footing
        How surely it is known today.
    """

    offers: tuple[int, ...]
    about: Question | Criterion
    value: float
    chance: float
    footing: Provenance = Provenance.UNKNOWN

    @property
    def offer(self) -> int:
        """The place of the offer that it is asked of: the first."""
        return self.offers[0]


def rank_information(analysis: Analysis) -> tuple[InformationValue, ...]:
    """Return what could be found out, the most valuable first, then the likeliest to matter."""
    values = [*_of_questions(analysis), *_of_ratings(analysis)]
    return tuple(values[place] for place in _most_first(values))


def _most_first(values: list[InformationValue]) -> list[int]:
    """Return the places of the most valuable first; float noise must not part equal ones.

    Something is never worth as much as nothing.
    """
    values_of = np.array([value.value for value in values])
    worth = np.maximum(values_of.round(VALUE_DIGITS), 10.0**-VALUE_DIGITS * (values_of > 0))
    chances = np.array([value.chance for value in values]).round(VALUE_DIGITS)
    return np.lexsort((-chances, -worth)).tolist()


def evpi(robustness: Robustness, information: tuple[InformationValue, ...]) -> float:
    """Return the expected value of perfect information, in points.

    It is simulated, and never below that of a single answer.
    """
    return max(float(robustness.evpi), *(each.value for each in information), 0.0)


def _of_questions(analysis: Analysis) -> Iterator[InformationValue]:
    for family, rows in analysis.beliefs.key:
        change = preposterior(family)
        overall = overall_after(analysis, rows, change)
        worth = evppi_of_question(change.probabilities, overall)
        each = zip(
            _asked(family, rows, change), worth.value.tolist(), worth.chance.tolist(), strict=True
        )
        for (offers, question, footing), value, chance in each:
            yield InformationValue(offers, question, value, chance, footing)


def _asked(
    family: Family, rows: tuple[int, ...], change: Preposterior
) -> tuple[tuple[tuple[int, ...], Question, Provenance], ...]:
    """Return what is open of a family, whatever it is worth: offers, question, and its footing."""
    return cached(
        ("asked", family, rows),
        lambda: tuple(
            (tuple(rows[row] for row in fact.offers), fact.question, _footing(fact.evidence))
            for fact in map(family.asked, change.open_facts.tolist())
        ),
    )


def overall_after(analysis: Analysis, rows: Sequence[int], change: Preposterior) -> Array:
    """Return what the offers count after each answer to the open facts of one family.

    Parameters
    ----------
    rows
        The places of the family's offers.

    Returns
    -------
    Points, shape (open, answers, offers).
    """
    overall = np.tile(analysis.counted, (*change.probabilities.shape, 1))
    overall[..., list(rows)] += POINTS * (change.gains @ analysis.weights)
    return overall


def _footing(evidence: Evidence | None) -> Provenance:
    if evidence is None:
        return Provenance.UNKNOWN
    # Told of a role that is not settled: to be told it again would not make it surer.
    is_told = evidence.certainty is Certainty.SAID or evidence.told_as is not None
    return Provenance.SAID if is_told else Provenance.GUESS


class _Plain(NamedTuple):
    """What own ratings are judged by, in plain numbers: there are many ratings.

    Points of each offer, and those that it counts with the offer, the most first; weights; and by
    offer and criterion the worst, expected and best values, and whether a rating of one's own is
    unsure.
    """

    overall: list[float]
    counted: list[tuple[float, int]]
    weights: list[float]
    values: tuple[list[list[float]], ...]
    unsure: list[list[bool]]

    def most_of_others(self, offers: Sequence[int]) -> float:
        """Return what the best of all other offers counts."""
        return next((points for points, offer in self.counted if offer not in offers), -np.inf)


def _plain(analysis: Analysis) -> _Plain:
    low, likely, high = analysis.ratings
    return _Plain(
        analysis.overall.tolist(),
        sorted(zip(analysis.counted.tolist(), range(len(analysis.offers)), strict=True))[::-1],
        analysis.weights.tolist(),
        tuple(each.tolist() for each in (analysis.worst, analysis.expected, analysis.best)),
        (~analysis.worked_out & ((low < high) | np.isnan(likely))).tolist(),
    )


def _of_ratings(analysis: Analysis) -> Iterator[InformationValue]:
    plain = _plain(analysis)
    for family, rows in analysis.beliefs.key:
        for column in range(len(analysis.criteria)):
            sharing: dict[int, list[int]] = {}
            for row, place in enumerate(rows):
                if plain.unsure[place][column]:
                    sharing.setdefault(family.first_alike(row, column), []).append(row)
            for alike in sharing.values():
                yield _of_rating(analysis, plain, (family, rows), alike, column)


def _of_rating(
    analysis: Analysis,
    plain: _Plain,
    whose: tuple[Family, tuple[int, ...]],
    alike: list[int],
    column: int,
) -> InformationValue:
    """Return what knowing an own rating is worth; copies that share it rise and fall together."""
    family, rows = whose
    offers = tuple(rows[row] for row in alike)
    if any(family.may_fail(row) for row in alike):
        worth = _of_screened_rating(analysis, whose, alike, column)
    else:
        worth = _of_plain_rating(analysis, plain, offers, column)
    unknown = np.isnan(analysis.ratings[1, offers[0], column])
    footing = Provenance.UNKNOWN if unknown else Provenance.RANGE
    criterion = analysis.criteria[column]
    return InformationValue(offers, criterion, float(worth.value), float(worth.chance), footing)


def _of_plain_rating(
    analysis: Analysis, plain: _Plain, offers: tuple[int, ...], column: int
) -> Evppi:
    """Return the worth of an own rating of offers that fail no must-have, whatever it is."""
    # Of offers that move together only the best can be the best of all.
    best = max(offers, key=plain.overall.__getitem__)
    mine, others = plain.overall[best], plain.most_of_others(offers)
    step = POINTS * plain.weights[column]
    worst, expected, most = (values[best][column] for values in plain.values)
    stays_ahead = mine - others - step * (expected - worst) > POINTS_TIE
    if stays_ahead or mine - others + step * (most - expected) < -POINTS_TIE:
        return NOTHING  # from one end of its range to the other it changes nobody's place
    belief = tuple(analysis.ratings[:, best, column].tolist())
    function = analysis.value_functions[column]
    return evppi_of_rating(belief, function, step, np.array([mine, others]), 0, expected)


def _of_screened_rating(
    analysis: Analysis, whose: tuple[Family, tuple[int, ...]], alike: list[int], column: int
) -> Evppi:
    """Return the worth of an own rating where some of the offers that have it may fail."""
    family, rows = whose
    offers, criterion = [rows[row] for row in alike], analysis.criteria[column]
    low, likely, high = (float(end[offers[0], column]) for end in analysis.ratings)
    others = np.delete(analysis.counted, offers).max(initial=-np.inf)
    lines = [_line(analysis, family, row, rows[row], column) for row in alike]
    limits = [interval_on(family, row, criterion.key) for row in alike if family.may_fail(row)]
    function = value_function(criterion)
    return evppi_of_lines((low, likely, high), function, limits[0], np.array(lines), others)


def _line(
    analysis: Analysis, family: Family, row: int, place: int, column: int
) -> tuple[float, float]:
    """Return what an offer counts at a value of 0 on a criterion, and how much more at 1."""
    step, values = POINTS * analysis.weights, analysis.expected[place]
    chance = 1.0
    if family.may_fail(row):
        counted = screened(family, row, analysis.criteria[column].key)
        values, chance = counted.today, counted.chance
    others = np.delete(step * values, column)
    return float(others.sum()), float(step[column] * chance)
