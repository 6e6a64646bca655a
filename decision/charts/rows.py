"""How are rows of bars laid out? A name above each bar, where a narrow page has room for it.

Lengths are in pixels; positions along the axis are in rows.
"""

from collections.abc import Sequence

from decision.charts.figure import TEXT, Figure

BAR, NAME_ABOVE = 24, 22
TOP, BOTTOM = 38, 22  # beyond the middles of the first bar and of the last row's end
NAME_WIDTH = 44


def row_axis(n_rows: int, row: int) -> Figure:
    """Return the axis of so many rows, the first on top."""
    return {
        "range": [n_rows - BOTTOM / row, -TOP / row],
        "visible": False,
        "fixedrange": True,
    }


def names_above(labels: Sequence[str], row: int, colours: Sequence[str] = ()) -> Figure:
    """Return labels above the bars, each with a square in its colour if colours are given."""
    return {
        "type": "scatter",
        "mode": "markers+text" if colours else "text",
        "x": [0] * len(labels),
        "y": [place - NAME_ABOVE / row for place in range(len(labels))],
        "marker": {"symbol": "square", "size": 11, "color": list(colours)},
        "text": [f"{' ' if colours else ''}{each}" for each in labels],
        "textposition": "middle right",
        "textfont": {"color": TEXT, "size": 13},
        "cliponaxis": False,
        "hoverinfo": "skip",
        "showlegend": False,
    }
