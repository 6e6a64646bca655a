"""How sure is the answer? Shares of the draws that fit what was entered, and what is exact.

`robustness`: analysis -> draws of weights and of facts, batch by batch -> their counts and sums,
added up (`all_sums`) -> one immutable `Robustness`. Exact results stand above simulated ones: an
offer that can never be first has a share of 0. Axes: offer, criterion, in the order of the
decision. What it says of the doubt and of central weights is read off it.

Source: Lahdelma and Salminen, Operations Research 49 (2001) 444-454.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np

from decision.analysis import Analysis
from decision.arrays import Array, Integers, Mask
from decision.beliefs.batches import batches, usual_draws
from decision.engine.smallest_weight_change import weight_moved
from decision.findings import draw_sums
from decision.findings.all_sums import AllSums, OfBatch, batch_by_batch
from decision.findings.draw_sums import DRAWS, SEED
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

    Of the draws what every page shows is there; what is asked of ``sums`` is made when it is read.

    Attributes
    ----------
    n_draws
        How many draws of facts were looked at; those of weights alone are four times as many.
    quantiles : (offers, 39), in points
        2.5 %, 5 %, 7.5 % and so on to 97.5 % of each overall value; of several batches the mean of
        theirs.
    expected_regret : (offers,), in points
        By how much the best of each draw beats each offer on average.
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
    quantiles: Array
    expected_regret: Array
    families: Integers
    family_shares: Array
    within_family: Array
    can_be_best: tuple[CanBeBest, ...]
    never_best: Mask
    sums: AllSums

    @cached_property
    def first_place(self) -> Array:
        """The share of draws in which each offer is first, all unsure, ties split, (offers,)."""
        return _shares(self.sums.ranks.first, ~self.never_best)

    @cached_property
    def any_weights(self) -> Array:
        """The same with any weights over the criteria that count."""
        return _shares(self.sums.weights.any_first, self._can)

    @cached_property
    def weights_only(self) -> Array:
        """The same with only the sliders unsure."""
        return _shares(self.sums.weights.slider_first, self._can)

    @cached_property
    def weights_counted(self) -> Array:
        """The same without offers that more likely fail an open must-have than not."""
        likely = draw_sums.likely_to_hold(self.analysis)
        return _shares(self.sums.weights.slider_counted, self._can if likely.all() else likely)

    @cached_property
    def ratings_only(self) -> Array:
        """The same with only the facts unsure."""
        return _shares(self.sums.ranks.ratings_first, ~self.never_best)

    @cached_property
    def _can(self) -> Mask:
        return np.array([each is not CanBeBest.NO for each in self.can_be_best])

    @cached_property
    def rank_acceptability(self) -> Array:
        """How often the row's offer has the column's rank, 0 to 1, shape (offers, offers)."""
        return _rank_shares(self.sums.ranks.ranks / self.n_draws, ~self.never_best)

    @cached_property
    def pairwise_winning(self) -> Array:
        """How often the row's offer is strictly better than the column's, as the ranks."""
        return self.sums.ranks.wins / self.n_draws

    @cached_property
    def central_weights(self) -> Array:
        """The mean of the weights that put each offer first; NaN where none does.

        Shape (offers, criteria), rows' sums 1 or NaN.
        """
        return np.where(self._can[:, None], self.sums.weights.central, np.nan)

    @cached_property
    def hits(self) -> Integers:
        """In how many draws of any weights each offer is first, alone or tied, shape (offers,)."""
        return np.where(self._can, self.sums.weights.hits, 0)

    @cached_property
    def confidence_factors(self) -> Array:
        """How often each offer is first with its central weights, as the first batch has them.

        Shape (offers,), 0 to 1; NaN where it has none.
        """
        return self.sums.ranks.confident / self.n_draws

    @property
    def dots(self) -> Array:
        """Twenty overall values of each offer, each for 5 of 100 draws, shape (offers, 20)."""
        return self.quantiles[:, ::2]

    @cached_property
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
    all_batches = batches(n_draws, seed, at_once)
    if len(all_batches) == 1 and progress is None:
        return _divided(analysis, n_draws, OfBatch(analysis, all_batches[0]))
    for so_far in batch_by_batch(analysis, all_batches):
        if progress is not None and progress(so_far[0], n_draws) is False:
            break
    return _divided(analysis, *so_far)


def _divided(analysis: Analysis, n_draws: int, sums: AllSums) -> Robustness:
    """Return shares and means, with nothing for what exact results rule out."""
    exact, families = potential_optimality(analysis), draw_sums.families_of(analysis)
    may, overall = ~exact.never_best, sums.overall
    return Robustness(
        analysis=analysis,
        n_draws=n_draws,
        quantiles=overall.quantiles / n_draws,
        expected_regret=overall.regret / n_draws,
        families=families,
        family_shares=_shares(overall.family_first, np.bincount(families, may) > 0),
        within_family=overall.within_family / n_draws,
        can_be_best=exact.can_be_best,
        never_best=exact.never_best,
        sums=sums,
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
