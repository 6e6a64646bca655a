"""What is it worth to know more before choosing? Expected values of information, in points.

`evppi_of_question` takes the offers' overall values given each answer; `evppi_of_rating` does the
same for a triangular rating of one's own, exactly, by the straight pieces of its value function.
Both are of having it settled, an upper bound for asking. That of knowing all is the least expected
regret (`smaa.regret_sums`).

Source: Howard, IEEE Transactions on Systems Science and Cybernetics 2 (1966) 22-26; Clemen and
Reilly, Making Hard Decisions (2013), chapter 13.
"""

from dataclasses import dataclass

import numpy as np

from decision.arrays import POINTS_TIE, Array
from decision.engine.value_functions import ValueFunction, expected_values, values


@dataclass(frozen=True, eq=False)
class Evppi:
    """What having something settled is worth.

    Attributes
    ----------
    value
        How many points the choice gains on average, 0 or more.
    chance
        How likely it changes the choice, 0 to 1; above 0 exactly where the value is.
    """

    value: Array
    chance: Array


NOTHING = Evppi(np.array(0.0), np.array(0.0))


def evppi_of_question(probabilities: Array, overall: Array) -> Evppi:
    """Return the worth of the answer to each question, shapes (questions,), or to one question.

    Parameters
    ----------
    probabilities : (questions, answers) or (answers,)
        Of each answer, sums 1; 0 beyond a question's own.
    overall : (questions, answers, offers) or (answers, offers)
        Each offer's expected overall value given the answer, in points.

    >>> worth = evppi_of_question(np.array([0.5, 0.5]), np.array([[40.0, 50.0], [70.0, 50.0]]))
    >>> float(worth.value), float(worth.chance)
    (5.0, 0.5)
    """
    share = probabilities[..., None]
    today = (share * overall).sum(axis=-2)
    behind = overall.max(axis=-1, keepdims=True) - overall
    changes = (share * (behind > POINTS_TIE)).sum(axis=-2)
    # The leader's expected regret is the gain; unlike a difference of sums it never is below 0.
    gains = (share * behind).sum(axis=-2)
    leads = today >= today.max(axis=-1, keepdims=True) - POINTS_TIE
    chance = np.where(leads, changes, np.inf).min(axis=-1)
    first = np.take_along_axis(gains, today.argmax(axis=-1)[..., None], axis=-1)[..., 0]
    return Evppi(np.where(chance > 0, first, 0.0), chance)


def evppi_of_rating(
    belief: tuple[float, float, float],
    function: ValueFunction,
    step: float,
    overall: Array,
    offer: int,
    expected: float | None = None,
) -> Evppi:
    """Return the worth of settling one own rating of an offer.

    Parameters
    ----------
    belief
        Low, likely, high, within the function's cutoffs; NaN in all three is an unknown rating.
    step
        What the whole scale is worth in points: 100 times the criterion's weight.
    overall : (offers,)
        Overall values today, in points.
    expected
        The expected value of the rating, 0 to 1, where it is known already.

    >>> from decision.engine.value_functions import linear
    >>> worth = evppi_of_rating((0, 5, 10), linear(0, 10), 100.0, np.array([50.0, 50.0]), offer=0)
    >>> round(float(worth.value), 9), round(float(worth.chance), 9)
    (8.333333333, 0.5)
    """
    others = np.delete(overall, offer)
    if belief[0] == belief[2] or step == 0 or not others.size:
        return NOTHING
    lead = float(overall[offer] - others.max())
    if expected is None:
        expected = float(expected_values(*belief, function))
    needed = expected - lead / step
    ends = _ends(belief, function, needed)
    points = np.stack([ends[:-1], (ends[:-1] + ends[1:]) / 2, ends[1:]])
    return _of_pieces(step * (values(points, function) - needed), _masses(belief, points), lead)


def _of_pieces(ahead: Array, masses: Array, lead: float) -> Evppi:
    """Return the worth of a rating, piece by piece of its range.

    Parameters
    ----------
    ahead : (3, pieces)
        By how many points the offer is ahead of the best other at each piece's start, middle and
        end; its sign does not change within a piece.
    masses
        The density of the rating there, times the piece's length, same shape.
    lead
        By how many points the offer leads today; negative if it does not.
    """
    chances, gains = [], []
    for sign in (-1, 1):
        counts = sign * ahead[1] > POINTS_TIE
        # A straight line times a straight line: Simpson's rule is exact.
        each = np.array([1, 4, 1]) / 6 @ (np.clip(sign * ahead, 0, None) * masses)
        gains.append(each[counts].sum())
        chances.append(masses[1][counts].sum())
    behind, in_front = chances
    chance = min(behind, in_front) if abs(lead) <= POINTS_TIE else behind if lead > 0 else in_front
    return Evppi(np.array(gains[int(lead < 0)]), np.array(chance)) if chance > 0 else NOTHING


def _ends(belief: tuple[float, float, float], function: ValueFunction, needed: float) -> Array:
    """Return the ends of the pieces on which the density and the lead are straight lines."""
    x, v = function.cutoffs, function.values
    low, high = (x[0], x[-1]) if np.isnan(belief[1]) else (belief[0], belief[2])
    across = np.flatnonzero((v[:-1] - needed) * (v[1:] - needed) < 0)
    level = x[across] + (needed - v[across]) * np.diff(x)[across] / np.diff(v)[across]
    inside = np.concatenate([x, level, [low if np.isnan(belief[1]) else belief[1]]])
    return np.unique(np.concatenate([[low, high], inside[(inside > low) & (inside < high)]]))


def _masses(belief: tuple[float, float, float], points: Array) -> Array:
    """Return the density at each piece's start, middle and end, times the piece's length."""
    lengths = points[2] - points[0]
    low, likely, high = belief
    if np.isnan(likely):
        return np.broadcast_to(lengths / lengths.sum(), points.shape)
    # The middle of a last piece as short as a float is long may lie at the likely end itself.
    rising = (points[1] < likely) | (likely == high)
    side = np.where(rising, likely - low, high - likely)
    distance = np.where(rising, points - low, high - points)
    return 2 * distance / side * lengths / (high - low)
