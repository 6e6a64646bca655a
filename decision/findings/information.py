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
from decision.arrays import POINTS, Array
from decision.beliefs.cache import cached
from decision.beliefs.facts import Family
from decision.beliefs.preposterior import Preposterior, preposterior
from decision.engine.value_of_information import evppi_of_question
from decision.findings.own_ratings import worth_of_ratings
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
        asked = _asked(family, rows, change)
        worths = worth.value.tolist(), worth.chance.tolist()
        yield from map(InformationValue, asked.offers, asked.about, *worths, asked.footings)


class _Asked(NamedTuple):
    """What is open of a family, whatever it is worth: each one's offers, question and footing."""

    offers: list[tuple[int, ...]]
    about: list[Question]
    footings: list[Provenance]


def _asked(family: Family, rows: tuple[int, ...], change: Preposterior) -> _Asked:
    def of_facts() -> _Asked:
        facts = [family.asked(place) for place in change.open_facts.tolist()]
        return _Asked(
            [tuple(rows[row] for row in fact.offers) for fact in facts],
            [fact.question for fact in facts],
            [_footing(fact.evidence) for fact in facts],
        )

    return cached(("asked", family, rows), of_facts, has_arrays=False)


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


def _of_ratings(analysis: Analysis) -> Iterator[InformationValue]:
    unknown = analysis.unknown.tolist()
    for rating, value, chance in worth_of_ratings(analysis):
        is_unknown = unknown[rating.offers[0]][rating.column]
        footing = Provenance.UNKNOWN if is_unknown else Provenance.RANGE
        criterion = analysis.criteria[rating.column]
        yield InformationValue(rating.offers, criterion, value, chance, footing)
