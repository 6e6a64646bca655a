"""Is it settled which role an offer is for? If not, what is said of the role counts as a guess.

That follows from the answers (`Question.unsettled_at`) and is never written into the decision: with
another answer to that question everything counts again as it was said.
"""

from criteria.belief import Certainty
from criteria.catalog import Catalog
from criteria.question import About, Question
from decision.model import Offer


def unsettled_by(offer: Offer, catalog: Catalog) -> Question | None:
    """Return the question by whose answer the role is not settled; None where it is, or is open.

    One's present job is settled: one is in it.
    """
    if offer.is_present_job:
        return None
    answered = (q for q in catalog.questions if q.about is About.ROLE and q.key in offer.answers)
    return next((q for q in answered if offer.answers[q.key].option in q.unsettled_at), None)


def counts_as_guess(offer: Offer, question: Question, catalog: Catalog) -> bool:
    """Tell whether an answer counts as a guess though it was told, or is known.

    What is open or does not apply counts as nothing.
    """
    if question.about is not About.ROLE or question.key not in offer.answers:
        return False
    answer = offer.answers[question.key]
    if answer.option is None or answer.certainty is Certainty.GUESS:
        return False
    return unsettled_by(offer, catalog) not in (None, question)
