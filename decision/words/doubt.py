"""Is the doubt about the weights or about the facts, in words?

`doubt_sentence` says which, and how sure the answer would be without it; `doubt_sentences` also
what helps against it.
"""

from collections import Counter
from collections.abc import Sequence
from enum import StrEnum

from decision.analysis import Analysis
from decision.findings.findings import Findings
from decision.findings.information import InformationValue, Provenance
from decision.words.offer_names import best_for_sure, offer_name, offer_names
from decision.words.open_must_haves import who_may_fail
from decision.words.questions import LIKELY
from decision.words.readiness import are_weights_set
from decision.words.text import Sentence, listed, say
from decision.words.verdicts import (
    Verdict,
    best_of,
    employer,
    in_simulations,
    simulated_share,
    verdict_of,
)

# One source of doubt is the larger one from so many times the other on.
MORE = 1.5
HARDLY = 0.02
ASKING = "Asking helps more than going over the sliders again."

KINDS = {
    Provenance.UNKNOWN: ("answer not known", "answers not known"),
    Provenance.GUESS: ("guess", "guesses"),
    Provenance.SAID: ("answer not in writing", "answers not in writing"),
    Provenance.RANGE: ("rating with a range", "ratings with a range"),
}


def doubt_sentences(findings: Findings) -> tuple[Sentence, ...]:
    """Return where the doubt comes from, and what helps against it; nothing of one offer."""
    if len(findings.analysis.offers) < 2:
        return ()
    return tuple(filter(None, (doubt_sentence(findings), _help(findings))))


def doubt_sentence(findings: Findings) -> Sentence:
    """Return how much of the doubt comes from the weights and how much from the facts.

    Empty of one offer.
    """
    analysis = findings.analysis
    if len(analysis.offers) < 2:
        return ()
    if findings.deciding_checks:
        return _open_must_haves(findings)
    if best_for_sure(analysis):
        return say("Within your ranges no doubt is left: nothing rests on guesses.")
    if verdict_of(findings.robustness) is Verdict.ALWAYS:
        return _among(findings)
    return _sources(findings) if _has_source(findings) else _tied(analysis)


def _open_must_haves(findings: Findings) -> Sentence:
    """Return that the doubt is about must-haves first; weights and other facts come after them."""
    places = who_may_fail(findings)
    meets = "meets" if len(places) == 1 else "meet"
    return say(
        f"Who is first turns on whether {{offers}} {meets} your must-haves, which is still open.",
        offers=offer_names(findings.analysis, places),
    )


def _has_source(findings: Findings) -> bool:
    """Tell whether weights or facts make the doubt.

    Of offers that are tied half of it or more is the tie itself, which is of neither.
    """
    leaders = set(findings.analysis.leaders)
    return findings.choice not in leaders or leaders <= set(findings.doubt_by_source.offers)


def _among(findings: Findings) -> Sentence:
    """Return that the employer is sure, and how sure the best of its offers is."""
    robustness = findings.robustness
    family = int(robustness.families[findings.analysis.leaders[0]])
    best = best_of(robustness, family)
    return say(
        "Within your ranges, an offer from {employer} is certainly best. Which one is less "
        "certain: among them, {best} is first in {often}.",
        employer=employer(robustness, family),
        best=offer_name(findings.analysis, best),
        often=in_simulations(robustness.within_family[best]),
    )


def _tied(analysis: Analysis) -> Sentence:
    """Return what decides between the leaders, where they are tied."""
    names = offer_names(analysis, analysis.leaders)
    expected = analysis.expected_rounded[analysis.leaders]
    tied = "{names} are tied: the smallest change of a weight or a fact decides."
    if (expected == expected[0]).all():
        tied = "{names} are tied on every criterion. No weight decides; only a fact could."
    return say(tied, names=names)


class _Larger(StrEnum):
    """Which source of doubt is the larger."""

    FACTS = "facts"
    WEIGHTS = "weights"
    NEITHER = "neither"
    NONE = "none"


def _larger(findings: Findings) -> _Larger:
    doubt = findings.doubt_by_source
    if max(doubt.of_weights, doubt.of_facts) < HARDLY:
        return _Larger.NONE
    if doubt.of_facts >= MORE * doubt.of_weights:
        return _Larger.FACTS
    is_of_weights = doubt.of_weights >= MORE * doubt.of_facts
    return _Larger.WEIGHTS if is_of_weights else _Larger.NEITHER


def _sources(findings: Findings) -> Sentence:
    """Return which of the two sources is the larger, and what is left without it."""
    doubt, larger, whose = findings.doubt_by_source, _larger(findings), _whose(findings.analysis)
    if larger is _Larger.NONE:
        return say("There is hardly any doubt about {whose} weights or the facts.", whose=whose)
    if larger is _Larger.NEITHER:
        return _alike(findings)
    is_facts = larger is _Larger.FACTS
    return say(
        "Most of the doubt is about {source}: with them certain, {leader} would be first in "
        "{certain}, not {in_all}.",
        source=_which(findings.decisive_facts) if is_facts else f"{whose} weights",
        leader=_leader(findings),
        certain=simulated_share(1 - (doubt.of_weights if is_facts else doubt.of_facts)),
        in_all=simulated_share(1 - doubt.in_all),
    )


def _alike(findings: Findings) -> Sentence:
    """Return what is left without either source."""
    doubt = findings.doubt_by_source
    return say(
        "The doubt is about {whose} weights and the facts alike: {leader} would be first in "
        "{of_facts} with the weights certain, in {of_weights} with the facts certain.",
        whose=_whose(findings.analysis),
        leader=_leader(findings),
        of_facts=simulated_share(1 - doubt.of_facts),
        of_weights=simulated_share(1 - doubt.of_weights),
    )


def _leader(findings: Findings) -> Sentence:
    """Return the name of the leader, with the other offers of its employer."""
    offers = findings.doubt_by_source.offers
    together = (", taken together,",) if len(offers) > 1 else ()
    return (*offer_names(findings.analysis, offers), *together)


def _which(facts: Sequence[InformationValue]) -> Sentence:
    """Return what the facts in doubt are mostly: ratings, guesses, answers not known."""
    counts = Counter(fact.footing for fact in facts).most_common()
    parts = [f"{n} {KINDS[each][n > 1]}" for each, n in counts]
    return say("the facts ({parts})", parts=listed(parts)) if parts else ("the facts",)


def _help(findings: Findings) -> Sentence:
    """Return what helps more against the doubt: knowing more, or weighing again."""
    if findings.deciding_checks:
        return (ASKING,)
    has_source = verdict_of(findings.robustness) is not Verdict.ALWAYS and _has_source(findings)
    larger = _larger(findings) if has_source else _Larger.NONE
    if larger is _Larger.FACTS:
        return (_asking(findings),)
    if larger is _Larger.WEIGHTS:
        return say("Thinking about what matters to you helps more than asking.")
    return say("Both are worth another look.") if larger is _Larger.NEITHER else ()


def _whose(analysis: Analysis) -> str:
    """Return whose the weights are: nobody's until they are set."""
    return "your" if are_weights_set(analysis) else "the"


def _asking(findings: Findings) -> str:
    """Return how far asking helps, be it that no single answer does much."""
    facts = findings.decisive_facts
    likeliest = max((fact.chance for fact in facts), default=0.0)
    if likeliest >= LIKELY:
        return ASKING
    can = "is likely to" if facts else "can"
    return (
        "Knowing more helps more than going over the sliders again, but it takes several answers: "
        f"no single one {can} change the choice."
    )
