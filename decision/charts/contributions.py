"""Where do an offer's points come from? Stacked bars, best offer on top, the total at the end.

Twenty dots under each bar, each for 5 of 100 simulations, show how unsure its total is: `heaps`
stacks dots that fall together, and `usual_range` says in words between which points 18 of them lie.

Source: Kay, Kola, Hullman and Munson, CHI (2016) 5092-5103, for quantile dot plots; Wilkinson, The
American Statistician 53 (1999) 276-281, for what falls together.
"""

from bisect import bisect_right
from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from decision.analysis import Analysis
from decision.arrays import Array
from decision.charts import plot
from decision.charts.colours import GREY, TEXT, criterion_colours, offer_colour, text_on
from decision.findings.findings import Findings
from decision.words.offer_names import plain_name
from decision.words.reasons import behind_offer
from decision.words.text import legible, points_of_all

ROW, DOTS = 54, 22  # pixels
LEGIBLE = 3.0  # narrower segments have no room for their number
IN_SIMULATIONS = "In 18 of 20 simulations"
LEGEND = "each dot: 5 of 100 simulations"
SIZE = 4  # of a dot, in pixels
TOGETHER = 1.5  # points: as wide as a dot on a narrow page
PRECISE = 3  # decimals of where a dot stands
SAME = 0.05  # points: nearer than this, the range would read as one number
MOST_SHADES, FEWER_SHADES = 6, 5  # of more criteria than that, so many have their own


def contributions_chart(findings: Findings) -> plot.Chart:
    """Return the offers' overall values, made up of what each criterion contributes.

    Without offers there are neither dots nor a column for them.
    """
    analysis, order = findings.analysis, findings.analysis.order
    names = {place: plain_name(analysis, place) for place in order}
    shown = {place: plot.escaped(name) for place, name in names.items()}
    row = ROW + DOTS if order else ROW
    criteria = [legible(criterion.name) for criterion in analysis.criteria]
    rows = [[name, *_row(findings, place)] for place, name in names.items()]
    each = [f"{name} {total} (in 18 of 20 simulations {span})" for name, *_, total, span in rows]
    return plot.Chart(
        figure=plot.rows_figure(
            [*_bars(analysis, shown, row), *_dots(findings, shown, row)],
            len(order),
            row,
            {"title": {"text": f"points ({LEGEND})" if order else "points"}},
            right=44,
            barmode="stack",
            uniformtext={"minsize": 10, "mode": "hide"},
        ),
        height=plot.FRAME + row * max(len(order), 1),
        alt=f"Points of each offer by criterion, best first: {', '.join(each)}.",
        columns=["Offer", *criteria, "Points", *([IN_SIMULATIONS] if order else [])],
        rows=rows,
        reasons=lambda: [behind_offer(analysis, place) for place in order],
        linear=plot.linear(
            analysis,
            "bars",
            analysis.expected[order],
            places=order,
            legible=LEGIBLE,
            names=[*shown.values()],
        ),
    )


def _row(findings: Findings, place: int) -> list[str]:
    """Return the points by criterion and in all, and between which these lie."""
    analysis = findings.analysis
    parts = points_of_all(np.append(analysis.contributions[place], analysis.overall[place]))
    return [*parts, usual_range(findings, place)]


def _bars(analysis: Analysis, shown: Mapping[int, str], row: int) -> list[plot.Figure]:
    """Return the segments, and names and totals; ``shown`` are the offers' names by their places.

    They are escaped, the best offer first.
    """
    totals = analysis.overall[analysis.order]
    written = plot.scatter(
        "text",
        totals,
        range(len(totals)),
        text=[f"<b> {total}</b>" for total in points_of_all(totals)],
        textposition="middle right",
        textfont={"color": TEXT, "size": 14},
        cliponaxis=False,
        meta={"role": "total"},
    )
    offers = [*shown.values()]
    segments = [_segment(analysis, part, offers, plot.BAR / row) for part in _parts(analysis)]
    names = {**plot.offers_above(analysis, row), "meta": {"role": "names"}}
    return [*segments, names, written]


