"""How do doubts read on a terminal? Shares, switching weights, and what to ask, as plain text."""

from collections.abc import Sequence

import numpy as np

from criteria.question import Question
from decision.analysis import Analysis
from decision.engine.scoring import TIE
from decision.engine.switching import NOBODY, slider_points, switching_weights
from decision.model import FULL_POINTS
from decision.sensitivity.asking import Asking
from decision.sensitivity.confidence import Confidence
from decision.sensitivity.exact import CanBeBest
from decision.words.confidence import as_text, statement
from decision.words.questions import wording
from decision.words.shares import often_first, share_of_worlds
from decision.words.text import as_plain, legible, percent, rating
from decision.words.verdict import offer_name

MANY = 10
LEAST_POINTS = 0.01
BEYOND = " (beyond the slider's end)"
CANNOT = "No single answer can change the choice, at your present weights."


def shares(sure: Confidence, usual: Confidence) -> str:
    """Return the statement, which is of the ``usual`` worlds, and each offer's shares."""
    lines = [as_text(statement(usual)), "", "       first  any weights  can be best  offer"]
    for place in sure.analysis.order:
        first = often_first(sure, place)
        cannot = sure.can_be_best[place] is CanBeBest.NO
        loose = share_of_worlds(float(sure.any_weights[place]), exact=cannot)
        can = "never" if sure.never_best[place] else sure.can_be_best[place].value
        name = as_plain(offer_name(sure.analysis, place))
        lines.append(f"{first:>12}  {loose:>11}  {can:>11}  {name}")
    return "\n".join(lines)


def stopped(done: int, asked: int) -> str:
    """Return that a deep check was stopped; nothing where it was not.

    >>> stopped(311_296, 1_000_000)
    'stopped after 311,296 of 1,000,000 worlds; the shares are of these'
    """
    if done == asked:
        return ""
    return f"stopped after {done:,} of {asked:,} worlds; the shares are of these"


def switches(analysis: Analysis) -> str:
    """Return within which weights of each criterion the leader stays first, and who takes over.

    Also where that is on the criterion's slider, while the others stay.
    """
    found = switching_weights(analysis.weights, analysis.expected)
    leader = as_plain(offer_name(analysis, analysis.leaders[0]))
    lines = [f"{leader} is first while one weight moves and the others keep their proportions:"]
    rows = zip(analysis.criteria, analysis.weights, *found, strict=True)
    for column, (criterion, weight, lower, upper, below, above) in enumerate(rows):
        takers = [
            f"{side} that{_on_slider(analysis, column, end)} "
            f"{as_plain(offer_name(analysis, int(place)))}"
            for side, end, place in (("below", lower, below), ("above", upper, above))
            if place != NOBODY
        ]
        stays = f"{percent(weight):>6}  from {percent(lower)} to {percent(upper)}"
        lines.append("; ".join([f"{stays}  {legible(criterion.name)}", *takers]))
    return "\n".join(lines)


def questions(analysis: Analysis, found: Sequence[Asking]) -> str:
    """Return what is most worth finding out."""
    worth = [one for one in found if one.value > 0][:MANY]
    lines = ["points  changes the choice  what to find out"] if worth else [CANNOT]
    for one in worth:
        name = as_plain(offer_name(analysis, one.offer))
        value, chance = worth_said(one.value), chance_said(one.chance)
        lines.append(f"{value:>6}  {chance:>18}  {name}: {_asked(analysis, one)}")
    return "\n".join(lines)


def worth_said(value: float) -> str:
    """Return what an answer is worth, in points; a little is not called nothing."""
    return f"{value:.2f}" if value >= LEAST_POINTS else "<0.01"


def chance_said(chance: float) -> str:
    """Return how likely an answer changes the choice."""
    return percent(chance) if chance >= LEAST_POINTS else "under 1 %"


def _on_slider(analysis: Analysis, column: int, weight: float) -> str:
    """Return where a criterion's slider gives it a weight; nothing where all sliders are at 0."""
    points = np.array([analysis.decision.points_of(each.key) for each in analysis.criteria])
    if not points.any():
        return ""
    place = slider_points(weight, points, column)
    # A crossing at the very end is on the slider, whatever the last digit of a float.
    return f" (slider at {rating(place)})" if place <= FULL_POINTS + TIE else BEYOND


def _asked(analysis: Analysis, one: Asking) -> str:
    if isinstance(one.about, Question):
        return wording(analysis.offers[one.offer], one.about)
    return f"your own rating of {legible(one.about.name)}"
