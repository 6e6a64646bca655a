"""What are several answers worth together? Expected values of joint information, exact.

Every combination of answers is gone through. Employers are independent: of each no more is needed
than its `Outcomes`, how likely its best offer is worth how much. Within an employer, answers are
independent given its kind. `joined` adds one thing to find out to what is found out already, for
all candidates at once; `best_of_each` turns that into outcomes; `expected_maximum` is what choosing
the best is then worth.

What is asked has the axes *thing, kind, combination or answer, offer*. Values stand in points.

Source: Raiffa and Schlaifer, Applied Statistical Decision Theory (1961), chapter 4; Howard and
Abbas, Foundations of Decision Analysis (2015), chapter 20, for joint information.
"""

import math
from dataclasses import dataclass

import numpy as np

from decision.arrays import Array, Integers

# Of what is worth the same: float noise must not part it.
EQUAL_DIGITS = 12
EQUAL = 10.0**-EQUAL_DIGITS


@dataclass(frozen=True, eq=False)
class Outcomes:
    """What the best offer of an employer, or of several, may be worth.

    Attributes
    ----------
    probabilities : (..., outcomes)
        0 or more, sum 1 along the last axis.
    best : (..., outcomes)
        In points; anything where the probability is 0.
    """

    probabilities: Array
    best: Array


@dataclass(frozen=True, eq=False)
class Answered:
    """What is expected once some things of an employer are found out.

    Attributes
    ----------
    joint : (kinds, combinations)
        P(kind and these answers), sum 1.
    points : (kinds, combinations, offers)
        Each offer's expected overall value at that kind, given these answers, where it passes.
    passes : (kinds, combinations, offers)
        How likely each offer passes what it must, then; it counts nothing where it does not. None
        where all do.
    """

    joint: Array
    points: Array
    passes: Array | None = None

    @property
    def weighted(self) -> Array:
        """What each offer counts on average, times the probability, (combinations, offers)."""
        passed = self.points if self.passes is None else self.points * self.passes
        return np.einsum("km,kmo->mo", self.joint, passed)


@dataclass(frozen=True, eq=False)
class Candidates:
    """The things that may be found out about an employer.

    Attributes
    ----------
    chances : (things, kinds, answers)
        P(answer | kind); 0 beyond a thing's own answers.
    moves : (things, kinds, answers, offers)
        By how many points an answer moves each offer, at that kind.
    factors : (things, kinds, answers, offers)
        By what it multiplies how likely each offer passes; where that is asked of any.
    """

    chances: Array
    moves: Array
    factors: Array | None = None


@dataclass(frozen=True, eq=False)
class Joined:
    """The same with one more of several candidates found out.

    Attributes
    ----------
    probabilities : (things, combinations, answers)
        Sum 1 over combinations and answers.
    weighted : (things, combinations, answers, offers)
        Each offer's expected overall value given the answers, times their probability.
    """

    probabilities: Array
    weighted: Array


def joined(answered: Answered, candidates: Candidates) -> Joined:
    """Return what is expected with each of the candidates found out besides.

    >>> before = Answered(np.ones((1, 1)), np.array([[[50.0, 55.0]]]))
    >>> one = Candidates(np.array([[[0.5, 0.5]]]), np.array([[[[-10.0, 0.0], [10.0, 0.0]]]]))
    >>> joined(before, one).weighted[0, 0].tolist()
    [[20.0, 27.5], [30.0, 27.5]]
    """
    joint, chances = answered.joint.T, np.moveaxis(candidates.chances, 1, 0)
    n_kinds, n_things, n_answers = chances.shape
    n_combinations, n_offers = answered.points.shape[1:]
    shape = (n_combinations, n_things, n_answers)
    if answered.passes is not None and candidates.factors is not None:
        weighted = _passing(answered, answered.passes, candidates, candidates.factors)
        probabilities = (joint @ chances.reshape(n_kinds, -1)).reshape(shape)
        return Joined(np.moveaxis(probabilities, 0, 1), weighted)
    flat = chances.reshape(n_kinds, -1)
    moved = (chances[..., None] * np.moveaxis(candidates.moves, 1, 0)).reshape(n_kinds, -1)
    before = np.einsum("mk,kmo->omk", joint, answered.points)
    # Sums over the kinds, as products of matrices: many times faster than sums over all axes.
    weighted = (joint @ moved).reshape(*shape, n_offers)
    weighted += np.moveaxis((before @ flat).reshape(n_offers, *shape), 0, -1)
    return Joined(np.moveaxis((joint @ flat).reshape(shape), 0, 1), np.moveaxis(weighted, 0, 1))


