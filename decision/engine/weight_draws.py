"""Which worlds fit what was told? Draws of weights and of own ratings, made once and reused.

`low_discrepancy` fills the unit cube evenly, so that a few thousand worlds do the work of many
random ones; `slider_factors` -> `slider_weights`, `uniform_weights` and `triangular_ratings` turn
its coordinates into worlds, `overall_in_draws` into overall values. The coordinates stay while
sliders move, so results move smoothly. Axes stand in the order *draw, offer, criterion*; in memory
the draws lie side by side, which is what makes sums and comparisons over them fast.

Source: Joe and Kuo, SIAM Journal on Scientific Computing 30 (2008) 2635-2654, for the sequence;
Tervonen and Lahdelma, European Journal of Operational Research 178 (2007) 500-513, for weights.
"""

import math
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from decision.arrays import POINTS, AnyFloats, Array

if TYPE_CHECKING:
    from scipy.stats.qmc import Sobol

# Nine in ten draws of a normal variable lie within this many standard deviations.
NINE_IN_TEN = 1.645
DIGITS = 30


def low_discrepancy(
    n_draws: int, n_coordinates: int, rng: np.random.Generator, skip: int = 0
) -> Array:
    """Return points spread evenly over the open unit cube, shape (n_draws, n_coordinates).

    A scrambled Sobol sequence. The same ``rng`` and number of coordinates give the same draw,
    however many were skipped before or follow.

    >>> points = low_discrepancy(4, 2, np.random.default_rng(0))
    >>> np.sort((4 * points[:, 1]).astype(int)).tolist()
    [0, 1, 2, 3]
    """
    return next_points(sobol_sequence(n_coordinates, rng, skip), n_draws)


def sobol_sequence(n_coordinates: int, rng: np.random.Generator, skip: int = 0) -> "Sobol":
    """Return a scrambled Sobol sequence that stands after its first points."""
    from scipy.stats import qmc  # slow to import, and not all that decides needs worlds

    sequence = qmc.Sobol(n_coordinates, scramble=True, bits=DIGITS, rng=rng)
    return sequence.fast_forward(skip) if skip else sequence


def next_points(sequence: "Sobol", n_draws: int) -> Array:
    """Return the next points of a sequence, shape (draws, coordinates), and leave it behind them.

    Of first points whose number is no power of two it stands behind the next power.
    """
    if sequence.num_generated:
        points = sequence.random(n_draws)
    else:  # it warns of any number of first points but a power of two
        points = sequence.random_base2((n_draws - 1).bit_length())[:n_draws]
    return (np.ascontiguousarray(points.T) + 0.5 / 2**DIGITS).T


def slider_factors(uniforms: Array, factor: float) -> Array:
    """Return by what factor each slider is off in each world, shape of ``uniforms``.

    Nine in ten lie between 1 / ``factor`` and ``factor``, which is at least 1.

    >>> slider_factors(np.array([[0.05, 0.5, 0.95]]), factor=2).round(3).tolist()
    [[0.5, 1.0, 2.0]]
    """
    from scipy.special import ndtri  # slow to import, as above

    return np.exp(math.log(factor) / NINE_IN_TEN * ndtri(uniforms))


def slider_weights(points: npt.ArrayLike, errors: Array) -> Array:
    """Return the effective weights in each world, shape (draws, criteria), each row's sum 1.

    Parameters
    ----------
    points
        Slider points, shape (criteria,). One at 0 does not count in any world; all at 0 count
        equally.
    errors
        Shape (draws, criteria), from `slider_factors`.
    """
    points = np.asarray(points, dtype=float)
    moved = errors.T * (points if points.any() else np.ones_like(points))[:, None]
    moved /= moved.sum(axis=0)
    return moved.T


def uniform_weights(uniforms: Array) -> Array:
    """Return weights spread evenly over all that are possible, shape (draws, criteria), sums 1.

    >>> uniform_weights(np.array([[0.5, 0.5, 0.75]])).round(3).tolist()
    [[0.25, 0.25, 0.5]]
    """
    shares = -np.log1p(-uniforms.T)
    return (shares / shares.sum(axis=0)).T


def triangular_ratings(
    beliefs: tuple[Array, Array, Array], scale: tuple[float, float], uniforms: AnyFloats
) -> Array:
    """Return own ratings in each world by inverse distribution, shape of ``uniforms``.

    Parameters
    ----------
    beliefs
        Low, likely, high, each of shape (offers, criteria) or what fits ``uniforms``; NaN in all
        three is an unknown rating, uniform over ``scale``.
    uniforms
        Shape (draws, offers, criteria).

    >>> beliefs = np.array(0.0), np.array(0.0), np.array(10.0)
    >>> triangular_ratings(beliefs, (0, 10), np.array([0.0, 0.75, 1.0])).tolist()
    [0.0, 5.0, 10.0]
    """
    low, likely, high = beliefs
    below = low + np.sqrt(uniforms * ((high - low) * (likely - low)))
    above = high - np.sqrt((1 - uniforms) * ((high - low) * (high - likely)))
    ratings = np.where(uniforms * (high - low) < likely - low, below, above)
    return np.where(np.isnan(likely), scale[0] + uniforms * (scale[1] - scale[0]), ratings)


def overall_in_draws(weights: Array, values: AnyFloats) -> Array:
    """Return overall values, 0 to 100, shape (draws, offers).

    Every offer's sum is made in the same order of criteria: equal offers tie to the last digit, and
    no rounding puts an offer before one that is at least as good everywhere.

    Parameters
    ----------
    weights
        Shape (draws, criteria).
    values
        0 to 1, shape (draws, offers, criteria), or (offers, criteria) where they are the same in
        all worlds.
    """
    n_offers, n_criteria = values.shape[-2:]
    dtype = np.result_type(weights, values)
    overall, part = np.zeros((n_offers, len(weights)), dtype), np.empty(len(weights), dtype)
    for offer, criterion in np.ndindex(n_offers, n_criteria):
        overall[offer] += np.multiply(weights[:, criterion], values[..., offer, criterion], part)
    overall *= POINTS
    return overall.T
