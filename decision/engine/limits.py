"""What is a belief worth where only a part of it is good enough? Exact, for screening by limits.

`within` is how likely a rating of one's own is good enough, and what it is worth then;
`screened_means` the same of a sum of answers, with each of them settled in turn. `evppi_of_lines`
is what knowing an own rating is worth where offers count nothing below a limit.

Source: Einhorn, Psychological Bulletin 73 (1970) 221-230, for the conjunctive rule; Rabiner,
Proceedings of the IEEE 77 (1989) 257-286, for going forward and backward.
"""

from dataclasses import dataclass
from itertools import combinations
from typing import NamedTuple

import numpy as np

from decision.arrays import POINTS_TIE, Array, Integers, Mask
from decision.engine.value_functions import ValueFunction, values
from decision.engine.value_of_information import NOTHING, Evppi

Belief = tuple[float, float, float]
_SIMPSON = np.array([1, 4, 1]) / 6


class Interval(NamedTuple):
    """Between which ratings one is good enough, ends included; either may be infinite."""

    low: float
    high: float

    def holds(self, ratings: Array) -> Mask:
        """Return which ratings are good enough, shape of ``ratings``."""
        enough: Mask = (ratings >= self.low) & (ratings <= self.high)
        return enough


def within(belief: Belief, function: ValueFunction, interval: Interval) -> tuple[float, float]:
    """Return how likely a rating is good enough, and its mean value, 0 where it is not.

    Parameters
    ----------
    belief
        Low, likely and high of a triangular rating that is not sure; NaN in all three is an unknown
        one, uniform over the function's cutoffs.

    >>> from decision.engine.value_functions import linear
    >>> unknown = (np.nan, np.nan, np.nan)
    >>> [round(each, 9) for each in within(unknown, linear(0, 10), Interval(5, np.inf))]
    [0.5, 0.375]
    """
    points, masses = _pieces(belief, function, [interval.low, interval.high])
    enough = interval.holds(points[1])
    worth = _SIMPSON @ (values(points, function) * masses)
    return float(masses[1][enough].sum()), float(worth[enough].sum())


def _pieces(belief: Belief, function: ValueFunction, cuts: list[float]) -> tuple[Array, Array]:
    """Return pieces on which density and value are straight: start, middle, end; and their masses.

    Both of shape (3, pieces); a mass is the density times the length of the piece.
    """
    low, likely, high = belief
    if np.isnan(likely):
        low, high = float(function.cutoffs[0]), float(function.cutoffs[-1])
    inside = np.array([*function.cutoffs, *cuts, *([] if np.isnan(likely) else [likely])])
    inside = inside[(inside > low) & (inside < high)]
    ends = np.unique(np.concatenate([[low, high], inside]))
    points = np.stack([ends[:-1], (ends[:-1] + ends[1:]) / 2, ends[1:]])
    lengths = points[2] - points[0]
    if np.isnan(likely):
        return points, np.broadcast_to(lengths / (high - low), points.shape)
    rising = (points[1] < likely) | (likely == high)
    side = np.where(rising, likely - low, high - likely)
    distance = np.where(rising, points - low, high - points)
    return points, 2 * distance / side * lengths / (high - low)


def evppi_of_lines(
    belief: Belief, function: ValueFunction, interval: Interval, lines: Array, others: float
) -> Evppi:
    """Return the worth of settling an own rating that several offers share, each with a limit.

    Parameters
    ----------
    belief, function
        As of `within`.
    interval
        Where the rating is good enough; elsewhere these offers count nothing.
    lines : (offers, 2)
        Each offer's points where it is: at a value of 0, and by how much more at a value of 1.
    others
        The points of the best other offer; minus infinity where there is none.

    >>> from decision.engine.value_functions import linear
    >>> half, line = Interval(5, np.inf), np.array([[60.0, 0.0]])
    >>> worth = evppi_of_lines((np.nan,) * 3, linear(0, 10), half, line, 50.0)
    >>> round(float(worth.value), 9), float(worth.chance)
    (5.0, 0.5)
    """
    cuts = [interval.low, interval.high, *_crossings(function, lines, others)]
    points, masses = _pieces(belief, function, cuts)
    worth = lines[:, 0, None, None] + lines[:, 1, None, None] * values(points, function)
    worth = np.where(interval.holds(points[1]), worth, 0)
    if np.isfinite(others):
        worth = np.concatenate([worth, np.full((1, *points.shape), others)])
    behind = worth.max(axis=0) - worth
    gains = np.einsum("s,osp->o", _SIMPSON, behind * masses)
    changes = (masses[1] * (behind[:, 1] > POINTS_TIE)).sum(axis=-1)
    today = np.einsum("s,osp->o", _SIMPSON, worth * masses)
    leads = today >= today.max() - POINTS_TIE
    chance = np.where(leads, changes, np.inf).min()
    return Evppi(gains[today.argmax()], chance) if chance > 0 else NOTHING


