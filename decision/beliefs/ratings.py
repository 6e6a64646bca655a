"""Which rating is in force on each criterion, and what is it worth?

In this order: the own rating, triangular; else the one that the answers make, or what is paid; else
nothing given, uniform over the scale. `expected` reads a family model: the exact distribution of
each rating that answers make, with its reasons; which rating is in force; and what that is worth:
the expected value, exact, and the worst and the best that are believed possible.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from criteria.belief import Evidence
from criteria.criterion import SCALE_HIGH, Criterion, Direction
from criteria.question import Question
from decision.arrays import Array
from decision.beliefs.cache import cached
from decision.beliefs.facts import Family
from decision.beliefs.family_model import FamilyModel, family_model
from decision.beliefs.pay_values import pay_rating, pay_values
from decision.engine import answer_mixture, value_functions
from decision.engine.value_functions import ValueFunction

# The range shown leaves out one twentieth at either end.
RANGE = (0.05, 0.95)


class Contribution(NamedTuple):
    """What one question adds to a rating: share x rating, summed, is the rating's mean.

    ``evidence`` is None while the question is open; ``rating`` is then what is to be expected. What
    does not apply has no share and no rating.
    """

    question: Question
    evidence: Evidence | None
    rating: float | None
    share: float


class DerivedRating(NamedTuple):
    """A rating that the answers make, 0 to 10: a 90 % range, the mean, and between which it lies.

    ``value`` is what it is expected to be worth, 0 to 1.
    """

    low: float
    mean: float
    high: float
    least: float
    most: float
    value: float
    reasons: tuple[Contribution, ...]


@dataclass(frozen=True, eq=False)
class Expected:
    """What one employer's offers are expected to be. Axes: offer, criterion.

    Attributes
    ----------
    derived
        The ratings that answers make, in force or not, by the places of offer and criterion.
    ratings : (3, offers, criteria)
        Low, likely and high of the ratings in force, on each criterion's scale; NaN where nothing
        is given. Of a rating that the answers or what is paid make, likely is its mean, and nine
        in ten lie from low to high.
    values : (3, offers, criteria)
        Expected, worst and best values, 0 to 1.
    """

    derived: Mapping[tuple[int, int], DerivedRating]
    ratings: Array
    values: Array


def expected(family: Family) -> Expected:
    """Return the ratings of a family and what they are worth; exact."""
    return cached(("expected", family), lambda: _expected(family, family_model(family)))


def value_function(criterion: Criterion) -> ValueFunction:
    """Return what the criterion's ratings are worth."""
    low, high = criterion.low, criterion.high
    if criterion.ideal_point is not None:
        return value_functions.target(criterion.ideal_point, low, high)
    worst, best = (high, low) if criterion.direction is Direction.LESS else (low, high)
    if criterion.measure is None or criterion.measure.half is None:
        return value_functions.linear(worst, best)
    worth = sorted([(worst, 0.0), (criterion.measure.half, 0.5), (best, 1.0)])
    return value_functions.piecewise_linear(*zip(*worth, strict=True))


def standardised(criterion: Criterion, amounts: Array) -> Array:
    """Return amounts on a criterion's scale as parts of it, 0 to 10; a rating stays what it is.

    Whatever the unit, draws of them are the same.
    """
    return (amounts - criterion.low) * (SCALE_HIGH / (criterion.high - criterion.low))


def standardised_function(criterion: Criterion) -> ValueFunction:
    """Return what parts of a criterion's scale are worth, 0 to 10."""
    function = value_function(criterion)
    return ValueFunction(standardised(criterion, function.cutoffs), function.values)


def _expected(family: Family, model: FamilyModel) -> Expected:
    derived = _all_derived(family, model)
    functions = [value_function(criterion) for criterion in family.criteria]
    ratings, values = model.own.copy(), _own_values(family.criteria, model.own)
    for row, column in np.argwhere(model.from_answers).tolist():
        rating, function = derived[row, column], functions[column]
        ratings[:, row, column] = rating.low, rating.mean, rating.high
        ends = value_functions.value_range(rating.least, rating.most, function)
        values[:, row, column] = rating.value, *ends
    for row, table in enumerate(family.pay_tables):
        if family.pay is not None and table is not None:
            ratings[:, row, family.pay.column] = pay_rating(table)
            values[:, row, family.pay.column] = pay_values(table, functions[family.pay.column])
    return Expected(derived, ratings, values)


def _all_derived(family: Family, model: FamilyModel) -> dict[tuple[int, int], DerivedRating]:
    derived: dict[tuple[int, int], DerivedRating] = {}
    bearing = [tuple(row in fact.offers for fact in family.facts) for row in range(len(family.own))]
    for row, column in np.argwhere(model.answers_rate).tolist():
        # Offers that share every fact have the same ratings, with the same reasons.
        shared = derived.get((bearing.index(bearing[row]), column))
        derived[row, column] = shared or _derived(family, model, row, column)
    return derived


def _derived(family: Family, model: FamilyModel, row: int, column: int) -> DerivedRating:
    percents, ratings = model.percents[row, column], model.ratings[..., column]
    counting = np.flatnonzero(percents)
    distribution = answer_mixture.distribution(
        model.kinds, percents[counting], ratings[counting], model.chances[counting]
    )
    low, high = (answer_mixture.quantile(distribution, level) for level in RANGE)
    mean = answer_mixture.mean(distribution)
    # Of a very skewed rating the mean lies beyond nineteen in twenty.
    low, high = min(low, mean), max(high, mean)
    # The distribution itself has thousands of atoms, and would be kept as long as the rating is.
    least, most = answer_mixture.support(distribution)
    value = answer_mixture.expected_value(distribution, value_function(family.criteria[column]))
    reasons = _reasons(family, model, row, column)
    return DerivedRating(low, mean, high, least, most, value, reasons)


def _reasons(family: Family, model: FamilyModel, row: int, column: int) -> tuple[Contribution, ...]:
    questions = family.questionnaire.catalog.questions
    criterion, percents = family.criteria[column].key, model.percents[row, column]
    means = np.einsum("k,fka,fa->f", model.kinds, model.chances, model.ratings[..., column])
    reasons = []
    for place, fact in sorted(enumerate(family.facts), key=lambda each: each[1].question):
        question = questions[fact.question]
        if row in fact.offers and criterion in question.shares:
            rating = float(means[place]) if percents[place] else None
            share = float(percents[place] / percents.sum())
            reasons.append(Contribution(question, fact.evidence, rating, share))
    return tuple(reasons)


def _own_values(criteria: tuple[Criterion, ...], own: Array) -> Array:
    """Return expected, worst and best values of own ratings, shape (3, offers, criteria)."""
    alike: dict[object, list[int]] = {}
    for column, each in enumerate(criteria):
        scale = (each.low, each.high, each.direction, each.ideal_point, each.measure)
        alike.setdefault(scale, []).append(column)
    values = np.empty(own.shape)
    for columns in alike.values():
        values[..., columns] = _values(criteria[columns[0]], own[..., columns])
    return values


def _values(criterion: Criterion, own: Array) -> Array:
    """Return expected, worst and best values of own ratings on one scale, of any shape (3, ...)."""
    function, (low, likely, high) = value_function(criterion), own
    lowest = np.nan_to_num(low, nan=criterion.low)
    highest = np.nan_to_num(high, nan=criterion.high)
    worst, best = value_functions.value_range(lowest, highest, function)
    return np.stack([value_functions.expected_values(low, likely, high, function), worst, best])
