"""What is the pay of one employer's offers worth, today and once some of it is known? Exact.

`pay_values` and `pay_ratings` are what stands in the tables of values and ratings; `pay_gains` is
what each answer changes; `pay_bend` what two answers change together.
"""

import numpy as np

from criteria.criterion import SCALE_HIGH, SCALE_LOW, Criterion
from decision.arrays import AnyFloats, Array, Draws, Integers
from decision.beliefs.pay_together import FamilyPay, PayTogether, pay_together
from decision.engine.value_functions import ValueFunction, values
from decision.pay.together import PayTable, in_draws, settled

RANGE = (0.05, 0.95)


def pay_values(table: PayTable, function: ValueFunction) -> tuple[float, float, float]:
    """Return the expected, the worst and the best value of what an offer pays, 0 to 1."""
    worth, possible = values(table.amounts, function), table.joint > 0
    expected = float(settled(table, worth, []))
    return expected, float(worth[possible].min()), float(worth[possible].max())


def pay_rating(table: PayTable) -> tuple[float, float, float]:
    """Return the range in which nine in ten lie, and the mean between them, in money a year."""
    mixture = table.mixture
    low, high = (mixture.quantile(level) for level in RANGE)
    # Of a very skewed amount the mean lies beyond nineteen in twenty.
    return min(low, mixture.mean), mixture.mean, max(high, mixture.mean)


def pay_gains(entered: FamilyPay, function: ValueFunction) -> tuple[Array, Array]:
    """Return how likely each answer to what is open is, and by how much it moves the values.

    Returns
    -------
    Shapes (facts, answers) and (facts, answers, offers); 0 beyond a question's own answers.
    """
    together = pay_together(entered)
    n_answers = max((fact.chances.size for fact in together.facts), default=0)
    chances = np.zeros((len(together.facts), n_answers))
    gains = np.zeros((*chances.shape, len(together.tables)))
    for place, fact in enumerate(together.facts):
        chances[place, : fact.chances.size] = fact.chances
        for row in fact.offers:
            then = _settled(together, row, [place], function)
            gains[place, : then.size, row] = then - fact.chances @ then
    return chances, gains


def pay_bend(
    entered: FamilyPay, row: int, facts: list[int], combinations: Integers, function: ValueFunction
) -> Array:
    """Return by how much the last of some facts moves a value once the others are settled.

    Parameters
    ----------
    facts
        Their places among what is open about pay; each bears on the offer.
    combinations : (combinations, facts - 1)
        The answers of all but the last.

    Returns
    -------
    Shape (combinations, answers).
    """
    together = pay_together(entered)
    then = _settled(together, row, facts, function)[tuple(combinations.T)]
    return then - (then @ together.facts[facts[-1]].chances)[:, None]


def is_bent(entered: FamilyPay, row: int) -> bool:
    """Tell whether two things can be asked of an offer, whose answers do not simply add up."""
    return sum(row in fact.offers for fact in pay_together(entered).facts) > 1


def pay_in_draws(table: PayTable, criterion: Criterion, uniforms: AnyFloats) -> Draws:
    """Return what an offer pays in each draw, as a part of the scale of pay, 0 to 10.

    Parameters
    ----------
    uniforms : (4, draws)
        In (0, 1), by the axes of the table.
    """
    # What lies beyond an end is worth the same, and is not to lead where draws are sorted.
    parts = np.interp(table.amounts, [criterion.low, criterion.high], [SCALE_LOW, SCALE_HIGH])
    drawn: Draws = in_draws(table, parts.astype(np.float32), uniforms)
    return drawn


def _settled(together: PayTogether, row: int, facts: list[int], function: ValueFunction) -> Array:
    table = together.tables[row]
    if table is None:  # no fact bears on what is not known
        raise LookupError(f"expected an offer whose pay is known; found none at {row}")
    axes = [together.facts[fact].axis for fact in facts]
    return settled(table, values(table.amounts, function), axes)
