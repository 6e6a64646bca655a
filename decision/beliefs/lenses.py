"""What are the companies and the roles behind the offers really like? Each through its money.

`lenses`: what was told of each offer and of the present job, with the kinds that the evidence gives
its employer -> `criteria.lens.lens`. Nothing here changes a score.
"""

from collections.abc import Mapping
from dataclasses import replace

from criteria.catalog import Catalog
from criteria.lens import Lens, lens
from criteria.question import About, Question
from decision.beliefs.evidence import Evidence, facts
from decision.model import Decision, Offer


def lenses(decision: Decision, catalog: Catalog, evidence: Evidence) -> Mapping[str, Lens | None]:
    """Return what the answers say of each offer, by its key.

    Answers count however sure they are. None where nothing at all is answered about the offer or
    its employer. Warnings that compare with the present job need one, and are not about itself;
    with an offer of the same employer they compare the roles alone.
    """
    told = {offer.key: _told(decision, offer, catalog.questions) for offer in decision.offers}
    present = next((offer for offer in decision.offers if offer.is_present_job), None)
    within = _within_family(catalog)
    return {
        offer.key: lens(
            within if present is not None and offer.employer == present.employer else catalog,
            told[offer.key],
            evidence.kinds[offer.employer],
            None if present is None or present is offer else told[present.key],
        )
        if told[offer.key]
        else None
        for offer in decision.offers
    }


def _within_family(catalog: Catalog) -> Catalog:
    """Return the catalogue without the cases that compare what is told of employers.

    Of two offers of one employer that is the same by nature, and nothing to be warned of. Left to
    compare with nothing instead, the cases would count as open, and ask for what is answered.
    """
    shared = {question.key for question in catalog.questions if question.about is About.EMPLOYER}
    rules = []
    for rule in catalog.warnings:
        cases = [case for case in rule.raised_when if shared.isdisjoint(case.same_as_present)]
        if cases:
            rules.append(rule.model_copy(update={"raised_when": tuple(cases)}))
    return replace(catalog, warnings=tuple(rules))


def _told(decision: Decision, offer: Offer, questions: tuple[Question, ...]) -> dict[str, str]:
    """Return the options chosen about an offer and its employer, by question.

    What does not apply says nothing of the company, and is left out like what is unknown.
    """
    about = facts(decision.employer_of(offer).answers, About.EMPLOYER, questions)
    role = facts(offer.answers, About.ROLE, questions)
    found = {**about, **role}
    return {key: fact.option for key, fact in found.items() if fact.option is not None}
