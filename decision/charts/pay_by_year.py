"""What does each offer pay in each year? A panel an offer, one below the other, of stacked bars.

Above the line stands what is sure and, lighter, what is hoped for on average; below it what the
offer costs. All panels have the same scale, so bars of several offers can be compared.
"""

from collections.abc import Sequence

from decision.charts import plot
from decision.charts.colours import GREY, MUTED, TEXT, faded, offer_colour
from decision.charts.pay import (
    LEAST,
    LIGHT,
    in_currency,
    label_of,
    name_of,
    said_pays,
    ticks,
    written,
)
from decision.findings.findings import Findings
from decision.findings.pay import OfferPay, YearPay
from decision.words.pay import NOT_COMPARED

PANEL, ABOVE, FEET = 96, 34, 46  # pixels: of a panel, of the name above it, and of what is below
HEADROOM = 1.06
COST_STRENGTH = 0.6
WIDTH = 0.6  # of a bar, in years


def pay_by_year_chart(findings: Findings) -> plot.Chart:
    """Return what each offer pays by year, in the years compared and up to a later sale."""
    pays = said_pays(findings)
    height = len(pays) * (PANEL + ABOVE) + FEET
    return plot.Chart(
        figure=plot.figure(
            [trace for place, pay in enumerate(pays) for trace in _panel(pay, place)],
            barmode="relative",
            showlegend=False,
            margin={"l": 44, "r": 10, "t": 0, "b": FEET},
            annotations=[_name(pay, place, len(pays)) for place, pay in enumerate(pays)],
            xaxis=_years(pays),
            **_money(pays),
        ),
        height=height,
        alt=f"What each offer pays by year. {'; '.join(map(_in_short, pays))}.",
        columns=["Offer", "Year", "Sure", "Hoped, on average", "Costs"],
        rows=[_row(pay, year) for pay in pays for year in pay.by_year],
    )


def _in_short(pay: OfferPay) -> str:
    sure = ", ".join(written(pay, year.sure - year.costs) for year in _compared(pay))
    return f"{name_of(pay)}: {sure} sure after costs"


def _row(pay: OfferPay, year: YearPay) -> list[str]:
    sure, hoped, costs = (written(pay, each) for each in (year.sure, year.hoped_mean, year.costs))
    if year.year > pay.basis.years:
        sure = costs = NOT_COMPARED
    return [name_of(pay), str(year.year), sure, hoped, costs]


def _compared(pay: OfferPay) -> list[YearPay]:
    return [year for year in pay.by_year if year.year <= pay.basis.years]


def _panel(pay: OfferPay, place: int) -> list[plot.Figure]:
    """Return the bars of an offer: what is sure, what is hoped for, and costs downwards."""
    colour, years = offer_colour(pay.offer), pay.by_year
    parts = (
        ("sure", [year.sure for year in years], colour),
        ("hoped, on average", [year.hoped_mean for year in years], faded(colour, LIGHT)),
        ("costs", [-year.costs for year in years], faded(GREY, COST_STRENGTH)),
    )
    return [
        plot.columns(
            amounts,
            [year.year for year in years],
            yaxis=f"y{place + 1}",
            width=WIDTH,
            marker={"color": shade, "line": plot.EDGE},
            hovertext=[_hover(pay, what, n, year) for n, year in zip(amounts, years, strict=True)],
        )
        for what, amounts, shade in parts
    ]


def _hover(pay: OfferPay, what: str, amount: float, year: YearPay) -> str:
    text = f"{name_of(pay)}, year {year.year}", f"{what}: {written(pay, abs(amount))}"
    return "<br>".join(map(plot.escaped, text))


def _years(pays: Sequence[OfferPay]) -> plot.Figure:
    last = max((pay.by_year[-1].year for pay in pays), default=1)
    return {
        "tickvals": list(range(1, last + 1)),
        "range": [0.5, last + 0.5],
        "title": {"text": in_currency(pays, "by year")},
        "anchor": f"y{max(len(pays), 1)}",
        "fixedrange": True,
        "showgrid": False,
    }


def _money(pays: Sequence[OfferPay]) -> plot.Figure:
    """Return an axis of money each panel, the first on top; all of them have the same ends."""
    years = [year for pay in pays for year in pay.by_year]
    most = max((year.sure + year.hoped_mean for year in years), default=0.0)
    costs = max((year.costs for year in years), default=0.0)
    ends = [-HEADROOM * costs, HEADROOM * max(most, LEAST)]
    zero = {"zerolinecolor": MUTED, "zerolinelayer": "above traces"}
    look = {"range": ends, "nticks": 4, "fixedrange": True, **zero, **ticks(most)}
    return {
        f"yaxis{place + 1}" if place else "yaxis": {**look, "domain": _domain(place, len(pays))}
        for place in range(len(pays))
    }


def _domain(place: int, number: int) -> list[float]:
    """Return from where to where a panel goes, in parts of the drawing from its bottom."""
    return [1 - (place + 1) / number, 1 - (place + ABOVE / (PANEL + ABOVE)) / number]


def _name(pay: OfferPay, place: int, number: int) -> plot.Figure:
    return {
        "text": f'<span style="color:{offer_colour(pay.offer)}">■</span> {label_of(pay)}',
        "xref": "paper",
        "yref": "paper",
        "x": 0,
        "y": _domain(place, number)[1],
        "xanchor": "left",
        "yanchor": "bottom",
        "showarrow": False,
        "font": {"color": TEXT, "size": 13},
    }
