"""How often does each offer have each rank? A bar an offer over the worlds, first in colour.

Source: Lahdelma and Salminen, Operations Research 49 (2001) 444-454, for rank acceptability.
"""

import numpy as np

from decision.arrays import Array
from decision.charts.colours import GREY, faded, offer_colour, text_on
from decision.charts.figure import BACKGROUND, TEXT, Chart, Figure, escaped, figure
from decision.charts.names import offer_label
from decision.charts.rows import BAR, NAME_WIDTH, names_above, row_axis
from decision.findings.robustness import Robustness
from decision.words.certainty import often_first, share_of_worlds
from decision.words.offer_names import plain_name

ROW, FRAME = 54, 96  # pixels
RANKS = ("First", "Second", "Third", "Fourth", "Fifth")  # the last stands for all below it too
LEVEL = "Level for first"
FADING = (1.0, 0.62, 0.42, 0.26, 0.12)
SHARED = 0.5
ROOM = 0.3  # of the axis: a share's number has room within its bar
LEAST = 0.0005


def shares_chart(sure: Robustness) -> Chart:
    """Return how often each offer has each rank, best offer first.

    A shared first place counts in parts, so that first places add up to 100; where that matters
    the rest of it is shown as a lead shared with others.
    """
    order, names, shares = sure.analysis.order, *_parts(sure)
    first = [f"{plain_name(sure.analysis, place)} {often_first(sure, place)}" for place in order]
    shared = " (paler: shared)" if LEVEL in names else ""
    return Chart(
        figure=figure(
            [*_bars(sure, names, shares[order]), *_labels(sure, shares[order, 0])],
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
        rows=[_row(sure, place, shares[place]) for place in order],
    )


def _parts(sure: Robustness) -> tuple[list[str], Array]:
    """Return what bars are made of, and how much of each offer's, shape (offers, parts)."""
    ranks = sure.rank_acceptability
    names = list(RANKS[: ranks.shape[1]])
    if ranks.shape[1] > len(RANKS):
        names[-1] += " or lower"
    last = ranks[:, len(names) - 1 :].sum(axis=1)
    columns = [sure.first_place, *ranks.T[1 : len(names) - 1], last][: len(names)]
    level = np.clip(ranks[:, 0] - sure.first_place, 0, None)
    if level.max() >= LEAST:
        names.insert(1, LEVEL)
        columns.insert(1, level)
    return names, np.stack(columns, axis=1)


def _bars(sure: Robustness, names: list[str], shares: Array) -> list[Figure]:
    """Return a trace for each part; ``shares`` are in rank order."""
    offers = [sure.analysis.offers[place] for place in sure.analysis.order]
    own = [offer_colour(offer) for offer in offers]
    who = [plain_name(sure.analysis, place) for place in sure.analysis.order]
    bars = []
    for name, column in zip(names, shares.T, strict=True):
        is_lead = name in (RANKS[0], LEVEL)
        colours = own if is_lead else [GREY] * len(offers)
        bars.append(
            {
                **_bar(who, name, column),
                "marker": {
                    "color": [faded(colour, _strength(name)) for colour in colours],
                    "line": {"color": BACKGROUND, "width": 1},
                },
                "showlegend": not is_lead,
            }
        )
    return bars


def _bar(offers: list[str], name: str, column: Array) -> Figure:
    often = [share_of_worlds(float(share)) for share in column]
    return {
        "type": "bar",
        "orientation": "h",
        "name": name,
        "x": [100 * float(share) for share in column],
        "y": list(range(len(offers))),
        "width": BAR / ROW,
        "hovertext": [
            f"{escaped(offer)}<br>{name.lower()} in {share} of the worlds"
            for offer, share in zip(offers, often, strict=True)
        ],
        "hoverinfo": "text",
    }


def _strength(name: str) -> float:
    return SHARED if name == LEVEL else FADING[RANKS.index(name.split()[0])]


def _labels(sure: Robustness, first: Array) -> list[Figure]:
    """Return the names, and how often each offer is first: in its bar, or beside it if short."""
    offers = [sure.analysis.offers[place] for place in sure.analysis.order]
    colours = [offer_colour(offer) for offer in offers]
    names = [offer_label(sure.analysis, place, NAME_WIDTH) for place in sure.analysis.order]
    inside = [share >= ROOM for share in first]
    texts = [f"<b>{often_first(sure, place)}</b>" for place in sure.analysis.order]
    return [
        names_above(names, ROW, colours),
        {
            "type": "scatter",
            "mode": "text",
            "x": [100 * float(share) for share in first],
            "y": list(range(len(offers))),
            "text": [
                f"{text}  " if within else f" {text}"
                for text, within in zip(texts, inside, strict=True)
            ],
            "textposition": ["middle left" if within else "middle right" for within in inside],
            "textfont": {
                "color": [
                    text_on(colour) if within else TEXT
                    for colour, within in zip(colours, inside, strict=True)
                ],
                "size": 14,
            },
            "hoverinfo": "skip",
            "showlegend": False,
            "cliponaxis": False,
        },
    ]


def _row(sure: Robustness, place: int, shares: Array) -> list[str]:
    others = [share_of_worlds(float(share)) for share in shares[1:]]
    return [plain_name(sure.analysis, place), often_first(sure, place), *others]
