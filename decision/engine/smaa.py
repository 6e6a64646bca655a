"""How often is each offer first, and with which weights? Stochastic acceptability over draws.

`ranks_in_draws` compares the offers' overall values in every draw. The others count and add up:
`first_counts`, `hit_counts`, `rank_counts` and `win_counts` the ranks, `lead_counts` first places
where no other rank is asked for, `weights_where_first` the weights that put an offer first,
`confidence_counts` how often their mean does, `regret_sums` what is lost. Counts and sums of
batches add up to those of all draws; divided by the number of draws they are acceptability indices,
confidence factors and expected regrets.

Source: Lahdelma and Salminen, Operations Research 49 (2001) 444-454 (SMAA-2); Tervonen and
Lahdelma, European Journal of Operational Research 178 (2007) 500-513.
"""

from itertools import combinations

import numpy as np
import numpy.typing as npt

from decision.arrays import AnyFloats, Array, Integers, Mask
from decision.engine.weight_draws import overall_in_draws

Ranks = npt.NDArray[np.unsignedinteger]
# Of more offers every draw is sorted, which takes time by the offer and not by the pair of offers.
COMPARED_IN_PAIRS = 64
SORTED_WHOLE, BINS = 2**12, 2**12  # draws, and as many bins for more of them
SORTED_AT_ONCE = 2**18  # overall values, a few megabytes with what sorting them takes


