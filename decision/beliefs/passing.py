"""What do things to find out change for an offer that may fail a must-have? By kind, exact.

`passing_of` turns the screened values of one offer into what `joint_preposterior` needs: by what
each answer multiplies how likely it passes, and how far it moves the values where it does. What is
not exact there is said in `limited`; and of two answers together, where a limit is on a rating that
answers make, or a value bends, each moves the values as it does alone.
"""

from typing import NamedTuple

import numpy as np

from criteria.criterion import SCALE_HIGH, SCALE_LOW, Criterion
from decision.arrays import Array, Integers, Mask
from decision.beliefs.facts import Family
from decision.beliefs.ratings import standardised, standardised_function
from decision.beliefs.screened import Screened, screened
from decision.beliefs.screening import interval_on
from decision.engine.limits import Interval
from decision.engine.value_functions import values
from decision.engine.weight_draws import triangular_ratings

PARTS, DRAWS_OF_A_PART = 6, 256


class Passing(NamedTuple):
    """How likely offers pass their must-haves at each kind, and their values where they do.

    Shapes (kinds, offers) and (kinds, offers, criteria); of offers that may fail alone.
    """

    chances: Array
    values: Array


class PassingOffer(NamedTuple):
    """One offer that may fail. Axes: thing, kind, answer, criterion.

    Attributes
    ----------
    chances : (kinds,)
        How likely it passes.
    values : (kinds, criteria)
        Its values where it does.
    factors : (things, kinds, answers)
    moves : (things, kinds, answers, criteria)
        How far each answer moves the value at that kind.
    by_kind : (kinds, criteria)
        How far the value at each kind lies from today's, if nothing is answered yet.
    """

    chances: Array
    values: Array
    factors: Array
    moves: Array
    by_kind: Array


def passing_of(
    family: Family, row: int, facts: Integers, ratings: Integers, moves: Array
) -> PassingOffer:
    """Return what things to find out change for an offer that may fail.

    Parameters
    ----------
    facts, ratings
        As of `ThingsToFindOut`.
    moves : (things, kinds, answers, criteria)
        Of the offer without must-haves; those of its own ratings are taken from there.
    """
    counted = screened(family, row)
    factors, moved = np.ones(moves.shape[:3]), np.zeros(moves.shape)
    by_kind = np.zeros(counted.base.shape)
    is_of_pay = facts >= len(family.facts)
    of_facts = np.flatnonzero((facts >= 0) & ~is_of_pay)
    n_answers = counted.factors.shape[-1]
    factors[of_facts, :, :n_answers] = counted.factors[facts[of_facts]]
    settled = counted.settled[facts[of_facts]]
    shares = (counted.chances * counted.factors)[facts[of_facts]]
    means = np.einsum("fka,fkac->fkc", shares, settled)
    moved[of_facts, :, :n_answers] = settled - means[:, :, None]
    bearing: Mask = np.any(settled != counted.base[None, :, None], axis=(1, 2))
    for column in np.flatnonzero(bearing.any(axis=0)).tolist():
        by_kind[:, column] = (means[bearing[:, column]] - counted.base)[0, :, column]
    # What is paid says nothing of whether the offer passes.
    moved[is_of_pay] = moves[is_of_pay] * counted.good[:, None, None]
    for thing in np.flatnonzero(facts < 0).tolist():
        factor, move = _of_own(family, row, int(ratings[thing, 1]), moves[thing], counted)
        factors[thing, :, :PARTS], moved[thing] = factor, move
    return PassingOffer(counted.passes, counted.base, factors, moved, by_kind)


def _of_own(
    family: Family, row: int, column: int, moves: Array, counted: Screened
) -> tuple[Array, Array]:
    """Return what knowing the part of an own rating multiplies, (parts,), and how far it moves.

    ``moves`` are without must-haves, 0 where the offer does not share the rating.
    """
    criterion = family.criteria[column]
    interval = interval_on(family, row, criterion.key)
    if not moves.any() or interval == Interval(-np.inf, np.inf):
        return np.ones(PARTS), moves * counted.good[:, None, None]
    drawn, worth = _parts(criterion, np.array(family.own[row][column], dtype=float))
    low, high = standardised(criterion, np.array(interval))
    enough = (drawn >= low) & (drawn <= high)
    share = enough.mean(axis=1)
    if not share.any():
        return np.zeros(PARTS), np.zeros(moves.shape)
    inside = (worth * enough).sum(axis=1) / np.maximum(enough.sum(axis=1), 1)
    factor = share / share.mean()
    moved = np.zeros(moves.shape)
    centred = inside - (factor * inside).mean()
    moved[:, :PARTS, column] = centred * counted.good[:, None]
    return factor, moved


def centred_parts(criterion: Criterion, own: Array) -> Array:
    """Return how far an own rating's value lies from the expected one in each part, (parts,).

    ``own`` are low, likely and high.
    """
    worth = _parts(criterion, own)[1].mean(axis=1)
    # Less their own mean, so that the parts average to what is expected today, to the last digit.
    centred: Array = worth - worth.mean()
    return centred


def _parts(criterion: Criterion, own: Array) -> tuple[Array, Array]:
    """Return an own rating, 0 to 10, and its values, in draws of equally likely parts, sorted."""
    low, likely, high = standardised(criterion, own)
    uniforms = (np.arange(PARTS * DRAWS_OF_A_PART) + 0.5) / (PARTS * DRAWS_OF_A_PART)
    drawn = triangular_ratings((low, likely, high), (SCALE_LOW, SCALE_HIGH), uniforms)
    worth = values(drawn, standardised_function(criterion))
    return drawn.reshape(PARTS, -1), worth.reshape(PARTS, -1)
