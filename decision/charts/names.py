"""How is an offer named in a figure? Never without saying so where it is not in hand, if room is.

`offer_label` cuts the name rather than what says that; `name_within` leaves that to the words, the
table, the hover and the legend where a label has no room; `legend_name` names who leads together.
"""

import textwrap
from collections.abc import Sequence

from decision.analysis import Analysis
from decision.charts.figure import escaped, label
from decision.words.offer_names import MANY, offer_name, plain_name, together
from decision.words.text import as_plain

LEGEND_WIDTH = 40


def offer_label(analysis: Analysis, place: int, width: int) -> str:
    """Return an offer's name on one line of so many letters, what says it is not in hand kept."""
    name, *mark = offer_name(analysis, place)
    said = as_plain(tuple(mark))
    return label(name, width - len(said), lines=1) + said


def name_within(analysis: Analysis, place: int, width: int, lines: int = 1) -> str:
    """Return an offer's name with what says that it is not in hand if both have room, else it."""
    full = plain_name(analysis, place)
    return full if len(textwrap.wrap(full, width)) <= lines else analysis.offers[place].name


def legend_name(analysis: Analysis, offers: Sequence[int]) -> str:
    """Return the names of offers that lead together, a line each."""
    if len(offers) > MANY:
        return escaped(together(analysis, offers))
    names = [offer_label(analysis, place, LEGEND_WIDTH) for place in offers]
    return " and<br>".join(names) + (", tied" if len(offers) > 1 else "")
