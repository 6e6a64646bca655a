"""Whom do other methods put first, in words, and how far is that to be trusted?

`opinion_sentences` says who agrees with the points and who does not; `opinion_table` has the ranks.
"""

from collections.abc import Sequence

from decision.analysis import Analysis
from decision.findings.other_methods import Method, MethodRanking
from decision.words.table import Table
from decision.words.text import Sentence, as_plain, listed
from decision.words.verdict import offer_name, offer_names

MINDS = {
    Method.TOPSIS: "which looks for closeness to the best of everything",
    Method.VIKOR: "which minds the largest single shortfall",
    Method.PROMETHEE2: "which counts only clear differences",
}
DEPENDS = (
    "These methods judge each offer by the others that are present, so leaving one out may change "
    "their order. They are a second opinion and are not mixed into the points.",
)


def opinion_sentences(analysis: Analysis, found: Sequence[MethodRanking]) -> tuple[Sentence, ...]:
    """Return whom other methods put first, and what to make of it; nothing of one offer."""
    if not found:
        return ()
    if all(len(one.first) == len(analysis.offers) for one in found):
        return (("No method sees any difference between these offers.",),)
    agreeing = [one for one in found if one.agrees]
    others: dict[tuple[int, ...], list[MethodRanking]] = {}
    for one in found:
        if not one.agrees:
            others.setdefault(one.first, []).append(one)
    said = [_agreeing(analysis, agreeing)] if agreeing else []
    said += [_differing(analysis, group) for group in others.values()]
    return (*said, DEPENDS)


def opinion_table(analysis: Analysis, found: Sequence[MethodRanking]) -> Table:
    """Return each offer's rank by points and by each method, best offer first."""
    rows = [
        [
            as_plain(offer_name(analysis, place)),
            str(analysis.ranks[place]),
            *(str(one.ranks[place]) for one in found),
        ]
        for place in (analysis.order if found else ())
    ]
    return Table(["Offer", "Points", *(one.method.value for one in found)], rows)


def _agreeing(analysis: Analysis, group: Sequence[MethodRanking]) -> Sentence:
    names = offer_names(analysis, analysis.leaders)
    methods = listed([(one.method.value,) for one in group])
    return (*methods, " agree" if len(group) > 1 else " agrees", ": ", *names, _place(group[0]))


def _differing(analysis: Analysis, group: Sequence[MethodRanking]) -> Sentence:
    names = offer_names(analysis, list(group[0].first))
    methods = listed([(f"{one.method}, {MINDS[one.method]},",) for one in group])
    return (*methods, " would put ", *names, _place(group[0]))


def _place(one: MethodRanking) -> str:
    return " first." if len(one.first) == 1 else " level in front."
