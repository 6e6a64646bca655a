"""What are the companies and the roles behind the offers really like? Each through its money.

`lenses`: what was told of each offer and of the present job, with the kinds that the evidence gives
its employer -> `criteria.lens.lens`. Nothing here changes a score.
"""

from collections.abc import Mapping

from criteria.catalog import Catalog
from criteria.lens import Lens, lens
from criteria.question import About, Question
from decision.evidence import Evidence, facts
from decision.model import Decision, Offer


def lenses(decision: Decision, catalog: Catalog, evidence: Evidence) -> Mapping[str, Lens | None]:
    """Return what the answers say of each offer, by its key.

    Answers count however sure they are. None where nothing at all is answered about the offer or
    its employer. Warnings that compare with the present job need one, and are not about itself.
    """
    told = {offer.key: _told(decision, offer, catalog.questions) for offer in decision.offers}
    present = next((offer.key for offer in decision.offers if offer.is_present_job), None)
    today = None if present is None else told[present]
    return {
        offer.key: lens(
            catalog,
            told[offer.key],
            evidence.kinds[offer.employer],
            None if offer.key == present else today,
        )
        if told[offer.key]
        else None
        for offer in decision.offers
    }


def _told(decision: Decision, offer: Offer, questions: tuple[Question, ...]) -> dict[str, str]:
    """Return the options chosen about an offer and its employer, by question.

    What does not apply says nothing of the company, and is left out like what is unknown.
    """
    about = facts(decision.employer_of(offer).answers, About.EMPLOYER, questions)
    role = facts(offer.answers, About.ROLE, questions)
    found = {**about, **role}
    return {key: fact.option for key, fact in found.items() if fact.option is not None}
