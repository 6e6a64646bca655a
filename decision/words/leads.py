"""Who leads at which weight, in words?"""

from collections.abc import Sequence

from decision.analysis import Analysis
from decision.engine.one_way import LeaderInterval
from decision.words.text import as_plain, listed, percent
from decision.words.verdict import offer_name

MANY = 3


def together(analysis: Analysis, offers: Sequence[int]) -> str:
    """Return the name of an offer, or of several that are tied, as plain text."""
    if len(offers) > MANY:
        return f"{len(offers)} offers, tied"
    names = [offer_name(analysis, offer) for offer in offers]
    return as_plain(listed(names)) + (", tied" if len(offers) > 1 else "")


def along(analysis: Analysis, leads: Sequence[LeaderInterval]) -> str:
    """Return who leads along a weight, from 0 to 100 %."""
    names = [together(analysis, lead.offers) for lead in leads]
    if len(names) == 1:
        return f"{names[0]} at any weight"
    parts = [
        f"{name} up to {percent(lead.end)}" for name, lead in zip(names[:-1], leads, strict=False)
    ]
    return ", then ".join([*parts, names[-1]])
