"""What speaks for one offer against another? The difference of their points, by criterion."""

import numpy as np

from decision.analysis import Analysis
from decision.arrays import Array
from decision.charts.colours import offer_colour
from decision.charts.figure import TEXT, Chart, Figure, escaped, figure
from decision.words.offer_names import plain_name
from decision.words.reasons import behind
from decision.words.text import legible, points

ROW, FRAME = 40, 62
ROOM, LEAST = 1.35, 5.0  # for the numbers beside the bars; the least points an axis shows


def difference_chart(analysis: Analysis, first: int, second: int) -> Chart:
    """Return the pros (right) and cons (left) of the first offer, largest difference on top."""
    gaps = analysis.contributions[first] - analysis.contributions[second]
    order = [int(place) for place in np.argsort(-gaps, kind="stable")]
    names = [analysis.criteria[place].name for place in order]
    one, other = (plain_name(analysis, place) for place in (first, second))
    total = signed(float(analysis.overall[first] - analysis.overall[second]))
    rows = [[legible(n), signed(float(gaps[p]))] for n, p in zip(names, order, strict=True)]
    return Chart(
        figure=_figure(_bars(analysis, gaps, order, (first, second)), names, gaps),
        height=FRAME + ROW * len(order),
        alt=f"{one} against {other} by criterion, in points; in all {total}.",
        columns=["Criterion", f"{one} against {other}, points"],
        rows=[*rows, ["In all", total]],
        behind=[_behind(analysis, (first, second), place) for place in order],
    )


def _behind(analysis: Analysis, offers: tuple[int, int], criterion: int) -> list[str]:
    """Return what the ratings of both offers rest on."""
    return [
        f"{plain_name(analysis, offer)}: {line}"
        for offer in offers
        for line in behind(analysis, offer, criterion)
    ]


def _bars(analysis: Analysis, gaps: Array, order: list[int], offers: tuple[int, int]) -> Figure:
    """Return a bar a criterion in the colour of the offer that it speaks for."""
    one, other = (offer_colour(analysis.offers[place]) for place in offers)
    return {
        "type": "bar",
        "orientation": "h",
        "x": [float(gaps[place]) for place in order],
        "y": list(range(len(order))),
        "text": [signed(float(gaps[place])) for place in order],
        "textposition": "outside",
        "textfont": {"color": TEXT},
        "cliponaxis": False,
        "marker": {"color": [one if gaps[place] >= 0 else other for place in order]},
        "hoverinfo": "none",  # no label, but it can be clicked
    }


def _figure(bars: Figure, names: list[str], gaps: Array) -> Figure:
    reach = ROOM * max(float(np.abs(gaps).max()), LEAST)
    return figure(
        [bars],
        bargap=0.4,
        showlegend=False,
        margin={"l": 118, "r": 24, "t": 10, "b": 40},
        xaxis={"range": [-reach, reach], "title": {"text": "points"}, "zerolinewidth": 2},
        yaxis={
            "tickvals": list(range(len(names))),
            "ticktext": [escaped(name) for name in names],
            "range": [len(names) - 0.5, -0.5],
            "showgrid": False,
            "zeroline": False,
            "fixedrange": True,
        },
    )


def signed(difference: float) -> str:
    """Return a difference in points with its sign.

    >>> signed(3.25), signed(-3.25), signed(0.0)
    ('+3.2', '−3.2', '0.0')
    """
    if points(difference) == points(0):
        return points(0)
    return f"{'+' if difference > 0 else '−'}{points(abs(difference))}"
