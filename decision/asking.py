"""Which question is most worth asking before signing? Exact values of having answers in writing.

`worth_asking`: for each open question, each offer's overall value given each answer -> what the
answer is worth and how likely it changes the choice; own ratings that are not sure likewise. An
answer about an employer bears on all its offers, and any answer on what is likely of its kind.

The answers move a rating of which nothing was told from where it stands today, the average of the
scale, by as much as they move what the questions alone would make of it.
"""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from criteria.belief import Certainty, Settled, Told, settled
from criteria.criterion import Criterion
from criteria.question import About, Kind, Question
from decision.analysis import Analysis
from decision.confidence import Confidence
from decision.engine import derived, value_functions
from decision.engine.derived import Term
from decision.engine.information import Worth, worth_of_answer, worth_of_rating
from decision.engine.scoring import POINTS
from decision.engine.value_functions import Array, ValueFunction
from decision.evidence import Facts, Kinds, applies, facts, term
from decision.model import Rating
from decision.ratings import value_function

STRAIGHT = 2  # points of a value function that does not bend


class Asking(NamedTuple):
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


class _Family(NamedTuple):
    """One employer's offers: their places, what was told of each and of the employer, its kinds."""

    analysis: Analysis
    rows: list[int]
    about: Facts
    roles: dict[int, Facts]
    kinds: Kinds


def worth_asking(analysis: Analysis) -> tuple[Asking, ...]:
    """Return what could be found out, the most valuable first, then the likeliest to matter."""
    found = [*_questions_worth(analysis), *_ratings_worth(analysis)]
    return tuple(sorted(found, key=lambda one: (-one.value, -one.chance)))


def value_of_everything(sure: Confidence, found: tuple[Asking, ...]) -> float:
    """Return what knowing all is worth, in points: simulated, and never below a single answer."""
    return max(float(sure.value_of_everything), *(one.value for one in found), 0.0)


def answered(analysis: Analysis, offer: int, question: Question) -> tuple[Answered, ...]:
    """Return what each answer to a question about an offer would make of the overall values.

    None where the question is settled, or does not apply.
    """
    family = _family(analysis, analysis.offers[offer].employer)
    return _answered(family, offer, question, _today(family))


def _questions_worth(analysis: Analysis) -> Iterator[Asking]:
    for employer in dict.fromkeys(offer.employer for offer in analysis.offers):
        family = _family(analysis, employer)
        today = _today(family)
        for question in analysis.catalog.questions:
            rows = family.rows if question.about is About.ROLE else family.rows[:1]
            for row in rows:
                found = _answered(family, row, question, today)
                if found:
                    probabilities = np.array([each.probability for each in found])
                    given = np.array([each.overall for each in found])
                    yield _asking(row, question, worth_of_answer(probabilities, given))


def _ratings_worth(analysis: Analysis) -> Iterator[Asking]:
    low, likely, high = analysis.ratings
    unsure = ~analysis.derived & ((low < high) | np.isnan(likely))
    for row, column in np.argwhere(unsure).tolist():
        criterion = analysis.criteria[column]
        belief = float(low[row, column]), float(likely[row, column]), float(high[row, column])
        step = POINTS * float(analysis.weights[column])
        function = value_function(criterion)
        worth = worth_of_rating(belief, function, step, analysis.overall, row)
        yield _asking(row, criterion, worth)


def _asking(row: int, about: Question | Criterion, worth: Worth) -> Asking:
    return Asking(row, about, float(worth.value), float(worth.chance))


def _family(analysis: Analysis, employer: str) -> _Family:
    questions = analysis.catalog.questions
    rows = [row for row, offer in enumerate(analysis.offers) if offer.employer == employer]
    about = analysis.decision.employer_of(analysis.offers[rows[0]]).answers
    roles = {row: facts(analysis.offers[row].answers, About.ROLE, questions) for row in rows}
    told = facts(about, About.EMPLOYER, questions)
    return _Family(analysis, rows, told, roles, analysis.evidence.kinds[employer])


def _today(family: _Family) -> Array:
    """Return expected values by kind, 0 to 1, shape (offers of the family, criteria, kinds).

    Of a rating of one's own, which no answer moves, it is 0 at every kind.
    """
    return np.array(
        [
            [_by_kind(family, row, criterion, {}) for criterion in family.analysis.criteria]
            for row in family.rows
        ]
    )


def _answered(
    family: _Family, offer: int, question: Question, today: Array
) -> tuple[Answered, ...]:
    about_it = family.about if question.about is About.EMPLOYER else family.roles[offer]
    told = about_it.get(question.key)
    if told is not None and told.option is None:
        return ()
    found = settled(question, told, family.kinds)
    moved = [offer] if question.about is About.ROLE else family.rows
    return tuple(
        Answered(each.option, each.probability, _overall(family, moved, question, each, today))
        for each in (found if len(found) > 1 else ())
    )


def _overall(
    family: _Family, moved: list[int], question: Question, answer: Settled, today: Array
) -> Array:
    """Return the overall values, in points, with a question settled about some of the offers."""
    analysis, then = family.analysis, Told(answer.option, Certainty.WRITTEN)
    before, after = (np.array(list(kinds.values())) for kinds in (family.kinds, answer.kinds))
    overall = analysis.overall.copy()
    for place, row in enumerate(family.rows):
        if not (row in moved or family.about or family.roles[row]):
            continue
        by_kind = today[place].copy()
        for column, criterion in enumerate(analysis.criteria):
            if row in moved and criterion.key in question.shares:
                by_kind[column] = _by_kind(family, row, criterion, {question.key: then})
        gained = by_kind @ after - today[place] @ before
        overall[row] += POINTS * float(analysis.weights @ gained)
    return overall


def _by_kind(family: _Family, row: int, criterion: Criterion, then: Facts) -> Array:
    """Return the expected value of the answers' rating at each kind, shape (kinds,).

    Zeros where it is not in force: an own rating is given, or no question informs the criterion.
    """
    analysis = family.analysis
    told = {**family.about, **family.roles[row], **then}
    terms = [
        term(question, criterion.key, told.get(question.key))
        for question in analysis.catalog.questions
        if criterion.key in question.shares and applies(told.get(question.key))
    ]
    is_own = not analysis.offers[row].ratings.get(criterion.key, Rating()).is_unknown
    if is_own or not terms:
        return np.zeros(len(Kind))
    return _values_of(terms, value_function(criterion))


def _values_of(terms: list[Term], function: ValueFunction) -> Array:
    if len(function.cutoffs) > STRAIGHT:
        each = [derived.distribution(kind, terms) for kind in np.eye(len(Kind))]
        return np.array([derived.expected_value(found, function) for found in each])
    # Along a straight line the expected value is that of the mean.
    means = [np.asarray(one.probabilities) @ np.asarray(one.ratings) for one in terms]
    shares = np.array([one.share for one in terms])
    return value_functions.values(shares @ np.array(means) / shares.sum(), function)
