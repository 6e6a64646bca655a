"""How sure is the answer? Shares of the worlds that fit what was told, and what is exact.

`confidence`: analysis -> worlds of weights and of facts, block by block -> one immutable
`Confidence`. Exact results stand above simulated ones: an offer that can never be first has a share
of 0. Axes: offer, criterion, in the order of the decision; shares are 0 to 1.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from decision.analysis import Analysis
from decision.arrays import Array, Integers, Mask
from decision.beliefs.sample import BATCH, WEIGHT_DRAWS_EACH, Batch, batches
from decision.engine.smaa import ENOUGH_WORLDS
from decision.findings.potential_optimality import (
    CanBeBest,
    PotentialOptimality,
    potential_optimality,
)
from decision.findings.shares import (
    AllUncertain,
    Families,
    WeightsOnly,
    all_uncertain_batch,
    families_of,
    joined,
    weights_only_batch,
)

DRAWS, SEED = BATCH, 0

Progress = Callable[[int, int], bool | None]


@dataclass(frozen=True)
class Robustness:
    """How sure an analysis is.

    Attributes
    ----------
    n_worlds
        How many worlds of facts were looked at; those of weights alone are four times as many.
    first_place, any_weights, weights_only, ratings_only
        The share of worlds in which each offer is first, ties split: with everything unsure, with
        any weights over the criteria that count, with only the sliders unsure, and only the facts.
        Shape (offers,), sums 1.
    rank_acceptability
        How often the row's offer has the column's rank, shape (offers, offers).
    pairwise_winning
        How often the row's offer is strictly better than the column's, shape (offers, offers).
    quantiles
        2.5 %, 5 %, 7.5 % and so on to 97.5 % of each overall value, in points, shape (offers, 39).
    expected_regret
        By how many points the best of each world beats each offer on average, shape (offers,).
    central_weights, hits
        The mean of the weights that put each offer first, shape (offers, criteria), NaN if none
        does, and in how many worlds they did.
    confidence_factors
        How often each offer is first with its central weights, shape (offers,).
    families, family_shares
        The family of each offer, numbered from 0, and how often any of its members is first.
    within_family
        How often each offer is first among its own family, shape (offers,).
    value_of_everything
        What knowing all would be worth, in points, simulated, shape ().
    can_be_best, never_best
        Exact, whatever the sliders: as things look, and with all that is believed possible.
    """

    analysis: Analysis
    n_draws: int
    first_place: Array
    any_weights: Array
    weights_only: Array
    ratings_only: Array
    rank_acceptability: Array
    pairwise_winning: Array
    quantiles: Array
    expected_regret: Array
    central_weights: Array
    hits: Integers
    confidence_factors: Array
    families: Families
    family_shares: Array
    within_family: Array
    evpi: Array
    can_be_best: tuple[CanBeBest, ...]
    never_best: Mask

    @property
    def dots(self) -> Array:
        """Twenty overall values of each offer, each for 5 of 100 worlds, shape (offers, 20)."""
        return self.quantiles[:, ::2]

    @property
    def usual_range(self) -> Array:
        """The points between which each offer lies in 18 of 20 worlds, shape (offers, 2)."""
        return self.quantiles[:, [1, -2]]

    @property
    def enough(self) -> Mask:
        """Whether enough draws put an offer first to say whom it suits, shape (offers,)."""
        return self.hits >= ENOUGH_WORLDS


def robustness(
    analysis: Analysis, n_draws: int = DRAWS, seed: int = SEED, progress: Progress | None = None
) -> Robustness:
    """Return how sure the analysis of one or more offers is.

    Parameters
    ----------
    n_worlds
        At least 1.
    progress
        Told after each block of worlds how many are done, and of how many. Where it returns False,
        the result is of the worlds that are done.

    Raises
    ------
    ValueError
        If there is no offer or no world.
    """
    if not analysis.offers or n_draws < 1:
        given = f"{len(analysis.offers)} offers, {n_draws} worlds"
        raise ValueError(f"expected at least one offer and one world; found {given}")
    for so_far in _so_far(analysis, batches(n_draws, seed)):
        n_done, weighed, found = so_far
        if progress is not None and progress(n_done, n_draws) is False:
            break
    exact, families = potential_optimality(analysis), families_of(analysis)
    return Robustness(
        analysis=analysis,
        n_draws=n_done,
        families=families,
        can_be_best=exact.can_be_best,
        never_best=exact.never_best,
        **_certain_of_weights(weighed, exact, n_done),
        **_certain_of_facts(found, exact, families)._asdict(),
    )


def _so_far(
    analysis: Analysis, stretches: list[Batch]
) -> Iterator[tuple[int, WeightsOnly, AllUncertain]]:
    """Yield after each stretch how many worlds were looked at, and what they all tell."""
    weighed, found = None, None
    for worlds in stretches:
        n_done = worlds.start + worlds.n_draws
        share = worlds.n_draws / n_done
        weighed = joined(weighed, weights_only_batch(analysis, worlds), share)
        found = joined(found, all_uncertain_batch(analysis, worlds, weighed.central_weights), share)
        yield n_done, weighed, found


def _certain_of_weights(
    found: WeightsOnly, exact: PotentialOptimality, n_draws: int
) -> dict[str, Any]:
    """Return the same with nothing for offers that no weights put first as things look."""
    possible = np.array([can is not CanBeBest.NO for can in exact.can_be_best])
    hits = np.rint(found.first_often * (WEIGHT_DRAWS_EACH * n_draws)).astype(np.int64)
    return {
        "any_weights": _among(found.any_weights, possible),
        "weights_only": _among(found.weights_only, possible),
        "central_weights": np.where(possible[:, None], found.central_weights, np.nan),
        "hits": np.where(possible, hits, 0),
    }


def _certain_of_facts(
    found: AllUncertain, exact: PotentialOptimality, families: Families
) -> AllUncertain:
    """Return the same with nothing for offers that are never best."""
    possible = ~exact.never_best
    ranks = found.rank_acceptability.copy()
    if len(ranks) > 1:
        ranks[:, 1] += np.where(possible, 0, ranks[:, 0])
        ranks[:, 0] = np.where(possible, ranks[:, 0], 0)
    of_family = np.array([possible[families == each].any() for each in range(families.max() + 1)])
    return found._replace(
        first_place=_among(found.first_place, possible),
        ratings_only=_among(found.ratings_only, possible),
        rank_acceptability=ranks,
        family_shares=_among(found.family_shares, of_family),
    )


def _among(shares: Array, possible: Mask) -> Array:
    """Return shares, sum 1, with none for what is not possible."""
    left = np.where(possible, shares, 0)
    # Float noise alone put others first: those possible share it all.
    return left / left.sum() if left.any() else possible / possible.sum()
