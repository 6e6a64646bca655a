"""Whom do other methods put first, in words, and how far is that to be trusted?

`method_sentences` says who agrees with the points and who does not; `method_table` has the ranks.
"""

from collections.abc import Sequence

from decision.analysis import Analysis
from decision.findings.findings import Findings
from decision.findings.other_methods import Method, MethodRanking
from decision.words.offer_names import offer_names, plain_name
from decision.words.open_must_haves import as_if_met
from decision.words.text import Sentence, Table, listed, say

MINDS = {
    Method.TOPSIS: "which looks for closeness to the best of everything",
    Method.VIKOR: "which minds the largest single shortfall",
    Method.PROMETHEE2: "which counts only clear differences",
}
DEPENDS = (
    "These methods judge each offer against the others that are present, so leaving one out may "
    "change their order. They are a second opinion and are not mixed into the points."
)


def method_sentences(findings: Findings) -> tuple[Sentence, ...]:
    """Return whom other methods put first, and what to make of it; nothing of one offer."""
    analysis, rankings = findings.analysis, findings.method_rankings
    if not rankings:
        return ()
    if all(len(ranking.first) == len(analysis.offers) for ranking in rankings):
        return (say("No method sees any difference between these offers."),)
    groups: dict[tuple[int, ...], list[MethodRanking]] = {}
    for ranking in sorted(rankings, key=lambda ranking: not ranking.agrees):
        groups.setdefault(ranking.first, []).append(ranking)
    said = (_group(analysis, group) for group in groups.values())
    return (*said, *as_if_met(findings), say(DEPENDS))


def method_table(findings: Findings) -> Table:
    """Return each offer's rank by points and by each method, best offer first."""
    analysis, rankings = findings.analysis, findings.method_rankings
    all_ranks = [analysis.ranks, *(ranking.ranks for ranking in rankings)]
    rows = [
        [plain_name(analysis, place), *(str(ranks[place]) for ranks in all_ranks)]
        for place in (analysis.order if rankings else ())
    ]
    return Table(["Offer", "Points", *(ranking.method.value for ranking in rankings)], rows)


def _group(analysis: Analysis, group: Sequence[MethodRanking]) -> Sentence:
    """Return what methods that put the same offers first say."""
    first, agree, is_tie = group[0].first, group[0].agrees, len(group[0].first) > 1
    if agree:
        methods = listed([ranking.method.value for ranking in group])
        says = "agrees" if len(group) == 1 else "agree"
        place = "tie for first place" if is_tie else "is first"
        line = "{methods} " + says + " that {offers} {place}."
    else:
        methods = listed([f"{ranking.method}, {MINDS[ranking.method]}," for ranking in group])
        place = "first together" if is_tie else "first"
        line = "{methods} would put {offers} {place}."
    return say(line, methods=methods, offers=offer_names(analysis, first), place=place)
