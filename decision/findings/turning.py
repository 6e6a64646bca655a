"""Which answers to a question would change the choice? Exact, from what each of them changes.

`turning_answers`: analysis and what could be found out -> the answers with which another offer
leads. What answers change is cached (`preposterior`), so little is left to do.
"""

import numpy as np

from criteria.question import Option, Question
from decision.analysis import Analysis
from decision.arrays import POINTS_TIE, Array
from decision.beliefs.preposterior import preposterior
from decision.findings.information import InformationValue, overall_after


def turning_answers(analysis: Analysis, value: InformationValue) -> tuple[Option, ...]:
    """Return the possible answers with which today's first leader leads no more.

    None where what could be found out is an own rating.
    """
    question, leader = value.about, analysis.leaders[0]
    if not isinstance(question, Question):
        return ()
    chances, overall = _after(analysis, question, value.offers)
    is_behind = overall.max(axis=-1) - overall[:, leader] > POINTS_TIE
    return tuple(question.answers[n] for n in np.flatnonzero(is_behind & (chances > 0)))


def _after(analysis: Analysis, question: Question, offers: tuple[int, ...]) -> tuple[Array, Array]:
    """Return how likely each answer about these offers is, and the overall values after it."""
    for family, rows in analysis.beliefs.key:
        change = preposterior(family)
        overall = overall_after(analysis, rows, change)
        for row, place in enumerate(change.open_facts):
            fact = family.asked(int(place))
            of_offers = tuple(rows[each] for each in fact.offers)
            if (fact.question, of_offers) == (question, offers):
                return change.probabilities[row], overall[row]
    raise ValueError(f"found {question.key} settled; expected an open question about these offers")
