"""What are the employers and the roles behind the offers really like? Each through its money.

`lenses`: what was answered about each offer and the present job, with the kind that the beliefs
give its employer -> `criteria.lens.lens`. Nothing here changes a score.
"""

from collections.abc import Mapping
from dataclasses import replace

from criteria.catalog import Catalog
from criteria.lens import Lens, lens, without_kind
from criteria.question import About
from criteria.rule import Options
from decision.beliefs.beliefs import Beliefs
from decision.beliefs.facts import Family
from decision.edits import answer_to, offer_of
from decision.model import Decision, Offer, Status


def lenses(
    decision: Decision, catalog: Catalog, beliefs: Beliefs, only: str | None = None
) -> Mapping[str, Lens | None]:
    """Return what the answers say of each offer, or ``only`` of one, by its key.

    Answers count however sure they are. None where nothing at all is answered about the offer or
    its employer. Warnings that compare with the present job need one, and are not about itself;
    with an offer of the same employer they compare the roles alone. A past offer has none. Where
    the question that decides the kind of employer does not apply, other answers cannot tell it: a
    maker of pumps with good people and a clear field is not mature with machine learning. Nor is a
    kind told where the work is not about it.
    """
    options = _options(decision, catalog, beliefs)
    present = next((offer for offer in decision.offers if offer.is_present_job), None)
    within, at_present = _within_family(catalog), _at_present(catalog)
    found: dict[str, Lens | None] = {}
    for offer in decision.offers if only is None else [offer_of(decision, only)]:
        is_within = present is not None and offer.employer == present.employer
        warns = at_present if offer.is_present_job else within if is_within else catalog
        seen = lens(
            _silent(catalog) if offer.status is Status.PAST else warns,
            options[offer.key],
            beliefs.kinds[offer.employer],
            None if present is None or present is offer else options[present.key],
        )
        if not _has_kind(decision, catalog, offer, seen):
            seen = without_kind(seen)
        found[offer.key] = seen if options[offer.key] else None
    return found


def is_answered(decision: Decision, beliefs: Beliefs, offer: str) -> bool:
    """Tell whether anything at all is answered about an offer, by its key, or its employer."""
    at = decision.offers.index(offer_of(decision, offer))
    return any(
        place == at and _told(family, row)
        for family, places in beliefs.key
        for row, place in enumerate(places)
    )


def _has_kind(decision: Decision, catalog: Catalog, offer: Offer, seen: Lens) -> bool:
    """Tell whether kinds are told, and what decides that of an offer's employer may apply to it."""
    if catalog.is_for_any_work:
        return False
    if seen.maturity is not None and seen.maturity.is_public:
        return True
    deciding = {key for kind in catalog.maturities for key in kind.ruled_out_by}
    asked = (question for question in catalog.questions if question.key in deciding)
    return not any(answer_to(decision, offer.key, each).does_not_apply for each in asked)


def _within_family(catalog: Catalog) -> Catalog:
    """Return the catalogue without the cases that compare what is answered about employers.

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


def _at_present(catalog: Catalog) -> Catalog:
    """Return the catalogue with what there may be to warn of at the present job itself."""
    rules = (rule for rule in catalog.warnings if not rule.not_at_present)
    return replace(catalog, warnings=tuple(rules))


def _silent(catalog: Catalog) -> Catalog:
    """Return the catalogue without warnings: of what is past there is nothing to be warned of."""
    return replace(catalog, warnings=())


def _options(decision: Decision, catalog: Catalog, beliefs: Beliefs) -> dict[str, Options]:
    """Return the options chosen about each offer and its employer, by the question's key.

    What does not apply says nothing of the company, and is left out like what is unknown.
    """
    return {
        decision.offers[place].key: {
            catalog.questions[question].key: option
            for question, option in _told(family, row).items()
        }
        for family, places in beliefs.key
        for row, place in enumerate(places)
    }


def _told(family: Family, row: int) -> dict[int, str]:
    """Return the options chosen about an offer of a family, by the question's place."""
    return {
        fact.question: fact.evidence.option
        for fact in family.facts
        if row in fact.offers and fact.evidence is not None and fact.evidence.option is not None
    }
