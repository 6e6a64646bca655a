"""What would change the answer, or settle a close call? The nearest weight, or an answer.

`changing` names the weight nearest to where another offer leads, `settling` the answer that is
worth most, else such a weight.
"""

from typing import NamedTuple

from criteria.question import Question
from decision.analysis import Analysis
from decision.engine.switching import NOBODY, switching_weights
from decision.sensitivity.asking import Asking, worth_asking
from decision.words.text import Named, Sentence, percent
from decision.words.verdict import offer_name


class Flip(NamedTuple):
    """Which offer takes over at which weight of one criterion, from 0 to 1."""

    offer: int
    criterion: int
    weight: float


def nearest_flip(analysis: Analysis) -> Flip | None:
    """Return the weight nearest to today's at which another offer takes the lead, if there is."""
    found = switching_weights(analysis.weights, analysis.expected)
    flips = [
        Flip(int(takers[place]), place, float(end))
        for ends, takers in ((found.lower, found.below), (found.upper, found.above))
        for place, end in enumerate(ends)
        if takers[place] != NOBODY
    ]
    gaps = {flip: abs(flip.weight - float(analysis.weights[flip.criterion])) for flip in flips}
    return min(gaps, key=gaps.__getitem__, default=None)


def changing(analysis: Analysis) -> Sentence:
    """Return what one weight would have to be for another offer to lead."""
    flip = nearest_flip(analysis)
    if flip is None:
        return ("As things look, no single weight puts another offer ahead.",)
    now = float(analysis.weights[flip.criterion])
    side = "less" if flip.weight < now else "more"
    return (
        "What would change it: ", *offer_name(analysis, flip.offer), " leads if ",
        Named(analysis.criteria[flip.criterion].name),
        f" counts {side} than {percent(flip.weight)}; now it is {percent(now)}.",
    )  # fmt: skip


def settling(analysis: Analysis) -> Sentence:
    """Return what would do most to settle a close call: an answer, else a weight."""
    best = next((one for one in worth_asking(analysis) if one.value > 0), None)
    if best is not None:
        return ("What would do most to settle it: ", *_to_find_out(analysis, best), ".")
    flip = nearest_flip(analysis)
    if flip is None:
        return ("No single answer and no single weight would settle it.",)
    name = Named(analysis.criteria[flip.criterion].name)
    return ("What would settle it: how much ", name, " matters to you; no single answer would.")


def _to_find_out(analysis: Analysis, best: Asking) -> Sentence:
    about = best.about
    what = f"“{about.short}”" if isinstance(about, Question) else Named(about.name)
    return (what, " of ", *offer_name(analysis, best.offer))
