"""What would each answer to an open question change? All that an answer is worth, but the weights.

`families` -> `outcomes`: from what is known of one employer's offers, what each answer says of the
employer's kind, and with it how far it moves the expected value of each offer on each criterion.
That depends on answers and criteria only and is kept: when a slider moves, one product with the
weights is left.

The answers move a rating of which nothing was told from where it stands today, the average of the
scale, by as much as they move what the questions alone would make of it.

An answer about a role that repeats what was told of another role of the same employer counts here
as further evidence of its kind, while `evidence.gather` counts it once: such a value is
approximate, in the founding case by at most 0.3 points.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from criteria.belief import Settled, Told, answer_probabilities, settled
from criteria.criterion import Criterion
from criteria.question import About, Kind
from decision.analysis import Analysis
from decision.arrays import Array, Integers
from decision.beliefs.cache import once
from decision.beliefs.evidence import Questionnaire, applies
from decision.beliefs.ratings import value_function
from decision.engine.answer_mixture import settled_values
from decision.findings.known import KnownEmployer, KnownOffer, known


class Family(NamedTuple):
    """One employer and its offers, as far as outcomes depend on them; alike if they are."""

    questionnaire: Questionnaire
    criteria: tuple[Criterion, ...]
    employer: KnownEmployer
    offers: tuple[KnownOffer, ...]


class Outcomes(NamedTuple):
    """What the answers to the open questions about one employer's offers would change.

    Attributes
    ----------
    asked
        Of each open question the offer, its place in the family, and the question's number, shape
        (open, 2). What is about the employer is asked of its first offer.
    probabilities
        Of each answer, shape (open, answers); 0 where it is impossible, or beyond the question's
        own.
    gains
        By how much the expected values rise with each answer, -1 to 1, shape (open, answers,
        offers, criteria).
    """

    asked: Integers
    probabilities: Array
    gains: Array


class _Facts(NamedTuple):
    """What was told of each question, and what each offer is worth at each kind of employer."""

    told: list[list[Told | None]]  # (offers, questions)
    chances: Array  # (offers, questions, kinds, answers)
    values: Array  # expected today, (offers, criteria, kinds)
    settled: Array  # expected with it settled, (offers, questions, criteria, kinds, answers)


def families(analysis: Analysis) -> list[tuple[Family, list[int]]]:
    """Return each employer with its offers, and the places of those in the decision."""
    found, place = known(analysis)
    members = []
    for number, employer in enumerate(found.employers):
        rows = [row for row, at in enumerate(place) if found.offers[at].employer == number]
        # Its number among the employers of the decision is nothing to the family.
        offers = tuple(found.offers[place[row]]._replace(employer=0) for row in rows)
        members.append((Family(found.questionnaire, found.criteria, employer, offers), rows))
    return members


def outcomes(family: Family) -> Outcomes:
    """Return what each answer to each open question would change."""
    return once(("outcomes", family), lambda: _outcomes(family))


def _outcomes(family: Family) -> Outcomes:
    facts = _facts(family)
    found = list(_open(family, facts))
    asked = np.array([place for place, _ in found], dtype=np.int64).reshape(-1, 2)
    probabilities = np.zeros((len(found), facts.chances.shape[-1]))
    after = np.tile(np.array(family.employer.kinds), (*probabilities.shape, 1))
    for row, ((_, number), answers) in enumerate(found):
        options = [option.key for option in family.questionnaire.questions[number].answers]
        for answer in answers:
            place = options.index(answer.option)
            probabilities[row, place] = answer.probability
            after[row, place] = list(answer.kinds.values())
    return Outcomes(asked, probabilities, _gains(family, facts, asked, after))


def _facts(family: Family) -> _Facts:
    questions, criteria = family.questionnaire.questions, family.criteria
    by_offer = [dict(family.employer.told) | dict(offer.role) for offer in family.offers]
    told = [[facts.get(question.key) for question in questions] for facts in by_offer]
    each = [[_chances(family.questionnaire, *fact) for fact in enumerate(row)] for row in told]
    n_answers = _most_answers(family.questionnaire)
    chances = np.array(each).reshape(len(told), len(questions), len(Kind), n_answers)
    values = np.zeros((len(told), len(criteria), len(Kind)))
    settled = np.zeros((*chances.shape[:2], len(criteria), *chances.shape[2:]))
    for offer, column in np.ndindex(*values.shape[:2]):
        shares, ratings = _ratings(family.questionnaire, criteria[column].key)
        counts = np.flatnonzero(shares * [applies(fact) for fact in told[offer]])
        if family.offers[offer].own[column] is None and counts.size:
            part = (shares[counts], ratings[counts], chances[offer, counts])
            then = settled_values(*part, value_function(criteria[column]))
            today = (chances[offer, counts[0]] * then[0]).sum(axis=-1)
            values[offer, column], settled[offer, :, column] = today, today[:, None]
            settled[offer, counts, column] = then
    return _Facts(told, chances, values, settled)


def _open(family: Family, facts: _Facts) -> Iterator[tuple[tuple[int, int], tuple[Settled, ...]]]:
    """Yield the open questions, as in `Outcomes.asked`, each with its answers that are possible."""
    kinds, members = dict(zip(Kind, family.employer.kinds, strict=True)), range(len(family.offers))
    for number, question in enumerate(family.questionnaire.questions):
        for offer in members if question.about is About.ROLE else members[:1]:
            told = facts.told[offer][number]
            found = settled(question, told, kinds) if applies(told) else ()
            if len(found) > 1:
                yield (offer, number), found


def _gains(family: Family, facts: _Facts, asked: Integers, after: Array) -> Array:
    """Return what the values gain, given the kinds' probabilities after each answer."""
    today = facts.values @ np.array(family.employer.kinds)
    told = np.array([bool(family.employer.told or offer.role) for offer in family.offers])
    # The kind tells nothing of an offer of which nothing was told but what is asked.
    then = np.where(told[:, None], np.einsum("ock,nak->naoc", facts.values, after), today)
    offers, numbers = asked.T
    questions = family.questionnaire.questions
    role = np.array([questions[number].about is About.ROLE for number in numbers], dtype=bool)
    own = facts.settled[offers[role], numbers[role]]
    then[role, :, offers[role]] = np.einsum("ncka,nak->nac", own, after[role])
    every = facts.settled[:, numbers[~role]]
    then[~role] = np.einsum("oncka,nak->naoc", every, after[~role])
    return then - today


@lru_cache(maxsize=1024)
def _chances(questionnaire: Questionnaire, number: int, told: Told | None) -> Array:
    """Return how likely each answer is at each kind, shape (kinds, answers)."""
    question = questionnaire.questions[number]
    chances = np.zeros((len(Kind), _most_answers(questionnaire)))
    for row, kind in enumerate(Kind):
        chances[row, : len(question.answers)] = answer_probabilities(question, told, kind)
    return chances


@lru_cache(maxsize=64)
def _ratings(questionnaire: Questionnaire, criterion: str) -> tuple[Array, Array]:
    """Return each question's percents of a criterion, and its answers' ratings, (…, answers)."""
    questions = questionnaire.questions
    ratings = np.zeros((len(questions), _most_answers(questionnaire)))
    for number, question in enumerate(questions):
        rated = [option.ratings.get(criterion, 0.0) for option in question.answers]
        ratings[number, : len(rated)] = rated
    return np.array([question.shares.get(criterion, 0) for question in questions]), ratings


def _most_answers(questionnaire: Questionnaire) -> int:
    return max((len(question.answers) for question in questionnaire.questions), default=1)
