"""How long the money lasts depends on how many people work there: every world, one by one."""

from dataclasses import replace
from itertools import product
from math import prod

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from criteria import catalog
from criteria.belief import Certainty, Evidence
from criteria.question import COMPANIES, About
from decision import edits
from decision.analysis import analyse
from decision.beliefs.batches import batches
from decision.beliefs.preposterior import preposterior
from decision.beliefs.sample import sample
from decision.model import Answer
from tests.evidence_cases import NUMBERS, as_answer, catalog_of, likely, of_all, with_offers
from tests.questionnaires import question, told
from tests.repetitions import examples

WORDS = catalog.load()
BY_KEY = {each.key: each for each in WORDS.questions}
SIZE = question(
    "size", about=About.EMPLOYER, count=3,
    chances=[(0.6, 0.3, 0.1), (0.2, 0.5, 0.3), (0, 0.2, 0.8)],
)  # fmt: skip
MONEY = question(
    "money", about=About.EMPLOYER, count=3, ratings={"impact": (0, 4, 10)}, shares={"impact": 60}
).model_copy(
    update={
        "given": "size",
        "probabilities_given": {"a": (0.7, 0.2, 0.1), "b": (0.2, 0.6, 0.2), "c": (0, 0.1, 0.9)},
    }
)
PEERS = question(
    "peers", count=3, ratings={"impact": (1, 5, 9), "learning": (0, 5, 10)},
    chances=[(0.6, 0.3, 0.1), (0.2, 0.5, 0.3), (0.1, 0.2, 0.7)],
)  # fmt: skip
ASKED = (SIZE, MONEY, PEERS)


def chance(asked, place, kind, size):
    if asked is MONEY:
        return MONEY.probabilities_given[SIZE.answers[size].key][place]
    return likely(asked, kind)[place]


def worlds(facts):
    """Every kind with every answer that fits what was told: (probability, kind, places)."""
    found = []
    for kind, *places in product(COMPANIES, *(range(3) for _ in ASKED)):
        parts = [
            chance(asked, at, kind, places[0]) for asked, at in zip(ASKED, places, strict=True)
        ]
        parts += [
            NUMBERS.likelihood(asked, fact)[at]
            for asked, fact, at in zip(ASKED, facts, places, strict=True)
            if fact is not None and fact.option is not None
        ]
        found.append((NUMBERS.prior[kind] * prod(parts), kind, places))
    total = sum(part for part, _, _ in found)
    return [(part / total, kind, places) for part, kind, places in found if part] if total else []


def decision_of(facts):
    decision = with_offers(1, 1)
    for asked, fact in zip(ASKED, facts, strict=True):
        decision = edits.answer(decision, "offer_00", asked, as_answer(fact))
    return edits.answer(decision, "offer_10", PEERS, Answer(option="b", certainty="written"))


def rating(places, facts, criterion):
    """The rating on a criterion in one world; None where no question that applies informs it."""
    applying = [
        (asked, at)
        for asked, fact, at in zip(ASKED, facts, places, strict=True)
        if criterion in asked.shares and (fact is None or fact.option is not None)
    ]
    total = sum(asked.shares[criterion] for asked, _ in applying)
    parts = [q.shares[criterion] * q.answers[at].ratings[criterion] for q, at in applying]
    return sum(parts) / total if total else None


anything = st.tuples(*(told(asked) for asked in ASKED))
SLOW = [HealthCheck.filter_too_much, HealthCheck.too_slow]


