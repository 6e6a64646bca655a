"""What do we know about an offer and its employer? Edits of the answers, and of own ratings.

What is told about an employer stands with it, once for all its offers; the rest with the offer. A
fact that offers share (what a copy keeps from its original) can be settled for all of them at once;
to change the answer of one of them makes it a fact of that offer's own.

Low, likely and high of an own rating are moved one at a time; the moved one pushes the others
along, so that they stay in order and nothing typed is refused.
"""

from collections.abc import Mapping

from criteria.question import About, Question
from decision.edits.offers import change_offer, changed, fact_names, offer_of
from decision.edits.ranges import pushed
from decision.model import Answer, Decision, Offer, Rating, revised
from decision.text_rules import free_key

UNKNOWN = Rating()


def answer(
    decision: Decision, offer: str, question: Question, new: Answer, catalog_version: str = ""
) -> Decision:
    """Return the decision with one answer replaced; one that says nothing at all is taken away.

    What offers shared is two facts from then on, if the new answer is another one.

    Parameters
    ----------
    catalog_version
        That of the catalogue which the question is from; left out, the one noted stays.

    Raises
    ------
    LookupError
        If the offer is no longer there.
    """
    old = answer_to(decision, offer, question)
    if question.about is About.ROLE and not _says_the_same(old, new):
        decision = _apart(decision, offer, question)
    return _with_answer(decision, offer, question, new, catalog_version)


def settle(
    decision: Decision, offer: str, question: Question, new: Answer, catalog_version: str = ""
) -> Decision:
    """Return the decision with an answer replaced at every offer that shares the fact; as `answer`.

    It is told of the fact, so it is told of all of them.
    """
    # A note alone is about one offer.
    is_shared = question.about is About.ROLE and not new.is_unknown
    sharing = sharing_fact(decision, offer, question.key) if is_shared else ()
    decision = _with_answer(decision, offer, question, new, catalog_version)
    for other in sharing:
        if other.key != offer:
            theirs = _beside(answer_to(decision, other.key, question), new)
            decision = _with_answer(decision, other.key, question, theirs)
    return decision


def change_answer(
    decision: Decision, offer: str, question: Question, catalog_version: str, **fields: object
) -> Decision:
    """Return the decision with some fields of one answer replaced, validated anew; as `answer`."""
    new = _with_fields(answer_to(decision, offer, question), fields)
    return answer(decision, offer, question, new, catalog_version)


def settle_fields(
    decision: Decision, offer: str, question: Question, catalog_version: str, **fields: object
) -> Decision:
    """Return the decision with some fields of an answer replaced at every offer that shares it."""
    new = _with_fields(answer_to(decision, offer, question), fields)
    return settle(decision, offer, question, new, catalog_version)


def answers_to(decision: Decision, offer: str, question: Question) -> Mapping[str, Answer]:
    """Return the answers among which the question's belongs: the employer's, or the offer's.

    Raises
    ------
    LookupError
        If the offer is no longer there.
    """
    answered = offer_of(decision, offer)
    if question.about is About.ROLE:
        return answered.answers
    return decision.employer_of(answered).answers


def answer_to(decision: Decision, offer: str, question: Question) -> Answer:
    """Return the answer to a question about an offer; an empty one where there is none.

    Raises
    ------
    LookupError
        If the offer is no longer there.
    """
    return answers_to(decision, offer, question).get(question.key, Answer())


def answer_in_force(decision: Decision, offer: str, question: Question) -> Answer:
    """Return the answer to a question about an offer, as `answer_to`.

    Where there is none, it does not apply if what was answered about the employer says so.
    """
    own = answer_to(decision, offer, question)
    if own.is_unknown and falls_away(decision, offer, question):
        return own.model_copy(update={"does_not_apply": True})
    return own


def falls_away(decision: Decision, offer: str, question: Question) -> bool:
    """Tell whether a question does not apply, unless the user answers it; raises as `answer_to`."""
    if not question.does_not_apply_at:
        return False
    about = decision.employer_of(offer_of(decision, offer)).answers
    return question.falls_away({key: answer.option for key, answer in about.items()})


def without_answers(decision: Decision) -> Decision:
    """Return what no answer changes: the decision as if nothing had been answered."""
    unanswered: dict[str, object] = {"answers": {}, "facts": {}}
    offers = tuple(each.model_copy(update=unanswered) for each in decision.offers)
    employers = tuple(each.model_copy(update={"answers": {}}) for each in decision.employers)
    update = {"offers": offers, "employers": employers, "catalog_version": ""}
    return decision.model_copy(update=update)


