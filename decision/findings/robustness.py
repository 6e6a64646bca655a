"""How sure is the answer? Shares of the draws that fit what was entered, and what is exact.

`robustness`: analysis -> draws of weights and of facts, batch by batch -> their counts and sums,
added up -> one immutable `Robustness`. Exact results stand above simulated ones: an offer that can
never be first has a share of 0. Axes: offer, criterion, in the order of the decision. What it says
of the doubt and of central weights is read off it.

Source: Lahdelma and Salminen, Operations Research 49 (2001) 444-454.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np

from decision.analysis import Analysis
from decision.arrays import Array, Integers, Mask
from decision.beliefs.sample import Batch, batches, usual_draws
from decision.engine import smaa
from decision.engine.smallest_weight_change import weight_moved
from decision.findings import draw_sums
from decision.findings.draw_sums import DRAWS, SEED, UncertainSums, WeightSums
from decision.findings.must_haves import choice
from decision.findings.weight_changes import CanBeBest, potential_optimality

# Of fewer draws that put an offer first, their mean says nothing.
ENOUGH_DRAWS = 50

Progress = Callable[[int, int], bool | None]


class DoubtBySource(NamedTuple):
    """How often those in front are not first.

    Attributes
    ----------
    offers
        What one would choose today: the leader, or with open must-haves counted another; with the
        other offers of its employer where there are other employers.
    in_all, of_weights, of_facts
        The share of draws, 0 to 1, in which none of them is first: with everything unsure, with
        only the sliders unsure, and with only the facts. Where these are sure, an offer that more
        likely fails a must-have than not is out.
    """

    offers: tuple[int, ...]
    in_all: float
    of_weights: float
    of_facts: float


@dataclass(frozen=True, eq=False)
class Robustness:
    """How sure an analysis is.

    Attributes
    ----------
    n_draws
        How many draws of facts were looked at; those of weights alone are four times as many.
    first_place, any_weights, weights_only, ratings_only : (offers,), 0 to 1, sums 1
        The share of draws in which each offer is first, ties split: with everything unsure, with
        any weights over the criteria that count, with only the sliders unsure, and only the facts.
    weights_counted : (offers,), 0 to 1, sum 1
        As ``weights_only``, without offers that more likely fail an open must-have than not.
    rank_acceptability : (offers, offers), 0 to 1
        How often the row's offer has the column's rank.
    pairwise_winning : (offers, offers), 0 to 1
        How often the row's offer is strictly better than the column's.
    quantiles : (offers, 39), in points
        2.5 %, 5 %, 7.5 % and so on to 97.5 % of each overall value; of several batches the mean of
        theirs.
    expected_regret : (offers,), in points
        By how much the best of each draw beats each offer on average.
    central_weights : (offers, criteria), rows' sums 1 or NaN
        The mean of the weights that put each offer first; NaN where none does.
    hits : (offers,)
        In how many draws of any weights each offer is first, alone or tied.
    confidence_factors : (offers,), 0 to 1 or NaN
        How often each offer is first with its central weights, as the first batch has them; NaN
        where it has none.
    families : (offers,)
        The family of each offer, numbered from 0: offers of one employer.
    family_shares : (families,), sum 1
        How often any member of a family is first.
    within_family : (offers,), 0 to 1
        How often each offer is first among its own family.
    can_be_best, never_best
        Exact, whatever the sliders: as things look, and with all that is believed possible.
    """

    analysis: Analysis
    n_draws: int
    first_place: Array
    any_weights: Array
    weights_only: Array
    ratings_only: Array
    weights_counted: Array
    rank_acceptability: Array
    pairwise_winning: Array
    quantiles: Array
    expected_regret: Array
    central_weights: Array
    hits: Integers
    confidence_factors: Array
    families: Integers
    family_shares: Array
    within_family: Array
    can_be_best: tuple[CanBeBest, ...]
    never_best: Mask

    @property
    def dots(self) -> Array:
        """Twenty overall values of each offer, each for 5 of 100 draws, shape (offers, 20)."""
        return self.quantiles[:, ::2]

    @property
    def usual_range(self) -> Array:
        """The points between which each offer lies in 18 of 20 draws, shape (offers, 2)."""
        return self.quantiles[:, [1, -2]]

    @property
    def enough(self) -> Mask:
        """Whether enough draws put an offer first to say whom it suits, shape (offers,)."""
        return (self.hits >= ENOUGH_DRAWS) & ~np.isnan(self.confidence_factors)

    @cached_property
    def weight_moved(self) -> Array:
        """How much weight lies between central and own weights, 0 to 1 or NaN, shape (offers,)."""
        return np.array([weight_moved(self.analysis.weights, w) for w in self.central_weights])

    @cached_property
    def doubt_by_source(self) -> DoubtBySource:
        """How often the choice is not first, and whether that is for the weights or the facts."""
        leader = choice(self.analysis)
        family = [leader]
        if len(self.family_shares) > 1:
            family = np.flatnonzero(self.families == self.families[leader]).tolist()
        all_shares = (self.first_place, self.weights_counted, self.ratings_only)
        # Ties are split, so the shares of a family add up; floats may add up to more than 1.
        lost = [max(1 - float(shares[family].sum()), 0.0) for shares in all_shares]
        return DoubtBySource(tuple(family), *lost)

    @property
    def evpi(self) -> float:
        """What knowing all would be worth, in points, 0 or more: the least expected regret."""
        return max(float(self.expected_regret.min()), 0.0)


def robustness(
    analysis: Analysis, n_draws: int = DRAWS, seed: int = SEED, progress: Progress | None = None
) -> Robustness:
    """Stochastic acceptability (SMAA-2) of an analysis of one or more offers.

    Parameters
    ----------
    n_draws
        At least 1.
    progress
        Called after each batch with how many draws are done, and of how many. Where it returns
        False, the result is of the draws that are done.

    Raises
    ------
    ValueError
        If there is no offer or no draw.
    """
    if not analysis.offers or n_draws < 1:
        counts = f"{len(analysis.offers)} offers, {n_draws} draws"
        raise ValueError(f"expected at least one offer and one draw; found {counts}")
    at_once = usual_draws(len(analysis.offers), len(analysis.criteria))
    for so_far in _so_far(analysis, batches(n_draws, seed, at_once)):
        if progress is not None and progress(so_far[0], n_draws) is False:
            break
    return _divided(analysis, *so_far)


def _so_far(
    analysis: Analysis, all_batches: list[Batch]
) -> Iterator[tuple[int, WeightSums, UncertainSums]]:
    """Yield after each batch how many draws were looked at, and their counts and sums."""
    weights, uncertain, central = None, None, None
    for batch in all_batches:
        weights = draw_sums.added(weights, draw_sums.weight_sums(analysis, batch))
        if central is None:
            central = smaa.central_weights(weights.where_first, weights.hits)
        uncertain = draw_sums.added(uncertain, draw_sums.uncertain_sums(analysis, batch, central))
        yield batch.start + batch.n_draws, weights, uncertain


def _divided(
    analysis: Analysis, n_draws: int, weights: WeightSums, uncertain: UncertainSums
) -> Robustness:
    """Return shares and means, with nothing for what exact results rule out."""
    exact, families = potential_optimality(analysis), draw_sums.families_of(analysis)
    can = np.array([each is not CanBeBest.NO for each in exact.can_be_best])
    may = ~exact.never_best
    central = smaa.central_weights(weights.where_first, weights.hits)
    likely = draw_sums.likely_to_hold(analysis)
    return Robustness(
        analysis=analysis,
        n_draws=n_draws,
        first_place=_shares(uncertain.first, may),
        any_weights=_shares(weights.any_first, can),
        weights_only=_shares(weights.slider_first, can),
        ratings_only=_shares(uncertain.ratings_first, may),
        weights_counted=_shares(weights.slider_counted, can if likely.all() else likely),
        rank_acceptability=_rank_shares(uncertain.ranks / n_draws, may),
        pairwise_winning=uncertain.wins / n_draws,
        quantiles=uncertain.quantiles / n_draws,
        expected_regret=uncertain.regret / n_draws,
        central_weights=np.where(can[:, None], central, np.nan),
        hits=np.where(can, weights.hits, 0),
        confidence_factors=uncertain.confident / n_draws,
        families=families,
        family_shares=_shares(uncertain.family_first, np.bincount(families, may) > 0),
        within_family=uncertain.within_family / n_draws,
        can_be_best=exact.can_be_best,
        never_best=exact.never_best,
    )


def _shares(counts: Array, possible: Mask) -> Array:
    """Return counts as shares, sum 1, with none for what is not possible."""
    left = np.where(possible, counts, 0)
    # Float noise alone put others first: those possible share it all.
    return left / left.sum() if left.any() else possible / possible.sum()


def _rank_shares(shares: Array, possible: Mask) -> Array:
    """Return the same with no first rank for what is not possible; an offer alone has no other."""
    if len(shares) > 1:
        shares[:, 1] += np.where(possible, 0, shares[:, 0])
        shares[:, 0] = np.where(possible, shares[:, 0], 0)
    return shares
