"""Who leads however three criteria share out their weight? A triangle, coloured by who leads.

Each corner is all of that weight on one criterion; today's weights are a mark in it.
`region_label_place` looks for a name's room within a region, its size estimated on a narrow chart.
"""

import math
from collections.abc import Sequence
from itertools import product

import numpy as np

from decision.analysis import Analysis
from decision.arrays import Array, Mask
from decision.charts import plot
from decision.charts.colours import BACKGROUND, TEXT, offer_colour, offer_colours, text_on
from decision.findings.findings import Findings
from decision.findings.one_way import LeaderRegion
from decision.words.offer_names import together
from decision.words.text import legible, percent

HEIGHT = 400
CORNERS = np.array([[0.0, 0.0], [1.0, 0.0], [0.5, math.sqrt(3) / 2]])
QUARTERS = (0.25, 0.5, 0.75)
BROKEN = ((14, 2), (9, 3))  # letters a line, lines
# Units of a chart whose triangle is one wide and 280 pixels, at about 7 pixels a letter.
REGION_LETTER, REGION_LINE, MARK = 0.025, 0.065, 0.04
CORNERS_OF_BOX = np.array([[-1, -1], [1, -1], [1, 1], [-1, 1]])


def weight_map(findings: Findings, criteria: tuple[str, str, str]) -> plot.Chart:
    """Return who leads wherever three criteria, named by key, share out the weight they have.

    The others keep their weights; where the three have none, they share all of it.

    Raises
    ------
    ValueError
        If these are not three different criteria in use.
    """
    analysis = findings.analysis
    three = _places(analysis, criteria)
    regions = findings.leader_regions(three)
    names = [legible(analysis.criteria[place].name) for place in three]
    total, now = percent(findings.shared_weight(three)), _now(analysis, three)
    rows = [_row(analysis, region, names) for region in regions]
    led = [f"{name} on {share} of the map" for name, share, _ in rows]
    return plot.Chart(
        figure=plot.figure(
            [
                *(trace for region in regions for trace in _region(analysis, region, now)),
                _grid(),
                *_mark(analysis, three, now),
                _titles(analysis, three, total),
            ],
            showlegend=True,
            margin={"l": 10, "r": 10, "t": 34, "b": 10},
            xaxis={"range": [-0.06, 1.06], "visible": False, "constrain": "domain"},
            yaxis={"range": [-0.16, 1.02], "visible": False, "scaleanchor": "x"},
        ),
        height=HEIGHT,
        alt=f"Who leads however {names[0]}, {names[1]} and {names[2]} share out {total} of the "
        f"weight: {'; '.join(led)}.",
        columns=["Offer", "Share of the map", "Leads with all of this weight on"],
        rows=rows,
    )


def _places(analysis: Analysis, criteria: tuple[str, str, str]) -> tuple[int, int, int]:
    keys = [criterion.key for criterion in analysis.criteria]
    if len(set(criteria)) != 3 or not set(criteria) <= set(keys):
        used, asked = ", ".join(keys), ", ".join(criteria)
        raise ValueError(f"expected three different criteria of {used}; found {asked}")
    first, second, third = map(keys.index, criteria)
    return first, second, third


def _now(analysis: Analysis, three: tuple[int, int, int]) -> Array | None:
    """Return where today's weights lie on the map; None if the three have no weight."""
    chosen = analysis.weights[list(three)]
    return chosen / chosen.sum() @ CORNERS if chosen.any() else None


def _region(analysis: Analysis, region: LeaderRegion, now: Array | None) -> list[plot.Figure]:
    """Return where some offers lead, and their name where it has room."""
    outline = region.corners @ CORNERS
    name = plot.escaped(together(analysis, region.offers))
    colours = offer_colours(analysis, region.offers)
    named = _named(analysis, region, now)
    area = plot.scatter(
        "lines",
        *np.vstack([outline, outline[:1]]).T,
        name=plot.legend_name(analysis, region.offers),
        fill="toself",
        fillcolor=colours[0],
        line={"color": BACKGROUND, "width": 1.5},
        hoveron="fills",
        text=f"{name}<br>leads on {_share(region)} of the map",
        hoverinfo="text",
        showlegend=not named,
        **plot.patterned(analysis, region.offers, "fillpattern"),
    )
    return [area, *named]


