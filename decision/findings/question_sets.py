"""Which set of questions is together worth most? The best pair, and what adds most to it.

`best_set` looks at every pair, exactly. Pairs are left out only where they are sure to be worth no
more than one that is looked at (`can_lead`, `OpenEmployer.reach`). Then it adds one thing after the
other, as long as one adds anything. A set's value is never simulated: all answers are gone through.

Where very much is open about one employer, only what is worth most alone is looked at, then what
explains most of the lead: the effort grows with the square of the things times the offers.
"""

from collections.abc import Collection, Iterator
from functools import reduce
from itertools import combinations
from typing import NamedTuple

import numpy as np

from decision.analysis import Analysis
from decision.arrays import POINTS_TIE, Array, Integers
from decision.engine.joint_information import (
    Outcomes,
    best_of_each,
    better_of,
    can_lead,
    expected_maxima,
    expected_maximum,
)
from decision.findings.information import VALUE_DIGITS
from decision.findings.open_choice import OpenChoice, Spot, open_choice
from decision.findings.open_employer import Thing

MOST_OF_AN_EMPLOYER = 200  # some eight offers of which nothing is known


class QuestionSet(NamedTuple):
    """Things to find out together.

    Attributes
    ----------
    things
        In the order in which they were taken.
    value
        What knowing all of them is worth, in points, 0 or more.
    explained
        How much of the variance of the lead each explains alone, in points squared; empty where
        some two of all things can change the choice.
    """

    things: tuple[Thing, ...]
    value: float
    explained: tuple[float, ...] = ()


def best_set(
    analysis: Analysis, things: Collection[Thing], at_most: int, first: Collection[Thing] = ()
) -> QuestionSet:
    """Return the things that are together worth most, with those that are ``first`` in any case.

    If none and no two are worth anything, it returns those that settle most of the lead. What moves
    nothing is left out.
    """
    if len(analysis.offers) < 2:
        return QuestionSet((), 0.0)  # there is nothing to choose
    choice = _narrowed(open_choice(analysis, things))
    start, spots = _spots(choice, first), _best_start(choice)
    if not spots:
        moving = (spot for spot in choice.ordered if choice.rounded(spot) > 0)
        spots = tuple(dict.fromkeys((*start, *moving)))[:at_most]
        explained = tuple(choice.explained[spot] for spot in spots)
        return QuestionSet(choice.named(spots), choice.value_of(spots), explained)
    spots = tuple(dict.fromkeys((*start, *spots)))[:at_most]
    while len(spots) < at_most and (more := _best_beside(choice, spots)):
        spots = (*spots, more)
    return QuestionSet(choice.named(spots), choice.value_of(spots))


def _spots(choice: OpenChoice, things: Collection[Thing]) -> tuple[Spot, ...]:
    """Return where things stand, in their order; what was left out stands nowhere."""
    places = dict(zip(choice.named(choice.ordered), choice.ordered, strict=True))
    return tuple(places[thing] for thing in things if thing in places)


def _narrowed(choice: OpenChoice) -> OpenChoice:
    """Return the choice with the things that tell most, where very many are open."""
    of_employer = [
        [spot for spot in choice.ordered if spot.employer == place]
        for place in range(len(choice.employers))
    ]
    if max(map(len, of_employer)) <= MOST_OF_AN_EMPLOYER:
        return choice
    kept = [spot for spots in of_employer for spot in spots[:MOST_OF_AN_EMPLOYER]]
    return open_choice(choice.analysis, choice.named(kept))


def _best_beside(choice: OpenChoice, spots: tuple[Spot, ...]) -> Spot | None:
    """Return what adds most to a set; nothing where nothing adds anything."""
    found = choice.after(spots)
    best, value = None, round(choice.value_of(spots), VALUE_DIGITS)
    for place, employer in enumerate(choice.employers):
        beside = [each.outcomes for other, each in found.items() if other != place]
        others = reduce(better_of, beside, choice.others({place, *found}))
        after = best_of_each(found.get(place, employer).candidates())
        values = (expected_maximum(after, others) - choice.today).round(VALUE_DIGITS)
        for spot in [spot for spot in choice.ordered if spot.employer == place]:
            if spot not in spots and values[spot.thing] > value:
                best, value = spot, float(values[spot.thing])
    return best


