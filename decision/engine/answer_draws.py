"""What might the open facts be? Worlds of kinds of employers, of answers, and of their ratings.

`kind_draws` -> `answer_draws` -> `rating_draws` -> `stratified_pairing` -> `values_in_draws`. The
kind of an employer is drawn first and each open answer given it, so that what goes together is
drawn together; a fact about an employer is drawn once for all its offers. A fact keeps its
coordinate whatever else is open, so an answer moves the other facts of no world.

Source: Devroye, Non-Uniform Random Variate Generation (1986), section 3.2, the inverse of a
discrete distribution; L'Ecuyer, Lecot and Tuffin, Operations Research 56 (2008) 958-975, for worlds
sorted by what they are worth.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from decision.arrays import AnyFloats, Array, Draws, Integers
from decision.engine.value_functions import ValueFunction

Choices = npt.NDArray[np.uint8]


class Facts(NamedTuple):
    """The open facts, each about one employer or one of its offers.

    Attributes
    ----------
    employer
        Whose kind the answer follows, shape (facts,).
    probabilities
        Of each answer given the kind, shape (facts, kinds, answers); 0 beyond a fact's own answers.
    ratings
        What each answer adds to each offer's rating on each criterion, its share times the
        answer's rating; 0 where it informs nothing. Shape (facts, answers, offers, criteria).
    coordinate
        Which coordinate of the unit cube draws the fact, shape (facts,).
    """

    employer: Integers
    probabilities: Array
    ratings: Array
    coordinate: Integers


def kind_draws(probabilities: Array, uniforms: AnyFloats) -> Choices:
    """Return the kind of each employer in each world, shape (draws, employers).

    Parameters
    ----------
    probabilities
        Shape (employers, kinds), rows' sums 1.
    uniforms
        Shape (draws, employers), in (0, 1).

    >>> kind_draws(np.array([[0.2, 0.8]]), np.array([[0.1], [0.3]])).tolist()
    [[0], [1]]
    """
    one_kind = np.zeros(len(uniforms), dtype=np.uint8)
    columns = [
        answer_draws(row[None], one_kind, uniforms[:, employer])
        for employer, row in enumerate(probabilities)
    ]
    return np.array(columns, dtype=np.uint8).reshape(len(columns), -1).T


def answer_draws(probabilities: Array, kinds: Choices, uniforms: AnyFloats) -> Choices:
    """Return the answer to one question in each world, shape (draws,).

    Parameters
    ----------
    probabilities
        Of each answer given the kind, shape (kinds, answers).
    kinds
        Of the employer, shape (draws,).

    >>> given_kind = np.array([[1.0, 0.0], [0.5, 0.5]])
    >>> answer_draws(given_kind, np.array([0, 1, 1]), np.array([0.9, 0.4, 0.6])).tolist()
    [0, 0, 1]
    """
    reached = np.cumsum(probabilities, axis=1)
    # Divided by the last of its own, an answer of probability 0 at the end is never reached.
    reached = (reached / reached[:, -1:]).astype(uniforms.dtype)
    answers = np.zeros(len(uniforms), dtype=np.uint8)
    for cutoff in reached[:, :-1].T:
        answers += uniforms > (cutoff[0] if len(cutoff) == 1 else cutoff[kinds])
    return answers


def rating_draws(sure: Array, facts: Facts, kinds: Choices, uniforms: AnyFloats) -> Draws:
    """Return derived ratings in each world, shape (draws, offers, criteria).

    Parameters
    ----------
    sure
        What the settled facts add up to, shape (offers, criteria).
    kinds
        Shape (draws, employers).
    uniforms
        The unit cube, shape (draws, coordinates).
    """
    n_draws = len(uniforms)
    ratings = np.empty((*sure.shape, n_draws), dtype=np.float32)
    ratings[...] = sure[..., None]
    for employer, probabilities, added, coordinate in zip(*facts, strict=True):
        answers = answer_draws(probabilities, kinds[:, employer], uniforms[:, coordinate])
        table = added.astype(np.float32)
        for offer, criterion in zip(*np.nonzero(added.any(axis=0)), strict=True):
            ratings[offer, criterion] += table[:, offer, criterion].take(answers)
    return np.moveaxis(ratings, -1, 0)


def stratified_pairing(ratings: Draws, employer_of: Integers, uniforms: AnyFloats) -> Draws:
    """Return the same ratings, each employer's good and bad draws meeting all others' evenly.

    A draw of one employer may stand beside any draw of another, as facts of different employers are
    independent. Sorted by their sum and laid out by one even coordinate each, a few coordinates
    carry most of what differs between worlds, which takes far fewer of them.

    Parameters
    ----------
    ratings
        Shape (draws, offers, criteria).
    employer_of
        The employer of each offer, shape (offers,), numbered from 0.
    uniforms
        Shape (draws, employers), of coordinates that draw nothing else.
    """
    by_offer, met = np.moveaxis(ratings, 0, -1), np.empty_like(np.moveaxis(ratings, 0, -1))
    for employer, column in enumerate(uniforms.T):
        own = employer_of == employer
        order = np.argsort(by_offer[own].sum(axis=(0, 1)), kind="stable")
        places = np.minimum((column * len(order)).astype(np.int64), len(order) - 1)
        met[own] = by_offer[own].take(order[places], axis=-1)
    return np.moveaxis(met, -1, 0)


def values_in_draws(ratings: Draws, functions: Sequence[ValueFunction]) -> Draws:
    """Return the value of each rating, 0 to 1, shape (draws, offers, criteria).

    Parameters
    ----------
    functions
        One for each criterion.
    """
    by_criterion = np.moveaxis(ratings, 0, -1)
    valued = np.empty(by_criterion.shape, dtype=np.float32)
    for criterion, function in enumerate(functions):
        valued[:, criterion] = np.interp(by_criterion[:, criterion], *function)
    return np.moveaxis(valued, -1, 0)
