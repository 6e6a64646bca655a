"""What each answer to an open question would make of the overall values, one by one."""

from dataclasses import dataclass

import numpy as np

from criteria.question import Question
from decision.analysis import Analysis
from decision.arrays import POINTS, Array
from decision.beliefs.preposterior import preposterior


@dataclass(frozen=True, eq=False)
class SettledAnswer:
    """One answer to an open question: its probability, and the overall values then.

    ``overall`` is in points, shape (offers,).
    """

    option: str
    probability: float
    overall: Array


def settled_answers(
    analysis: Analysis, offer: int, question: Question
) -> tuple[SettledAnswer, ...]:
    """Return what each possible answer to a question about an offer would make of the values.

    None where the question is settled, or does not apply.
    """
    family, rows = next(each for each in analysis.beliefs.key if offer in each[1])
    change = preposterior(family)
    overall = np.tile(analysis.overall, (*change.probabilities.shape, 1))
    overall[..., list(rows)] += POINTS * (change.gains @ analysis.weights)
    return tuple(
        SettledAnswer(
            option.key, float(change.probabilities[place, answer]), overall[place, answer]
        )
        for place, fact in enumerate(family.asked(int(fact)) for fact in change.open_facts)
        if fact.question.key == question.key and rows.index(offer) in fact.offers
        for answer, option in enumerate(question.answers)
        if change.probabilities[place, answer] > 0
    )
