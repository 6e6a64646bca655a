"""When does a grant vest? A schedule is pairs of a month and the share that vests at its end.

Months are counted from the start of the grant; 0 vests at once. The shares add up to 1.
"""

from collections.abc import Sequence
from itertools import pairwise
from math import fsum

MONTHS = 12  # of a year
SUM_TOLERANCE = 1e-6  # thirds and forty-eighths written out do not add up to 1 exactly

Schedule = Sequence[tuple[int, float]]

FLAT: Schedule = tuple((12 * year, 0.25) for year in range(1, 5))
MONTHLY: Schedule = tuple((month, 1 / 48) for month in range(1, 49))
CLIFF: Schedule = ((12, 0.25), *MONTHLY[12:])
BACK_LOADED: Schedule = ((12, 0.05), (24, 0.15), (30, 0.2), (36, 0.2), (42, 0.2), (48, 0.2))
FRONT_LOADED: Schedule = ((12, 0.33), (24, 0.33), (36, 0.22), (48, 0.12))


def vested(schedule: Schedule, month: float) -> float:
    """Return the share of a grant that has vested by the end of a month, 0 to 1.

    >>> vested(CLIFF, 11), vested(CLIFF, 12), vested(BACK_LOADED, 30)
    (0.0, 0.25, 0.4)
    """
    return min(fsum(share for at, share in schedule if at <= month), 1.0)


def vested_by_year(schedule: Schedule, years: int) -> list[float]:
    """Return the share of a grant that vests in each year from the first on.

    >>> vested_by_year(BACK_LOADED, 2)
    [0.05, 0.15]
    """
    return [
        fsum(share for month, share in schedule if _year(month) == year)
        for year in range(1, years + 1)
    ]


def _year(month: int) -> int:
    """Return the year in which a month ends; what vests at once does so in the first."""
    return max(-(-month // MONTHS), 1)


def refuse_bad_schedule(schedule: Schedule) -> None:
    """Raise ValueError where a schedule is none, saying what was found and what is expected.

    >>> refuse_bad_schedule([(12, 0.5), (24, 0.25)])
    Traceback (most recent call last):
    ValueError: expected shares that add up to 100 %; found 75 %
    """
    months = [month for month, _ in schedule]
    shares = [share for _, share in schedule]
    if not months:
        raise ValueError("expected at least one month in which something vests; found none")
    wrong = [month for month in months if month < 0]
    if wrong:
        raise ValueError(f"expected months from 0 upwards; found {wrong[0]}")
    if not all(before < after for before, after in pairwise(months)):
        raise ValueError(f"expected months that rise; found {', '.join(map(str, months[:12]))}")
    none = [share for share in shares if not 0 < share <= 1]
    if none:
        raise ValueError(f"expected shares above 0 up to 100 %; found {_percent(none[0])}")
    if abs(fsum(shares) - 1) > SUM_TOLERANCE:
        raise ValueError(f"expected shares that add up to 100 %; found {_percent(fsum(shares))}")


def _percent(share: float) -> str:
    return f"{100 * share:.6g} %"
