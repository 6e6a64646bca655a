"""What would each thing to find out change about the choice, alone and together with others?

`open_choice`: analysis and things -> all employers with nothing found out yet. `value_of` is what
knowing a set of things is worth, by going through all its answers.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cached_property, reduce
from typing import NamedTuple

import numpy as np

from decision.analysis import Analysis
from decision.arrays import Integers
from decision.engine.joint_information import (
    Joined,
    Outcomes,
    best_of_each,
    better_of,
    expected_maximum,
)
from decision.findings.information import VALUE_DIGITS
from decision.findings.open_employer import OpenEmployer, Thing, open_employers

# What is below any offer: there is no other employer to choose.
NO_OTHER = Outcomes(np.ones(1), np.full(1, -np.inf))


class Spot(NamedTuple):
    """One thing: the place of its employer, and its place among what is open there."""

    employer: int
    thing: int


@dataclass(frozen=True, eq=False)
class OpenChoice:
    """All employers with nothing found out yet, and what each thing alone would change."""

    analysis: Analysis
    employers: tuple[OpenEmployer, ...]

    @cached_property
    def today(self) -> float:
        """What the leader is worth, in points."""
        return float(self.analysis.counted.max())

    @cached_property
    def sure(self) -> tuple[float, ...]:
        """What the best offer of each employer is worth today."""
        return tuple(float(self.analysis.counted[list(e.rows)].max()) for e in self.employers)

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
            today = self.analysis.counted[list(employer.rows)] @ sign[list(employer.rows)]
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
            for n, each in enumerate(expected_maximum(outcomes, self.others({place})))
        }
        return tuple(sorted(value, key=lambda spot: (-value[spot], -self.rounded(spot))))

    def rounded(self, spot: Spot) -> float:
        """Return how much of the variance of the lead a thing explains, without float noise."""
        return round(self.explained[spot], VALUE_DIGITS)

    @cached_property
    def rank(self) -> dict[Spot, int]:
        """The place of each thing in their order."""
        return {spot: rank for rank, spot in enumerate(self.ordered)}

    @cached_property
    def ranks(self) -> tuple[Integers, ...]:
        """The same, by employer: the place of each of its things in the order of all."""
        ranks = [np.empty(len(employer.things), dtype=int) for employer in self.employers]
        for rank, (employer, thing) in enumerate(self.ordered):
            ranks[employer][thing] = rank
        return tuple(ranks)

    def named(self, spots: Iterable[Spot]) -> tuple[Thing, ...]:
        """Return the things by their names."""
        return tuple(self.employers[spot.employer].things[spot.thing] for spot in spots)

    def value_of(self, spots: Iterable[Spot]) -> float:
        """Return what knowing all of them is worth, in points."""
        outcomes = self.after(spots)
        others = self.others(set(outcomes))
        best = reduce(better_of, (employer.outcomes for employer in outcomes.values()), others)
        return max(float(best.probabilities @ best.best) - self.today, 0.0)

    def after(self, spots: Iterable[Spot]) -> dict[int, OpenEmployer]:
        """Return the employers of some things with all of these found out."""
        found: dict[int, OpenEmployer] = {}
        for spot in spots:
            before = found.get(spot.employer, self.employers[spot.employer])
            found[spot.employer] = before.after(spot.thing)
        return found

    def others(self, places: set[int]) -> Outcomes:
        """Return what the best offer of all other employers is worth today."""
        others = [value for place, value in enumerate(self.sure) if place not in places]
        return Outcomes(np.ones(1), np.array([max(others)])) if others else NO_OTHER


def open_choice(analysis: Analysis, things: Collection[Thing]) -> OpenChoice:
    """Return the choice, of one ranked offer at least, as it is before some things are asked."""
    return OpenChoice(analysis, open_employers(analysis, things))