def _best_start(choice: OpenChoice) -> tuple[Spot, ...]:
    """Return the best pair, or one thing if a second adds nothing; none if it is worth 0."""
    pair = _best_pair(choice) or choice.ordered[:1]
    value = round(choice.value_of(pair), VALUE_DIGITS)
    alone = [spot for spot in pair if round(choice.value_of([spot]), VALUE_DIGITS) == value]
    return (tuple(alone[:1]) or pair) if value > 0 else ()


def _best_pair(choice: OpenChoice) -> tuple[Spot, Spot] | None:
    """Return the two things that are worth most together; of equals the first in order."""
    pairs = [*_pairs_within(choice), *_pairs_across(choice)]
    if not pairs:
        return None
    return max(pairs, key=lambda pair: (pair[0], *(-choice.rank[spot] for spot in pair[1])))[1]


def _pairs_within(choice: OpenChoice) -> Iterator[tuple[float, tuple[Spot, Spot]]]:
    """Yield the best pair of each employer that leads or may lead, with its value."""
    for place, employer in enumerate(choice.employers):
        if choice.sure[place] < choice.today - POINTS_TIE and employer.reach <= choice.today:
            continue
        values = np.full((len(employer.things),) * 2, -np.inf)
        others = choice.others({place})
        for thing in range(len(values)):
            after = best_of_each(employer.after(thing).candidates())
            values[thing] = expected_maximum(after, others) - choice.today
        np.fill_diagonal(values, -np.inf)
        everything = np.arange(len(values))
        if len(values) > 1:
            yield from _best_of(choice, values, place, everything, place, everything)


def _pairs_across(choice: OpenChoice) -> Iterator[tuple[float, tuple[Spot, Spot]]]:
    """Yield the best pair of each two employers that may change the choice, with its value."""
    leads = [sure >= choice.today - POINTS_TIE for sure in choice.sure]
    everything = [np.arange(len(employer.things)) for employer in choice.employers]
    fewer = [_beside_others_behind(choice, place) for place in range(len(leads))]
    for place, other in combinations(range(len(leads)), 2):
        kept = everything if leads[place] or leads[other] else fewer
        things, others = kept[place], kept[other]
        if things.size and others.size:
            values = expected_maxima(
                _of(choice.outcomes[place], things),
                _of(choice.outcomes[other], others),
                float(choice.others({place, other}).best[0]),
            )
            yield from _best_of(choice, values - choice.today, place, things, other, others)


def _beside_others_behind(choice: OpenChoice, place: int) -> Integers:
    """Return the things of an employer to be looked at beside another's if neither leads.

    Only those that can lead alone; and the first of the others for all, for they are worth the
    same: nothing beside anything.
    """
    leads = can_lead(choice.outcomes[place], choice.today)
    rest: list[int] = np.flatnonzero(~leads).tolist()
    first = sorted(rest, key=lambda thing: choice.rank[Spot(place, thing)])[:1]
    return np.sort(np.concatenate([np.flatnonzero(leads), np.array(first, dtype=int)]))


def _best_of(
    choice: OpenChoice, values: Array, place: int, things: Integers, other: int, others: Integers
) -> Iterator[tuple[float, tuple[Spot, Spot]]]:
    """Yield the best pair of a table, (things, others), with its value, if it is worth anything."""
    rounded = values.round(VALUE_DIGITS)
    if rounded.max() <= 0:
        return
    ranked: list[tuple[Spot, ...]] = []
    for row, column in np.argwhere(rounded == rounded.max()).tolist():
        pair = Spot(place, int(things[row])), Spot(other, int(others[column]))
        ranked.append(tuple(sorted(pair, key=choice.rank.__getitem__)))
    first, second = min(ranked, key=lambda pair: [choice.rank[spot] for spot in pair])
    yield float(rounded.max()), (first, second)


def _of(outcomes: Outcomes, things: Integers) -> Outcomes:
    return Outcomes(outcomes.probabilities[things], outcomes.best[things])
