"""What is knowing an own rating worth that is not sure? Exact, of all of them together.

Copies of an offer that share a rating rise and fall together. Ratings of offers that may fail a
must-have are looked at one by one, for what passes depends on them.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from decision.analysis import Analysis
from decision.arrays import POINTS, POINTS_TIE, Array
from decision.beliefs.facts import Family
from decision.beliefs.screened import screened
from decision.beliefs.screening import interval_on
from decision.engine.limits import evppi_of_lines
from decision.engine.value_of_information import NOTHING, Evppi, evppi_of_ratings


class OwnRating(NamedTuple):
    """An own rating that is unsure: whose it is, the places of its offers, and its criterion.

    ``rows`` are the offers among those of the family; several of them are copies that share it, so
    it rises and falls for all.
    """

    family: Family
    rows: list[int]
    offers: tuple[int, ...]
    column: int

    @property
    def may_fail(self) -> bool:
        """Whether any of its offers may fail a hard must-have."""
        return any(map(self.family.may_fail, self.rows))


def _unsure(analysis: Analysis) -> Iterator[OwnRating]:
    low, likely, high = analysis.ratings
    unsure = (~analysis.worked_out & ((low < high) | np.isnan(likely))).tolist()
    for family, rows in analysis.beliefs.key:
        for column in range(len(analysis.criteria)):
            sharing: dict[int, list[int]] = {}
            for row, place in enumerate(rows):
                if unsure[place][column]:
                    sharing.setdefault(family.first_alike(row, column), []).append(row)
            for alike in sharing.values():
                yield OwnRating(family, alike, tuple(rows[row] for row in alike), column)


def worth_of_ratings(analysis: Analysis) -> Iterator[tuple[OwnRating, float, float]]:
    """Yield each own rating that is unsure, with the value of knowing it and its chance."""
    ratings = list(_unsure(analysis))
    plain = [each for each in ratings if not each.may_fail]
    worth = _of_plain_ratings(analysis, plain) if plain else NOTHING
    known = zip(worth.value.ravel().tolist(), worth.chance.ravel().tolist(), strict=True)
    for each in ratings:
        yield each, *(_of_screened_rating(analysis, each) if each.may_fail else next(known))


def _of_plain_ratings(analysis: Analysis, ratings: Sequence[OwnRating]) -> Evppi:
    """Return the worth of own ratings of offers that fail no must-have, whatever they are."""
    overall, rivals = analysis.overall.tolist(), _most_first_of(analysis.counted)
    # Of offers that move together only the best can be the best of all.
    best = np.array([max(each.offers, key=overall.__getitem__) for each in ratings])
    others = np.array([_most_of_others(rivals, each.offers) for each in ratings])
    columns = np.array([each.column for each in ratings])
    leads, steps = analysis.overall[best] - others, POINTS * analysis.weights[columns]
    worst, expected, most = (
        values[best, columns] for values in (analysis.worst, analysis.expected, analysis.best)
    )
    # From one end of its range to the other some change nobody's place.
    stays_ahead = leads - steps * (expected - worst) > POINTS_TIE
    matter = ~stays_ahead & (leads + steps * (most - expected) >= -POINTS_TIE)
    worth = Evppi(np.zeros(len(ratings)), np.zeros(len(ratings)))
    found = evppi_of_ratings(
        analysis.ratings[:, best[matter], columns[matter]],
        [analysis.value_functions[column] for column in columns[matter].tolist()],
        steps[matter],
        leads[matter],
        expected[matter],
    )
    worth.value[matter], worth.chance[matter] = found.value, found.chance
    return worth


def _most_first_of(counted: Array) -> list[tuple[float, int]]:
    """Return what each offer counts, and its place, the most first."""
    return sorted(zip(counted.tolist(), range(len(counted)), strict=True), reverse=True)


def _most_of_others(rivals: list[tuple[float, int]], offers: Sequence[int]) -> float:
    """Return what the best of all other offers counts."""
    return next((points for points, offer in rivals if offer not in offers), -np.inf)


def _of_screened_rating(analysis: Analysis, rating: OwnRating) -> tuple[float, float]:
    """Return the worth of an own rating where some of the offers that have it may fail."""
    family, rows, offers, column = rating
    low, likely, high = (float(end[offers[0], column]) for end in analysis.ratings)
    others = np.delete(analysis.counted, offers).max(initial=-np.inf)
    lines = [
        _line(analysis, family, row, place, column) for row, place in zip(rows, offers, strict=True)
    ]
    key, function = analysis.criteria[column].key, analysis.value_functions[column]
    limits = [interval_on(family, row, key) for row in rows if family.may_fail(row)]
    worth = evppi_of_lines((low, likely, high), function, limits[0], np.array(lines), others)
    return float(worth.value), float(worth.chance)


def _line(
    analysis: Analysis, family: Family, row: int, place: int, column: int
) -> tuple[float, float]:
    """Return what an offer counts at a value of 0 on a criterion, and how much more at 1."""
    step, values = POINTS * analysis.weights, analysis.expected[place]
    chance = 1.0
    if family.may_fail(row):
        counted = screened(family, row, analysis.criteria[column].key)
        values, chance = counted.today, counted.chance
    others = np.delete(step * values, column)
    return float(others.sum()), float(step[column] * chance)
