"""What was answered, and which fact is which? Derived once from the decision.

A fact is one question about one employer, or about the roles of the offers that share it. What a
copy of an offer keeps from its original is the same fact: one draw, one question to ask, one piece
of evidence. What is told of two roles apart is two facts, even if the words are the same.

`families`: decision -> for each employer what all beliefs about its offers depend on.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from types import MappingProxyType
from typing import NamedTuple

from criteria.belief import Evidence
from criteria.catalog import Catalog
from criteria.criterion import Criterion
from criteria.question import About, Question
from decision.beliefs.cache import Same, cached
from decision.beliefs.evidence import evidence_in, evidence_on_role, falling_away
from decision.beliefs.pay_together import FamilyPay, PayFact, family_pay, pay_together
from decision.beliefs.questionnaire import Questionnaire, questionnaire
from decision.beliefs.screens import Ends, Screens
from decision.model import Decision, Employer, Offer, Rating
from decision.pay.together import PayTable

UNRATED = Rating()
OF_AN_OFFER = 2**14  # bytes that an offer and its facts take, beside what was typed of it


class Fact(NamedTuple):
    """One question about one employer or role.

    Attributes
    ----------
    question
        Its place in the catalogue.
    evidence
        What was answered; None while nothing is.
    offers
        The places, within the family, of the offers that it bears on.
    is_told_again
        Whether the same evidence counts in full at a copy whose role is settled. Then it says
        nothing more of the employer.
    """

    question: int
    evidence: Evidence | None
    offers: tuple[int, ...]
    is_told_again: bool = False


class Asked(NamedTuple):
    """A question, what was answered, and the places of its offers within the family."""

    question: Question
    evidence: Evidence | None
    offers: tuple[int, ...]


@dataclass(frozen=True)
class Family:
    """One employer's offers, as far as beliefs depend on them; equal if they are alike.

    Attributes
    ----------
    questionnaire, criteria
        What is asked, and the criteria in use.
    facts
        All of them, answered or not: those about the employer first, in the order of the catalogue,
        then those about roles.
    own
        Low, likely and high of each offer's own rating on each criterion; None where unknown.
    origins
        Of each offer the first that it was copied from, directly or not; itself if none.
    pay
        What is said of pay; None where it does not count.
    screens
        The hard must-haves that each offer may fail; empty where none may.
    """

    questionnaire: Questionnaire
    criteria: tuple[Criterion, ...]
    facts: tuple[Fact, ...]
    own: tuple[tuple[Ends, ...], ...]
    origins: tuple[int, ...]
    pay: FamilyPay | None = None
    screens: tuple[Screens, ...] = ()

    def __hash__(self) -> int:
        return self._hash

    @cached_property
    def _hash(self) -> int:
        # Worked out once: a family is looked up in the cache again and again.
        # Of a criterion its key says enough, and is hashed faster than all its words.
        keys = tuple(criterion.key for criterion in self.criteria)
        parts = self.questionnaire, keys, self.facts, self.own, self.origins
        return hash((*parts, self.pay, self.screens))

    @property
    def pay_tables(self) -> tuple[PayTable | None, ...]:
        """What each offer may pay, None where it is not known; empty where pay does not count."""
        return () if self.pay is None else pay_together(self.pay).tables

    @cached_property
    def pay_facts(self) -> tuple[PayFact, ...]:
        """What is open about pay; counted on from the other facts where both are numbered."""
        return () if self.pay is None else pay_together(self.pay).facts

    def asked(self, place: int) -> "Asked":
        """Return what a fact asks, by its place among all facts, those of pay last."""
        if place >= len(self.facts):
            of_pay = self.pay_facts[place - len(self.facts)]
            return Asked(of_pay.question, of_pay.evidence, of_pay.offers)
        fact = self.facts[place]
        question = self.questionnaire.catalog.questions[fact.question]
        return Asked(question, fact.evidence, fact.offers)

    def fact_of(self, offer: int, question: int) -> int:
        """Return the place of an offer's fact about a question, all by their places."""
        facts = enumerate(self.facts)
        return next(n for n, each in facts if each.question == question and offer in each.offers)

    def may_fail(self, offer: int) -> bool:
        """Tell whether an offer may fail a hard must-have."""
        return bool(self.screens and self.screens[offer])

    def first_alike(self, offer: int, criterion: int) -> int:
        """Return the first offer of the same origin with the same own rating: it is one fact."""
        own = [row[criterion] for row in self.own]
        facts = list(zip(self.origins, own, strict=True))
        return facts.index(facts[offer])


