"""What do the offers of one employer pay in each draw? Where pay counts."""

from typing import NamedTuple

import numpy as np

from criteria.criterion import Criterion
from decision.arrays import Draws, Integers
from decision.beliefs.coordinates import MOST, Coordinates
from decision.beliefs.facts import Family
from decision.beliefs.pay_values import pay_in_draws
from decision.pay.together import PayTable


class DrawnPay(NamedTuple):
    """The offers of one employer whose pay is known, ready for any number of draws.

    Attributes
    ----------
    column
        The place of pay among the criteria.
    offers
        Of each its place within the family, what it may pay, and the coordinates of that.
    """

    criterion: Criterion
    column: int
    offers: tuple[tuple[int, PayTable, Integers], ...]

    def fill(self, ratings: Draws, uniforms: Draws) -> None:
        """Put what the offers pay, 0 to 10 of the scale, into ratings (offers, criteria, draws)."""
        for row, table, places in self.offers:
            ratings[row, self.column] = pay_in_draws(table, self.criterion, uniforms[places])


def drawn_pay(
    laid: Coordinates, number: int, family: Family, rows: tuple[int, ...]
) -> DrawnPay | None:
    """Return what the offers of a family may pay; None where pay does not count.

    Parameters
    ----------
    number, rows
        As of `Coordinates.of_facts`.
    """
    if family.pay is None:
        return None
    offers = (
        (row, table, np.array(laid.of_pay(number, family, rows, row)) % MOST)
        for row, table in enumerate(family.pay_tables)
        if table is not None
    )
    return DrawnPay(family.criteria[family.pay.column], family.pay.column, tuple(offers))
