"""What do we know about an offer and its employer? Edits of the answers.

What is told about an employer stands with it, once for all its offers; the rest with the offer.
"""

from collections.abc import Mapping

from criteria.question import About, Question
from decision.edits.offers import change_offer, offer_of
from decision.model import Answer, Decision, Employer, revised


def answer(
    decision: Decision, offer: str, question: Question, given: Answer, catalog_version: str = ""
) -> Decision:
    """Return the decision with one answer replaced; one that says nothing at all is taken away.

    Parameters
    ----------
    catalog_version
        That of the catalogue which the question is from; left out, the one noted stays.

    Raises
    ------
    LookupError
        If the offer is no longer there.
    """
    answers = {**answers_to(decision, offer, question), question.key: given}
    if given.is_unknown and not (given.note or given.source or given.date):
        del answers[question.key]
    decision = revised(decision, catalog_version=catalog_version or decision.catalog_version)
    if question.about is About.ROLE:
        return change_offer(decision, offer, answers=answers)
    return _with_employer(decision, offer_of(decision, offer).employer, answers)


def change_answer(
    decision: Decision, offer: str, question: Question, catalog_version: str, **fields: object
) -> Decision:
    """Return the decision with some fields of one answer replaced, validated anew; as `answer`."""
    old = answers_to(decision, offer, question).get(question.key, Answer())
    given = Answer.model_validate({**dict(old), **fields})
    return answer(decision, offer, question, given, catalog_version)


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
    found = offer_of(decision, offer)
    if question.about is About.ROLE:
        return found.answers
    return decision.employer_of(found).answers


def _with_employer(decision: Decision, key: str, answers: Mapping[str, Answer]) -> Decision:
    employers = tuple(
        Employer.model_validate({**dict(employer), "answers": answers})
        if employer.key == key
        else employer
        for employer in decision.employers
    )
    return revised(decision, employers=employers)
