"""Which weights and own ratings are plausible? Draws of both, made once and reused.

`even_points` fill the unit cube, so that a few thousand draws do the work of many random ones;
`slider_factors` -> `slider_weights`, `uniform_weights` and `triangular_ratings` turn them into
draws, `overall_in_draws` into overall values. The coordinates stay while sliders move, so results
move smoothly.

Source: Tervonen and Lahdelma, European Journal of Operational Research 178 (2007) 500-513, for
weights.
"""

import math

import numpy as np
import numpy.typing as npt

from decision.arrays import POINTS, AnyFloats, Array
from decision.engine.normal import normal_quantiles

# Nine in ten draws of a normal variable lie within this many standard deviations.
DEVIATIONS_OF_NINE_IN_TEN = 1.645


def slider_factors(uniforms: Array, factor: float) -> Array:
    """Factor by which each slider is off in each draw (lognormal), shape of ``uniforms``.

    Parameters
    ----------
    uniforms : (criteria, draws), 0 to 1 without the ends
    factor : at least 1; nine in ten lie between 1 / ``factor`` and ``factor``

    >>> slider_factors(np.array([0.05, 0.5, 0.95]), factor=2).round(3).tolist()
    [0.5, 1.0, 2.0]
    """
    return np.exp(math.log(factor) / DEVIATIONS_OF_NINE_IN_TEN * normal_quantiles(uniforms))


def slider_weights(points: npt.ArrayLike, factors: AnyFloats) -> AnyFloats:
    """Effective weights in draws, each slider off by its factor, shape (criteria, draws), sums 1.

    A slider at 0 does not count in any draw; all at 0 count equally.

    Parameters
    ----------
    factors : (criteria, draws), from `slider_factors`; the weights have as many digits

    >>> slider_weights([20, 10], np.array([[1.0, 0.5], [1.0, 3.0]])).round(3).tolist()
    [[0.667, 0.25], [0.333, 0.75]]
    """
    moved = factors * counting_points(points).astype(factors.dtype)[:, None]
    moved /= moved.sum(axis=0)
    return moved


def counting_points(points: npt.ArrayLike) -> Array:
    """Points as they count, shape (criteria,): 1 each where every slider is at 0.

    The highest is brought to between 0.5 and 1, by a power of two. So no digit changes, and however
    small all points are, they are not lost in single precision.
    """
    points = np.asarray(points, dtype=float)
    if not points.any():
        return np.ones_like(points)
    return np.ldexp(points, -np.frexp(points.max())[1])


def uniform_weights(uniforms: Array) -> Array:
    """Weights spread evenly over all that are possible (flat Dirichlet), (criteria, draws), sums 1.

    Parameters
    ----------
    uniforms : (criteria, draws), 0 to 1 without the ends

    >>> uniform_weights(np.array([[0.5], [0.5], [0.75]])).round(3).tolist()
    [[0.25], [0.25], [0.5]]
    """
    shares = -np.log1p(-uniforms)
    return shares / shares.sum(axis=0)


def triangular_ratings(
    belief: tuple[Array, Array, Array], scale: tuple[float, float], uniforms: AnyFloats
) -> Array:
    """Own ratings in draws (inverse of the triangular distribution), shape of ``uniforms``.

    Parameters
    ----------
    belief : low, likely, high, of any shape that fits ``uniforms``; NaN in all three is an unknown
        rating, uniform over ``scale``
    uniforms : (draws,) or (offers, criteria, draws), 0 to 1

    >>> belief = np.array(0.0), np.array(0.0), np.array(10.0)
    >>> triangular_ratings(belief, (0, 10), np.array([0.0, 0.75, 1.0])).tolist()
    [0.0, 5.0, 10.0]
    """
    low, likely, high = belief
    below = low + np.sqrt(uniforms * ((high - low) * (likely - low)))
    above = high - np.sqrt((1 - uniforms) * ((high - low) * (high - likely)))
    ratings = np.where(uniforms * (high - low) < likely - low, below, above)
    return np.where(np.isnan(likely), scale[0] + uniforms * (scale[1] - scale[0]), ratings)


def overall_in_draws(weights: AnyFloats, values: AnyFloats) -> AnyFloats:
    """Overall values in draws (weighted sums), in points, 0 to 100, shape (offers, draws).

    Every offer's sum is made in the same order of criteria: equal offers tie to the last digit, and
    no rounding puts an offer before one that is at least as good everywhere.

    Parameters
    ----------
    weights : (criteria, draws), or (criteria,) where they are the same in all draws
    values : (offers, criteria, draws), or (offers, criteria) where they are

    >>> overall_in_draws(np.array([[0.5, 1.0], [0.5, 0.0]]), np.array([[1.0, 0.0]])).tolist()
    [[50.0, 100.0]]
    """
    # A product of matrices may add up in another order for one offer than for the next.
    overall = np.einsum("c...,oc...->o...", weights, values)
    overall *= POINTS
    return overall
