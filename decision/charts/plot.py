"""What is a chart? A plotly figure as a plain dict, what it says in words, and the same as a table.

Traces are made by `scatter`, `bars` and `columns`. A figure of rows has a bar in each, and a name
above it: a narrow page has room for it there. Its lengths are in pixels, its positions in rows.

Names are escaped by `escaped` and `label`, the one place where they become a figure's text. An
offer's name carries its mark "(not offered yet)" wherever there is room. `offer_label` cuts the
name rather than the mark. Where a label has no room for both, `name_within` leaves the mark to the
words, the table, the hover and the legend. `legend_name` names offers that lead together.
"""

import textwrap
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np

from decision.analysis import Analysis
from decision.arrays import Array
from decision.charts.colours import BACKGROUND, GREY, TEXT, grey_number, offer_colours
from decision.words.offer_names import MANY, offer_name, plain_name, together
from decision.words.text import Sentence, as_plain, legible

LINE_WIDTH, LINES, LEGEND_WIDTH = 18, 3, 40
FRAME, BAR, NAME_ABOVE, NAME_WIDTH = 96, 24, 22, 44
EDGE = {"color": BACKGROUND, "width": 1}  # of a bar
TOP, BOTTOM = 38, 22  # beyond the middles of the first bar and of the last row's end

# What tells offers apart that are grey, as all beyond eight are: each of its kind by its number.
HATCHES, HATCH_SIZES = ("/", "x", "-", "|", "+", ".", "\\"), (9, 16)
DASHES = ("dot", "dash", "longdash", "dashdot", "longdashdot")
MARKS = ("square", "diamond", "triangle-up", "triangle-down", "cross", "x", "star")

Figure = dict[str, Any]  # plotly's, or a part of one
Numbers = Sequence[float | None] | Array  # None ends a line
Days = Sequence[str]  # as 2026-12-31


@dataclass(frozen=True)
class Chart:
    """A figure with ``data`` and ``layout``, its height in pixels, its words and its table.

    ``behind``: for each row, the lines it opens to; bars are in the order of the rows. They are
    made by ``reasons``, where there are any, once somebody asks for them. ``linear``
    says how the figure follows from the weights alone, for drawing it while a slider moves; None
    where it does not.
    """

    figure: Figure
    height: int
    alt: str
    columns: list[str]
    rows: list[list[str]]
    reasons: Callable[[], list[list[str]]] | None = None
    linear: Figure | None = None

    @cached_property
    def behind(self) -> list[list[str]]:
        """For each row, the lines it opens to; none where it opens to nothing."""
        return self.reasons() if self.reasons else []


def plotly_script() -> Path:
    """Return plotly.js as the installed plotly package carries it."""
    return Path(str(files("plotly") / "package_data" / "plotly.min.js"))


def figure(data: Sequence[Figure], **layout: object) -> Figure:
    """Return a figure; what is chosen by hand in it (zoom, hidden traces) outlives its changes."""
    return {"data": list(data), "layout": {"uirevision": "kept", "hovermode": "closest", **layout}}


def linear(analysis: Analysis, kind: str, values: Array, **fields: object) -> Figure:
    """Return how a figure follows from the weights: 100 times weight times value, a row each."""
    keys = [criterion.key for criterion in analysis.criteria]
    of = {"kind": kind, "keys": keys, "weights": analysis.weights.tolist()}
    return {**of, "values": values.tolist(), **fields}


def scatter(mode: str, x: Numbers | Days, y: Numbers, **look: object) -> Figure:
    """Return points, lines or texts, left out of the legend if they have no name."""
    unnamed = {} if "name" in look else {"showlegend": False}
    return {"type": "scatter", "mode": mode, **_at(x, y, look), **unnamed, **look}


def bars(lengths: Numbers, **look: object) -> Figure:
    """Return bars to the right, one a row."""
    return {"type": "bar", "orientation": "h", **_at(lengths, range(len(lengths)), look), **look}


def columns(heights: Numbers, x: Numbers, **look: object) -> Figure:
    """Return bars upwards, those below 0 downwards."""
    return {"type": "bar", **_at(x, heights, look), **look}


def _at(x: Numbers | Days, y: Numbers, look: Figure) -> Figure:
    """Return where the parts of a trace are; pointed at, they say their hover text, if any."""
    hover = "text" if "hovertext" in look else "skip"
    return {"x": np.asarray(x).tolist(), "y": np.asarray(y).tolist(), "hoverinfo": hover}


def patterned(analysis: Analysis, offers: Sequence[int], pattern: str) -> Figure:
    """Return under a name what an area shows beside its colour; nothing where that says it all.

    Offers that lead together have stripes of the first two colours, one that is grey is hatched.
    """
    return told_apart(offer_colours(analysis, offers), grey_number(analysis, offers[0]), pattern)


