"""Is it better to accept an offer, or to let it go and wait for another that may come?

A decision tree of one stage. To accept is worth the offer in hand. To wait is worth the expected
offer if it comes and is better than the fallback, and the fallback otherwise: `value_of_waiting`.
`break_even_chance` is the chance at which both are worth the same; `value_of_more_time` is what it
is worth to learn first whether the expected offer comes.

All functions take points, 0 to 100, and chances, 0 to 1, as numbers or as arrays that broadcast.

Source: Raiffa, Decision Analysis (1968), for the tree folded back; Howard, IEEE Transactions on
Systems Science and Cybernetics 2 (1966) 22-26, for what it is worth to learn how it comes out.
"""

import numpy as np
import numpy.typing as npt

from decision.arrays import Array

Points = npt.ArrayLike


def break_even_chance(offer: Points, expected: Points, fallback: Points) -> Array:
    """Break-even chance (closed form): waiting pays only if the chance is higher, 0 to below 1.

    (X - F) / (Y - F), of an offer X, an expected one Y and a fallback F. 0 where any chance is
    enough: X <= F < Y. NaN where no chance is enough: Y <= X or Y <= F.

    >>> round(float(break_even_chance(62, 71, 50)), 4)
    0.5714
    >>> break_even_chance([50, 71], 71, [50, 40]).tolist()
    [0.0, nan]
    """
    x, y, f = (np.asarray(points, dtype=float) for points in (offer, expected, fallback))
    can_pay = (y > x) & (y > f)
    gain = np.where(can_pay, y - f, 1.0)
    return np.where(can_pay, np.clip((x - f) / gain, 0.0, 1.0), np.nan)


def value_of_waiting(expected: Points, fallback: Points, chance: npt.ArrayLike) -> Array:
    """Return what waiting is worth on average, in points.

    >>> float(value_of_waiting(71, 50, 0.4))
    58.4
    """
    fallback = np.asarray(fallback, dtype=float)
    return fallback + np.asarray(chance) * np.maximum(np.asarray(expected) - fallback, 0)


def value_of_more_time(
    offer: Points, expected: Points, fallback: Points, chance: npt.ArrayLike
) -> Array:
    """Return what it is worth to hold the offer until it is known whether the other comes.

    In points, 0 or more: the lesser of two expected regrets. Whoever accepts regrets it if the
    expected offer comes and is better, whoever waits if it does not come and the fallback is worse.
    As long as the chance is below the break-even chance it is the first of them.

    >>> round(float(value_of_more_time(62, 71, 50, 0.4)), 9)
    3.6
    """
    x, y, f, p = (np.asarray(each, dtype=float) for each in (offer, expected, fallback, chance))
    of_accepting = p * np.maximum(y - np.maximum(x, f), 0) + np.maximum(f - x, 0)
    of_waiting = p * np.maximum(x - np.maximum(y, f), 0) + (1 - p) * np.maximum(x - f, 0)
    return np.minimum(of_accepting, of_waiting)
