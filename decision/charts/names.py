"""How is an offer named in a figure? With its mark "(to be asked for)" wherever there is room.

`offer_label` cuts the name rather than the mark. Where a label has no room for both, `name_within`
leaves the mark to the words, the table, the hover and the legend. `legend_name` names offers that
lead together.
"""

import textwrap
from collections.abc import Sequence

from decision.analysis import Analysis
from decision.charts.figure import escaped, label
from decision.words.offer_names import MANY, offer_name, plain_name, together
from decision.words.text import as_plain

LEGEND_WIDTH = 40


def offer_label(analysis: Analysis, place: int, width: int) -> str:
    """Return an offer's name on one line of so many letters, cut before its mark."""
    name, *mark = offer_name(analysis, place)
    ending = as_plain(tuple(mark))
    return label(name, width - len(ending), lines=1) + ending


def name_within(analysis: Analysis, place: int, width: int, lines: int = 1) -> str:
    """Return the name with its "(to be asked for)" mark if both fit, otherwise the name alone."""
    full = plain_name(analysis, place)
    return full if len(textwrap.wrap(full, width)) <= lines else analysis.offers[place].name


def legend_name(analysis: Analysis, offers: Sequence[int]) -> str:
    """Return the names of offers that lead together, a line each."""
    if len(offers) > MANY:
        return escaped(together(analysis, offers))
    names = [offer_label(analysis, place, LEGEND_WIDTH) for place in offers]
    return " and<br>".join(names) + (", tied" if len(offers) > 1 else "")
