"""At which weights does somebody else take the lead? A strip a criterion, coloured by who leads."""

from collections.abc import Sequence

from decision.analysis import Analysis
from decision.charts.colours import offer_colour, text_on
from decision.charts.figure import BACKGROUND, TEXT, Chart, Figure, escaped, figure, label, striped
from decision.charts.names import legend_name, name_within
from decision.charts.rows import BAR, NAME_WIDTH, names_above, row_axis
from decision.engine.one_way import LeaderInterval, leader_intervals
from decision.words.offer_names import together
from decision.words.text import legible, percent
from decision.words.weights import along

ROW, FRAME = 70, 96  # pixels
BELOW = 18  # from the middle of a strip to the mark of its crossing
WITHIN = 22
LETTER = 2.4  # percent of the axis, on a narrow page
LINE, HALO, MARK = 21, 6, 2.5  # the line at the present weight: its size, its widths

EDGE = {"color": BACKGROUND, "width": 1}
Strips = list[list[LeaderInterval]]


def switching_chart(analysis: Analysis) -> Chart:
    """Return who leads while one weight moves from 0 to 100 % and the others in proportion."""
    criteria = range(len(analysis.criteria))
    strips = [leader_intervals(analysis.weights, analysis.expected, place) for place in criteria]
    names = [legible(criterion.name) for criterion in analysis.criteria]
    now = [percent(weight) for weight in analysis.weights]
    said = [along(analysis, leads) for leads in strips]
    bars = _bars(analysis, strips)
    each = [f"{name}, now {w}: {line}" for name, w, line in zip(names, now, said, strict=True)]
    crossings = ["none" if at is None else percent(at) for at in _crossings(analysis, strips)]
    return Chart(
        figure=figure(
            [*bars, *_now(analysis), _marks(analysis, strips), _above(analysis)],
            barmode="overlay",
            showlegend=any(bar["showlegend"] for bar in bars),
            margin={"l": 10, "r": 20, "t": 34, "b": 40},
            xaxis={
                "range": [0, 100],
                "title": {"text": "weight of the criterion, % (line: now)"},
                "zeroline": False,
                "showgrid": False,
            },
            yaxis=row_axis(len(strips), ROW),
        ),
        height=FRAME + ROW * len(strips),
        alt=f"Who leads while one weight moves, the others in proportion. {'. '.join(each)}.",
        columns=["Criterion", "Weight now", "Nearest change at", "Who leads, from 0 to 100 %"],
        rows=[list(row) for row in zip(names, now, crossings, said, strict=True)],
    )


def _bars(analysis: Analysis, strips: Strips) -> list[Figure]:
    """Return a trace for each set of offers that lead together somewhere, in rank order."""
    found = {lead.offers for leads in strips for lead in leads}
    ordered = sorted(found, key=lambda offers: [analysis.order.index(one) for one in offers])
    return [trace for offers in ordered for trace in _bar(analysis, offers, strips)]


def _bar(analysis: Analysis, offers: tuple[int, ...], strips: Strips) -> list[Figure]:
    """Return the stretches on which these offers lead, and their name where it has room."""
    rows = enumerate(zip(strips, analysis.weights, strict=True))
    pieces = [(y, lead, w) for y, (leads, w) in rows for lead in leads if lead.offers == offers]
    who, name = escaped(together(analysis, offers)), name_within(analysis, offers[0], WITHIN)
    colours = [offer_colour(analysis.offers[offer]) for offer in offers]
    room = LETTER * min(len(name), WITHIN)
    clear = [(y, *_clear(lead, 100 * float(weight))) for y, lead, weight in pieces]
    # Stripes of several colours would hide a name on them.
    named = [(y, (low + high) / 2) for y, low, high in clear if high - low >= room]
    named = named if len(offers) == 1 else []
    bar = {
        "type": "bar",
        "orientation": "h",
        "name": legend_name(analysis, offers),
        "x": [100 * (lead.end - lead.start) for _, lead, _ in pieces],
        "base": [100 * lead.start for _, lead, _ in pieces],
        "y": [y for y, _, _ in pieces],
        "width": BAR / ROW,
        "marker": {"color": colours[0], "line": EDGE, **striped(colours, "pattern")},
        "hovertext": [
            f"{who}<br>from {percent(lead.start)} to {percent(lead.end)}" for _, lead, _ in pieces
        ],
        "hoverinfo": "text",
        "showlegend": not named,
    }
    return [bar, _text(label(name, WITHIN, lines=1), named, text_on(colours[0]))]


def _clear(lead: LeaderInterval, now: float) -> tuple[float, float]:
    """Return the longer part of a stretch beside the line at the present weight, in percent."""
    low, high = 100 * lead.start, 100 * lead.end
    if not low < now < high:
        return low, high
    return (low, now) if now - low > high - now else (now, high)


def _text(text: str, places: Sequence[tuple[int, float]], colour: str) -> Figure:
    return {
        "type": "scatter",
        "mode": "text",
        "x": [x for _, x in places],
        "y": [y for y, _ in places],
        "text": [text] * len(places),
        "textfont": {"color": colour, "size": 12},
        "hoverinfo": "skip",
        "showlegend": False,
    }


def _now(analysis: Analysis) -> list[Figure]:
    """Return a line across each strip at the present weight, with the page's colour around it."""
    return [
        {
            "type": "scatter",
            "mode": "markers",
            "x": [100 * float(weight) for weight in analysis.weights],
            "y": list(range(len(analysis.weights))),
            "marker": {
                "symbol": "line-ns-open",
                "size": LINE,
                "color": colour,
                "line": {"color": colour, "width": width},
            },
            "hoverinfo": "skip",
            "showlegend": False,
            "cliponaxis": False,
        }
        for colour, width in ((BACKGROUND, HALO), (TEXT, MARK))
    ]


def _crossings(analysis: Analysis, strips: Strips) -> list[float | None]:
    """Return the change of lead nearest to each present weight, if there is any."""
    found = []
    for leads, weight in zip(strips, analysis.weights, strict=True):
        ends = [lead.end for lead in leads[:-1]]
        found.append(min(ends, key=lambda end: abs(end - weight), default=None))
    return found


def _marks(analysis: Analysis, strips: Strips) -> Figure:
    """Return the percent of each nearest crossing, below its strip."""
    crossings = enumerate(_crossings(analysis, strips))
    found = [(place, at) for place, at in crossings if at is not None]
    return {
        "type": "scatter",
        "mode": "markers+text",
        "x": [100 * at for _, at in found],
        "y": [place + BELOW / ROW for place, _ in found],
        "marker": {"symbol": "triangle-up", "size": 7, "color": TEXT},
        "text": [percent(at) for _, at in found],
        "textposition": "bottom center",
        "textfont": {"color": TEXT, "size": 12},
        "hoverinfo": "skip",
        "showlegend": False,
        "cliponaxis": False,
    }


def _above(analysis: Analysis) -> Figure:
    pairs = zip(analysis.criteria, analysis.weights, strict=True)
    names = [f"{criterion.name}, now {percent(w)}" for criterion, w in pairs]
    return names_above([label(name, NAME_WIDTH, lines=1) for name in names], ROW)
