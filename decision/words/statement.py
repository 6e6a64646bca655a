"""How sure is the answer, in one statement that every page and export repeats?

`statement`: findings -> the word of certainty, a headline, and what belongs to it. The families of
offers come first, then the offers of the leading one; a close call names no winner but what would
settle it. An offer that is not in hand is never named without saying so and without what there is
instead. What is simulated is never called certain.
"""

from typing import NamedTuple

import numpy as np

from decision.analysis import Analysis
from decision.findings.findings import Findings
from decision.findings.robustness import Robustness
from decision.words.certainty import (
    Word,
    best_of,
    contender,
    contender_shares,
    employer,
    first_family,
    in_worlds,
    is_one_family,
    members,
    share_of_worlds,
    word_of,
    word_within,
)
from decision.words.offer_names import (
    MANY,
    behind_on_nothing,
    fallback,
    in_hand,
    lead_in_points,
    no_weights,
    offer_name,
    offer_names,
    tied,
    uncertain,
    unknown,
)
from decision.words.text import Named, Sentence, as_plain, listed, percent, say
from decision.words.weights import changing, settling

LITTLE_TO_LOSE = 2.0  # points of expected regret
CONTENDER, LEAST = 0.1, 0.005  # of the worlds


class Statement(NamedTuple):
    """The one statement of confidence; without a word where there is nothing to compare."""

    word: Word | None
    headline: Sentence
    details: tuple[Sentence, ...] = ()


def statement(findings: Findings) -> Statement:
    """Return how sure the answer is, be it of a decision without offers."""
    analysis = findings.analysis
    if not analysis.offers:
        return Statement(None, say("No offers yet."))
    if len(analysis.offers) == 1:
        return Statement(None, say("Only one offer so far: {name}.", name=offer_name(analysis, 0)))
    robustness, word = findings.robustness, word_of(findings.robustness)
    lines = [_headline(robustness, word), _how_often(robustness, word), _within(robustness, word)]
    lines += [_what_changes_it(findings, word), _regret(robustness, word)]
    lines += [no_weights(analysis), unknown(analysis)]
    lines.append(_fallback(robustness, word, lines))
    return Statement(word, lines[0], tuple(filter(None, lines[1:])))


def in_brief(findings: Findings) -> Sentence:
    """Return the statement for pages about something else: its word, and how often that holds."""
    robustness, word = findings.robustness, word_of(findings.robustness)
    lines = [_headline(robustness, word), _how_often(robustness, word)]
    lines.append(_fallback(robustness, word, lines))
    return tuple(part for line in lines if line for part in (*line, " "))


def as_text(statement: Statement) -> str:
    """Return the statement as plain text, a sentence a line."""
    return "\n".join(as_plain(line) for line in (statement.headline, *statement.details))


def _headline(robustness: Robustness, word: Word) -> Sentence:
    if word is Word.TOO_CLOSE:
        return say("Too close to call.")
    leader = contender(robustness, robustness.analysis.leaders[0])
    if word is not Word.ALWAYS:
        return say("{word}: {leader}.", word=word.capitalize(), leader=leader)
    within = ", within the ranges you gave" if uncertain(robustness.analysis) else ""
    return say("{leader} is best whatever the weights{within}.", leader=leader, within=within)


def _how_often(robustness: Robustness, word: Word) -> Sentence:
    """Return in how many worlds the leader, or who comes into question, is first."""
    analysis = robustness.analysis
    if word is Word.ALWAYS:
        return ()
    if word is Word.TOO_CLOSE:
        if len(analysis.leaders) > 1:
            return tied(analysis, analysis.leaders)
        return _skew(robustness) or _contenders(robustness)
    leader = analysis.leaders[0]
    place = leader if is_one_family(robustness) else int(robustness.families[leader])
    worlds = in_worlds(float(contender_shares(robustness)[place]), "plausible ")
    first = f"First in {worlds} {_which_worlds(analysis)}.{_lead(robustness)}"
    return (first, *_next(robustness))


def _which_worlds(analysis: Analysis) -> str:
    return f"(weights uncertain by a factor of {analysis.decision.firmness:g})"


def _lead(robustness: Robustness) -> str:
    analysis, families = robustness.analysis, robustness.families
    leader, second = analysis.order[:2]
    if families[leader] == families[second] and not is_one_family(robustness):
        return ""
    lead = lead_in_points(analysis.overall[leader] - analysis.overall[second])
    return f" It leads by {lead} with these weights."


