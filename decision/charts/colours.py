"""Which colour has what? One an offer, on every chart and page; a quiet scale for criteria.

The offers' eight were searched for so that any two stay far apart for people who see no red or no
green, and all stand out from the light and the dark page (tests/charts/test_colours.py holds them
to it); beyond eight, offers are grey and only their labels tell them apart.
"""

from collections.abc import Sequence

from decision.charts.figure import BACKGROUND, Figure
from decision.model import Offer

OFFERS = (
    "#4398f2",
    "#ff8f00",
    "#15cb87",
    "#ae2d9d",
    "#af1044",
    "#6bb9b6",
    "#946718",
    "#4465ff",
)
GREY = "#8a929c"
_QUIET = ((46, 74, 107), (196, 209, 224))


def offer_colour(offer: Offer) -> str:
    """Return the colour of an offer, as #rrggbb."""
    return (*OFFERS, GREY)[offer.colour]


def criterion_colours(number: int) -> list[str]:
    """Return ``number`` shades from dark to light, as #rrggbb.

    >>> criterion_colours(2)
    ['#2e4a6b', '#c4d1e0']
    """
    dark, light = _QUIET
    steps = [place / max(number - 1, 1) for place in range(number)]
    return [
        "#" + "".join(f"{round(a + (b - a) * step):02x}" for a, b in zip(dark, light, strict=True))
        for step in steps
    ]


def faded(colour: str, strength: float) -> str:
    """Return a colour that lets the page through; ``strength`` is 0 to 1.

    >>> faded("#2e4a6b", 0.5)
    'rgba(46,74,107,0.5)'
    """
    channels = ",".join(str(int(colour[place : place + 2], 16)) for place in (1, 3, 5))
    return f"rgba({channels},{strength:g})"


def text_on(colour: str) -> str:
    """Return black or white, whichever stands out more from a colour.

    >>> text_on("#2e4a6b"), text_on("#c4d1e0")
    ('#ffffff', '#000000')
    """
    # Equal contrast with both lies at a relative luminance of 0.179 (WCAG 2, contrast ratio).
    weights = (0.2126, 0.7152, 0.0722)
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    luminance = sum(w * c**2.2 for w, c in zip(weights, channels, strict=True))
    return "#ffffff" if luminance < 0.179 else "#000000"


def striped(colours: Sequence[str], pattern: str) -> Figure:
    """Return stripes of the first two colours under a name; nothing where there is but one."""
    if len(colours) < 2:
        return {}
    stripe = colours[1] if colours[1] != colours[0] else BACKGROUND
    look = {"shape": "/", "bgcolor": colours[0], "fgcolor": stripe, "solidity": 0.5, "size": 10}
    return {pattern: look}
