import json
import math

import numpy as np
import plotly.graph_objects as go
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from decision.analysis import analyse
from decision.charts import (
    contributions_chart,
    difference_chart,
    profile_chart,
    shares_chart,
    switching_chart,
    trade_off_chart,
    weight_map,
)
from decision.charts.by_criterion import signed
from decision.charts.colours import offer_colour
from decision.charts.contributions import MOST_SHADES, TOGETHER, heaps
from decision.charts.plot import escaped, label, plotly_script
from decision.findings.findings import Findings
from decision.findings.two_criteria import THE_REST
from decision.model import revised
from decision.words.text import points
from tests.decisions import FIVE, HOSTILE, decisions, founding_case, of_twenty_criteria, rated
from tests.repetitions import examples

FEW = 256


def charts_of(findings):
    charts = [contributions_chart(findings), profile_chart(findings)]
    n_offers, keys = len(findings.analysis.offers), [c.key for c in findings.analysis.criteria]
    if n_offers:
        charts += [shares_chart(findings), switching_chart(findings)]
        charts += [weight_map(findings, tuple(keys[:3]))] if len(keys) > 2 else []
    if n_offers > 1:
        charts.append(difference_chart(findings, 0, 1))
        charts.append(trade_off_chart(findings, *findings.opposed_criteria))
    return charts


def texts_of(value):
    if isinstance(value, dict):
        return [text for entry in value.values() for text in texts_of(entry)]
    if isinstance(value, list):
        return [text for entry in value for text in texts_of(entry)]
    return [value] if isinstance(value, str) else []


@settings(max_examples=examples(30))
@given(decisions())
def test_every_chart_is_a_valid_figure_of_finite_numbers_with_a_full_table(decision):
    for chart in charts_of(Findings(analyse(decision), FEW)):
        text = json.dumps(chart.figure, allow_nan=False)
        for name in ("text", "muted", "background", "border"):
            text = text.replace(f"theme:{name}", "#123456")
        go.Figure(json.loads(text))
        assert chart.alt
        assert all(len(row) == len(chart.columns) for row in chart.rows)


@given(decisions(min_offers=1))
def test_the_bars_add_up_to_the_totals_beside_them(decision):
    analysis = analyse(decision)
    figure = contributions_chart(Findings(analysis, FEW)).figure
    n_parts = min(len(decision.criteria), MOST_SHADES)
    bars, (_, totals, *_) = figure["data"][:n_parts], figure["data"][n_parts:]
    np.testing.assert_allclose(
        np.sum([bar["x"] for bar in bars], axis=0), analysis.overall[analysis.order], atol=1e-9
    )
    assert totals["x"] == pytest.approx(analysis.overall[analysis.order])


def test_the_lighter_ones_of_many_criteria_share_a_segment():
    decision = of_twenty_criteria()
    decision = revised(decision, criteria=decision.criteria[:8])
    points = dict(zip(decision.criteria, (10, 90, 20, 80, 30, 70, 60, 50), strict=True))
    analysis = analyse(revised(decision, points=points))
    bars = contributions_chart(Findings(analysis, FEW)).figure["data"][:6]
    named = [analysis.criteria[place].short for place in (1, 3, 5, 6, 7)]
    assert [bar["name"] for bar in bars] == [*map(escaped, named), "3 others"]
    others = analysis.contributions[analysis.order][:, [0, 2, 4]].sum(axis=1)
    assert bars[-1]["x"] == pytest.approx(others)


@settings(max_examples=examples(30))
@given(decisions(min_offers=1))
def test_twenty_dots_lie_under_the_bar_of_each_unsure_offer(decision):
    analysis = analyse(decision)
    findings = Findings(analysis, FEW)
    chart, dots = contributions_chart(findings), findings.robustness.dots
    traces = chart.figure["data"][min(len(analysis.criteria), MOST_SHADES) + 2 :]
    unsure = [place for place in analysis.order if np.ptp(dots[place]) >= 0.05]
    for place, trace in zip(unsure, traces, strict=True):
        row = analysis.order.index(place)
        assert np.abs(np.array(trace["x"]) - dots[place]).max() <= TOGETHER / 2
        assert row < min(trace["y"]) <= max(trace["y"]) < row + 0.5
        assert set(trace["customdata"]) == {row}
        assert trace["marker"]["color"] == offer_colour(analysis.offers[place])


@given(st.lists(st.floats(0, 100), min_size=1, max_size=20))
def test_dots_that_fall_together_stand_on_each_other_and_no_others(values):
    values = np.sort(values)
    across, below = heaps(values)
    places = list(zip(across, below, strict=True))
    assert len(set(places)) == len(values)
    assert np.abs(across - values).max() <= TOGETHER / 2
    assert all(height == 0 or (x, height - 1) in places for x, height in places)


