"""How do doubts read on a terminal? Shares, switching weights, and what to ask, as plain text."""

from collections.abc import Sequence

from criteria.question import Question
from decision.analysis import Analysis
from decision.engine.additive import TIE
from decision.engine.weight_stability import NOBODY, slider_points, stability_intervals
from decision.findings.information import InformationValue
from decision.findings.potential_optimality import CanBeBest
from decision.findings.robustness import SEED, Robustness
from decision.model import FULL_POINTS
from decision.words.asking import (
    CANNOT,
    LITTLE,
    ToAsk,
    chance_said,
    matters,
    to_ask,
    worth_said,
)
from decision.words.confidence import as_text, statement
from decision.words.questions import wording
from decision.words.shares import often_first, share_of_worlds
from decision.words.text import as_plain, legible, percent, rating
from decision.words.verdict import no_weights, offer_name

MANY = 10
BEYOND = " (beyond the slider's end)"


def shares(sure: Robustness, usual: Robustness, seed: int = SEED) -> str:
    """Return the statement, which is of the ``usual`` worlds, and each offer's shares.

    Parameters
    ----------
    seed
        Of the worlds that ``sure`` is of.
    """
    lines = [as_text(statement(usual)), "", *_other_worlds(sure, usual, seed)]
    lines += ["       first  any weights  can be best  offer"]
    for place in sure.analysis.order:
        first = often_first(sure, place)
        cannot = sure.can_be_best[place] is CanBeBest.NO
        loose = share_of_worlds(float(sure.any_weights[place]), exact=cannot)
        can = "never" if sure.never_best[place] else sure.can_be_best[place].value
        name = as_plain(offer_name(sure.analysis, place))
        lines.append(f"{first:>12}  {loose:>11}  {can:>11}  {name}")
    return "\n".join(lines)


def _other_worlds(sure: Robustness, usual: Robustness, seed: int) -> list[str]:
    """Return of which worlds the table is, where those of the statement are others."""
    if (sure.n_draws, seed) == (usual.n_draws, SEED):
        return []
    many = f"{sure.n_draws:,} world{'' if sure.n_draws == 1 else 's'}"
    drawn = "" if seed == SEED else f" drawn with seed {seed}"
    usually = f"the usual {usual.n_draws:,}"
    return [f"The table is of {many}{drawn}; the statement above is of {usually}."]


def stopped(done: int, asked: int) -> str:
    """Return that a deep check was stopped; nothing where it was not.

    >>> stopped(311_296, 1_000_000)
    'stopped after 311,296 of 1,000,000 worlds; the table is of these'
    """
    if done == asked:
        return ""
    return f"stopped after {done:,} of {asked:,} worlds; the table is of these"


def switches(analysis: Analysis) -> str:
    """Return within which weights of each criterion the leader stays first, and who takes over.

    Also where that is on the criterion's slider, while the others stay.
    """
    found = stability_intervals(analysis.weights, analysis.expected)
    leader = as_plain(offer_name(analysis, analysis.leaders[0]))
    lines = [
        *_of_no_weights(analysis),
        f"{leader} is first while one weight moves and the others keep their proportions:",
    ]
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


def questions(analysis: Analysis, found: Sequence[InformationValue]) -> str:
    """Return what is most worth finding out."""
    worth = [one for one in found if one.value > 0][:MANY]
    lines = _of_no_weights(analysis)
    if not worth:
        return "\n".join([*lines, CANNOT])
    lines += [] if matters(worth[0]) else [LITTLE]
    lines.append("points  changes the choice  what to find out")
    for one in to_ask(analysis, worth):
        value, chance = worth_said(one.asking.value), chance_said(one.asking.chance)
        asks = f"{as_plain(one.of)}: {_asked(analysis, one)}"
        lines.append(f"{value:>6}  {chance:>18}  {asks}")
    return "\n".join(lines)


def _of_no_weights(analysis: Analysis) -> list[str]:
    said = as_plain(no_weights(analysis))
    return [said] if said else []


def _on_slider(analysis: Analysis, column: int, weight: float) -> str:
    """Return where a criterion's slider gives it a weight; nothing where all sliders are at 0."""
    if not analysis.points.any():
        return ""
    place = slider_points(weight, analysis.points, column)
    # A crossing at the very end is on the slider, whatever the last digit of a float.
    return f" (slider at {rating(place)})" if place <= FULL_POINTS + TIE else BEYOND


def _asked(analysis: Analysis, one: ToAsk) -> str:
    """Return the question; of an own rating the one that informs it most."""
    if isinstance(one.asking.about, Question):
        return as_plain(one.asks)
    own = f"your own rating of {legible(one.asking.about.name)}"
    offer = analysis.offers[one.asking.offer]
    return f"{own}; ask: {wording(offer, one.about[0])}" if one.about else own
