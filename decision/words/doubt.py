"""What does the lead rest on that nobody knows for sure, in words?

`doubt_sentences` says whether the doubt comes from the weights or from the facts;
`fact_sentences` names the facts that could change the choice on their own, those not known, those
guessed and those only said apart, and `fact_table` has all of them.
"""

from collections.abc import Sequence

from criteria.question import Question
from decision.analysis import Analysis
from decision.findings.findings import Findings
from decision.findings.information import InformationValue, Provenance
from decision.words.offer_names import best_for_sure, offer_name, offer_names
from decision.words.questions import CANNOT, LIKELY, chance_in_words, whom, worth_in_words
from decision.words.readiness import are_weights_set
from decision.words.text import Sentence, Table, as_plain, listed, say, shortened
from decision.words.verdicts import (
    Verdict,
    best_of,
    employer,
    in_simulations,
    simulated_share,
    verdict_of,
)

MANY = 3
# One source of doubt is the larger one from so many times the other on.
MORE = 1.5
HARDLY = 0.02

OPENING = {
    Provenance.UNKNOWN: "Not known at all: ",
    Provenance.GUESS: "You guessed: ",
    Provenance.SAID: "You were told, but not in writing: ",
    Provenance.RANGE: "You rated with a range: ",
}


# Weights or facts ------------------------------------------------------------------------------


def doubt_sentences(findings: Findings) -> tuple[Sentence, ...]:
    """Return how much of the doubt comes from the weights and how much from the facts."""
    analysis = findings.analysis
    if len(analysis.offers) < 2:
        return ()
    if best_for_sure(analysis):
        return (say("Within your ranges no doubt is left: nothing rests on guesses."),)
    if verdict_of(findings.robustness) is Verdict.ALWAYS:
        return (_among(findings),)
    if not set(analysis.leaders) <= set(findings.doubt_by_source.offers):
        # Half of the doubt or more is the tie itself, which is of neither source.
        return (_tied(analysis),)
    return (_sources(findings), _larger(findings))


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


def _sources(findings: Findings) -> Sentence:
    doubt, analysis = findings.doubt_by_source, findings.analysis
    several = len(doubt.offers) > 1
    return say(
        "{close}{offers}{are} first in {in_all}. With {whose} weights taken as exact {it_leads} in "
        "{of_facts} of cases; with the facts taken as exact, in {of_weights}.",
        whose=_whose(analysis),
        close="It is close: " if verdict_of(findings.robustness) is Verdict.TOO_CLOSE else "",
        offers=offer_names(analysis, doubt.offers),
        are=", taken together, are" if several else " is",
        in_all=in_simulations(1 - doubt.in_all),
        it_leads="they lead" if several else "it leads",
        of_facts=simulated_share(1 - doubt.of_facts),
        of_weights=simulated_share(1 - doubt.of_weights),
    )


def _larger(findings: Findings) -> Sentence:
    """Return which of the two sources of doubt is the larger, and what helps more."""
    doubt, whose = findings.doubt_by_source, _whose(findings.analysis)
    if max(doubt.of_weights, doubt.of_facts) < HARDLY:
        return say("There is hardly any doubt about {whose} weights or the facts.", whose=whose)
    if doubt.of_facts >= MORE * doubt.of_weights:
        more = "The doubt is more about the facts than about {whose} weights. {asking}"
        return say(more, whose=whose, asking=_asking(findings.decisive_facts))
    if doubt.of_weights >= MORE * doubt.of_facts:
        more = "The doubt is more about {whose} weights than about the facts. Thinking about what "
        return say(more + "matters to you helps more than asking.", whose=whose)
    alike = "The doubt is about {whose} weights and the facts alike. Both are worth another look."
    return say(alike, whose=whose)


def _whose(analysis: Analysis) -> str:
    """Return whose the weights are: nobody's until they are set."""
    return "your" if are_weights_set(analysis) else "the"


def _asking(facts: Sequence[InformationValue]) -> str:
    """Return how far asking helps, be it that no single answer does much."""
    likeliest = max((fact.chance for fact in facts), default=0.0)
    if likeliest >= LIKELY:
        return "Asking helps more than going over the sliders again."
    can = "is likely to" if facts else "can"
    return (
        "Knowing more helps more than going over the sliders again, but it takes several answers: "
        f"no single one {can} change the choice."
    )


# Facts -----------------------------------------------------------------------------------------


def fact_sentences(findings: Findings) -> tuple[Sentence, ...]:
    """Return on which open facts the lead rests most, by how surely they are known."""
    analysis, facts = findings.analysis, findings.decisive_facts
    if len(analysis.offers) < 2:
        return ()
    if not facts:
        return (say(CANNOT),)
    groups = [[fact for fact in facts if fact.footing is each] for each in Provenance]
    return (_rests(facts), *(_group(analysis, group) for group in groups if group))


def fact_table(findings: Findings) -> Table:
    """Return the facts that could change the choice on their own, the most valuable first."""
    columns = ["Fact", "Offer", "How known", "Worth settling, points", "Would change the choice"]
    rows = [
        [
            _short(fact),
            as_plain(whom(findings.analysis, fact)),
            fact.footing.value,
            worth_in_words(fact.value),
            chance_in_words(fact.chance),
        ]
        for fact in findings.decisive_facts
    ]
    return Table(columns, rows)


def _rests(facts: Sequence[InformationValue]) -> Sentence:
    could = "only one open fact could change the choice on its own. Its chance of doing so is"
    if len(facts) > 1:
        could = f"{len(facts)} open facts could each change the choice on their own. "
        could += "The likeliest has a chance of"
    chance = chance_in_words(max(fact.chance for fact in facts))
    return say("At your present weights, {could} {chance}.", could=could, chance=chance)


def _group(analysis: Analysis, facts: Sequence[InformationValue]) -> Sentence:
    names = [(f"“{_short(value)}” of ", *whom(analysis, value)) for value in facts]
    return (OPENING[facts[0].footing], *listed(shortened(names, MANY)), ".")


def _short(value: InformationValue) -> str:
    return value.about.short if isinstance(value.about, Question) else value.about.name
