"""At which weights does somebody else take the lead? A strip a criterion, coloured by who leads."""

from collections.abc import Sequence

from decision.analysis import Analysis
from decision.charts import plot
from decision.charts.colours import BACKGROUND, TEXT, offer_colours, text_on
from decision.findings.findings import Findings
from decision.findings.one_way import LeaderInterval
from decision.words.offer_names import together
from decision.words.text import legible, percent
from decision.words.weights import along

ROW = 80  # pixels: a crossing has a line of its own above the next name
BELOW = 18  # from the middle of a strip to the mark of its crossing
WITHIN = 22
LETTER = 2.4  # percent of the axis, on a narrow page
LINE, HALO, MARK = 21, 6, 2.5  # the line at the present weight: its size, its widths


def switching_chart(findings: Findings) -> plot.Chart:
    """Return who leads while one weight moves from 0 to 100 % and the others in proportion."""
    analysis, strips = findings.analysis, findings.leader_intervals
    names = [legible(criterion.name) for criterion in analysis.criteria]
    now = map(percent, analysis.weights)
    crossings = _crossings(findings)
    nearest = ["none" if at is None else percent(at) for at in crossings]
    leads = [along(analysis, strip) for strip in strips]
    rows = [list(row) for row in zip(names, now, nearest, leads, strict=True)]
    each = [f"{name}, now {weight}: {line}" for name, weight, _, line in rows]
    traces = _bars(findings)
    return plot.Chart(
        figure=plot.rows_figure(
            [*traces, *_now(analysis), _marks(crossings), _above(analysis)],
            len(strips),
            ROW,
            {"title": {"text": "weight of the criterion, % (line: now)"}, "showgrid": False},
            barmode="overlay",
            showlegend=any(trace["showlegend"] for trace in traces),
        ),
        height=plot.FRAME + ROW * len(strips),
        alt=f"Who leads while one weight moves, the others in proportion. {'. '.join(each)}.",
        columns=["Criterion", "Weight now", "Nearest change at", "Who leads, from 0 to 100 %"],
        rows=rows,
    )


def _bars(findings: Findings) -> list[plot.Figure]:
    """Return a trace for each set of offers that lead together somewhere, in rank order."""
    order = findings.analysis.order
    sets = {interval.offers for strip in findings.leader_intervals for interval in strip}
    ordered = sorted(sets, key=lambda offers: [order.index(offer) for offer in offers])
    return [trace for offers in ordered for trace in _bar(findings, offers)]


def _bar(findings: Findings, offers: tuple[int, ...]) -> list[plot.Figure]:
    """Return the intervals on which these offers lead, and their name where it has room."""
    analysis = findings.analysis
    strips = enumerate(findings.leader_intervals)
    led = [(y, each) for y, strip in strips for each in strip if each.offers == offers]
    who = plot.escaped(together(analysis, offers))
    name = plot.name_within(analysis, offers[0], WITHIN)
    colours, pattern = offer_colours(analysis, offers), plot.patterned(analysis, offers, "pattern")
    room = LETTER * min(len(name), WITHIN)
    clear = [(y, *_clear(each, 100 * analysis.weights[y])) for y, each in led]
    # Stripes of several colours would hide a name on them.
    roomy = [(y, low, high) for y, low, high in clear if high - low >= room and len(offers) == 1]
    bar = plot.bars(
        [100 * (each.end - each.start) for _, each in led],
        base=[100 * each.start for _, each in led],
        y=[y for y, _ in led],
        name=plot.legend_name(analysis, offers),
        width=plot.BAR / ROW,
        marker={"color": colours[0], "line": plot.EDGE, **pattern},
        hovertext=[f"{who}<br>from {percent(i.start)} to {percent(i.end)}" for _, i in led],
        showlegend=not roomy,
    )
    written = plot.scatter(
        "text",
        [(low + high) / 2 for _, low, high in roomy],
        [y for y, _, _ in roomy],
        text=[plot.label(name, WITHIN, lines=1)] * len(roomy),
        textfont={"color": text_on(colours[0]), "size": 12},
    )
    return [bar, written]


def _clear(interval: LeaderInterval, now: float) -> tuple[float, float]:
    """Return the longer part of an interval beside the line at the present weight, in percent."""
    low, high = 100 * interval.start, 100 * interval.end
    if not low < now < high:
        return low, high
    return (low, now) if now - low > high - now else (now, high)


def _now(analysis: Analysis) -> list[plot.Figure]:
    """Return a line across each strip at the present weight, with the page's colour around it."""
    look = {"symbol": "line-ns-open", "size": LINE}
    return [
        plot.scatter(
            "markers",
            100 * analysis.weights,
            range(len(analysis.weights)),
            marker={**look, "color": colour, "line": {"color": colour, "width": width}},
            cliponaxis=False,
        )
        for colour, width in ((BACKGROUND, HALO), (TEXT, MARK))
    ]


def _crossings(findings: Findings) -> list[float | None]:
    """Return the change of lead nearest to each present weight, if there is any."""
    return [
        min((each.end for each in strip[:-1]), key=lambda end: abs(end - weight), default=None)
        for strip, weight in zip(findings.leader_intervals, findings.analysis.weights, strict=True)
    ]


def _marks(crossings: Sequence[float | None]) -> plot.Figure:
    """Return the percent of each nearest crossing, below its strip."""
    marked = [(place, at) for place, at in enumerate(crossings) if at is not None]
    return plot.scatter(
        "markers+text",
        [100 * at for _, at in marked],
        [place + BELOW / ROW for place, _ in marked],
        text=[percent(at) for _, at in marked],
        marker={"symbol": "triangle-up", "size": 7, "color": TEXT},
        textposition="bottom center",
        textfont={"color": TEXT, "size": 12},
        cliponaxis=False,
    )


def _above(analysis: Analysis) -> plot.Figure:
    pairs = zip(analysis.criteria, analysis.weights, strict=True)
    names = [f"{criterion.name}, now {percent(w)}" for criterion, w in pairs]
    return plot.names_above([plot.label(name, plot.NAME_WIDTH, lines=1) for name in names], ROW)
