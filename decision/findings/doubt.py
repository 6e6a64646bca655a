"""What does the lead rest on that nobody knows for sure? Doubt by its sources, and open facts.

`doubt_by_source`: confidence -> how often the leader is not first, with everything unsure, with
only the weights, and with only the facts. `decisive_facts`: what could be found out -> the open
facts that could change the choice by themselves, each with how surely it is known today.
"""

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

import numpy as np

from criteria.belief import Certainty
from criteria.question import Question
from decision.analysis import Analysis
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


def doubt_by_source(robustness: Robustness) -> DoubtBySource:
    """Return where the doubt comes from."""
    leader = robustness.analysis.leaders[0]
    family = [leader]
    if len(robustness.family_shares) > 1:
        family = np.flatnonzero(robustness.families == robustness.families[leader]).tolist()
    all_shares = (robustness.first_place, robustness.weights_only, robustness.ratings_only)
    # Ties are split, so the shares of a family add up; floats may add up to a little more than 1.
    lost = [max(1 - float(shares[family].sum()), 0.0) for shares in all_shares]
    return DoubtBySource(tuple(family), *lost)


def decisive_facts(
    analysis: Analysis, information: Iterable[InformationValue]
) -> tuple[DecisiveFact, ...]:
    """Return which of the open facts have a value alone, the most valuable first.

    Parameters
    ----------
    information
        From `rank_information`.
    """
    valuable = [each for each in information if each.value > 0]
    return tuple(DecisiveFact(each, _provenance(analysis, each)) for each in valuable)


def _provenance(analysis: Analysis, fact: InformationValue) -> Provenance:
    if not isinstance(fact.about, Question):
        column = [criterion.key for criterion in analysis.criteria].index(fact.about.key)
        return Provenance.UNKNOWN if analysis.unknown[fact.offer, column] else Provenance.RANGE
    evidence = analysis.beliefs.evidence_on(fact.offer, fact.about)
    if evidence is None:
        return Provenance.UNKNOWN
    return Provenance.SAID if evidence.certainty is Certainty.SAID else Provenance.GUESS
