"""The worked example: two offers, two criteria, and numbers that can be added up by hand.

Four ratings without ranges and two sliders. All of it follows from `decision.engine.additive`.
"""

from decision.edits.offers import add_offers
from decision.model import Decision, revised
from decision.parts import Rating

STARTUP, LAB = "Startup", "Research lab"
SLIDERS = {"impact": 75.0, "stability": 25.0}
_RATINGS = {STARTUP: {"impact": 8, "stability": 3}, LAB: {"impact": 4, "stability": 8}}


def worked_example() -> Decision:
    """Return the decision that *How it works* explains; a sample, as those of the gallery are."""
    empty = Decision(title="Startup or lab?", criteria=tuple(SLIDERS), points=SLIDERS)
    offers = [
        (name, {"ratings": {key: Rating(likely=number) for key, number in ratings.items()}})
        for name, ratings in _RATINGS.items()
    ]
    return revised(add_offers(empty, offers), is_sample=True)
