"""What are values where the ratings that answers make have to be good enough? Counted 0 elsewhere.

With one limit that is exact: the value on its criterion, of whatever shape, and those on all others
that are straight, whose answers go together with those that it rests on (`engine.limits`). Of two
limits on one offer, and of a limit beside a value that bends, both are taken as independent given
the kind of employer and the answer that is settled.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, reduce
from typing import NamedTuple

import numpy as np

from criteria.criterion import SCALE_HIGH, SCALE_LOW
from decision.arrays import Array, Integers
from decision.beliefs.facts import Family
from decision.beliefs.family_model import FamilyModel, family_model
from decision.beliefs.ratings import value_function
from decision.engine.answer_mixture import STEPS, STRAIGHT, grid_steps, settled_means
from decision.engine.limits import Interval, ScreenedMeans, screened_means
from decision.engine.value_functions import values as worth_of

Limits = dict[int, Interval]


class Values(NamedTuple):
    """The values of one offer by kind, and with each fact settled.

    Shapes (kinds, criteria) and (facts, kinds, answers, criteria).
    """

    base: Array
    settled: Array


def limited(
    family: Family, row: int, chances: Array, values: Values, limits: Mapping[int, Interval]
) -> tuple[Array, Values]:
    """Return how likely ratings are good enough, by kind, and the values, 0 where one is not.

    Parameters
    ----------
    family, row
        Whose criteria may be more than those of the values; and the place of the offer.
    chances : (facts, kinds, answers)
        P(answer | kind).
    values
        Without limits.
    limits
        Of one criterion or more, by their columns; answers make all of these ratings.
    """
    made = [_Limited(family, row, chances, *each) for each in limits.items()]
    chance, good = _product(each.chance for each in made), _product(each.by_fact for each in made)
    base, settled = values.base * chance[:, None], values.settled * good[..., None]
    for each in made:
        beside = [other for other in made if other is not each]
        rest = _product([np.ones_like(chance), *(other.chance for other in beside)])[:, None]
        by_fact = _product([np.ones_like(good), *(other.by_fact for other in beside)])[..., None]
        if each is made[0]:
            for column in each.straight(base.shape[1]):
                more, more_settled = each.together(column)
                base[:, column] += more * rest[:, 0]
                settled[..., column] += more_settled * by_fact[..., 0]
        if each.column < base.shape[1]:
            base[:, each.column] = each.own.base[:, 0] * rest[:, 0]
            settled[..., each.column] = each.own.settled[..., 0] * by_fact[..., 0]
    return chance, Values(base, settled)


def _product(parts: Iterable[Array]) -> Array:
    return reduce(np.multiply, parts)


@dataclass(frozen=True, eq=False)
class _Limited:
    """One limit on a rating of an offer that answers make."""

    family: Family
    row: int
    chances: Array
    column: int
    interval: Interval

    @cached_property
    def model(self) -> FamilyModel:
        return family_model(self.family)

    @cached_property
    def facts(self) -> Integers:
        """The facts that the rating rests on."""
        return np.flatnonzero(self.model.percents[self.row, self.column])

    @cached_property
    def steps(self) -> Integers:
        percents = self.model.percents[self.row, self.column, self.facts]
        return grid_steps(percents, self.model.ratings[self.facts, :, self.column])

    @cached_property
    def sums(self) -> Array:
        """The ratings that are on the grid."""
        percents = self.model.percents[self.row, self.column].sum()
        return np.arange(int(self.steps.max(axis=1).sum()) + 1) / (STEPS * percents)

    @cached_property
    def found(self) -> ScreenedMeans:
        n_criteria = len(self.family.criteria)
        added = np.stack([self.added(column) for column in range(n_criteria)], axis=-1)
        enough = self.interval.holds(self.sums)
        return screened_means(self.steps, self.chances[self.facts], enough, added)

    @property
    def chance(self) -> Array:
        """How likely the rating is good enough, shape (kinds,)."""
        return self.found.chance

    @cached_property
    def by_fact(self) -> Array:
        """The same with each fact settled, shape (facts, kinds, answers)."""
        return self._all_facts(self.found.chance, self.found.settled_chance)

    @cached_property
    def own(self) -> Values:
        """The values of the rating itself, 0 where it is not good enough, as of one criterion."""
        function = value_function(self.family.criteria[self.column])
        worth = worth_of(self.sums, function) * self.interval.holds(self.sums)
        chances = self.chances[self.facts]
        settled = settled_means(self.steps, chances, worth)
        base = (chances[0] * settled[0]).sum(axis=-1)
        return Values(base[:, None], self._all_facts(base, settled)[..., None])

    def straight(self, n_criteria: int) -> list[int]:
        """Return the other criteria in use whose ratings answers make along a straight line."""
        made = np.flatnonzero(self.model.from_answers[self.row, :n_criteria]).tolist()
        functions = {column: value_function(self.family.criteria[column]) for column in made}
        return [
            column
            for column in made
            if column != self.column and len(functions[column].cutoffs) <= STRAIGHT
        ]

    def together(self, column: int) -> tuple[Array, Array]:
        """Return by how much more another value counts, as its answers go together with these.

        Shapes (kinds,) and (facts, kinds, answers).
        """
        found, added, chances = self.found, self.added(column), self.chances[self.facts]
        means = np.einsum("fka,fa->fk", chances, added)
        more = found.mean[:, column] - means.sum(axis=0) * found.chance
        # Of the facts that make both, one is settled; the others still go together.
        with_one = (means.sum(axis=0) - means)[..., None] + added[:, None]
        settled = found.settled_mean[..., column] - with_one * found.settled_chance
        return more, self._all_facts(more, settled)

    def added(self, column: int) -> Array:
        """Return what each answer adds to the value of a criterion, shape (facts, answers)."""
        percents = self.model.percents[self.row, column]
        ends = worth_of([SCALE_LOW, SCALE_HIGH], value_function(self.family.criteria[column]))
        slope = (ends[1] - ends[0]) / (SCALE_HIGH - SCALE_LOW) / max(percents.sum(), 1)
        ratings = self.model.ratings[self.facts, :, column]
        added: Array = slope * percents[self.facts, None] * ratings
        return added

    def _all_facts(self, at_kinds: Array, settled: Array) -> Array:
        """Return what is so of the facts that the rating rests on, and of all others."""
        everything = np.tile(at_kinds[None, :, None], (len(self.chances), 1, settled.shape[-1]))
        everything[self.facts] = settled
        return everything
