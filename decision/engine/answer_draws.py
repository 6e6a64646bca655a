"""What might the open facts of one employer be? Draws of its kind, of answers, and of ratings.

`answer_draws` draws the kind, or each open answer given it, so that what goes together is drawn
together; `rating_draws` adds up what the answers bring to each offer; `stratified_pairing` lets the
draws of several employers meet; `values_in_draws` says what they are worth. A fact keeps its
coordinate whatever else is open, so an answer moves the other facts of no draw.

Source: Devroye, Non-Uniform Random Variate Generation (1986), section 3.2, the inverse of a
discrete distribution; L'Ecuyer, Lecot and Tuffin, Operations Research 56 (2008) 958-975, for draws
sorted by what they are worth (array-RQMC).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from decision.arrays import AnyFloats, Array, Draws, Integers
from decision.engine.value_functions import ValueFunction, values

Choices = npt.NDArray[np.uint8]


@dataclass(frozen=True, eq=False)
class OpenFacts:
    """The facts of one employer and its offers that are not settled.

    Attributes
    ----------
    chances : (facts, kinds, answers)
        P(answer | kind); 0 beyond a fact's own answers.
    added : (facts, answers, offers, criteria)
        What each answer adds to each offer's rating, its share times the answer's rating; 0 where
        it informs nothing.
    coordinates : (facts,)
        Which coordinate of the unit cube draws the fact.
    """

    chances: Array
    added: Array
    coordinates: Integers

    @cached_property
    def reached(self) -> list[Draws]:
        """The ends of each fact's answers in (0, 1) by kind, (answers - 1, kinds)."""
        return [_ends(chances) for chances in self.chances]

    @cached_property
    def bearing(self) -> list[list[tuple[int, int, Draws]]]:
        """The offers and criteria that each fact informs, and what each answer adds there."""
        return [
            [
                (offer, criterion, np.ascontiguousarray(added[:, offer, criterion]))
                for offer, criterion in np.argwhere(added.any(axis=0)).tolist()
            ]
            for added in self.added.astype(np.float32)
        ]


def answer_draws(chances: Array, kinds: Choices, uniforms: AnyFloats) -> Choices:
    """Return the answer in each draw, by inverse distribution, shape (draws,).

    Parameters
    ----------
    chances : (kinds, answers)
        P(answer | kind).
    kinds : (draws,)
        The kind in each draw; any where there is but one.
    uniforms : (draws,)
        In (0, 1).

    >>> given_kind = np.array([[1.0, 0.0], [0.5, 0.5]])
    >>> answer_draws(given_kind, np.array([0, 1, 1]), np.array([0.9, 0.4, 0.6])).tolist()
    [0, 0, 1]
    """
    return _reaching(_ends(chances, uniforms.dtype), kinds, uniforms)


def _ends(chances: Array, dtype: npt.DTypeLike = np.float32) -> AnyFloats:
    """Return where in (0, 1) each answer but the last ends, shape (answers - 1, kinds)."""
    reached = np.cumsum(chances, axis=1)
    # Divided by the last of its own, an answer of probability 0 at the end is never reached.
    return np.ascontiguousarray((reached / reached[:, -1:])[:, :-1].T, dtype=dtype)


def _reaching(ends: AnyFloats, kinds: Choices, uniforms: AnyFloats) -> Choices:
    answers = np.zeros(len(uniforms), dtype=np.uint8)
    for cutoff in ends:
        answers += uniforms > (cutoff[0] if len(cutoff) == 1 else cutoff.take(kinds))
    return answers


def rating_draws(settled: Array, facts: OpenFacts, kinds: Choices, uniforms: AnyFloats) -> Draws:
    """Return the ratings that answers make in each draw, shape (offers, criteria, draws).

    Parameters
    ----------
    settled : (offers, criteria)
        What the settled facts add up to.
    kinds : (draws,)
        The employer's kind in each draw.
    uniforms : (coordinates, draws)
        The unit cube.
    """
    ratings = np.empty((*settled.shape, uniforms.shape[1]), dtype=np.float32)
    ratings[...] = settled[..., None]
    each_fact = zip(facts.reached, facts.bearing, facts.coordinates.tolist(), strict=True)
    for reached, bearing, coordinate in each_fact:
        answers = _reaching(reached, kinds, uniforms[coordinate])
        for offer, criterion, added in bearing:
            ratings[offer, criterion] += added.take(answers)
    return ratings


def stratified_pairing(ratings: Draws, uniforms: AnyFloats) -> Integers:
    """Return which draw of an employer stands where, good and bad ones meeting others' evenly.

    A draw of one employer may stand beside any draw of another, as facts of different employers are
    independent. Sorted by their sum and laid out by an even coordinate, a few coordinates carry
    most of what differs between draws, which takes far fewer of them.

    Parameters
    ----------
    ratings : (offers, criteria, draws)
    uniforms : (draws,)
        Of a coordinate that draws nothing else.
    """
    order = np.argsort(ratings.sum(axis=(0, 1)), kind="stable")
    return order[np.minimum((uniforms * len(order)).astype(np.int64), len(order) - 1)]


def values_in_draws(ratings: Draws, functions: Sequence[ValueFunction]) -> Draws:
    """Return the value of each rating, 0 to 1, shape (offers, criteria, draws).

    Parameters
    ----------
    ratings : (offers, criteria, draws)
    functions
        One for each criterion.
    """
    valued = np.empty(ratings.shape, dtype=np.float32)
    for criterion, function in enumerate(functions):
        valued[:, criterion] = values(ratings[:, criterion], function)
    return valued
