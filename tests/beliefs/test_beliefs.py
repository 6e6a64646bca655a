import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from criteria.belief import Certainty, Evidence
from criteria.question import COMPANIES, About, Kind
from decision import edits
from decision.engine import value_functions
from decision.model import Answer
from tests.decisions import decisions, forget_answer
from tests.evidence_cases import (
    FILTERED,
    NUMBERS,
    SIZE,
    answered,
    as_answer,
    catalog_of,
    fact_of,
    kinds_of,
    of_all,
    rating_in,
    with_offers,
    worlds,
)
from tests.questionnaires import question, questionnaires
from tests.repetitions import examples

halves = st.integers(0, 20).map(lambda n: n / 2)


def ratings_by_worlds(decision, questions, offer, criterion):
    """The possible ratings with their probabilities, by enumeration; [] if nothing informs it."""
    dropped = {
        q.key
        for q in questions
        if (fact := fact_of(decision, offer, q)) is not None and fact.option is None
    }
    found = worlds(decision, questions, offer)
    total = sum(world[0] for world in found)
    rated = [(world[0] / total, rating_in(world, questions, criterion, dropped)) for world in found]
    return [(part, rating) for part, rating in rated if rating is not None and part > 0]


@settings(max_examples=examples(30), suppress_health_check=FILTERED)
@given(answered(contradict=False))
def test_the_kinds_of_employers_equal_enumeration(case):
    decision, questions = case
    kinds = kinds_of(decision, questions)
    for offer in decision.offers:
        found = worlds(decision, questions, offer)
        total = sum(world[0] for world in found)
        for kind in COMPANIES:
            expected = sum(world[0] for world in found if world[1] is kind) / total
            assert kinds[offer.employer][kind] == pytest.approx(expected, abs=1e-9)


@settings(max_examples=examples(60), suppress_health_check=FILTERED)
@given(answered(contradict=False), st.none() | halves)
def test_ratings_and_expected_values_equal_enumeration(case, ideal):
    decision, questions = case
    decision = decision if ideal is None else edits.set_ideal_point(decision, "impact", ideal)
    analysis = of_all(decision, catalog_of(questions))
    goal = ideal if ideal is not None else 10.0
    function = value_functions.target(goal, 0, 10)
    for place, offer in enumerate(decision.offers):
        expected = ratings_by_worlds(decision, questions, offer, "impact")
        told = any(fact_of(decision, offer, q) is not None for q in questions)
        assert analysis.from_answers[place, 0] == bool(told and expected)
        if analysis.from_answers[place, 0]:
            parts, ratings = np.array(expected).T
            ends = value_functions.value_range(ratings.min(), ratings.max(), function)
            found = [table[place, 0] for table in (analysis.worst, analysis.best)]
            assert analysis.ratings[1, place, 0] == pytest.approx(parts @ ratings, abs=1e-9)
            worth = parts @ value_functions.values(ratings, function)
            assert analysis.expected[place, 0] == pytest.approx(worth, abs=1e-9)
            assert found == pytest.approx([float(end) for end in ends], abs=1e-9)


@settings(max_examples=examples(60), suppress_health_check=FILTERED)
@given(answered(contradict=False), st.data())
def test_a_fact_made_unknown_never_narrows_what_is_possible(case, data):
    decision, questions = case
    offer = data.draw(st.sampled_from(decision.offers))
    asked = data.draw(st.sampled_from(questions))
    fact = fact_of(decision, offer, asked)
    assume(fact is not None and fact.option is not None)
    before = of_all(decision, catalog_of(questions))
    after = of_all(forget_answer(decision, offer.key, asked), catalog_of(questions))
    assert (after.worst <= before.worst + 1e-12).all()
    assert (after.best >= before.best - 1e-12).all()


@given(answered(families=((1,), (2,), (1, 2)), copies=False), st.data())
def test_a_copy_of_an_offer_is_no_further_evidence(case, data):
    decision, questions = case
    before = of_all(decision, catalog_of(questions))
    key = data.draw(st.sampled_from([offer.key for offer in decision.offers]))
    after = of_all(edits.duplicate_offer(decision, key), catalog_of(questions))
    assert after.beliefs.kinds == before.beliefs.kinds
    keys = [offer.key for offer in after.offers]
    here = [keys.index(offer.key) for offer in decision.offers]
    np.testing.assert_array_equal(after.expected[here], before.expected)