def _next(robustness: Robustness) -> Sentence:
    """Return who comes next, if that one is first in many worlds."""
    shares, second = contender_shares(robustness), _by_share(robustness)[1]
    if shares[second] < CONTENDER:
        return ()
    name, n = _contender(robustness, second), _of_100(float(shares[second]))
    return say(" Next comes {name}, first in {n} of 100.", name=name, n=n)


def _contenders(robustness: Robustness) -> Sentence:
    """Return who is first how often: the first two, and another if it comes into question."""
    shares, places = contender_shares(robustness), _by_share(robustness)
    near = [*places[:2], *(place for place in places[2:MANY] if shares[place] >= CONTENDER)]
    names = [
        say("{name}{how}", name=_contender(robustness, place), how=how)
        for place, verb in zip(near, (" is first", "", ""), strict=False)
        for how in [f"{verb} in {_of_100(float(shares[place]))}"]
    ]
    which = _which_worlds(robustness.analysis)
    return say("{names} of 100 plausible worlds {which}.", names=listed(names), which=which)


def _by_share(robustness: Robustness) -> list[int]:
    return [int(place) for place in np.argsort(-contender_shares(robustness), kind="stable")]


def _contender(robustness: Robustness, place: int) -> Sentence:
    """Return the name of a family, or of an offer of the only one."""
    return contender(robustness, place if is_one_family(robustness) else best_of(robustness, place))


def _of_100(share: float) -> str:
    return percent(share).removesuffix(" %") if share >= LEAST else "under 1"


def _skew(robustness: Robustness) -> Sentence:
    """Return both names and why, where the leader is not the one that is first most often."""
    analysis, shares = robustness.analysis, robustness.family_shares
    leader, first = int(robustness.families[analysis.leaders[0]]), first_family(robustness)
    if leader == first:
        return ()
    return say(
        "{leader} has the most points on average, but {other} is first more often ({more} of the "
        "worlds against {less}). The uncertainty is lopsided: much could be gained or lost on one "
        "side.",
        leader=offer_name(analysis, analysis.leaders[0]),
        other=offer_name(analysis, best_of(robustness, first)),
        more=share_of_worlds(float(shares[first])),
        less=share_of_worlds(float(shares[leader])),
    )


def _within(robustness: Robustness, word: Word) -> Sentence:
    """Return the verdict within the leading family, if it has several offers."""
    analysis, first = robustness.analysis, first_family(robustness)
    family, best = members(robustness, first), best_of(robustness, first)
    if len(family) < 2 or is_one_family(robustness) or word is Word.TOO_CLOSE:
        return ()
    most = min(family, key=lambda place: (analysis.ranks[place], place))
    within, share = word_within(robustness, first), float(robustness.within_family[best])
    name = offer_name(analysis, best)
    if within is not Word.TOO_CLOSE:
        often = f"is first in {share_of_worlds(share)} of the worlds: {within}."
        verdict = say("{best} {often}", best=name, often=often)
    elif most == best or share == robustness.within_family[most]:
        verdict = say("{offers} are too close to call.", offers=offer_names(analysis, family))
    else:
        both = "{most} has the most points, but {best} is first more often: too close to call."
        verdict = say(both, most=offer_name(analysis, most), best=name)
    among = "Among the offers of {employer}, {verdict}"
    return say(among, employer=employer(robustness, first), verdict=verdict)


def _what_changes_it(findings: Findings, word: Word) -> Sentence:
    if word is Word.ALWAYS:
        return ()
    if word is Word.TOO_CLOSE:
        return settling(findings)
    return behind_on_nothing(findings.analysis) or changing(findings)


def _regret(robustness: Robustness, word: Word) -> Sentence:
    if word is Word.ALWAYS:
        return ()
    regret = float(robustness.expected_regret[robustness.analysis.leaders[0]])
    little = regret < LITTLE_TO_LOSE
    advice = "There is little to lose either way." if little else "Find out more first."
    lost = f"{lead_in_points(regret)} on average compared with knowing everything"
    return (f"Choosing the leader today gives up {lost}. {advice}",)


def _fallback(robustness: Robustness, word: Word, lines: list[Sentence]) -> Sentence:
    """Return what there is instead of offers that are named but not in hand."""
    analysis = robustness.analysis
    places = [place for place in range(len(analysis.offers)) if not in_hand(analysis, place)]
    offers = [analysis.offers[place] for place in places]
    waiting = {offer.name for offer in offers}
    waiting |= {analysis.decision.employer_of(offer).name for offer in offers}
    names = {part for line in lines for part in line if isinstance(part, Named)}
    is_said = word is not Word.TOO_CLOSE and not set(analysis.leaders) & set(places)
    return fallback(analysis) if names & waiting and not is_said else ()
