"""Which offers are worth choosing between, if two things matter? A scatter with its Pareto line.

Right and up are better on either axis, whatever the criterion's direction. Offers that another one
outclasses on *all* criteria in use are grey; an offer that is off the line on these two alone may
still be best.
"""

from dataclasses import dataclass

from criteria.criterion import Criterion
from decision.analysis import Analysis
from decision.arrays import Array
from decision.charts.colours import GREY, offer_colour
from decision.charts.figure import MUTED, TEXT, Chart, Figure, escaped, figure, label
from decision.charts.label_places import label_sides
from decision.charts.rows import name_within
from decision.findings.findings import Findings
from decision.findings.two_criteria import THE_REST
from decision.words.lexicon import aim
from decision.words.offer_names import plain_name
from decision.words.text import legible, rating

HEIGHT = 380
SCALE = 10.0
NAME_WIDTH = 22


@dataclass(frozen=True, eq=False)
class ValueAxis:
    """One axis: its title, and each offer's expected, worst and best value, 0 to 10."""

    title: str
    expected: Array
    worst: Array
    best: Array

    def reach(self, place: int, colour: str) -> Figure:
        """Return the line from an offer's worst to its best value."""
        return {
            "type": "data",
            "symmetric": False,
            "array": [float(self.best[place] - self.expected[place])],
            "arrayminus": [float(self.expected[place] - self.worst[place])],
            "color": colour,
            "thickness": 1,
            "width": 0,
        }

    def read(self, place: int) -> str:
        """Return an offer's value in words, with its range."""
        middle, low, high = (rating(part[place]) for part in (self.expected, self.worst, self.best))
        return middle if low == high else f"{middle} ({low}–{high})"


def trade_off_chart(findings: Findings, across: str, up: str) -> Chart:
    """Return the offers by two criteria, named by key, or by one and `THE_REST`."""
    analysis = findings.analysis
    x, y = _axis(findings, across, up), _axis(findings, up, across)
    names = [name_within(analysis, place, NAME_WIDTH) for place in range(len(analysis.offers))]
    sides = label_sides(x.expected, y.expected, [min(len(name), NAME_WIDTH) for name in names])
    front = _front(x, y, findings.pareto_front(across, up))
    return Chart(
        figure=figure(
            [front, *(_offer(analysis, i, x, y, side) for i, side in enumerate(sides))],
            showlegend=False,
            margin={"l": 52, "r": 20, "t": 14, "b": 46},
            xaxis={"range": [-0.4, 10.6], "title": {"text": escaped(x.title)}, "zeroline": False},
            yaxis={"range": [-0.4, 10.6], "title": {"text": escaped(y.title)}, "zeroline": False},
        ),
        height=HEIGHT,
        alt=legible(f"Offers by {x.title} (across) and {y.title} (up)."),
        columns=["Offer", x.title, y.title, "Outclassed on all criteria"],
        rows=[
            [plain_name(analysis, place), x.read(place), y.read(place), "yes" if worse else "no"]
            for place, worse in enumerate(analysis.dominated)
        ],
    )


def _axis(findings: Findings, key: str, other: str) -> ValueAxis:
    criteria = {criterion.key: criterion for criterion in findings.analysis.criteria}
    title = "everything else, as weighed" if key == THE_REST else _title(criteria[key])
    values = findings.axis_values(key, other)
    return ValueAxis(
        title, *(SCALE * part for part in (values.expected, values.worst, values.best))
    )


def _title(criterion: Criterion) -> str:
    way = aim(criterion)
    return criterion.name if way == "more is better" else f"{criterion.name} ({way})"


def _front(x: ValueAxis, y: ValueAxis, on_front: tuple[int, ...]) -> Figure:
    line = sorted({(float(x.expected[place]), float(y.expected[place])) for place in on_front})
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [point[0] for point in line],
        "y": [point[1] for point in line],
        "line": {"color": MUTED, "width": 1.5, "dash": "dot"},
        "hoverinfo": "skip",
    }


def _offer(analysis: Analysis, place: int, x: ValueAxis, y: ValueAxis, side: str) -> Figure:
    offer, outclassed = analysis.offers[place], bool(analysis.dominated[place])
    colour = GREY if outclassed else offer_colour(offer)
    who, name = escaped(plain_name(analysis, place)), name_within(analysis, place, NAME_WIDTH)
    hover = f"{who}<br>{escaped(x.title)}: {x.read(place)}<br>{escaped(y.title)}: {y.read(place)}"
    return {
        "type": "scatter",
        "mode": "markers+text",
        "x": [float(x.expected[place])],
        "y": [float(y.expected[place])],
        "error_x": x.reach(place, colour),
        "error_y": y.reach(place, colour),
        "marker": {"size": 13, "color": colour, "symbol": f"circle{'-open' if outclassed else ''}"},
        "text": [f" {label(name, NAME_WIDTH, lines=1)} "],
        "textposition": side,
        "textfont": {"color": MUTED if outclassed else TEXT},
        "hovertext": [hover + ("<br>outclassed on all criteria" if outclassed else "")],
        "hoverinfo": "text",
        "cliponaxis": False,
    }
