"""What are the values of offers that may fail a hard must-have, counted 0 wherever they do?

`screened`: family model and limits -> by kind of employer how likely each offer passes, and its
values where it does; the same with each open fact settled in turn. Given the kind, facts are
independent, so limits on answers only change how likely these are, and everything stays exact.
What follows from limits on ratings that answers make is in `limited`.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np

from decision.arrays import RATING_TIE, Array
from decision.beliefs.cache import cached
from decision.beliefs.facts import Family
from decision.beliefs.family_model import FamilyModel, family_model
from decision.beliefs.limited import Limits, Values, limited
from decision.beliefs.ratings import expected, value_function
from decision.beliefs.screening import extended, good_enough, interval_on
from decision.beliefs.screens import RatingScreen
from decision.engine import limits
from decision.engine.answer_mixture import settled_values
from decision.engine.naive_bayes import kinds_given


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

    def limits_on(self, *, made: bool) -> Limits:
        """Return the limits on ratings that answers make, or on own ones, by their columns."""
        keys = [criterion.key for criterion in self.wide.criteria]
        limited_by = {
            screen.criterion.key
            for screen in self.family.screens[self.row]
            if isinstance(screen, RatingScreen) and (made or screen.criterion.key != self.but)
        }
        return {
            column: interval_on(self.family, self.row, key, RATING_TIE if made else 0.0)
            for column, key in enumerate(keys)
            if key in limited_by and self.model.from_answers[self.row, column] == made
        }

    def screened(self) -> Screened:
        """Return what it counts."""
        values, passes = self._values(), self.answers.passes
        for column, interval in self.limits_on(made=False).items():
            low, likely, high = self.model.own[:, self.row, column].tolist()
            function = value_function(self.wide.criteria[column])
            chance, worth = limits.within((low, likely, high), function, interval)
            passes = passes * chance
            if column < len(self.family.criteria):
                own = worth / chance if chance > 0 else 0.0
                values.base[:, column] = values.settled[..., column] = own
        good, made = np.ones(len(passes)), self.limits_on(made=True)
        if made:
            chances = self.answers.chances
            good, values = limited(self.wide, self.row, chances, values, made)
        kinds, chances, factors = self.model.kinds, self.model.chances, self.answers.factors
        return Screened(kinds, chances, passes, factors, good, values.base, values.settled)

    def _values(self) -> Values:
        """Return the values without limits on ratings, of the criteria in use."""
        n_facts, n_kinds, n_answers = self.answers.chances.shape
        n_criteria = len(self.family.criteria)
        today = expected(self.wide).values[0, self.row, :n_criteria]
        base = np.tile(today, (n_kinds, 1))
        settled = np.tile(base[None, :, None], (n_facts, 1, n_answers, 1))
        for column in np.flatnonzero(self._open()[:n_criteria]).tolist():
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
        return Values(base, settled)

    def _open(self) -> Array:
        """Return of which criteria questions make, or would make, the rating in force."""
        own = np.isnan(self.model.own[1, self.row])
        opened: Array = own & self.model.percents[self.row].any(axis=-1)
        return opened


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
