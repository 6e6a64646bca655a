"""What is the next step to an answer of one's own, and which of the three steps are done?

What is done is read off `decision.findings.readiness`; here it becomes words, and where to go.
"""

from enum import StrEnum
from typing import NamedTuple

from decision.findings.readiness import Readiness
from decision.model import Decision, Offer
from decision.words.readiness import is_pay_alone, missing_of
from decision.words.text import Named, Sentence, in_letters, listed, say, shortened

MANY = 3  # offers in one sentence


class Step(StrEnum):
    """The three steps, in order."""

    OFFERS = "Offers"
    WHAT_MATTERS = "What matters"
    ANSWER = "Answer"


class NextStep(NamedTuple):
    """What to do next, on which step, and the key of the offer that it is about, if any."""

    says: Sentence
    step: Step
    offer: str | None = None


def steps_done(decision: Decision, ready: Readiness) -> tuple[bool, bool, bool]:
    """Return which of the steps are done, in order; no answer is while something is asked first."""
    is_answered = ready.is_fit and not decision.asked_first
    return ready.offers_are_fit, ready.weights_are_set, is_answered


def next_step(decision: Decision, ready: Readiness) -> NextStep | None:
    """Return what to do before the answer is fit to use; None where it is."""
    if not decision.offers:
        says = say("Next: name your offers. Staying where you are counts too.")
        return NextStep(says, Step.OFFERS)
    if not ready.are_enough:
        says = say("Next: add another offer, so that there is something to compare.")
        return NextStep(says, Step.OFFERS)
    for offer in decision.offers:
        if ready.offers[offer.key]:
            return NextStep(_to_say(decision, offer, ready), Step.OFFERS, offer.key)
    if not ready.weights_are_set:
        return NextStep(say("Next: say what matters to you."), Step.WHAT_MATTERS)
    return None


def after_offers(decision: Decision, ready: Readiness) -> NextStep:
    """Return what comes once the offers are answered; what is asked first, the answer asks."""
    matters = say("Next: what matters to you")
    if decision.asked_first:
        return NextStep(matters, Step.ANSWER)
    if not ready.weights_are_set:
        return NextStep(matters, Step.WHAT_MATTERS)
    return NextStep(say("See the answer"), Step.ANSWER)


def what_is_done(step: Step, decision: Decision, ready: Readiness) -> Sentence:
    """Return what a step is about: that it is done, or what it still lacks."""
    if step is Step.WHAT_MATTERS:
        done = "Done: you said how much each criterion counts."
        return say(done if ready.weights_are_set else "Say how much each criterion counts.")
    if step is Step.ANSWER:
        done = "The answer rests on enough to be used."
        is_answered = steps_done(decision, ready)[-1]
        return say(done if is_answered else "The answer so far. The first two steps settle it.")
    if ready.offers_are_fit:
        return say("Done: enough is known about every offer.")
    return _lacking(decision, ready)


def _lacking(decision: Decision, ready: Readiness) -> Sentence:
    if not ready.are_enough:
        return say("Name at least two offers. Staying where you are counts too.")
    lacking = [missing_of(ready, each) for each in decision.offers if ready.offers[each.key]]
    return say("Still missing: {lacking}.", lacking=listed(shortened(lacking, MANY)))


def _to_say(decision: Decision, offer: Offer, ready: Readiness) -> Sentence:
    """Return what is to be said about an offer."""
    if offer.key in ready.to_be_rated:
        what = "enter what {offer} pays" if is_pay_alone(ready, offer) else "rate {offer}"
        return say(f"Next: {what}.", offer=Named(offer.name))
    missing = ready.offers[offer.key]
    number = in_letters(missing)
    more = " more" if _is_begun(decision, offer) else ""
    questions = f"{number}{more} question{'' if missing == 1 else 's'}"
    return say(
        "Next: answer {questions} about {offer}.", questions=questions, offer=Named(offer.name)
    )


def _is_begun(decision: Decision, offer: Offer) -> bool:
    """Tell whether anything is answered about an offer, its employer included."""
    answers = (*offer.answers.values(), *decision.employer_of(offer).answers.values())
    return any(not answer.is_unknown for answer in answers)
