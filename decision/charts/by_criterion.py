"""How do offers differ, criterion by criterion? The profiles of all, and two against each other.

`profile_chart`: parallel lines of values, one an offer. `difference_chart`: what speaks for one
offer against another, in points.
"""

import numpy as np

from criteria.criterion import Criterion
from decision.analysis import Analysis
from decision.arrays import Array
from decision.charts import plot
from decision.charts.colours import TEXT, offer_colour, offer_colours
from decision.findings.findings import Findings
from decision.words.amounts import amount_range
from decision.words.offer_names import plain_name
from decision.words.ratings import average
from decision.words.reasons import behind
from decision.words.text import legible, points, rating

PROFILE_HEIGHT, ENDS_WIDTH = 340, 18
SCALE = 10.0
ROW, FRAME = 40, 62
ROOM, STEP = 1.35, 5.0  # for the numbers beside the bars; points by which an axis grows


def profile_chart(findings: Findings) -> plot.Chart:
    """Return the offers' values, 0 to 10, up being better on every criterion."""
    analysis = findings.analysis
    names = [criterion.name for criterion in analysis.criteria]
    measured = any(criterion.measure for criterion in analysis.criteria)
    scales = "0 to 10 or from the worst to the best amount" if measured else "0 to 10"
    return plot.Chart(
        figure=plot.figure(
            [_line(analysis, place) for place in analysis.order],
            margin={"l": 40, "r": 20, "t": 34, "b": 60 if measured else 44},
            xaxis={
                "tickvals": list(range(len(names))),
                "ticktext": [_label(criterion) for criterion in analysis.criteria],
                "showgrid": True,
                "zeroline": False,
            },
            yaxis={"range": [-0.4, 10.4], "zeroline": False},
        ),
        height=PROFILE_HEIGHT,
        alt=f"Profile of each offer over the criteria, {scales}, up is better.",
        columns=["Offer", *map(legible, names)],
        rows=[
            [plain_name(analysis, place), *_numbers(analysis, place)] for place in analysis.order
        ],
    )


def _label(criterion: Criterion) -> str:
    """Return a criterion's name, of a measured one with its ends from bottom to top below."""
    name = plot.label(criterion.name, width=14, lines=2)
    if criterion.measure is None:
        return name
    ends = amount_range(criterion, criterion.measure.worst, criterion.measure.best, " to ")
    return f"{name}<br>{plot.label(ends, width=ENDS_WIDTH, lines=2)}"


def _numbers(analysis: Analysis, place: int) -> list[str]:
    """Return an offer's values from 0 to 10, its amounts where a criterion is measured."""
    return [
        rating(SCALE * analysis.expected[place, column])
        if criterion.measure is None
        else average(analysis, place, column)
        for column, criterion in enumerate(analysis.criteria)
    ]


def _line(analysis: Analysis, place: int) -> plot.Figure:
    colour, values = offer_colour(analysis.offers[place]), SCALE * analysis.expected[place]
    who, unknown = plot.escaped(plain_name(analysis, place)), analysis.unknown[place]
    numbers = _numbers(analysis, place)
    dash, symbol = plot.drawn(analysis, place)
    symbols = [f"{symbol}-open" if gap else symbol for gap in unknown]
    return plot.scatter(
        "lines+markers",
        range(len(values)),
        values,
        name=plot.legend_name(analysis, [place]),
        line={"color": colour, "width": 2, "dash": dash},
        marker={"size": 9, "color": colour, "symbol": symbols},
        hovertext=[
            f"{who}<br>{plot.escaped(criterion.name)}: {plot.escaped('unknown' if gap else number)}"
            for criterion, number, gap in zip(analysis.criteria, numbers, unknown, strict=True)
        ],
    )


def difference_chart(findings: Findings, first: int, second: int) -> plot.Chart:
    """Return the pros (right) and cons (left) of the first offer, largest difference on top."""
    analysis, offers = findings.analysis, (first, second)
    gaps = analysis.contributions[first] - analysis.contributions[second]
    order = np.argsort(-gaps, kind="stable").tolist()
    names = [analysis.criteria[place].name for place in order]
    pair = " against ".join(plain_name(analysis, offer) for offer in offers)
    total = signed(analysis.overall[first] - analysis.overall[second])
    rows = [[legible(n), signed(gap)] for n, gap in zip(names, gaps[order], strict=True)]
    return plot.Chart(
        figure=_difference(gaps[order], names, *offer_colours(analysis, offers)),
        height=FRAME + ROW * len(order),
        alt=f"{pair} by criterion, in points; in all {total}.",
        columns=["Criterion", f"{pair}, points"],
        rows=[*rows, ["In all", total]],
        reasons=lambda: [_behind(analysis, offers, place) for place in order],
        linear=plot.linear(
            analysis,
            "difference",
            (analysis.expected[first] - analysis.expected[second])[None],
            places=order,
            room=ROOM,
            step=STEP,
            colours=list(offer_colours(analysis, offers)),
        ),
    )


def _behind(analysis: Analysis, offers: tuple[int, int], criterion: int) -> list[str]:
    """Return what the ratings of both offers rest on."""
    return [
        f"{plain_name(analysis, offer)}: {line}"
        for offer in offers
        for line in behind(analysis, offer, criterion)
    ]


def _difference(gaps: Array, names: list[str], first: str, second: str) -> plot.Figure:
    """Return a bar a criterion, in the colour of the offer that it speaks for.

    The axis ends at whole steps, so that it stands still while a slider moves a little.
    """
    reach = STEP * max(float(np.ceil(ROOM * np.abs(gaps).max() / STEP)), 1.0)
    trace = plot.bars(
        gaps,
        text=[signed(gap) for gap in gaps],
        textposition="outside",
        textfont={"color": TEXT},
        cliponaxis=False,
        marker={"color": [first if gap >= 0 else second for gap in gaps]},
        hoverinfo="none",  # no label, but it can be clicked
    )
    return plot.figure(
        [trace],
        bargap=0.4,
        showlegend=False,
        margin={"l": 118, "r": 24, "t": 10, "b": 40},
        xaxis={"range": [-reach, reach], "title": {"text": "points"}, "zerolinewidth": 2},
        yaxis={
            "tickvals": list(range(len(names))),
            "ticktext": [plot.escaped(name) for name in names],
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
