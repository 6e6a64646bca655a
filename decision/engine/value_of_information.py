"""What is it worth to know more before choosing? Expected values of information, in points.

`evppi_of_question` takes the offers' overall values given each answer; `evppi_of_ratings` does the
same for triangular ratings of one's own, exactly, by the straight pieces of their value functions.
Both are of having it settled, an upper bound for asking. That of knowing all is the least expected
regret (`smaa.regret_sums`).

Source: Howard, IEEE Transactions on Systems Science and Cybernetics 2 (1966) 22-26; Clemen and
Reilly, Making Hard Decisions (2013), chapter 13.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from decision.arrays import POINTS_TIE, Array
from decision.engine.value_functions import ValueFunction, expected_values


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
    if not others.size:
        return NOTHING
    if expected is None:
        expected = float(expected_values(*belief, function))
    beliefs, lead = np.array(belief)[:, None], overall[[offer]] - others.max()
    found = evppi_of_ratings(beliefs, [function], np.array([step]), lead, np.array([expected]))
    return Evppi(found.value[0], found.chance[0])


def evppi_of_ratings(
    beliefs: Array, functions: Sequence[ValueFunction], steps: Array, leads: Array, expected: Array
) -> Evppi:
    """Return the worth of settling each of some own ratings alone, shapes (ratings,).

    Parameters
    ----------
    beliefs : (3, ratings)
        Low, likely and high of each, as in `evppi_of_rating`.
    functions
        The value function of each.
    steps : (ratings,)
        What the whole scale is worth in points.
    leads : (ratings,)
        By how many points its offer is ahead of the best other one today; negative if it is not.
    expected : (ratings,)
        The expected value of each rating, 0 to 1.

    >>> from decision.engine.value_functions import linear
    >>> one = np.array([[0.0], [5.0], [10.0]]), [linear(0, 10)], np.array([100.0])
    >>> float(evppi_of_ratings(*one, np.array([0.0]), np.array([0.5])).value[0].round(9))
    8.333333333
    """
    counts = (beliefs[0] != beliefs[2]) & (steps != 0)
    worth = Evppi(np.zeros(len(steps)), np.zeros(len(steps)))
    if counts.any():
        kept = [function for function, one in zip(functions, counts, strict=True) if one]
        few = beliefs[:, counts], _Lines.of(kept), steps[counts], leads[counts], expected[counts]
        worth.value[counts], worth.chance[counts] = _of_unsure(*few)
    return worth


class _Lines(NamedTuple):
    """Some value functions side by side: their cutoffs and values, shape (points, functions).

    Shorter ones repeat their last point.
    """

    cutoffs: Array
    values: Array

    @classmethod
    def of(cls, functions: Sequence[ValueFunction]) -> "_Lines":
        """Return some functions as lines."""
        longest = max(len(function.cutoffs) for function in functions)
        places = [np.minimum(np.arange(longest), len(each.cutoffs) - 1) for each in functions]
        both = list(zip(functions, places, strict=True))
        cutoffs = np.stack([each.cutoffs[place] for each, place in both], axis=-1)
        return cls(cutoffs, np.stack([each.values[place] for each, place in both], axis=-1))

    def at(self, ratings: Array) -> Array:
        """Return the values of ratings, shape (..., functions)."""
        x, v = self
        found = np.where(ratings < x[0], v[0], v[-1])
        for start, slope in enumerate(self.slopes):
            inside = (x[start] <= ratings) & (ratings < x[start + 1])
            np.copyto(found, slope * (ratings - x[start]) + v[start], where=inside)
        return found

    @property
    def slopes(self) -> Array:
        """How steep each piece is; those of no length are flat."""
        lengths = np.diff(self.cutoffs, axis=0)
        return np.diff(self.values, axis=0) / np.where(lengths > 0, lengths, 1)


def _of_unsure(
    beliefs: Array, lines: _Lines, steps: Array, leads: Array, expected: Array
) -> tuple[Array, Array]:
    """Return values and chances of ratings that are unsure and count."""
    is_unknown, needed = np.isnan(beliefs[1]), expected - leads / steps
    low, high = np.where(is_unknown, lines.cutoffs[[0, -1]], beliefs[[0, 2]])
    likely = np.where(is_unknown, low, beliefs[1])
    ends = _ends((low, likely, high), lines, needed)
    points = np.stack([ends[:-1], (ends[:-1] + ends[1:]) / 2, ends[1:]])
    lengths = points[2] - points[0]
    masses = np.where(
        is_unknown, lengths / lengths.sum(axis=0), _masses((low, likely, high), points, lengths)
    )
    return _of_pieces(steps * (lines.at(points) - needed), masses, leads)


def _of_pieces(ahead: Array, masses: Array, leads: Array) -> tuple[Array, Array]:
    """Return values and chances of ratings, piece by piece of their ranges.

    Parameters
    ----------
    ahead : (3, pieces, ratings)
        By how many points the offer is ahead of the best other at each piece's start, middle and
        end; its sign does not change within a piece.
    masses
        The density of the rating there, times the piece's length, same shape.
    leads : (ratings,)
        By how many points the offers lead today; negative if they do not.
    """
    chances, gains = [], []
    for sign in (-1, 1):
        counts = sign * ahead[1] > POINTS_TIE
        # A straight line times a straight line: Simpson's rule is exact.
        start, middle, end = np.clip(sign * ahead, 0, None) * masses
        gains.append(np.where(counts, (start + 4 * middle + end) / 6, 0).sum(axis=0))
        chances.append(np.where(counts, masses[1], 0).sum(axis=0))
    behind, in_front = chances
    either = np.where(leads > 0, behind, in_front)
    chance = np.where(abs(leads) <= POINTS_TIE, np.minimum(behind, in_front), either)
    return np.where(chance > 0, np.where(leads < 0, gains[1], gains[0]), 0.0), chance


def _ends(belief: tuple[Array, Array, Array], lines: _Lines, needed: Array) -> Array:
    """Return the ends of the pieces on which density and lead are straight, (ends, ratings).

    Some pieces have no length.
    """
    low, likely, high = belief
    x, above = lines.cutoffs, lines.values - needed
    across = above[:-1] * above[1:] < 0
    slopes = np.where(across, lines.slopes, 1)
    level = np.where(across, x[:-1] - above[:-1] / slopes, low)
    return np.sort(np.clip(np.concatenate([[low, likely, high], x, level]), low, high), axis=0)


def _masses(belief: tuple[Array, Array, Array], points: Array, lengths: Array) -> Array:
    """Return the density at each piece's start, middle and end, times the piece's length."""
    low, likely, high = belief
    # The middle of a last piece as short as a float is long may lie at the likely end itself.
    rising = (points[1] < likely) | (likely == high)
    side = np.where(rising, likely - low, high - likely)
    distance = np.where(rising, points - low, high - points)
    return 2 * distance / side * lengths / (high - low)
