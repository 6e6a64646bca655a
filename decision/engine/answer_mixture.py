"""Which rating do the answers make, with what chances? The exact distribution of a weighted mean.

Given the kind of employer, the rating is a sum of independent terms (share x the answer's rating):
`distribution` convolves them per kind and mixes the kinds; `mean`, `quantile`, `support` and
`expected_value` read it. Shares are whole percents and ratings multiples of 0.5, so every sum is a
multiple of 0.5 / (sum of shares), which is 0.005 where the shares are 100 in all. Where some drop
out the grid is that much coarser, and still no atom lies beside it: nothing is rounded or split.

`settled_values` is the expected value with each term settled in turn. What comes before a term and
what comes behind it are convolved once for all terms, not once for each.

Source: Grinstead and Snell, Introduction to Probability (1997), section 7.1, for convolutions;
Rabiner, Proceedings of the IEEE 77 (1989) 257-286, for going forward and backward.
"""

from dataclasses import dataclass

import numpy as np

from decision.arrays import Array, Integers
from decision.engine.value_functions import ValueFunction, values

STEPS = 2  # of answers' ratings to a point of the scale
STRAIGHT = 2  # points of a value function that does not bend
# Sums of probabilities this near to a quantile's level have reached it.
REACHED = 1e-12


@dataclass(frozen=True, eq=False)
class Distribution:
    """The ratings that are possible, increasing, and their probabilities, sum 1; shape (atoms,)."""

    ratings: Array
    probabilities: Array


def distribution(kinds: Array, percents: Integers, ratings: Array, chances: Array) -> Distribution:
    """Return the distribution of the share-weighted mean rating.

    Parameters
    ----------
    kinds : (kinds,)
        P(kind), sum 1.
    percents : (questions,)
        Whole percents of each question, at least one and not all 0.
    ratings : (questions, answers)
        Of each answer; multiples of 0.5 from 0 upwards.
    chances : (questions, kinds, answers)
        P(answer | kind); 0 beyond a question's own.

    >>> shares, rated, even = np.array([50, 50]), np.array([[0, 10]] * 2), np.full((2, 1, 2), 0.5)
    >>> mixture = distribution(np.ones(1), shares, rated, even)
    >>> mixture.ratings.tolist(), mixture.probabilities.tolist()
    ([0.0, 5.0, 10.0], [0.25, 0.5, 0.25])
    """
    steps = grid_steps(percents, ratings)
    by_kind = np.ones((len(kinds), 1))
    for places, chance in zip(steps, chances, strict=True):
        by_kind = _convolved(by_kind, places, chance)
    mixed = kinds @ by_kind
    atoms = np.flatnonzero(mixed)
    return Distribution(atoms / (STEPS * percents.sum()), mixed[atoms] / mixed.sum())


def mean(mixture: Distribution) -> float:
    """Return the mean rating."""
    return float(mixture.ratings @ mixture.probabilities)


def quantile(mixture: Distribution, level: float) -> float:
    """Return the smallest rating that is not exceeded with probability ``level``, 0 to 1.

    >>> quantile(Distribution(np.array([2.0, 3.0]), np.array([0.05, 0.95])), 0.05)
    2.0
    """
    reached = np.cumsum(mixture.probabilities) >= level - REACHED
    return float(mixture.ratings[np.argmax(reached)])


def support(mixture: Distribution) -> tuple[float, float]:
    """Return the lowest and the highest rating that is possible."""
    return float(mixture.ratings[0]), float(mixture.ratings[-1])


def expected_value(mixture: Distribution, function: ValueFunction) -> float:
    """Return the expected value, 0 to 1; the value of the mean rating would be wrong at bends."""
    return float(np.clip(values(mixture.ratings, function) @ mixture.probabilities, 0, 1))


def settled_values(shares: Array, ratings: Array, chances: Array, function: ValueFunction) -> Array:
    """Return the expected value, 0 to 1, at each kind with one question settled, for each answer.

    Parameters
    ----------
    shares : (questions,)
        Percents of each question, not all 0.
    ratings : (questions, answers)
        Of each answer; multiples of 0.5 from 0 upwards.
    chances : (questions, kinds, answers)
        Of each answer at each kind; 0 beyond a question's own.

    Returns
    -------
    Shape (questions, kinds, answers).

    >>> from decision.engine.value_functions import linear
    >>> even = np.full((2, 1, 2), 0.5)
    >>> of_two = settled_values(np.array([60, 40]), np.array([[0, 10]] * 2), even, linear(0, 10))
    >>> of_two.round(9).tolist()
    [[[0.2, 0.8]], [[0.3, 0.7]]]
    """
    if len(function.cutoffs) > STRAIGHT:
        return _settled_by_steps(shares, ratings, chances, function)
    # Along a straight line the expected value is that of the mean.
    means = (chances * ratings[:, None]).sum(axis=-1)
    moved = shares[:, None, None] * (ratings[:, None] - means[..., None])
    return values((shares @ means)[:, None] / shares.sum() + moved / shares.sum(), function)