def _crossings(function: ValueFunction, lines: Array, others: float) -> list[float]:
    """Return the ratings at which two offers are worth the same."""
    level = [np.array([others, 0.0])] if np.isfinite(others) else []
    found: list[float] = []
    x, v = function.cutoffs, function.values
    for one, other in combinations([*lines, *level, np.zeros(2)], 2):
        if one[1] != other[1]:
            wanted = (other[0] - one[0]) / (one[1] - other[1])
            across = np.flatnonzero((v[:-1] - wanted) * (v[1:] - wanted) < 0)
            found += (
                x[across] + (wanted - v[across]) * np.diff(x)[across] / np.diff(v)[across]
            ).tolist()
    return found


# Sums of answers -------------------------------------------------------------------------------


@dataclass(frozen=True, eq=False)
class ScreenedMeans:
    """How likely a sum is good enough, and what other sums of its terms are on average where it is.

    Attributes
    ----------
    chance : (kinds,)
    settled_chance : (questions, kinds, answers)
        With one question settled.
    mean : (kinds, columns)
        Of the other sums, 0 where the first is not good enough.
    settled_mean : (questions, kinds, answers, columns)
    """

    chance: Array
    settled_chance: Array
    mean: Array
    settled_mean: Array


def screened_means(steps: Integers, chances: Array, enough: Mask, added: Array) -> ScreenedMeans:
    """Return what sums of answers are on average where another sum of them is good enough.

    Parameters
    ----------
    steps : (questions, answers)
        What each answer adds to the sum that is screened.
    chances : (questions, kinds, answers)
        Of each answer at each kind; 0 beyond a question's own.
    enough : (size,)
        Which sums are good enough, from 0 to that of the largest steps.
    added : (questions, answers, columns)
        What each answer adds to the other sums.

    >>> even = np.full((2, 1, 2), 0.5)
    >>> one = np.array([[[0.0], [1.0]]] * 2)
    >>> found = screened_means(np.array([[0, 1]] * 2), even, np.array([False, True, True]), one)
    >>> found.chance.tolist(), found.mean.tolist(), found.settled_mean[0, 0].tolist()
    ([0.75], [[1.0]], [[0.5], [1.5]])
    """
    n_kinds, size, columns = chances.shape[1], len(enough), added.shape[-1]
    chance, mean = _behind(steps, chances, enough, added)
    before, summed = np.zeros((n_kinds, size)), np.zeros((n_kinds, columns, size))
    before[:, 0] = 1
    settled_chance, settled_mean = np.zeros(chances.shape), np.zeros((*chances.shape, columns))
    for place in range(len(steps)):
        now, sums = np.zeros_like(before), np.zeros_like(summed)
        for answer, step in enumerate(steps[place]):
            left, gain = size - step, added[place, answer]
            reached, then = chance[place + 1][:, step:], mean[place + 1][..., step:]
            sure = (before[:, :left] * reached).sum(axis=-1)
            settled_chance[place, :, answer] = sure
            # The sums behind it, its own, and those before it.
            settled_mean[place, :, answer] = (
                (then @ before[:, :left, None])[..., 0]
                + gain * sure[:, None]
                + (summed[..., :left] @ reached[..., None])[..., 0]
            )
            share = chances[place, :, answer, None]
            part = share * before[:, :left]
            now[:, step:] += part
            sums[..., step:] += (
                share[..., None] * summed[..., :left] + gain[:, None] * part[:, None]
            )
        before, summed = now, sums
    return ScreenedMeans(chance[0][:, 0], settled_chance, mean[0][..., 0], settled_mean)


def _behind(
    steps: Integers, chances: Array, enough: Mask, added: Array
) -> tuple[list[Array], list[Array]]:
    """Return by what the answers before a question add up to: the chance, and the sums behind it.

    Of each question and behind the last, shapes (kinds, size) and (kinds, columns, size).
    """
    n_kinds, size = chances.shape[1], len(enough)
    chance = [np.tile(enough.astype(float), (n_kinds, 1))]
    mean = [np.zeros((n_kinds, added.shape[-1], size))]
    for place in reversed(range(len(steps))):
        now, sums = np.zeros_like(chance[0]), np.zeros_like(mean[0])
        for answer, step in enumerate(steps[place]):
            share, left, gain = chances[place, :, answer, None], size - step, added[place, answer]
            part = share * chance[0][:, step:]
            now[:, :left] += part
            sums[..., :left] += share[..., None] * mean[0][..., step:]
            sums[..., :left] += gain[:, None] * part[:, None]
        chance.insert(0, now)
        mean.insert(0, sums)
    return chance, mean
