"""How often is each offer first, and how often does one beat another? Tables of words."""

from decision.findings.findings import Findings
from decision.findings.weight_changes import CanBeBest
from decision.words.certainty import often_first, share_of_worlds
from decision.words.offer_names import plain_name
from decision.words.text import Table

SHARES = ["Offer", "All unsure", "Only weights", "Only facts", "Any weights", "Can be best"]
CAN = {
    CanBeBest.YES: "yes",
    CanBeBest.TIE: "only as a tie",
    CanBeBest.NO: "no",
}
NEVER = "never"


def share_table(findings: Findings) -> Table:
    """Return how often each offer is first, by what is unsure, best offer first."""
    return Table(SHARES, [_shares(findings, place) for place in findings.analysis.order])


def _shares(findings: Findings, place: int) -> list[str]:
    robustness = findings.robustness
    never, can = bool(robustness.never_best[place]), robustness.can_be_best[place]
    no_weights = can is CanBeBest.NO
    return [
        plain_name(findings.analysis, place),
        often_first(robustness, place),
        share_of_worlds(float(robustness.weights_only[place]), exact=no_weights),
        share_of_worlds(float(robustness.ratings_only[place]), exact=never),
        share_of_worlds(float(robustness.any_weights[place]), exact=no_weights),
        NEVER if never else CAN[can],
    ]


def pairwise_table(findings: Findings) -> Table:
    """Return in how many worlds the row's offer has more points than the column's, best first."""
    order = findings.analysis.order
    names = [plain_name(findings.analysis, place) for place in order]
    rows = [
        [name, *(_beats(findings, place, other) for other in order)]
        for name, place in zip(names, order, strict=True)
    ]
    return Table(["Beats", *names], rows)


def _beats(findings: Findings, place: int, other: int) -> str:
    if place == other:
        return ""
    always = findings.analysis.dominates_on_ranges
    share = float(findings.robustness.pairwise_winning[place, other])
    return share_of_worlds(share, exact=bool(always[place, other] or always[other, place]))
