import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from criteria.belief import Certainty, Told, settled
from criteria.question import About, Kind
from decision import edits
from decision.analysis import analyse
from decision.beliefs.evidence import UNSURE, gather
from decision.engine import answer_mixture, value_functions
from decision.model import Answer
from tests.decisions import decisions
from tests.evidence_cases import (
    FILTERED,
    SIZE,
    answered,
    as_answer,
    catalog_of,
    fact_of,
    is_possible,
    rating_in,
    with_offers,
    worlds,
)
from tests.questionnaires import question, questionnaires

WRITTEN, SAID = Certainty.WRITTEN, Certainty.SAID
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


@settings(max_examples=60, suppress_health_check=FILTERED)
@given(answered())
def test_the_kinds_of_employers_equal_enumeration(case):
    decision, questions = case
    assume(is_possible(decision, questions))
    kinds = gather(decision, questions).kinds
    for offer in decision.offers:
        found = worlds(decision, questions, offer)
        total = sum(world[0] for world in found)
        for kind in Kind:
            expected = sum(world[0] for world in found if world[1] is kind) / total
            assert kinds[offer.employer][kind] == pytest.approx(expected, abs=1e-9)


@settings(max_examples=60, suppress_health_check=FILTERED)
@given(answered(), st.none() | halves)
def test_ratings_and_expected_values_equal_enumeration(case, ideal):
    decision, questions = case
    assume(is_possible(decision, questions))
    decision = decision if ideal is None else edits.set_ideal_point(decision, "impact", ideal)
    analysis = analyse(decision, catalog_of(questions))
    goal = ideal if ideal is not None else 10.0
    function = value_functions.target(goal, 0, 10)
    for place, offer in enumerate(decision.offers):
        expected = ratings_by_worlds(decision, questions, offer, "impact")
        told = any(fact_of(decision, offer, q) is not None for q in questions)
        assert analysis.derived[place, 0] == bool(told and expected)
        if analysis.derived[place, 0]:
            parts, ratings = np.array(expected).T
            ends = value_functions.value_range(ratings.min(), ratings.max(), function)
            found = [table[place, 0] for table in (analysis.worst, analysis.best)]
            assert analysis.ratings.likely[place, 0] == pytest.approx(parts @ ratings, abs=1e-9)
            worth = parts @ value_functions.values(ratings, function)
            assert analysis.expected[place, 0] == pytest.approx(worth, abs=1e-9)
            assert found == pytest.approx([float(end) for end in ends], abs=1e-9)


@settings(max_examples=60, suppress_health_check=FILTERED)
@given(answered(families=((1,), (1, 1))), halves, st.data())
def test_what_an_answer_would_change_is_nothing_on_average(case, ideal, data):
    decision, questions = case
    assume(is_possible(decision, questions))
    decision = edits.set_ideal_point(decision, "impact", ideal)
    asked, offer = data.draw(st.sampled_from(questions)), decision.offers[0]
    fact = fact_of(decision, offer, asked)
    assume(fact is None or fact.option is not None)
    assume(any(fact_of(decision, offer, q) is not None for q in questions if q != asked))
    kinds = gather(decision, questions).kinds[offer.employer]
    mean = np.zeros((len(decision.offers), 2))
    for part in settled(asked, fact, kinds):
        told = as_answer(Told(part.option, WRITTEN))
        after = analyse(edits.answer(decision, offer.key, asked, told), catalog_of(questions))
        mean += part.probability * after.expected
    before = analyse(decision, catalog_of(questions)).expected
    np.testing.assert_allclose(mean, before, atol=1e-9)


@settings(max_examples=60, suppress_health_check=FILTERED)
@given(answered(), st.data())
def test_a_fact_made_unknown_never_narrows_what_is_possible(case, data):
    decision, questions = case
    assume(is_possible(decision, questions))
    offer = data.draw(st.sampled_from(decision.offers))
    asked = data.draw(st.sampled_from(questions))
    fact = fact_of(decision, offer, asked)
    assume(fact is not None and fact.option is not None)
    before = analyse(decision, catalog_of(questions))
    after = analyse(edits.forget_answer(decision, offer.key, asked), catalog_of(questions))
    assert (after.worst <= before.worst + 1e-12).all()
    assert (after.best >= before.best - 1e-12).all()


