"""Which question is most worth asking before signing? Exact values of having answers in writing.

`rank_information`: what each answer to each open question changes (`outcomes`) x weights -> each
offer's overall value given each answer -> what the answer is worth and how likely it changes the
choice; own ratings that are not sure likewise. An answer about an employer bears on all its offers,
and any answer on what is likely of its kind.
"""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from criteria.criterion import Criterion
from criteria.question import About, Question
from decision.analysis import Analysis
from decision.arrays import POINTS, Array
from decision.beliefs.ratings import value_function
from decision.engine.value_of_information import evppi_of_question, evppi_of_rating
from decision.findings.outcomes import Outcomes, families, outcomes
from decision.findings.robustness import Robustness


class InformationValue(NamedTuple):
    """One thing to find out: an offer's place, a question or an own rating, and what it is worth.

    Of a question about an employer the offer is the first of its offers. ``value`` is in points,
    ``chance`` of changing the choice 0 to 1.
    """

    offer: int
    about: Question | Criterion
    value: float
    chance: float


class Answered(NamedTuple):
    """One answer to an open question: its probability, and the overall values then, in points."""

    option: str
    probability: float
    overall: Array


def rank_information(analysis: Analysis) -> tuple[InformationValue, ...]:
    """Return what could be found out, the most valuable first, then the likeliest to matter."""
    found = [*_questions_worth(analysis), *_ratings_worth(analysis)]
    return tuple(sorted(found, key=lambda one: (-one.value, -one.chance)))


def evpi(sure: Robustness, found: tuple[InformationValue, ...]) -> float:
    """Return what knowing all is worth, in points: simulated, and never below a single answer."""
    return max(float(sure.evpi), *(one.value for one in found), 0.0)


def answered(analysis: Analysis, offer: int, question: Question) -> tuple[Answered, ...]:
    """Return what each answer to a question about an offer would make of the overall values.

    None where the question is settled, or does not apply.
    """
    family, rows = next(each for each in families(analysis) if offer in each[1])
    found = outcomes(family)
    place = 0 if question.about is About.EMPLOYER else rows.index(offer)
    number = family.questionnaire.questions.index(question)
    given = _given(analysis, found, rows)
    return tuple(
        Answered(option.key, float(found.probabilities[each, answer]), given[each, answer])
        for each in np.flatnonzero((found.asked == (place, number)).all(axis=1))
        for answer, option in enumerate(question.answers)
        if found.probabilities[each, answer] > 0
    )


def _questions_worth(analysis: Analysis) -> Iterator[InformationValue]:
    found = [(outcomes(family), rows) for family, rows in families(analysis)]
    if not found:
        return
    given = np.concatenate([_given(analysis, each, rows) for each, rows in found])
    worth = evppi_of_question(np.concatenate([each.probabilities for each, _ in found]), given)
    asked = [(rows[offer], place) for each, rows in found for offer, place in each.asked.tolist()]
    for (row, place), value, chance in zip(asked, *map(np.ndarray.tolist, worth), strict=True):
        yield InformationValue(row, analysis.catalog.questions[place], value, chance)


def _given(analysis: Analysis, found: Outcomes, rows: list[int]) -> Array:
    """Return all overall values given each answer, in points, shape (open, answers, offers)."""
    overall = np.tile(analysis.overall, (*found.probabilities.shape, 1))
    overall[..., rows] += POINTS * (found.gains @ analysis.weights)
    return overall


def _ratings_worth(analysis: Analysis) -> Iterator[InformationValue]:
    low, likely, high = analysis.ratings
    unsure = ~analysis.derived & ((low < high) | np.isnan(likely))
    for row, column in np.argwhere(unsure).tolist():
        criterion = analysis.criteria[column]
        belief = float(low[row, column]), float(likely[row, column]), float(high[row, column])
        step = POINTS * float(analysis.weights[column])
        function = value_function(criterion)
        worth = evppi_of_rating(belief, function, step, analysis.overall, row)
        yield InformationValue(row, criterion, float(worth.value), float(worth.chance))