def ranks_in_draws(overall: AnyFloats) -> Ranks:
    """Ranks in draws, shape (offers, draws): 1 + the number strictly better.

    Comparing each pair once over all draws is several times faster than sorting every draw, as long
    as the offers are few.

    >>> ranks_in_draws(np.array([[3.0], [5.0], [5.0]])).tolist()
    [[3], [1], [1]]
    """
    if len(overall) > COMPARED_IN_PAIRS:
        step = max(SORTED_AT_ONCE // len(overall), 1)
        starts = range(0, overall.shape[1], step)
        parts = [_sorted_ranks(overall[:, start : start + step]) for start in starts]
        return np.concatenate(parts, axis=1) if parts else _sorted_ranks(overall)
    ranks = np.ones(overall.shape, dtype=np.min_scalar_type(len(overall)))
    better = np.empty(overall.shape[1], dtype=bool)
    for pair in combinations(range(len(overall)), 2):
        for row, column in (pair, pair[::-1]):
            np.greater(overall[row], overall[column], out=better)
            ranks[column] += better
    return ranks


def _sorted_ranks(overall: AnyFloats) -> Ranks:
    n_offers, n_draws = overall.shape
    by_draw = np.ascontiguousarray(-overall.T)
    order = by_draw.argsort(axis=1)
    ordered = np.take_along_axis(by_draw, order, axis=1)
    # Tied offers have the rank of the first of them.
    places = np.ones((n_draws, n_offers), dtype=np.min_scalar_type(n_offers))
    later = np.arange(2, n_offers + 1, dtype=places.dtype)
    np.multiply(ordered[:, 1:] > ordered[:, :-1], later, out=places[:, 1:], casting="unsafe")
    np.maximum.accumulate(places, axis=1, out=places)
    ranks = np.empty_like(places)
    np.put_along_axis(ranks, order, places, axis=1)
    return np.ascontiguousarray(ranks.T)


def win_counts(ranks: Ranks) -> Integers:
    """Draws in which the row's offer is strictly better than the column's, (offers, offers).

    >>> win_counts(np.array([[1, 1], [2, 1]], dtype=np.uint8)).tolist()
    [[0, 1], [0, 0]]
    """
    wins = np.zeros((len(ranks), len(ranks)), dtype=np.int64)
    for row, ranked in enumerate(ranks):
        wins[row] = [np.count_nonzero(ranked < other) for other in ranks]
    return wins


def lead_counts(overall: AnyFloats, tie: float = 0.0) -> Array:
    """First places, a tie split among those tied, as `first_counts`, without any other rank.

    Parameters
    ----------
    tie : points by which an offer may be behind the best and share its place

    >>> lead_counts(np.array([[3.0, 1.0], [5.0, 1.0], [5.0, 0.0]])).tolist()
    [0.5, 1.0, 0.5]
    """
    return _split(overall >= overall.max(axis=0) - tie)


def first_counts(ranks: Ranks) -> Array:
    """First places, a tie split among those tied, shape (offers,), sum the number of draws.

    >>> first_counts(np.array([[1, 1], [2, 1]], dtype=np.uint8)).tolist()
    [1.5, 0.5]
    """
    return _split(ranks == 1)


def _split(first: Mask) -> Array:
    """Return in how many draws each offer is first, a tie split, shape (offers,)."""
    alone = np.count_nonzero(first, axis=1)
    if alone.sum() == first.shape[1]:
        return alone.astype(float)
    shared = np.reciprocal(first.sum(axis=0, dtype=np.float32), dtype=np.float64)
    return first @ shared


def hit_counts(ranks: Ranks) -> Integers:
    """Draws in which each offer is first, alone or tied, shape (offers,).

    >>> hit_counts(np.array([[1, 1], [2, 1]], dtype=np.uint8)).tolist()
    [2, 1]
    """
    return np.count_nonzero(ranks == 1, axis=1)


def rank_counts(ranks: Ranks) -> Integers:
    """Draws in which the row's offer has the column's rank, shape (offers, offers).

    >>> rank_counts(np.array([[1, 1], [2, 1]], dtype=np.uint8)).tolist()
    [[2, 0], [1, 1]]
    """
    return np.stack([np.bincount(row, minlength=len(ranks) + 1)[1:] for row in ranks])


def weights_where_first(weights: AnyFloats, ranks: Ranks) -> Array:
    """Weights added up over the draws in which each offer is first, shape (offers, criteria).

    Parameters
    ----------
    weights : (criteria, draws), for central weights uniform ones
    """
    return (ranks == 1).astype(float) @ weights.T


def central_weights(sums: Array, hits: Integers) -> Array:
    """Central weights: the mean of those that put each offer first, shape (offers, criteria).

    NaN for an offer that none do.

    Parameters
    ----------
    sums : (offers, criteria), from `weights_where_first`
    hits : (offers,), from `hit_counts`

    >>> central_weights(np.array([[1.5, 0.5], [0.0, 0.0]]), np.array([2, 0])).tolist()
    [[0.75, 0.25], [nan, nan]]
    """
    return np.where(hits[:, None] > 0, sums / np.maximum(hits, 1)[:, None], np.nan)


def confidence_counts(central: Array, values: AnyFloats) -> Array:
    """Draws in which each offer is first, alone or tied, with its own central weights, (offers,).

    Divided by the number of draws these are the confidence factors. NaN where a row is NaN.

    Parameters
    ----------
    central : (offers, criteria)
    """
    counts = np.full(len(central), np.nan)
    for offer in np.flatnonzero(~np.isnan(central).any(axis=1)):
        overall = overall_in_draws(central[offer], values)
        counts[offer] = np.count_nonzero((overall[offer] >= overall).all(axis=0))
    return counts


def value_quantiles(overall: AnyFloats, probabilities: npt.ArrayLike) -> Array:
    """Quantiles of each offer's overall value, in points, shape (offers, probabilities).

    Between two draws they lie on a straight line. NaN where a draw is.

    >>> value_quantiles(np.array([[10.0, 30.0, 20.0]]), [0.0, 0.25, 0.5]).tolist()
    [[10.0, 15.0, 20.0]]
    """
    last = overall.shape[1] - 1
    place = np.asarray(probabilities) * last
    before = place.astype(int)
    both = np.concatenate([before, np.minimum(before + 1, last)])
    lower, upper = np.split(np.stack([_at_places(row, both) for row in overall]), 2, axis=1)
    between = lower + (place - before) * (upper - lower)
    return np.where(np.isnan(overall.max(axis=1, keepdims=True)), np.nan, between)


def _at_places(row: AnyFloats, places: Integers) -> AnyFloats:
    """Return what stands at some places of a row once it is sorted.

    Only those bins are sorted in which it lies: four times as fast, where the row is long.
    """
    low = row.min()
    span = row.max() - low
    if len(row) < SORTED_WHOLE or not BINS * np.finfo(row.dtype).tiny < span < np.inf:
        return np.sort(row)[places]
    bins = ((row - low) * ((BINS - 1) / span)).astype(np.intp)
    counts = np.bincount(bins, minlength=BINS)
    ends = counts.cumsum()
    looked_at = np.zeros(BINS, dtype=bool)
    wanted = ends.searchsorted(places, side="right")
    looked_at[wanted] = True
    left_out = np.where(looked_at, 0, counts).cumsum()
    return np.sort(row[looked_at[bins]])[places - left_out[wanted]]


def regret_sums(overall: AnyFloats) -> Array:
    """Points by which the best offer of a draw beats each, added up over draws, shape (offers,).

    Divided by the number of draws these are the expected regrets, 0 or more but for float noise;
    the smallest of them is the expected value of perfect information.

    >>> regret_sums(np.array([[60.0, 50.0], [40.0, 70.0]])).tolist()
    [20.0, 20.0]
    """
    return overall.max(axis=0).sum(dtype=float) - overall.sum(axis=1, dtype=float)


def family_values(overall: AnyFloats, families: Integers) -> AnyFloats:
    """Best overall value of each family in each draw, in points, shape (families, draws).

    A copy of an offer adds nothing to its family, as adding shares of tied members would.

    Parameters
    ----------
    families : (offers,), the family of each offer, numbered from 0

    >>> family_values(np.array([[60.0], [40.0], [50.0]]), np.array([0, 1, 1])).tolist()
    [[60.0], [50.0]]
    """
    return np.stack([overall[families == each].max(axis=0) for each in range(families.max() + 1)])
