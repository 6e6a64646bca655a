"""How often is each offer first, over the worlds of one analysis? Simulated, block by block.

`weights_only_batch` looks at worlds of weights alone, `all_uncertain_batch` at worlds in which the
facts are unsure too. Every number is a mean over worlds, so those of many blocks are `joined` as
they come.
"""

from typing import NamedTuple, TypeVar

import numpy as np

from decision.analysis import Analysis
from decision.arrays import Array, Draws, Integers
from decision.beliefs.cache import as_key as frozen
from decision.beliefs.sample import (
    WEIGHT_DRAWS_EACH,
    Batch,
    any_weights,
    cached_if_first,
    sample,
    weight_factors,
)
from decision.engine.smaa import (
    Ranks,
    confidence_factors,
    family_values,
    first_place_shares,
    rank_acceptability,
    ranks_in_draws,
    value_quantiles,
)
from decision.engine.value_of_information import evpi_in_draws
from decision.engine.weight_draws import overall_in_draws, slider_weights

# Worlds of facts have seven digits: offers nearer than this many decimals are tied.
DECIMALS, EXACT = 4, 9
QUANTILES = [step / 40 for step in range(1, 40)]

Families = Integers


class WeightsOnly(NamedTuple):
    """What worlds of weights alone tell, each a mean over them.

    With any weights how often an offer is first, alone or tied, and the weights when it is.
    """

    any_weights: Array
    weights_only: Array
    first_often: Array
    first_weights: Array

    @property
    def central_weights(self) -> Array:
        """The mean of the weights that put each offer first, shape (offers, criteria)."""
        often = self.first_often[:, None]
        return np.where(often > 0, self.first_weights / np.where(often > 0, often, 1), np.nan)


class AllUncertain(NamedTuple):
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
    evpi: Array


Means = TypeVar("Means", WeightsOnly, AllUncertain)


def families_of(analysis: Analysis) -> Families:
    """Return the family of each offer, numbered from 0 in the order of the offers."""
    employers = list(dict.fromkeys(offer.employer for offer in analysis.offers))
    return np.array([employers.index(offer.employer) for offer in analysis.offers])


def weights_only_batch(analysis: Analysis, worlds: Batch) -> WeightsOnly:
    """Return what one stretch of worlds of weights alone tells, at the expected values."""
    points = analysis.points
    used = points > 0 if points.any() else np.ones_like(points, dtype=bool)
    key = (frozen(analysis.expected), tuple(used.tolist()))
    loose, often, sums = cached_if_first(
        worlds, ("any weights", *key), lambda: _by_any_weights(*key, worlds)
    )
    errors = weight_factors(len(points), worlds, analysis.decision.firmness).T
    shares = [
        first_place_shares(_ranks(slider_weights(points, some), analysis.expected))
        for some in _parts(errors)
    ]
    return WeightsOnly(loose, np.mean(shares, axis=0), often, sums)


def _by_any_weights(
    expected: tuple[tuple[float, ...], ...], used: tuple[bool, ...], worlds: Batch
) -> tuple[Array, Array, Array]:
    """Return what any weights tell, which no slider changes but one that goes to 0."""
    values = np.array(expected)
    parts = []
    for weights in _parts(any_weights(used, worlds).T):
        ranks = _ranks(weights, values)
        first = (ranks.T == 1).astype(float)
        parts.append(
            (first_place_shares(ranks), first.mean(axis=1), first @ weights / len(weights))
        )
    shares, often, sums = (np.mean(column, axis=0) for column in zip(*parts, strict=True))
    return shares, often, sums


def _parts(worlds: Array) -> list[Array]:
    """Return parts of many worlds small enough for the nearest memory, which is twice as fast."""
    return np.split(worlds, WEIGHT_DRAWS_EACH)


def all_uncertain_batch(analysis: Analysis, worlds: Batch, central: Array) -> AllUncertain:
    """Return what one stretch of worlds tells.

    Parameters
    ----------
    central
        The central weights of each offer, shape (offers, criteria).
    """
    points, families = analysis.points, families_of(analysis)
    drawn, errors = sample(analysis.beliefs, worlds, analysis.decision.firmness)
    values, errors = np.moveaxis(drawn, -1, 0), errors.T
    overall = overall_in_draws(slider_weights(points, errors), values)
    ranks, wins = ranks_in_draws(overall)
    alone = _with_fixed_weights(analysis, values)
    return AllUncertain(
        first_place_shares(ranks),
        first_place_shares(ranks_in_draws(alone)[0]),
        rank_acceptability(ranks),
        wins,
        value_quantiles(overall, QUANTILES),
        overall.max(axis=1).mean() - overall.mean(axis=0),
        cached_if_first(
            worlds,
            ("confidence factors", analysis.beliefs.key, central.tobytes()),
            lambda: confidence_factors(central, values),
        ),
        first_place_shares(ranks_in_draws(family_values(overall, families))[0]),
        _within(overall, families),
        np.array(evpi_in_draws(overall)),
    )


def joined(before: Means | None, part: Means, share: float) -> Means:
    """Return the means over all worlds so far; of quantiles the mean is near enough.

    Parameters
    ----------
    share
        What the last part is of all worlds so far.
    """
    if before is None:
        return part
    pairs = zip(before, part, strict=True)
    # An offer that no weights had put first so far has no confidence factor to go on from.
    return type(part)(
        *(np.where(np.isnan(old), new, old + share * (new - old)) for old, new in pairs)
    )


def _with_fixed_weights(analysis: Analysis, values: Draws) -> Array:
    """Return overall values with today's weights, near ones tied; exact where all is sure."""
    fixed = np.broadcast_to(analysis.weights, (len(values), len(analysis.weights)))
    if (analysis.worst == analysis.best).all():
        return np.broadcast_to(analysis.overall.round(EXACT), (len(values), len(analysis.offers)))
    return overall_in_draws(fixed, values).round(DECIMALS)


def _ranks(weights: Array, expected: Array) -> Ranks:
    return ranks_in_draws(overall_in_draws(weights, expected))[0]


def _within(overall: Array, families: Families) -> Array:
    shares = np.ones(len(families))
    for family in range(families.max() + 1):
        own = families == family
        if own.sum() > 1:
            shares[own] = first_place_shares(ranks_in_draws(overall[:, own])[0])
    return shares
