"""What does the lead rest on that nobody knows for sure, in words?

`doubt_sentences` says whether the doubt comes from the weights or from the facts;
`guess_sentences` names the facts that could change the choice by themselves, those not known, those
guessed and those only said apart, and `guess_table` has all of them.
"""

from collections.abc import Sequence

from criteria.question import Question
from decision.analysis import Analysis
from decision.findings.doubt import DecisiveFact, DoubtBySource, Provenance
from decision.findings.information import InformationValue
from decision.findings.robustness import Robustness
from decision.words.asking import CANNOT, LIKELY, chance_said, worth_said
from decision.words.families import best_of, employer
from decision.words.shares import Word, in_worlds, word_of
from decision.words.table import Table
from decision.words.text import Sentence, as_plain, listed
from decision.words.verdict import best_for_sure, offer_name, offer_names

MANY = 3
# One source of doubt is the larger one from so many times the other on.
MORE = 1.5
HARDLY = 0.02

OPENING = {
    Provenance.UNKNOWN: "Not known at all: ",
    Provenance.GUESS: "Guessed by you: ",
    Provenance.SAID: "Said to you but not in writing: ",
    Provenance.RANGE: "Rated by you with a range: ",
}


def doubt_sentences(
    sure: Robustness, found: DoubtBySource, guessed: Sequence[DecisiveFact]
) -> tuple[Sentence, ...]:
    """Return how much of the doubt comes from the weights and how much from the facts.

    Parameters
    ----------
    guessed
        The open facts that could change the choice by themselves, from `decisive_facts`.
    """
    analysis = sure.analysis
    if len(analysis.offers) < 2:
        return ()
    if best_for_sure(analysis):
        return (("No doubt is left, within the ranges you gave: nothing rests on guesses.",),)
    if word_of(sure) is Word.ALWAYS:
        return (_among(sure),)
    if not set(analysis.leaders) <= set(found.offers):
        # Half of the doubt or more is the tie itself, which is of neither source.
        return ((*offer_names(analysis, analysis.leaders), *_level(analysis)),)
    return (_sources(sure, found), _source(found, guessed))


def guess_sentences(analysis: Analysis, found: Sequence[DecisiveFact]) -> tuple[Sentence, ...]:
    """Return on which open facts the lead rests most, by how surely they are known."""
    if len(analysis.offers) < 2:
        return ()
    if not found:
        return ((CANNOT,),)
    groups = [(footing, [one for one in found if one.footing is footing]) for footing in Provenance]
    said = [_group(analysis, footing, group) for footing, group in groups if group]
    return (_rests(found), *said)


def guess_table(analysis: Analysis, found: Sequence[DecisiveFact]) -> Table:
    """Return the facts that could change the choice by themselves, the most valuable first."""
    columns = ["Fact", "Offer", "How known", "Worth settling, points", "Would change the choice"]
    rows = [
        [
            _short(one.asking),
            as_plain(offer_name(analysis, one.asking.offer)),
            one.footing.value,
            worth_said(one.asking.value),
            chance_said(one.asking.chance),
        ]
        for one in found
    ]
    return Table(columns, rows)


def _among(sure: Robustness) -> Sentence:
    """Return that the employer is sure, and how sure the best of its offers is."""
    family = int(sure.families[sure.analysis.leaders[0]])
    best = best_of(sure, family)
    return (
        "No doubt is left, within the ranges you gave, that an offer of ",
        *(employer(sure, family), " is best. Which of them is not as sure: among them, "),
        *offer_name(sure.analysis, best),
        f" is first in {in_worlds(float(sure.within_family[best]))}.",
    )


def _level(analysis: Analysis) -> Sentence:
    """Return what decides between the leaders, where they are level."""
    if (
        analysis.expected_rounded[analysis.leaders]
        == analysis.expected_rounded[analysis.leaders[0]]
    ).all():
        return (
            " are level on every criterion, as things look: no weight decides between them, only ",
            "a fact could.",
        )
    return (" are level as things look: the least change of a weight or a fact decides.",)


def _sources(sure: Robustness, found: DoubtBySource) -> Sentence:
    close = "It is close: " if word_of(sure) is Word.TOO_CLOSE else ""
    names = offer_names(sure.analysis, list(found.offers))
    are, they = (", taken together, are", "they") if len(found.offers) > 1 else (" is", "it")
    shares = [in_worlds(1 - lost) for lost in (found.in_all, found.of_facts, found.of_weights)]
    return (
        *(close, *names, f"{are} first in {shares[0]}. If your weights were exactly right, "),
        f"{they} would be in {shares[1]}; if all facts were as they look, in {shares[2]}.",
    )


def _source(found: DoubtBySource, guessed: Sequence[DecisiveFact]) -> Sentence:
    """Return which of the two sources of doubt is the larger, and what helps more."""
    if max(found.of_weights, found.of_facts) < HARDLY:
        return ("There is hardly any doubt, be it about your weights or about the facts.",)
    if found.of_facts >= MORE * found.of_weights:
        return ("So the doubt is more about the facts than about your weights: ", _asking(guessed))
    if found.of_weights >= MORE * found.of_facts:
        return (
            "So the doubt is more about your weights than about the facts: thinking about what "
            "matters to you helps more than asking.",
        )
    return (
        "So the doubt is about your weights and about the facts alike: both are worth another "
        "look.",
    )


def _asking(guessed: Sequence[DecisiveFact]) -> str:
    """Return how far asking helps, be it that no single answer does much."""
    likeliest = max((one.asking.chance for one in guessed), default=0.0)
    if likeliest >= LIKELY:
        return "asking helps more than going over the sliders again."
    can = "can" if not guessed else "is likely to"
    return (
        "knowing more helps more than going over the sliders again, though it takes several "
        f"answers: no single one {can} change the choice."
    )


def _rests(found: Sequence[DecisiveFact]) -> Sentence:
    chance = chance_said(max(one.asking.chance for one in found))
    if len(found) == 1:
        return (
            "Only one open fact could change the choice by itself, at your present weights, with "
            f"a chance of {chance}.",
        )
    return (
        f"{len(found)} open facts could each change the choice by themselves, at your present "
        f"weights; the likeliest of them with a chance of {chance}.",
    )


def _group(analysis: Analysis, footing: Provenance, group: Sequence[DecisiveFact]) -> Sentence:
    shown = group if len(group) <= MANY else group[: MANY - 1]
    named: list[Sentence] = [
        (f"“{_short(one.asking)}” of ", *offer_name(analysis, one.asking.offer)) for one in shown
    ]
    if len(shown) < len(group):
        named.append((f"{len(group) - len(shown)} more",))
    return (OPENING[footing], *listed(named), ".")


def _short(one: InformationValue) -> str:
    return one.about.short if isinstance(one.about, Question) else one.about.name
