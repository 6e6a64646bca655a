"""Is a rating good enough for a limit, and which open question tells most of whether it is?"""

import numpy as np

from criteria.criterion import Criterion
from criteria.question import Question
from decision.arrays import RATING_TIE, Array, Mask
from decision.beliefs.cache import cached
from decision.beliefs.facts import Family
from decision.beliefs.family_model import FamilyModel, family_model
from decision.engine.answer_mixture import STEPS, grid_steps, settled_means
from decision.engine.naive_bayes import kinds_given
from decision.must_haves import RatingLimit


def within(ratings: Array, limit: RatingLimit) -> Mask:
    """Return which ratings are good enough for a limit, shape of ``ratings``."""
    beyond = limit.number - ratings if limit.is_least else ratings - limit.number
    enough: Mask = beyond <= RATING_TIE
    return enough


def most_telling(family: Family, row: int, column: int, limit: RatingLimit) -> Question | Criterion:
    """Return the open question whose answer tells most of whether a rating is good enough.

    It is the criterion where no answer could: where it is rated, or no question informs it.
    """
    model = family_model(family)
    counting = np.flatnonzero(model.percents[row, column])
    if not counting.size or not np.isnan(model.own[1, row, column]):
        return family.criteria[column]
    key = ("telling", family, row, column, limit)
    told = cached(key, lambda: _told(model, (row, column), limit))
    fact = family.facts[counting[int(told.argmax())]]
    return family.questionnaire.catalog.questions[fact.question]


def _told(model: FamilyModel, place: tuple[int, int], limit: RatingLimit) -> Array:
    """Return how far each question's answer moves the chance that a rating is good enough.

    It is the variance of that chance over the answers, shape (questions,) that count.
    """
    percents = model.percents[place]
    counting = np.flatnonzero(percents)
    chances = model.chances[counting]
    steps = grid_steps(percents[counting], model.ratings[counting, :, place[1]])
    sums = np.arange(int(steps.max(axis=1).sum()) + 1) / (STEPS * percents.sum())
    settled = settled_means(steps, chances, within(sums, limit).astype(float))
    answers, after = kinds_given(model.kinds, chances)
    chance = np.einsum("fak,fka->fa", after, settled)
    mean = (answers * chance).sum(axis=1, keepdims=True)
    spread: Array = (answers * (chance - mean) ** 2).sum(axis=1)
    return spread
