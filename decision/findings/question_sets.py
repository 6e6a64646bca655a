"""Which set of questions is together worth most? The best pair, and what adds most to it.

`best_set` takes the best of all pairs, exactly (`best_pair`). Then it adds one thing after the
other, as long as one adds anything. A set's value is never simulated: all answers are gone through.

Where very much is open about one employer, only what is worth most alone is looked at, then what
explains most of the lead: the effort grows with the square of the things times the offers.
"""

from collections.abc import Collection
from functools import reduce
from typing import NamedTuple

import numpy as np

from decision.analysis import Analysis
from decision.engine.joint_information import (
    best_of_each,
    better_of,
    expected_maximum,
)
from decision.findings.best_pair import best_pair
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
    if max(len(employer.things) for employer in choice.employers) <= MOST_OF_AN_EMPLOYER:
        return choice
    kept = [
        choice.ordered[rank]
        for ranks in choice.ranks
        for rank in np.sort(ranks)[:MOST_OF_AN_EMPLOYER].tolist()
    ]
    return open_choice(choice.analysis, choice.named(kept))


def _best_beside(choice: OpenChoice, spots: tuple[Spot, ...]) -> Spot | None:
    """Return what adds most to a set; nothing where nothing adds anything."""
    found = choice.after(spots)
    taken = [choice.rank[spot] for spot in spots]
    best, value = None, round(choice.value_of(spots), VALUE_DIGITS)
    for place, ranks in enumerate(choice.ranks):
        beside = [each.outcomes for other, each in found.items() if other != place]
        others = reduce(better_of, beside, choice.others({place, *found}))
        after = choice.outcomes[place]
        if place in found:
            after = best_of_each(found[place].candidates())
        values = (expected_maximum(after, others) - choice.today).round(VALUE_DIGITS)
        values[np.isin(ranks, taken)] = -np.inf
        most = float(values.max(initial=-np.inf))
        if most > value:
            best, value = choice.ordered[ranks[values == most].min()], most
    return best


def _best_start(choice: OpenChoice) -> tuple[Spot, ...]:
    """Return the best pair, or one thing if a second adds nothing; none if it is worth 0."""
    pair = best_pair(choice) or choice.ordered[:1]
    value = round(choice.value_of(pair), VALUE_DIGITS)
    alone = [spot for spot in pair if round(choice.value_of([spot]), VALUE_DIGITS) == value]
    return (tuple(alone[:1]) or pair) if value > 0 else ()
