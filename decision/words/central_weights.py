"""For whom is an offer best? What the people care about whose weights put it first, in words.

`central_sentences` says of each offer whom it suits: the mean of all the weights that put it first,
how sure it is first with them, and how the user's own weights differ. `suited_sentences` is that in
short, `central_table` in numbers. Of too few simulations nothing is said.

Source: Lahdelma and Salminen, Operations Research 49 (2001) 444-454, for central weights.
"""

import numpy as np

from decision.analysis import Analysis
from decision.arrays import Array
from decision.findings.findings import Findings
from decision.findings.weight_changes import CanBeBest
from decision.words.first_places import often_with_any_weights
from decision.words.offer_names import criterion_name, offer_name, plain_name
from decision.words.open_must_haves import shares_as_if_met
from decision.words.readiness import are_weights_set
from decision.words.text import Sentence, Table, legible, listed, percent, say
from decision.words.verdicts import in_simulations, simulated_share

# A criterion matters to somebody from so many times an even share on, and little up to so many.
MATTERS, LITTLE = 1.15, 0.6
MANY = 3
# So little weight between two sets of weights, and they are close.
CLOSE = 0.1
EVEN = 0.5
TOO_FEW = "too few simulations to say"


def central_sentences(findings: Findings) -> tuple[Sentence, ...]:
    """Return whom each offer suits, best offer first; nothing where there is nothing to weigh."""
    analysis = findings.analysis
    if not _is_weighed(analysis):
        return ()
    suits = (_suits(findings, place) for place in analysis.order)
    return (*suits, *shares_as_if_met(findings))


def suited_sentences(findings: Findings) -> tuple[Sentence, ...]:
    """Return the same in short, an offer and what its people care about most."""
    analysis = findings.analysis
    return tuple(
        say("{name}: {whom}.", name=offer_name(analysis, place), whom=_in_short(findings, place))
        for place in (analysis.order if _is_weighed(analysis) else ())
        if findings.robustness.enough[place]
    )


def _in_short(findings: Findings, place: int) -> Sentence:
    much, _ = _much_and_little(findings.analysis, findings.robustness.central_weights[place])
    names = [criterion_name(findings.analysis, each) for each in much]
    return listed(names) if names else say("everything about equally")


def central_table(findings: Findings) -> Table:
    """Return the user's and each offer's central weights, a criterion a row, and their shares."""
    analysis, order = findings.analysis, findings.analysis.order
    criteria = [legible(criterion.name) for criterion in analysis.criteria]
    firsts = ["First with such weights", "First with any weights"]
    own = [*map(percent, analysis.weights), "", ""]
    columns = [_central(findings, place) for place in order]
    rows = [list(row) for row in zip(criteria + firsts, own, *columns, strict=True)]
    return Table(["Criterion", "You", *(plain_name(analysis, place) for place in order)], rows)


def _central(findings: Findings, place: int) -> list[str]:
    """Return an offer's central weights, and how often it is first with such and with any."""
    enough, weights = findings.robustness.enough[place], findings.robustness.central_weights
    cells = [percent(weight) if enough else "–" for weight in weights[place]]
    return [*cells, _factor(findings, place), often_with_any_weights(findings, place)]


def _factor(findings: Findings, place: int) -> str:
    if findings.robustness.can_be_best[place] is CanBeBest.NO:
        return "no weights put it first"
    if not findings.robustness.enough[place]:
        return TOO_FEW
    return simulated_share(findings.robustness.confidence_factors[place])


def _is_weighed(analysis: Analysis) -> bool:
    """Tell whether weights can part the offers: offers that are alike suit everybody alike."""
    values = analysis.expected_rounded[:, analysis.weights > 0]
    return values.shape[1] > 1 and not (values == values[:1]).all()


def _suits(findings: Findings, place: int) -> Sentence:
    analysis, robustness = findings.analysis, findings.robustness
    name = offer_name(analysis, place)
    if robustness.can_be_best[place] is CanBeBest.NO:
        return say("{name} suits nobody best: for any priorities, another does better.", name=name)
    if not findings.robustness.enough[place]:
        # The simulations leave out criteria whose sliders stand at 0: with those it may be first.
        of = "" if analysis.weights.all() else " of the criteria that count"
        few = "Hardly any weights{of} put {name} first: {too_few} whom it suits."
        return say(few, of=of, name=name, too_few=TOO_FEW)
    share = robustness.confidence_factors[place]
    often = f"With such weights it is first in {in_simulations(share)}."
    if share < EVEN:
        often = f"Even with such weights it is first in only {in_simulations(share)}."
    care = _care(analysis, findings.robustness.central_weights[place])
    suits = "{name} suits people who {care}. {often}{differs}"
    return say(suits, name=name, care=care, often=often, differs=_differs(findings, place))


def _care(analysis: Analysis, central: Array) -> Sentence:
    """Return what they care about: most, then, and little."""
    much, little = _much_and_little(analysis, central)
    if not much:
        return say("weigh everything about equally")
    first, *others = [_weighed(analysis, central, place) for place in much]
    then = (", then ", *listed(others)) if others else ()
    least = (" and little about ", *_weighed(analysis, central, little[0])) if little else ()
    return say("care most about {first}{then}{least}", first=first, then=then, least=least)


def _much_and_little(analysis: Analysis, central: Array) -> tuple[list[int], list[int]]:
    """Return the criteria that matter to them, most first, and the one that does least, if any."""
    counting = analysis.weights > 0
    even = 1 / counting.sum()
    order = np.argsort(-central, kind="stable").tolist()
    much = [place for place in order if central[place] >= MATTERS * even][:MANY]
    little = [p for p in reversed(order) if counting[p] and central[p] <= LITTLE * even][:1]
    return much, little


def _weighed(analysis: Analysis, weights: Array, place: int) -> Sentence:
    return (criterion_name(analysis, place), f" ({percent(weights[place])})")


def _differs(findings: Findings, place: int) -> Sentence:
    """Return what the user weighs more, and less, than those whom an offer suits.

    Nothing where the weights are nobody's yet.
    """
    if not are_weights_set(findings.analysis):
        return ()
    if findings.robustness.weight_moved[place] < CLOSE:
        return say(" Your own weights are close to that.")
    analysis, central = findings.analysis, findings.robustness.central_weights[place]
    own = analysis.weights
    ends = [int(np.argmax(own - central)), int(np.argmax(central - own))]
    more, less = (criterion_name(analysis, end) for end in ends)
    above, below = (f"({percent(own[end])} against {percent(central[end])})" for end in ends)
    differs = " You give {more} more weight than they do {above} and {less} less {below}."
    return say(differs, more=more, above=above, less=less, below=below)
