"""Which questions are asked, in which words and of whom, and what is most worth asking next?

A question that informs only criteria which are switched off is not asked, if no must-have needs it.
`to_ask`: what could be found out -> one `ToAsk` each, in the same order. What would narrow an own
rating is asked by the questions that inform its criterion most.
"""

from collections.abc import Iterable
from typing import NamedTuple

from criteria.belief import Certainty
from criteria.catalog import Catalog
from criteria.criterion import PAY_KEY, Criterion
from criteria.pay_questions import ALL_OF_IT, ALL_OF_IT_TODAY, WHO_KNOWS_ALL, PayQuestion
from criteria.question import About, Informant, Question
from decision.analysis import Analysis
from decision.edits import answer_in_force, answer_to, counts_as_guess, falls_away
from decision.findings.information import InformationValue
from decision.findings.must_haves import decided_by
from decision.model import Answer, Decision, Offer, Rating
from decision.words.amounts import amount, amount_range
from decision.words.offer_names import offer_names
from decision.words.pay_so_far import pay_so_far
from decision.words.reasons import SOURCES
from decision.words.text import LEAST_POINTS, Named, Sentence, Typed, percent, points, say

# A recruiter does not tell people about their own job.
OF_ONES_OWN_JOB = "You, or a colleague or manager who knows."
PUBLIC = "public employer"
LEAST_CHANCE = 0.01
LIKELY, MUCH = 0.05, 0.1
INFORMING = 3  # questions named for an own rating
A_GUESS = "It counts as a guess, for team and work are not in writing."
TOLD = "You were told what could change the choice alone, or you can look it up."
CANNOT = "At your present weights, no single answer can change the choice."


def asked(decision: Decision, catalog: Catalog) -> tuple[Question, ...]:
    """Return the questions that this decision asks, in the order of the catalogue.

    They inform a criterion in use, or one of a must-have, or are what a must-have is about.
    """
    in_use = {*decision.criteria, *(must.criterion for must in decision.must_haves)}
    limited = {must.answer.question for must in decision.must_haves if must.answer is not None}
    return tuple(
        question
        for question in catalog.questions
        if not question.shares or in_use & set(question.shares) or question.key in limited
    )


def is_answered(decision: Decision, offer: Offer, question: Question) -> bool:
    """Tell whether there is an answer that the catalogue knows, or that it does not apply."""
    answer = answer_in_force(decision, offer.key, question)
    return answer.does_not_apply or answer.option in {option.key for option in question.answers}


def why_not(catalog: Catalog, decision: Decision, offer: Offer, question: Question) -> str:
    """Return why a question does not apply by itself, while nobody answers it; empty if it does.

    >>> from criteria.catalog import load
    >>> from decision.edits import add_offers, answer
    >>> lab = add_offers(Decision(title="Which?", criteria=("impact",)), [("Lab", {})])
    >>> by_key = {each.key: each for each in load().questions}
    >>> lab = answer(lab, "lab", by_key["business_model"], Answer(option="public"))
    >>> why_not(load(), lab, lab.offers[0], by_key["team_revenue"])
    'public employer'
    """
    is_open = answer_to(decision, offer.key, question).is_unknown
    if not is_open or not falls_away(decision, offer.key, question):
        return ""
    about = decision.employer_of(offer).answers
    given = (
        option
        for asked in catalog.questions
        if asked.key in question.does_not_apply_at and asked.key in about
        for option in asked.answers
        if option.key == about[asked.key].option
    )
    return "; ".join(PUBLIC if option.decides else option.label for option in given)


def wording(offer: Offer, question: Question) -> str:
    """Return the question as it is put in an interview, or to oneself about the present job."""
    return question.asks_of_present_job if offer.is_present_job else question.asks


def who_can_tell(offer: Offer, question: Question) -> str:
    """Return who can answer the question about this offer."""
    is_of_oneself = question.informant is Informant.YOURSELF
    return OF_ONES_OWN_JOB if offer.is_present_job and not is_of_oneself else question.who


# What is worth asking --------------------------------------------------------------------------


class ToAsk(NamedTuple):
    """One thing to find out, in words.

    ``of`` is whom it is about, ``text`` the question to the user, ``asks`` the ready wording to put
    it to others, ``who`` can tell, ``so_far`` what is known, ``changes`` what the answer could do.
    What the user alone can say needs no other wording. What would narrow an own rating are the
    questions ``about`` it, each with its own who.
    """

    asking: InformationValue
    of: Sentence
    short: str
    text: Sentence
    asks: Sentence
    who: str
    so_far: Sentence
    changes: str
    about: tuple[Question, ...] = ()