@settings(max_examples=examples(30), suppress_health_check=FILTERED)
@given(answered(families=((1,), (2,)), copies=False), st.data())
def test_what_is_told_of_a_copy_anew_is_a_fact_of_its_own(case, data):
    decision, questions = case
    asked = data.draw(st.sampled_from(questions))
    fact = fact_of(decision, decision.offers[0], asked)
    assume(asked.about is About.ROLE and fact is not None and fact.option is not None)
    copied = edits.duplicate_offer(decision, "offer_00")
    copy = copied.offers[1].key
    others = [each for each in list(Certainty) if each is not fact.certainty]
    less = as_answer(Evidence(fact.option, data.draw(st.sampled_from(others))))
    apart = edits.answer(copied, copy, asked, less)
    back = edits.answer(apart, copy, asked, as_answer(fact))
    assert fact_of(back, back.offers[1], asked) == fact
    assert len(edits.sharing_fact(copied, copy, asked.key)) == 2
    assert [each.key for each in edits.sharing_fact(back, copy, asked.key)] == [copy]


def test_the_same_answer_told_of_two_roles_is_two_pieces_of_evidence_and_of_a_copy_one():
    asked = question(
        "seat", chances=[(0.7, 0.1, 0.1, 0.1), (0.1, 0.7, 0.1, 0.1), (0.1,) * 3 + (0.7,)]
    )
    written = Answer(option="a", certainty="written")

    def kinds(decision):
        for offer in decision.offers:
            decision = edits.answer(decision, offer.key, asked, written)
        return kinds_of(decision, (asked,))["offer_00"]

    once, twice = kinds(with_offers(1)), kinds(with_offers(2))
    alone = edits.answer(with_offers(1), "offer_00", asked, written)
    copied = edits.duplicate_offer(alone, "offer_00")
    assert kinds_of(copied, (asked,))["offer_00"] == once
    assert kinds(edits.duplicate_offer(with_offers(1), "offer_00")) == twice
    assert twice[Kind.UNAWARE] > once[Kind.UNAWARE]
    squared = {k: once[k] ** 2 / NUMBERS.prior[k] for k in COMPANIES}
    assert twice == pytest.approx({k: squared[k] / sum(squared.values()) for k in COMPANIES})


@given(decisions(), questionnaires())
def test_offers_of_which_nothing_is_answered_are_as_without_questions(decision, questions):
    renamed = [q.model_copy(update={"key": f"other_{q.key}"}) for q in questions]
    with_questions, without = (of_all(decision, catalog_of(some)) for some in (renamed, ()))
    assert not with_questions.from_answers.any()
    for table in ("expected", "worst", "best"):
        np.testing.assert_array_equal(getattr(with_questions, table), getattr(without, table))
    np.testing.assert_array_equal(with_questions.ratings, without.ratings)


@given(answered())
def test_the_reasons_add_up_to_the_rating(case):
    decision, questions = case
    for rating in of_all(decision, catalog_of(questions)).beliefs.derived.values():
        counted = [part for part in rating.reasons if part.rating is not None]
        assert sum(part.share for part in counted) == pytest.approx(1, abs=1e-9)
        mean = sum(part.share * part.rating for part in counted)
        assert rating.mean == pytest.approx(mean, abs=1e-9)
        assert rating.least <= rating.low <= rating.mean + 1e-12
        assert rating.mean - 1e-12 <= rating.high <= rating.most + 1e-12


@settings(max_examples=examples(30))
@given(st.lists(st.sampled_from([(0, 3, 7, 10), (10, 6, 3, 0), (0.5, 2, 8, 9.5)]), min_size=5,
                max_size=5))  # fmt: skip
def test_all_unknown_is_no_narrower_than_half_of_nothing_given(lines):
    leading = question("lead", ratings={"impact": (0, 1.5, 8.5, 10)}, shares={"impact": 40})
    shares = (20, 10, 10, 10, 10)
    others = [
        question(f"q{n}", ratings={"impact": line}, shares={"impact": share})
        for n, (line, share) in enumerate(zip(lines, shares, strict=True))
    ]
    decision = edits.answer(with_offers(1), "offer_00", SIZE, Answer(option="a"))
    analysis = of_all(decision, catalog_of((leading, *others, SIZE)))
    assert analysis.from_answers[0, 0]
    width = analysis.ratings[2, 0, 0] - analysis.ratings[0, 0, 0]
    assert width >= (9.5 - 0.5) / 2
    assert analysis.best[0, 0] - analysis.worst[0, 0] >= 0.5