@settings(max_examples=examples(150), deadline=None, suppress_health_check=SLOW)
@given(anything)
def test_kinds_ratings_and_every_answer_equal_enumeration(facts):
    these = worlds(facts)
    if not these or not any(facts):
        return
    analysis = of_all(decision_of(facts), catalog_of(ASKED))
    for kind in COMPANIES:
        expected = sum(part for part, each, _ in these if each is kind)
        assert analysis.beliefs.kinds["offer_00"][kind] == pytest.approx(expected, abs=1e-9)
    (family, _), *_ = analysis.beliefs.key
    change = preposterior(family)
    for column, criterion in enumerate(analysis.criteria):
        rated = [(part, rating(places, facts, criterion.key)) for part, _, places in these]
        if rated[0][1] is None:
            continue
        mean = sum(part * each for part, each in rated)
        found = analysis.beliefs.derived[0, column]
        assert found.mean == pytest.approx(mean, abs=1e-9)
        assert found.least == pytest.approx(min(each for _, each in rated))
        for row, fact in enumerate(change.open_facts.tolist()):
            at = ASKED.index(family.asked(fact).question)
            for answer in np.flatnonzero(change.probabilities[row]).tolist():
                with_it = [
                    (part, rating(places, facts, criterion.key))
                    for part, _, places in these
                    if places[at] == answer
                ]
                likelihood = sum(part for part, _ in with_it)
                assert change.probabilities[row, answer] == pytest.approx(likelihood, abs=1e-9)
                after = sum(part * each for part, each in with_it) / likelihood
                gain = change.gains[row, answer, 0, column]
                assert gain == pytest.approx((after - mean) / 10, abs=1e-9)


@settings(max_examples=examples(40), deadline=None, suppress_health_check=SLOW)
@given(anything)
def test_all_answers_average_to_what_is_expected_today(facts):
    if not worlds(facts):
        return
    analysis = of_all(decision_of(facts), catalog_of(ASKED))
    for family, _ in analysis.beliefs.key:
        change = preposterior(family)
        mean = np.einsum("fa,faoc->foc", change.probabilities, change.gains)
        assert abs(mean).max(initial=0) < 1e-12


def test_what_the_size_makes_of_the_money_is_drawn_as_it_is_expected():
    facts = (None, None, Evidence("c", Certainty.SAID))
    analysis = analyse(decision_of(facts), catalog_of(ASKED))
    (batch,) = batches(2**13, 0)
    values, _ = sample(analysis.beliefs, batch, 1.5)
    assert values.mean(axis=-1) == pytest.approx(analysis.expected, abs=3e-3)


def test_the_size_says_something_of_the_money_while_it_is_not_known():
    analysis = analyse(decision_of((None, None, Evidence("c"))), catalog_of(ASKED))
    (family, _), *_ = analysis.beliefs.key
    change = preposterior(family)
    assert family.asked(int(change.open_facts[0])).question is SIZE
    small, middle, large = change.gains[0, :3, 0, 0]
    assert small < middle < large


@pytest.mark.parametrize("size", [option.key for option in BY_KEY["company_size"].answers])
def test_with_the_money_and_the_size_in_writing_all_is_as_if_one_said_nothing_of_the_other(size):
    decision = with_offers(1)
    for key, option in (("runway", "over_18_months"), ("company_size", size)):
        written = Answer(option=option, certainty="written")
        decision = edits.answer(decision, "offer_00", BY_KEY[key], written)
    alone = BY_KEY["runway"].model_copy(update={"given": None, "probabilities_given": {}})
    questions = tuple(alone if each.key == "runway" else each for each in WORDS.questions)
    with_it, without = (
        of_all(decision, each) for each in (WORDS, replace(WORDS, questions=questions))
    )
    kinds = [each.beliefs.kinds["offer_00"] for each in (with_it, without)]
    assert kinds[0] == pytest.approx(kinds[1])
    assert with_it.overall == pytest.approx(without.overall)


@pytest.mark.parametrize("size", ["up_to_5000", "over_5000"])
def test_of_a_large_company_the_money_is_taken_to_last(size):
    written = Answer(option=size, certainty="written")
    decision = edits.switch_on(with_offers(1), "stability")
    decision = edits.answer(decision, "offer_00", BY_KEY["company_size"], written)
    analysis = of_all(decision, WORDS)
    column = [each.key for each in analysis.criteria].index("stability")
    reasons = analysis.beliefs.derived[0, column].reasons
    (money,) = (each for each in reasons if each.question.key == "runway")
    chances = BY_KEY["runway"].probabilities_given[size]
    options = BY_KEY["runway"].answers
    expected = sum(p * o.ratings["stability"] for p, o in zip(chances, options, strict=True))
    assert money.rating == pytest.approx(expected)
    assert money.rating > 9
