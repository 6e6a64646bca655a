"""What does each offer pay? By year in panels, and what is sure against what is hoped for.

What is sure is in the offer's colour, what is hoped for is the same, lighter. Only offers of whose
pay anything is said are shown, in the order listed. Amounts are in the decision's currency.
"""

from collections.abc import Sequence

from decision.charts import plot
from decision.charts.colours import TEXT, faded, offer_colour
from decision.findings.findings import Findings
from decision.findings.pay import OfferPay, range_of
from decision.words.offer_names import named
from decision.words.pay import InCurrency
from decision.words.pay_sums import mean_of_years
from decision.words.text import Typed, as_plain

LIGHT = 0.45  # how strong the colour of what is hoped for is
ROW, RANGE_BELOW, TEXT_BELOW = 84, 19, 33  # pixels: of an offer, and below the middle of its bar
ROOM, LEAST = 1.03, 1.0  # an axis of money goes so far beyond its amounts, and at least to here
THOUSANDS = 1_000  # from there on an axis is written with k and M


def sure_and_hoped_chart(findings: Findings) -> plot.Chart:
    """Return what is sure of each offer, less costs, and beside it what is hoped for, a year."""
    pays = said_pays(findings)
    rows = [_row(pay) for pay in pays]
    each = [f"{name}: sure {sure}, hoped {hoped}" for name, sure, hoped, _ in rows]
    return plot.Chart(
        figure=plot.rows_figure(
            [*_sure_and_hoped(pays), _ranges(pays), *_texts(pays)],
            len(pays),
            ROW,
            _money_axis(pays, _ends(pays)),
            barmode="relative",
            showlegend=False,
        ),
        height=plot.FRAME + ROW * len(pays),
        alt=f"What is sure and what is hoped for, {_a_year(pays)}. {'; '.join(each)}.",
        columns=["Offer", "Sure, less costs", "Hoped, on average", "Nine times in ten"],
        rows=rows,
    )


def said_pays(findings: Findings) -> list[OfferPay]:
    """Return the pay of the offers to choose from of which anything is said of it."""
    return [pay for pay in findings.pay if pay.is_compared]


def written(pay: OfferPay, amount: float, period: str = "") -> str:
    """Return an amount in the decision's currency, as plain text."""
    return as_plain((InCurrency(pay.basis.currency)(amount, period),))


def name_of(pay: OfferPay) -> str:
    """Return an offer's name with its mark, as plain text."""
    return as_plain(named(pay.offer))


def label_of(pay: OfferPay) -> str:
    """Return an offer's name for a line of its own, cut before its mark."""
    return plot.on_a_line(named(pay.offer), plot.NAME_WIDTH)


def ticks(most: float) -> plot.Figure:
    """Return how amounts up to so much are written along an axis."""
    return {"tickformat": "~s"} if most >= THOUSANDS else {}


def in_currency(pays: Sequence[OfferPay], said: str) -> str:
    """Return the title of an axis of money, escaped."""
    currency = pays[0].basis.currency if pays else ""
    return plot.escaped(as_plain((Typed(currency), f", {said}" if currency else said)))


def _a_year(pays: Sequence[OfferPay]) -> str:
    return f"a year, {mean_of_years(pays[0].basis)}" if pays else "a year"


# Sure against hoped ------------------------------------------------------------------------------


def _row(pay: OfferPay) -> list[str]:
    streams = pay.streams
    span = " to ".join(written(pay, end) for end in range_of(streams.hoped_equivalent))
    sure, hoped = streams.sure_equivalent, streams.hoped_equivalent.mean
    return [name_of(pay), written(pay, sure), written(pay, hoped), span]


def _ends(pays: Sequence[OfferPay]) -> tuple[float, float]:
    """Return between which amounts all bars and ranges lie."""
    sures = [pay.streams.sure_equivalent for pay in pays]
    highs = [
        max(sure, 0.0) + range_of(pay.streams.hoped_equivalent)[1]
        for sure, pay in zip(sures, pays, strict=True)
    ]
    return min([0.0, *sures]), max([LEAST, *highs])


def _money_axis(pays: Sequence[OfferPay], ends: tuple[float, float]) -> plot.Figure:
    low, high = ends
    title = {"text": in_currency(pays, _a_year(pays))}
    return {"range": [ROOM * low, ROOM * high], "title": title, "showgrid": False, **ticks(high)}


def _sure_and_hoped(pays: Sequence[OfferPay]) -> list[plot.Figure]:
    colours = [offer_colour(pay.offer) for pay in pays]
    sure = [pay.streams.sure_equivalent for pay in pays]
    hoped = [pay.streams.hoped_equivalent.mean for pay in pays]
    return [
        _bars(pays, sure, "sure", colours),
        _bars(pays, hoped, "hoped, on average", [faded(each, LIGHT) for each in colours]),
    ]


def _bars(
    pays: Sequence[OfferPay], amounts: list[float], what: str, colours: list[str]
) -> plot.Figure:
    texts = [f"{what}: {written(pay, each)}" for pay, each in zip(pays, amounts, strict=True)]
    return plot.bars(
        amounts,
        width=plot.BAR / ROW,
        marker={"color": colours, "line": plot.EDGE},
        hovertext=[
            f"{plot.escaped(name_of(pay))}<br>{plot.escaped(text)}, {_a_year(pays)}"
            for pay, text in zip(pays, texts, strict=True)
        ],
    )


def _ranges(pays: Sequence[OfferPay]) -> plot.Figure:
    """Return a line below each bar between the ends of what is hoped for, nine times in ten."""
    across: list[float | None] = []
    down: list[float | None] = []
    for place, pay in enumerate(pays):
        sure, (low, high) = pay.streams.sure_equivalent, range_of(pay.streams.hoped_equivalent)
        if high > low:
            across += [sure + low, sure + high, None]
            down += [place + RANGE_BELOW / ROW] * 2 + [None]
    return plot.scatter(
        "lines+markers",
        across,
        down,
        line={"color": TEXT, "width": 1.5},
        marker={"symbol": "line-ns-open", "size": 7, "color": TEXT},
    )


def _texts(pays: Sequence[OfferPay]) -> list[plot.Figure]:
    """Return the names above the bars, and the numbers below them."""
    colours = [offer_colour(pay.offer) for pay in pays]
    numbers = plot.scatter(
        "text",
        [0] * len(pays),
        [place + TEXT_BELOW / ROW for place in range(len(pays))],
        text=[plot.escaped(_numbers(pay)) for pay in pays],
        textposition="middle right",
        textfont={"color": TEXT, "size": 12},
        cliponaxis=False,
    )
    return [plot.names_above([label_of(pay) for pay in pays], ROW, colours), numbers]


def _numbers(pay: OfferPay) -> str:
    _, sure, hoped, _ = _row(pay)
    return f"{sure} sure, {hoped} hoped" if pay.streams.hoped_equivalent.mean else f"{sure} sure"
