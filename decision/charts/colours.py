"""Which colour has what? One an offer, on every chart and page; a quiet scale for criteria.

The offers' eight were searched for so that any two stay far apart for people who see no red or no
green, and all stand out from the light and the dark page (tests/charts/test_colours.py holds them
to it); beyond eight, offers are grey, and labels, hatching, dashes and marks tell them apart
(`grey_number`, `plot`). Colours of the theme are left to the page: the strings below stand for them
anywhere in a figure.
"""

from collections.abc import Iterable
from functools import cache

import numpy as np

from decision.analysis import Analysis
from decision.model import Offer, Status

TEXT, MUTED, BACKGROUND = "theme:text", "theme:muted", "theme:background"
OFFERS = ("#4398f2", "#ff8f00", "#15cb87", "#ae2d9d", "#af1044", "#6bb9b6", "#946718", "#4465ff")
GREY = "#8a929c"
_QUIET = ((46, 74, 107), (196, 209, 224))


def offer_colour(offer: Offer) -> str:
    """Return the colour of an offer, as #rrggbb; a past one, a yardstick, is grey."""
    return GREY if offer.status is Status.PAST else (*OFFERS, GREY)[offer.colour]


def grey_number(analysis: Analysis, place: int) -> int | None:
    """Return which of the grey offers this is, from 0; None where its colour is its own."""
    grey = [n for n, offer in enumerate(analysis.offers) if offer_colour(offer) == GREY]
    return grey.index(place) if place in grey else None


def offer_colours(analysis: Analysis, places: Iterable[int]) -> list[str]:
    """Return the colours of offers, by their places."""
    return [offer_colour(analysis.offers[place]) for place in places]


def criterion_colours(number: int) -> list[str]:
    """Return ``number`` shades from dark to light, as #rrggbb.

    >>> criterion_colours(2)
    ['#2e4a6b', '#c4d1e0']
    """
    return [*_shades(number)]


@cache
def _shades(number: int) -> tuple[str, ...]:
    shades = np.linspace(*_QUIET, number).round().astype(np.uint8)
    return tuple(f"#{bytes(shade).hex()}" for shade in shades)


def faded(colour: str, strength: float) -> str:
    """Return a colour that lets the page through; ``strength`` is 0 to 1.

    >>> faded("#2e4a6b", 0.5)
    'rgba(46,74,107,0.5)'
    """
    red, green, blue = bytes.fromhex(colour[1:])
    return f"rgba({red},{green},{blue},{strength:g})"


@cache
def text_on(colour: str) -> str:
    """Return black or white, whichever stands out more from a colour.

    >>> text_on("#2e4a6b"), text_on("#c4d1e0")
    ('#ffffff', '#000000')
    """
    # Equal contrast with both lies at a relative luminance of 0.179 (WCAG 2, contrast ratio).
    red, green, blue = ((channel / 255) ** 2.2 for channel in bytes.fromhex(colour[1:]))
    luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    return "#ffffff" if luminance < 0.179 else "#000000"
