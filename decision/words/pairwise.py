"""How often does one offer beat another, as a table of words?"""

from decision.findings.robustness import Robustness
from decision.words.shares import share_of_worlds
from decision.words.table import Table
from decision.words.text import as_plain
from decision.words.verdict import offer_name


def pairwise_table(sure: Robustness) -> Table:
    """Return in how many worlds the row's offer has more points than the column's, best first."""
    order = sure.analysis.order
    names = [as_plain(offer_name(sure.analysis, place)) for place in order]
    rows = [
        [name, *(_cell(sure, place, other) for other in order)]
        for name, place in zip(names, order, strict=True)
    ]
    return Table(["Beats", *names], rows)


def _cell(sure: Robustness, place: int, other: int) -> str:
    if place == other:
        return ""
    sides = (place, other), (other, place)
    exact = any(bool(sure.analysis.dominates_on_ranges[one]) for one in sides)
    return share_of_worlds(float(sure.pairwise_winning[place, other]), exact=exact)
