"""Which offers are worth choosing between, if two things matter? A scatter with its Pareto line.

Right and up are better on either axis, whatever the criterion's direction. Offers that another one
outclasses on *all* criteria in use are grey; on these two alone an offer may be off the line and
still be best.
"""

from typing import NamedTuple

import numpy as np

from criteria.criterion import Criterion
from decision.analysis import Analysis
from decision.arrays import Array
from decision.charts.colours import GREY, offer_colour
from decision.charts.figure import MUTED, TEXT, Chart, Figure, escaped, figure, label
from decision.charts.label_sides import label_sides
from decision.charts.names import name_within
from decision.engine.additive import effective_weights
from decision.engine.dominance import dominates
from decision.words.lexicon import aim
from decision.words.offer_names import plain_name
from decision.words.text import legible, rating

THE_REST = "the rest"
HEIGHT = 380
SCALE = 10.0
NAME_WIDTH = 22


class Axis(NamedTuple):
    """One axis: its title, and each offer's expected, worst and best value, 0 to 10."""

    title: str
    expected: Array
    worst: Array
    best: Array


def opposed(analysis: Analysis) -> tuple[str, str]:
    """Return the two criteria that pull the offers apart most: the lowest covariance of values.

    It depends on ratings only, so it stays while sliders move.
    """
    keys = [criterion.key for criterion in analysis.criteria]
    if len(keys) < 2 or len(analysis.offers) < 2:
        return keys[0], THE_REST
    covariance = np.cov(analysis.expected, rowvar=False)
    pairs = [(a, b) for a in range(len(keys)) for b in range(a + 1, len(keys))]
    first, second = min(pairs, key=lambda pair: (round(float(covariance[pair]), 9), pair))
    return keys[first], keys[second]


def trade_off_chart(analysis: Analysis, across: str, up: str) -> Chart:
    """Return the offers by two criteria, named by key, or by one and `THE_REST`."""
    x, y = _axis(analysis, across, up), _axis(analysis, up, across)
    names = [name_within(analysis, place, NAME_WIDTH) for place in range(len(analysis.offers))]
    sides = label_sides(x.expected, y.expected, [min(len(name), NAME_WIDTH) for name in names])
    return Chart(
        figure=figure(
            [_front(x, y), *(_offer(analysis, i, x, y, side) for i, side in enumerate(sides))],
            showlegend=False,
            margin={"l": 52, "r": 20, "t": 14, "b": 46},
            xaxis={"range": [-0.4, 10.6], "title": {"text": escaped(x.title)}, "zeroline": False},
            yaxis={"range": [-0.4, 10.6], "title": {"text": escaped(y.title)}, "zeroline": False},
        ),
        height=HEIGHT,
        alt=legible(f"Offers by {x.title} (across) and {y.title} (up)."),
        columns=["Offer", x.title, y.title, "Outclassed on all criteria"],
        rows=[
            [
                plain_name(analysis, place),
                *_ranges(x, y, place),
                "yes" if analysis.dominated[place] else "no",
            ]
            for place in range(len(names))
        ],
    )


def _axis(analysis: Analysis, key: str, other: str) -> Axis:
    keys = [criterion.key for criterion in analysis.criteria]
    if key == THE_REST:
        weights = analysis.weights.copy()
        weights[keys.index(other)] = 0
        weights = effective_weights(weights)
        title = "everything else, as weighed"
    else:
        weights = np.eye(len(keys))[keys.index(key)]
        title = _title(analysis.criteria[keys.index(key)])
    tables = (analysis.expected, analysis.worst, analysis.best)
    return Axis(title, *(SCALE * table @ weights for table in tables))


def _title(criterion: Criterion) -> str:
    way = aim(criterion)
    return criterion.name if way == "more is better" else f"{criterion.name} ({way})"


def _front(x: Axis, y: Axis) -> Figure:
    both = np.stack([x.expected, y.expected], axis=1)
    on_front = np.flatnonzero(~dominates(both).any(axis=0))
    line = sorted({(float(both[place, 0]), float(both[place, 1])) for place in on_front})
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [point[0] for point in line],
        "y": [point[1] for point in line],
        "line": {"color": MUTED, "width": 1.5, "dash": "dot"},
        "hoverinfo": "skip",
    }


def _offer(analysis: Analysis, place: int, x: Axis, y: Axis, side: str) -> Figure:
    offer, outclassed = analysis.offers[place], bool(analysis.dominated[place])
    colour = GREY if outclassed else offer_colour(offer)
    across, up = _ranges(x, y, place)
    who, name = escaped(plain_name(analysis, place)), name_within(analysis, place, NAME_WIDTH)
    hover = f"{who}<br>{escaped(x.title)}: {across}<br>{escaped(y.title)}: {up}"
    return {
        "type": "scatter",
        "mode": "markers+text",
        "x": [float(x.expected[place])],
        "y": [float(y.expected[place])],
        "error_x": _reach(x, place, colour),
        "error_y": _reach(y, place, colour),
        "marker": {
            "size": 13,
            "color": colour,
            "symbol": "circle-open" if outclassed else "circle",
        },
        "text": [f" {label(name, NAME_WIDTH, lines=1)} "],
        "textposition": side,
        "textfont": {"color": MUTED if outclassed else TEXT},
        "hovertext": [hover + ("<br>outclassed on all criteria" if outclassed else "")],
        "hoverinfo": "text",
        "cliponaxis": False,
    }


def _reach(axis: Axis, place: int, colour: str) -> Figure:
    return {
        "type": "data",
        "symmetric": False,
        "array": [float(axis.best[place] - axis.expected[place])],
        "arrayminus": [float(axis.expected[place] - axis.worst[place])],
        "color": colour,
        "thickness": 1,
        "width": 0,
    }


def _ranges(x: Axis, y: Axis, place: int) -> tuple[str, str]:
    return _range(x, place), _range(y, place)


def _range(axis: Axis, place: int) -> str:
    middle, low, high = (rating(part[place]) for part in axis[1:])
    return middle if low == high else f"{middle} ({low}–{high})"
