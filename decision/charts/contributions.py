"""Where do an offer's points come from? Stacked bars, best offer on top, the total at the end."""

from decision.analysis import Analysis
from decision.charts.colours import criterion_colours, offer_colour, text_on
from decision.charts.figure import BACKGROUND, TEXT, Chart, Figure, escaped, figure, label
from decision.words.reasons import behind_offer
from decision.words.text import legible, points

ROW, FRAME = 54, 96
BAR, NAME_ABOVE = 0.44, 0.41  # of a row
NAME_WIDTH = 44
LEGIBLE = 3.0  # narrower segments have no room for their number


def contributions_chart(analysis: Analysis) -> Chart:
    """Return the offers' overall values, made up of what each criterion contributes."""
    order = analysis.order
    best = [f"{analysis.offers[place].name} {points(analysis.overall[place])}" for place in order]
    return Chart(
        figure=figure(
            [*_segments(analysis), _names(analysis), _totals(analysis)],
            barmode="stack",
            uniformtext={"minsize": 10, "mode": "hide"},
            margin={"l": 10, "r": 44, "t": 34, "b": 40},
            xaxis={"range": [0, 100], "title": {"text": "points"}, "zeroline": False},
            yaxis={"range": [len(order) - 0.6, -0.7], "visible": False, "fixedrange": True},
        ),
        height=FRAME + ROW * max(len(order), 1),
        alt=legible(f"Points of each offer by criterion, best first: {', '.join(best)}."),
        columns=["Offer", *(legible(criterion.name) for criterion in analysis.criteria), "Points"],
        rows=[_row(analysis, place) for place in order],
        behind=[behind_offer(analysis, place) for place in order],
    )


def _segments(analysis: Analysis) -> list[Figure]:
    colours = criterion_colours(len(analysis.criteria))
    return [_segment(analysis, place, colour) for place, colour in enumerate(colours)]


def _segment(analysis: Analysis, criterion: int, colour: str) -> Figure:
    parts = [float(analysis.contributions[offer, criterion]) for offer in analysis.order]
    name = escaped(analysis.criteria[criterion].short)
    names = [escaped(analysis.offers[offer].name) for offer in analysis.order]
    return {
        "type": "bar",
        "orientation": "h",
        "name": name,
        "x": parts,
        "y": list(range(len(parts))),
        "width": BAR,
        "text": [points(part) if part >= LEGIBLE else "" for part in parts],
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textangle": 0,
        "textfont": {"color": text_on(colour), "size": 12},
        "marker": {"color": colour, "line": {"color": BACKGROUND, "width": 1}},
        "hovertext": [
            f"{who}<br>{name}: {points(part)} points"
            for who, part in zip(names, parts, strict=True)
        ],
        "hoverinfo": "text",
    }


def _names(analysis: Analysis) -> Figure:
    """Return the names above the bars, where a narrow page has room for them."""
    offers = [analysis.offers[place] for place in analysis.order]
    return {
        "type": "scatter",
        "mode": "markers+text",
        "x": [0] * len(offers),
        "y": [place - NAME_ABOVE for place in range(len(offers))],
        "marker": {"symbol": "square", "size": 11, "color": [offer_colour(o) for o in offers]},
        "text": [f" {label(offer.name, NAME_WIDTH, lines=1)}" for offer in offers],
        "textposition": "middle right",
        "textfont": {"color": TEXT, "size": 13},
        "cliponaxis": False,
        "hoverinfo": "skip",
        "showlegend": False,
    }


def _totals(analysis: Analysis) -> Figure:
    overall = [float(analysis.overall[offer]) for offer in analysis.order]
    return {
        "type": "scatter",
        "mode": "text",
        "x": overall,
        "y": list(range(len(overall))),
        "text": [f"<b> {points(value)}</b>" for value in overall],
        "textposition": "middle right",
        "textfont": {"color": TEXT, "size": 14},
        "hoverinfo": "skip",
        "showlegend": False,
        "cliponaxis": False,
    }


def _row(analysis: Analysis, place: int) -> list[str]:
    parts = [points(part) for part in analysis.contributions[place]]
    return [legible(analysis.offers[place].name), *parts, points(analysis.overall[place])]
