"""How is a share of worlds said, and which word does it deserve?

`share_of_worlds` is the number as people read it, `in_worlds` the same as so many of 100 worlds,
`often_first` that of an offer, `word_for` the word for the share of the one in front, `word_of`
that of a whole decision. What is simulated is never said to be nothing or everything.
"""

from enum import StrEnum
from math import floor

from decision.findings.robustness import Robustness
from decision.words.families import best_of, first_family, is_one_family, members
from decision.words.text import percent
from decision.words.verdict import best_for_sure

# Within half a percent of a threshold the lower word is used, so that no word hangs on a draw.
MARGIN = 0.005


class Word(StrEnum):
    """How sure the answer is, from the surest down."""

    ALWAYS = "best whatever the weights"
    NEARLY_CERTAIN = "nearly certain"
    CLEAR = "clear"
    LEANING = "leaning"
    TOO_CLOSE = "too close to call"


THRESHOLDS = {Word.NEARLY_CERTAIN: 0.95, Word.CLEAR: 0.80, Word.LEANING: 0.60}


def word_for(share: float) -> Word:
    """Return the word for a share of worlds, 0 to 1.

    >>> str(word_for(0.83)), str(word_for(0.804))
    ('clear', 'leaning')
    """
    reached = [word for word, least in THRESHOLDS.items() if share >= least + MARGIN]
    return reached[0] if reached else Word.TOO_CLOSE


def share_of_worlds(share: float, *, exact: bool = False) -> str:
    """Return a share of worlds as people read it; what is simulated is never 0 or 100 %.

    >>> share_of_worlds(0.834), share_of_worlds(1.0), share_of_worlds(0.0), share_of_worlds(0.997)
    ('83 %', 'over 99.9 %', 'under 0.1 %', 'over 99 %')
    >>> share_of_worlds(0.0, exact=True)
    '0 %'
    """
    if exact or 0.005 <= share < 0.995:
        return percent(share)
    if share < 0.5:
        return "under 0.1 %" if share < 0.001 else "under 1 %"
    return "over 99.9 %" if share > 0.999 else "over 99 %"


def in_worlds(share: float) -> str:
    """Return in how many worlds something holds.

    >>> in_worlds(0.834), in_worlds(1.0)
    ('83 of 100 worlds', 'over 99.9 % of the worlds')
    """
    if 0.005 <= share < 0.995:
        return f"{floor(100 * share + 0.5)} of 100 worlds"
    return f"{share_of_worlds(share)} of the worlds"


def often_first(sure: Robustness, place: int) -> str:
    """Return in how many worlds an offer is first; exact where it never is, or no other can be."""
    exact = sure.never_best[place] or sure.never_best.sum() == len(sure.never_best) - 1
    return share_of_worlds(float(sure.first_place[place]), exact=bool(exact))


def word_of(sure: Robustness) -> Word:
    """Return the word for how sure the answer is; of families first."""
    if _wins_for_sure(sure):
        return Word.ALWAYS
    if is_one_family(sure):
        return word_within(sure, 0)
    leading = {int(sure.families[place]) for place in sure.analysis.leaders}
    if len(leading) > 1 or first_family(sure) not in leading:
        return Word.TOO_CLOSE
    return word_for(float(sure.family_shares[leading.pop()]))


def _wins_for_sure(sure: Robustness) -> bool:
    """Tell whether the leader beats every offer of all other families on ranges."""
    analysis = sure.analysis
    leader = analysis.leaders[0]
    others = sure.families != sure.families[leader]
    if not others.any():
        return len(analysis.offers) == 1 or best_for_sure(analysis)
    return bool(analysis.dominates_on_ranges[leader][others].all())


def word_within(sure: Robustness, family: int) -> Word:
    """Return the word for how sure it is which offer of a family is the best of it."""
    own, best = members(sure, family), best_of(sure, family)
    leading = [place for place in own if place_in_family(sure, place) == 0]
    return word_for(float(sure.within_family[best])) if leading == [best] else Word.TOO_CLOSE


def place_in_family(sure: Robustness, offer: int) -> int:
    """Return how many offers of its family have more points than an offer."""
    ranks = sure.analysis.ranks
    own = members(sure, int(sure.families[offer]))
    return sum(int(ranks[other]) < int(ranks[offer]) for other in own)
