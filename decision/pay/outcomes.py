"""What may be paid beside what is sure? By year, each outcome with its chance.

Bonus, shares that have a market, and a stake in a private company are independent of each other.
Within one of them a single draw holds for all years: a bonus that is really paid to four fifths is
so every year.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from decision.arrays import Array
from decision.pay.mixture import THREE_POINTS, Mixture, mixture, plus
from decision.pay.stream import yearly_over

Three = tuple[float, float, float]  # low, likely, high


@dataclass(frozen=True, eq=False)
class Outcomes:
    """Streams, one of which is paid; nothing is after their last year.

    Attributes
    ----------
    chances : (outcomes,), from 0 upwards, sum 1
    streams : (outcomes, years), money
    """

    chances: Array
    streams: Array


def bonus(target: Array, paid: Three) -> Outcomes:
    """Return a bonus of which a share is really paid.

    Parameters
    ----------
    target : (years,), money
    paid
        Low, likely and high, from 0 upwards; 1 is all of it.

    >>> bonus(np.array([100.0]), (0.5, 1, 1.2)).streams.tolist()
    [[50.0], [100.0], [120.0]]
    """
    return Outcomes(np.array(THREE_POINTS), np.outer(paid, target))


def shares(granted: Array, refreshed: Array, factor: Three, chance: float) -> Outcomes:
    """Return shares that have a market: a grant, and further ones that come with a chance.

    One draw of the price holds for both, and for all years.

    Parameters
    ----------
    granted, refreshed : (years,), what vests, at today's price
    factor
        Low, likely and high price as a multiple of today's, from 0 upwards.
    chance
        That there are further grants, 0 to 1.

    >>> shares(np.array([100.0]), np.array([40.0]), (0.5, 1, 2), 0.25).streams.ravel().tolist()
    [50.0, 100.0, 200.0, 70.0, 140.0, 280.0]
    """
    three = np.array(THREE_POINTS)
    alone, together = np.outer(factor, granted), np.outer(factor, granted + refreshed)
    chances = np.concatenate([(1 - chance) * three, chance * three])
    return Outcomes(chances, np.concatenate([alone, together]))


def stake(worths: Three, chance: float, year: int) -> Outcomes:
    """Return a stake that is paid once, if the company is sold or listed.

    Parameters
    ----------
    worths
        What it is worth after a low, a likely and a high sale.
    chance
        Of the sale, 0 to 1.
    year
        Of the sale, from 1 on.

    >>> outcomes = stake((0, 10, 50), 0.2, year=2)
    >>> outcomes.chances.round(3).tolist(), outcomes.streams[:, 1].tolist()
    ([0.8, 0.037, 0.126, 0.037], [0.0, 0.0, 10.0, 50.0])
    """
    streams = np.zeros((4, year))
    streams[1:, -1] = worths
    return Outcomes(np.array([1 - chance, *(chance * each for each in THREE_POINTS)]), streams)


def in_year(parts: Sequence[Outcomes], year: int) -> Mixture:
    """Return what independent parts pay together in a year, from 1 on."""
    paid = (part for part in parts if part.streams.shape[1] >= year)
    return plus(*(mixture(part.streams[:, year - 1], part.chances) for part in paid))


def equivalent(parts: Sequence[Outcomes], rate: float, years: int) -> Mixture:
    """Return the yearly equivalent of independent parts, by so many first years.

    What is paid later counts with its present value. ``rate`` is the yearly discount.

    >>> paid_late = stake((0, 10, 50), 1, year=3)
    >>> equivalent([paid_late], 0, years=2).amounts.tolist()
    [0.0, 5.0, 25.0]
    """
    return plus(*(_equivalent(each, rate, years) for each in parts))


def _equivalent(part: Outcomes, rate: float, years: int) -> Mixture:
    return mixture([yearly_over(each, rate, years) for each in part.streams], part.chances)
