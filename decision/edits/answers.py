"""What do we know about an offer and its employer? Edits of the answers.

What is told about an employer stands with it, once for all its offers; the rest with the offer. A
fact that offers share (what a copy keeps from its original) can be settled for all of them at once;
to change the answer of one of them makes it a fact of that offer's own.
"""

from collections.abc import Mapping

from criteria.question import About, Question
from decision.edits.offers import change_offer, fact_names, offer_of
from decision.model import Answer, Decision, Employer, Offer, revised
from decision.text_rules import free_key


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
    if question.about is About.EMPLOYER:
        answers = _replaced(answers_to(decision, offer, question), question, new)
        return _with_employer(_noted(decision, catalog_version), offer, answers)
    old = answers_to(decision, offer, question).get(question.key, Answer())
    if not _says_the_same(old, new):
        decision = _apart(decision, offer, question)
    return _with_answer(_noted(decision, catalog_version), offer, question, new)


def settle(
    decision: Decision, offer: str, question: Question, new: Answer, catalog_version: str = ""
) -> Decision:
    """Return the decision with an answer replaced at every offer that shares the fact; as `answer`.

    It is told of the fact, so it is told of all of them.
    """
    if question.about is About.EMPLOYER:
        return answer(decision, offer, question, new, catalog_version)
    sharing = sharing_fact(decision, offer, question.key)
    decision = _with_answer(_noted(decision, catalog_version), offer, question, new)
    for other in sharing if not new.is_unknown else ():  # a note alone is about one offer
        if other.key != offer:
            theirs = _beside(other.answers.get(question.key, Answer()), new)
            decision = _with_answer(decision, other.key, question, theirs)
    return decision


def change_answer(
    decision: Decision, offer: str, question: Question, catalog_version: str, **fields: object
) -> Decision:
    """Return the decision with some fields of one answer replaced, validated anew; as `answer`."""
    old = answers_to(decision, offer, question).get(question.key, Answer())
    new = Answer.model_validate({**dict(old), **fields})
    return answer(decision, offer, question, new, catalog_version)


def settle_fields(
    decision: Decision, offer: str, question: Question, catalog_version: str, **fields: object
) -> Decision:
    """Return the decision with some fields of an answer replaced at every offer that shares it."""
    old = answers_to(decision, offer, question).get(question.key, Answer())
    new = Answer.model_validate({**dict(old), **fields})
    return settle(decision, offer, question, new, catalog_version)


def forget_answer(decision: Decision, offer: str, question: Question) -> Decision:
    """Return the decision in which one question is open again; note, source and date are kept."""
    old = answers_to(decision, offer, question).get(question.key, Answer())
    kept = Answer(note=old.note, source=old.source, date=old.date)
    return answer(decision, offer, question, kept)


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


def _with_answer(decision: Decision, offer: str, question: Question, new: Answer) -> Decision:
    answers = _replaced(offer_of(decision, offer).answers, question, new)
    return change_offer(decision, offer, answers=answers)


def _replaced(answers: Mapping[str, Answer], question: Question, new: Answer) -> dict[str, Answer]:
    replaced = {**answers, question.key: new}
    if new.is_unknown and not (new.note or new.source or new.date):
        del replaced[question.key]
    return replaced


def _noted(decision: Decision, catalog_version: str) -> Decision:
    return revised(decision, catalog_version=catalog_version) if catalog_version else decision


def _with_employer(decision: Decision, offer: str, answers: Mapping[str, Answer]) -> Decision:
    key = offer_of(decision, offer).employer
    employers = tuple(
        Employer.model_validate({**dict(employer), "answers": answers})
        if employer.key == key
        else employer
        for employer in decision.employers
    )
    return revised(decision, employers=employers)
