"""How do the offers' ratings run over the criteria? Parallel lines, one an offer."""

from decision.analysis import Analysis
from decision.charts.colours import offer_colour
from decision.charts.figure import Chart, Figure, escaped, figure, label
from decision.charts.names import legend_name
from decision.words.offer_names import plain_name
from decision.words.text import legible, rating

HEIGHT = 340
SCALE = 10.0


def profile_chart(analysis: Analysis) -> Chart:
    """Return the offers' values, 0 to 10, up being better on every criterion."""
    names = [criterion.name for criterion in analysis.criteria]
    return Chart(
        figure=figure(
            [_line(analysis, place) for place in analysis.order],
            margin={"l": 40, "r": 20, "t": 34, "b": 44},
            xaxis={
                "tickvals": list(range(len(names))),
                "ticktext": [label(name, width=14, lines=2) for name in names],
                "showgrid": True,
                "zeroline": False,
            },
            yaxis={"range": [-0.4, 10.4], "zeroline": False},
        ),
        height=HEIGHT,
        alt="Profile of each offer over the criteria, 0 to 10, up is better.",
        columns=["Offer", *map(legible, names)],
        rows=[
            [plain_name(analysis, p), *(rating(v) for v in SCALE * analysis.expected[p])]
            for p in analysis.order
        ],
    )


def _line(analysis: Analysis, place: int) -> Figure:
    offer, values = analysis.offers[place], SCALE * analysis.expected[place]
    who, unknown = escaped(plain_name(analysis, place)), analysis.unknown[place]
    texts = [
        f"{who}<br>{escaped(criterion.name)}: {'unknown' if gap else rating(value)}"
        for criterion, value, gap in zip(analysis.criteria, values, unknown, strict=True)
    ]
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "name": legend_name(analysis, [place]),
        "x": list(range(len(values))),
        "y": [float(value) for value in values],
        "line": {"color": offer_colour(offer), "width": 2},
        "marker": {
            "size": 9,
            "color": offer_colour(offer),
            "symbol": ["circle-open" if gap else "circle" for gap in unknown],
        },
        "hovertext": texts,
        "hoverinfo": "text",
    }
