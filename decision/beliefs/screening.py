"""Which limits has each offer of a family that it may fail, and on which facts and ratings?"""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from decision.beliefs.facts import Family
from decision.beliefs.screens import AnswerScreen, Ends, RatingScreen
from decision.engine.limits import Interval

ANY = Interval(-np.inf, np.inf)


def extended(family: Family) -> Family:
    """Return the family with the criteria of its limits behind those in use, without limits.

    The same one where there are no limits.
    """
    if not family.screens:
        return family
    keys = {criterion.key for criterion in family.criteria}
    limited = {screen.criterion.key: screen.criterion for screen in rating_screens(family)}
    extra = {key: criterion for key, criterion in limited.items() if key not in keys}
    own = tuple(
        (*ends, *(_own(family, row, key) for key in extra)) for row, ends in enumerate(family.own)
    )
    return replace(family, criteria=(*family.criteria, *extra.values()), own=own, screens=())


def rating_screens(family: Family) -> Iterator[RatingScreen]:
    """Yield the limits on ratings of all offers of a family."""
    for screens in family.screens:
        yield from (screen for screen in screens if isinstance(screen, RatingScreen))


def _own(family: Family, row: int, key: str) -> Ends:
    own = [
        screen.own
        for screen in family.screens[row]
        if isinstance(screen, RatingScreen) and screen.criterion.key == key
    ]
    return own[0] if own else (None, None, None)


def interval_on(family: Family, row: int, criterion: str, tie: float = 0.0) -> Interval:
    """Return between which ratings on a criterion an offer does not fail.

    Parameters
    ----------
    tie
        By how much one may lie beyond: `RATING_TIE` of those that answers make.
    """
    low, high = ANY
    for screen in family.screens[row]:
        if isinstance(screen, RatingScreen) and screen.criterion.key == criterion:
            number = screen.limit.number
            if screen.limit.is_least:
                low = max(low, number - tie)
            else:
                high = min(high, number + tie)
    return Interval(low, high)


def good_enough(family: Family, row: int) -> dict[int, set[int]]:
    """Return of each fact that is screened the answers that all limits leave."""
    found: dict[int, set[int]] = {}
    for screen in family.screens[row]:
        if isinstance(screen, AnswerScreen):
            place = family.fact_of(row, screen.question)
            found[place] = found.get(place, set(screen.options)) & set(screen.options)
    return found
