"""How sure is the answer, in one statement that every page and export repeats?

`statement`: findings -> the verdict, a headline, and what belongs to it. The families of
offers come first, then the offers of the leading one; a close call names no winner but what would
settle it. An offer that is not in hand is never named without saying so and without what there is
instead. What is simulated is never called certain.
"""

from typing import NamedTuple

import numpy as np

from decision.analysis import Analysis
from decision.findings.findings import Findings
from decision.findings.must_haves import may_fail
from decision.findings.readiness import FEWEST_OFFERS
from decision.findings.robustness import Robustness
from decision.words import offer_names as offers
from decision.words import verdicts
from decision.words.deciding_today import regret_sentence as regret_sentence
from decision.words.must_haves import only_left, out_sentences
from decision.words.offer_names import in_hand, named, offer_name
from decision.words.open_must_haves import beside_sentences
from decision.words.readiness import missing_sentences, not_ranked
from decision.words.text import (
    Named,
    Sentence,
    as_plain,
    listed,
    percent,
    say,
)
from decision.words.verdicts import Verdict, in_simulations, simulated_share, verdict_of
from decision.words.waiting import waiting_sentences
from decision.words.weights import changing, settling

LOPSIDED = "The uncertainty is lopsided: much could be gained or lost on one side."
CONTENDER, LEAST = 0.1, 0.005  # of all draws


class Statement(NamedTuple):
    """The one statement of confidence; without a verdict where there is nothing to compare."""

    verdict: Verdict | None
    headline: Sentence
    details: tuple[Sentence, ...] = ()


def statement(findings: Findings, *, is_alone: bool = True) -> Statement:
    """Return how sure the answer is, be it of a decision without offers.

    What would change it, and what it costs to decide today, is left out unless it ``is_alone``.
    """
    analysis = findings.analysis
    if len(analysis.offers) < FEWEST_OFFERS:
        return _nothing_to_compare(findings)
    robustness, verdict = findings.robustness, verdict_of(findings.robustness)
    lines = [*_in_brief(findings, verdict), _within(robustness, verdict)]
    if is_alone or verdict is Verdict.TOO_CLOSE:
        lines.append(_what_changes_it(findings, verdict))
    if is_alone:
        lines.append(regret_sentence(findings))
    lines += [offers.no_weights(analysis), offers.unknown(analysis)]
    lines += [_fallback(robustness, verdict, lines), verdicts.fewer_sentence(findings)]
    asked = (*out_sentences(findings), *beside_sentences(findings))
    beside = (*waiting_sentences(findings), *missing_sentences(findings))
    details = (*lines[1:2], *asked, *beside, *lines[2:])
    return Statement(verdict, lines[0], tuple(filter(None, details)))


def _nothing_to_compare(findings: Findings) -> Statement:
    """Return what is to be done before there is an answer."""
    analysis = findings.analysis
    open_ = beside_sentences(findings) if analysis.offers else ()
    out = (*out_sentences(findings), *open_)
    details = (*out, *waiting_sentences(findings), not_ranked(analysis))
    return Statement(None, _no_answer(analysis), tuple(filter(None, details)))


def _no_answer(analysis: Analysis) -> Sentence:
    if not analysis.whole.offers:
        return say("No offers yet.")
    only = [named(offer) for offer in analysis.whole.offers]
    if len(only) == 1:
        return say("Only one offer so far: {name}.", name=only[0])
    if left := only_left(analysis):
        return left
    if not analysis.offers:
        return say("No answer yet.")
    alone = named(analysis.offers[0])
    return say("No answer yet: {name} has nothing to compare with.", name=alone)


def in_brief(findings: Findings) -> Sentence:
    """Return the statement for pages about something else: the verdict, how often it holds."""
    robustness, verdict = findings.robustness, verdict_of(findings.robustness)
    lines = _in_brief(findings, verdict)
    lines.append(_fallback(robustness, verdict, lines))
    return tuple(part for line in lines if line for part in (*line, " "))


def as_text(statement: Statement) -> str:
    """Return the statement as plain text, a sentence a line."""
    return "\n".join(as_plain(line) for line in (statement.headline, *statement.details))


def _in_brief(findings: Findings, verdict: Verdict) -> list[Sentence]:
    """Return the headline, and how often the leader, or who comes into question, is first."""
    analysis, robustness = findings.analysis, findings.robustness
    so_far = "" if findings.readiness.is_fit else "So far "
    if verdict is Verdict.TOO_CLOSE:
        tied = offers.tied(analysis, analysis.leaders) if len(analysis.leaders) > 1 else ()
        headline = say("{close}.", close=_opened(so_far, "too close to call"))
        return [headline, tied or _skew(robustness) or _contenders(robustness)]
    leader = verdicts.contender(robustness, analysis.leaders[0])
    if verdict is not Verdict.ALWAYS:
        headline = say("{verdict}: {leader}.", verdict=_opened(so_far, verdict), leader=leader)
        return [headline, _how_often(robustness)]
    within = ", within the ranges you gave" if offers.uncertain(analysis) else ""
    best = "{so_far}{leader} is best whatever the weights{within}."
    return [say(best, so_far=so_far, leader=leader, within=within)]


def _opened(so_far: str, words: str) -> str:
    return f"{so_far}{words}" if so_far else words.capitalize()


