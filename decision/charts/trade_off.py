"""Which offers are worth choosing between, if two things matter? A scatter with its Pareto line.

Right and up are better on either axis, whatever the criterion's direction. Offers that another one
outclasses on *all* criteria in use are grey; an offer that is off the line on these two alone may
still be best. The axis of a measured criterion has its amounts for marks, each at its value.

`label_sides` chooses the side of each point on which its label stands, point by point: the one
whose box leaves the chart and crosses earlier boxes and points least. Sizes are estimated on a
narrow chart; where it has more room, there is less to cross.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from decision.analysis import Analysis
from decision.arrays import Array
from decision.charts import plot
from decision.charts.colours import GREY, MUTED, TEXT, offer_colour
from decision.findings.findings import Findings
from decision.findings.two_criteria import THE_REST
from decision.words.amounts import digits, name_in_unit
from decision.words.lexicon import way
from decision.words.offer_names import plain_name
from decision.words.ratings import average
from decision.words.text import legible, rating

HEIGHT = 380
SCALE = 10.0
NAME_WIDTH = 22

# Axis units of a chart 0 to 10 that is 330 by 300 pixels, at about 7 pixels a letter.
LETTER, LINE, GAP, POINT = 0.22, 0.6, 0.15, 0.25
LOW, HIGH = -0.4, 10.6
AXIS = {"range": [LOW, HIGH], "zeroline": False}
SIDES = {
    "top right": (0.0, 1.0),
    "top left": (-1.0, 1.0),
    "bottom right": (0.0, -1.0),
    "bottom left": (-1.0, -1.0),
    "top center": (-0.5, 1.0),
    "bottom center": (-0.5, -1.0),
}

Box = tuple[float, float, float, float]  # left, bottom, right, top


@dataclass(frozen=True, eq=False)
class ValueAxis:
    """One axis: its title, and each offer's expected, worst and best value, 0 to 10.

    Of a measured criterion also the marks, amounts at their values, and each offer's in words: an
    axis from the worst amount to the best has them where they are worth what they are.
    """

    title: str
    expected: Array
    worst: Array
    best: Array
    marks: Mapping[str, float] | None = None
    amounts: Sequence[str] = ()

    @property
    def look(self) -> plot.Figure:
        """How the figure shows the axis."""
        look = {**AXIS, "title": {"text": plot.escaped(self.title)}}
        if self.marks is None:
            return look
        values = [SCALE * value for value in self.marks.values()]
        return {**look, "tickvals": values, "ticktext": list(self.marks), "automargin": True}

    def reach(self, place: int, colour: str) -> plot.Figure:
        """Return the line from an offer's worst to its best value."""
        above = float(self.best[place] - self.expected[place])
        below = float(self.expected[place] - self.worst[place])
        look = {"symmetric": False, "color": colour, "thickness": 1, "width": 0}
        return {"type": "data", "array": [above], "arrayminus": [below], **look}

    def read(self, place: int) -> str:
        """Return an offer's value in words, with its range; its amount where it has one."""
        if self.amounts:
            return self.amounts[place]
        middle, low, high = (rating(part[place]) for part in (self.expected, self.worst, self.best))
        return middle if low == high else f"{middle} ({low}–{high})"


def trade_off_chart(findings: Findings, across: str, up: str) -> plot.Chart:
    """Return the offers by two criteria, named by key, or by one and `THE_REST`."""
    analysis = findings.analysis
    x, y = _axis(findings, across, up), _axis(findings, up, across)
    names = [plot.name_within(analysis, n, NAME_WIDTH) for n in range(len(analysis.offers))]
    sides = label_sides(x.expected, y.expected, [min(len(name), NAME_WIDTH) for name in names])
    front = _front(x, y, findings.pareto_front(across, up))
    return plot.Chart(
        figure=plot.figure(
            [front, *(_offer(analysis, i, x, y, side) for i, side in enumerate(sides))],
            showlegend=False,
            margin={"l": 52, "r": 20, "t": 14, "b": 46},
            xaxis=x.look,
            yaxis=y.look,
        ),
        height=HEIGHT,
        alt=legible(f"Offers by {x.title} (across) and {y.title} (up)."),
        columns=["Offer", legible(x.title), legible(y.title), "Outclassed on all criteria"],
        rows=[
            [plain_name(analysis, place), x.read(place), y.read(place), "yes" if worse else "no"]
            for place, worse in enumerate(analysis.dominated)
        ],
    )


