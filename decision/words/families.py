"""Who belongs together? Offers of one employer are a family, judged first as one, then within.

So a near copy of an offer cannot turn a clear answer into a close call.
"""

import numpy as np

from decision.findings.robustness import Robustness
from decision.words.text import Named


def is_one_family(sure: Robustness) -> bool:
    """Tell whether one employer makes all the offers."""
    return len(sure.family_shares) == 1


def members(sure: Robustness, family: int) -> list[int]:
    """Return the positions of a family's offers."""
    return np.flatnonzero(sure.families == family).tolist()


def first_family(sure: Robustness) -> int:
    """Return the family that is first most often; the leader's where it shares that."""
    own = int(sure.families[sure.analysis.leaders[0]])
    best = int(np.argmax(sure.family_shares))
    return own if sure.family_shares[own] >= sure.family_shares[best] else best


def best_of(sure: Robustness, family: int) -> int:
    """Return the offer of a family that is first among them most often."""
    return max(members(sure, family), key=lambda place: (sure.within_family[place], -place))


def employer(sure: Robustness, family: int) -> Named:
    """Return who makes a family's offers."""
    analysis = sure.analysis
    return Named(analysis.decision.employer_of(analysis.offers[members(sure, family)[0]]).name)