def families(
    decision: Decision,
    criteria: tuple[Criterion, ...],
    catalog: Catalog,
    screens: Mapping[str, Screens] = MappingProxyType({}),
) -> dict[str, tuple[Family, tuple[int, ...]]]:
    """Return by each employer's key its family, and the places of the offers in the decision.

    Parameters
    ----------
    screens
        By the offer's key, the hard must-haves that it may fail; the others may fail none.
    """
    asked = questionnaire(catalog)
    places: dict[str, list[int]] = {}
    offers = [screens.get(offer.key, ()) for offer in decision.offers]
    for place, offer in enumerate(decision.offers):
        places.setdefault(offer.employer, []).append(place)
    return {
        employer: (
            _alike(_screened(_family(decision, asked, criteria, rows), rows, offers)),
            (*rows,),
        )
        for employer, rows in places.items()
    }


def _alike(family: Family) -> Family:
    """Return one object for all families that are alike: it stands in the keys of caches."""
    return cached(
        ("family", family),
        lambda: family,
        lambda: len(family.own) * OF_AN_OFFER,
        has_arrays=False,
    )


def _screened(family: Family, rows: list[int], screens: list[Screens]) -> Family:
    own = tuple(screens[row] for row in rows)
    return replace(family, screens=own) if any(own) else family


def _family(
    decision: Decision, asked: Questionnaire, criteria: tuple[Criterion, ...], rows: list[int]
) -> Family:
    """Return the family of some offers; the one before where nothing was said of them since."""
    offers = [decision.offers[row] for row in rows]
    employer = decision.employer_of(offers[0])
    of = Same(asked, *criteria, *offers, employer.answers, decision.pay_basis)
    return cached(
        ("family of", of, len(criteria)),
        lambda: _put_together(decision, asked, criteria, rows),
        lambda: _room_of(offers, employer),
        has_arrays=False,
    )


def _room_of(offers: list[Offer], employer: Employer) -> int:
    """Return about how many bytes some offers take, with all that was typed of them."""
    said = (employer.answers, *(offer.answers for offer in offers))
    notes = [each.note for answers in said for each in answers.values()]
    notes += [offer.note for offer in offers]
    notes += [rating.note for offer in offers for rating in offer.ratings.values()]
    return len(offers) * OF_AN_OFFER + sum(map(len, notes))


def _put_together(
    decision: Decision, asked: Questionnaire, criteria: tuple[Criterion, ...], rows: list[int]
) -> Family:
    offers = [decision.offers[row] for row in rows]
    employer = decision.employer_of(offers[0]).answers
    fallen = falling_away(employer, asked.catalog)
    about = {**fallen, **evidence_in(employer, About.EMPLOYER, asked.catalog)}
    everyone = tuple(range(len(offers)))
    keys = [question.key for question in asked.catalog.questions]
    facts = [Fact(n, about.get(keys[n]), everyone) for n in asked.places[About.EMPLOYER]]
    rated = [[offer.ratings.get(each.key, UNRATED) for each in criteria] for offer in offers]
    first = [offer.first_original for offer in offers]
    origins = tuple(first.index(origin) for origin in first)
    return Family(
        asked,
        criteria,
        (*facts, *_role_facts(asked, fallen, offers)),
        tuple(tuple((r.low, r.likely, r.high) for r in row) for row in rated),
        origins,
        family_pay(decision, rows, [criterion.key for criterion in criteria], origins),
    )


def _role_facts(
    asked: Questionnaire, fallen: Mapping[str, Evidence], offers: list[Offer]
) -> Iterator[Fact]:
    """Yield the facts about roles; offers share one of the same name and the same answer.

    ``fallen`` are those that do not apply by what was answered about the employer, by key.
    """
    told = [{**fallen, **evidence_on_role(offer, asked.catalog)} for offer in offers]
    for place in asked.places[About.ROLE]:
        key = asked.catalog.questions[place].key
        sharing: dict[tuple[str, Evidence | None], list[int]] = {}
        for row, offer in enumerate(offers):
            sharing.setdefault((offer.fact_name(key), told[row].get(key)), []).append(row)
        for (name, evidence), rows in sharing.items():
            again = (name, _as_told(evidence)) in sharing and evidence != _as_told(evidence)
            yield Fact(place, evidence, tuple(rows), is_told_again=again)


def _as_told(evidence: Evidence | None) -> Evidence | None:
    """Return evidence as sure as it was said to be."""
    if evidence is None or evidence.told_as is None:
        return evidence
    return Evidence(evidence.option, evidence.told_as)
