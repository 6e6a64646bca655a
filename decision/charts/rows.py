"""How are offers named in a figure, and rows of bars laid out? A name stands above each bar.

A narrow page has room for it there. Lengths are in pixels; positions along the axis are in rows.

An offer's name carries its mark "(to be asked for)" wherever there is room. `offer_label` cuts the
name rather than the mark. Where a label has no room for both, `name_within` leaves the mark to the
words, the table, the hover and the legend. `legend_name` names offers that lead together.
"""

import textwrap
from collections.abc import Sequence

from decision.analysis import Analysis
from decision.charts.figure import TEXT, Figure, escaped, label, texts
from decision.words.offer_names import MANY, offer_name, plain_name, together
from decision.words.text import as_plain

LEGEND_WIDTH = 40
BAR, NAME_ABOVE, NAME_WIDTH = 24, 22, 44
TOP, BOTTOM = 38, 22  # beyond the middles of the first bar and of the last row's end


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


def bars(lengths: Sequence[float], **look: object) -> Figure:
    """Return bars to the right, one a row."""
    rows = list(range(len(lengths)))
    return {"type": "bar", "orientation": "h", "x": list(lengths), "y": rows, **look}


def row_axis(n_rows: int, row: int) -> Figure:
    """Return the axis of so many rows, the first on top."""
    return {"range": [n_rows - BOTTOM / row, -TOP / row], "visible": False, "fixedrange": True}


def names_above(labels: Sequence[str], row: int, colours: Sequence[str] = ()) -> Figure:
    """Return labels above the bars, each with a square in its colour if colours are given."""
    return texts(
        [0] * len(labels),
        [place - NAME_ABOVE / row for place in range(len(labels))],
        [f"{' ' if colours else ''}{each}" for each in labels],
        mode="markers+text" if colours else "text",
        marker={"symbol": "square", "size": 11, "color": list(colours)},
        textposition="middle right",
        textfont={"color": TEXT, "size": 13},
        cliponaxis=False,
    )
