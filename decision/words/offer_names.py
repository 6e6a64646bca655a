"""What can be said for sure about the offers, and how are they named?

Nothing here is simulated: ahead by so many points with these weights, behind on nothing, what is
unknown. An offer that is not in hand is never named without saying so.
"""

from collections.abc import Sequence

import numpy as np

from decision.analysis import Analysis
from decision.findings.must_haves import may_fail
from decision.model import Offer, Status
from decision.words.text import Named, Sentence, as_plain, listed, points, say, shortened

MANY = 3  # offers in one sentence
_MARKS = {
    Status.TO_BE_ASKED_FOR: " (not offered yet)",
    Status.EXPECTED: " (expected)",
    Status.PAST: " (past)",
}


def named(offer: Offer) -> Sentence:
    """Return an offer's name, never without saying that it is not offered yet, or not any more."""
    name, mark = Named(offer.name), _MARKS.get(offer.status)
    return (name, mark) if mark else (name,)


def offer_name(analysis: Analysis, place: int) -> Sentence:
    """Return the name of an offer, by its place."""
    return named(analysis.offers[place])


def criterion_name(analysis: Analysis, place: int) -> Named:
    """Return the name of a criterion, by its place."""
    return Named(analysis.criteria[place].name)


def plain_name(analysis: Analysis, place: int) -> str:
    """Return the same as plain text."""
    return as_plain(offer_name(analysis, place))


def offer_names(analysis: Analysis, places: Sequence[int]) -> Sentence:
    """Return an enumeration of offers, or how many there are."""
    if len(places) > MANY:
        return (f"{len(places)} offers",)
    return listed([offer_name(analysis, place) for place in places])


def together(analysis: Analysis, places: Sequence[int]) -> str:
    """Return the name of an offer, or of several that are tied, as plain text."""
    return as_plain(offer_names(analysis, places)) + (", tied" if len(places) > 1 else "")


def in_hand(analysis: Analysis, place: int) -> bool:
    """Tell whether an offer can be accepted today."""
    return analysis.offers[place].status is Status.IN_HAND


def best_for_sure(analysis: Analysis) -> bool:
    """Tell whether the leader beats every other offer on every criterion, on ranges."""
    return int(analysis.dominates_on_ranges[analysis.leaders[0]].sum()) == len(analysis.offers) - 1


def uncertain(analysis: Analysis) -> bool:
    """Tell whether any rating is a range."""
    return bool((analysis.best > analysis.worst).any())


def lead_in_points(lead: float) -> str:
    """Return a lead as words; a tiny one is not called zero."""
    if lead < 0.05:
        return "less than 0.1 points"
    return f"{points(lead)} point{'' if points(lead) == '1.0' else 's'}"


def ahead(analysis: Analysis, first: int, second: int) -> Sentence:
    """Return by how much one offer is ahead of another with these weights."""
    if analysis.ranks[first] == analysis.ranks[second]:
        return tied(analysis, [first, second])
    places = sorted((first, second), key=analysis.order.index)
    better, worse = (offer_name(analysis, place) for place in places)
    lead = lead_in_points(abs(analysis.overall[first] - analysis.overall[second]))
    return say("{better} is {lead} ahead of {worse}.", better=better, lead=lead, worse=worse)


def tied(analysis: Analysis, places: Sequence[int]) -> Sentence:
    """Return that some offers have the same points."""
    return say("{offers} are tied with these weights.", offers=offer_names(analysis, places))


def no_weights(analysis: Analysis) -> Sentence:
    """Return what it means that all sliders stand at 0, if they do."""
    if analysis.points.any():
        return ()
    return say("All weights are 0, so every criterion counts the same.")


def fallback(analysis: Analysis) -> Sentence:
    """Return which of the offers in hand is first: what is left if another one is not made."""
    ready = [place for place in analysis.order if in_hand(analysis, place)]
    if not ready:
        return say("No offer is in hand yet.")
    first = [place for place in ready if analysis.ranks[place] == analysis.ranks[ready[0]]]
    offers, are = offer_names(analysis, first), "is" if len(first) == 1 else "are"
    line = "Of the offers in hand, {offers} {are} first with {worth} points."
    return say(line, offers=offers, are=are, worth=points(analysis.overall[first[0]]))


def behind_on_nothing(analysis: Analysis) -> Sentence:
    """Return that no weights put another offer ahead, where the leader is behind on nothing.

    What else could is said, too: a rating that is a range, or a must-have that it may fail.
    """
    leader, *others = analysis.leaders
    rest = [place for place in analysis.order if place != leader]
    matched = (analysis.expected_rounded[leader] >= analysis.expected_rounded[rest]).all()
    if others or best_for_sure(analysis) or not matched or len(analysis.criteria) == 1:
        return ()
    begun = "On average it" if uncertain(analysis) else "It"
    could = ["an uncertain rating"] if uncertain(analysis) else []
    could += ["an open must-have"] if may_fail(analysis, leader) else []
    return say(
        "{it} is behind on no criterion, so no weights put another offer ahead.{only}",
        it=begun,
        only=f" Only {' or '.join(could)} could." if could else "",
    )


def unknown(analysis: Analysis) -> Sentence:
    """Return which ratings that count are unknown, and what they count as."""
    places = np.argwhere(analysis.unknown & (analysis.weights > 0)).tolist()
    if not places:
        return ()
    ratings = [
        (criterion_name(analysis, column), " of ", *offer_name(analysis, place))
        for place, column in places
    ]
    counts = "Unknown: {ratings}. Until you know more, {each} as its expected value."
    each = "it counts" if len(places) == 1 else "each counts"
    return say(counts, ratings=listed(shortened(ratings, MANY)), each=each)
