from itertools import combinations

import numpy as np
import pytest

from decision.analysis import analyse
from decision.charts import plot, profile_chart, switching_chart, weight_map
from decision.charts.colours import GREY, OFFERS, criterion_colours, offer_colour, text_on
from decision.findings.findings import Findings
from decision.model import Status
from tests.decisions import FIVE, rated

# Machado, Oliveira and Fernandes (2009), severity 1.0, on linear RGB.
SEEN = {
    "all colours": np.eye(3),
    "protanopia": [[0.152, 1.053, -0.205], [0.115, 0.786, 0.099], [-0.004, -0.048, 1.052]],
    "deuteranopia": [[0.367, 0.861, -0.228], [0.280, 0.673, 0.047], [-0.012, 0.043, 0.969]],
}
LIGHT, DARK = "#ffffff", "#12171e"


def linear(colour):
    channels = np.array([int(colour[i : i + 2], 16) for i in (1, 3, 5)]) / 255
    return np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)


def lab(rgb):
    to_xyz = [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]
    xyz = np.array(to_xyz) @ np.clip(rgb, 0, 1) / [0.9505, 1, 1.089]
    f = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def contrast(one, other):
    light, dark = sorted((linear(c) @ [0.2126, 0.7152, 0.0722] for c in (one, other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("eyes", SEEN)
def test_any_two_offers_are_told_apart(eyes):
    seen = {colour: lab(np.array(SEEN[eyes]) @ linear(colour)) for colour in OFFERS}
    nearest = min(np.linalg.norm(seen[a] - seen[b]) for a, b in combinations(OFFERS, 2))
    assert nearest > 20


@pytest.mark.parametrize("page", [LIGHT, DARK])
@pytest.mark.parametrize("colour", [*OFFERS, GREY])
def test_every_offer_stands_out_from_the_page(colour, page):
    assert contrast(colour, page) > 2


def test_beyond_eight_offers_are_grey():
    decision = rated({f"offer {number}": {} for number in range(10)})
    colours = [offer_colour(offer) for offer in decision.offers]
    assert colours == [*OFFERS, GREY, GREY]


@pytest.mark.parametrize("number", [1, 5, 12])
def test_numbers_on_the_quiet_scale_can_be_read(number):
    for colour in criterion_colours(number):
        assert contrast(colour, text_on(colour)) > 4


def beyond_eight():
    """Eight dull offers, then five grey ones, each of them best on one of the criteria."""
    dull = {f"Dull {number}": dict.fromkeys(FIVE, 1) for number in range(8)}
    best = {f"Best {key}": {**dict.fromkeys(FIVE, 2), key: 9} for key in FIVE}
    return Findings(analyse(rated(dull | best)))


def looks(traces):
    """How each trace is drawn, by its name: as text, so that looks can be compared."""
    parts = ("marker", "line", "fillcolor", "fillpattern")
    return {trace["name"]: str([trace.get(part) for part in parts]) for trace in traces}


def three_corners(findings):
    return weight_map(findings, FIVE[:3])


@pytest.mark.parametrize("chart", [profile_chart, switching_chart, three_corners])
def test_no_two_grey_offers_look_the_same_on_a_chart(chart):
    traces = chart(beyond_eight()).figure["data"]
    shown = looks(trace for trace in traces if "Best" in trace.get("name", ""))
    assert len(shown) >= 3
    assert len(set(shown.values())) == len(shown)


def test_an_offer_whose_colour_is_its_own_needs_no_pattern():
    analysis = beyond_eight().analysis
    assert [plot.patterned(analysis, [place], "pattern") for place in range(8)] == [{}] * 8
    assert {plot.drawn(analysis, place) for place in range(8)} == {("solid", "circle")}


def test_hatching_and_lines_tell_as_many_grey_offers_apart_as_anybody_has():
    analysis = analyse(rated({f"Offer {n}": dict.fromkeys(FIVE, 5) for n in range(22)}))
    grey = range(8, 22)
    assert len({str(plot.patterned(analysis, [place], "pattern")) for place in grey}) == len(grey)
    assert len({plot.drawn(analysis, place) for place in grey}) == len(grey)


def test_a_past_offer_is_grey_whatever_colour_it_had():
    offer = rated({"A": {"impact": 5}}).offers[0]
    past = offer.model_copy(update={"status": Status.PAST})
    assert offer_colour(offer) == OFFERS[0]
    assert offer_colour(past) == GREY
