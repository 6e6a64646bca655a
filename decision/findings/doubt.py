"""What does the lead rest on that nobody knows for sure? Doubt by its sources, and open facts.

`doubt_by_source`: confidence -> how often the leader is not first, with everything unsure, with
only the weights, and with only the facts. `decisive_facts`: what could be found out -> the open
facts that could change the choice by themselves, each with how surely it is known today.
"""

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

import numpy as np

from criteria.belief import Certainty, Told
from criteria.question import About, Question
from decision.analysis import Analysis
from decision.beliefs.evidence import facts
from decision.findings.information import InformationValue
from decision.findings.robustness import Robustness


class Provenance(StrEnum):
    """How surely a fact is known that is not settled, from the least."""

    UNKNOWN = "not known"
    GUESS = "guessed"
    SAID = "said"
    RANGE = "own rating with a range"


class DoubtBySource(NamedTuple):
    """How often those in front are not first.

    Attributes
    ----------
    offers
        The leader, with the other offers of its employer where there are other employers.
    in_all, of_weights, of_facts
        The share of worlds, 0 to 1, in which none of them is first: with everything unsure, with
        only the sliders unsure, and with only the facts.
    """

    offers: tuple[int, ...]
    in_all: float
    of_weights: float
    of_facts: float


class DecisiveFact(NamedTuple):
    """An open fact that could change the choice by itself, and how surely it is known today."""

    asking: InformationValue
    footing: Provenance


def doubt_by_source(sure: Robustness) -> DoubtBySource:
    """Return where the doubt comes from."""
    leader = sure.analysis.leaders[0]
    family = [leader]
    if len(sure.family_shares) > 1:
        family = np.flatnonzero(sure.families == sure.families[leader]).tolist()
    all_shares = (sure.first_place, sure.weights_only, sure.ratings_only)
    # Ties are split, so the shares of a family add up; floats may add up to a little more than 1.
    lost = [max(1 - float(shares[family].sum()), 0.0) for shares in all_shares]
    return DoubtBySource(tuple(family), *lost)


def decisive_facts(
    analysis: Analysis, found: Iterable[InformationValue]
) -> tuple[DecisiveFact, ...]:
    """Return which of the open facts have a value by themselves, the most valuable first.

    Parameters
    ----------
    found
        From `rank_information`.
    """
    return tuple(DecisiveFact(one, _footing(analysis, one)) for one in found if one.value > 0)


def _footing(analysis: Analysis, one: InformationValue) -> Provenance:
    if not isinstance(one.about, Question):
        column = [criterion.key for criterion in analysis.criteria].index(one.about.key)
        return Provenance.UNKNOWN if analysis.unknown[one.offer, column] else Provenance.RANGE
    told = _told(analysis, one.offer, one.about)
    if told is None:
        return Provenance.UNKNOWN
    return Provenance.SAID if told.certainty is Certainty.SAID else Provenance.GUESS


def _told(analysis: Analysis, place: int, question: Question) -> Told | None:
    offer = analysis.offers[place]
    employer = analysis.decision.employer_of(offer)
    answers = employer.answers if question.about is About.EMPLOYER else offer.answers
    return facts(answers, question.about, analysis.catalog.questions).get(question.key)