def _passing(answered: Answered, passes: Array, candidates: Candidates, factors: Array) -> Array:
    """Return `Joined.weighted` where offers count nothing that do not pass."""
    n_things, n_kinds, n_answers, n_offers = candidates.moves.shape
    n_combinations = answered.joint.shape[1]
    weighted = np.empty((n_things, n_combinations, n_answers, n_offers))
    for offer in range(n_offers):
        before = (answered.joint * passes[..., offer]).T
        points = before * answered.points[..., offer].T
        share = np.moveaxis(candidates.chances * factors[..., offer], 1, 0)
        moved = share * np.moveaxis(candidates.moves[..., offer], 1, 0)
        both = points @ share.reshape(n_kinds, -1) + before @ moved.reshape(n_kinds, -1)
        weighted[..., offer] = np.moveaxis(both.reshape(n_combinations, n_things, n_answers), 0, 1)
    return weighted


def best_of_each(after: Joined) -> Outcomes:
    """Return what the best offer is worth with each candidate found out, (things, outcomes)."""
    n_things, *others = after.probabilities.shape
    probabilities = after.probabilities.reshape(n_things, math.prod(others))
    best = after.weighted.max(axis=-1).reshape(probabilities.shape)
    return Outcomes(probabilities, best / np.where(probabilities > 0, probabilities, 1))


def expected_maximum(outcomes: Outcomes, others: Outcomes) -> Array:
    """Return the expected value of the better of two that are independent, shape (...).

    Parameters
    ----------
    others
        One of them, shape (outcomes,).

    >>> coin = Outcomes(np.array([0.5, 0.5]), np.array([40.0, 60.0]))
    >>> float(expected_maximum(coin, Outcomes(np.ones(1), np.array([50.0]))))
    55.0
    """
    order = np.argsort(others.best)
    best, probabilities = others.best[order], others.probabilities[order]
    below = np.concatenate([[0.0], np.cumsum(probabilities)])
    weighted = np.cumsum((probabilities * best)[::-1])[::-1]
    above = np.concatenate([weighted, [0.0]])
    place = np.searchsorted(best, outcomes.best)
    maximum = outcomes.best * below[place] + above[place]
    return (outcomes.probabilities * maximum).sum(axis=-1)


def better_of(outcomes: Outcomes, others: Outcomes) -> Outcomes:
    """Return what the better of two that are independent is worth, both of shape (outcomes,)."""
    probabilities = outcomes.probabilities[:, None] * others.probabilities
    best = np.maximum(outcomes.best[:, None], others.best)
    return Outcomes(probabilities.ravel(), best.ravel())


def expected_maxima(outcomes: Outcomes, others: Outcomes, floor: float) -> Array:
    """Return the expected value of the best of each two and of what is sure, (things, things).

    Parameters
    ----------
    outcomes, others
        Of two employers, shape (things, outcomes).
    floor
        What the best offer of all other employers is worth, in points.
    """
    rows = np.maximum(outcomes.best, floor)[:, :, None, None]
    best = np.maximum(rows, others.best)
    by_row = np.einsum("gb,fagb->fag", others.probabilities, best)
    return np.einsum("fa,fag->fg", outcomes.probabilities, by_row)


def above(outcomes: Outcomes, lead: float) -> Array:
    """Return how far the best offer is above the lead on average, 0 where it is below.

    Things about two employers are together worth no more than both of these: where the lead is
    what the leader is worth, the best of two is above it by no more than each of them is.

    >>> coin = Outcomes(np.array([0.5, 0.5]), np.array([40.0, 60.0]))
    >>> float(above(coin, 50.0))
    5.0
    """
    return (outcomes.probabilities * (outcomes.best - lead).clip(min=0)).sum(axis=-1)


def unlike(outcomes: Outcomes) -> Integers:
    """Return the places of the things with different outcomes, of equal ones the first.

    What is worth the same whatever the answer is one thing, however likely its answers are.
    """
    probabilities = outcomes.probabilities
    best = np.where(probabilities > 0, outcomes.best, -np.inf)
    lowest = np.where(probabilities > 0, outcomes.best, np.inf).min(axis=-1)
    is_sure = best.max(axis=-1) - lowest < EQUAL
    sure = np.broadcast_to(best.max(axis=-1)[:, None], best.shape)
    chances = np.where(is_sure[:, None], 0, probabilities)
    table = np.concatenate([np.where(is_sure[:, None], sure, best), chances], axis=-1)
    _, first = np.unique(table.round(EQUAL_DIGITS), axis=0, return_index=True)
    return np.sort(first)
