import numpy as np
import pytest
from hypothesis import given, settings

from decision import edits
from decision.analysis import analyse
from decision.charts import offer_colour, switching_chart
from decision.engine.one_way import NOBODY, stability_intervals
from decision.findings.findings import Findings
from tests.decisions import decisions, founding_case, rated
from tests.repetitions import examples

TWO = ("impact", "learning")


def traces_of(chart, kind):
    return [trace for trace in chart.figure["data"] if trace["type"] == kind]


@settings(max_examples=examples(40))
@given(decisions(min_offers=1))
def test_every_strip_is_covered_once_from_0_to_100_percent(decision):
    analysis = analyse(decision)
    bars = traces_of(switching_chart(Findings(analysis)), "bar")
    for row in range(len(analysis.criteria)):
        pieces = sorted(
            (base, base + x)
            for bar in bars
            for base, x, y in zip(bar["base"], bar["x"], bar["y"], strict=True)
            if y == row
        )
        ends = [0, *(end for _, end in pieces)]
        assert [start for start, _ in pieces] == pytest.approx(ends[:-1])
        assert ends[-1] == pytest.approx(100)


def test_the_mark_below_a_strip_is_the_switching_weight_nearest_to_the_present_one():
    analysis = analyse(founding_case())
    found = stability_intervals(analysis.weights, analysis.expected)
    rows = zip(analysis.weights, found.lower, found.upper, found.below, found.above, strict=True)
    chart = switching_chart(Findings(analysis))
    marks = next(t for t in chart.figure["data"] if t.get("mode") == "markers+text")
    nearest = []
    for w, low, up, below, above in rows:
        ends = [end for end, who in ((low, below), (up, above)) if who != NOBODY]
        nearest.append(100 * min(ends, key=lambda end: abs(end - w)))
    assert marks["x"] == pytest.approx(nearest)
    assert marks["text"] == [row[2] for row in chart.rows]


def test_the_line_stands_at_the_present_weights():
    analysis = analyse(founding_case())
    lines = [
        t
        for t in traces_of(switching_chart(Findings(analysis)), "scatter")
        if t["mode"] == "markers"
    ]
    assert [line["x"] for line in lines] == [pytest.approx(100 * analysis.weights)] * 2


def test_who_leads_is_in_its_colour_and_named_where_there_is_room():
    analysis = analyse(rated({"A": {"impact": 10, "learning": 4}, "B": {"learning": 10}}, TWO))
    moved = edits.set_points(analysis.decision, {"learning": 0.0})
    chart = switching_chart(Findings(analyse(moved)))
    for bar in traces_of(chart, "bar"):
        offer = next(offer for offer in analysis.offers if offer.name == bar["name"])
        assert bar["marker"]["color"] == offer_colour(offer)
        assert not bar["showlegend"]
    # B is 5 on impact for want of anything known: 10 t + 4 (1 - t) = 5 t + 10 (1 - t).
    assert chart.rows[0] == ["Impact", "100 %", "55 %", "B up to 55 %, then A"]


def test_offers_that_lead_together_are_striped_in_both_colours_and_said_to_be_tied():
    table = {"A": {"impact": 9}, "B": {"impact": 9}, "C": {"impact": 1}}
    analysis = analyse(rated(table, ("impact",)))
    chart = switching_chart(Findings(analysis))
    (bar,) = traces_of(chart, "bar")
    one, other, _ = map(offer_colour, analysis.offers)
    assert (bar["marker"]["color"], bar["marker"]["pattern"]["fgcolor"]) == (one, other)
    assert bar["showlegend"]
    assert chart.rows == [["Impact", "100 %", "none", "A and B, tied at any weight"]]


def test_no_name_lies_on_the_line_at_the_present_weight():
    chart = switching_chart(Findings(analyse(founding_case())))
    lines = next(t for t in chart.figure["data"] if t.get("mode") == "markers")
    for names in (t for t in chart.figure["data"] if t.get("mode") == "text" and "y" in t):
        for x, y in zip(names["x"], names["y"], strict=True):
            if y == int(y):  # others stand above a strip
                assert abs(x - lines["x"][int(y)]) > 1.2 * len(names["text"][0])


def test_the_words_say_who_leads_along_each_weight():
    chart = switching_chart(Findings(analyse(founding_case())))
    assert "Stability, now 14 %: Research lab up to 31 %, then Stay, with a PhD" in chart.alt
    assert np.shape(chart.rows) == (5, 4)
