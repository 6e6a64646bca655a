"""How often is each offer first, by what is unsure, as a table of words?"""

from decision.findings.potential_optimality import CanBeBest
from decision.findings.robustness import Robustness
from decision.words.shares import often_first, share_of_worlds
from decision.words.table import Table
from decision.words.text import as_plain
from decision.words.verdict import offer_name

COLUMNS = ["Offer", "All unsure", "Only weights", "Only facts", "Any weights", "Can be best"]
CAN = {
    CanBeBest.YES: "yes",
    CanBeBest.TIE: "only as a tie",
    CanBeBest.NO: "no",
}
NEVER = "never"


def share_table(sure: Robustness) -> Table:
    """Return the table, best offer first."""
    return Table(COLUMNS, [_row(sure, place) for place in sure.analysis.order])


def _row(sure: Robustness, place: int) -> list[str]:
    never, can = bool(sure.never_best[place]), sure.can_be_best[place]
    no_weights = can is CanBeBest.NO
    return [
        as_plain(offer_name(sure.analysis, place)),
        often_first(sure, place),
        share_of_worlds(float(sure.weights_only[place]), exact=no_weights),
        share_of_worlds(float(sure.ratings_only[place]), exact=never),
        share_of_worlds(float(sure.any_weights[place]), exact=no_weights),
        NEVER if never else CAN[can],
    ]
