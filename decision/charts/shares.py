"""How often does each offer have each rank? A bar an offer over the worlds, first in colour.

Source: Lahdelma and Salminen, Operations Research 49 (2001) 444-454, for rank acceptability.
"""

import numpy as np

from decision.arrays import Array
from decision.charts.colours import GREY, faded, offer_colour, text_on
from decision.charts.figure import BACKGROUND, TEXT, Chart, Figure, escaped, figure, texts
from decision.charts.rows import BAR, NAME_WIDTH, bars, names_above, offer_label, row_axis
from decision.findings.findings import Findings
from decision.words.certainty import often_first, share_of_worlds
from decision.words.offer_names import plain_name

ROW, FRAME = 54, 96  # pixels
RANKS = ("First", "Second", "Third", "Fourth", "Fifth")  # the last stands for all below it too
LEVEL = "Level for first"
FADING = (1.0, 0.62, 0.42, 0.26, 0.12)
SHARED = 0.5
ROOM = 0.3  # of the axis: a share's number has room within its bar
LEAST = 0.0005


def shares_chart(findings: Findings) -> Chart:
    """Return how often each offer has each rank, best offer first.

    A shared first place counts in parts, so that first places add up to 100; where that matters
    the rest of it is shown as a lead shared with others. Raises ValueError where there is no offer.
    """
    analysis, order = findings.analysis, findings.analysis.order
    names, shares = _parts(findings)
    often = [often_first(findings.robustness, place) for place in order]
    who = [plain_name(analysis, place) for place in order]
    first = [f"{name} {share}" for name, share in zip(who, often, strict=True)]
    shared = " (paler: shared)" if LEVEL in names else ""
    return Chart(
        figure=figure(
            [*_bars(findings, names, shares), *_labels(findings, shares[:, 0])],
            barmode="stack",
            margin={"l": 10, "r": 20, "t": 34, "b": 40},
            xaxis={
                "range": [0, 100],
                "title": {"text": f"of 100 worlds; in colour: first{shared}"},
                "zeroline": False,
                "showgrid": False,
            },
            yaxis=row_axis(len(order), ROW),
        ),
        height=FRAME + ROW * len(order),
        alt=f"How often each offer is first, of all worlds: {', '.join(first)}.",
        columns=["Offer", *names],
        rows=[
            [name, share, *(share_of_worlds(float(other)) for other in others[1:])]
            for name, share, others in zip(who, often, shares, strict=True)
        ],
    )


def _parts(findings: Findings) -> tuple[list[str], Array]:
    """Return what bars are made of, and how much of each offer's, best first: (offers, parts)."""
    ranks, first = findings.robustness.rank_acceptability, findings.robustness.first_place
    names = list(RANKS[: ranks.shape[1]])
    if ranks.shape[1] > len(RANKS):
        names[-1] += " or lower"
    last = ranks[:, len(names) - 1 :].sum(axis=1)
    columns = [first, *ranks.T[1 : len(names) - 1], last][: len(names)]
    level = np.clip(ranks[:, 0] - first, 0, None)
    if level.max() >= LEAST:
        names.insert(1, LEVEL)
        columns.insert(1, level)
    return names, np.stack(columns, axis=1)[findings.analysis.order]


def _bars(findings: Findings, names: list[str], shares: Array) -> list[Figure]:
    """Return a trace for each part; ``shares`` are in rank order."""
    order = findings.analysis.order
    who = [escaped(plain_name(findings.analysis, place)) for place in order]
    own = [offer_colour(findings.analysis.offers[place]) for place in order]
    return [
        _part(name, column, who, own if name in (RANKS[0], LEVEL) else [])
        for name, column in zip(names, shares.T, strict=True)
    ]


def _part(name: str, column: Array, who: list[str], colours: list[str]) -> Figure:
    """Return one part of all bars, grey where it has no colours of the offers."""
    strength = SHARED if name == LEVEL else FADING[RANKS.index(name.split()[0])]
    return bars(
        [100 * float(share) for share in column],
        name=name,
        width=BAR / ROW,
        hovertext=[
            f"{offer}<br>{name.lower()} in {share_of_worlds(float(share))} of the worlds"
            for offer, share in zip(who, column, strict=True)
        ],
        hoverinfo="text",
        marker={
            "color": [faded(colour, strength) for colour in colours or [GREY] * len(who)],
            "line": {"color": BACKGROUND, "width": 1},
        },
        showlegend=not colours,
    )


def _labels(findings: Findings, first: Array) -> list[Figure]:
    """Return the names, and how often each offer is first: in its bar, or beside it if short."""
    analysis, order = findings.analysis, findings.analysis.order
    colours = [offer_colour(analysis.offers[place]) for place in order]
    names = [offer_label(analysis, place, NAME_WIDTH) for place in order]
    often = [f"<b>{often_first(findings.robustness, place)}</b>" for place in order]
    inside = [share >= ROOM for share in first]
    numbers = texts(
        [100 * float(share) for share in first],
        range(len(order)),
        [f"{t}  " if within else f" {t}" for t, within in zip(often, inside, strict=True)],
        textposition=["middle left" if within else "middle right" for within in inside],
        textfont={
            "color": [
                text_on(colour) if within else TEXT
                for colour, within in zip(colours, inside, strict=True)
            ],
            "size": 14,
        },
        cliponaxis=False,
    )
    return [names_above(names, ROW, colours), numbers]
