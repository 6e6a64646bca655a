"""How sure is the answer, in one statement that every page and export repeats?

`statement`: confidence -> its word, a headline, and what belongs to it. The families of offers come
first, then the offers of the leading one; a close call names no winner but what would settle it.
An offer that is not in hand is never named without saying so and without what there is instead.
What is simulated is never called certain.
"""

from math import floor
from typing import NamedTuple

import numpy as np

from criteria.question import Question
from decision.asking import Asking, worth_asking
from decision.confidence import Confidence
from decision.engine.switching import NOBODY, switching_weights
from decision.words.questions import wording
from decision.words.shares import Word, share_of_worlds, word_for
from decision.words.text import Named, Sentence, as_plain, points
from decision.words.verdict import best_for_sure, fallback, in_hand, offer_name, offer_names

LITTLE_TO_LOSE = 2.0  # points of expected regret


class Statement(NamedTuple):
    """The one statement of confidence."""

    word: Word
    headline: Sentence
    details: tuple[Sentence, ...]


def statement(sure: Confidence) -> Statement:
    """Return how sure the answer is."""
    word = word_of(sure)
    said = [_headline(sure, word), _skew(sure), _within(sure), _settling(sure, word)]
    said.append(_regret(sure, word))
    if _names_one_not_in_hand(sure, said):
        said.append(fallback(sure.analysis))
    return Statement(word, said[0], tuple(filter(None, said[1:])))


def word_of(sure: Confidence) -> Word:
    """Return the word for how sure the answer is; of families first."""
    analysis = sure.analysis
    if _wins_for_sure(sure):
        return Word.ALWAYS
    if len(sure.family_shares) == 1:
        return _word_within(sure)
    leading = {int(sure.families[place]) for place in analysis.leaders}
    if len(leading) > 1 or _first_family(sure) not in leading:
        return Word.TOO_CLOSE
    return word_for(float(sure.family_shares[leading.pop()]))


def _wins_for_sure(sure: Confidence) -> bool:
    """Tell whether the leader beats every offer of all other families on ranges."""
    analysis = sure.analysis
    leader = analysis.leaders[0]
    others = sure.families != sure.families[leader]
    if not others.any():
        return len(analysis.offers) == 1 or best_for_sure(analysis)
    return bool(analysis.beats_for_sure[leader][others].all())


def _word_within(sure: Confidence) -> Word:
    """Return the word within the only family there is."""
    if len(sure.analysis.leaders) > 1:
        return Word.TOO_CLOSE
    leader = sure.analysis.leaders[0]
    is_first = sure.within_family[leader] >= sure.within_family.max()
    return word_for(float(sure.within_family[leader])) if is_first else Word.TOO_CLOSE


def _first_family(sure: Confidence) -> int:
    """Return the family of the greatest share; the leader's where it shares the greatest."""
    own = int(sure.families[sure.analysis.leaders[0]])
    best = int(np.argmax(sure.family_shares))
    return own if sure.family_shares[own] >= sure.family_shares[best] else best


def _headline(sure: Confidence, word: Word) -> Sentence:
    analysis = sure.analysis
    if len(analysis.offers) == 1:
        return ("Only one offer so far: ", *offer_name(analysis, 0), ".")
    leader = analysis.leaders[0]
    if word is Word.TOO_CLOSE:
        return ("Too close to call: no offer is far enough ahead of the others.",)
    who, share = _who(sure, leader)
    if word is Word.ALWAYS:
        return (*who, " is best whatever the weights, within the ranges you gave.")
    return (*who, f" is {_worlds(sure, share)}: {word}.")


def _who(sure: Confidence, leader: int) -> tuple[Sentence, float]:
    """Return who leads, a family of several or an offer, and how often it is first."""
    family = int(sure.families[leader])
    if len(_members(sure, family)) > 1 and len(sure.family_shares) > 1:
        who = (Named(_employer(sure, family)), ", with one of its offers,")
        return who, float(sure.family_shares[family])
    return offer_name(sure.analysis, leader), float(sure.first_place[leader])


def _worlds(sure: Confidence, share: float) -> str:
    factor = f"{sure.analysis.decision.firmness:g}"
    if 0.005 <= share < 0.995:
        often = f"{floor(100 * share + 0.5)} of 100 worlds"
    else:
        often = f"{share_of_worlds(share)} of the worlds"
    told = "that fit what you told us, if each weight is right within a factor"
    return f"first in {often} {told} {factor}"


