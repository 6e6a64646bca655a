"""What does an answer still lack, in words? Offers not ranked, answers missing, weights not set.

`missing_sentences` has all of it. What weights no one has set cannot be called the user's, so
sentences about "your weights" ask `are_weights_set` first.
"""

from collections.abc import Sequence

from decision.analysis import Analysis, Reason
from decision.findings.findings import Findings
from decision.findings.readiness import Readiness, weights_are_set
from decision.model import Offer
from decision.words.offer_names import MANY, named, no_weights
from decision.words.text import Sentence, listed, say, shortened


def are_weights_set(analysis: Analysis) -> bool:
    """Tell whether the user said how much the criteria matter."""
    return weights_are_set(analysis.whole)


def not_ranked(analysis: Analysis) -> Sentence:
    """Return which offers nothing is known of, and what to do about it; empty where of none."""
    names = [named(each.offer) for each in analysis.out if each.reason is Reason.NOT_RATED]
    if not names:
        return ()
    nothing = "Nothing is known about {about} yet. Answer questions about {it}, or rate {them}."
    it, them = ("it", "it yourself") if len(names) == 1 else ("them", "them yourself")
    return say(nothing, about=listed(shortened(names, MANY)), it=it, them=them)


def missing_sentences(findings: Findings) -> tuple[Sentence, ...]:
    """Return what is missing until the answer is fit to use; nothing where it is."""
    analysis = findings.analysis
    lines = (not_ranked(analysis), _answers(findings), _weights(analysis))
    return tuple(filter(None, lines))


def _answers(findings: Findings) -> Sentence:
    """Return how many answers are missing of ranked offers."""
    missing = findings.readiness.offers
    lacking = [offer for offer in findings.analysis.offers if missing[offer.key]]
    if not lacking:
        return ()
    parts = [missing_of(findings.readiness, offer) for offer in lacking]
    return say("Still missing: {parts}.", parts=listed(_in_short(parts)))


def _in_short(parts: Sequence[Sentence]) -> list[str | Sentence]:
    return shortened(parts, MANY, "some about {} more offers")


def missing_of(ready: Readiness, offer: Offer) -> Sentence:
    """Return how many answers about an offer are missing, or own ratings of it."""
    of = "of" if offer.key in ready.to_be_rated else "about"
    return (f"{_counted(ready, offer)} {of} ", *named(offer))


def until_enough(ready: Readiness, offer: Offer) -> str:
    """Return how many answers or own ratings an offer still lacks, without its name."""
    if offer.key in ready.aside:
        return "It is not among the offers to choose from, so no answer waits for it."
    if not ready.offers[offer.key]:
        return "Enough is known for an answer."
    if is_pay_alone(ready, offer):
        return "Enter its pay. Then enough is known."
    return f"{_counted(ready, offer, ' more')} until enough is known."


def is_pay_alone(ready: Readiness, offer: Offer) -> bool:
    """Tell whether nothing but its pay is missing of an offer."""
    is_unpaid = offer.key in ready.to_be_rated & ready.without_pay
    return is_unpaid and ready.ratings[offer.key] == 1


def _counted(ready: Readiness, offer: Offer, more: str = "") -> str:
    if offer.key in ready.to_be_rated:
        is_unpaid = offer.key in ready.without_pay
        ratings = ready.ratings[offer.key] - is_unpaid
        rated = f"{ratings}{more} own rating{_s(ratings)}" if ratings else ""
        return " and ".join(filter(None, [rated, "the pay" if is_unpaid else ""]))
    answers = ready.offers[offer.key]
    return f"{answers}{more} answer{_s(answers)}"


def _s(count: int) -> str:
    return "" if count == 1 else "s"


def _weights(analysis: Analysis) -> Sentence:
    """Return that nobody weighed the criteria yet."""
    if are_weights_set(analysis) or no_weights(analysis):
        return ()
    return say("All criteria count the same so far: you have not said what matters more to you.")