def told_apart(colours: Sequence[str], number: int | None, pattern: str) -> Figure:
    """Return the same of these colours, and of the grey offer of this number, if it is grey."""
    if len(colours) < 2:
        return {} if number is None else {pattern: _hatching(number)}
    stripe = colours[1] if colours[1] != colours[0] else BACKGROUND
    look = {"shape": "/", "bgcolor": colours[0], "fgcolor": stripe, "solidity": 0.5, "size": 10}
    return {pattern: look}


def _hatching(number: int) -> Figure:
    again, place = divmod(number, len(HATCHES))
    size = HATCH_SIZES[again % len(HATCH_SIZES)]
    look = {"bgcolor": GREY, "fgcolor": "#ffffff", "solidity": 0.12}
    return {"shape": HATCHES[place], "size": size, **look}


def drawn(analysis: Analysis, place: int) -> tuple[str, str]:
    """Return the dash of an offer's line and the symbol of its marks."""
    return look_of(grey_number(analysis, place))


def look_of(number: int | None) -> tuple[str, str]:
    """Return dash and symbol of the grey offer of this number; None: it has its own colour."""
    if number is None:
        return "solid", "circle"
    return DASHES[number % len(DASHES)], MARKS[number % len(MARKS)]


def rows_figure(
    data: Sequence[Figure], n_rows: int, row: int, across: Figure, right: int = 20, **layout: object
) -> Figure:
    """Return a figure of so many rows, the first on top, over an axis from 0 to 100."""
    xaxis = {"range": [0, 100], "zeroline": False, **across}
    yaxis = {"range": [n_rows - BOTTOM / row, -TOP / row], "visible": False, "fixedrange": True}
    margin = {"l": 10, "r": right, "t": 34, "b": 40}
    return figure(data, margin=margin, xaxis=xaxis, yaxis=yaxis, **layout)


def names_above(labels: Sequence[str], row: int, colours: Sequence[str] = ()) -> Figure:
    """Return labels above the bars, each with a square in its colour if colours are given."""
    return scatter(
        "markers+text" if colours else "text",
        [0] * len(labels),
        [place - NAME_ABOVE / row for place in range(len(labels))],
        text=[f"{' ' if colours else ''}{each}" for each in labels],
        marker={"symbol": "square", "size": 11, "color": list(colours)},
        textposition="middle right",
        textfont={"color": TEXT, "size": 13},
        cliponaxis=False,
    )


def offers_above(analysis: Analysis, row: int) -> Figure:
    """Return the offers' names above their bars, best offer first."""
    labels = [offer_label(analysis, place, NAME_WIDTH) for place in analysis.order]
    return names_above(labels, row, offer_colours(analysis, analysis.order))


# Names -----------------------------------------------------------------------------------------


def escaped(text: str) -> str:
    """Return text that plotly neither takes for markup nor for a template.

    >>> escaped("<b>A & B</b> %{x}")
    '&lt;b&gt;A &amp; B&lt;/b&gt; %&#123;x}'
    """
    plain = legible(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return plain.replace("%{", "%&#123;")


def label(name: str, width: int = LINE_WIDTH, lines: int = LINES) -> str:
    """Return a name as a figure's label: escaped, broken into lines, cut where it is too long.

    >>> label("Stay, with a PhD on the side")
    'Stay, with a PhD<br>on the side'
    """
    broken = textwrap.wrap(name, width)
    if len(broken) > lines:
        broken = [*broken[: lines - 1], broken[lines - 1][: width - 1] + "…"]
    return "<br>".join(escaped(line) for line in broken)


def offer_label(analysis: Analysis, place: int, width: int) -> str:
    """Return an offer's name on one line of so many letters, cut before its mark."""
    return on_a_line(offer_name(analysis, place), width)


def on_a_line(name_and_mark: Sentence, width: int) -> str:
    """Return a name with its mark, if any, on one line of so many letters, cut before the mark."""
    name, *mark = name_and_mark
    ending = as_plain(tuple(mark))
    return label(name, width - len(ending), lines=1) + ending


def name_within(analysis: Analysis, place: int, width: int, lines: int = 1) -> str:
    """Return the name with its "(not offered yet)" mark if both fit, otherwise the name alone."""
    full = plain_name(analysis, place)
    return full if len(textwrap.wrap(full, width)) <= lines else analysis.offers[place].name


def legend_name(analysis: Analysis, offers: Sequence[int]) -> str:
    """Return the names of offers that lead together, a line each."""
    if len(offers) > MANY:
        return escaped(together(analysis, offers))
    names = [offer_label(analysis, place, LEGEND_WIDTH) for place in offers]
    return " and<br>".join(names) + (", tied" if len(offers) > 1 else "")
