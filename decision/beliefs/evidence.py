"""What of the answers counts, and how sure? Those that the catalogue knows are evidence.

What was told of a role counts as a guess as long as it is not settled which role it is. What does
not apply by itself is evidence like what the user said does not apply.
"""

from collections.abc import Mapping

from criteria.belief import Evidence
from criteria.catalog import Catalog
from criteria.question import About, Question
from decision.edits import unsettled_by
from decision.model import Answer, Offer


def evidence_in(
    answers: Mapping[str, Answer], about: About, catalog: Catalog
) -> dict[str, Evidence]:
    """Return what was answered, by the question's key, without what is unknown or retired."""
    by_key = {question.key: question for question in catalog.questions}
    return {
        key: Evidence(answer.option, answer.certainty)
        for key, answer in answers.items()
        if not answer.is_unknown and not why_unused(by_key.get(key), about, answer)
    }


def falling_away(employer: Mapping[str, Answer], catalog: Catalog) -> dict[str, Evidence]:
    """Return the questions that do not apply by what was answered about the employer, by key."""
    options = {key: answer.option for key, answer in employer.items()}
    return {q.key: Evidence(None) for q in catalog.conditional if q.falls_away(options)}


def evidence_on_role(offer: Offer, catalog: Catalog) -> dict[str, Evidence]:
    """Return what was answered about a role; guesses, as long as it is not settled which one."""
    told = evidence_in(offer.answers, About.ROLE, catalog)
    unsettling = unsettled_by(offer, catalog)
    if unsettling is None:
        return told
    return {key: e if key == unsettling.key else e.as_guess() for key, e in told.items()}


def why_unused(question: Question | None, about: About, answer: Answer) -> str:
    """Return why an answer counts nowhere, or nothing if it does."""
    if question is None:
        return "no such question"
    if question.about is not about:
        return f"a question about the {question.about}, here with the {about}"
    options = [option.key for option in question.answers]
    if answer.option is not None and answer.option not in options:
        return f"no such answer; known are {', '.join(options)}"
    return ""
