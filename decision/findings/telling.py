"""Which questions tell most about an offer of which nothing is known, and how far do a few carry?

`telling_questions`: an answer moves the points that are to be expected, up or down. The standard
deviation of that over a question's answers, exact by the model of beliefs, says how much it tells;
what it says of the kind of employer, and so of all other questions, is in it. `settled_part` says
which part of the variance of the points some questions settle together; simulated.

Source: Raiffa and Schlaifer, Applied Statistical Decision Theory (1961), chapter 5, for the
variance of the expectation after an answer.
"""

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np

from criteria.catalog import Catalog
from criteria.criterion import Criterion
from criteria.question import Question
from decision.analysis import catalog_of, criteria_in_use
from decision.arrays import POINTS, Array
from decision.beliefs import blank
from decision.beliefs.counting import informing
from decision.engine.additive import effective_weights
from decision.model import Decision

DIGITS = 9  # of points that count in the order


class Telling(NamedTuple):
    """A question, and how much it tells about an offer of which nothing else is known.

    ``points``, 0 or more: the standard deviation, over its answers, of what is expected then.
    """

    question: Question
    points: float


def telling_questions(decision: Decision, catalog: Catalog | None = None) -> tuple[Question, ...]:
    """Return the questions that inform a criterion in use, the most telling first.

    Before them comes what decides whether others apply. What tells as much stands in the
    catalogue's order.

    Raises
    ------
    CriterionError
        If a criterion in use is described nowhere.
    """
    catalog = catalog_of(decision, catalog)
    deciding = {key for question in catalog.questions for key in question.does_not_apply_at}

    def place(telling: Telling) -> tuple[bool, float]:
        return telling.question.key not in deciding, -round(telling.points, DIGITS)

    return tuple(each.question for each in sorted(tellings(decision, catalog), key=place))


def tellings(decision: Decision, catalog: Catalog | None = None) -> tuple[Telling, ...]:
    """Return how much each question tells that informs a criterion in use, as the catalogue has it.

    Raises
    ------
    CriterionError
        If a criterion in use is described nowhere.
    """
    catalog, criteria, weights = _weighed(decision, catalog)
    family = blank.blank_family(criteria, catalog)
    change = blank.first_answers(family)
    moved = POINTS * (change.gains[:, :, 0] @ weights)
    deviations = np.sqrt((change.probabilities * moved**2).sum(axis=1)).tolist()
    places = [catalog.questions[family.facts[fact].question].key for fact in change.open_facts]
    by_key = dict(zip(places, deviations, strict=True))
    questions = informing(criteria, catalog)
    return tuple(Telling(each, by_key.get(each.key, 0.0)) for each in questions)


def settled_part(
    decision: Decision, questions: Iterable[Question], catalog: Catalog | None = None
) -> float:
    """Return which part of what all answers would settle some answers settle together, 0 to 1.

    It is a part of the variance of the points of an offer of which nothing is known, at the weights
    at hand; simulated, within about one percent. 1 where no answer moves any points.
    """
    catalog, criteria, weights = _weighed(decision, catalog)
    keys = {question.key for question in questions}
    places = [place for place, each in enumerate(catalog.questions) if each.key in keys]
    return blank.settled_part(blank.blank_family(criteria, catalog), weights, places)


def _weighed(
    decision: Decision, catalog: Catalog | None
) -> tuple[Catalog, tuple[Criterion, ...], Array]:
    catalog = catalog_of(decision, catalog)
    criteria = criteria_in_use(decision, catalog)
    weights = effective_weights([decision.points_of(each.key) for each in criteria])
    return catalog, criteria, weights
