"""How much of what was said about an offer counts? Its answers, and what is still open.

An answer counts if its question informs a criterion in use. What does not apply is no answer, and
neither is one that the catalogue no longer knows. What was answered about the employer counts for
each of its offers.
"""

from collections.abc import Mapping
from typing import NamedTuple

from criteria.catalog import Catalog
from criteria.criterion import Criterion
from criteria.question import About, Question
from decision.beliefs.cache import cached
from decision.beliefs.questionnaire import questionnaire
from decision.model import Answer, Decision, Offer

Informing = Mapping[About, Mapping[str, frozenset[str]]]


class Count(NamedTuple):
    """How much counts of one offer.

    Attributes
    ----------
    answers
        Questions that are answered and inform a criterion in use.
    open
        Questions that inform one too, and are not answered yet.
    rated, unrated
        Criteria in use with an own rating, and those without.
    """

    answers: int
    open: int
    rated: int
    unrated: int

    @property
    def is_something(self) -> bool:
        """Whether anything counts at all."""
        return bool(self.answers or self.rated)


def informing(criteria: tuple[Criterion, ...], catalog: Catalog) -> tuple[Question, ...]:
    """Return the questions that inform any of the criteria, in the catalogue's order."""
    percents = questionnaire(catalog).percents(criteria).sum(axis=1).tolist()
    return tuple(q for q, share in zip(catalog.questions, percents, strict=True) if share)


def counted(
    decision: Decision, criteria: tuple[Criterion, ...], catalog: Catalog
) -> dict[str, Count]:
    """Return how much counts of each offer, by its key."""
    asked = cached(
        ("informing", questionnaire(catalog), criteria), lambda: _asked(criteria, catalog)
    )
    about = {each.key: each.answers for each in decision.employers}
    keys = [criterion.key for criterion in criteria]
    return {
        offer.key: _count(offer, about[offer.employer], asked, keys) for offer in decision.offers
    }


def _asked(criteria: tuple[Criterion, ...], catalog: Catalog) -> Informing:
    """Return the keys of the questions that inform any criterion, each with its answers' keys."""
    asked: dict[About, dict[str, frozenset[str]]] = {about: {} for about in About}
    for question in informing(criteria, catalog):
        asked[question.about][question.key] = frozenset(each.key for each in question.answers)
    return asked


def _count(offer: Offer, about: Mapping[str, Answer], asked: Informing, keys: list[str]) -> Count:
    answered, not_applying = 0, 0
    for side, answers in ((About.EMPLOYER, about), (About.ROLE, offer.answers)):
        options = asked[side]
        for key, answer in answers.items():
            if key in options:
                answered += answer.option in options[key]
                not_applying += answer.does_not_apply
    total = sum(map(len, asked.values()))
    rated = sum(key in offer.ratings and not offer.ratings[key].is_unknown for key in keys)
    return Count(answered, total - answered - not_applying, rated, len(keys) - rated)
