"""What may the offers of one employer pay a year, over all that is unsure, and what goes together?

`in_step` says how several distributions of the same thing meet: the sale of the company is high for
all of its offers at once. `pay_table` lays out what one offer pays: an axis for its bonus, for
further grants, for the share price, and for the sale. These four are independent of each other.
`settled` and `amounts_in_draws` read such tables.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import reduce

import numpy as np

from decision.arrays import AnyFloats, Array, Integers
from decision.pay.mixture import THREE_POINTS, Mixture, mixture
from decision.pay.outcomes import Outcomes
from decision.pay.stream import yearly_over
from decision.pay.streams import Streams

_NOISE = 1e-12  # of a chance
NO_SALE = np.ones(1)


class Axis(IntEnum):
    """The axes of a table: what is independent of each other."""

    BONUS = 0
    GRANTS = 1
    PRICE = 2
    SALE = 3


@dataclass(frozen=True, eq=False)
class PayTable:
    """What one offer pays a year, for each outcome of what is unsure.

    Attributes
    ----------
    amounts : (bonuses, grants, prices, sales)
        Yearly equivalents. The axis of what makes no difference has one outcome.
    chances
        By axis, how likely each outcome is, sum 1.
    """

    amounts: Array
    chances: tuple[Array, Array, Array, Array]

    @property
    def joint(self) -> Array:
        """How likely each amount is, shape of ``amounts``."""
        return reduce(np.multiply.outer, self.chances)

    @property
    def mixture(self) -> Mixture:
        """The amounts in order, with their chances."""
        return mixture(self.amounts.ravel(), self.joint.ravel())

    def is_open(self, axis: Axis) -> bool:
        """Tell whether what is paid depends on an axis."""
        possible = self.amounts.compress(self.chances[axis] > 0, axis=axis)
        return bool((np.ptp(possible, axis=axis) > 0).any())


def in_step(parts: Sequence[Array]) -> tuple[Array, list[Integers]]:
    """Return the outcomes of several distributions that one draw decides, all low or all high.

    Parameters
    ----------
    parts
        The chances of each, its outcomes in the same order; sums 1.

    Returns
    -------
    The chances of what goes together, and for each part its outcome then.

    >>> chances, (first, second) = in_step([np.array([0.5, 0.5]), np.array([0.75, 0.25])])
    >>> chances.tolist(), first.tolist(), second.tolist()
    ([0.5, 0.25, 0.25], [0, 1, 1], [0, 0, 1])
    """
    reached = [np.cumsum(part)[:-1] for part in parts]
    ends = np.unique(np.concatenate([*reached, np.ones(1)]))
    lengths = np.diff(ends, prepend=0.0)
    middles, possible = ends - lengths / 2, lengths > _NOISE
    chances = lengths[possible] / lengths[possible].sum()
    return chances, [np.searchsorted(each, middles[possible]) for each in reached]


def pay_table(streams: Streams, sales: Array = NO_SALE, places: Integers | None = None) -> PayTable:
    """Return what an offer pays for each outcome.

    Parameters
    ----------
    sales : (sales,)
        How likely each outcome of the employer's sale is.
    places : (sales,)
        Which outcome of this offer's stake each of them is; None where it has no stake.
    """
    bonuses, shares = _yearly(streams, streams.hoped.bonus), _yearly(streams, streams.hoped.shares)
    worths = _yearly(streams, streams.hoped.stake)
    grants = _chances_of_grants(streams.hoped.shares)
    shares = shares.reshape(grants.size, -1)
    worths = np.zeros(1) if places is None else worths[places]
    amounts = (
        streams.sure_equivalent
        + bonuses[:, None, None, None]
        + shares[None, :, :, None]
        + worths[None, None, None, :]
    )
    return PayTable(
        amounts,
        (
            _of_three(bonuses.size),
            grants,
            _of_three(shares.shape[1]),
            sales if places is not None else NO_SALE,
        ),
    )


def settled(table: PayTable, worth: Array, axes: Sequence[Axis]) -> Array:
    """Return the mean of what each amount is worth, once what lies along some axes is settled.

    Parameters
    ----------
    worth : shape of the table's amounts
        Of each amount.

    Returns
    -------
    One axis for each of ``axes``, in their order; a single number where there are none.

    >>> even = np.array([0.5, 0.5])
    >>> amounts = np.array([[0.0, 1.0], [2.0, 5.0]])[:, :, None, None]
    >>> table = PayTable(amounts, (even, even, np.ones(1), np.ones(1)))
    >>> settled(table, amounts, [Axis.BONUS]).tolist(), float(settled(table, amounts, []))
    ([0.5, 3.5], 2.0)
    """
    for axis in reversed(Axis):
        if axis not in axes:
            worth = np.moveaxis(worth, axis, -1) @ table.chances[axis]
            worth = np.expand_dims(worth, axis)
    kept = worth.transpose([*axes, *(axis for axis in Axis if axis not in axes)])
    return kept.reshape(kept.shape[: len(axes)])


def in_draws(table: PayTable, amounts: AnyFloats, uniforms: AnyFloats) -> AnyFloats:
    """Return which of some amounts each draw has, by inverse distribution, shape (draws,).

    Parameters
    ----------
    amounts : shape of the table's amounts
        They, or what is made of them.
    uniforms : (4, draws)
        In (0, 1), by axis.

    >>> amounts, chances = np.arange(2.0).reshape(2, 1, 1, 1), np.array([0.25, 0.75])
    >>> table = PayTable(amounts, (chances, *[np.ones(1)] * 3))
    >>> in_draws(table, table.amounts, np.array([[0.2, 0.3]] * 4)).tolist()
    [0.0, 1.0]
    """
    places = np.zeros(len(uniforms[0]), dtype=np.int64)
    for chances, uniform in zip(table.chances, uniforms, strict=True):
        if chances.size > 1:
            places *= chances.size
            for reached in np.cumsum(chances)[:-1]:
                places += uniform > reached
    return amounts.ravel().take(places)


def _yearly(streams: Streams, part: Outcomes | None) -> Array:
    if part is None:
        return np.zeros(1)
    return np.array([yearly_over(each, streams.rate, streams.years) for each in part.streams])


def _of_three(outcomes: int) -> Array:
    return np.array(THREE_POINTS) if outcomes > 1 else np.ones(1)


def _chances_of_grants(shares: Outcomes | None) -> Array:
    """Return how likely it is that no further grants come, and that they do."""
    if shares is None:
        return np.ones(1)
    return shares.chances.reshape(2, -1).sum(axis=1)
