"""What follows from an analysis? All of it in one object, each result computed when first read.

Words, charts, files and the terminal only read `Findings`; none of them computes. What is costly is
cached by what it depends on (`beliefs.cache`), so two findings of alike decisions share it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from criteria.lens import Lens
from decision.analysis import Analysis
from decision.arrays import Array, Integers, Mask
from decision.beliefs.lenses import lenses
from decision.engine.value_functions import mean_ratings
from decision.findings.break_even import BreakEvenRating, TradeOffs, break_even_ratings, trade_offs
from decision.findings.draw_sums import DRAWS, SEED, families_of, weight_ranges
from decision.findings.information import (
    DoubtBySource,
    InformationValue,
    doubt_by_source,
    evpi,
    rank_information,
)
from decision.findings.one_way import (
    Crossover,
    LeaderInterval,
    LeaderRegion,
    StabilityInterval,
    leader_intervals,
    leader_regions,
    nearest_crossover,
    shared_weight,
    stability_intervals,
)
from decision.findings.other_methods import MethodRanking, method_rankings
from decision.findings.robustness import Progress, Robustness, robustness
from decision.findings.two_criteria import (
    AxisValues,
    axis_values,
    opposed_criteria,
    pareto_front,
)
from decision.findings.weight_changes import (
    PotentialOptimality,
    SliderCrossovers,
    WeightChange,
    potential_optimality,
    slider_crossovers,
    smallest_weight_changes,
)


@dataclass(frozen=True, eq=False)
class Findings:
    """All results of one analysis, lazily. Axes: offer, criterion, in the order of the decision.

    Attributes
    ----------
    n_draws, seed
        How many draws of the facts are looked at where a result is simulated, and which.
    """

    analysis: Analysis
    n_draws: int = DRAWS
    seed: int = SEED

    @cached_property
    def robustness(self) -> Robustness:
        """Rank acceptability and its kin, simulated; raises ValueError where there is no offer."""
        return robustness(self.analysis, self.n_draws, self.seed)

    def robustness_of(
        self, n_draws: int, seed: int, progress: Progress | None = None
    ) -> Robustness:
        """Return the same of other draws, or of more; as `robustness.robustness`."""
        if (n_draws, seed) == (self.n_draws, self.seed):
            return self.robustness
        return robustness(self.analysis, n_draws, seed, progress)

    @cached_property
    def potential_optimality(self) -> PotentialOptimality:
        """Which offers some weights put first, and which never are; exact."""
        return potential_optimality(self.analysis)

    @cached_property
    def families(self) -> Integers:
        """The family of each offer, numbered from 0: offers of one employer, shape (offers,)."""
        return families_of(self.analysis)

    @cached_property
    def information(self) -> tuple[InformationValue, ...]:
        """What could be found out, the most valuable first; exact."""
        return rank_information(self.analysis)

    @cached_property
    def evpi(self) -> float:
        """The expected value of perfect information, in points: simulated, no less than any."""
        return evpi(self.robustness, self.information)

    @cached_property
    def decisive_facts(self) -> tuple[InformationValue, ...]:
        """The open facts that could change the choice alone, the most valuable first."""
        return tuple(each for each in self.information if each.value > 0)

    @cached_property
    def doubt_by_source(self) -> DoubtBySource:
        """How much of the doubt comes from weights, and how much from facts."""
        return doubt_by_source(self.robustness)

    @cached_property
    def stability_intervals(self) -> tuple[StabilityInterval, ...]:
        """For each criterion, between which weights the leader stays first; exact."""
        return stability_intervals(self.analysis)

    @cached_property
    def leader_intervals(self) -> tuple[tuple[LeaderInterval, ...], ...]:
        """For each criterion, who leads along its weight from 0 to 1; exact."""
        return leader_intervals(self.analysis)

    @cached_property
    def nearest_crossover(self) -> Crossover | None:
        """The weight nearest to today's at which another employer's offer takes the lead."""
        return nearest_crossover(self.analysis, self.leader_intervals)

    def leader_regions(self, criteria: tuple[int, int, int]) -> tuple[LeaderRegion, ...]:
        """Return who leads over the map of three criteria, given by their places; exact."""
        return leader_regions(self.analysis, criteria)

    @cached_property
    def smallest_weight_changes(self) -> tuple[WeightChange, ...]:
        """What each offer but the leader needs to share first place; exact."""
        return smallest_weight_changes(self.analysis)

    @cached_property
    def slider_crossovers(self) -> tuple[SliderCrossovers, ...]:
        """For each criterion, the slider's nearest positions at which the lead changes; exact."""
        return slider_crossovers(self.analysis)

    @cached_property
    def break_even_ratings(self) -> tuple[BreakEvenRating, ...]:
        """The rating with which each offer would tie with its best rival; exact."""
        return break_even_ratings(self.analysis)

    @cached_property
    def trade_offs(self) -> TradeOffs | None:
        """What a step on the heaviest criterion is worth on the others; exact."""
        return trade_offs(self.analysis)

    @cached_property
    def method_rankings(self) -> tuple[MethodRanking, ...]:
        """Whom TOPSIS, VIKOR and PROMETHEE II put first."""
        return method_rankings(self.analysis)

    @cached_property
    def weight_ranges(self) -> Array:
        """The effective weights between which nine in ten draws lie, shape (2, criteria)."""
        return weight_ranges(self.analysis)

    @cached_property
    def lenses(self) -> Mapping[str, Lens | None]:
        """What each company and role is really like, by the offer's key."""
        return lenses(self.analysis.decision, self.analysis.catalog, self.analysis.beliefs)

    @cached_property
    def never_best(self) -> Mask:
        """Offers that are never first, whatever the weights and answers, shape (offers,)."""
        return self.potential_optimality.never_best

    def shared_weight(self, criteria: tuple[int, int, int]) -> float:
        """Return the weight that three criteria share on their map, 0 to 1; all if they have 0."""
        return shared_weight(self.analysis.weights, criteria)

    @cached_property
    def opposed_criteria(self) -> tuple[str, str]:
        """The keys of the two criteria that pull the offers apart most, or one and the rest."""
        return opposed_criteria(self.analysis)

    def axis_values(self, key: str, other: str) -> AxisValues:
        """Return the offers' values on a criterion, or on `THE_REST` beside another; 0 to 1."""
        return axis_values(self.analysis, key, other)

    def pareto_front(self, across: str, up: str) -> tuple[int, ...]:
        """Return the places of the offers that none dominates on two axes."""
        return pareto_front(self.axis_values(across, up), self.axis_values(up, across))

    @cached_property
    def mean_ratings(self) -> Array:
        """The mean of each rating in force, 0 to 10 or NaN, shape (offers, criteria)."""
        low, likely, high = self.analysis.ratings
        return np.where(self.analysis.from_answers, likely, mean_ratings(low, likely, high))
