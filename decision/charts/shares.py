"""How often does each offer have each rank? A bar an offer over the simulations, first in colour.

Source: Lahdelma and Salminen, Operations Research 49 (2001) 444-454, for rank acceptability.
"""

import numpy as np

from decision.analysis import Analysis
from decision.arrays import Array
from decision.charts import plot
from decision.charts.colours import GREY, TEXT, faded, offer_colours, text_on
from decision.findings.findings import Findings
from decision.words.offer_names import plain_name
from decision.words.verdicts import often_first, simulated_share

ROW = 44  # pixels
RANKS = ("First", "Second", "Third", "Fourth", "Fifth")  # the last stands for all below it too
LEVEL = "Level for first"
FADING = (1.0, 0.62, 0.42, 0.26, 0.12)
SHARED = 0.5
ROOM = 0.3  # of the axis: a share's number has room within its bar
LEAST = 0.0005


def shares_chart(findings: Findings) -> plot.Chart:
    """Return how often each offer has each rank, best offer first.

    A shared first place counts in parts, so that first places add up to 100; where that matters
    the rest of it is shown as a lead shared with others. Raises ValueError where there is no offer.
    """
    analysis, order = findings.analysis, findings.analysis.order
    names, shares = _parts(findings)
    often = [often_first(findings.robustness, place) for place in order]
    rows = [
        [plain_name(analysis, place), first, *map(simulated_share, others[1:])]
        for place, first, others in zip(order, often, shares, strict=True)
    ]
    shared = " (paler: shared)" if LEVEL in names else ""
    title = f"of 100 simulations; in colour: first{shared}"
    return plot.Chart(
        figure=plot.rows_figure(
            [*_bars(analysis, names, shares), *_labels(analysis, often, shares[:, 0])],
            len(order),
            ROW,
            {"title": {"text": title}, "showgrid": False},
            barmode="stack",
        ),
        height=plot.FRAME + ROW * len(order),
        alt="How often each offer is first, of all simulations: "
        f"{', '.join(f'{name} {first}' for name, first, *_ in rows)}.",
        columns=["Offer", *names],
        rows=rows,
    )


def _parts(findings: Findings) -> tuple[list[str], Array]:
    """Return what bars are made of, and how much of each offer's, best first: (offers, parts)."""
    ranks, first = findings.robustness.rank_acceptability, findings.robustness.first_place
    names, columns, last = list(RANKS[: len(ranks)]), [first, *ranks.T[1:]], len(RANKS) - 1
    if len(columns) > len(names):
        names[last] += " or lower"
        columns[last:] = [ranks[:, last:].sum(axis=1)]
    level = np.clip(ranks[:, 0] - first, 0, None)
    if level.max() >= LEAST:
        names.insert(1, LEVEL)
        columns.insert(1, level)
    return names, np.stack(columns, axis=1)[findings.analysis.order]


def _bars(analysis: Analysis, names: list[str], shares: Array) -> list[plot.Figure]:
    """Return a trace for each part; ``shares`` are in rank order."""
    who = [plot.escaped(plain_name(analysis, place)) for place in analysis.order]
    own = offer_colours(analysis, analysis.order)
    return [
        _part(name, column, who, own if name in (RANKS[0], LEVEL) else [])
        for name, column in zip(names, shares.T, strict=True)
    ]


def _part(name: str, column: Array, who: list[str], colours: list[str]) -> plot.Figure:
    """Return one part of all bars, grey where it has no colours of the offers."""
    strength = SHARED if name == LEVEL else FADING[RANKS.index(name.split()[0])]
    shades = [faded(colour, strength) for colour in colours or [GREY] * len(who)]
    return plot.bars(
        100 * column,
        name=name,
        width=plot.BAR / ROW,
        hovertext=[
            f"{offer}<br>{name.lower()} in {simulated_share(share)} of the simulations"
            for offer, share in zip(who, column, strict=True)
        ],
        marker={"color": shades, "line": plot.EDGE},
        showlegend=not colours,
    )


def _labels(analysis: Analysis, often: list[str], first: Array) -> list[plot.Figure]:
    """Return the names, and how often each offer is first: in its bar, or beside it if short."""
    inside = (first >= ROOM).tolist()
    own = zip(offer_colours(analysis, analysis.order), inside, strict=True)
    shares = zip(often, inside, strict=True)
    colours = [text_on(colour) if within else TEXT for colour, within in own]
    numbers = plot.scatter(
        "text",
        100 * first,
        range(len(first)),
        text=[f"<b>{each}</b>  " if within else f" <b>{each}</b>" for each, within in shares],
        textposition=["middle left" if within else "middle right" for within in inside],
        textfont={"color": colours, "size": 14},
        cliponaxis=False,
    )
    return [plot.offers_above(analysis, ROW), numbers]
