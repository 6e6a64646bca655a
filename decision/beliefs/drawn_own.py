"""What are an offer's own ratings in each draw, those that no answers make?

`drawn_own` lays them out once; `DrawnOwn.fill` puts all of an offer at once among its ratings.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from criteria.criterion import SCALE_HIGH, SCALE_LOW
from decision.arrays import Array, Draws
from decision.beliefs.coordinates import Coordinates
from decision.beliefs.facts import Family
from decision.beliefs.family_model import FamilyModel
from decision.beliefs.ratings import standardised
from decision.engine.weight_draws import triangular_ratings


@dataclass(frozen=True, eq=False)
class DrawnOwn:
    """The own ratings of one offer, on 0 to 10 whatever the unit of a criterion.

    ``belief`` is low, likely and high, shape (3, columns, 1); ``coordinates`` is one for each.
    """

    row: int
    columns: npt.NDArray[np.int64]
    belief: Array
    coordinates: npt.NDArray[np.int64]

    def fill(self, ratings: Draws, uniforms: Draws) -> None:
        """Put the ratings in each draw into those of the family, (offers, criteria, draws)."""
        low, likely, high = self.belief
        drawn = uniforms[self.coordinates % len(uniforms)]
        scale = SCALE_LOW, SCALE_HIGH
        ratings[self.row, self.columns] = triangular_ratings((low, likely, high), scale, drawn)


def drawn_own(
    laid: Coordinates, model: FamilyModel, family: Family, rows: tuple[int, ...]
) -> list[DrawnOwn]:
    """Return the own ratings of a family's offers; ``rows`` are theirs in the decision."""
    found = []
    for row, own in enumerate(~model.worked_out):
        columns = np.flatnonzero(own)
        if not columns.size:
            continue
        places = [laid.of_own(family, rows, row, column) for column in columns.tolist()]
        belief = [standardised(family.criteria[each], model.own[:, row, each]) for each in columns]
        found.append(DrawnOwn(row, columns, np.array(belief).T[..., None], np.array(places)))
    return found
