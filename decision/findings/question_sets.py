"""Which set of questions is together worth most? The best pair, and what adds most to it.

`best_set` looks at every pair, exactly. Pairs are left out only where they are sure to be worth no
more than one that is looked at (`can_lead`). Then it adds one thing after the other, as long as one
adds anything. A set's value is never simulated: `value_of` goes through all its answers.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, reduce
from itertools import combinations
from typing import NamedTuple

import numpy as np

from decision.analysis import Analysis
from decision.arrays import POINTS_TIE, Array, Integers
from decision.engine.joint_information import (
    Joined,
    Outcomes,
    best_of_each,
    better_of,
    can_lead,
    expected_maxima,
    expected_maximum,
)
from decision.findings.information import VALUE_DIGITS
from decision.findings.open_employer import OpenEmployer, Thing, open_employers

# What is below any offer: there is no other employer to choose.
NO_OTHER = Outcomes(np.ones(1), np.full(1, -np.inf))


class QuestionSet(NamedTuple):
    """Things to find out together.

    Attributes
    ----------
    things
        In the order in which they were taken.
    value
        What knowing all of them is worth, in points, 0 or more.
    explained
        How much of the variance of the lead each explains alone, in points squared; empty where
        some two of all things can change the choice.
    """

    things: tuple[Thing, ...]
    value: float
    explained: tuple[float, ...] = ()


class Spot(NamedTuple):
    """One thing: the place of its employer, and its place among what is open there."""

    employer: int
    thing: int


def best_set(analysis: Analysis, things: Collection[Thing], at_most: int) -> QuestionSet:
    """Return the things that are together worth most.

    If no two are worth anything, it returns those that settle most of the lead. What moves nothing
    is left out.
    """
    if len(analysis.offers) < 2:
        return QuestionSet((), 0.0)  # there is nothing to choose
    search = _Search(analysis, open_employers(analysis, things))
    spots = search.best_start()
    if not spots:
        spots = tuple(spot for spot in search.ordered if search.rounded(spot) > 0)[:at_most]
        explained = tuple(search.explained[spot] for spot in spots)
        return QuestionSet(search.named(spots), search.value_of(spots), explained)
    while len(spots) < at_most and (more := search.best_beside(spots)):
        spots = (*spots, more)
    return QuestionSet(search.named(spots), search.value_of(spots))


def value_of_set(analysis: Analysis, things: Sequence[Thing]) -> float:
    """Return what knowing all of some open things is worth, in points, 0 or more; exact."""
    search = _Search(analysis, open_employers(analysis, things))
    employers = enumerate(search.employers)
    return search.value_of(Spot(n, thing) for n, e in employers for thing in range(len(e.things)))


@dataclass(frozen=True, eq=False)
class _Search:
    """All employers with nothing found out yet, and what each thing alone would change."""

    analysis: Analysis
    employers: tuple[OpenEmployer, ...]

    @cached_property
    def today(self) -> float:
        """What the leader is worth, in points."""
        return float(self.analysis.overall.max())

    @cached_property
    def sure(self) -> tuple[float, ...]:
        """What the best offer of each employer is worth today."""
        return tuple(float(self.analysis.overall[list(e.rows)].max()) for e in self.employers)

    @cached_property
    def alone(self) -> tuple[Joined, ...]:
        """What is expected with one thing found out, employer by employer."""
        return tuple(employer.candidates() for employer in self.employers)

    @cached_property
    def outcomes(self) -> tuple[Outcomes, ...]:
        """What the best offer of each employer is worth then, shape (things, outcomes)."""
        return tuple(map(best_of_each, self.alone))

    @cached_property
    def explained(self) -> dict[Spot, float]:
        """How much of the variance of the lead each thing explains, in points squared."""
        sign = np.zeros(len(self.analysis.offers))
        sign[self.analysis.order[:2]] = [1, -1][: len(sign)]
        explained: dict[Spot, float] = {}
        for place, (employer, after) in enumerate(zip(self.employers, self.alone, strict=True)):
            lead = after.weighted @ sign[list(employer.rows)]
            share = after.probabilities
            today = self.analysis.overall[list(employer.rows)] @ sign[list(employer.rows)]
            moved = lead / np.where(share > 0, share, 1) - today
            variances = (share * moved**2).sum(axis=(1, 2))
            explained |= {Spot(place, n): float(each) for n, each in enumerate(variances)}
        return explained

    @cached_property
    def ordered(self) -> tuple[Spot, ...]:
        """All things: what is worth most alone first, then what explains most."""
        value = {
            Spot(place, n): round(float(each) - self.today, VALUE_DIGITS)
            for place, outcomes in enumerate(self.outcomes)
            for n, each in enumerate(expected_maximum(outcomes, self._others({place})))
        }
        return tuple(sorted(value, key=lambda spot: (-value[spot], -self.rounded(spot))))

    def rounded(self, spot: Spot) -> float:
        """Return how much of the variance of the lead a thing explains, without float noise."""
        return round(self.explained[spot], VALUE_DIGITS)

    @cached_property
    def rank(self) -> dict[Spot, int]:
        """The place of each thing in their order."""
        return {spot: rank for rank, spot in enumerate(self.ordered)}

    def named(self, spots: Iterable[Spot]) -> tuple[Thing, ...]:
        """Return the things by their names."""
        return tuple(self.employers[spot.employer].things[spot.thing] for spot in spots)

    def value_of(self, spots: Iterable[Spot]) -> float:
        """Return what knowing all of them is worth, in points."""
        outcomes = self._found(spots)
        others = self._others(set(outcomes))
        best = reduce(better_of, (employer.outcomes for employer in outcomes.values()), others)
        return max(float(best.probabilities @ best.best) - self.today, 0.0)

    def best_beside(self, spots: tuple[Spot, ...]) -> Spot | None:
        """Return what adds most to a set; nothing where nothing adds anything."""
        found = self._found(spots)
        best, value = None, round(self.value_of(spots), VALUE_DIGITS)
        for place, employer in enumerate(self.employers):
            beside = [each.outcomes for other, each in found.items() if other != place]
            others = reduce(better_of, beside, self._others({place, *found}))
            after = best_of_each(found.get(place, employer).candidates())
            values = (expected_maximum(after, others) - self.today).round(VALUE_DIGITS)
            for spot in [spot for spot in self.ordered if spot.employer == place]:
                if spot not in spots and values[spot.thing] > value:
                    best, value = spot, float(values[spot.thing])
        return best

    def best_start(self) -> tuple[Spot, ...]:
        """Return the best pair, or one thing if a second adds nothing; none if it is worth 0."""
        pair = self.best_pair() or self.ordered[:1]
        starts = (pair, *((spot,) for spot in pair))
        values = [round(self.value_of(start), VALUE_DIGITS) for start in starts]
        worth = [start for start, value in zip(starts, values, strict=True) if value == values[0]]
        return worth[-1] if starts[0] and values[0] > 0 else ()

    def best_pair(self) -> tuple[Spot, Spot] | None:
        """Return the two things that are worth most together; of equals the first in order."""
        pairs = [*self._pairs_within(), *self._pairs_across()]
        if not pairs:
            return None
        return max(pairs, key=lambda pair: (pair[0], *(-self.rank[spot] for spot in pair[1])))[1]

    def _pairs_within(self) -> Iterator[tuple[float, tuple[Spot, Spot]]]:
        """Yield the best pair of each employer, with its value."""
        for place, employer in enumerate(self.employers):
            values = np.full((len(employer.things),) * 2, -np.inf)
            others = self._others({place})
            for thing in range(len(values)):
                after = best_of_each(employer.after(thing).candidates())
                values[thing] = expected_maximum(after, others) - self.today
            np.fill_diagonal(values, -np.inf)
            everything = np.arange(len(values))
            if len(values) > 1:
                yield self._best_of(values, place, everything, place, everything)

    def _pairs_across(self) -> Iterator[tuple[float, tuple[Spot, Spot]]]:
        """Yield the best pair of each two employers that may change the choice, with its value."""
        for place, other in combinations(range(len(self.employers)), 2):
            things, others = self._kept(place, other), self._kept(other, place)
            if things.size and others.size:
                values = expected_maxima(
                    _of(self.outcomes[place], things),
                    _of(self.outcomes[other], others),
                    float(self._others({place, other}).best[0]),
                )
                yield self._best_of(values - self.today, place, things, other, others)

    def _kept(self, place: int, other: int) -> Integers:
        """Return the things of an employer that have to be looked at beside another's.

        All of them where one of the two employers leads. Else only those that can lead alone; and
        the first of the others for all, for they are worth the same: nothing beside anything.
        """
        everything = np.arange(len(self.employers[place].things))
        if max(self.sure[place], self.sure[other]) >= self.today - POINTS_TIE:
            return everything
        leads = can_lead(self.outcomes[place], self.today)
        rest = everything[~leads]
        first = sorted(rest, key=lambda thing: self.rank[Spot(place, thing)])[:1]
        return np.sort(np.concatenate([everything[leads], np.array(first, dtype=int)]))

    def _best_of(
        self, values: Array, place: int, things: Integers, other: int, others: Integers
    ) -> tuple[float, tuple[Spot, Spot]]:
        """Return the best pair of a table, (things, others), and its value without float noise."""
        rounded = values.round(VALUE_DIGITS)
        rows, columns = np.nonzero(rounded == rounded.max())
        pairs = [
            (Spot(place, int(things[row])), Spot(other, int(others[column])))
            for row, column in zip(rows, columns, strict=True)
        ]
        ranked = [sorted(pair, key=self.rank.__getitem__) for pair in pairs]
        first, second = min(ranked, key=lambda pair: [self.rank[spot] for spot in pair])
        return float(rounded.max()), (first, second)

    def _found(self, spots: Iterable[Spot]) -> dict[int, OpenEmployer]:
        """Return the employers of some things with all of these found out."""
        found: dict[int, OpenEmployer] = {}
        for spot in spots:
            before = found.get(spot.employer, self.employers[spot.employer])
            found[spot.employer] = before.after(spot.thing)
        return found

    def _others(self, places: set[int]) -> Outcomes:
        """Return what the best offer of all other employers is worth today."""
        others = [value for place, value in enumerate(self.sure) if place not in places]
        return Outcomes(np.ones(1), np.array([max(others)])) if others else NO_OTHER


def _of(outcomes: Outcomes, things: Integers) -> Outcomes:
    return Outcomes(outcomes.probabilities[things], outcomes.best[things])