class _Part(NamedTuple):
    """What a segment of each bar stands for: some criteria, by their places, under one name."""

    name: str
    criteria: list[int]
    colour: str


def _parts(analysis: Analysis) -> list[_Part]:
    """Return a part each criterion; of very many the lighter ones have one together.

    More shades of one colour could not be told apart. Criteria stay in their order.
    """
    number = len(analysis.criteria)
    heaviest = np.argsort(-analysis.weights, kind="stable")
    alone = sorted(heaviest[: FEWER_SHADES if number > MOST_SHADES else number].tolist())
    shades = zip(alone, criterion_colours(len(alone)), strict=True)
    parts = [_Part(analysis.criteria[place].short, [place], shade) for place, shade in shades]
    others = [place for place in range(number) if place not in alone]
    return [*parts, _Part(f"{len(others)} others", others, GREY)] if others else parts


def _segment(analysis: Analysis, part: _Part, offers: list[str], width: float) -> plot.Figure:
    name, colour = plot.escaped(part.name), part.colour
    ordered = analysis.contributions.take(analysis.order, axis=0)
    parts = ordered.take(part.criteria, axis=1).sum(axis=1)
    said = points_of_all(parts)
    return plot.bars(
        parts,
        name=name,
        width=width,
        text=[says if part >= LEGIBLE else "" for part, says in zip(parts, said, strict=True)],
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        textfont={"color": text_on(colour), "size": 12},
        marker={"color": colour, "line": plot.EDGE},
        meta={"role": "segment", "criteria": part.criteria},
        hovertext=[
            f"{who}<br>{name}: {says} points" for who, says in zip(offers, said, strict=True)
        ],
    )


# How unsure a total is --------------------------------------------------------------------------


def usual_range(findings: Findings, place: int) -> str:
    """Return between which points an offer lies in 18 of 20 simulations."""
    low, high = points_of_all(findings.robustness.usual_range[place])
    return low if low == high else f"{low}–{high}"


def heaps(values: Array) -> tuple[list[float], list[int]]:
    """Return where each dot stands and how many of its heap are below it; ``values`` ascend.

    >>> heaps(np.array([10.0, 10.5, 20.0]))
    ([10.25, 10.25, 20.0], [0, 1, 0])
    """
    across: list[float] = []
    below: list[int] = []
    left = values.tolist()
    while left:
        number = bisect_right(left, left[0] + TOGETHER)
        across += [(left[0] + left[number - 1]) / 2] * number
        below += range(number)
        left = left[number:]
    return across, below


def _dots(findings: Findings, shown: Mapping[int, str], row: int) -> list[plot.Figure]:
    """Return the dots under each bar, none where an offer is not unsure."""
    return [
        _dots_of(findings, (place, who), rank, row)
        for rank, (place, who) in enumerate(shown.items())
        if np.ptp(findings.robustness.dots[place]) >= SAME
    ]


def _dots_of(findings: Findings, offer: tuple[int, str], rank: int, row: int) -> plot.Figure:
    """Return the dots of an offer, by its place, with its name as it is shown.

    High heaps are pressed together, so that they stay in their row.
    """
    place, who = offer
    across, below = heaps(findings.robustness.dots[place])
    start, room, step = (pixels / row for pixels in (plot.BAR / 2 + SIZE, DOTS - SIZE, SIZE + 1))
    between = min(step, room / max(*below, 1))
    return plot.scatter(
        "markers",
        [round(value, PRECISE) for value in across],
        [round(rank + start + between * height, PRECISE) for height in below],
        marker={"size": SIZE, "color": offer_colour(findings.analysis.offers[place])},
        meta={"role": "dots", "row": rank},
        customdata=[rank] * len(across),  # a click on a dot opens the row of its bar
        hovertext=f"{who}<br>in 18 of 20 simulations {usual_range(findings, place)} points",
        cliponaxis=False,
    )