@given(answered(families=((1,), (2,), (1, 2))), st.data())
def test_a_copy_of_an_offer_is_no_further_evidence(case, data):
    decision, questions = case
    before = gather(decision, questions)
    key = data.draw(st.sampled_from([offer.key for offer in decision.offers]))
    after = gather(edits.duplicate_offer(decision, key), questions)
    assert after.kinds == before.kinds
    for place, rating in before.derived.items():
        assert after.derived[place] is rating


@given(answered(families=((1,), (2,), (1, 2))), st.data())
def test_a_copy_of_an_offer_told_less_surely_is_no_further_evidence(case, data):
    decision, questions = case
    before = gather(decision, questions)
    offer = data.draw(st.sampled_from(decision.offers))
    copied = edits.duplicate_offer(decision, offer.key)
    copy = copied.offers[decision.offers.index(offer) + 1]
    for asked in questions:
        fact = fact_of(copied, copy, asked)
        if asked.about is About.ROLE and fact is not None and fact.option is not None:
            no_surer = UNSURE[: UNSURE.index(fact.certainty) + 1]
            less = as_answer(Told(fact.option, data.draw(st.sampled_from(no_surer))))
            copied = edits.answer(copied, copy.key, asked, less)
    after = gather(copied, questions)
    assert after.kinds == before.kinds
    for place, rating in before.derived.items():
        assert after.derived[place] is rating


def test_of_one_answer_told_of_two_offers_the_surest_counts_and_two_answers_both_count():
    asked = question(
        "seat", chances=[(0.7, 0.1, 0.1, 0.1), (0.1, 0.7, 0.1, 0.1), (0.1,) * 3 + (0.7,)]
    )
    alone, pair = with_offers(1), with_offers(2)

    def kinds(decision, *told):
        for offer, (option, certainty) in zip(decision.offers, told, strict=True):
            given = Answer(option=option, certainty=certainty)
            decision = edits.answer(decision, offer.key, asked, given)
        return gather(decision, (asked,)).kinds["offer_00"]

    surely = kinds(alone, ("a", "written"))
    for less in ("written", "said", "guess"):
        assert kinds(pair, ("a", less), ("a", "written")) == surely
        assert kinds(pair, ("a", "written"), ("a", less)) == surely
    assert kinds(pair, ("a", "guess"), ("b", "written")) != kinds(alone, ("b", "written"))


@given(decisions(), questionnaires())
def test_offers_of_which_nothing_is_answered_are_as_without_questions(decision, questions):
    renamed = [q.model_copy(update={"key": f"other_{q.key}"}) for q in questions]
    with_questions, without = (analyse(decision, catalog_of(some)) for some in (renamed, ()))
    assert not with_questions.derived.any()
    for table in ("expected", "worst", "best"):
        np.testing.assert_array_equal(getattr(with_questions, table), getattr(without, table))
    np.testing.assert_array_equal(with_questions.ratings, without.ratings)


@given(answered())
def test_the_reasons_add_up_to_the_rating(case):
    decision, questions = case
    for found in gather(decision, questions).derived.values():
        counted = [part for part in found.reasons if part.rating is not None]
        assert sum(part.share for part in counted) == pytest.approx(1, abs=1e-9)
        mean = sum(part.share * part.rating for part in counted)
        assert found.mean == pytest.approx(mean, abs=1e-9)
        lowest, highest = answer_mixture.support(found.distribution)
        assert lowest <= found.low <= found.mean + 1e-12
        assert found.mean - 1e-12 <= found.high <= highest + 1e-12


@settings(max_examples=30)
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
    analysis = analyse(decision, catalog_of((leading, *others, SIZE)))
    assert analysis.derived[0, 0]
    width = analysis.ratings.high[0, 0] - analysis.ratings.low[0, 0]
    assert width >= (9.5 - 0.5) / 2
    assert analysis.best[0, 0] - analysis.worst[0, 0] >= 0.5
