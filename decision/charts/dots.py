"""How unsure is an offer's overall value? Twenty dots, each standing for 5 of 100 worlds.

`is_unsure` tells who has dots at all, `heaps` stacks dots that fall together, `dots_of` draws them
and `usual_range` says in words between which points 18 of the 20 lie.

Source: Kay, Kola, Hullman and Munson, CHI (2016) 5092-5103, for quantile dot plots; Wilkinson, The
American Statistician 53 (1999) 276-281, for what falls together.
"""

import numpy as np

from decision.arrays import Array
from decision.charts.colours import offer_colour
from decision.charts.figure import Figure, escaped
from decision.findings.robustness import Robustness
from decision.words.offer_names import plain_name
from decision.words.text import points

LEGEND = "each dot: 5 of 100 worlds"
SIZE = 4  # pixels
TOGETHER = 1.5  # points: as wide as a dot on a narrow page
SAME = 0.05  # points: nearer than this, the range would read as one number


def is_unsure(sure: Robustness, place: int) -> bool:
    """Tell whether an offer's dots differ."""
    return bool(np.ptp(sure.dots[place]) >= SAME)


def usual_range(sure: Robustness, place: int) -> str:
    """Return between which points an offer lies in 18 of 20 worlds."""
    low, high = (points(float(end)) for end in sure.usual_range[place])
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


def dots_of(sure: Robustness, place: int, start: float, room: float, step: float) -> Figure:
    """Return an offer's dots, from ``start`` down; all three are in rows.

    High heaps are pressed together, so that they stay within ``room``.
    """
    offer = sure.analysis.offers[place]
    across, below = heaps(sure.dots[place])
    between = min(step, room / max(*below, 1))
    who = escaped(plain_name(sure.analysis, place))
    hover = f"{who}<br>in 18 of 20 worlds {usual_range(sure, place)} points"
    return {
        "type": "scatter",
        "mode": "markers",
        "x": across,
        "y": [start + between * height for height in below],
        "marker": {"size": SIZE, "color": offer_colour(offer)},
        # A click on a dot opens the row of its bar.
        "customdata": [sure.analysis.order.index(place)] * len(across),
        "hovertext": hover,
        "hoverinfo": "text",
        "showlegend": False,
        "cliponaxis": False,
    }
