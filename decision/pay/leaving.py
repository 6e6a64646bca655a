"""What has been paid in all, if one leaves after so many months, and what do options cost then?

All results are of the shape (months + 1,): by the ends of the months of so many years, from month 0
on. The stream of a year is spread evenly (`evenly`) or paid once the year is full (`when_full`).
"""

import numpy as np
import numpy.typing as npt

from decision.arrays import Array
from decision.pay.schedule import MONTHS, Schedule, vested


def evenly(stream: npt.ArrayLike) -> Array:
    """Return the sum so far of what is paid evenly over each year; the stream is by year.

    >>> evenly([120, 240])[[0, 1, 12, 13]].tolist()
    [0.0, 10.0, 120.0, 140.0]
    """
    by_year = _so_far(stream)
    return np.interp(_months(by_year.size - 1), MONTHS * np.arange(by_year.size), by_year)


def when_full(stream: npt.ArrayLike) -> Array:
    """Return the sum so far of what is paid once a year is full; the stream is by year.

    >>> when_full([120, 240])[[0, 11, 12, 23, 24]].tolist()
    [0.0, 0.0, 120.0, 120.0, 360.0]
    """
    by_year = _so_far(stream)
    return by_year[_months(by_year.size - 1) // MONTHS]


def at_start(stream: npt.ArrayLike) -> Array:
    """Return the sum so far of what is paid with the first month of a year.

    >>> at_start([120, 240])[[0, 1, 12, 13]].tolist()
    [0.0, 120.0, 120.0, 360.0]
    """
    by_year = _so_far(stream)
    return by_year[-(-_months(by_year.size - 1) // MONTHS)]


def kept(years: int, repay_months: int, *, whole: bool = False) -> Array:
    """Return the share that is kept of money which is paid back by those who leave too early.

    Parameters
    ----------
    years
        At least one.
    repay_months
        Who leaves before the end of so many months pays back; 0: nobody does.
    whole
        Whether all of it is paid back, and not in proportion to the months that are left.

    >>> kept(1, 12)[[0, 3, 12]].tolist(), kept(1, 12, whole=True)[[3, 11, 12]].tolist()
    ([0.0, 0.25, 1.0], [0.0, 0.0, 1.0])
    """
    months = _months(years)
    is_over = months >= repay_months
    if whole:
        return is_over.astype(float)
    return np.where(is_over, 1.0, months / max(repay_months, 1))


def vested_so_far(schedule: Schedule, years: int) -> Array:
    """Return the share of a grant that has vested, 0 to 1.

    >>> vested_so_far([(12, 0.5), (18, 0.5)], 2)[[11, 12, 18]].tolist()
    [0.0, 0.5, 1.0]
    """
    return np.array([vested(schedule, month) for month in _months(years).tolist()])


def _so_far(stream: npt.ArrayLike) -> Array:
    """Return the sums by the ends of years, from year 0 on."""
    return np.concatenate([[0.0], np.cumsum(np.asarray(stream, dtype=float))])


def _months(years: int) -> npt.NDArray[np.int64]:
    return np.arange(MONTHS * years + 1)
