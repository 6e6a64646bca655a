"""Who comes into question, and how often is each first?

Of families first: an employer with several offers is named with the best of them, if that is clear.
"""

import numpy as np

from decision.arrays import Array
from decision.findings.robustness import Robustness
from decision.words.families import best_of, employer, is_one_family, members
from decision.words.shares import Word, word_within
from decision.words.text import Sentence, listed, percent
from decision.words.verdict import MANY, in_hand, offer_name

CONTENDER, LEAST = 0.1, 0.005  # of the worlds


def next_one(sure: Robustness) -> Sentence:
    """Return who comes next, if that one is first in many worlds."""
    shares, second = _shares(sure), _by_share(sure)[1]
    if shares[second] < CONTENDER:
        return ()
    return (" Next comes ", *_one(sure, second), f", in {_whole(float(shares[second]))}.")


def contenders(sure: Robustness) -> Sentence:
    """Return who is first how often: the first two, and another if it comes into question."""
    shares, places = _shares(sure), _by_share(sure)
    near = [*places[:2], *(place for place in places[2:MANY] if shares[place] >= CONTENDER)]
    parts: list[Sentence] = []
    for place in near:
        verb = " in" if parts else " is first in"
        parts.append((*_one(sure, place), f"{verb} {_whole(float(shares[place]))}"))
    return (*listed(parts), " of 100 worlds", told(sure), ".")


def _shares(sure: Robustness) -> Array:
    """Return how often each family is first, or each offer of the only one."""
    return sure.within_family if is_one_family(sure) else sure.family_shares


def _by_share(sure: Robustness) -> list[int]:
    return [int(place) for place in np.argsort(-_shares(sure), kind="stable")]


def _one(sure: Robustness, place: int) -> Sentence:
    """Return the name of a family, or of an offer of the only one."""
    return who(sure, place if is_one_family(sure) else best_of(sure, place))


def who(sure: Robustness, offer: int) -> Sentence:
    """Return an offer's name, or its employer's where it has several and others have some."""
    analysis, family = sure.analysis, int(sure.families[offer])
    own = members(sure, family)
    if len(own) == 1 or is_one_family(sure):
        return offer_name(analysis, offer)
    name = employer(sure, family)
    if word_within(sure, family) is not Word.TOO_CLOSE:
        return (name, " with ", *offer_name(analysis, best_of(sure, family)))
    waiting = "" if all(in_hand(analysis, place) for place in own) else ", not all in hand"
    return (name, f" (one of its offers{waiting})")


def _whole(share: float) -> str:
    """Return how many of 100 worlds a share is."""
    return percent(share).removesuffix(" %") if share >= LEAST else "under 1"


def told(sure: Robustness) -> str:
    """Return which worlds are looked at."""
    factor = f"{sure.analysis.decision.firmness:g}"
    return f" that fit what you told us, if each weight is right within a factor {factor}"
