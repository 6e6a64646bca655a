"""Decisions with answers, by hand and random, and all the worlds that fit them, one by one."""

from itertools import product
from math import prod

from hypothesis import HealthCheck
from hypothesis import strategies as st

from criteria.belief import Certainty, Evidence
from criteria.catalog import Catalog
from criteria.catalog import load as load_catalog
from criteria.question import COMPANIES, About
from decision import edits
from decision.analysis import analyse
from decision.model import Answer, Decision
from tests.questionnaires import question, questionnaires, told

# Of tests that leave out the answers that contradict each other: now and then that is most.
FILTERED = [HealthCheck.filter_too_much, HealthCheck.too_slow]
CRITERIA = ("impact", "learning")
NUMBERS = load_catalog().numbers
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
def answered(
    draw, families=((1,), (2,), (1, 1)), max_size=3, copies=True, contradict=True, each_told=False
):
    """A decision with random answers, and the questions that they answer.

    Now and then an offer is copied, and some of the copy's answers are changed. Unless they may
    ``contradict`` each other, an answer that no employer could give beside the others is left out.
    Where ``each_told``, something that bears on a criterion is told of each offer.
    """
    questions = draw(questionnaires(CRITERIA, max_size=max_size, bear_on_all=each_told))
    decision = with_offers(*draw(st.sampled_from(families)))

    def answered_anew(decision, offer, some):
        for asked in some:
            after = edits.answer(decision, offer, asked, as_answer(draw(told(asked))))
            decision = after if contradict or is_possible(after, questions) else decision
        return decision

    for offer in decision.offers:
        decision = answered_anew(decision, offer.key, questions)
    if copies and draw(st.booleans()):
        decision = edits.duplicate_offer(decision, "offer_00")
        changed = [asked for asked in questions if draw(st.booleans())]
        decision = answered_anew(decision, decision.offers[1].key, changed)
    if each_told:
        for offer in decision.offers:
            decision = _told_of(draw, decision, offer.key, questions)
    return decision, questions


def _told_of(draw, decision, key, questions):
    """The decision with something told of an offer that bears on a criterion."""
    bearing = [asked for asked in questions if asked.shares]
    offer = next(each for each in decision.offers if each.key == key)
    facts = [fact_of(decision, offer, asked) for asked in bearing]
    if any(fact is not None and fact.option is not None for fact in facts):
        return decision
    asked, certainty = draw(st.sampled_from(bearing)), draw(st.sampled_from(list(Certainty)))
    told_so = [
        edits.answer(decision, key, asked, as_answer(Evidence(option.key, certainty)))
        for option in asked.answers
    ]
    return draw(st.sampled_from([each for each in told_so if is_possible(each, questions)]))


def likely(asked, kind):
    """P(answer | kind) of a question, flattened by the words of the method, answer by answer."""
    contrast = NUMBERS.contrast
    prior = NUMBERS.prior_if_public if kind.is_public else NUMBERS.prior
    here = asked.chances(kind)
    anywhere = [sum(prior[k] * asked.chances(k)[n] for k in prior) for n in range(len(here))]
    mixed = [
        contrast * p + (1 - contrast) * q if p else 0 for p, q in zip(here, anywhere, strict=True)
    ]
    return [part / sum(mixed) for part in mixed]


def facts_of(decision, questions, employer):
    """Every fact of an employer's family: (question, evidence, keys of the offers it is about)."""
    family = [offer for offer in decision.offers if offer.employer == employer]
    about = next(e for e in decision.employers if e.key == employer).answers
    facts = []
    for asked in questions:
        if asked.about is About.EMPLOYER:
            facts.append((asked, _told(about, asked), [offer.key for offer in family]))
            continue
        sharing = {}
        for offer in family:
            name = offer.facts.get(asked.key, offer.origin or offer.key)
            sharing.setdefault((name, _told(offer.answers, asked)), []).append(offer.key)
        facts += [(asked, told, keys) for (_, told), keys in sharing.items()]
    return facts


def family_worlds(decision, questions, employer):
    """Every kind of an employer with every answer to each of its facts that fits, and the facts.

    Returns [(probability before normalising, kind, [place of the answer to each fact])], facts.
    """
    facts = facts_of(decision, questions, employer)
    found = []
    for kind in COMPANIES:
        fitting = [_fitting(asked, told, kind) for asked, told, _ in facts]
        for world in product(*fitting):
            places, parts = zip(*world, strict=True) if world else ((), ())
            found.append((NUMBERS.prior[kind] * prod(parts), kind, places))
    return found, facts


def _fitting(asked, told, kind):
    """The answers to a fact that are possible at a kind, each with how likely it is."""
    parts = [part * _trust(asked, told, place) for place, part in enumerate(likely(asked, kind))]
    return [(place, part) for place, part in enumerate(parts) if part > 0]


def worlds(decision, questions, offer):
    """The same as seen by one offer: [(probability, kind, {question: place of the answer})]."""
    found, facts = family_worlds(decision, questions, offer.employer)
    return [
        (
            part,
            kind,
            {
                asked.key: place
                for (asked, _, keys), place in zip(facts, places, strict=True)
                if offer.key in keys
            },
        )
        for part, kind, places in found
    ]


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
    return _told(edits.answers_to(decision, offer.key, question), question)


def is_possible(decision, questions):
    """Tell whether no employer's answers contradict each other."""
    return all(
        any(all(_fitting(asked, told, kind) for asked, told, _ in facts) for kind in COMPANIES)
        for employer in decision.employers
        for facts in [facts_of(decision, questions, employer.key)]
    )


def _told(answers, asked):
    answer = answers.get(asked.key, Answer())
    return None if answer.is_unknown else Evidence(answer.option, answer.certainty)


def _trust(question, fact: Evidence | None, place):
    return 1 if fact is None or fact.option is None else NUMBERS.likelihood(question, fact)[place]


def answers(*facts):
    """One offer with answers to `THREE`, told as (question, option, certainty)."""
    decision = with_offers(1)
    for asked, option, certainty in facts:
        decision = edits.answer(
            decision, "offer_00", asked, Answer(option=option, certainty=certainty)
        )
    return decision


def kinds_of(decision, questions):
    """How likely each kind is, by the employer's key."""
    return of_all(decision, catalog_of(questions)).beliefs.kinds


def of_all(decision, catalog=None):
    """What follows from a decision, with the offers of which nothing is known."""
    return analyse(decision, catalog, all_offers=True)
