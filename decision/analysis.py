"""What follows from what the user said? The one place where words, decision and arrays meet.

`analyse`: decision + catalogue -> which offers are ranked -> beliefs -> ratings -> expected values
-> contributions -> overall values -> ranks, all in one immutable `Analysis`. Axes: offer,
criterion, in the order of the decision. Offers that are not ranked are left out of it all, so that
whoever reads it need not know of them; `Analysis.out` names them.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from criteria.catalog import Catalog
from criteria.criterion import Criterion
from decision.arrays import Array, Integers, Mask
from decision.beliefs.beliefs import Beliefs, beliefs
from decision.beliefs.beliefs import Kinds as Kinds
from decision.beliefs.must_haves import Check as Check
from decision.beliefs.must_haves import Checks, checked, screens_of
from decision.beliefs.must_haves import State as State
from decision.beliefs.ratings import Contribution as Contribution
from decision.beliefs.ratings import DerivedRating as DerivedRating
from decision.beliefs.ratings import value_function
from decision.beliefs.uncounted import Retired as Retired
from decision.beliefs.uncounted import n_set_aside as n_set_aside
from decision.beliefs.uncounted import retired_answers as retired_answers
from decision.describing import PAY_MEANING as PAY_MEANING
from decision.describing import PAY_NAME as PAY_NAME
from decision.describing import CriterionError as CriterionError
from decision.describing import catalog_of as catalog_of
from decision.describing import criteria_in_use as criteria_in_use
from decision.describing import describable as describable
from decision.describing import nearest as nearest
from decision.describing import stray_keys as stray_keys
from decision.engine import additive, dominance
from decision.engine.value_functions import ValueFunction, expected_excess, mean_ratings
from decision.model import Decision, Offer
from decision.standings import Reason as Reason
from decision.standings import Standing as Standing
from decision.standings import Standings, standings

# Float noise below this must not make one offer better than another.
NOISELESS_DECIMALS = 12


@dataclass(frozen=True, eq=False)
class Analysis:
    """What follows from a decision, as arrays over its ranked offers and its criteria in use.

    Attributes
    ----------
    decision
        With the offers that this is about alone.
    whole
        As the user has it, with all offers.
    standings
        Of every offer, by its key: whether it is ranked, or why not.
    checks
        Of every offer, by its key: how it stands to each must-have.
    catalog
        Whose criteria and questions are in force.
    beliefs
        What the answers say: the employers' kinds, and ratings also where own ones overrule them.
    weights : (criteria,)
        Effective weights, sum 1.
    expected, worst, best : (offers, criteria)
        Values, 0 to 1: on average, and at the ends of what is believed.
    """

    decision: Decision
    catalog: Catalog
    criteria: tuple[Criterion, ...]
    beliefs: Beliefs
    weights: Array
    expected: Array
    worst: Array
    best: Array
    whole: Decision
    standings: Standings
    checks: Checks

    @property
    def offers(self) -> tuple[Offer, ...]:
        """The offers that this is about, in the order of the decision."""
        return self.decision.offers

    @property
    def out(self) -> tuple[Standing, ...]:
        """The offers that are not ranked, each with why, in the order of the decision."""
        return tuple(each for each in self.standings.values() if not each.is_ranked)

    @cached_property
    def everyone(self) -> "Analysis":
        """The same of all offers, ranked or not: where each is shown by itself."""
        return analyse(self.whole, self.catalog, all_offers=True)

    def placed(self, offer: Offer) -> tuple["Analysis", int]:
        """Return the analysis that an offer stands in, ranked or not, and its place there."""
        of = self if offer in self.offers else self.everyone
        return of, of.offers.index(offer)

    @property
    def ratings(self) -> Array:
        """Low, likely and high in force, on each criterion's scale, NaN if unknown.

        Shape (3, offers, criteria).
        """
        return self.beliefs.ratings

    @cached_property
    def points(self) -> Array:
        """Where the sliders stand, 0 to 100, shape (criteria,)."""
        return np.array([self.decision.points_of(criterion.key) for criterion in self.criteria])

    @cached_property
    def value_functions(self) -> tuple[ValueFunction, ...]:
        """What ratings are worth on each criterion: straight between points of its scale."""
        return tuple(value_function(criterion) for criterion in self.criteria)

    @cached_property
    def deciding_shares(self) -> Array:
        """How much of the difference between these offers each criterion makes, sum 1 or 0."""
        return additive.deciding_shares(self.weights, self.expected)

    @cached_property
    def value_ranges(self) -> Array:
        """Max - min expected value among the offers, shape (criteria,)."""
        return additive.value_ranges(self.expected)

    @cached_property
    def contributions(self) -> Array:
        """Points that each criterion adds to each offer, shape (offers, criteria)."""
        return additive.contributions(self.weights, self.expected)

    @cached_property
    def overall(self) -> Array:
        """The overall values, 0 to 100 points, shape (offers,)."""
        return additive.overall_values(self.contributions)

    @cached_property
    def counted(self) -> Array:
        """The same with 0 points wherever an offer fails a hard must-have that is still open."""
        return additive.overall_values(additive.contributions(self.weights, self.beliefs.counted))

    @cached_property
    def worst_counted(self) -> Array:
        """The worst values, 0 for offers that may fail a hard must-have, (offers, criteria)."""
        return np.where(self.beliefs.may_fail[:, None], 0, self.worst)

    @cached_property
    def ranks(self) -> Integers:
        """The rank of each offer, 1 the best, ties sharing the better one."""
        return additive.ranks(self.overall)

    @cached_property
    def order(self) -> list[int]:
        """The offers' positions from the best to the last, ties as the user listed them."""
        return [int(offer) for offer in np.argsort(self.ranks, kind="stable")]

    @cached_property
    def leaders(self) -> list[int]:
        """The positions of the offers of rank 1."""
        return [offer for offer in self.order if self.ranks[offer] == 1]

    @cached_property
    def unknown(self) -> Mask:
        """Where nothing is known, shape (offers, criteria)."""
        return np.isnan(self.ratings[1])

    @cached_property
    def mean_ratings(self) -> Array:
        """The mean of each rating in force, on its scale or NaN, shape (offers, criteria)."""
        return np.where(self.worked_out, self.ratings[1], mean_ratings(*self.ratings))

    def mean_excess(self, offer: int, criterion: int) -> tuple[float, ...]:
        """Return how far an own rating lies on average above each point of its scale."""
        low, likely, high = self.ratings[:, offer, criterion]
        cutoffs = self.value_functions[criterion].cutoffs
        return tuple(float(expected_excess(low, likely, high, cutoff)) for cutoff in cutoffs)

    @cached_property
    def from_answers(self) -> Mask:
        """Where the answers make the rating in force, shape (offers, criteria)."""
        return self.beliefs.from_answers

    @cached_property
    def worked_out(self) -> Mask:
        """Where answers, or what is paid, make the rating in force, shape (offers, criteria)."""
        return self.beliefs.worked_out

    @cached_property
    def retired(self) -> tuple[Retired, ...]:
        """The answers that are kept though the catalogue in force does not know them."""
        return retired_answers(self.whole, self.catalog)

    @cached_property
    def n_set_aside(self) -> int:
        """How many answers count nowhere, for what is not asked about such work."""
        return n_set_aside(self.whole, self.catalog)

    def reasons(self, offer: int, criterion: int) -> tuple[Contribution, ...]:
        """Return what each question adds to the rating that the answers make, in force or not."""
        rating = self.beliefs.derived.get((offer, criterion))
        return rating.reasons if rating else ()

    @cached_property
    def expected_rounded(self) -> Array:
        """The expected values without the noise of floats, for comparing offers."""
        return np.round(self.expected, NOISELESS_DECIMALS)

    @cached_property
    def dominated(self) -> Mask:
        """Offers that another one matches on every criterion and beats on one, as things look."""
        return np.any(dominance.dominates(self.expected_rounded), axis=0)

    @cached_property
    def dominates_on_ranges(self) -> Mask:
        """Where the row's offer is better on every criterion, wherever in its ranges it lies."""
        ends = (np.round(end, NOISELESS_DECIMALS) for end in (self.worst_counted, self.best))
        return dominance.strictly_dominates(*ends)


