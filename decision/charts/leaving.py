"""What have offers paid if you leave after so many months, and what would their options cost then?

A step curve each offer. Below those of pay a strip says, in the colours of the offers, who has paid
most; it is striped where several have paid the same.
"""

from collections.abc import Sequence

from decision.arrays import Array
from decision.charts import plot
from decision.charts.colours import GREY, offer_colour
from decision.charts.pay import LEAST, in_currency, label_of, name_of, ticks, written
from decision.findings.findings import Findings
from decision.findings.pay import OfferPay
from decision.findings.pay_course import Ahead, ExerciseCost, PayCourse
from decision.words.pay_leaving import counted_options, months_span
from decision.words.text import as_plain, listed

HEIGHT, LOWER, NAME = 320, 240, 20  # pixels: of the charts, and more for each name

STRIP, GAP = 0.06, 0.1  # of the drawing, from its bottom
HEADROOM = 1.05
MONTHS, MOST_TICKS = 12, 6
MARGIN = {"l": 48, "r": 16, "t": 34, "b": 44}


def leaving_chart(findings: Findings) -> plot.Chart:
    """Return what each offer has paid in all if you leave after so many months."""
    courses, spans = findings.pay_courses, findings.ahead_by_month
    pays = [course.pay for course in courses]
    curves = _curves(pays, [course.total for course in courses])
    low = STRIP + GAP if spans else 0.0
    axes = {"yaxis": {**_money(pays, curves), "domain": [low, 1]}}
    if spans:
        axes["yaxis2"] = {"domain": [0, STRIP], "range": [-0.5, 0.5], "visible": False}
    return plot.Chart(
        figure=plot.figure(
            [*curves, *(_led(courses, span) for span in spans)],
            margin=MARGIN,
            barmode="overlay",
            xaxis={**_months(pays), "anchor": "y2" if spans else "y"},
            **axes,
        ),
        height=HEIGHT + NAME * len(pays),
        alt=f"What each offer has paid if you leave after so many months. {_by_end(courses)}.",
        columns=["Offer", *(f"After {MONTHS * n} months" for n in _full_years(pays))],
        rows=[
            [name_of(each.pay), *(written(each.pay, paid) for paid in each.by_year)]
            for each in courses
        ],
    )


def exercise_chart(findings: Findings) -> plot.Chart:
    """Return what it costs to take vested options along after so many months."""
    costs = findings.exercise_costs
    pays = [cost.pay for cost in costs]
    curves = _curves(pays, [cost.cost for cost in costs])
    rows = [row for cost in costs for row in _cost_rows(cost)]
    return plot.Chart(
        figure=plot.figure(curves, margin=MARGIN, xaxis=_months(pays), yaxis=_money(pays, curves)),
        height=LOWER + NAME * len(pays),
        alt="What it costs to exercise all options that have vested if you leave after so many "
        f"months. {'; '.join(f'{name}, {after}: {cost}' for name, after, _, cost in rows)}.",
        columns=["Offer", "If you leave", "Vested", "Cash needed"],
        rows=rows,
    )


def _cost_rows(cost: ExerciseCost) -> list[list[str]]:
    months = [MONTHS * n for n in _full_years([cost.pay])]
    return [
        [
            name_of(cost.pay),
            f"after {month} months",
            as_plain((counted_options(cost, month),)),
            written(cost.pay, float(cost.cost[month])),
        ]
        for month in months
    ]


def _by_end(courses: Sequence[PayCourse]) -> str:
    each = [f"{name_of(one.pay)} {written(one.pay, one.by_year[-1])}" for one in courses]
    return f"By the end of the years compared: {', '.join(each)}"


def _full_years(pays: Sequence[OfferPay]) -> range:
    return range(1, 1 + max((pay.basis.years for pay in pays), default=0))


def _curves(pays: Sequence[OfferPay], amounts: Sequence[Array]) -> list[plot.Figure]:
    return [
        _curve(pay, curve, plot.look_of(number)[0])
        for pay, curve, number in zip(pays, amounts, _grey_numbers(pays), strict=True)
    ]


def _grey_numbers(pays: Sequence[OfferPay]) -> list[int | None]:
    """Return which of the grey offers each is, from 0; None where its colour is its own."""
    grey = [pay for pay in pays if offer_colour(pay.offer) == GREY]
    return [grey.index(pay) if pay in grey else None for pay in pays]


def _curve(pay: OfferPay, amounts: Array, dash: str) -> plot.Figure:
    name = plot.escaped(name_of(pay))
    return plot.scatter(
        "lines",
        range(len(amounts)),
        amounts,
        name=label_of(pay),
        line={"color": offer_colour(pay.offer), "width": 2.5, "shape": "hv", "dash": dash},
        hovertext=[
            f"{name}<br>{plot.escaped(written(pay, amount))} in all after {month} months"
            for month, amount in enumerate(amounts.tolist())
        ],
    )


def _led(courses: Sequence[PayCourse], span: Ahead) -> plot.Figure:
    """Return the part of the strip in which these courses have paid most."""
    offers = [courses[place].pay for place in span.courses]
    who = as_plain(listed([name_of(pay) for pay in offers]))
    colours = [offer_colour(pay.offer) for pay in offers]
    number = _grey_numbers([course.pay for course in courses])[span.courses[0]]
    return plot.bars(
        [span.last + 1 - span.first],
        base=[span.first],
        yaxis="y2",
        width=1,
        marker={"color": colours[0], **plot.told_apart(colours, number, "pattern")},
        showlegend=False,
        hovertext=[f"{plot.escaped(who)}<br>ahead {months_span(span)}"],
    )


def _months(pays: Sequence[OfferPay]) -> plot.Figure:
    years = _full_years(pays)
    step = 1 if len(years) <= MOST_TICKS else 2
    return {
        "range": [0, MONTHS * len(years) + 1],
        "tickvals": [MONTHS * year for year in (0, *years[step - 1 :: step])],
        "title": {"text": "months until you leave"},
        "fixedrange": True,
        "zeroline": False,
    }


def _money(pays: Sequence[OfferPay], curves: Sequence[plot.Figure]) -> plot.Figure:
    amounts = [amount for curve in curves for amount in curve["y"]]
    low, high = min([0.0, *amounts]), max([LEAST, *amounts])
    ends = [HEADROOM * low, HEADROOM * high]
    return {"range": ends, "title": {"text": in_currency(pays, "in all")}, **ticks(high)}
