"""What speaks for one offer against another? The difference of their points, by criterion."""

import numpy as np

from decision.analysis import Analysis
from decision.charts.colours import offer_colour
from decision.charts.figure import TEXT, Chart, escaped, figure
from decision.words.text import legible, points

ROW, FRAME = 40, 62


def difference_chart(analysis: Analysis, first: int, second: int) -> Chart:
    """Return the pros (right) and cons (left) of the first offer, largest difference on top."""
    gaps = analysis.contributions[first] - analysis.contributions[second]
    order = [int(place) for place in np.argsort(-gaps, kind="stable")]
    one, other = (analysis.offers[place] for place in (first, second))
    names = [analysis.criteria[place].name for place in order]
    reach = 1.35 * max(float(np.abs(gaps).max()), 5.0)
    total = signed(float(analysis.overall[first] - analysis.overall[second]))
    bars = {
        "type": "bar",
        "orientation": "h",
        "x": [float(gaps[place]) for place in order],
        "y": list(range(len(order))),
        "text": [signed(float(gaps[place])) for place in order],
        "textposition": "outside",
        "textfont": {"color": TEXT},
        "cliponaxis": False,
        "marker": {"color": [offer_colour(one if gaps[place] >= 0 else other) for place in order]},
        "hoverinfo": "skip",
    }
    return Chart(
        figure=figure(
            [bars],
            bargap=0.4,
            showlegend=False,
            margin={"l": 118, "r": 24, "t": 10, "b": 40},
            xaxis={"range": [-reach, reach], "title": {"text": "points"}, "zerolinewidth": 2},
            yaxis={
                "tickvals": list(range(len(order))),
                "ticktext": [escaped(name) for name in names],
                "range": [len(order) - 0.5, -0.5],
                "showgrid": False,
                "zeroline": False,
                "fixedrange": True,
            },
        ),
        height=FRAME + ROW * len(order),
        alt=legible(f"{one.name} against {other.name} by criterion, in points; in all {total}."),
        columns=["Criterion", f"{one.name} against {other.name}, points"],
        rows=[[analysis.criteria[place].name, signed(float(gaps[place]))] for place in order]
        + [["In all", total]],
    )


def signed(difference: float) -> str:
    """Return a difference in points with its sign.

    >>> signed(3.25), signed(-3.25), signed(0.0)
    ('+3.2', '−3.2', '0.0')
    """
    if points(difference) == points(0):
        return points(0)
    return f"{'+' if difference > 0 else '−'}{points(abs(difference))}"
