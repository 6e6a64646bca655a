"""What follows from an analysis? All of it in one object, each result computed when first read.

Words, charts, files and the terminal only read `Findings`; none of them computes. What is costly is
cached by what it depends on (`beliefs.cache`), so two findings of alike decisions share it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from criteria.lens import Lens
from criteria.question import Option
from decision.analysis import Analysis
from decision.beliefs.batches import usual_draws
from decision.beliefs.lenses import is_answered, lenses
from decision.findings import (
    break_even,
    draw_sums,
    one_way,
    other_methods,
    scales,
    turning,
    weight_changes,
)
from decision.findings.information import InformationValue, evpi, rank_information
from decision.findings.interview import Interview, interview, is_to_be_asked, lead_variance
from decision.findings.must_haves import choice, deciding_checks, offer_checks, without_must_haves
from decision.findings.pay import OfferPay, offers_pay
from decision.findings.pay_counting import PayCounting, pay_counting, without_pay
from decision.findings.pay_course import (
    Ahead,
    ExerciseCost,
    PayCourse,
    ahead,
    exercise_cost,
    pay_courses,
)
from decision.findings.pay_warning_kinds import PayWarning
from decision.findings.pay_warnings import pay_warnings
from decision.findings.prices import Demand, Price, demands, prices
from decision.findings.readiness import Readiness, readiness
from decision.findings.repaying_sale import RepayingSale, repaying_sale
from decision.findings.robustness import DoubtBySource, Progress, Robustness, robustness
from decision.findings.scales import AxisMark, axis_marks
from decision.findings.two_criteria import AxisValues, axis_values, opposed_criteria, pareto_front
from decision.findings.waiting import Waiting, waiting

Result = TypeVar("Result")


def of_analysis(function: Callable[[Analysis], Result]) -> "cached_property[Result]":
    """Return a property of `Findings`: what a function makes of their analysis."""
    return cached_property(lambda findings: function(findings.analysis))


@dataclass(frozen=True, eq=False)
class Findings:
    """All results of one analysis, lazily. Axes: offer, criterion, in the order of the decision.

    Attributes
    ----------
    n_draws, seed
        How many draws of the facts are looked at where a result is simulated, and which; if 0 as
        many as are usual for a decision of its size.
    """

    analysis: Analysis
    n_draws: int = 0
    seed: int = draw_sums.SEED

    def __post_init__(self) -> None:
        if not self.n_draws:
            object.__setattr__(self, "n_draws", self._usual_draws)

    @property
    def _usual_draws(self) -> int:
        return usual_draws(len(self.analysis.offers), len(self.analysis.criteria))

    @property
    def are_draws_fewer(self) -> bool:
        """Tell whether fewer draws are looked at than of other decisions, for its size."""
        return self.n_draws == self._usual_draws < draw_sums.DRAWS

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
    def readiness(self) -> Readiness:
        """What the decision still lacks before its answer is fit to use."""
        return readiness(self.analysis.whole, self.analysis.catalog)

    potential_optimality = of_analysis(weight_changes.potential_optimality)
    """Which offers some weights put first, and which never are; exact."""

    information = of_analysis(rank_information)
    """What could be found out, the most valuable first; exact."""

    @cached_property
    def interview(self) -> Interview:
        """At most five things to ask that are worth most together; exact."""
        return interview(self.analysis, self.information, lambda: self.lead_variance)

    @cached_property
    def most_worth_asking(self) -> InformationValue | None:
        """What is worth most alone and is to be asked; exact."""
        to_be_asked = (v for v in self.information if is_to_be_asked(self.analysis, v))
        return next(to_be_asked, None)

    @cached_property
    def lead_variance(self) -> float:
        """The variance of the lead at today's weights, in points squared, simulated."""
        return lead_variance(self.analysis, self.n_draws, self.seed)

    @cached_property
    def evpi(self) -> float:
        """The expected value of perfect information, in points: simulated, no less than any."""
        return evpi(self.robustness, self.information)

    @cached_property
    def decisive_facts(self) -> tuple[InformationValue, ...]:
        """The open facts that could change the choice alone, the most valuable first."""
        return tuple(each for each in self.information if each.value > 0)

    def turning_answers(self, value: InformationValue) -> tuple[Option, ...]:
        """Return the answers to an open question that would change the choice; exact."""
        return turning.turning_answers(self.analysis, value)

    @cached_property
    def doubt_by_source(self) -> DoubtBySource:
        """How much of the doubt comes from weights, and how much from facts."""
        return self.robustness.doubt_by_source

    stability_intervals = of_analysis(one_way.stability_intervals)
    """For each criterion, between which weights the leader stays first; exact."""

    leader_intervals = of_analysis(one_way.leader_intervals)
    """For each criterion, who leads along its weight from 0 to 1; exact."""

    @cached_property
    def nearest_crossover(self) -> one_way.Crossover | None:
        """The weight nearest to today's at which another employer's offer takes the lead."""
        return one_way.nearest_crossover(self.analysis, self.leader_intervals)

    def leader_regions(self, criteria: tuple[int, int, int]) -> tuple[one_way.LeaderRegion, ...]:
        """Return who leads over the map of three criteria, given by their places; exact."""
        return one_way.leader_regions(self.analysis, criteria)

    smallest_weight_changes = of_analysis(weight_changes.smallest_weight_changes)
    """What each offer but the leader needs to share first place; exact."""

    slider_crossovers = of_analysis(weight_changes.slider_crossovers)
    """For each criterion, the slider's nearest positions at which the lead changes; exact."""

    break_even_ratings = of_analysis(break_even.break_even_ratings)
    """The rating with which each offer would tie with its best rival; exact."""

    @cached_property
    def prices(self) -> tuple[Price, ...]:
        """What each offer would have to pay, or be, to tie with its best rival; exact."""
        return prices(self.analysis, self.break_even_ratings)

    def demands(self, place: int) -> tuple[Demand, ...]:
        """Return what would make the offer at a place tie with the leader, each alone; exact."""
        return demands(self.analysis, self.prices, place)

    trade_offs = of_analysis(break_even.trade_offs)
    """What a step on the heaviest criterion is worth on the others; exact."""

    beyond_ends = of_analysis(scales.beyond_ends)
    """The amounts beyond the worst or the best of a measured criterion, which count as that."""

    method_rankings = of_analysis(other_methods.method_rankings)
    """Whom TOPSIS, VIKOR and PROMETHEE II put first."""

    weight_ranges = of_analysis(draw_sums.weight_ranges)
    """The effective weights between which nine in ten draws lie, shape (2, criteria)."""

    @cached_property
    def lenses(self) -> Mapping[str, Lens | None]:
        """What each employer and role is really like, by the offer's key."""
        return lenses(self.analysis.decision, self.analysis.catalog, self.analysis.beliefs)

    def lens_of(self, offer: str) -> Lens | None:
        """Return that of one offer alone, by its key."""
        analysis = self.analysis
        return lenses(analysis.decision, analysis.catalog, analysis.beliefs, offer)[offer]

    def is_answered(self, offer: str) -> bool:
        """Tell whether anything is answered about an offer or its employer, by its key."""
        return is_answered(self.analysis.decision, self.analysis.beliefs, offer)

    choice = of_analysis(choice)
    """The place of the offer that one would choose today, with open must-haves counted; exact."""

    deciding_checks = of_analysis(deciding_checks)
    """The open hard must-haves on which it hangs who is first, each with its offer's place."""

    must_haves = of_analysis(offer_checks)
    """How each offer but past ones stands to each must-have, ranked or not; exact."""

    without_must_haves = of_analysis(without_must_haves)
    """Who would lead without the must-haves that put offers out; None where they put none."""

    @cached_property
    def waiting(self) -> tuple[Waiting, ...]:
        """For each expected offer, whether to wait for it; exact, and a share of draws."""
        return waiting(self.analysis, self.n_draws, self.seed)

    @cached_property
    def pay(self) -> tuple[OfferPay, ...]:
        """What each offer pays, also those that are not ranked, in the order listed; exact."""
        return offers_pay(self.analysis.whole)

    @cached_property
    def pay_counting(self) -> PayCounting:
        """Whether pay counts, and what it would be worth."""
        return pay_counting(self.analysis.whole, self.pay)

    without_pay = of_analysis(without_pay)
    """Who would lead if pay did not count; exact."""

    @cached_property
    def repaying_sales(self) -> tuple[RepayingSale | None, ...]:
        """The sale from which each stake repays what is given up for it; None where none does."""
        return tuple(repaying_sale(self.pay, place) for place in range(len(self.pay)))

    @cached_property
    def pay_warnings(self) -> tuple[tuple[PayWarning, ...], ...]:
        """What is to be looked at again in the pay of each offer, in the order listed."""
        asked = [must.pay_at_least for must in self.analysis.whole.must_haves]
        least = [amount for amount in asked if amount is not None]
        return tuple(pay_warnings(self.pay, place, least) for place in range(len(self.pay)))

    @cached_property
    def pay_courses(self) -> tuple[PayCourse, ...]:
        """What the offers whose pay is said have paid by each month, in the order listed."""
        return pay_courses(self.pay)

    @cached_property
    def ahead_by_month(self) -> tuple[Ahead, ...]:
        """Which of the courses has paid most if you leave, from month 1 to the last."""
        return ahead(self.pay_courses)

    @cached_property
    def exercise_costs(self) -> tuple[ExerciseCost, ...]:
        """What it costs to take options along, of each offer of which that is known."""
        return tuple(filter(None, map(exercise_cost, self.pay)))

    def shared_weight(self, criteria: tuple[int, int, int]) -> float:
        """Return the weight that three criteria share on their map, 0 to 1; all if they have 0."""
        return one_way.shared_weight(self.analysis.weights, criteria)

    @cached_property
    def opposed_criteria(self) -> tuple[str, str]:
        """The keys of the two criteria that pull the offers apart most, or one and the rest."""
        return opposed_criteria(self.analysis)

    def axis_marks(self, criterion: int) -> tuple[AxisMark, ...]:
        """Return round amounts from end to end of a criterion's scale, each with its value."""
        return axis_marks(self.analysis.criteria[criterion])

    def axis_values(self, key: str, other: str) -> AxisValues:
        """Return the offers' values on a criterion, or on `THE_REST` beside another; 0 to 1."""
        return axis_values(self.analysis, key, other)

    def pareto_front(self, across: str, up: str) -> tuple[int, ...]:
        """Return the places of the offers that none dominates on two axes."""
        return pareto_front(self.axis_values(across, up), self.axis_values(up, across))
