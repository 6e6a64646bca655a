"""Which answer is due when? All offers' days on one line of time, with what is open before each.

A row an offer, the first day on top. A full mark is a deadline, a hollow one the day by which an
expected offer comes; a line leads to it from today.
"""

from collections.abc import Sequence
from datetime import date, timedelta

from decision.charts import plot
from decision.charts.colours import MUTED, TEXT, offer_colour
from decision.findings.findings import Findings
from decision.words.deadlines import Due, deadlines, in_short, open_before, when
from decision.words.offer_names import named
from decision.words.text import as_plain

ROW, TEXT_BELOW = 68, 18  # pixels: of an offer, and below the middle of its line
ROOM = 0.04  # of all days, beyond the first and the last
MOST_TICKS = 4


def deadlines_chart(findings: Findings, today: date) -> plot.Chart | None:
    """Return the days of all offers on a line of time; None where there are not two days."""
    days = deadlines(findings)
    if not days:
        return None
    start, end = _ends(days, today)
    rows = [[as_plain(named(due.offer)), when(due, today), open_before(due)] for due in days]
    said = "; ".join(", ".join(filter(None, row)) for row in rows)
    drawn = _today(today, len(days)), *_lines(days, today), _marks(days)
    return plot.Chart(
        figure=plot.rows_figure(
            [*drawn, *_texts(days, today)],
            len(days),
            ROW,
            {"type": "date", "range": [start, end], "nticks": MOST_TICKS, "tickformat": "%-d %b"},
            showlegend=False,
        ),
        height=plot.FRAME + ROW * len(days),
        alt=f"Which answer is due when. {said}.",
        columns=["Offer", "Day", "Open before"],
        rows=rows,
    )


def _ends(days: Sequence[Due], today: date) -> tuple[str, str]:
    first, last = min(today, days[0].day), max(today, days[-1].day)
    room = timedelta(days=1) + ROOM * (last - first)
    return str(first - room), str(last + room)


def _today(today: date, n_rows: int) -> plot.Figure:
    return plot.scatter(
        "lines+text",
        [str(today)] * 2,
        [-plot.TOP / ROW, n_rows - plot.BOTTOM / ROW],
        text=["today", ""],
        textposition="top center",
        textfont={"color": MUTED, "size": 12},
        line={"color": MUTED, "width": 1, "dash": "dot"},
        cliponaxis=False,
    )


def _lines(days: Sequence[Due], today: date) -> list[plot.Figure]:
    """Return a line from today to each day, dotted where an offer is only expected."""
    return [
        plot.scatter(
            "lines",
            [str(today), str(due.day)],
            [place, place],
            line={
                "color": offer_colour(due.offer),
                "width": 3,
                "dash": "dot" if due.is_expected else "solid",
            },
        )
        for place, due in enumerate(days)
    ]


def _marks(days: Sequence[Due]) -> plot.Figure:
    colours = [offer_colour(due.offer) for due in days]
    return plot.scatter(
        "markers",
        [str(due.day) for due in days],
        range(len(days)),
        marker={
            "symbol": ["circle-open" if due.is_expected else "circle" for due in days],
            "size": 13,
            "color": colours,
            "line": {"color": colours, "width": 2.5},
        },
        hovertext=[
            f"{plot.escaped(as_plain(named(due.offer)))}<br>{open_before(due) or 'may come'}"
            for due in days
        ],
    )


def _texts(days: Sequence[Due], today: date) -> list[plot.Figure]:
    """Return the names above the lines, and below them the day and what is open before it."""
    start = str(min(today, days[0].day))
    says = [in_short(due, today) for due in days]
    return [
        _text(
            [plot.on_a_line(named(due.offer), plot.NAME_WIDTH) for due in days],
            start,
            -plot.NAME_ABOVE / ROW,
            13,
        ),
        _text(says, start, TEXT_BELOW / ROW, 12),
    ]


def _text(texts: Sequence[str], start: str, above: float, size: int) -> plot.Figure:
    return plot.scatter(
        "text",
        [start] * len(texts),
        [place + above for place in range(len(texts))],
        text=[f" {each}" for each in texts],
        textposition="middle right",
        textfont={"color": TEXT, "size": size},
        cliponaxis=False,
    )
