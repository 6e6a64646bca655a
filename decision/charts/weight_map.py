"""Who leads however three criteria share out their weight? A triangle, coloured by who leads.

Each corner is all of that weight on one criterion; today's weights are a mark in it.
"""

import math

import numpy as np

from decision.analysis import Analysis
from decision.arrays import Array
from decision.charts.colours import offer_colour, striped, text_on
from decision.charts.figure import BACKGROUND, TEXT, Chart, Figure, escaped, figure, label, texts
from decision.charts.label_places import region_label_place
from decision.charts.rows import legend_name, name_within
from decision.findings.findings import Findings
from decision.findings.one_way import LeaderRegion
from decision.words.offer_names import together
from decision.words.text import legible, percent

HEIGHT = 400
CORNERS = np.array([[0.0, 0.0], [1.0, 0.0], [0.5, math.sqrt(3) / 2]])
QUARTERS = (0.25, 0.5, 0.75)
BROKEN = ((14, 2), (9, 3))  # letters a line, lines


def weight_map(findings: Findings, criteria: tuple[str, str, str]) -> Chart:
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
    led = [f"{together(analysis, r.offers)} on {_share(r)} of the map" for r in regions]
    return Chart(
        figure=figure(
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
        alt=(
            f"Who leads however {names[0]}, {names[1]} and {names[2]} share out {total} of the "
            f"weight: {'; '.join(led)}."
        ),
        columns=["Offer", "Share of the map", "Leads with all of this weight on"],
        rows=[_row(analysis, region, names) for region in regions],
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


def _region(analysis: Analysis, region: LeaderRegion, now: Array | None) -> list[Figure]:
    """Return where some offers lead, and their name where it has room."""
    outline = region.corners @ CORNERS
    name = together(analysis, region.offers)
    colours = [offer_colour(analysis.offers[offer]) for offer in region.offers]
    # Stripes of several colours would hide a name on them.
    name_on_it = _written(analysis, region.offers[0], outline, now) if len(colours) == 1 else None
    area = {
        "type": "scatter",
        "mode": "lines",
        "name": legend_name(analysis, region.offers),
        "x": [float(x) for x in (*outline[:, 0], outline[0, 0])],
        "y": [float(y) for y in (*outline[:, 1], outline[0, 1])],
        "fill": "toself",
        "fillcolor": colours[0],
        "line": {"color": BACKGROUND, "width": 1.5},
        "hoveron": "fills",
        "text": f"{escaped(name)}<br>leads on {_share(region)} of the map",
        "hoverinfo": "text",
        "showlegend": name_on_it is None,
        **striped(colours, "fillpattern"),
    }
    return [area] if name_on_it is None else [area, name_on_it]


def _written(analysis: Analysis, offer: int, outline: Array, now: Array | None) -> Figure | None:
    """Return an offer's name broken into lines where its region has room; None if it has none."""
    colour = text_on(offer_colour(analysis.offers[offer]))
    for width, lines in BROKEN:
        name = name_within(analysis, offer, width, lines)
        text = label(name, width, lines)
        place = region_label_place(outline, text, now)
        if place is not None and (lines == 2 or max(map(len, name.split())) <= width):
            x, y = map(float, place)
            return texts([x], [y], [text], textfont={"color": colour, "size": 13})
    return None


def _grid() -> Figure:
    """Return fine lines where one of the three has a quarter, a half, three quarters."""
    ends = []
    for corner, share in ((c, s) for c in range(3) for s in QUARTERS):
        lines = np.full((2, 3), 0.0)
        lines[:, corner] = share
        lines[0, corner - 1] = lines[1, corner - 2] = 1 - share
        ends.append(lines @ CORNERS)
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [x for line in ends for x in (float(line[0, 0]), float(line[1, 0]), None)],
        "y": [y for line in ends for y in (float(line[0, 1]), float(line[1, 1]), None)],
        "line": {"color": BACKGROUND, "width": 1},
        "opacity": 0.35,
        "hoverinfo": "skip",
        "showlegend": False,
    }


def _mark(analysis: Analysis, three: tuple[int, int, int], now: Array | None) -> list[Figure]:
    if now is None:
        return []
    weights = [
        f"{escaped(analysis.criteria[place].name)} {percent(analysis.weights[place])}"
        for place in three
    ]
    return [
        {
            "type": "scatter",
            "mode": "markers",
            "name": "your weights now",
            "x": [float(now[0])],
            "y": [float(now[1])],
            "marker": {"size": 13, "color": TEXT, "line": {"color": BACKGROUND, "width": 2.5}},
            "hovertext": [f"now: {', '.join(weights)}"],
            "hoverinfo": "text",
            "cliponaxis": False,
        }
    ]


def _titles(analysis: Analysis, three: tuple[int, int, int], total: str) -> Figure:
    """Return at each corner what has all the weight there, and how much that is."""
    names = [label(analysis.criteria[place].short, 16, lines=1) for place in three]
    return texts(
        [-0.05, 1.05, 0.5],
        [-0.01, -0.01, float(CORNERS[2, 1]) + 0.01],
        [*(f"{name}<br>{total}" for name in names[:2]), f"{names[2]} {total}"],
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
