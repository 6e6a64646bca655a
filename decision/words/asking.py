"""What is most worth asking next, of whom, by when, and in which words?

`to_ask`: analysis + what each answer is worth -> one `ToAsk` each, in the same order. What would
narrow an own rating is asked by the questions that inform its criterion most. `by_when` counts the
days to the deadline, which a decision between offers has from any of them.
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
from decision.words.questions import answer_to, who_can_tell, wording
from decision.words.text import Named, Sentence, percent, points, rating
from decision.words.verdict import offer_name

LEAST_POINTS, LEAST_CHANCE = 0.05, 0.01
LIKELY, MUCH = 0.05, 0.1
INFORMING = 3  # questions named for an own rating
CANNOT = "No single answer can change the choice, at your present weights."
LITTLE = "Little hangs on any single answer."
TELLS = {Certainty.SAID: "They say", Certainty.GUESS: "Your guess", Certainty.WRITTEN: "In writing"}


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


def to_ask(analysis: Analysis, found: Iterable[InformationValue]) -> tuple[ToAsk, ...]:
    """Return what there is to find out, in the order given."""
    return tuple(
        _of_question(analysis, one, one.about)
        if isinstance(one.about, Question)
        else _of_rating(analysis, one, one.about)
        for one in found
    )


def what_it_changes(one: InformationValue) -> str:
    """Return how likely the answer changes the choice, and what it is worth on average.

    >>> what_it_changes(InformationValue(0, None, 1.24, 0.38))
    'changes the choice in 38 % of cases; worth 1.2 points'
    """
    worth = worth_said(one.value).replace("<", "less than ")
    return f"changes the choice in {chance_said(one.chance)} of cases; worth {worth} points"


def worth_said(value: float) -> str:
    """Return what an answer is worth, in points; a little is not called nothing.

    >>> worth_said(1.24), worth_said(0.04)
    ('1.2', '<0.1')
    """
    return points(value) if value >= LEAST_POINTS else "<0.1"


def chance_said(chance: float) -> str:
    """Return how likely an answer changes the choice."""
    return percent(chance) if chance >= LEAST_CHANCE else "under 1 %"


def matters(one: InformationValue) -> bool:
    """Tell whether an answer is at all likely to change the choice, or worth much if it does."""
    return one.chance >= LIKELY or one.value >= MUCH


def by_when(analysis: Analysis, offer: int, today: date) -> Sentence:
    """Return whether an answer about an offer comes before a deadline, its own or the first."""
    due = analysis.offers[offer].deadline
    if due is not None:
        return (f"{_left(due, today)}: decide by {_day(due)}.",)
    others = [(o.deadline, place) for place, o in enumerate(analysis.offers) if o.deadline]
    coming = sorted((day, place) for day, place in others if day >= today)
    if not coming:
        return ("No deadline.",)
    day, place = coming[0]
    name = offer_name(analysis, place)
    return (f"{_left(day, today)}: ", *name, f" is to be decided by {_day(day)}.")


def _left(due: date, today: date) -> str:
    days = (due - today).days
    if days < 0:
        return "The deadline has passed"
    return {0: "Today", 1: "1 day left"}.get(days, f"{days} days left")


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


# Questions -------------------------------------------------------------------------------------


def _of_question(analysis: Analysis, one: InformationValue, question: Question) -> ToAsk:
    offer = analysis.offers[one.offer]
    named = _employer if question.about is About.EMPLOYER else offer_name
    return ToAsk(
        asking=one,
        of=named(analysis, one.offer),
        short=question.short,
        asks=(wording(offer, question),),
        who=who_can_tell(offer, question),
        so_far=_told(question, answer_to(analysis.decision, offer, question)),
        changes=what_it_changes(one),
    )


def _employer(analysis: Analysis, place: int) -> Sentence:
    """Return the offer's name, or its employer's where that makes several offers."""
    offer = analysis.offers[place]
    if sum(other.employer == offer.employer for other in analysis.offers) == 1:
        return offer_name(analysis, place)
    return (Named(analysis.decision.employer_of(offer).name),)


def _told(question: Question, given: Answer) -> Sentence:
    says = {option.key: option.says for option in question.answers}
    if given.option not in says:
        return ()
    return (f"{TELLS[given.certainty]}: {says[given.option]}",)


# Own ratings -----------------------------------------------------------------------------------


def _of_rating(analysis: Analysis, one: InformationValue, criterion: Criterion) -> ToAsk:
    offer, name = analysis.offers[one.offer], Named(criterion.name)
    about = informing(analysis, offer, criterion)
    return ToAsk(
        asking=one,
        of=offer_name(analysis, one.offer),
        short=criterion.name,
        asks=("How good is it on ", name, ", really?"),
        who="",
        so_far=_rated(offer.ratings.get(criterion.key, Rating())),
        changes=what_it_changes(one),
        about=about,
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


def _is_settled(given: Answer | None) -> bool:
    if given is None or given.is_unknown:
        return False
    return given.does_not_apply or given.certainty is Certainty.WRITTEN


def _rated(own: Rating) -> Sentence:
    if own.low is None or own.likely is None or own.high is None:
        return ("Not rated yet.",)
    return (f"You rated it {rating(own.likely)}, from {rating(own.low)} to {rating(own.high)}.",)