def _how_often(robustness: Robustness) -> Sentence:
    """Return how often the leader is first, by how much, and who comes next."""
    analysis, families = robustness.analysis, robustness.families
    leader, second = analysis.order[:2]
    alone = verdicts.is_one_family(robustness)
    share = verdicts.contender_shares(robustness)[leader if alone else families[leader]]
    first = f"First in {in_simulations(share)}"
    after = _next(robustness)
    if not alone and families[leader] == families[second]:
        return (f"{first}.", *after)
    lead = offers.lead_in_points(analysis.overall[leader] - analysis.overall[second])
    # Who is first next often may be another than who has the next most points.
    is_other = bool(after) and second != _offer_of(robustness, _by_share(robustness)[1])
    of = say(" of {second}", second=offer_name(analysis, second)) if is_other else ()
    return (*say("{first}, {lead} ahead{of} on average.", first=first, lead=lead, of=of), *after)


def _next(robustness: Robustness) -> Sentence:
    """Return who comes next, if that one is first often."""
    shares, second = verdicts.contender_shares(robustness), _by_share(robustness)[1]
    if shares[second] < CONTENDER:
        return ()
    name, n = _contender(robustness, second), _of_100(shares[second])
    return say(" Runner-up: {name}, first in {n}.", name=name, n=n)


def _contenders(robustness: Robustness) -> Sentence:
    """Return who is first how often: the first two, and another if it comes into question."""
    shares, places = verdicts.contender_shares(robustness), _by_share(robustness)
    third = [place for place in places[2 : offers.MANY] if shares[place] >= CONTENDER]
    verbs = (" is first in ", " in ", " in ")
    names = [
        (*_contender(robustness, place), verb, _of_100(shares[place]))
        for place, verb in zip(places[:2] + third, verbs, strict=False)
    ]
    return say("{names} of 100 simulations.", names=listed(names))


def _by_share(robustness: Robustness) -> list[int]:
    return np.argsort(-verdicts.contender_shares(robustness), kind="stable").tolist()


def _contender(robustness: Robustness, place: int) -> Sentence:
    """Return the name of a family, or of an offer of the only one."""
    return verdicts.contender(robustness, _offer_of(robustness, place))


def _offer_of(robustness: Robustness, place: int) -> int:
    """Return the best offer of a family, or the offer itself of the only one."""
    return place if verdicts.is_one_family(robustness) else verdicts.best_of(robustness, place)


def _of_100(share: float) -> str:
    return percent(share).removesuffix(" %") if share >= LEAST else "under 1"


def _skew(robustness: Robustness) -> Sentence:
    """Return both names and why, where the leader is not the one that is first most often."""
    analysis, shares = robustness.analysis, robustness.family_shares
    (place, *_), first = analysis.leaders, verdicts.first_family(robustness)
    leader = robustness.families[place]
    if leader == first:
        return ()
    why = say("{leader} may fail a must-have.", leader=offer_name(analysis, place))
    return say(
        "{leader} has the most points on average, but {other} is first more often ({more} of the "
        "simulations against {less}). {why}",
        leader=offer_name(analysis, place),
        other=offer_name(analysis, verdicts.best_of(robustness, first)),
        more=simulated_share(shares[first]),
        less=simulated_share(shares[leader]),
        why=why if may_fail(analysis, place) else (LOPSIDED,),
    )


def _within(robustness: Robustness, verdict: Verdict) -> Sentence:
    """Return the verdict within the leading family, if it has several offers."""
    analysis, shares = robustness.analysis, robustness.within_family
    first = verdicts.first_family(robustness)
    family, best = verdicts.members(robustness, first), verdicts.best_of(robustness, first)
    if len(family) < 2 or verdicts.is_one_family(robustness) or verdict is Verdict.TOO_CLOSE:
        return ()
    most = min(family, key=lambda place: (analysis.ranks[place], place))
    within, name = verdicts.verdict_within(robustness, first), offer_name(analysis, best)
    if within is not Verdict.TOO_CLOSE:
        often = f" is first in {simulated_share(shares[best])} of the simulations: {within}."
        judged = (*name, often)
    elif shares[most] == shares[best]:
        judged = (*offers.offer_names(analysis, family), " are too close to call.")
    else:
        both = "{most} has the most points, but {best} is first more often: too close to call."
        judged = say(both, most=offer_name(analysis, most), best=name)
    employer = verdicts.employer(robustness, first)
    return say("Among the offers of {employer}, {verdict}", employer=employer, verdict=judged)


def _what_changes_it(findings: Findings, verdict: Verdict) -> Sentence:
    """Return what would settle a close call or change any other, unless nothing would."""
    if verdict is Verdict.TOO_CLOSE:
        return settling(findings)
    if verdict is Verdict.ALWAYS:
        return ()
    return offers.behind_on_nothing(findings.analysis) or changing(findings)


def _fallback(robustness: Robustness, verdict: Verdict, lines: list[Sentence]) -> Sentence:
    """Return what there is instead of offers that are named but not in hand."""
    analysis = robustness.analysis
    places = [place for place in range(len(analysis.offers)) if not in_hand(analysis, place)]
    waiting = [analysis.offers[place] for place in places]
    names = {offer.name for offer in waiting}
    names |= {analysis.decision.employer_of(offer).name for offer in waiting}
    said = {part for line in lines for part in line if isinstance(part, Named)}
    is_said = verdict is not Verdict.TOO_CLOSE and not set(analysis.leaders) & set(places)
    return offers.fallback(analysis) if said & names and not is_said else ()
