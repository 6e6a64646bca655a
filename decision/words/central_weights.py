"""Whom does each offer suit? What somebody cares about for whom it is first, in words.

`central_sentences` says it of each offer: the mean of all the weights that put it first, how sure
it is first with them, and how the user's own weights differ; `central_table` is the same as a
table. Of too few worlds nothing is said.

Source: Lahdelma and Salminen, Operations Research 49 (2001) 444-454, for central weights.
"""

import numpy as np

from decision.analysis import Analysis
from decision.arrays import Array, Mask
from decision.findings.findings import Findings
from decision.findings.weight_changes import CanBeBest
from decision.words.certainty import in_worlds, share_of_worlds
from decision.words.offer_names import criterion_name, offer_name, plain_name
from decision.words.text import Sentence, Table, legible, listed, percent, say

# A criterion matters to somebody from so many times an even share on, and little up to so many.
MATTERS, LITTLE = 1.15, 0.6
MANY = 3
# So little weight between two sets of weights, and they are close.
CLOSE = 0.1
EVEN = 0.5
TOO_FEW = "too few worlds to say"


def central_sentences(findings: Findings) -> tuple[Sentence, ...]:
    """Return whom each offer suits, best offer first; nothing where there is nothing to weigh."""
    analysis = findings.analysis
    counting = _counting(analysis)
    if len(analysis.offers) < 2 or counting.sum() < 2:
        return ()
    values = analysis.expected_rounded[:, counting]
    if (values == values[0]).all():
        return ()  # Whatever somebody cares about, all suit them alike.
    return tuple(_suits(findings, place) for place in analysis.order)


def central_table(findings: Findings) -> Table:
    """Return the user's and each offer's central weights, a criterion a row, and their shares."""
    analysis, order = findings.analysis, findings.analysis.order
    rows = [
        [
            legible(criterion.name),
            percent(analysis.weights[column]),
            *(_cell(findings, place, column) for place in order),
        ]
        for column, criterion in enumerate(analysis.criteria)
    ]
    rows += [
        ["First with such weights", "", *(_factor(findings, place) for place in order)],
        ["First with any weights", "", *(_any(findings, place) for place in order)],
    ]
    return Table(["Criterion", "You", *(plain_name(analysis, place) for place in order)], rows)


def _suits(findings: Findings, place: int) -> Sentence:
    analysis, robustness = findings.analysis, findings.robustness
    name = offer_name(analysis, place)
    if robustness.can_be_best[place] is CanBeBest.NO:
        return say("{name} suits nobody best: for any priorities, another does better.", name=name)
    if not findings.robustness.enough[place]:
        # The worlds leave out criteria whose sliders stand at 0: with those it may be first.
        of = "" if _counting(analysis).all() else " of the criteria that count"
        few = "Hardly any weights{of} put {name} first: {too_few} whom it suits."
        return say(few, of=of, name=name, too_few=TOO_FEW)
    central = findings.robustness.central_weights[place]
    share = float(robustness.confidence_factors[place])
    worlds = f"With such weights it is first in {in_worlds(share)}."
    if share < EVEN:
        worlds = f"Even with such weights it is first in only {in_worlds(share)}."
    return say(
        "{name} suits people who {care}. {worlds} {differs}",
        name=name,
        care=_care(analysis, central),
        worlds=worlds,
        differs=_differs(findings, place),
    )


def _care(analysis: Analysis, central: Array) -> Sentence:
    """Return what they care about: most, then, and little."""
    counting = _counting(analysis)
    even = 1 / counting.sum()
    order = np.argsort(-central, kind="stable").tolist()
    much = [place for place in order if central[place] >= MATTERS * even][:MANY]
    little = [p for p in reversed(order) if counting[p] and central[p] <= LITTLE * even][:1]
    if not much:
        return say("weigh everything about equally")
    first, *others = [_weighed(analysis, central, place) for place in much]
    least = [_weighed(analysis, central, place) for place in little]
    return say(
        "care most about {first}{others}{least}",
        first=first,
        others=say(", then {criteria}", criteria=listed(others)) if others else (),
        least=say(" and little about {criterion}", criterion=least[0]) if least else (),
    )


def _weighed(analysis: Analysis, weights: Array, place: int) -> Sentence:
    name = criterion_name(analysis, place)
    return say("{name} ({weight})", name=name, weight=percent(weights[place]))


def _differs(findings: Findings, place: int) -> Sentence:
    """Return what the user weighs more, and less, than those whom an offer suits."""
    if findings.robustness.weight_moved[place] < CLOSE:
        return say("Your own weights are close to that.")
    analysis, central = findings.analysis, findings.robustness.central_weights[place]
    own = analysis.weights
    ends = [int(np.argmax(own - central)), int(np.argmax(central - own))]
    more, less = (criterion_name(analysis, end) for end in ends)
    above, below = (f"({percent(own[end])} against {percent(central[end])})" for end in ends)
    differs = "You give {more} more weight than they do {above} and {less} less {below}."
    return say(differs, more=more, above=above, less=less, below=below)


def _counting(analysis: Analysis) -> Mask:
    return analysis.weights > 0


def _cell(findings: Findings, place: int, column: int) -> str:
    if not findings.robustness.enough[place]:
        return "–"
    return percent(findings.robustness.central_weights[place, column])


def _factor(findings: Findings, place: int) -> str:
    if findings.robustness.can_be_best[place] is CanBeBest.NO:
        return "no weights put it first"
    share = float(findings.robustness.confidence_factors[place])
    return share_of_worlds(share) if findings.robustness.enough[place] else TOO_FEW


def _any(findings: Findings, place: int) -> str:
    is_exact = findings.robustness.can_be_best[place] is CanBeBest.NO
    return share_of_worlds(float(findings.robustness.any_weights[place]), exact=is_exact)
