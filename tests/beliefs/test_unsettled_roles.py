"""What is told of a role counts as a guess while nothing in writing says which role it is."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from criteria.belief import Certainty
from criteria.question import About
from decision import edits
from decision.analysis import analyse
from decision.beliefs.lenses import lenses
from decision.beliefs.must_haves import State, checked
from decision.beliefs.preposterior import preposterior
from decision.findings.findings import Findings
from decision.findings.information import Provenance
from decision.model import Answer
from tests.evidence_cases import MISSED, MONEY, as_answer, catalog_of, of_all, with_offers
from tests.questionnaires import question, questionnaires, told
from tests.repetitions import examples

SETTLED = question("settled", count=3).model_copy(update={"unsettled_at": ("a",)})
CATALOG = catalog_of([SETTLED, MISSED, MONEY])
SURE = [Certainty.WRITTEN, Certainty.SAID]


def answer(decision, asked, option, certainty=Certainty.WRITTEN):
    return edits.answer(decision, "offer_00", asked, Answer(option=option, certainty=certainty))


def ratings_of(decision, catalog=CATALOG):
    return analyse(decision, catalog).beliefs.ratings[:, 0, 0]


@pytest.mark.parametrize("certainty", SURE)
@pytest.mark.parametrize("of_the_team", Certainty)
def test_all_that_is_said_of_an_open_role_counts_as_if_it_were_guessed(certainty, of_the_team):
    unsettled = answer(with_offers(1), SETTLED, "a", of_the_team)
    found = ratings_of(answer(unsettled, MISSED, "d", certainty))
    np.testing.assert_array_equal(found, ratings_of(answer(unsettled, MISSED, "d", "guess")))
    settled = answer(unsettled, SETTLED, "b")
    assert (found != ratings_of(answer(settled, MISSED, "d", certainty))).any()


@settings(max_examples=examples(30))
@given(st.data())
def test_a_settled_or_open_role_counts_what_is_said_as_it_is_said(data):
    questions = data.draw(questionnaires())
    with_it = catalog_of([SETTLED, *questions])
    decision = with_offers(1)
    for asked in questions:
        decision = edits.answer(decision, "offer_00", asked, as_answer(data.draw(told(asked))))
    plain = analyse(decision, catalog_of(questions)).beliefs.ratings
    option = data.draw(st.sampled_from([None, "b", "c"]))
    settled = edits.answer(decision, "offer_00", SETTLED, Answer(option=option))
    np.testing.assert_allclose(analyse(settled, with_it).beliefs.ratings, plain, atol=1e-12)


@settings(max_examples=examples(30))
@given(st.data())
def test_an_open_role_counts_as_one_whose_answers_are_all_guesses(data):
    questions = data.draw(questionnaires())
    catalog = catalog_of([SETTLED, *questions])
    as_told = guessed = answer(with_offers(1), SETTLED, "a")
    for asked in questions:
        new = as_answer(data.draw(told(asked)))
        as_told = edits.answer(as_told, "offer_00", asked, new)
        if asked.about is About.ROLE:
            new = new.model_copy(update={"certainty": Certainty.GUESS})
        guessed = edits.answer(guessed, "offer_00", asked, new)
    found, expected = (analyse(each, catalog).beliefs.ratings for each in (as_told, guessed))
    np.testing.assert_array_equal(found, expected)


def test_what_is_said_of_the_employer_counts_in_full():
    unsettled = answer(with_offers(1), SETTLED, "a")
    known = ratings_of(answer(unsettled, MONEY, "d"), catalog_of([SETTLED, MONEY]))
    np.testing.assert_array_equal(known, [10, 10, 10])


def test_other_offers_and_the_present_job_are_as_they_are_said():
    decision = answer(answer(with_offers(2), SETTLED, "a"), MISSED, "d")
    known = Answer(option="d", certainty=Certainty.WRITTEN)
    decision = edits.answer(decision, "offer_01", MISSED, known)
    alone = catalog_of([SETTLED, MISSED])
    low, _, high = analyse(decision, alone).beliefs.ratings[:, :, 0]
    assert low[0] < high[0]
    assert low[1] == high[1] == 10
    there = edits.mark_present_job(decision, "offer_00")
    np.testing.assert_array_equal(ratings_of(there, alone), [10, 10, 10])


@settings(max_examples=examples(30))
@given(st.data())
def test_what_a_copy_in_writing_keeps_of_an_open_role_is_one_piece_of_evidence(data):
    questions = data.draw(questionnaires())
    catalog = catalog_of([SETTLED, *questions])
    decision = with_offers(1)
    for asked in questions:
        decision = edits.answer(decision, "offer_00", asked, as_answer(data.draw(told(asked))))
    copied = edits.duplicate_offer(answer(decision, SETTLED, "b"), "offer_00")
    unsettled = answer(copied, SETTLED, "a")
    before, after = (of_all(each, catalog).beliefs for each in (copied, unsettled))
    (family, _), *_ = after.key
    employer = decision.offers[0].employer
    assert after.kinds[employer] == pytest.approx(before.kinds[employer], abs=1e-12)
    np.testing.assert_allclose(after.ratings[:, 1], before.ratings[:, 1], atol=1e-12)
    change = preposterior(family)
    assert abs(np.einsum("fa,faoc->foc", change.probabilities, change.gains)).max() < 1e-12


def test_the_document_keeps_what_was_said_and_another_answer_brings_it_back():
    before = answer(with_offers(1), MISSED, "d")
    unsettled = answer(before, SETTLED, "a")
    assert edits.answer_to(unsettled, "offer_00", MISSED).certainty is Certainty.WRITTEN
    again = answer(unsettled, SETTLED, "c")
    np.testing.assert_array_equal(ratings_of(again), ratings_of(before))


@pytest.mark.parametrize(("certainty", "asked"), [
    (Certainty.WRITTEN, SETTLED), (Certainty.SAID, MISSED), (Certainty.GUESS, MISSED),
])  # fmt: skip
@pytest.mark.parametrize("limit", [
    {"answer": {"question": MISSED.key, "options": ["d"]}},
    {"rating": {"criterion": "impact", "at_least": 9}},
], ids=["answer", "rating"])  # fmt: skip
def test_what_is_known_of_an_open_role_is_settled_by_the_role(certainty, asked, limit):
    decision = answer(answer(with_offers(1), SETTLED, "a"), MISSED, "d", certainty)
    decision = edits.add_must_have(decision, is_hard=True, **limit)
    (check,) = checked(decision, catalog_of([SETTLED, MISSED]))["offer_00"]
    assert (check.state, check.settled_by) == (State.FIND_OUT, asked)


@pytest.mark.parametrize("certainty", SURE)
def test_what_was_told_of_an_open_role_is_not_asked_once_more(certainty):
    decision = answer(answer(with_offers(1, 1), SETTLED, "a"), MISSED, "d", certainty)
    values = Findings(analyse(decision, CATALOG)).information
    footing = {value.about.key: value.footing for value in values if value.offers == (0,)}
    assert footing["missed"] is Provenance.SAID
    plan = Findings(analyse(decision, CATALOG)).interview
    assert ("missed", (0,)) not in {(v.about.key, v.offers) for v in (*plan.asked, *plan.others)}
    assert ("missed", (0,)) in {(value.about.key, value.offers) for value in plan.told}


def test_only_what_was_told_of_the_role_is_said_to_count_as_a_guess():
    decision = answer(answer(with_offers(1), SETTLED, "a"), MONEY, "d")

    def is_guess(asked, decision):
        return edits.counts_as_guess(decision.offers[0], asked, CATALOG)

    assert not is_guess(MISSED, decision)
    assert not is_guess(MONEY, decision)
    assert not is_guess(SETTLED, decision)
    assert is_guess(MISSED, answer(decision, MISSED, "b"))
    assert not is_guess(MISSED, answer(decision, MISSED, "b", Certainty.GUESS))
    assert not is_guess(MISSED, answer(answer(decision, SETTLED, "b"), MISSED, "b"))
    nothing = edits.answer(decision, "offer_00", MISSED, Answer(does_not_apply=True))
    assert not is_guess(MISSED, nothing)


def test_the_present_job_is_not_warned_of_a_team_that_is_not_settled():
    asked = next(q for q in analyse(with_offers(1)).catalog.questions if q.unsettled_at)
    decision = answer(with_offers(1), asked, "neither")

    def raised(decision):
        analysis = analyse(decision, all_offers=True)
        seen = lenses(decision, analysis.catalog, analysis.beliefs)["offer_00"]
        return [warning.rule.key for warning in seen.warnings]

    assert raised(decision) == ["team_not_settled"]
    assert raised(edits.mark_present_job(decision, "offer_00")) == []
