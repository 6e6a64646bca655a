"""How often is each offer first, over the worlds of one analysis? Simulated, block by block.

`by_weights` looks at worlds of weights alone, `by_facts` at worlds in which the facts are unsure
too. Every number is a mean over worlds, so those of many blocks are the mean of each block's.
"""

from functools import lru_cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from decision.analysis import Analysis
from decision.engine.acceptability import (
    Ranks,
    confidence_factors,
    family_values,
    first_counts,
    first_place_shares,
    rank_acceptability,
    value_quantiles,
    world_ranks,
)
from decision.engine.information import worth_of_everything
from decision.engine.value_functions import Array
from decision.engine.worlds import overall_in_worlds, slider_weights
from decision.known import known
from decision.worlds import Stretch, any_weights, fact_values, weight_errors, world_errors

QUANTILES = [step / 40 for step in range(1, 40)]
# Worlds of facts have seven digits: offers nearer than this many decimals are tied.
DECIMALS = 4

Families = npt.NDArray[np.int64]


class ByWeights(NamedTuple):
    """What worlds of weights alone tell; ``hits`` is in how many any weights put an offer first."""

    any_weights: Array
    weights_only: Array
    central_weights: Array
    hits: npt.NDArray[np.int64]


class ByFacts(NamedTuple):
    """What worlds of facts and weights tell, and with ``ratings_only`` those of facts alone."""

    first_place: Array
    ratings_only: Array
    rank_acceptability: Array
    pairwise_winning: Array
    quantiles: Array
    expected_regret: Array
    confidence_factors: Array
    family_shares: Array
    within_family: Array
    value_of_everything: Array


def families_of(analysis: Analysis) -> Families:
    """Return the family of each offer, numbered from 0 in the order of the offers."""
    employers = list(dict.fromkeys(offer.employer for offer in analysis.offers))
    return np.array([employers.index(offer.employer) for offer in analysis.offers])


def by_weights(analysis: Analysis, stretches: list[Stretch]) -> ByWeights:
    """Return what worlds of weights alone tell, at the expected values."""
    points = _points(analysis)
    used = points > 0 if points.any() else np.ones_like(points, dtype=bool)
    expected = tuple(map(tuple, analysis.expected.tolist()))
    loose, central, hits = _by_any_weights(expected, tuple(used.tolist()), tuple(stretches))
    shares = []
    for worlds in stretches:
        errors = weight_errors(len(points), worlds, analysis.decision.firmness)
        firm = _ranks(slider_weights(points, errors), analysis.expected)
        shares.append(first_place_shares(firm))
    return ByWeights(loose, _weighted(shares, stretches), central, hits)


@lru_cache(maxsize=16)
def _by_any_weights(
    expected: tuple[tuple[float, ...], ...], used: tuple[bool, ...], stretches: tuple[Stretch, ...]
) -> tuple[Array, Array, npt.NDArray[np.int64]]:
    """Return shares, central weights and hits, which no slider moves but one that goes to 0."""
    values = np.array(expected)
    shares, sums, hits = [], np.zeros_like(values), np.zeros(len(values), dtype=np.int64)
    for worlds in stretches:
        weights = any_weights(used, worlds)
        ranks = _ranks(weights, values)
        shares.append(first_place_shares(ranks))
        sums += (ranks.T == 1).astype(float) @ weights
        hits += first_counts(ranks)
    with np.errstate(invalid="ignore"):
        central = np.where(hits[:, None] > 0, sums / hits[:, None], np.nan)
    return _weighted(shares, list(stretches)), central, hits


def by_facts(analysis: Analysis, worlds: Stretch, central: Array) -> ByFacts:
    """Return what one stretch of worlds tells.

    Parameters
    ----------
    central
        The central weights of each offer, shape (offers, criteria).
    """
    points, families = _points(analysis), families_of(analysis)
    facts, place = known(analysis)
    by_offer = np.moveaxis(fact_values(facts, worlds), 0, -1)
    values = np.moveaxis(by_offer[place], -1, 0)
    errors = world_errors(facts, worlds, analysis.decision.firmness)
    overall = overall_in_worlds(slider_weights(points, errors), values)
    ranks, wins = world_ranks(overall)
    fixed = np.tile(analysis.weights, (worlds.n_draws, 1))
    alone = overall_in_worlds(fixed, values).round(DECIMALS)
    return ByFacts(
        first_place_shares(ranks),
        first_place_shares(world_ranks(alone)[0]),
        rank_acceptability(ranks),
        wins,
        value_quantiles(overall, QUANTILES),
        overall.max(axis=1).mean() - overall.mean(axis=0),
        confidence_factors(central, values),
        first_place_shares(world_ranks(family_values(overall, families))[0]),
        _within(overall, families),
        np.array(worth_of_everything(overall)),
    )


def averaged(parts: list[ByFacts], stretches: list[Stretch]) -> ByFacts:
    """Return the mean of what several stretches tell; of quantiles the mean is near enough."""
    columns = zip(*parts, strict=True)
    return ByFacts(*(_weighted(column, stretches) for column in columns))


def _points(analysis: Analysis) -> Array:
    decision = analysis.decision
    return np.array([decision.points_of(criterion.key) for criterion in analysis.criteria])


def _ranks(weights: Array, expected: Array) -> Ranks:
    return world_ranks(overall_in_worlds(weights, expected))[0]


def _within(overall: Array, families: Families) -> Array:
    shares = np.ones(len(families))
    for family in range(families.max() + 1):
        own = families == family
        if own.sum() > 1:
            shares[own] = first_place_shares(world_ranks(overall[:, own])[0])
    return shares


def _weighted(found: object, stretches: list[Stretch]) -> Array:
    if len(stretches) == 1:
        return np.asarray(found)[0]
    return np.average(np.asarray(found), axis=0, weights=[worlds.n_draws for worlds in stretches])
