"""How much of what was said about an offer counts? Its answers, and what is still open.

An answer counts if its question informs a criterion in use. What does not apply is no answer, and
neither is one that the catalogue no longer knows. What was answered about the employer counts for
each of its offers.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

from criteria.catalog import Catalog
from criteria.criterion import PAY_KEY, Criterion
from criteria.question import About, Question
from decision.beliefs.cache import Same, cached
from decision.beliefs.evidence import falling_away
from decision.beliefs.facts import OF_AN_OFFER
from decision.beliefs.pay_together import pay_is_known
from decision.beliefs.questionnaire import questionnaire
from decision.model import Answer, Decision, Offer

UNANSWERED = Answer()
OF_A_COUNT = 2**8  # bytes that a count takes
Informing = Mapping[About, Mapping[str, frozenset[str]]]


class Count(NamedTuple):
    """How much counts of one offer.

    Attributes
    ----------
    answers
        Questions that are answered and inform a criterion in use.
    not_applying
        Questions that would inform one, and that do not apply: the user says so, or what was
        answered about the employer does.
    open
        Questions that inform one too, and are not answered yet.
    rated, unrated
        Criteria in use with an own rating, and those without; pay is without until it is known.
    """

    answers: int
    not_applying: int
    open: int
    rated: int
    unrated: int


def informing(criteria: tuple[Criterion, ...], catalog: Catalog) -> tuple[Question, ...]:
    """Return the questions that inform any of the criteria, in the catalogue's order."""
    percents = questionnaire(catalog).percents(criteria).sum(axis=1).tolist()
    return tuple(q for q, share in zip(catalog.questions, percents, strict=True) if share)


def offers_with_any(
    decision: Decision, criteria: tuple[Criterion, ...], catalog: Catalog
) -> set[str]:
    """Return the keys of the offers of which anything counts: own rating, answer, or pay."""
    asked, keys = _asked(criteria, catalog), {criterion.key for criterion in criteria}
    employers = {
        each.key for each in decision.employers if _any(each.answers, asked[About.EMPLOYER])
    }
    return {
        offer.key
        for offer in decision.offers
        if any(not rating.is_unknown for key, rating in offer.ratings.items() if key in keys)
        or offer.employer in employers
        or _any(offer.answers, asked[About.ROLE])
        or (PAY_KEY in keys and pay_is_known(offer.pay, decision.pay_basis))
    }


def counted(
    decision: Decision, criteria: tuple[Criterion, ...], catalog: Catalog
) -> Mapping[str, Count]:
    """Return how much counts of each offer, by its key; no slider changes it."""
    said = Same(catalog, *criteria, *decision.offers, *decision.employers, decision.pay_basis)
    key = ("counted", said, len(criteria), len(decision.offers))
    # Of the offers that it holds on to one is another than before; the rest is of others, too.
    room = OF_AN_OFFER + OF_A_COUNT * len(decision.offers)
    return cached(
        key, lambda: _counted(decision, criteria, catalog), lambda: room, has_arrays=False
    )


def _counted(
    decision: Decision, criteria: tuple[Criterion, ...], catalog: Catalog
) -> dict[str, Count]:
    asked, keys = _asked(criteria, catalog), [criterion.key for criterion in criteria]
    about = {each.key: each.answers for each in decision.employers}
    fallen = {key: falling_away(answers, catalog).keys() for key, answers in about.items()}
    return {
        offer.key: _count(
            offer,
            (about[offer.employer], fallen[offer.employer]),
            asked,
            _to_be_rated(decision, offer, keys),
        )
        for offer in decision.offers
    }


def offers_without_pay(decision: Decision) -> Iterator[str]:
    """Yield the keys of the offers whose pay counts and is not known."""
    if PAY_KEY in decision.criteria:
        for offer in decision.offers:
            if not pay_is_known(offer.pay, decision.pay_basis):
                yield offer.key


def _to_be_rated(decision: Decision, offer: Offer, keys: list[str]) -> list[str]:
    """Return the criteria on which own ratings of an offer are looked for.

    Pay that is known needs none, and is none: alone it does not say enough of an offer.
    """
    if PAY_KEY in keys and pay_is_known(offer.pay, decision.pay_basis):
        return [key for key in keys if key != PAY_KEY]
    return keys


def _asked(criteria: tuple[Criterion, ...], catalog: Catalog) -> Informing:
    """Return the keys of the questions that inform any criterion, each with its answers' keys."""
    # Of a criterion only this matters, and it is hashed faster than all its words.
    bearing = tuple(each.key for each in criteria if each.measure is None)
    key = ("informing", questionnaire(catalog), bearing)
    return cached(key, lambda: _sorted_by_side(informing(criteria, catalog)))


def _sorted_by_side(questions: Iterable[Question]) -> Informing:
    asked: dict[About, dict[str, frozenset[str]]] = {about: {} for about in About}
    for question in questions:
        asked[question.about][question.key] = frozenset(each.key for each in question.answers)
    return asked


def _any(answers: Mapping[str, Answer], options: Mapping[str, frozenset[str]]) -> bool:
    return any(answer.option in options.get(key, ()) for key, answer in answers.items())


def _rated(offer: Offer, keys: Iterable[str]) -> int:
    """Return on how many of some criteria the offer has an own rating."""
    return sum(key in offer.ratings and not offer.ratings[key].is_unknown for key in keys)


def _count(
    offer: Offer,
    employer: tuple[Mapping[str, Answer], Collection[str]],
    asked: Informing,
    keys: list[str],
) -> Count:
    """Return how much counts of an offer, given its employer's answers, and what falls away."""
    answered, not_applying = 0, 0
    about, fallen = employer
    for side, answers in ((About.EMPLOYER, about), (About.ROLE, offer.answers)):
        for key, options in asked[side].items():
            answer = answers.get(key, UNANSWERED)
            answered += answer.option in options
            not_applying += answer.does_not_apply or (answer.is_unknown and key in fallen)
    total, rated = sum(map(len, asked.values())), _rated(offer, keys)
    open_ = total - answered - not_applying
    return Count(answered, not_applying, open_, rated, len(keys) - rated)