def _axis(findings: Findings, key: str, other: str) -> ValueAxis:
    values = findings.axis_values(key, other)
    numbers = (SCALE * values.expected, SCALE * values.worst, SCALE * values.best)
    if key == THE_REST:
        return ValueAxis("everything else, as weighed", *numbers)
    analysis = findings.analysis
    place = [criterion.key for criterion in analysis.criteria].index(key)
    criterion = analysis.criteria[place]
    better = way(criterion)
    title = name_in_unit(criterion) + (f" ({better})" if better != "more is better" else "")
    if criterion.measure is None:
        return ValueAxis(title, *numbers)
    marks = {digits(criterion, mark.amount): mark.value for mark in findings.axis_marks(place)}
    amounts = [average(analysis, offer, place) for offer in range(len(analysis.offers))]
    return ValueAxis(title, *numbers, marks, amounts)


def _front(x: ValueAxis, y: ValueAxis, on_front: tuple[int, ...]) -> plot.Figure:
    line = sorted({(x.expected[place], y.expected[place]) for place in on_front})
    return plot.scatter(
        "lines",
        [right for right, _ in line],
        [up for _, up in line],
        line={"color": MUTED, "width": 1.5, "dash": "dot"},
    )


def _offer(analysis: Analysis, place: int, x: ValueAxis, y: ValueAxis, side: str) -> plot.Figure:
    outclassed, who = analysis.dominated[place], plot.escaped(plain_name(analysis, place))
    colour = GREY if outclassed else offer_colour(analysis.offers[place])
    name = plot.label(plot.name_within(analysis, place, NAME_WIDTH), NAME_WIDTH, lines=1)
    hover = [who, *(plot.escaped(f"{axis.title}: {axis.read(place)}") for axis in (x, y))]
    hover += ["outclassed on all criteria"] if outclassed else []
    return plot.scatter(
        "markers+text",
        [x.expected[place]],
        [y.expected[place]],
        error_x=x.reach(place, colour),
        error_y=y.reach(place, colour),
        marker={"size": 13, "color": colour, "symbol": f"circle{'-open' if outclassed else ''}"},
        text=[f" {name} "],
        textposition=side,
        textfont={"color": MUTED if outclassed else TEXT},
        hovertext=["<br>".join(hover)],
        cliponaxis=False,
    )


# Where labels stand ----------------------------------------------------------------------------


def label_sides(x: Array, y: Array, lengths: Sequence[int]) -> list[str]:
    """Return one of `SIDES` for each point; ``x``, ``y`` on 0 to 10, lengths in letters."""
    n_points, chosen = len(x), []
    taken = np.zeros((2 * n_points, 4))  # the points, and then the labels; one not there is nowhere
    taken[:n_points] = np.stack([x - POINT, y - POINT, x + POINT, y + POINT], axis=1)
    for point, (a, b, length) in enumerate(zip(x, y, lengths, strict=True)):
        boxes = {side: _box(a, b, length, *way) for side, way in SIDES.items()}
        best = min(boxes, key=lambda side: _cost(boxes[side], taken))
        taken[n_points + point] = boxes[best]
        chosen.append(best)
    return chosen


def _box(x: float, y: float, length: int, across: float, up: float) -> Box:
    left, middle = x + across * length * LETTER, y + up * (GAP + LINE / 2)
    return left, middle - LINE / 2, left + length * LETTER, middle + LINE / 2


def _cost(box: Box, taken: Array) -> float:
    outside = max(LOW - box[0], 0) + max(box[2] - HIGH, 0)
    height = max(LOW - box[1], 0) + max(box[3] - HIGH, 0)
    return _crossed(box, taken) + LINE * outside + (box[2] - box[0]) * height


def _crossed(box: Box, taken: Array) -> float:
    """Return how much of a box lies over others, (boxes, 4)."""
    sides = np.minimum(box[2:], taken[:, 2:]) - np.maximum(box[:2], taken[:, :2])
    return float(np.maximum(sides, 0).prod(axis=1).sum())
