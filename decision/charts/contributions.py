"""Where do an offer's points come from? Stacked bars, best offer on top, the total at the end.

With a `Confidence`, dots under each bar show how unsure its total is.
"""

from decision.analysis import Analysis
from decision.charts.colours import criterion_colours, offer_colour, text_on
from decision.charts.dots import LEGEND, SIZE, dots_of, is_unsure, usual_range
from decision.charts.figure import BACKGROUND, TEXT, Chart, Figure, escaped, figure
from decision.charts.names import offer_label
from decision.charts.rows import BAR, NAME_WIDTH, names_above, row_axis
from decision.findings.robustness import Robustness
from decision.words.offer_names import plain_name
from decision.words.reasons import behind_offer
from decision.words.text import legible, points

ROW, DOTS, FRAME = 54, 22, 96  # pixels
LEGIBLE = 3.0  # narrower segments have no room for their number
IN_WORLDS = "In 18 of 20 worlds"


def contributions_chart(analysis: Analysis, sure: Robustness | None = None) -> Chart:
    """Return the offers' overall values, made up of what each criterion contributes."""
    order = analysis.order
    row = ROW if sure is None else ROW + DOTS
    criteria = [legible(criterion.name) for criterion in analysis.criteria]
    title = "points" if sure is None else f"points ({LEGEND})"
    return Chart(
        figure=figure(
            [*_bars(analysis, row), *_dots(sure, row)],
            barmode="stack",
            uniformtext={"minsize": 10, "mode": "hide"},
            margin={"l": 10, "r": 44, "t": 34, "b": 40},
            xaxis={"range": [0, 100], "title": {"text": title}, "zeroline": False},
            yaxis=row_axis(len(order), row),
        ),
        height=FRAME + row * max(len(order), 1),
        alt=_alt(analysis, sure),
        columns=["Offer", *criteria, "Points", *([] if sure is None else [IN_WORLDS])],
        rows=[_row(analysis, place, sure) for place in order],
        behind=[behind_offer(analysis, place) for place in order],
    )


def _alt(analysis: Analysis, sure: Robustness | None) -> str:
    """Return the totals, best first, and how far each may be off."""
    each = []
    for place in analysis.order:
        within = "" if sure is None else f" (in 18 of 20 worlds {usual_range(sure, place)})"
        each.append(f"{plain_name(analysis, place)} {points(analysis.overall[place])}{within}")
    return f"Points of each offer by criterion, best first: {', '.join(each)}."


def _dots(sure: Robustness | None, row: int) -> list[Figure]:
    """Return the dots under each bar, none where an offer is not unsure."""
    if sure is None:
        return []
    start, room, step = (pixels / row for pixels in (BAR / 2 + SIZE, DOTS - SIZE, SIZE + 1))
    return [
        dots_of(sure, offer, rank + start, room, step)
        for rank, offer in enumerate(sure.analysis.order)
        if is_unsure(sure, offer)
    ]


def _bars(analysis: Analysis, row: int) -> list[Figure]:
    colours = [offer_colour(analysis.offers[place]) for place in analysis.order]
    labels = [offer_label(analysis, place, NAME_WIDTH) for place in analysis.order]
    above = names_above(labels, row, colours)
    return [*_segments(analysis, row), above, _totals(analysis)]


def _segments(analysis: Analysis, row: int) -> list[Figure]:
    colours = criterion_colours(len(analysis.criteria))
    return [_segment(analysis, place, colour, BAR / row) for place, colour in enumerate(colours)]


def _segment(analysis: Analysis, criterion: int, colour: str, width: float) -> Figure:
    parts = [float(analysis.contributions[offer, criterion]) for offer in analysis.order]
    name = escaped(analysis.criteria[criterion].short)
    names = [escaped(plain_name(analysis, offer)) for offer in analysis.order]
    return {
        "type": "bar",
        "orientation": "h",
        "name": name,
        "x": parts,
        "y": list(range(len(parts))),
        "width": width,
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


def _row(analysis: Analysis, place: int, sure: Robustness | None) -> list[str]:
    parts = [points(part) for part in analysis.contributions[place]]
    within = [] if sure is None else [usual_range(sure, place)]
    return [plain_name(analysis, place), *parts, points(analysis.overall[place]), *within]