def test_where_nothing_is_unsure_there_are_no_dots_and_the_range_is_the_total():
    analysis = analyse(rated({"A": {"impact": 8}, "B": {"impact": (2, 5, 8)}}, ("impact",)))
    chart = contributions_chart(Findings(analysis, FEW))
    dots = chart.figure["data"][3:]
    assert [set(trace["customdata"]) for trace in dots] == [{1}]
    assert chart.columns[-1] == "In 18 of 20 simulations"
    assert chart.rows[0][-2:] == ["80.0", "80.0"]


def test_the_table_and_the_hover_say_where_18_of_20_worlds_lie():
    analysis = analyse(rated({"A": {}}, ("impact",)), all_offers=True)
    chart = contributions_chart(Findings(analysis, 16_384))
    assert chart.rows == [["A", "50.0", "50.0", "5.0–95.0"]]
    assert "in 18 of 20 simulations 5.0–95.0 points" in chart.figure["data"][-1]["hovertext"]
    assert "A 50.0 (in 18 of 20 simulations 5.0–95.0)" in chart.alt


def test_the_differences_add_up_and_stand_in_order():
    analysis = analyse(founding_case())
    chart = difference_chart(Findings(analysis), 0, 2)
    gaps = chart.figure["data"][0]["x"]
    assert gaps == sorted(gaps, reverse=True)
    assert math.fsum(gaps) == pytest.approx(analysis.overall[0] - analysis.overall[2])
    assert chart.rows[-1] == ["In all", "+17.6"]


def test_the_front_joins_the_offers_that_none_beats_on_both_axes():
    table = {
        "A": {"impact": 9, "learning": 1},
        "B": {"impact": 5, "learning": 5},
        "C": {"impact": 1, "learning": 9},
        "D": {"impact": 4, "learning": 4},
    }
    findings = Findings(analyse(rated(table, FIVE[:2])))
    front, *offers = trade_off_chart(findings, "impact", "learning").figure["data"]
    assert list(zip(front["x"], front["y"], strict=True)) == [(1, 9), (5, 5), (9, 1)]
    assert [offer["marker"]["symbol"] for offer in offers] == ["circle"] * 3 + ["circle-open"]


def test_an_offer_off_the_line_is_grey_only_when_outclassed_on_all_criteria():
    table = {
        "A": {"impact": 9, "learning": 9, "stability": 1},
        "B": {"impact": 5, "learning": 5, "stability": 9},
    }
    decision = rated(table, ("impact", "learning", "stability"))
    chart = trade_off_chart(Findings(analyse(decision)), "impact", "learning")
    _, _, second = chart.figure["data"]
    assert second["marker"]["symbol"] == "circle"


def test_everything_else_is_weighed_as_the_sliders_say():
    analysis = analyse(founding_case())
    chart = trade_off_chart(Findings(analysis), "impact", THE_REST)
    others = np.array([0, *analysis.weights[1:]])
    expected = 10 * analysis.expected @ (others / others.sum())
    found = [offer["y"][0] for offer in chart.figure["data"][1:]]
    assert found == pytest.approx(expected)


def test_an_axis_under_an_ideal_point_says_so_and_points_the_better_way():
    table = {"deep": {"specialization": 10}, "T": {"specialization": 5}}
    decision = revised(rated(table, FIVE[2:4]), ideal_points={"specialization": 5})
    chart = trade_off_chart(Findings(analyse(decision)), "specialization", "stability")
    assert chart.figure["layout"]["xaxis"]["title"]["text"] == "Specialization (best at 5)"
    assert [offer["x"] for offer in chart.figure["data"][1:]] == [[0], [10]]


@pytest.mark.parametrize("name", HOSTILE)
def test_no_name_is_markup_or_template_in_any_figure(name):
    analysis = analyse(rated({name: {"impact": 9}, "B": {"impact": 3}}))
    ours = ("<br>", "<b>", "</b>")
    for chart in charts_of(Findings(analysis, FEW)):
        for text in texts_of(chart.figure):
            for tag in ours:
                text = text.replace(tag, "")
            assert "<" not in text
            assert "%{" not in text


@pytest.mark.parametrize("name", ["100%{x} sure", "&lt;b&gt;", "a<b>c"])
def test_escaping_keeps_what_was_typed(name):
    shown = escaped(name).replace("&#123;", "{").replace("&lt;", "<").replace("&gt;", ">")
    assert shown.replace("&amp;", "&") == name


def test_long_names_are_broken_and_cut_before_they_are_escaped():
    assert label("x" * 500).count("<br>") == 2
    assert label("x" * 500).endswith("…")
    assert label("&" * 30, width=10, lines=1) == "&amp;" * 9 + "…"


def test_signs_are_shown_and_nothing_is_called_minus_zero():
    assert [signed(gap) for gap in (2.0, -2.0, -0.001)] == ["+2.0", "−2.0", "0.0"]
    assert points(-0.001) == "0.0"


def test_the_script_comes_from_the_installed_package():
    assert plotly_script().stat().st_size > 1_000_000
