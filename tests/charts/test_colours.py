from itertools import combinations

import numpy as np
import pytest

from decision.charts.colours import GREY, OFFERS, criterion_colours, offer_colour, text_on
from tests.decisions import rated

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
