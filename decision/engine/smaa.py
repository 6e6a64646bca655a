"""How often is each offer first, and with which weights? Stochastic acceptability over worlds.

`ranks_in_draws` compares the offers' overall values in every world; `first_place_shares` and
`rank_acceptability` count its ranks, `pairwise_winning` its wins, `central_weights` average the
weights that put an offer first and `confidence_factors` say how often those do so. All are
shares, 0 to 1; regret and quantiles are in points.

Source: Lahdelma and Salminen, Operations Research 49 (2001) 444-454 (SMAA-2); Tervonen and
Lahdelma, European Journal of Operational Research 178 (2007) 500-513.
"""

from collections.abc import Sequence
from itertools import combinations

import numpy as np
import numpy.typing as npt

from decision.arrays import AnyFloats, Array, Integers
from decision.engine.weight_draws import overall_in_draws

Ranks = npt.NDArray[np.unsignedinteger]
# With fewer worlds than this, averages over them say nothing.
ENOUGH_WORLDS = 50


def ranks_in_draws(overall: Array) -> tuple[Ranks, Array]:
    """Return each offer's rank in each world, and how often the row's offer beats the column's.

    A rank is 1 + the number strictly better. Comparing each pair once over all worlds is several
    times faster than sorting every world.

    Parameters
    ----------
    overall
        Shape (draws, offers).

    Returns
    -------
    Shape (draws, offers), and shape (offers, offers), 0 to 1.

    >>> ranks_in_draws(np.array([[3.0, 5.0, 5.0]]))[0].tolist()
    [[3, 1, 1]]
    """
    n_draws, n_offers = overall.shape
    ranks = np.ones((n_offers, n_draws), dtype=np.min_scalar_type(n_offers))
    wins = np.zeros((n_offers, n_offers))
    columns = np.ascontiguousarray(overall.T)
    better = np.empty(n_draws, dtype=bool)
    for pair in combinations(range(n_offers), 2):
        for one, other in (pair, pair[::-1]):
            np.greater(columns[one], columns[other], out=better)
            ranks[other] += better
            wins[one, other] = np.count_nonzero(better)
    return ranks.T, wins / max(n_draws, 1)


def first_place_shares(ranks: Ranks) -> Array:
    """Return the share of worlds in which each offer is first, ties split, shape (offers,), sum 1.

    >>> first_place_shares(np.array([[1, 2], [1, 1]], dtype=np.uint8)).tolist()
    [0.75, 0.25]
    """
    first = ranks.T == 1
    shared = np.reciprocal(first.sum(axis=0, dtype=np.float32), dtype=np.float64)
    return first @ shared / len(ranks)


def first_counts(ranks: Ranks) -> Integers:
    """Return in how many worlds each offer is first, alone or tied, shape (offers,)."""
    return np.count_nonzero(ranks == 1, axis=0)


def rank_acceptability(ranks: Ranks) -> Array:
    """Return the share of worlds in which the row's offer has the column's rank; rows' sums are 1.

    >>> rank_acceptability(np.array([[1, 2], [1, 1]], dtype=np.uint8)).tolist()
    [[1.0, 0.0], [0.5, 0.5]]
    """
    places = range(1, ranks.shape[1] + 1)
    return np.stack([np.count_nonzero(ranks == place, axis=0) for place in places], 1) / len(ranks)


def central_weights(weights: Array, ranks: Ranks) -> Array:
    """Return the mean of the weights with which each offer is first, shape (offers, criteria).

    NaN for an offer that never is. Those of fewer than `ENOUGH_WORLDS` worlds (`first_counts`) say
    little.

    Parameters
    ----------
    weights
        Uniform ones, shape (draws, criteria).
    """
    first = (ranks.T == 1).astype(float)
    counts = first.sum(axis=1, keepdims=True)
    return np.where(counts > 0, first @ weights / np.maximum(counts, 1), np.nan)


def confidence_factors(central: Array, values: AnyFloats) -> Array:
    """Return how often each offer is first with its own central weights, shape (offers,).

    Parameters
    ----------
    central
        Shape (offers, criteria); a row of NaN gives NaN.
    values
        Shape (draws, offers, criteria), or (offers, criteria) where nothing but weights is unsure.
    """
    worlds = values if values.ndim == 3 else values[None]
    shares = np.full(len(central), np.nan)
    for offer in np.flatnonzero(~np.isnan(central).any(axis=1)):
        fixed = np.broadcast_to(central[offer], (len(worlds), central.shape[1]))
        overall = overall_in_draws(fixed, worlds).T
        shares[offer] = (overall[offer] >= overall).all(axis=0).mean()
    return shares


def value_quantiles(overall: Array, probabilities: Sequence[float]) -> Array:
    """Return quantiles of each offer's overall value, shape (offers, probabilities), in points.

    Between two worlds they lie on a straight line. Sorting each offer's worlds once is several
    times faster than looking for a few quantiles among them.

    >>> value_quantiles(np.array([[10.0], [30.0], [20.0]]), [0.0, 0.25, 0.5]).tolist()
    [[10.0, 15.0, 20.0]]
    """
    ordered = np.sort(overall.T, axis=1)
    place = np.asarray(probabilities) * (ordered.shape[1] - 1)
    before = place.astype(int)
    after = np.minimum(before + 1, ordered.shape[1] - 1)
    found = ordered[:, before] + (place - before) * (ordered[:, after] - ordered[:, before])
    # What is not a number was sorted to the end.
    return np.where(np.isnan(ordered[:, -1:]), np.nan, found)


def expected_regret(overall: Array, leader: int) -> float:
    """Return by how many points the best offer of a world beats the leader on average, 0 or more.

    >>> expected_regret(np.array([[60.0, 40.0], [50.0, 70.0]]), leader=0)
    10.0
    """
    return float(np.mean(overall.max(axis=1) - overall[:, leader], dtype=float))


def family_values(overall: Array, families: Integers) -> Array:
    """Return the best overall value of each family in each world, shape (draws, families).

    A copy of an offer adds nothing to its family, as adding shares of tied members would.

    Parameters
    ----------
    families
        The family of each offer, shape (offers,), numbered from 0.

    >>> family_values(np.array([[60.0, 40.0, 50.0]]), np.array([0, 1, 1])).tolist()
    [[60.0, 50.0]]
    """
    members = [overall[:, families == family] for family in range(families.max() + 1)]
    return np.stack([each.max(axis=1) for each in members], axis=1)
