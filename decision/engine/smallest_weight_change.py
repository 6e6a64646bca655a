"""How little would the weights have to change for an offer to tie with the best? Exact.

`smallest_weight_change` moves as little weight as will do, between as few criteria as will do;
`least_factor` is by how much all sliders would have to be off at once. Most offers are level after
one exchange between two criteria, or with every slider off in its own favoured direction: both are
closed forms with a bound that proves them; where the bound is not met, a linear programme decides.
By linear programmes alone the same takes up to three times as long.

Source: Mareschal, European Journal of Operational Research 33 (1988) 54-64, and Triantaphyllou and
Sanchez, Decision Sciences 28 (1997) 151-194, for the question; the closed forms are ours.
"""

from collections.abc import Sequence
from itertools import combinations

import numpy as np
import numpy.typing as npt

from decision.arrays import VALUE_TIE, WEIGHT_TIE, Array
from decision.engine.dominance import programme

# The price of a bound that holds nothing back, in weight per value or weight: noise.
NO_PRICE = 1e-9


def weight_moved(before: Array, after: Array) -> float:
    """Weight moved, 0 to 1: half the sum of all changes.

    Parameters
    ----------
    before, after : (criteria,), sums 1

    >>> weight_moved(np.array([0.5, 0.5, 0.0]), np.array([0.25, 0.5, 0.25]))
    0.25
    """
    return float(np.abs(after - before).sum() / 2)


def smallest_weight_change(weights: Array, expected: Array, offer: int) -> Array | None:
    """Smallest weight change (linear programme): the nearest weights with which the offer is best.

    Tied counts as best. Of several as near those that change the fewest criteria, then the earliest
    ones; None where no weights do.

    >>> expected = np.array([[0.8, 0.4], [0.2, 0.6]])
    >>> smallest_weight_change(np.array([0.5, 0.5]), expected, offer=1).round(9).tolist()
    [0.25, 0.75]
    """
    leads = expected[offer] - np.delete(expected, offer, axis=0)
    if (leads @ weights >= -VALUE_TIE).all():
        return weights.copy()
    exchange = _best_exchange(weights, leads)
    size = np.inf if exchange is None else weight_moved(weights, exchange)
    # What would do for the hardest rival alone is at most what does for all.
    bound = max(_change_for_one(weights, lead) for lead in leads)
    if exchange is not None and size <= bound + WEIGHT_TIE:
        return exchange
    nearest, only = _nearest_best(weights, leads, range(len(weights)))
    if nearest is None:
        return None
    if exchange is not None and size <= weight_moved(weights, nearest) + WEIGHT_TIE:
        return exchange
    return nearest if only else _with_fewest_criteria(weights, leads, nearest)


def least_factor(points: npt.ArrayLike, expected: Array, offer: int) -> float:
    """Least factor by which the sliders may be off for the offer to be best (linear programme).

    At least 1, infinity where no factor is enough. Each slider may be up to that many times higher
    or lower; one at 0 stays there, all at 0 count equally. Tied counts as best.

    >>> least_factor([10, 10], np.array([[0.8, 0.0], [0.0, 0.2]]), offer=1)
    2.0
    """
    points = np.asarray(points, dtype=float)
    pull = (expected[offer] - np.delete(expected, offer, axis=0)) * (
        points / points.max() if points.any() else np.ones_like(points)
    )
    if (pull.sum(axis=1) >= -VALUE_TIE).all():
        return 1.0
    factor = _factor_bound(pull)
    favoured = factor ** np.sign(pull)
    # Every slider off in its favoured direction for the hardest rival; do the others give way too?
    if np.isinf(factor) or ((pull @ favoured.T >= -VALUE_TIE).all(axis=0)).any():
        return factor
    return _least_factor(pull)


