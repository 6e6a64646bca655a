"""What is most worth asking next, of whom, by when, and in which words?

`to_ask`: what could be found out -> one `ToAsk` each, in the same order. What would narrow an own
rating is asked by the questions that inform its criterion most. `by_when` counts the days to the
deadline, which a decision between offers has from any of them.
"""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from criteria.belief import Certainty
from criteria.criterion import Criterion
from criteria.question import About, Question
from decision.analysis import Analysis
from decision.edits import answers_to
from decision.findings.information import InformationValue
from decision.model import Answer, Offer, Rating
from decision.words.offer_names import offer_name, offer_names
from decision.words.questions import answer_to, who_can_tell, wording
from decision.words.text import Named, Sentence, percent, points, rating, say

LEAST_POINTS, LEAST_CHANCE = 0.05, 0.01
LIKELY, MUCH = 0.05, 0.1
INFORMING = 3  # questions named for an own rating
CANNOT = "At your present weights, no single answer can change the choice."
LITTLE = "No single answer matters much."
SOURCES = {
    Certainty.SAID: "They say",
    Certainty.GUESS: "Your guess",
    Certainty.WRITTEN: "In writing",
}


class ToAsk(NamedTuple):
    """One thing to find out, in words.

    ``of`` is whom it is about, ``asks`` the wording, ``who`` can tell, ``so_far`` what is known,
    ``changes`` what the answer could do. What would narrow an own rating are the questions
    ``about`` it, each with its own who.
    """

    asking: InformationValue
    of: Sentence
    short: str
    asks: Sentence
    who: str
    so_far: Sentence
    changes: str
    about: tuple[Question, ...] = ()


def to_ask(analysis: Analysis, values: Iterable[InformationValue]) -> tuple[ToAsk, ...]:
    """Return what there is to find out, in the order given."""
    return tuple(
        _of_question(analysis, value, value.about)
        if isinstance(value.about, Question)
        else _of_rating(analysis, value, value.about)
        for value in values
    )


def whom(analysis: Analysis, value: InformationValue) -> Sentence:
    """Return whom an answer is about: an employer with several offers, or the offers."""
    offer = analysis.offers[value.offer]
    is_employer = isinstance(value.about, Question) and value.about.about is About.EMPLOYER
    if is_employer and sum(other.employer == offer.employer for other in analysis.offers) > 1:
        return (Named(analysis.decision.employer_of(offer).name),)
    return offer_names(analysis, value.offers[:1] if is_employer else value.offers)


def what_it_changes(value: InformationValue) -> str:
    """Return how likely the answer changes the choice, and what it is worth on average.

    >>> what_it_changes(InformationValue(0, None, 1.24, 0.38))
    'changes the choice in 38 % of cases; worth 1.2 points'
    """
    worth = worth_in_words(value.value).replace("<", "less than ")
    return f"changes the choice in {chance_in_words(value.chance)} of cases; worth {worth} points"


def worth_in_words(value: float) -> str:
    """Return what an answer is worth, in points; a little is not called nothing.

    >>> worth_in_words(1.24), worth_in_words(0.04)
    ('1.2', '<0.1')
    """
    return points(value) if value >= LEAST_POINTS else "<0.1"


def chance_in_words(chance: float) -> str:
    """Return how likely an answer changes the choice."""
    return percent(chance) if chance >= LEAST_CHANCE else "under 1 %"


def matters(value: InformationValue) -> bool:
    """Tell whether an answer is at all likely to change the choice, or worth much if it does."""
    return value.chance >= LIKELY or value.value >= MUCH


def by_when(analysis: Analysis, offer: int, today: date) -> Sentence:
    """Return whether an answer about an offer comes before a deadline, its own or the first."""
    own = analysis.offers[offer].deadline
    deadlines = [(each.deadline, place) for place, each in enumerate(analysis.offers)]
    coming = sorted((day, place) for day, place in deadlines if day is not None and day >= today)
    if own is None and not coming:
        return say("No deadline.")
    due, place = coming[0] if own is None else (own, offer)
    return say(
        "{left}: decide{about} by {day}.",
        left=_left(due, today),
        about=say(" about {name}", name=offer_name(analysis, place)) if own is None else (),
        day=f"{due.day} {due:%B %Y}",
    )


def _left(due: date, today: date) -> str:
    days = (due - today).days
    if days < 0:
        return "The deadline has passed"
    return {0: "Today", 1: "1 day left"}.get(days, f"{days} days left")


# Questions -------------------------------------------------------------------------------------


def _of_question(analysis: Analysis, value: InformationValue, question: Question) -> ToAsk:
    offer = analysis.offers[value.offer]
    return ToAsk(
        asking=value,
        of=whom(analysis, value),
        short=question.short,
        asks=(wording(offer, question),),
        who=who_can_tell(offer, question),
        so_far=_answered(question, answer_to(analysis.decision, offer, question)),
        changes=what_it_changes(value),
    )


def _answered(question: Question, answer: Answer) -> Sentence:
    says = {option.key: option.says for option in question.answers}
    if answer.option not in says:
        return ()
    return (f"{SOURCES[answer.certainty]}: {says[answer.option]}",)


# Own ratings -----------------------------------------------------------------------------------


def _of_rating(analysis: Analysis, value: InformationValue, criterion: Criterion) -> ToAsk:
    offer = analysis.offers[value.offer]
    return ToAsk(
        asking=value,
        of=offer_name(analysis, value.offer),
        short=criterion.name,
        asks=say("How good is it on {criterion}, really?", criterion=Named(criterion.name)),
        who="",
        so_far=_rated(offer.ratings.get(criterion.key, Rating())),
        changes=what_it_changes(value),
        about=informing(analysis, offer, criterion),
    )


def informing(analysis: Analysis, offer: Offer, criterion: Criterion) -> tuple[Question, ...]:
    """Return the questions that say most of a criterion and are not settled for the offer."""
    unsettled = [
        question
        for question in analysis.catalog.questions
        if criterion.key in question.shares
        and not _is_settled(answers_to(analysis.decision, offer.key, question).get(question.key))
    ]
    ordered = sorted(unsettled, key=lambda question: -question.shares[criterion.key])
    return tuple(ordered[:INFORMING])


def _is_settled(answer: Answer | None) -> bool:
    if answer is None or answer.is_unknown:
        return False
    return answer.does_not_apply or answer.certainty is Certainty.WRITTEN


def _rated(own: Rating) -> Sentence:
    if own.low is None or own.likely is None or own.high is None:
        return ("Not rated yet.",)
    return (f"You rated it {rating(own.likely)}, from {rating(own.low)} to {rating(own.high)}.",)
