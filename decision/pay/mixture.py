"""What may an amount be, and how likely? A finite mixture of points, so everything is exact.

Low, likely and high stand for the 5 %, 50 % and 95 % points of what is believed. Three points with
the weights of Pearson and Tukey have nearly its mean and variance, however skewed it is.

Source: Keefer and Bodily, Three-point approximations for continuous random variables, Management
Science 29 (1983), for the weights.
"""

from dataclasses import dataclass
from functools import reduce

import numpy as np
import numpy.typing as npt

from decision.arrays import Array

THREE_POINTS = (0.185, 0.63, 0.185)
_NOISE = 1e-12  # by so much chances that add up to 1 may miss a share that they reach


@dataclass(frozen=True, eq=False)
class Mixture:
    """Amounts with their chances.

    Attributes
    ----------
    amounts : (points,), strictly increasing
    chances : (points,), above 0, sum 1
    """

    amounts: Array
    chances: Array

    @property
    def mean(self) -> float:
        """The expected amount."""
        return float(self.chances @ self.amounts)

    def quantile(self, share: float) -> float:
        """Return the least amount that is not exceeded with this chance, 0 to 1.

        >>> [mixture([0, 10], [0.9, 0.1]).quantile(share) for share in (0.05, 0.9, 0.95)]
        [0.0, 0.0, 10.0]
        """
        place = np.searchsorted(np.cumsum(self.chances), share - _NOISE)
        return float(self.amounts[min(int(place), self.amounts.size - 1)])


def mixture(amounts: npt.ArrayLike, chances: npt.ArrayLike) -> Mixture:
    """Return the mixture of amounts in any order; equal ones are joined, impossible ones left out.

    Parameters
    ----------
    amounts : (points,)
    chances : (points,), from 0 upwards, sum 1

    >>> mixture([5, 0, 5, 9], [0.5, 0.25, 0.25, 0]).amounts.tolist()
    [0.0, 5.0]
    """
    amounts, chances = np.asarray(amounts, dtype=float), np.asarray(chances, dtype=float)
    possible = chances > 0
    distinct, place = np.unique(amounts[possible], return_inverse=True)
    joined = np.zeros(distinct.size)
    np.add.at(joined, place, chances[possible])
    return Mixture(distinct, joined)


def plus(*independent: Mixture) -> Mixture:
    """Return the mixture of the sum of independent amounts; of none it is 0 for sure.

    >>> both = plus(mixture([0, 1], [0.5, 0.5]), mixture([0, 1], [0.5, 0.5]))
    >>> both.amounts.tolist(), both.chances.tolist()
    ([0.0, 1.0, 2.0], [0.25, 0.5, 0.25])
    """
    return reduce(_sum, independent, mixture([0.0], [1.0]))


def _sum(first: Mixture, second: Mixture) -> Mixture:
    amounts = first.amounts[:, None] + second.amounts
    return mixture(amounts.ravel(), np.outer(first.chances, second.chances).ravel())