def to_ask(analysis: Analysis, values: Iterable[InformationValue]) -> tuple[ToAsk, ...]:
    """Return what there is to find out, in the order given."""
    return tuple(_to_ask(analysis, value) for value in values)


def _to_ask(analysis: Analysis, value: InformationValue) -> ToAsk:
    offer, about = analysis.offers[value.offer], value.about
    of, changes = whom(analysis, value), _changes(analysis, value)
    if isinstance(about, Question):
        so_far = _so_far(analysis, offer, about)
        is_of_oneself = about.informant is Informant.YOURSELF
        asks = (about.text if is_of_oneself else wording(offer, about),)
        who = who_can_tell(offer, about)
        return ToAsk(value, of, about.short, (about.text,), asks, who, so_far, changes)
    if about.key == PAY_KEY:
        asks = (ALL_OF_IT_TODAY if offer.is_present_job else ALL_OF_IT,)
        who = OF_ONES_OWN_JOB if offer.is_present_job else WHO_KNOWS_ALL
        return ToAsk(value, of, about.name, asks, asks, who, ("No amount yet.",), changes)
    so_far = _rated(about, offer.ratings.get(about.key, Rating()))
    informed_by, text = informing(analysis, offer, about), _how_good(about)
    return ToAsk(value, of, about.name, text, text, "", so_far, changes, informed_by)


def _changes(analysis: Analysis, value: InformationValue) -> str:
    """Return what an answer could do; it may tell of a must-have without changing the choice."""
    checks = () if value.chance > 0 else decided_by(analysis, value.offers, value.about)
    if not checks:
        return what_it_changes(value)
    return f"bears on your must-have{'s' if len(checks) > 1 else ''}"


def _how_good(criterion: Criterion) -> Sentence:
    if criterion.measure is None:
        return say("How good is it on {criterion}, really?", criterion=Named(criterion.name))
    name = Named(criterion.name)
    if not criterion.measure.unit:
        return say("How much is it on {criterion}, really?", criterion=name)
    measured = "How much is it on {criterion}, really, in {unit}?"
    return say(measured, criterion=name, unit=Typed(criterion.measure.unit))


def _so_far(analysis: Analysis, offer: Offer, question: Question) -> Sentence:
    if isinstance(question, PayQuestion):
        return pay_so_far(offer.pay, question)
    so_far = _answered(question, answer_to(analysis.decision, offer.key, question))
    is_guess = counts_as_guess(offer, question, analysis.catalog)
    return (*so_far, f" {A_GUESS}") if is_guess else so_far


def _answered(question: Question, answer: Answer) -> Sentence:
    says = {option.key: option.says for option in question.answers}
    if answer.option not in says:
        return ()
    return (f"{SOURCES[answer.certainty].capitalize()}: {says[answer.option]}",)


def _rated(criterion: Criterion, own: Rating) -> Sentence:
    is_rated = criterion.measure is None
    if own.low is None or own.likely is None or own.high is None:
        return ("Not rated yet." if is_rated else "No amount yet.",)
    return say(
        "You {rated} {likely}, from {ends}.",
        rated="rated it" if is_rated else "entered",
        likely=amount(criterion, own.likely),
        ends=amount_range(criterion, own.low, own.high, " to "),
    )


def informing(analysis: Analysis, offer: Offer, criterion: Criterion) -> tuple[Question, ...]:
    """Return the questions that say most of a criterion, and that are still to be asked.

    What was told already is not asked, and what can be looked up is not either. No answer says an
    amount: of a measured criterion there are none.
    """
    if criterion.measure is not None:
        return ()
    open_ones = [
        question
        for question in analysis.catalog.questions
        if criterion.key in question.shares
        and not question.is_public
        and not _is_told(answer_in_force(analysis.decision, offer.key, question))
    ]
    ordered = sorted(open_ones, key=lambda question: -question.shares[criterion.key])
    return tuple(ordered[:INFORMING])


def _is_told(answer: Answer) -> bool:
    is_more_than_a_guess = answer.does_not_apply or answer.certainty is not Certainty.GUESS
    return is_more_than_a_guess and not answer.is_unknown


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
    if value.chance <= 0:
        return "does not change the choice"
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
