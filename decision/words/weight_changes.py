"""How little would have to change in all weights for another offer to be first, in words?

`weight_change_sentences` says it of each other offer, `smallest_change_sentence` of the nearest;
`weight_change_table` is the same as a table. "No weights" is said only of what is exact.
"""

from math import ceil, isinf

import numpy as np

from decision.analysis import Analysis
from decision.arrays import Array
from decision.findings.findings import Findings
from decision.findings.weight_changes import CanBeBest, WeightChange
from decision.words.offer_names import criterion_name, offer_name, plain_name
from decision.words.open_must_haves import as_if_met
from decision.words.readiness import are_weights_set
from decision.words.text import Sentence, Table, as_plain, listed, percent, say

# Below this a change of weight is not worth a word, and as much weight cannot be told from none.
LEAST = 0.0005
FINE = 0.015
MOST_FACTOR = 10.0


def weight_change_sentences(findings: Findings) -> tuple[Sentence, ...]:
    """Return what it takes for each other offer to share first place, a sentence or two each."""
    analysis = findings.analysis
    changes = [_change(analysis, change) for change in findings.smallest_weight_changes]
    return (*changes, *as_if_met(findings)) if changes else ()


def smallest_change_sentence(findings: Findings) -> Sentence:
    """Return the smallest change of weights that lets another offer share first place.

    Of another employer, if there is one. Empty of one offer.
    """
    analysis = findings.analysis
    for change in findings.smallest_weight_changes[:1]:
        within = _within_doubt(analysis, change) if _is_more(analysis, change) else ()
        return (*_tying(analysis, change), *within)
    return ()


def weight_change_table(findings: Findings) -> Table:
    """Return the same as a table: offer, what moves, how much weight in all, the factor."""
    columns = ["Offer", "What would have to move", "Points of weight", "All sliders off by"]
    rows = [_row(findings.analysis, change) for change in findings.smallest_weight_changes]
    return Table(columns, rows)


def _change(analysis: Analysis, change: WeightChange) -> Sentence:
    """Return what it takes, how much weight that moves, and whether the user allows for it."""
    if not _is_more(analysis, change):
        return _tying(analysis, change)
    return say(
        "{tying} That moves {amount} of 100 points of weight.{factor}",
        tying=_tying(analysis, change),
        amount=_amount(change),
        factor=_factor_sentence(analysis, change.factor),
    )


def _is_more(analysis: Analysis, change: WeightChange) -> bool:
    """Tell whether weight would have to move, and any that moves is enough."""
    if change.weights is None or change.size <= 0:
        return False
    return bool((abs(change.weights - analysis.weights) > LEAST).any())


def _tying(analysis: Analysis, change: WeightChange) -> Sentence:
    """Return with which weights an offer would share first place."""
    name = offer_name(analysis, change.offer)
    if change.weights is None:
        return say("No weights put {name} first with today's ratings.", name=name)
    too = "Also from the leader's employer: " if change.of_leading_employer else ""
    moves = _moves(analysis, change.weights)
    if change.size <= 0:
        return say("{too}{name} shares first place already.", too=too, name=name)
    if not moves:
        hair = "{too}{name} is all but tied: next to no weight would have to move."
        return say(hair, too=too, name=name)
    if change.can_be_best is CanBeBest.TIE:
        name = say("{name} can at best tie for first place, whatever the weights. It", name=name)
    line = "{too}{name} would tie if you gave {moves}."
    return say(line, too=too, name=name, moves=listed(moves))


def _moves(analysis: Analysis, after: Array) -> list[Sentence]:
    """Return how each weight changes, those that fall first."""
    before, changes = analysis.weights, after - analysis.weights
    places = np.flatnonzero(abs(changes) > LEAST).tolist()
    percents = _tenths if (abs(changes[places]) < FINE).any() else percent
    return [
        (criterion_name(analysis, n), f" {percents(after[n])} instead of {percents(before[n])}")
        for n in sorted(places, key=lambda place: (changes[place] > 0, -abs(changes[place])))
    ]


def _tenths(share: float) -> str:
    return f"{100 * share:.1f} %"


def _amount(change: WeightChange) -> str:
    """Return how many of 100 points of weight move."""
    return f"{100 * change.size:.1f}" if change.size < FINE else f"{100 * change.size:.0f}"


def _factor_sentence(analysis: Analysis, factor: float) -> Sentence:
    """Return by how much all sliders would have to be off; nothing where nobody has set them."""
    firmness = analysis.decision.firmness
    if not are_weights_set(analysis):
        return ()
    if isinf(factor):
        return say(" Scaling the sliders cannot do it: one would have to be switched off, or on.")
    enough = " It would take sliders off by × {factor}, more than the × {firmness} you allow."
    if factor <= firmness:
        enough = " Sliders off by × {factor} would be enough, and you allow × {firmness}."
    return say(enough, factor=_factor(factor, firmness), firmness=f"{firmness:g}")


def _within_doubt(analysis: Analysis, change: WeightChange) -> Sentence:
    """Return whether the user allows for as much; nothing where nobody has set the sliders."""
    if not are_weights_set(analysis):
        return ()
    if change.factor <= analysis.decision.firmness:
        return say(" That is within the doubt you allow.")
    return say(" That is more than the doubt you allow.")


def _factor(factor: float, firmness: float) -> str:
    """Return a factor that is enough: rounded up, as finely as telling it from the firmness asks.

    >>> _factor(1.42, 1.5), _factor(1.21, 1.25), _factor(40, 3)
    ('1.5', '1.21', 'over 10')
    """
    if factor > MOST_FACTOR:
        return f"over {MOST_FACTOR:g}"
    tenths, hundredths = (ceil(digits * factor - 1e-9) / digits for digits in (10, 100))
    return f"{tenths if (tenths <= firmness) == (factor <= firmness) else hundredths:g}"


def _row(analysis: Analysis, change: WeightChange) -> list[str]:
    name = plain_name(analysis, change.offer)
    if change.weights is None:
        return [name, "no weights put it first", "–", "–"]
    moves = "; ".join(as_plain(move) for move in _moves(analysis, change.weights)) or "tied already"
    only = "only as a tie; " if change.can_be_best is CanBeBest.TIE and change.size > 0 else ""
    firmness = analysis.decision.firmness
    factor = "no factor" if isinf(change.factor) else _factor(change.factor, firmness)
    return [name, only + moves, _amount(change), factor]
