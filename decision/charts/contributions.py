"""Where do an offer's points come from? Stacked bars, best offer on top, the total at the end.

Twenty dots under each bar, each standing for 5 of 100 worlds, show how unsure its total is:
`is_unsure` tells who has dots at all, `heaps` stacks dots that fall together, and `usual_range`
says in words between which points 18 of the 20 lie.

Source: Kay, Kola, Hullman and Munson, CHI (2016) 5092-5103, for quantile dot plots; Wilkinson, The
American Statistician 53 (1999) 276-281, for what falls together.
"""

import numpy as np

from decision.analysis import Analysis
from decision.arrays import Array
from decision.charts.colours import criterion_colours, offer_colour, text_on
from decision.charts.figure import BACKGROUND, TEXT, Chart, Figure, escaped, figure, texts
from decision.charts.rows import BAR, NAME_WIDTH, bars, names_above, offer_label, row_axis
from decision.findings.findings import Findings
from decision.words.offer_names import plain_name
from decision.words.reasons import behind_offer
from decision.words.text import legible, points

ROW, DOTS, FRAME = 54, 22, 96  # pixels
LEGIBLE = 3.0  # narrower segments have no room for their number
IN_WORLDS = "In 18 of 20 worlds"
LEGEND = "each dot: 5 of 100 worlds"
SIZE = 4  # of a dot, in pixels
TOGETHER = 1.5  # points: as wide as a dot on a narrow page
SAME = 0.05  # points: nearer than this, the range would read as one number


def contributions_chart(findings: Findings) -> Chart:
    """Return the offers' overall values, made up of what each criterion contributes.

    Without offers there are neither dots nor a column for them.
    """
    analysis, order = findings.analysis, findings.analysis.order
    row = ROW + DOTS if order else ROW
    criteria = [legible(criterion.name) for criterion in analysis.criteria]
    return Chart(
        figure=figure(
            [*_bars(analysis, row), *_dots(findings, row)],
            barmode="stack",
            uniformtext={"minsize": 10, "mode": "hide"},
            margin={"l": 10, "r": 44, "t": 34, "b": 40},
            xaxis={
                "range": [0, 100],
                "title": {"text": f"points ({LEGEND})" if order else "points"},
                "zeroline": False,
            },
            yaxis=row_axis(len(order), row),
        ),
        height=FRAME + row * max(len(order), 1),
        alt=_alt(findings),
        columns=["Offer", *criteria, "Points", *([IN_WORLDS] if order else [])],
        rows=[_row(findings, place) for place in order],
        behind=[behind_offer(analysis, place) for place in order],
    )


def _alt(findings: Findings) -> str:
    """Return the totals, best first, and how far each may be off."""
    analysis = findings.analysis
    each = [
        f"{plain_name(analysis, place)} {points(analysis.overall[place])} "
        f"(in 18 of 20 worlds {usual_range(findings, place)})"
        for place in analysis.order
    ]
    return f"Points of each offer by criterion, best first: {', '.join(each)}."


def _row(findings: Findings, place: int) -> list[str]:
    analysis = findings.analysis
    parts = [*analysis.contributions[place], analysis.overall[place]]
    return [plain_name(analysis, place), *map(points, parts), usual_range(findings, place)]


def _bars(analysis: Analysis, row: int) -> list[Figure]:
    order, shades = analysis.order, criterion_colours(len(analysis.criteria))
    colours = [offer_colour(analysis.offers[place]) for place in order]
    labels = [offer_label(analysis, place, NAME_WIDTH) for place in order]
    totals = texts(
        [float(analysis.overall[place]) for place in order],
        range(len(order)),
        [f"<b> {points(analysis.overall[place])}</b>" for place in order],
        textposition="middle right",
        textfont={"color": TEXT, "size": 14},
        cliponaxis=False,
    )
    segments = [_segment(analysis, n, shade, BAR / row) for n, shade in enumerate(shades)]
    return [*segments, names_above(labels, row, colours), totals]


def _segment(analysis: Analysis, criterion: int, colour: str, width: float) -> Figure:
    parts = [float(analysis.contributions[offer, criterion]) for offer in analysis.order]
    name = escaped(analysis.criteria[criterion].short)
    names = [escaped(plain_name(analysis, offer)) for offer in analysis.order]
    return bars(
        parts,
        name=name,
        width=width,
        text=[points(part) if part >= LEGIBLE else "" for part in parts],
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        textfont={"color": text_on(colour), "size": 12},
        marker={"color": colour, "line": {"color": BACKGROUND, "width": 1}},
        hovertext=[
            f"{who}<br>{name}: {points(part)} points"
            for who, part in zip(names, parts, strict=True)
        ],
        hoverinfo="text",
    )


# How unsure a total is --------------------------------------------------------------------------


def is_unsure(findings: Findings, place: int) -> bool:
    """Tell whether an offer's dots differ."""
    return bool(np.ptp(findings.robustness.dots[place]) >= SAME)


def usual_range(findings: Findings, place: int) -> str:
    """Return between which points an offer lies in 18 of 20 worlds."""
    low, high = (points(float(end)) for end in findings.robustness.usual_range[place])
    return low if low == high else f"{low}–{high}"


def heaps(values: Array) -> tuple[list[float], list[int]]:
    """Return where each dot stands and how many of its heap are below it; ``values`` ascend.

    >>> heaps(np.array([10.0, 10.5, 20.0]))
    ([10.25, 10.25, 20.0], [0, 1, 0])
    """
    across: list[float] = []
    below: list[int] = []
    start = 0
    while start < len(values):
        heap = values[start:][values[start:] <= values[start] + TOGETHER]
        across += [float((heap[0] + heap[-1]) / 2)] * len(heap)
        below += range(len(heap))
        start += len(heap)
    return across, below


def _dots(findings: Findings, row: int) -> list[Figure]:
    """Return the dots under each bar, none where an offer is not unsure."""
    order = findings.analysis.order
    return [
        _dots_of(findings, place, rank, row)
        for rank, place in enumerate(order)
        if is_unsure(findings, place)
    ]


def _dots_of(findings: Findings, place: int, rank: int, row: int) -> Figure:
    """Return an offer's dots; high heaps are pressed together, so that they stay in their row."""
    offer = findings.analysis.offers[place]
    across, below = heaps(findings.robustness.dots[place])
    start, room, step = (pixels / row for pixels in (BAR / 2 + SIZE, DOTS - SIZE, SIZE + 1))
    between = min(step, room / max(*below, 1))
    who = escaped(plain_name(findings.analysis, place))
    return {
        "type": "scatter",
        "mode": "markers",
        "x": across,
        "y": [rank + start + between * height for height in below],
        "marker": {"size": SIZE, "color": offer_colour(offer)},
        "customdata": [rank] * len(across),  # a click on a dot opens the row of its bar
        "hovertext": f"{who}<br>in 18 of 20 worlds {usual_range(findings, place)} points",
        "hoverinfo": "text",
        "showlegend": False,
        "cliponaxis": False,
    }