def _best_exchange(weights: Array, leads: Array) -> Array | None:
    """Return the weights after the smallest move of weight from one criterion to another."""
    gains = leads[:, None, :] - leads[:, :, None]
    short = -(leads @ weights)[:, None, None]
    with np.errstate(divide="ignore", invalid="ignore"):
        reach = short / gains
    least = np.where(gains > 0, reach, np.where(short > VALUE_TIE, np.inf, 0)).clip(0).max(axis=0)
    # A rival tied but for float noise must not get ahead, just as one that is tied.
    most = np.where((gains < 0) & (short <= VALUE_TIE), reach.clip(0), np.inf).min(axis=0)
    is_enough = (least <= most + WEIGHT_TIE) & (least <= weights[:, None] + WEIGHT_TIE)
    moved = np.where(is_enough, least, np.inf)
    if np.isinf(moved).all():
        return None
    source, goal = min(np.argwhere(moved <= moved.min() + WEIGHT_TIE).tolist(), key=sorted)
    after = weights.copy()
    step = min(moved[source, goal], weights[source])
    after[source] -= step
    after[goal] += step
    return after


def _change_for_one(weights: Array, lead: Array) -> float:
    """Return the least change that would do for one rival alone.

    Weight goes to the criterion most in favour, from those most against, as far as it lasts.
    """
    short = -float(lead @ weights)
    order = np.argsort(lead, kind="stable")
    gains = lead.max() - lead[order]
    closed = np.append(0, np.cumsum(weights[order] * gains))
    if short <= 0:
        return 0.0
    return float(np.interp(short, closed, np.append(0, np.cumsum(weights[order])), right=np.inf))


def _nearest_best(
    weights: Array, leads: Array, movable: Sequence[int]
) -> tuple[Array | None, bool]:
    """Return the nearest weights at which no rival is ahead, and whether they are the only ones.

    None where there are none with only some criteria moved.
    """
    columns = list(movable)
    some = leads[:, columns]
    solved = programme(
        np.ones(2 * len(columns)),
        A_ub=np.hstack([-some, some]),
        b_ub=leads @ weights + VALUE_TIE / 2,
        A_eq=np.append(np.ones(len(columns)), -np.ones(len(columns)))[None],
        b_eq=[0],
        bounds=[(0, 1)] * len(columns) + [(0, weight) for weight in weights[columns]],
    )
    if solved.x is None:
        return None, False
    after = weights.copy()
    after[columns] += solved.x[: len(columns)] - solved.x[len(columns) :]
    after = np.clip(after, 0, None)
    prices = solved.lower.marginals, solved.upper.marginals, solved.ineqlin.marginals
    # Leaving the solution costs something, whichever way, if prices pin it down.
    pinned = np.count_nonzero(np.abs(np.concatenate(prices)) > NO_PRICE)
    return after / after.sum(), bool(pinned + 1 >= len(solved.x))


def _with_fewest_criteria(weights: Array, leads: Array, nearest: Array) -> Array:
    """Return weights as near as the nearest that change the fewest criteria, the earliest first."""
    size = weight_moved(weights, nearest) + WEIGHT_TIE
    changed = np.count_nonzero(np.abs(nearest - weights) > WEIGHT_TIE)
    for fewer in range(3, changed + 1):
        for movable in combinations(range(len(weights)), fewer):
            after, _ = _nearest_best(weights, leads, movable)
            if after is not None and weight_moved(weights, after) <= size:
                return after
    return nearest


def _factor_bound(pull: Array) -> float:
    """Return the least factor that would do for the hardest rival alone."""
    against, in_favour = -pull.clip(max=0).sum(axis=1), pull.clip(0).sum(axis=1)
    hard = against > in_favour
    if (in_favour[hard] <= 0).any():
        return np.inf
    return float(np.sqrt((against[hard] / in_favour[hard]).max(initial=1)))


def _least_factor(pull: Array) -> float:
    """Return the factor by a linear programme: every slider within 1 and its square, rescaled."""
    n_rivals, n_criteria = pull.shape
    within = [np.eye(n_criteria), -np.ones((n_criteria, 1))]
    solved = programme(
        np.append(np.zeros(n_criteria), 1),
        A_ub=np.block([[-pull, np.zeros((n_rivals, 1))], within]),
        b_ub=np.append(np.full(n_rivals, VALUE_TIE / 2), np.zeros(n_criteria)),
        bounds=(1, None),
    )
    return np.inf if solved.x is None else float(np.sqrt(solved.x[-1]))