def sharing_fact(decision: Decision, offer: str, question: str) -> tuple[Offer, ...]:
    """Return the offers that share an offer's fact about a question on the role, itself included.

    Raises
    ------
    LookupError
        If the offer is no longer there.
    """
    own = offer_of(decision, offer)
    answer = own.answers.get(question, Answer())
    return tuple(
        other
        for other in decision.offers
        if other.employer == own.employer
        and other.fact_name(question) == own.fact_name(question)
        and _says_the_same(other.answers.get(question, Answer()), answer)
    )


def _says_the_same(answer: Answer, other: Answer) -> bool:
    if answer.is_unknown or other.is_unknown:
        return answer.is_unknown and other.is_unknown
    return (answer.option, answer.certainty) == (other.option, other.certainty)


def _apart(decision: Decision, offer: str, question: Question) -> Decision:
    """Return the decision in which the fact is the offer's own."""
    if len(sharing_fact(decision, offer, question.key)) == 1:
        return decision
    name = free_key(offer, fact_names(decision), "fact")
    facts = {**offer_of(decision, offer).facts, question.key: name}
    return change_offer(decision, offer, facts=facts)


def _beside(old: Answer, new: Answer) -> Answer:
    """Return the new answer with the notes that stood there before."""
    notes = {part: getattr(old, part) for part in ("note", "source", "date") if getattr(old, part)}
    return new.model_copy(update=notes)


def _with_fields(answer: Answer, fields: Mapping[str, object]) -> Answer:
    return Answer.model_validate({**dict(answer), **fields})


def _with_answer(
    decision: Decision, offer: str, question: Question, new: Answer, catalog_version: str = ""
) -> Decision:
    answers = {**answers_to(decision, offer, question), question.key: new}
    if new.is_unknown and not (new.note or new.source or new.date):
        del answers[question.key]
    decision = revised(decision, catalog_version=catalog_version or decision.catalog_version)
    if question.about is About.ROLE:
        return change_offer(decision, offer, answers=answers)
    employer = offer_of(decision, offer).employer
    return revised(decision, employers=changed(decision.employers, employer, answers=answers))


# Own ratings -----------------------------------------------------------------------------------


def set_rating(decision: Decision, offer: str, criterion: str, rating: Rating) -> Decision:
    """Return the decision with one rating replaced; an empty one is taken away."""
    ratings = {**offer_of(decision, offer).ratings, criterion: rating}
    if rating == UNKNOWN:
        del ratings[criterion]
    return change_offer(decision, offer, ratings=ratings)


def move_rating(
    decision: Decision, offer: str, criterion: str, end: str, number: float
) -> Decision:
    """Return the decision with ``low``, ``likely`` or ``high`` moved, pushing the others along."""
    pushed = _pushed(_rating_of(decision, offer, criterion), end, number)
    return set_rating(decision, offer, criterion, pushed)


def rate(
    decision: Decision, offer: str, criterion: str, low: float, likely: float, high: float
) -> Decision:
    """Return the decision with the numbers of one rating replaced; its note is kept."""
    note = _rating_of(decision, offer, criterion).note
    rating = Rating(low=low, likely=likely, high=high, note=note)
    return set_rating(decision, offer, criterion, rating)


def note_rating(decision: Decision, offer: str, criterion: str, note: str) -> Decision:
    """Return the decision with the note of one rating replaced."""
    old = _rating_of(decision, offer, criterion)
    noted = Rating.model_validate({**dict(old), "note": note})
    return set_rating(decision, offer, criterion, noted)


def forget_rating(decision: Decision, offer: str, criterion: str) -> Decision:
    """Return the decision in which one rating is unknown; its note is kept."""
    blank = Rating(note=_rating_of(decision, offer, criterion).note)
    return set_rating(decision, offer, criterion, blank)


def _rating_of(decision: Decision, offer: str, criterion: str) -> Rating:
    return offer_of(decision, offer).ratings.get(criterion, UNKNOWN)


def _pushed(old: Rating, end: str, number: float) -> Rating:
    if old.low is None or old.likely is None or old.high is None:
        return Rating(likely=number, note=old.note)
    ends = {"low": old.low, "likely": old.likely, "high": old.high}
    return Rating(**pushed(ends, end, number), note=old.note)
