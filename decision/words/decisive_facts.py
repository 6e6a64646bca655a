"""Which facts that nobody knows for sure could change the choice on their own, in words?

`fact_sentences` names those not known, those guessed and those only said apart; `fact_table` has
all of them. `decisive_fact_sentence` says of the one that is worth most what it would have to be.
"""

from collections.abc import Sequence

from criteria.pay_questions import PayQuestion
from criteria.question import Option, Question
from decision.analysis import Analysis
from decision.findings.findings import Findings
from decision.findings.information import InformationValue, Provenance
from decision.words.break_even import level_sentence
from decision.words.must_haves import settled_by
from decision.words.open_must_haves import to_find_out_first
from decision.words.pay_so_far import answer_in_figures
from decision.words.questions import CANNOT, TOLD, chance_in_words, whom, worth_in_words
from decision.words.text import Sentence, Table, as_plain, listed, say, shortened

MANY = 3
OPENING = {
    Provenance.UNKNOWN: "Not known at all: ",
    Provenance.GUESS: "You guessed: ",
    Provenance.SAID: "You were told, but not in writing: ",
    Provenance.RANGE: "You rated with a range: ",
}


def fact_sentences(findings: Findings) -> tuple[Sentence, ...]:
    """Return on which open facts the lead rests most, by how surely they are known."""
    analysis, facts = findings.analysis, findings.decisive_facts
    if len(analysis.offers) < 2:
        return ()
    if not facts:
        return to_find_out_first(findings) or (say(CANNOT),)
    groups = [[fact for fact in facts if fact.footing is each] for each in Provenance]
    return (_rests(facts), *(_group(analysis, group) for group in groups if group))


def decisive_fact_sentence(findings: Findings) -> Sentence:
    """Return which fact could change the choice, with what it would have to be, how likely.

    Empty of one offer.
    """
    if len(findings.analysis.offers) < 2:
        return ()
    if not findings.decisive_facts:
        return nothing_to_ask(findings)
    fact = findings.decisive_facts[0]
    return say(
        "{turning}: a chance of {chance}.",
        turning=_failing(findings, fact)
        or level_sentence(findings, fact)
        or _turning(findings, fact),
        chance=chance_in_words(fact.chance),
    )


def nothing_to_ask(findings: Findings) -> Sentence:
    """Return why no answer is named that could change the choice alone.

    Where it hangs on an open must-have who is first, that is said instead.
    """
    for first in to_find_out_first(findings):
        return first
    return say(TOLD if findings.decisive_facts else CANNOT)


def _failing(findings: Findings, fact: InformationValue) -> Sentence:
    """Return that a rating may fail a must-have, where that is so."""
    limits = settled_by(findings.analysis, fact)
    if isinstance(fact.about, Question) or not limits:
        return ()
    offer = whom(findings.analysis, fact)
    return say("{offer} may fail your must-have, {limits}", offer=offer, limits=limits)


def _turning(findings: Findings, fact: InformationValue) -> Sentence:
    """Return which answers would change the choice, be it that a rating has none."""
    what = say("“{short}” of {whom}", short=_short(fact), whom=whom(findings.analysis, fact))
    answers = [
        f"“{_answer(findings.analysis, fact, option)}”" for option in findings.turning_answers(fact)
    ]
    if not answers:
        return say("{what} could change the choice", what=what)
    turning = listed(shortened(answers, MANY), " or ")
    return say("{what} changes the choice if the answer is {turning}", what=what, turning=turning)


def _answer(analysis: Analysis, fact: InformationValue, option: Option) -> str:
    if isinstance(fact.about, PayQuestion):
        return answer_in_figures(analysis.offers[fact.offer].pay, fact.about, option)
    return option.label


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
