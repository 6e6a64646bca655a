"""What would change the answer, or settle a close call? The nearest weight, or an answer.

`changing` names the weight nearest to where another offer leads, `settling` the answer that is
worth most, else such a weight.
"""

from typing import NamedTuple

from criteria.question import Question
from decision.analysis import Analysis
from decision.engine.one_way import leader_intervals
from decision.findings.information import InformationValue, rank_information
from decision.words.text import Named, Sentence, percent
from decision.words.verdict import offer_name


class Crossover(NamedTuple):
    """Which offer takes over at which weight of one criterion, from 0 to 1."""

    offer: int
    criterion: int
    weight: float


def nearest_flip(analysis: Analysis) -> Crossover | None:
    """Return the weight nearest to today's at which another employer's offer takes the lead.

    Where one employer makes all the offers, another offer.
    """
    others = _others(analysis)
    flips = [
        Crossover(next(offer for offer in lead.offers if offer in others), criterion, end)
        for criterion, weight in enumerate(analysis.weights.tolist())
        for lead in leader_intervals(analysis.weights, analysis.expected, criterion)
        if others.issuperset(lead.offers)
        for end in [lead.end if lead.end <= weight else lead.start]
    ]
    gaps = {flip: abs(flip.weight - float(analysis.weights[flip.criterion])) for flip in flips}
    return min(gaps, key=gaps.__getitem__, default=None)


def _others(analysis: Analysis) -> set[int]:
    """Return the offers that would make another answer of it."""
    offers, leaders = analysis.offers, analysis.leaders
    employers = {offers[place].employer for place in leaders}
    others = {n for n, offer in enumerate(offers) if offer.employer not in employers}
    return others or set(range(len(offers))) - set(leaders)


def changing(analysis: Analysis) -> Sentence:
    """Return what one weight would have to be for another offer to lead."""
    flip = nearest_flip(analysis)
    if flip is None:
        return ("As things look, no single weight puts another offer ahead.",)
    now = float(analysis.weights[flip.criterion])
    side = "less" if flip.weight < now else "more"
    return (
        "What would change it: ", *offer_name(analysis, flip.offer), " takes over once ",
        Named(analysis.criteria[flip.criterion].name),
        f" counts {side} than {percent(flip.weight)}; now it is {percent(now)}.",
    )  # fmt: skip


def settling(analysis: Analysis) -> Sentence:
    """Return what would do most to settle a close call: an answer, else a weight."""
    best = next((one for one in rank_information(analysis) if one.value > 0), None)
    if best is not None:
        return ("What would do most to settle it: ", *_to_find_out(analysis, best), ".")
    flip = nearest_flip(analysis)
    if flip is None:
        return ("No single answer and no single weight would settle it.",)
    name = Named(analysis.criteria[flip.criterion].name)
    return ("What would settle it: how much ", name, " matters to you; no single answer would.")


def _to_find_out(analysis: Analysis, best: InformationValue) -> Sentence:
    about = best.about
    what = f"“{about.short}”" if isinstance(about, Question) else Named(about.name)
    return (what, " of ", *offer_name(analysis, best.offer))
