"""What can be said for sure about the offers, and how are they named?

Nothing here is simulated: ahead by so many points with these weights, behind on nothing, what is
unknown. An offer that is not in hand is never named without saying so.
"""

import numpy as np

from decision.analysis import Analysis
from decision.model import Offer, Status
from decision.words.text import Named, Sentence, as_plain, listed, points

MANY = 3


def best_for_sure(analysis: Analysis) -> bool:
    """Tell whether the leader beats every other offer on every criterion, on ranges."""
    return int(analysis.dominates_on_ranges[analysis.leaders[0]].sum()) == len(analysis.offers) - 1


def lead_in_points(lead: float) -> str:
    """Return a lead as words; a tiny one is not called zero."""
    if lead < 0.05:
        return "less than 0.1 points"
    return f"{points(lead)} point{'' if points(lead) == '1.0' else 's'}"


def ahead(analysis: Analysis, first: int, second: int) -> Sentence:
    """Return by how much one offer is ahead of another with these weights."""
    if analysis.ranks[first] == analysis.ranks[second]:
        return (*offer_names(analysis, [first, second]), " are tied with these weights.")
    better, worse = sorted((first, second), key=analysis.order.index)
    lead = lead_in_points(analysis.overall[better] - analysis.overall[worse])
    return (
        *offer_name(analysis, better),
        f" is {lead} ahead of ",
        *offer_name(analysis, worse),
        ".",
    )


def no_weights(analysis: Analysis) -> Sentence:
    """Return what it means that all sliders stand at 0, if they do."""
    if analysis.points.any():
        return ()
    return ("All weights are 0, so every criterion counts the same.",)


def fallback(analysis: Analysis) -> Sentence:
    """Return which of the offers in hand is first: what is left if another one is not made."""
    ready = [place for place in analysis.order if in_hand(analysis, place)]
    if not ready:
        return ("No offer is in hand yet.",)
    first = [place for place in ready if analysis.ranks[place] == analysis.ranks[ready[0]]]
    verb = " is" if len(first) == 1 else " are"
    worth = points(analysis.overall[first[0]])
    names = offer_names(analysis, first)
    return ("Of the offers in hand, ", *names, f"{verb} first with {worth} points.")


def behind_on_nothing(analysis: Analysis) -> Sentence:
    """Return that no weights put another offer ahead, where the leader is behind on nothing."""
    leader, *tied = analysis.leaders
    others = [place for place in analysis.order if place != leader]
    matched = (analysis.expected_rounded[leader] >= analysis.expected_rounded[others]).all()
    if tied or best_for_sure(analysis) or not matched or len(analysis.criteria) == 1:
        return ()
    if uncertain(analysis):
        return (
            "On average it is behind on no criterion, so no weights put another offer ahead; "
            "only what is uncertain could.",
        )
    return ("It is behind on no criterion, so no weights put another offer ahead.",)


def unknown(analysis: Analysis) -> Sentence:
    """Return which ratings that count are unknown, and what they count as."""
    counts = analysis.unknown & (analysis.weights > 0)
    places = np.argwhere(counts).tolist()
    if not places:
        return ()
    named: list[Sentence] = [
        (Named(analysis.criteria[criterion].name), " of ", *offer_name(analysis, offer))
        for offer, criterion in places[:MANY]
    ]
    if len(places) > MANY:
        named = [*named[: MANY - 1], (f"{len(places) - MANY + 1} more",)]
    each = "it counts" if len(places) == 1 else "each counts"
    return (
        "Unknown: ",
        *listed(named),
        f". Until you know more, {each} as the average of all it could be.",
    )


def uncertain(analysis: Analysis) -> bool:
    """Tell whether any rating is a range."""
    return bool((analysis.best > analysis.worst).any())


def in_hand(analysis: Analysis, place: int) -> bool:
    """Tell whether an offer can be accepted today."""
    return analysis.offers[place].status is Status.IN_HAND


def offer_names(analysis: Analysis, places: list[int]) -> Sentence:
    """Return an enumeration of offers, or how many there are."""
    if len(places) > MANY:
        return (f"{len(places)} offers",)
    return listed([offer_name(analysis, place) for place in places])


def offer_name(analysis: Analysis, place: int) -> Sentence:
    """Return an offer's name, never without saying that it is yet to be asked for."""
    return named(analysis.offers[place])


def named(offer: Offer) -> Sentence:
    """Return the name of an offer, not of its analysis, likewise."""
    name = Named(offer.name)
    return (name,) if offer.status is Status.IN_HAND else (name, " (to be asked for)")


def plain_name(analysis: Analysis, place: int) -> str:
    """Return the same as plain text."""
    return as_plain(offer_name(analysis, place))


def next_step(analysis: Analysis) -> str:
    """Return what to do before there is anything to compare; empty where there is."""
    if not analysis.offers:
        return "Next: name your offers on the page Offers. Staying where you are counts too."
    if len(analysis.offers) == 1:
        return "Next: add another offer on the page Offers, so that there is something to compare."
    if analysis.unknown.all():
        return (
            "Nothing is known of these offers yet. Next: answer questions about them on the page "
            "Offers, or rate them yourself."
        )
    return ""
