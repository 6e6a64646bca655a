"""How sure is the answer? The five verdicts, the simulated shares they stand for, and families.

`verdict_of`: robustness -> the verdict on a whole decision. Offers of one employer are a family,
judged first as one, then within, so a near copy of an offer cannot turn a clear answer into a close
call. `simulated_share` is a share as people read it, `in_simulations` the same as so many of 100.
What is simulated is never said to be nothing or everything.
"""

from enum import StrEnum
from math import floor

import numpy as np

from decision.arrays import Array
from decision.findings.draw_sums import DRAWS
from decision.findings.findings import Findings
from decision.findings.robustness import Robustness
from decision.words.offer_names import best_for_sure, in_hand, offer_name
from decision.words.text import Named, Sentence, listed, percent, say

# Within half a percent of a threshold the lower verdict is used, so that none hangs on a draw.
MARGIN = 0.005
MOST_NAMED = 8  # offers


class Verdict(StrEnum):
    """How sure the answer is, from the surest down."""

    ALWAYS = "best whatever the weights"
    NEARLY_CERTAIN = "nearly certain"
    CLEAR = "clear"
    LEANING = "leaning"
    TOO_CLOSE = "too close to call"


THRESHOLDS = {Verdict.NEARLY_CERTAIN: 0.95, Verdict.CLEAR: 0.80, Verdict.LEANING: 0.60}


def verdict_for(share: float) -> Verdict:
    """Return the verdict for a share of simulations, 0 to 1.

    >>> str(verdict_for(0.83)), str(verdict_for(0.804))
    ('clear', 'leaning')
    """
    reached = (verdict for verdict, least in THRESHOLDS.items() if share >= least + MARGIN)
    return next(reached, Verdict.TOO_CLOSE)


def verdict_of(robustness: Robustness) -> Verdict:
    """Return the verdict on how sure the answer is; on families first."""
    if _wins_for_sure(robustness):
        return Verdict.ALWAYS
    if is_one_family(robustness):
        return verdict_within(robustness, 0)
    leading = set(robustness.families[robustness.analysis.leaders].tolist())
    if len(leading) > 1 or first_family(robustness) not in leading:
        return Verdict.TOO_CLOSE
    return verdict_for(robustness.family_shares[leading.pop()])


def verdict_within(robustness: Robustness, family: int) -> Verdict:
    """Return the verdict on which offer of a family is the best of it."""
    best, ranks = best_of(robustness, family), robustness.analysis.ranks
    ahead = [place for place in members(robustness, family) if ranks[place] <= ranks[best]]
    return verdict_for(robustness.within_family[best]) if ahead == [best] else Verdict.TOO_CLOSE


def _wins_for_sure(robustness: Robustness) -> bool:
    """Tell whether the leader beats every offer of all other families on ranges."""
    analysis = robustness.analysis
    leader = analysis.leaders[0]
    others = robustness.families != robustness.families[leader]
    if not others.any():
        return len(analysis.offers) == 1 or best_for_sure(analysis)
    return bool(analysis.dominates_on_ranges[leader][others].all())


# Simulated shares ------------------------------------------------------------------------------


def simulated_share(share: float, *, exact: bool = False) -> str:
    """Return a simulated share as people read it; what is simulated is never 0 or 100 %.

    >>> simulated_share(0.834), simulated_share(1.0), simulated_share(0.0), simulated_share(0.997)
    ('83 %', 'over 99.9 %', 'under 0.1 %', 'over 99 %')
    >>> simulated_share(0.0, exact=True)
    '0 %'
    """
    if exact or 0.005 <= share < 0.995:
        return percent(share)
    if share < 0.5:
        return "under 0.1 %" if share < 0.001 else "under 1 %"
    return "over 99.9 %" if share > 0.999 else "over 99 %"


def in_simulations(share: float) -> str:
    """Return in how many simulations something holds.

    >>> in_simulations(0.834), in_simulations(1.0)
    ('83 of 100 simulations', 'over 99.9 % of the simulations')
    """
    if 0.005 <= share < 0.995:
        return f"{floor(100 * share + 0.5)} of 100 simulations"
    return f"{simulated_share(share)} of the simulations"


