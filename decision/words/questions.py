"""Which questions are asked, under which theme, and how far are the answers?

A question that informs only criteria which are switched off is not asked.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from criteria.catalog import Catalog
from criteria.question import About, Question
from decision.edits import answers_to
from decision.model import Answer, Decision, Offer

# A recruiter does not tell people about their own job.
OF_ONES_OWN_JOB = "You, or a colleague or manager who knows."


@dataclass(frozen=True)
class Theme:
    """Questions that stand together, and how many of them are answered."""

    name: str
    questions: tuple[Question, ...]
    answered: int

    @property
    def progress(self) -> str:
        """The theme with how far it is.

        >>> Theme("Money", (), 0).progress
        'Money 0/0'
        """
        return f"{self.name} {self.answered}/{len(self.questions)}"


def asked(decision: Decision, catalog: Catalog) -> tuple[Question, ...]:
    """Return the questions that this decision asks, in the order of the catalogue."""
    in_use = set(decision.criteria)
    return tuple(q for q in catalog.questions if not q.shares or in_use & set(q.shares))


def themes(decision: Decision, offer: Offer, questions: Sequence[Question]) -> tuple[Theme, ...]:
    """Return the themes of the questions, and how far each is for an offer."""
    with_progress = []
    for name, group in groupby(questions, key=lambda question: question.theme):
        of_theme = tuple(group)
        answered = sum(is_answered(decision, offer, question) for question in of_theme)
        with_progress.append(Theme(name, of_theme, answered))
    return tuple(with_progress)


def answer_to(decision: Decision, offer: Offer, question: Question) -> Answer:
    """Return the answer to a question about an offer; an empty one where there is none."""
    return answers_to(decision, offer.key, question).get(question.key, Answer())


def is_answered(decision: Decision, offer: Offer, question: Question) -> bool:
    """Tell whether there is an answer that the catalogue knows, or that it does not apply."""
    answer = answer_to(decision, offer, question)
    return answer.does_not_apply or answer.option in {option.key for option in question.answers}


def wording(offer: Offer, question: Question) -> str:
    """Return the question as it is put about this offer."""
    return question.asks_of_present_job if offer.is_present_job else question.asks


def who_can_tell(offer: Offer, question: Question) -> str:
    """Return who can answer the question about this offer."""
    return OF_ONES_OWN_JOB if offer.is_present_job else question.who


def first_of_each_family(decision: Decision, question: Question) -> tuple[Offer, ...]:
    """Return the offers to ask about: of a question about the employer, one of each family."""
    if question.about is About.ROLE:
        return decision.offers
    first: dict[str, Offer] = {}
    for offer in decision.offers:
        first.setdefault(offer.employer, offer)
    return tuple(first.values())