def _skew(sure: Confidence) -> Sentence:
    """Return both names and why, where the leader is not the one that is first most often."""
    analysis = sure.analysis
    leader, first = int(sure.families[analysis.leaders[0]]), _first_family(sure)
    if leader == first or best_for_sure(analysis):
        return ()
    shares = [share_of_worlds(float(sure.family_shares[family])) for family in (leader, first)]
    one = offer_name(analysis, analysis.leaders[0])
    other = offer_name(analysis, _best_of(sure, first))
    return (
        *one, " has the most points on average, but ", *other,
        f" is first more often, {shares[1]} of the worlds against {shares[0]}: what is unsure ",
        "is lopsided, with much to gain or to lose on one side.",
    )  # fmt: skip


def _within(sure: Confidence) -> Sentence:
    """Return the verdict within the leading family, if it has several offers."""
    analysis = sure.analysis
    family = _first_family(sure)
    members = _members(sure, family)
    if len(members) < 2 or len(sure.family_shares) == 1 or word_of(sure) is Word.TOO_CLOSE:
        return ()
    best = max(members, key=lambda place: (sure.within_family[place], -place))
    share = float(sure.within_family[best])
    among = ("Among the offers of ", Named(_employer(sure, family)), ", ")
    if word_for(share) is Word.TOO_CLOSE:
        return (*among, *offer_names(analysis, members), " are too close to call.")
    return (
        *among, *offer_name(analysis, best),
        f" is first in {share_of_worlds(share)} of the worlds: {word_for(share)}.",
    )  # fmt: skip


def _settling(sure: Confidence, word: Word) -> Sentence:
    """Return what would settle a close call: the answer worth most, else a weight."""
    if word is not Word.TOO_CLOSE:
        return ()
    best = next((one for one in worth_asking(sure.analysis) if one.value > 0), None)
    if best is not None:
        return ("What would settle it: ", *_to_find_out(sure, best))
    return _weight_that_settles(sure)


def _to_find_out(sure: Confidence, best: Asking) -> Sentence:
    offer = sure.analysis.offers[best.offer]
    name = offer_name(sure.analysis, best.offer)
    if isinstance(best.about, Question):
        return ("of ", *name, f", ask: {wording(offer, best.about)}")
    return (Named(best.about.name), " of ", *name, ".")


def _weight_that_settles(sure: Confidence) -> Sentence:
    """Return the weight nearest to where the lead changes."""
    analysis = sure.analysis
    found = switching_weights(analysis.weights, analysis.expected)
    gaps = [
        (abs(end - weight), place)
        for ends, takers in ((found.lower, found.below), (found.upper, found.above))
        for place, (weight, end) in enumerate(zip(analysis.weights, ends, strict=True))
        if takers[place] != NOBODY
    ]
    if not gaps:
        return ("No single answer and no single weight would settle it.",)
    criterion = analysis.criteria[min(gaps)[1]]
    name = Named(criterion.name)
    return ("What would settle it: how much ", name, " matters to you; no single answer would.")


def _regret(sure: Confidence, word: Word) -> Sentence:
    if word is Word.ALWAYS:
        return ()
    regret = float(sure.expected_regret[sure.analysis.leaders[0]])
    lost = f"{points(regret)} points" if regret >= 0.05 else "less than 0.1 points"
    advice = "little to lose either way" if regret < LITTLE_TO_LOSE else "find out first"
    return (f"Deciding by points now costs {lost} on average, all uncertainty counted: {advice}.",)


def _names_one_not_in_hand(sure: Confidence, said: list[Sentence]) -> bool:
    offers = sure.analysis.offers
    places = [place for place in range(len(offers)) if not in_hand(sure.analysis, place)]
    waiting = {offers[place].name for place in places}
    waiting |= {sure.analysis.decision.employer_of(offers[place]).name for place in places}
    return any(isinstance(part, Named) and part in waiting for line in said for part in line)


def _members(sure: Confidence, family: int) -> list[int]:
    return np.flatnonzero(sure.families == family).tolist()


def _best_of(sure: Confidence, family: int) -> int:
    return max(_members(sure, family), key=lambda place: sure.within_family[place])


def _employer(sure: Confidence, family: int) -> str:
    analysis = sure.analysis
    return analysis.decision.employer_of(analysis.offers[_members(sure, family)[0]]).name


def as_text(said: Statement) -> str:
    """Return the statement as plain text, a sentence a line."""
    return "\n".join(as_plain(line) for line in (said.headline, *said.details))
