"""What do several answers about the pay of one employer's offers change together? Exact.

What they add to the value of pay is cut off at both ends of its curve, and bends in the middle of
it, so it does not simply add up.
"""

import numpy as np

from decision.arrays import Array, Integers, Mask
from decision.beliefs.facts import Family
from decision.beliefs.family_model import family_model
from decision.beliefs.pay_values import is_bent, pay_bend, pay_gains
from decision.beliefs.ratings import value_function


def bent_pay(family: Family) -> Mask:
    """Return the pay of which two things can be asked, shape (offers, criteria)."""
    mask = np.zeros((len(family.own), len(family.criteria)), dtype=bool)
    if family.pay is not None:
        rows = range(len(family.own))
        mask[:, family.pay.column] = [is_bent(family.pay, row) for row in rows]
    return mask


def add_moves(family: Family, moves: Array) -> None:
    """Add how far each answer about pay moves the expected values, where the offer passes.

    Parameters
    ----------
    moves : (facts about pay, kinds, answers, offers, criteria)
        Changed in place, the same at each kind of employer.
    """
    if family.pay is not None:
        _, gains = pay_gains(family.pay, value_function(family.criteria[family.pay.column]))
        moves[:, :, : gains.shape[1], :, family.pay.column] += gains[:, None]


def bend_of_pay(family: Family, offer: int, facts: Integers, combinations: Integers) -> Array:
    """Return by how much the last of some facts about pay moves its value, the others settled.

    Parameters
    ----------
    facts
        Their places among all facts of the family, those of pay last.
    combinations : (combinations, facts - 1)
        The answers of all but the last.

    Returns
    -------
    Shape (kinds, combinations, answers); the same at each kind of employer.

    Raises
    ------
    LookupError
        If pay does not count.
    """
    if family.pay is None:
        raise LookupError("expected a decision in which pay counts; found one in which it does not")
    function = value_function(family.criteria[family.pay.column])
    of_pay = (facts - len(family.facts)).tolist()
    moved = pay_bend(family.pay, offer, of_pay, combinations, function)
    return np.tile(moved, (len(family_model(family).kinds), 1, 1))
