"""Pay in pictures: valid figures of what the findings hold, whatever is typed."""

import json

import numpy as np
import plotly.graph_objects as go
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from decision.analysis import analyse
from decision.charts import (
    exercise_chart,
    leaving_chart,
    offer_colour,
    pay_by_year_chart,
    sure_and_hoped_chart,
)
from decision.charts.colours import GREY
from decision.edits import add_offers, change_offer, change_pay, change_pay_basis, rename_offer
from decision.findings.findings import Findings
from decision.model import Status
from tests.decisions import HOSTILE
from tests.pays import pays, three_offers
from tests.repetitions import examples

CHARTS = sure_and_hoped_chart, pay_by_year_chart, leaving_chart, exercise_chart
SALE = {"low": 1e7, "likely": 5e7, "high": 3e8}


def findings_of(decision):
    return Findings(analyse(decision))


def with_pays(first, second, years=4):
    decision = change_pay_basis(three_offers(), years=years, currency="€")
    return change_offer(change_offer(decision, "fintech", pay=first), "bank", pay=second)


def traces(chart, kind, axis="y"):
    data = chart.figure["data"]
    return [each for each in data if each["type"] == kind and each.get("yaxis", "y") == axis]


def is_valid(chart):
    text = json.dumps(chart.figure, allow_nan=False)
    for name in ("text", "muted", "background", "border"):
        text = text.replace(f"theme:{name}", "#123456")
    go.Figure(json.loads(text))
    return bool(chart.alt) and all(len(row) == len(chart.columns) for row in chart.rows)


@settings(max_examples=examples(60))
@given(pays, pays, st.integers(1, 10))
def test_every_picture_is_a_valid_figure_of_finite_numbers_with_a_full_table(first, second, years):
    findings = findings_of(with_pays(first, second, years))
    assert all(is_valid(chart(findings)) for chart in CHARTS)


def test_an_offer_of_which_nothing_is_said_has_no_picture():
    findings = findings_of(change_offer(three_offers(), "bank", pay={}))
    for chart in CHARTS[:3]:
        assert {row[0] for row in chart(findings).rows} == {"Fintech", "Stay"}
    assert {row[0] for row in exercise_chart(findings).rows} == {"Fintech"}


@pytest.mark.parametrize("status", [Status.EXPECTED, Status.PAST])
def test_pay_of_what_cannot_be_chosen_is_compared_with_none(status):
    findings = findings_of(change_offer(three_offers(), "fintech", status=status))
    for chart in CHARTS:
        assert "Fintech" not in {row[0] for row in chart(findings).rows}
    assert next(pay.offer.name for pay in findings.pay if pay.is_said) == "Fintech"


@given(pays, pays)
def test_bars_by_year_are_what_is_paid_in_it_and_costs_go_downwards(first, second):
    findings = findings_of(with_pays(first, second))
    chart = pay_by_year_chart(findings)
    low, high = chart.figure["layout"]["yaxis"]["range"]
    for place, pay in enumerate(findings.pay):
        sure, hoped, costs = traces(chart, "bar", f"y{place + 1}" if place else "y1")
        years = [(year.sure, year.hoped_mean, -year.costs) for year in pay.by_year]
        np.testing.assert_allclose(list(zip(sure["y"], hoped["y"], costs["y"], strict=True)), years)
        assert low <= min(costs["y"])
        assert max(np.add(sure["y"], hoped["y"])) <= high


@given(pays, pays)
def test_panels_have_the_same_scale_and_do_not_overlap(first, second):
    layout = pay_by_year_chart(findings_of(with_pays(first, second))).figure["layout"]
    axes = [layout["yaxis"], layout["yaxis2"], layout["yaxis3"]]
    assert all(axis["range"] == axes[0]["range"] for axis in axes)
    ends = [end for axis in reversed(axes) for end in axis["domain"]]
    assert ends == sorted(ends)
    assert (ends[0], ends[-1] < 1) == (pytest.approx(0), True)


@given(pays, pays)
def test_sure_and_hoped_are_the_yearly_equivalents_and_their_range_is_within_the_axis(
    first, second
):
    findings = findings_of(with_pays(first, second))
    chart = sure_and_hoped_chart(findings)
    sure, hoped = traces(chart, "bar")
    streams = [pay.streams for pay in findings.pay]
    assert sure["x"] == pytest.approx([each.sure_equivalent for each in streams])
    assert hoped["x"] == pytest.approx([each.hoped_equivalent.mean for each in streams])
    low, high = chart.figure["layout"]["xaxis"]["range"]
    ends = [x for each in traces(chart, "scatter") for x in each["x"] if x is not None]
    assert low <= min(ends) <= max(ends) <= high