def analyse(
    decision: Decision, catalog: Catalog | None = None, *, all_offers: bool = False
) -> Analysis:
    """Return what follows from the decision.

    Parameters
    ----------
    catalog
        What it is analysed by as far as it fits the work; left out, the one loaded.
    all_offers
        Whether those that are not ranked are looked at, too: where each offer is shown by itself.

    Raises
    ------
    CriterionError
        If a criterion in use is described nowhere, or one of the user's own is already built in.
    """
    catalog = catalog_of(decision, catalog)
    criteria = criteria_in_use(decision, catalog)
    checks = checked(decision, catalog)
    stand = standings(decision, criteria, catalog, checks)
    looked_at = decision if all_offers else _with_ranked(decision, stand)
    screens = {} if all_offers else screens_of(looked_at, checks, catalog)
    believed = beliefs(looked_at, criteria, catalog, screens)
    expected, worst, best = believed.values
    return Analysis(
        decision=looked_at,
        catalog=catalog,
        criteria=criteria,
        beliefs=believed,
        weights=additive.effective_weights([decision.points_of(each.key) for each in criteria]),
        expected=expected,
        worst=worst,
        best=best,
        whole=decision,
        standings=stand,
        checks=checks,
    )


def _with_ranked(decision: Decision, stand: Standings) -> Decision:
    """Return the decision with its ranked offers alone; itself where that is all of them."""
    ranked = tuple(each.offer for each in stand.values() if each.is_ranked)
    if len(ranked) == len(decision.offers):
        return decision
    return decision.model_copy(update={"offers": ranked})
