"""What do the weights come to, who leads along one, and which would change the answer?

`changing` names the weight nearest to where another offer leads; `settling` says what would settle
a close call: the answer that is worth most, else such a weight.
"""

from collections.abc import Sequence

from criteria.question import Question
from decision.analysis import Analysis
from decision.findings.findings import Findings
from decision.findings.one_way import LeaderInterval
from decision.words.offer_names import criterion_name, offer_name, together
from decision.words.text import Named, Sentence, listed, percent, say


def weight_ranges_sentence(findings: Findings) -> Sentence:
    """Return between which weights each criterion lies nine times in ten."""
    criteria = findings.analysis.criteria
    ranges = [
        say("{name} {between}", name=Named(criterion.short), between=_between(low, high))
        for criterion, low, high in zip(criteria, *findings.weight_ranges.tolist(), strict=True)
        if high > 0
    ]
    return say("Nine times in ten: {ranges}.", ranges=listed(ranges))


def along(analysis: Analysis, leads: Sequence[LeaderInterval]) -> str:
    """Return who leads along a weight, from 0 to 100 %."""
    names = [together(analysis, lead.offers) for lead in leads]
    if len(names) == 1:
        return f"{names[0]} at any weight"
    parts = [
        f"{name} up to {percent(lead.end)}" for name, lead in zip(names[:-1], leads, strict=False)
    ]
    return ", then ".join([*parts, names[-1]])


def changing(findings: Findings) -> Sentence:
    """Return what one weight would have to be for another offer to lead."""
    crossover, analysis = findings.nearest_crossover, findings.analysis
    if crossover is None:
        return say("No change of a single weight puts another offer ahead.")
    now = float(analysis.weights[crossover.criterion])
    return say(
        "What would change it: {offer} leads if {criterion} has {side} than {share} of the weight "
        "(now {now}).",
        offer=offer_name(analysis, crossover.offer),
        criterion=criterion_name(analysis, crossover.criterion),
        side="less" if crossover.weight < now else "more",
        share=percent(crossover.weight),
        now=percent(now),
    )


def settling(findings: Findings) -> Sentence:
    """Return what would do most to settle a close call: an answer, else a weight."""
    analysis, crossover = findings.analysis, findings.nearest_crossover
    best = next((value for value in findings.information if value.value > 0), None)
    if best is not None:
        about = best.about
        return say(
            "What would do most to settle it: {what} of {offer}.",
            what=f"“{about.short}”" if isinstance(about, Question) else Named(about.name),
            offer=offer_name(analysis, best.offer),
        )
    if crossover is None:
        return say("No single answer and no single weight would settle it.")
    name = criterion_name(analysis, crossover.criterion)
    return say(
        "What would settle it: how much {criterion} matters to you. No single answer would.",
        criterion=name,
    )


def _between(low: float, high: float) -> str:
    ends = percent(low), percent(high)
    return ends[0] if ends[0] == ends[1] else f"{ends[0].removesuffix(' %')} to {ends[1]}"