def _named(analysis: Analysis, region: LeaderRegion, now: Array | None) -> list[plot.Figure]:
    """Return the name of who leads alone, broken into lines where the region has room."""
    if len(region.offers) > 1:
        return []  # Stripes of several colours would hide a name on them.
    (offer,), outline = region.offers, region.corners @ CORNERS
    look = {"color": text_on(offer_colour(analysis.offers[offer])), "size": 13}
    for width, lines in BROKEN:
        name = plot.name_within(analysis, offer, width, lines)
        text = plot.label(name, width, lines)
        place = region_label_place(outline, text, now)
        if place is not None and (lines == 2 or max(map(len, name.split())) <= width):
            return [plot.scatter("text", *place[:, None], text=[text], textfont=look)]
    return []


def _grid() -> plot.Figure:
    """Return fine lines where one of the three has a quarter, a half, three quarters."""
    points: list[Sequence[float | None]] = []
    for corner, share in product(range(3), QUARTERS):
        ends = share * CORNERS[corner] + (1 - share) * CORNERS[[corner - 1, corner - 2]]
        points += [*ends.tolist(), (None, None)]
    x, y = zip(*points, strict=True)
    return plot.scatter("lines", x, y, line={"color": BACKGROUND, "width": 1}, opacity=0.35)


def _mark(analysis: Analysis, three: tuple[int, int, int], now: Array | None) -> list[plot.Figure]:
    if now is None:
        return []
    names = [plot.escaped(analysis.criteria[place].name) for place in three]
    own = map(percent, analysis.weights[list(three)])
    weights = ", ".join(f"{name} {weight}" for name, weight in zip(names, own, strict=True))
    mark = plot.scatter(
        "markers",
        *now[:, None],
        name="your weights now",
        marker={"size": 13, "color": TEXT, "line": {"color": BACKGROUND, "width": 2.5}},
        hovertext=[f"now: {weights}"],
        cliponaxis=False,
    )
    return [mark]


def _titles(analysis: Analysis, three: tuple[int, int, int], total: str) -> plot.Figure:
    """Return at each corner what has all the weight there, and how much that is."""
    names = [plot.label(analysis.criteria[place].short, 16, lines=1) for place in three]
    return plot.scatter(
        "text",
        [-0.05, 1.05, 0.5],
        [-0.01, -0.01, CORNERS[2, 1] + 0.01],
        text=[*(f"{name}<br>{total}" for name in names[:2]), f"{names[2]} {total}"],
        textposition=["bottom right", "bottom left", "top center"],
        textfont={"color": TEXT, "size": 13},
        cliponaxis=False,
    )


def _row(analysis: Analysis, region: LeaderRegion, names: list[str]) -> list[str]:
    corners = [names[k] for k in range(3) if np.isclose(region.corners[:, k], 1).any()]
    name = together(analysis, region.offers)
    return [name, _share(region), ", ".join(corners) or "none alone"]


def _share(region: LeaderRegion) -> str:
    return percent(region.area) if region.area >= 0.005 else "under 1 %"


# Where names stand -----------------------------------------------------------------------------


def region_label_place(outline: Array, text: str, mark: Array | None) -> Array | None:
    """Return the middle of the text, nearest to that of a convex region, clear of the mark.

    Parameters
    ----------
    outline
        Corners in order, shape (corners, 2).
    text
        Lines with ``<br>`` between them.

    Returns
    -------
    Shape (2,); None where the text has no room.
    """
    lines = text.split("<br>")
    size = np.array([REGION_LETTER * max(map(len, lines)), REGION_LINE * len(lines)])
    across, up = np.linspace(outline.min(axis=0), outline.max(axis=0), 25).T
    places = np.stack(np.meshgrid(across, up), axis=-1).reshape(-1, 2)
    places = places[_have_room(outline, places, size)]
    if mark is not None:
        places = places[(np.abs(mark - places) >= size / 2 + MARK).any(axis=1)]
    if not len(places):
        return None
    return places[np.argmin(((places - outline.mean(axis=0)) ** 2).sum(axis=1))]


def _have_room(outline: Array, places: Array, size: Array) -> Mask:
    """Tell at which places a box lies within a convex outline: on one side of all its edges."""
    boxes = places[:, None, None] + size / 2 * CORNERS_OF_BOX[:, None]
    ways, to = np.roll(outline, -1, axis=0) - outline, boxes - outline
    side = ways[:, 0] * to[..., 1] - ways[:, 1] * to[..., 0]
    return np.asarray((side >= 0).all(axis=(1, 2)) | (side <= 0).all(axis=(1, 2)))
