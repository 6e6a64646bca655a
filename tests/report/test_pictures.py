"""A picture has its bars where the numbers are, and its texts as texts."""

import re
from xml.etree import ElementTree

import numpy as np
import pytest

from decision import charts
from decision.analysis import analyse
from decision.findings.findings import Findings
from decision.report.pictures import picture
from tests.decisions import founding_case, rated

SVG = "{http://www.w3.org/2000/svg}"


def drawn(chart):
    html = str(picture(chart, "one"))
    return ElementTree.fromstring(html[html.index("<svg") : html.index("</svg>") + 6])


def texts(svg):
    return ["".join(each.itertext()) for each in svg.iter(f"{SVG}text")]


def boxes(svg, colour):
    """The left, right and upper ends of all rectangles in a colour."""
    paths = [each for each in svg.iter(f"{SVG}path") if f"fill: {colour}" in each.get("style", "")]
    ends = []
    for path in paths:
        numbers = np.array(re.findall(r"-?[\d.]+", path.get("d")), float).reshape(-1, 2)
        ends.append((*numbers[:, 0][[0, 1]], numbers[:, 1].min()))
    return ends


def test_bars_are_as_long_as_their_numbers_and_stand_end_to_end():
    analysis = analyse(founding_case())
    chart = charts.contributions_chart(Findings(analysis))
    svg = drawn(chart)
    bars = [trace for trace in chart.figure["data"] if trace["type"] == "bar"]
    ends = [boxes(svg, trace["marker"]["color"]) for trace in bars]
    per_point = (ends[0][0][1] - ends[0][0][0]) / bars[0]["x"][0]
    for row, place in enumerate(analysis.order):
        lengths = np.array([trace[row][1] - trace[row][0] for trace in ends]) / per_point
        assert lengths == pytest.approx(analysis.contributions[place], abs=0.01)
        assert [each[row][0] for each in ends[1:]] == pytest.approx(
            [each[row][1] for each in ends[:-1]], abs=0.01
        )
    assert all(f"{analysis.overall[place]:.1f}" in texts(svg) for place in analysis.order)


def test_names_are_texts_whatever_stands_in_them():
    names = ["<b>&amp; %{x}</b>", "$\\frac{1}{2}$ _x^2", "שלום 実験室 🚀"]
    findings = Findings(analyse(rated({name: {"impact": n} for n, name in enumerate(names)})))
    written = " ".join(texts(drawn(charts.shares_chart(findings))))
    assert all(name in written for name in names)


def test_what_a_picture_shows_is_said_to_whoever_cannot_see_it():
    chart = charts.switching_chart(Findings(analyse(founding_case())))
    svg = drawn(chart)
    assert (svg.get("role"), svg.get("aria-label")) == ("img", chart.alt)
    assert not [each for each in svg.iter() if each.tag in (f"{SVG}style", f"{SVG}script")]


def test_strips_are_as_wide_as_the_intervals_on_which_an_offer_leads():
    findings = Findings(analyse(founding_case()))
    chart = charts.switching_chart(findings)
    svg = drawn(chart)
    for trace in (each for each in chart.figure["data"] if each["type"] == "bar"):
        wide = [right - left for left, right, _ in boxes(svg, trace["marker"]["color"])]
        widest, longest = max(wide), max(trace["x"])
        ratios = [width / widest for width in wide[: len(trace["x"])]]
        assert ratios == pytest.approx([x / longest for x in trace["x"]], abs=0.01)