def test_amounts_stand_below_their_bars_with_their_currency_and_the_axis_says_the_period():
    decision = change_pay_basis(three_offers(), currency="$")
    chart = sure_and_hoped_chart(findings_of(decision))
    written = [text for each in traces(chart, "scatter") for text in each.get("text", ())]
    assert "$105,000 sure, $11,901 hoped" in written
    assert chart.figure["layout"]["xaxis"]["title"]["text"] == "$, a year, mean of years 1–4"
    assert chart.rows[1] == ["Bank", "$105,000", "$11,901", "$6,300 to $15,120"]


def test_a_sale_after_the_years_compared_has_its_bar():
    decision = change_pay(three_offers(), "fintech", "stake", sale=SALE, chance=1.0, sale_year=6)
    chart = pay_by_year_chart(findings_of(decision))
    _, hoped, _ = traces(chart, "bar", "y1")
    assert np.flatnonzero(hoped["y"]).tolist() == [5]
    assert chart.figure["layout"]["xaxis"]["tickvals"] == [1, 2, 3, 4, 5, 6]


@given(pays, pays, st.integers(1, 10))
def test_the_strip_says_once_for_every_month_who_has_paid_most(first, second, years):
    findings = findings_of(with_pays(first, second, years))
    strip = traces(leaving_chart(findings), "bar", "y2")
    pieces = sorted((each["base"][0], each["base"][0] + each["x"][0]) for each in strip)
    assert [start for start, _ in pieces] == [1, *(end for _, end in pieces[:-1])]
    assert pieces[-1][1] == 12 * years + 1
    totals = np.array([course.total for course in findings.pay_courses])
    for (start, end), each in zip(pieces, sorted(strip, key=lambda t: t["base"]), strict=True):
        best = np.argmax(totals[:, start])
        tied = np.flatnonzero(np.isclose(totals[:, start], totals[best, start]))
        named = [offer_colour(findings.pay_courses[place].pay.offer) for place in tied]
        assert each["marker"]["color"] == named[0]
        stripes = each["marker"].get("pattern", {}).get("fgcolor")
        assert stripes == (named[1] if len(named) > 1 else None)
        assert np.allclose(totals[best, start:end], totals[:, start:end].max(axis=0))


def test_the_curves_are_the_courses_as_steps():
    findings = findings_of(three_offers())
    curves = traces(leaving_chart(findings), "scatter")
    assert {curve["line"]["shape"] for curve in curves} == {"hv"}
    for curve, course in zip(curves, findings.pay_courses, strict=True):
        assert curve["y"] == course.total.tolist()


def test_one_offer_alone_has_a_curve_and_no_strip():
    decision = change_offer(change_offer(three_offers(), "bank", pay={}), "stay", pay={})
    chart = leaving_chart(findings_of(decision))
    assert len(chart.figure["data"]) == 1
    assert "yaxis2" not in chart.figure["layout"]


def test_the_table_of_options_says_how_many_and_what_they_cost():
    counts = {"number": 15_000.0, "fully_diluted": 5e6, "strike": 1.45, "percent": None}
    decision = change_pay(three_offers(), "fintech", "stake", schedule="cliff", **counts)
    rows = exercise_chart(findings_of(decision)).rows
    assert rows[0] == ["Fintech", "after 12 months", "3,750", "5,438"]
    percent = exercise_chart(findings_of(three_offers())).rows
    assert percent[-1] == ["Fintech", "after 48 months", "0.3 %", "18,000"]


def test_grey_offers_are_told_apart_by_their_dashes():
    decision = three_offers()
    decision = add_offers(decision, [(f"Offer {n}", {}) for n in range(8)])
    for offer in decision.offers[3:]:
        decision = change_pay(decision, offer.key, "base", amount=50_000.0)
    curves = traces(leaving_chart(findings_of(decision)), "scatter")
    grey = [curve["line"]["dash"] for curve in curves if curve["line"]["color"] == GREY]
    assert len(grey) == len(set(grey)) == 3


@pytest.mark.parametrize("name", HOSTILE)
def test_no_name_becomes_markup_of_a_picture(name):
    findings = findings_of(rename_offer(three_offers(), "fintech", name))
    for chart in CHARTS:
        figure = json.dumps(chart(findings).figure, ensure_ascii=False)
        assert "<img" not in figure
        assert "<a href" not in figure
        assert is_valid(chart(findings))
