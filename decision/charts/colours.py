"""Which colour has what? One an offer, on every chart and page; a quiet scale for criteria.

The offers' eight follow Okabe and Ito (Color Universal Design, 2008), set apart enough from both
the light and the dark page; beyond eight, offers are grey and only their labels tell them apart.
"""

from decision.model import Offer

OFFERS = (
    "#2f7fc1",
    "#e08a1e",
    "#1f9e77",
    "#bd6aa6",
    "#c8502f",
    "#56b4e9",
    "#a89a1f",
    "#7a68c8",
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


def text_on(colour: str) -> str:
    """Return black or white, whichever reads better on a colour.

    >>> text_on("#2e4a6b"), text_on("#c4d1e0")
    ('#ffffff', '#1d2733')
    """
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return "#ffffff" if 0.299 * red + 0.587 * green + 0.114 * blue < 140 else "#1d2733"