def often_first(robustness: Robustness, place: int) -> str:
    """Return how often an offer is first; exact where it never is, or no other can be."""
    never = robustness.never_best
    exact = never[place] or never.sum() == len(never) - 1
    return simulated_share(robustness.first_place[place], exact=bool(exact))


def n_of_simulations(done: int, total: int) -> str:
    """Return how far a deep check is.

    >>> n_of_simulations(16384, 1000000)
    '16,384 of 1,000,000 simulations'
    """
    return f"{done:,} of {total:,} simulations"


def fewer_sentence(findings: Findings) -> Sentence:
    """Return that fewer simulations than usual are looked at, for size; nothing where not."""
    if not findings.are_draws_fewer:
        return ()
    return say(
        "As there are {offers} offers and {criteria} criteria, {few} simulations are looked at "
        "instead of {many}. Shares may be off by a few percentage points.",
        offers=str(len(findings.analysis.offers)),
        criteria=str(len(findings.analysis.criteria)),
        few=f"{findings.n_draws:,}",
        many=f"{DRAWS:,}",
    )


def deep_check_sentences(
    robustness: Robustness, usual: Robustness, n_asked: int
) -> tuple[Sentence, Sentence]:
    """Return the shares that a deep check showed, and by how much the ``usual`` ones differ.

    Parameters
    ----------
    n_asked
        How many simulations were to be looked at; ``robustness`` says how many were.
    """
    shares = robustness.first_place
    places = np.argsort(-shares, kind="stable").tolist()[:MOST_NAMED]
    names = [(*offer_name(robustness.analysis, n), f" {_finely(shares[n])}") for n in places]
    begun = f"In {n_asked:,} simulations, first"
    if robustness.n_draws < n_asked:
        begun = f"Stopped after {n_of_simulations(robustness.n_draws, n_asked)}. First"
    off = 100 * abs(shares - usual.first_place).max()
    return (
        say("{begun} place goes to {offers}.", begun=begun, offers=listed(names)),
        (f"What the page shows differs from that by at most {off:.2f} percentage points.",),
    )


def _finely(share: float) -> str:
    """Return a share with a decimal; what is simulated is never 0 or 100 %."""
    return f"{100 * share:.1f} %" if 0.001 <= share <= 0.999 else simulated_share(share)


# Families --------------------------------------------------------------------------------------


def is_one_family(robustness: Robustness) -> bool:
    """Tell whether one employer makes all the offers."""
    return len(robustness.family_shares) == 1


def members(robustness: Robustness, family: int) -> list[int]:
    """Return the positions of a family's offers."""
    return np.flatnonzero(robustness.families == family).tolist()


def first_family(robustness: Robustness) -> int:
    """Return the family that is first most often; the leader's where it shares that."""
    shares = robustness.family_shares
    own = int(robustness.families[robustness.analysis.leaders[0]])
    best = int(np.argmax(shares))
    return own if shares[own] >= shares[best] else best


def best_of(robustness: Robustness, family: int) -> int:
    """Return the offer of a family that is first among them most often."""
    within = robustness.within_family
    return max(members(robustness, family), key=lambda place: (within[place], -place))


def employer(robustness: Robustness, family: int) -> Named:
    """Return who makes a family's offers."""
    analysis = robustness.analysis
    offer = analysis.offers[members(robustness, family)[0]]
    return Named(analysis.decision.employer_of(offer).name)


def contender(robustness: Robustness, place: int) -> Sentence:
    """Return an offer's name, or its employer's where it has several and others have some."""
    analysis, family = robustness.analysis, int(robustness.families[place])
    own = members(robustness, family)
    if len(own) == 1 or is_one_family(robustness):
        return offer_name(analysis, place)
    name = employer(robustness, family)
    if verdict_within(robustness, family) is not Verdict.TOO_CLOSE:
        best = offer_name(analysis, best_of(robustness, family))
        return say("{employer} with {offer}", employer=name, offer=best)
    waiting = "" if all(in_hand(analysis, offer) for offer in own) else ", not all in hand"
    return say("{employer} (one of its offers{waiting})", employer=name, waiting=waiting)


def contender_shares(robustness: Robustness) -> Array:
    """Return how often each family is first, or each offer of the only one."""
    return robustness.within_family if is_one_family(robustness) else robustness.family_shares
