"""How often is each offer first, and how often does one beat another? Simulated shares as tables.

`share_table` has how often each offer is first, `pairwise_table` how often one beats another.
Where shares look at no open must-have, `shares_as_if_met` of `open_must_haves` belongs below.
"""

from decision.findings.findings import Findings
from decision.findings.weight_changes import CanBeBest
from decision.words.offer_names import plain_name
from decision.words.text import Table
from decision.words.verdicts import often_first, simulated_share

SHARES = [
    "Offer",
    "All unsure",
    "Only weights unsure",
    "Only facts unsure",
    "Any weights",
    "Can be best",
]
CAN = {CanBeBest.YES: "yes", CanBeBest.TIE: "only as a tie", CanBeBest.NO: "no"}
NEVER = "never"


def share_table(findings: Findings) -> Table:
    """Return how often each offer is first, by what is unsure, best offer first."""
    return Table(SHARES, [_shares(findings, place) for place in findings.analysis.order])


def _shares(findings: Findings, place: int) -> list[str]:
    robustness = findings.robustness
    never, can = bool(robustness.never_best[place]), robustness.can_be_best[place]
    return [
        plain_name(findings.analysis, place),
        often_first(robustness, place),
        simulated_share(robustness.weights_only[place], exact=can is CanBeBest.NO),
        simulated_share(robustness.ratings_only[place], exact=never),
        often_with_any_weights(findings, place),
        NEVER if never else CAN[can],
    ]


def often_with_any_weights(findings: Findings, place: int) -> str:
    """Return how often an offer is first with any weights; exact where none put it first."""
    robustness = findings.robustness
    is_exact = robustness.can_be_best[place] is CanBeBest.NO
    return simulated_share(robustness.any_weights[place], exact=is_exact)


def pairwise_table(findings: Findings) -> Table:
    """Return how often the row's offer has more points than the column's, best first."""
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
    share = findings.robustness.pairwise_winning[place, other]
    return simulated_share(share, exact=bool(always[place, other] or always[other, place]))
