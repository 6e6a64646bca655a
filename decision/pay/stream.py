"""What is paid by year, and what does that make a year on average?

A stream is amounts by year, the first year first, each paid at the end of its year. Without a
discount its yearly equivalent is the plain mean of the years.
"""

import numpy as np
import numpy.typing as npt

from decision.arrays import Array

REFRESHER_YEARS = 4  # a yearly grant vests over so many


def present_value(stream: npt.ArrayLike, rate: float, at_start: float = 0.0) -> float:
    """Return what a stream is worth on the first day.

    Parameters
    ----------
    stream : (years,), money
    rate
        The yearly discount, from 0 upwards.
    at_start
        What is paid on the first day.

    >>> round(present_value([110, 121], 0.1, at_start=5), 9)
    205.0
    """
    amounts = np.asarray(stream, dtype=float)
    return at_start + float(amounts @ _discounts(amounts.size, rate))


def yearly_equivalent(stream: npt.ArrayLike, rate: float, at_start: float = 0.0) -> float:
    """Return the amount that, paid each year alike, is worth as much as a stream.

    Parameters are as of `present_value`; there is at least one year.

    >>> yearly_equivalent([100, 140], 0), yearly_equivalent([110], 0.1, at_start=5)
    (120.0, 115.5)
    """
    amounts = np.asarray(stream, dtype=float)
    return present_value(amounts, rate, at_start) / float(_discounts(amounts.size, rate).sum())


def yearly_over(stream: npt.ArrayLike, rate: float, years: int) -> float:
    """Return the amount that, paid alike in each of the first years, is worth as much as a stream.

    The stream may be shorter or longer; ``years`` are at least one.

    >>> yearly_over([100], 0, years=4), yearly_over([0, 0, 50], 0, years=2)
    (25.0, 25.0)
    """
    return present_value(stream, rate) / float(_discounts(years, rate).sum())


def _discounts(years: int, rate: float) -> Array:
    return (1 + rate) ** -np.arange(1.0, years + 1)


def growing(amount: float, rise: float, years: int) -> Array:
    """Return an amount that rises by a rate each year, shape (years,).

    >>> growing(100, 0.1, 2).round(9).tolist()
    [100.0, 110.0]
    """
    return amount * np.power(1 + rise, np.arange(float(years)))


def in_years(amounts: npt.ArrayLike, years: int) -> Array:
    """Return one-time amounts of the first years, shape (years,); later ones are left out.

    >>> in_years([80, 60], 3).tolist()
    [80.0, 60.0, 0.0]
    """
    first = np.asarray(amounts, dtype=float)[:years]
    return np.pad(first, (0, years - first.size))


def refreshers(amount: float, years: int) -> Array:
    """Return what vests of grants of this amount, a new one at the end of each year.

    Each vests evenly over four years, so year k has k - 1 quarters of them, and never more than
    all four. Shape (years,).

    >>> refreshers(40, 6).tolist()
    [0.0, 10.0, 20.0, 30.0, 40.0, 40.0]
    """
    running = np.minimum(np.arange(years), REFRESHER_YEARS)
    return amount * running / REFRESHER_YEARS


def per_hour(pay: float, weeks: float, hours_a_week: float, way_a_week: float = 0.0) -> float:
    """Return the pay of an hour, of work or on the way to it.

    Parameters
    ----------
    pay
        A year.
    weeks
        Worked a year, above 0; leave is left out.
    hours_a_week, way_a_week
        Hours of work, above 0, and on the way.

    >>> per_hour(50_000, weeks=50, hours_a_week=40)
    25.0
    """
    return pay / (weeks * (hours_a_week + way_a_week))