def grid_steps(percents: Array | Integers, ratings: Array) -> Integers:
    """Return what each answer adds to a rating, in steps of the grid, shape of ``ratings``.

    Parameters
    ----------
    percents : (questions,)
        Whole percents of each question.
    ratings : (questions, answers)
        Multiples of 0.5 from 0 upwards.
    """
    steps: Integers = np.rint(STEPS * ratings * percents[:, None]).astype(int)
    return steps


def value_of_rest(
    steps: Integers, chances: Array, percents: int, size: int, function: ValueFunction
) -> Array:
    """Return the expected value by kind and by what settled questions add, shape (kinds, size).

    Parameters
    ----------
    steps : (questions, answers)
        Of the questions that are not settled, as `grid_steps`.
    chances : (questions, kinds, answers)
        P(answer | kind) of these.
    percents
        The sum over all questions, settled or not.
    size
        The steps of the whole grid, and 0.

    >>> from decision.engine.value_functions import linear
    >>> even, steps = np.full((1, 1, 2), 0.5), np.array([[0, 2]])
    >>> value_of_rest(steps, even, 1, 4, linear(0, 10))[0, :2].round(9).tolist()
    [0.05, 0.1]
    """
    value = np.tile(values(np.arange(size) / (STEPS * percents), function), (chances.shape[1], 1))
    for row, chance in zip(steps, chances, strict=True):
        # Beyond the grid nothing is ever looked up: there its last value stands in.
        reached = np.minimum(np.arange(size)[:, None] + row, size - 1)
        value = np.einsum("ksa,ka->ks", value[:, reached], chance)
    return value


def _settled_by_steps(
    shares: Array, ratings: Array, chances: Array, function: ValueFunction
) -> Array:
    steps = grid_steps(shares, ratings)
    size = int(steps.max(axis=1).sum()) + 1
    return settled_means(steps, chances, values(np.arange(size) / (STEPS * shares.sum()), function))


def settled_means(steps: Integers, chances: Array, worth: Array) -> Array:
    """Return the mean of what a sum of steps is worth, at each kind with one question settled.

    Parameters
    ----------
    steps : (questions, answers)
        What each answer adds to the sum.
    chances : (questions, kinds, answers)
        Of each answer at each kind; 0 beyond a question's own.
    worth : (size,)
        Of each sum, from 0 to that of the largest steps.

    Returns
    -------
    Shape (questions, kinds, answers).

    >>> even, worth = np.full((2, 1, 2), 0.5), np.array([0.0, 0.0, 0.0, 8.0])
    >>> settled_means(np.array([[0, 1], [0, 2]]), even, worth).tolist()
    [[[0.0, 4.0]], [[0.0, 4.0]]]
    """
    n_kinds, size = chances.shape[1], len(worth)
    before = np.zeros((len(steps) + 1, n_kinds, size))
    behind = np.empty_like(before)  # the expected value, given the sum up to and with a term
    before[0, :, 0] = 1
    for place, row in enumerate(steps):
        for answer, step in enumerate(row):
            added = chances[place, :, answer, None] * before[place, :, : size - step]
            before[place + 1, :, step:] += added
    behind[-1] = worth
    found = np.empty(chances.shape)
    for place in reversed(range(len(steps))):
        behind[place] = 0
        for answer, step in enumerate(steps[place]):
            then = behind[place + 1, :, step:]
            found[place, :, answer] = (before[place, :, : size - step] * then).sum(axis=-1)
            behind[place, :, : size - step] += chances[place, :, answer, None] * then
    return found


def _convolved(by_kind: Array, steps: Integers, chances: Array) -> Array:
    """Return the distribution by kind with one more question, in grid steps; (kinds, steps)."""
    before = by_kind.shape[1]
    after = np.zeros((len(by_kind), before + int(steps.max())))
    for step, chance in zip(steps, chances.T, strict=True):
        if chance.any():
            after[:, step : step + before] += chance[:, None] * by_kind
    return after
