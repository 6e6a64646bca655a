import numpy as np
import pytest
from hypothesis import given, settings

from decision import edits
from decision.analysis import analyse
from decision.charts import offer_colour, weight_map
from decision.charts.weight_map import CORNERS
from decision.findings.findings import Findings
from decision.model import revised
from decision.words.text import percent
from tests.decisions import decisions, founding_case, rated
from tests.repetitions import examples

THREE = ("impact", "learning", "stability")


def areas_of(chart):
    return [trace for trace in chart.figure["data"] if trace.get("fill")]


def mark_of(chart):
    return next((t for t in chart.figure["data"] if t.get("name") == "your weights now"), None)


def size_of(trace):
    x, y = np.array(trace["x"]), np.array(trace["y"])
    return abs(x[:-1] @ y[1:] - y[:-1] @ x[1:]) / np.sqrt(0.75)


def test_the_regions_fill_the_triangle_and_the_table_says_how_much_of_it():
    chart = weight_map(Findings(analyse(founding_case())), THREE)
    sizes = [size_of(area) for area in areas_of(chart)]
    assert sum(sizes) == pytest.approx(1)
    read = ["under 1 %" if size < 0.005 else percent(size) for size in sizes]
    assert [row[1] for row in chart.rows] == read


def test_todays_weights_are_a_mark_within_the_leaders_region():
    analysis = analyse(founding_case())
    chart = weight_map(Findings(analysis), THREE)
    mark = mark_of(chart)
    weights = analysis.weights[[0, 1, 3]]
    expected = weights / weights.sum() @ CORNERS
    assert [mark["x"][0], mark["y"][0]] == pytest.approx(expected)
    leader = analysis.offers[analysis.leaders[0]]
    area = next(a for a in areas_of(chart) if a["fillcolor"] == offer_colour(leader))
    outline = np.array([area["x"], area["y"]]).T
    ways, to = np.diff(outline, axis=0), expected - outline[:-1]
    assert len(set(np.sign(ways[:, 0] * to[:, 1] - ways[:, 1] * to[:, 0]))) == 1


def test_three_without_weight_share_all_of_it_and_have_no_mark():
    decision = edits.set_points(founding_case(), dict.fromkeys(THREE, 0.0))
    chart = weight_map(Findings(analyse(decision)), THREE)
    assert mark_of(chart) is None
    assert "share out 100 % of the weight" in chart.alt


def test_the_table_says_who_leads_in_each_corner():
    table = {"A": {"impact": 9, "learning": 9, "stability": 1}, "B": {"stability": 9}}
    table["B"] |= {"impact": 1, "learning": 1}
    chart = weight_map(Findings(analyse(rated(table, THREE))), THREE)
    assert [(row[0], row[2]) for row in chart.rows] == [
        ("A", "Impact, Learning"),
        ("B", "Stability"),
    ]


def test_offers_that_are_tied_all_over_a_region_are_striped_and_said_so():
    same = {"impact": 9, "learning": 2, "stability": 4}
    analysis = analyse(rated({"A": same, "B": same}, THREE))
    chart = weight_map(Findings(analysis), THREE)
    (area,) = areas_of(chart)
    one, other = map(offer_colour, analysis.offers)
    assert (area["fillpattern"]["bgcolor"], area["fillpattern"]["fgcolor"]) == (one, other)
    assert area["showlegend"]
    assert chart.rows[0][:2] == ["A and B, tied", "100 %"]


@settings(max_examples=examples(40))
@given(decisions(min_offers=2))
def test_every_region_is_named_on_it_or_in_the_legend(decision):
    analysis = analyse(revised(decision, criteria=THREE))
    chart = weight_map(Findings(analysis), THREE)
    named = [t for t in chart.figure["data"] if t.get("mode") == "text" and len(t["text"]) == 1]
    in_legend = [area for area in areas_of(chart) if area["showlegend"]]
    assert len(named) + len(in_legend) == len(areas_of(chart)) == len(chart.rows)


@pytest.mark.parametrize("keys", [("impact", "learning", "pay"), ("impact", "impact", "learning")])
def test_what_are_not_three_criteria_in_use_is_refused(keys):
    with pytest.raises(ValueError, match=f"expected three .* found {', '.join(keys)}"):
        weight_map(Findings(analyse(founding_case())), keys)
