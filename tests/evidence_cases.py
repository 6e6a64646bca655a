"""Decisions with answers, by hand and random, and all the worlds that fit them, one by one."""

from itertools import product
from math import prod

from hypothesis import HealthCheck
from hypothesis import strategies as st

from criteria.belief import PRIOR, Certainty, Told, likelihood
from criteria.catalog import Catalog
from criteria.catalog import load as load_catalog
from criteria.question import About, Kind
from decision import edits
from decision.beliefs.evidence import facts
from decision.model import Answer, Decision
from tests.questionnaires import question, questionnaires, told

# Of tests that leave out the answers that contradict each other: now and then that is most.
FILTERED = [HealthCheck.filter_too_much]
CRITERIA = ("impact", "learning")
MONEY = question(
    "money", about=About.EMPLOYER, ratings={"impact": (0, 4, 7, 10)}, shares={"impact": 60},
    chances=[(0.6, 0.3, 0.1, 0), (0.1, 0.4, 0.4, 0.1), (0, 0, 0.2, 0.8)],
)  # fmt: skip
MISSED = question("missed", ratings={"impact": (0, 3, 7, 10)}, shares={"impact": 40})
SIZE = question("size", about=About.EMPLOYER)
THREE = (MONEY, MISSED, SIZE)


def catalog_of(questions):
    return Catalog(load_catalog().criteria, tuple(questions))


def as_answer(fact):
    if fact is None:
        return Answer()
    return Answer(option=fact.option, does_not_apply=fact.option is None, certainty=fact.certainty)


def with_offers(*families):
    """A decision on impact and learning; each family is as many offers of one employer."""
    decision = Decision(title="Test", criteria=CRITERIA)
    for family, size in enumerate(families):
        rows = [(f"Offer {family}{number}", {}) for number in range(size)]
        decision = edits.add_offers(decision, rows)
        for number in range(1, size):
            decision = edits.set_employer(decision, f"offer_{family}{number}", f"Offer {family}0")
    return decision


@st.composite
def answered(draw, families=((1,), (2,), (1, 1)), max_size=3):
    """A decision with random answers, and the questions that they answer."""
    questions = draw(questionnaires(CRITERIA, max_size=max_size))
    decision = with_offers(*draw(st.sampled_from(families)))
    for offer in decision.offers:
        for asked in questions:
            decision = edits.answer(decision, offer.key, asked, as_answer(draw(told(asked))))
    return decision, questions


def worlds(decision, questions, offer):
    """Every kind of the offer's employer with every answer to every question that bears on it.

    What is told more surely of a relative in the same words is the evidence of the kind; what is
    told of the offer then only says which answer it is, given the kind.

    Returns [(probability before normalising, kind, {question: place of the answer})].
    """
    about = facts(decision.employer_of(offer).answers, About.EMPLOYER, questions)
    role = facts(offer.answers, About.ROLE, questions)
    mine = [(q, {**about, **role}.get(q.key)) for q in questions]
    others = _told_elsewhere(decision, questions, offer, role)
    echoed = {(q.key, fact.option) for q, fact in others}
    all_facts = [*mine, *others]
    found = []
    for kind in Kind:
        for places in product(*(range(len(q.answers)) for q, _ in all_facts)):
            parts = [
                q.chances(kind)[place] * _trust(q, fact, place)
                for (q, fact), place in zip(all_facts, places, strict=True)
            ]
            explained = [
                sum(
                    q.chances(kind)[place] * _trust(q, fact, place)
                    for place in range(len(q.answers))
                )
                for q, fact in mine
                if fact is not None and (q.key, fact.option) in echoed
            ]
            answers = {q.key: place for (q, _), place in zip(mine, places, strict=False)}
            found.append((PRIOR[kind] * prod(parts) / prod(explained), kind, answers))
    return found


def _told_elsewhere(decision, questions, offer, role):
    """What relatives tell that the offer does not, or more surely: each answer once, the surest."""
    surest = {}
    for relative in decision.offers:
        told = facts(relative.answers, About.ROLE, questions)
        for q in questions if relative.employer == offer.employer else ():
            fact, mine = told.get(q.key), role.get(q.key)
            if fact is None or (mine and mine.option == fact.option and not _surer(fact, mine)):
                continue
            known = surest.get((q.key, fact.option))
            if known is None or _surer(fact, known[1]):
                surest[q.key, fact.option] = (q, fact)
    return list(surest.values())


def _surer(fact, other):
    order = list(Certainty)  # the surest first
    return order.index(fact.certainty) < order.index(other.certainty)


def rating_in(world, questions, criterion, dropped):
    """The rating in one world; None where no question informs the criterion."""
    informing = [q for q in questions if criterion in q.shares and q.key not in dropped]
    if not informing:
        return None
    total = sum(q.shares[criterion] for q in informing)
    parts = [q.shares[criterion] * q.answers[world[2][q.key]].ratings[criterion] for q in informing]
    return sum(parts) / total


def fact_of(decision, offer, question):
    """What was told about a question, or None."""
    given = edits.answers_to(decision, offer.key, question)
    return facts(given, question.about, (question,)).get(question.key)


def is_possible(decision, questions):
    """Tell whether no offer's answers contradict each other."""
    return all(sum(w[0] for w in worlds(decision, questions, o)) > 0 for o in decision.offers)


def _trust(question, fact: Told | None, place):
    return 1 if fact is None or fact.option is None else likelihood(question, fact)[place]


def answers(*facts):
    """One offer with answers to `THREE`, told as (question, option, certainty)."""
    decision = with_offers(1)
    for asked, option, certainty in facts:
        decision = edits.answer(
            decision, "offer_00", asked, Answer(option=option, certainty=certainty)
        )
    return decision
