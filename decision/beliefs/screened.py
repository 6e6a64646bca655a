"""What are the values of offers that may fail a hard must-have, counted 0 wherever they do?

`screened`: family model and screens -> by kind of employer how likely each offer passes, and its
values where it does; the same with each open fact settled in turn. Given the kind, facts are
independent, so limits on answers only change how likely these are, and everything stays exact.

A limit on a rating that answers make is exact too, with the sums of all other straight ratings
(`engine.limits`). Two of them for one offer, or one beside a rating of which the value bends, are
taken as independent given the kind and the answer.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

import numpy as np

from criteria.criterion import SCALE_HIGH
from decision.arrays import Array, Integers
from decision.beliefs.cache import cached
from decision.beliefs.facts import Family
from decision.beliefs.family_model import FamilyModel, family_model
from decision.beliefs.ratings import expected, value_function
from decision.beliefs.screens import AnswerScreen, RatingScreen
from decision.engine import limits
from decision.engine.answer_mixture import (
    STEPS,
    STRAIGHT,
    grid_steps,
    settled_means,
    settled_values,
)
from decision.engine.limits import Interval
from decision.engine.naive_bayes import kinds_given
from decision.engine.value_functions import ValueFunction, values

RATING_TIE = 1e-9  # ratings made of answers are floats
ANY = Interval(-np.inf, np.inf)


@dataclass(frozen=True, eq=False)
class Screened:
    """The values of one offer that may fail. Axes: fact, kind, answer, criterion.

    Attributes
    ----------
    kinds : (kinds,)
        P(kind).
    chances : (facts, kinds, answers)
        P(answer | kind), of all facts of the family.
    passes : (kinds,)
        How likely the offer passes its limits on answers, and on own ratings.
    factors : (facts, kinds, answers)
        By what an answer multiplies that.
    good : (kinds,)
        How likely the ratings that answers make are good enough then.
    base : (kinds, criteria)
        The values where it passes these, 0 where it fails a limit on a rating made of answers.
    settled : (facts, kinds, answers, criteria)
        The same with a fact settled.
    """

    kinds: Array
    chances: Array
    passes: Array
    factors: Array
    good: Array
    base: Array
    settled: Array

    @property
    def chance(self) -> float:
        """How likely the offer has all that it must have, 0 to 1."""
        return float(self.kinds @ (self.passes * self.good))

    @property
    def today(self) -> Array:
        """What each value counts on average, 0 to 1, shape (criteria,)."""
        counted: Array = (self.kinds * self.passes) @ self.base
        return counted

    @cached_property
    def after(self) -> Array:
        """The same after each answer to each fact, shape (facts, answers, criteria)."""
        _, after = kinds_given(self.kinds, self.chances)
        weights = np.einsum("fak,k,fka->fak", after, self.passes, self.factors)
        counted: Array = np.einsum("fak,fkac->fac", weights, self.settled)
        return counted


def extended(family: Family) -> Family:
    """Return the family with the criteria of its limits behind those in use, without limits.

    The same one where there are no limits.
    """
    if not family.screens:
        return family
    keys = {criterion.key for criterion in family.criteria}
    limited = {screen.criterion.key: screen.criterion for screen in rating_screens(family)}
    extra = {key: criterion for key, criterion in limited.items() if key not in keys}
    own = tuple(
        (*ends, *(_own(family, row, key) for key in extra)) for row, ends in enumerate(family.own)
    )
    return replace(family, criteria=(*family.criteria, *extra.values()), own=own, screens=())


def rating_screens(family: Family) -> Iterator[RatingScreen]:
    """Yield the limits on ratings of all offers of a family."""
    for screens in family.screens:
        yield from (screen for screen in screens if isinstance(screen, RatingScreen))


def _own(family: Family, row: int, key: str) -> tuple[float | None, float | None, float | None]:
    own = [
        screen.own
        for screen in family.screens[row]
        if isinstance(screen, RatingScreen) and screen.criterion.key == key
    ]
    return own[0] if own else (None, None, None)


def interval_on(family: Family, row: int, criterion: str) -> Interval:
    """Return between which ratings on a criterion an offer does not fail."""
    low, high = ANY
    for screen in family.screens[row]:
        if isinstance(screen, RatingScreen) and screen.criterion.key == criterion:
            number = screen.limit.number
            if screen.limit.is_least:
                low = max(low, number - RATING_TIE)
            else:
                high = min(high, number + RATING_TIE)
    return Interval(low, high)


def screened(family: Family, row: int, but: str = "") -> Screened:
    """Return the values of an offer, counted 0 where it fails.

    Parameters
    ----------
    row
        The place of an offer with limits, within the family.
    but
        The key of a criterion of which the limit on an own rating is left out.
    """
    key = ("screened", family, row, but)
    return cached(key, _Row(family, row, but).screened)


@dataclass(frozen=True, eq=False)
class _Row:
    """One offer of a family whose values are screened; ``but`` as of `screened`."""

    family: Family
    row: int
    but: str

    @cached_property
    def wide(self) -> Family:
        return extended(self.family)

    @cached_property
    def model(self) -> FamilyModel:
        return family_model(self.wide)

    @cached_property
    def answers(self) -> "_Answers":
        return _of_answers(self.family, self.model, self.row)

    @property
    def n_criteria(self) -> int:
        return len(self.family.criteria)

    def limits_on(self, *, made: bool) -> dict[int, Interval]:
        """Return the limits on ratings that answers make, or on own ones, by their columns."""
        keys = [criterion.key for criterion in self.wide.criteria]
        found: dict[int, Interval] = {}
        for screen in self.family.screens[self.row]:
            if isinstance(screen, RatingScreen) and (made or screen.criterion.key != self.but):
                column = keys.index(screen.criterion.key)
                if self.model.from_answers[self.row, column] == made:
                    found[column] = interval_on(self.family, self.row, screen.criterion.key)
        return found

    def screened(self) -> Screened:
        base, settled = self._values()
        passes = self.answers.passes
        for column, interval in self.limits_on(made=False).items():
            chance, worth = limits.within(*self._belief(column), interval)
            passes = passes * chance
            if column < self.n_criteria:
                base[:, column] = settled[..., column] = worth / chance if chance > 0 else 0.0
        made = np.ones(len(passes))
        for number, (column, interval) in enumerate(self.limits_on(made=True).items()):
            found = self._limited(column, interval, base, settled, is_first=number == 0)
            base, settled, good = found
            made = made * good
        kinds, chances, factors = self.model.kinds, self.model.chances, self.answers.factors
        return Screened(kinds, chances, passes, factors, made, base, settled)

    def _belief(self, column: int) -> tuple[tuple[float, float, float], ValueFunction]:
        low, likely, high = self.model.own[:, self.row, column].tolist()
        return (low, likely, high), value_function(self.wide.criteria[column])

    def _values(self) -> tuple[Array, Array]:
        """Return base and settled values without limits on ratings, of the criteria in use."""
        n_facts, n_kinds, n_answers = self.answers.chances.shape
        today = expected(self.wide).values[0, self.row]
        base = np.tile(today[: self.n_criteria], (n_kinds, 1))
        settled = np.tile(base[None, :, None], (n_facts, 1, n_answers, 1))
        for column in np.flatnonzero(self._open()[: self.n_criteria]).tolist():
            counting = np.flatnonzero(self.model.percents[self.row, column])
            at_answers = settled_values(
                self.model.percents[self.row, column, counting],
                self.model.ratings[counting, :, column],
                self.answers.chances[counting],
                value_function(self.wide.criteria[column]),
            )
            at_kinds = (self.answers.chances[counting[0]] * at_answers[0]).sum(axis=-1)
            if self.model.from_answers[self.row, column]:
                base[:, column] = at_kinds
                settled[..., column] = at_kinds[None, :, None]
            else:  # moved from where it stands today, as in `preposterior`
                at_answers = at_answers - at_kinds @ self.model.kinds + today[column]
            settled[counting, ..., column] = at_answers
        return base, settled

    def _open(self) -> Array:
        """Return of which criteria questions make, or would make, the rating in force."""
        own = np.isnan(self.model.own[1, self.row])
        opened: Array = own & self.model.percents[self.row].any(axis=-1)
        return opened

    def _made_of(self, column: int) -> tuple[Integers, Integers, int]:
        percents = self.model.percents[self.row, column]
        counting = np.flatnonzero(percents)
        ratings = self.model.ratings[counting, :, column]
        return counting, grid_steps(percents[counting], ratings), int(percents.sum())

    def _worth(self, column: int, steps: Integers, percents: int) -> Array:
        sums = np.arange(int(steps.max(axis=1).sum()) + 1) / (STEPS * percents)
        return values(sums, value_function(self.wide.criteria[column]))

    def _limited(
        self, column: int, interval: Interval, base: Array, settled: Array, *, is_first: bool
    ) -> tuple[Array, Array, Array]:
        """Return the values with a limit on a rating that answers make, and its chance by kind."""
        counting, steps, percents = self._made_of(column)
        sums = np.arange(int(steps.max(axis=1).sum()) + 1) / (STEPS * percents)
        enough, chances = interval.holds(sums), self.answers.chances[counting]
        others = self._straight(column) if is_first else []
        added = np.stack([self._added(each, counting) for each in others], axis=-1) if others \
            else np.zeros((*steps.shape, 0))  # fmt: skip
        found = limits.screened_means(steps, chances, enough, added)
        by_fact = np.tile(
            found.chance[None, :, None], (len(self.answers.chances), 1, chances.shape[-1])
        )
        by_fact[counting] = found.settled_chance
        after_base, after = base * found.chance[:, None], settled * by_fact[..., None]
        for place, other in enumerate(others):
            mean = np.einsum("fka,fa->k", chances, added[..., place])
            moved = found.mean[:, place] - mean * found.chance
            after_base[:, other] += moved
            # Of the facts that make both, one is settled; the others still go together.
            after[..., other] += moved[None, :, None] * np.ones_like(by_fact)
            own = np.einsum("fka,fa->fk", chances, added[..., place])
            rest = mean[None, :, None] - own[..., None] + added[:, None, :, place]
            together = found.settled_mean[..., place] - rest * found.settled_chance
            after[counting, ..., other] = (
                settled[counting, ..., other] * found.settled_chance + together
            )
        if is_first and column < self.n_criteria:
            worth = self._worth(column, steps, percents) * enough
            at_answers = settled_means(steps, chances, worth)
            after_base[:, column] = (chances[0] * at_answers[0]).sum(axis=-1)
            after[..., column] = after_base[None, :, None, column]
            after[counting, ..., column] = at_answers
        return after_base, after, found.chance

    def _straight(self, column: int) -> list[int]:
        """Return the other criteria in use whose ratings answers make along a straight line."""
        made = self.model.from_answers[self.row, : self.n_criteria]
        return [
            each
            for each in np.flatnonzero(made).tolist()
            if each != column and len(value_function(self.wide.criteria[each]).cutoffs) <= STRAIGHT
        ]

    def _added(self, column: int, facts: Integers) -> Array:
        """Return what each answer to some facts adds to the value of a criterion."""
        percents = self.model.percents[self.row, column]
        ends = values([0.0, SCALE_HIGH], value_function(self.wide.criteria[column]))
        slope = (ends[1] - ends[0]) / SCALE_HIGH / percents.sum()
        added: Array = slope * percents[facts, None] * self.model.ratings[facts, :, column]
        return added


class _Answers(NamedTuple):
    """Chances of answers given that all are good enough, factors, and how likely that is.

    Shapes (facts, kinds, answers) twice, and (kinds,).
    """

    chances: Array
    factors: Array
    passes: Array


def _of_answers(family: Family, model: FamilyModel, row: int) -> _Answers:
    chances, factors = model.chances.copy(), np.ones_like(model.chances)
    passes = np.ones(len(model.kinds))
    for place, enough in good_enough(family, row).items():
        mask = np.isin(np.arange(chances.shape[-1]), list(enough))
        kept = model.chances[place] * mask
        share = kept.sum(axis=-1)
        passes *= share
        some = np.where(share > 0, share, 1)[:, None]
        chances[place] = np.where(share[:, None] > 0, kept / some, model.chances[place])
        factors[place] = np.where(share[:, None] > 0, mask / some, 0)
    return _Answers(chances, factors, passes)


def good_enough(family: Family, row: int) -> dict[int, set[int]]:
    """Return of each fact that is screened the answers that all limits leave."""
    found: dict[int, set[int]] = {}
    for screen in family.screens[row]:
        if isinstance(screen, AnswerScreen):
            facts = enumerate(family.facts)
            place = next(n for n, f in facts if f.question == screen.question and row in f.offers)
            found[place] = found.get(place, set(screen.options)) & set(screen.options)
    return found
