"""What would each answer to an open fact change? Preposterior analysis of one family, exact.

`preposterior`: from the family's model, how likely each answer is, what it says of the employer's
kind, and with it how far it moves the expected value of each offer on each criterion. That depends
on answers and criteria alone and is cached: when a slider moves, one product with the weights is
left.

If nothing is answered about an offer yet, an answer moves a rating from where it stands today, the
average of the scale, by as much as it moves the rating computed from the questions alone.

Source: Raiffa and Schlaifer, Applied Statistical Decision Theory (1961), chapter 4.
"""

from dataclasses import dataclass

import numpy as np

from decision.arrays import Array, Integers
from decision.beliefs.cache import cached
from decision.beliefs.facts import Family
from decision.beliefs.family_model import FamilyModel, family_model
from decision.beliefs.pay_together import FamilyPay
from decision.beliefs.pay_values import pay_gains
from decision.beliefs.ratings import value_function
from decision.beliefs.screened import screened
from decision.engine.answer_mixture import settled_values
from decision.engine.naive_bayes import kinds_given


@dataclass(frozen=True, eq=False)
class Preposterior:
    """What the answers to the open facts of one family would change.

    Attributes
    ----------
    open_facts : (open,)
        Their places among the family's facts, those of pay behind the others.
    probabilities : (open, answers)
        P(answer); 0 where it is impossible, or beyond a question's own.
    gains : (open, answers, offers, criteria)
        By how much the expected values rise with each answer, -1 to 1. Over a fact's answers they
        average to nothing. Where an offer fails a hard must-have its values count 0.
    """

    open_facts: Integers
    probabilities: Array
    gains: Array


def preposterior(family: Family) -> Preposterior:
    """Return what each answer to each open fact would change."""
    return cached(("preposterior", family), lambda: preposterior_of(family, family_model(family)))


def preposterior_of(family: Family, model: FamilyModel) -> Preposterior:
    """Return the same with another model of the family than its own."""
    probabilities, after = kinds_given(model.kinds, model.chances)
    applies = [fact.evidence is None or fact.evidence.applies for fact in family.facts]
    is_open = np.array(applies, dtype=bool) & (np.count_nonzero(probabilities, axis=1) > 1)
    open_facts = np.flatnonzero(is_open)
    gains = _gains(family, model, open_facts, after[open_facts])
    change = Preposterior(open_facts, probabilities[open_facts], gains)
    return change if family.pay is None else _with_pay(family, family.pay, change)


def _with_pay(family: Family, entered: FamilyPay, change: Preposterior) -> Preposterior:
    """Return the same with what is open about pay, behind the other facts."""
    function = value_function(family.criteria[entered.column])
    chances, moved = pay_gains(entered, function)
    for row in (row for row in range(len(family.own)) if family.may_fail(row)):
        # What is paid says nothing of whether an offer passes.
        moved[..., row] *= screened(family, row).chance
    (before, width), more = change.probabilities.shape, chances.shape
    probabilities = np.zeros((before + more[0], max(width, more[1])))
    probabilities[:before, :width], probabilities[before:, : more[1]] = (
        change.probabilities,
        chances,
    )
    gains = np.zeros((*probabilities.shape, *change.gains.shape[2:]))
    gains[:before, :width] = change.gains
    gains[before:, : more[1], :, entered.column] = moved
    places = len(family.facts) + np.arange(more[0])
    return Preposterior(np.concatenate([change.open_facts, places]), probabilities, gains)


def _gains(family: Family, model: FamilyModel, open_facts: Integers, after: Array) -> Array:
    """Return what the values gain, given P(kind | answer), shape (open, answers, kinds)."""
    gains = np.zeros((*after.shape[:2], *model.percents.shape[:2]))
    for row, column in zip(*np.nonzero(np.isnan(model.own[1])), strict=True):
        counting = np.flatnonzero(model.percents[row, column])
        if not counting.size:
            continue
        settled = settled_values(
            model.percents[row, column, counting],
            model.ratings[counting, :, column],
            model.chances[counting],
            value_function(family.criteria[column]),
        )
        by_kind = (model.chances[counting[0]] * settled[0]).sum(axis=-1)
        today = by_kind @ model.kinds
        if model.is_answered[row]:
            # Any answer says something of the kind, and the kind of everything that is open.
            gains[:, :, row, column] = after @ by_kind - today
        own, of_settled = np.nonzero(open_facts[:, None] == counting)
        values = np.einsum("nka,nak->na", settled[of_settled], after[own])
        gains[own, :, row, column] = values - today
    for row in (row for row in range(len(family.own)) if family.may_fail(row)):
        counted = screened(family, row)
        gains[:, :, row] = counted.after[open_facts] - counted.today
    return gains
