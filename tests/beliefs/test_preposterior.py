from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from criteria import catalog
from criteria.belief import Certainty, Evidence
from decision import edits
from decision.beliefs import cache, preposterior
from decision.findings.information import rank_information
from decision.model import Answer, revised
from tests.decisions import founding_case
from tests.evidence_cases import FILTERED, answered, as_answer, catalog_of, of_all
from tests.repetitions import examples
from tests.settled import settled_answers

ASKED = catalog.load().questions


def of(analysis):
    return [preposterior.preposterior(family) for family, _ in analysis.beliefs.key]


@settings(max_examples=examples(60), suppress_health_check=FILTERED)
@given(answered(contradict=False, families=((1,), (2,), (2, 1))))
def test_answers_gain_nothing_on_average(case):
    decision, questions = case
    for found in of(of_all(decision, catalog_of(questions))):
        assert found.probabilities.sum(axis=1) == pytest.approx(1, abs=1e-12)
        mean = np.einsum("na,naoc->noc", found.probabilities, found.gains)
        assert mean == pytest.approx(0, abs=1e-12)


@settings(max_examples=examples(60), suppress_health_check=FILTERED)
@given(
    answered(contradict=False, each_told=True, families=((1, 1),)),
    st.sampled_from([0.0, 3.5, 10.0]),
)
def test_under_an_ideal_point_too_each_answer_leads_to_the_values_of_having_it(case, ideal):
    decision, questions = case
    decision = revised(decision, ideal_points={"impact": ideal})
    analysis = of_all(decision, catalog_of(questions))
    assume(analysis.from_answers.all())
    for one in (each for each in rank_information(analysis) if each.about in questions):
        for each in settled_answers(analysis, one.offer, one.about):
            fact = as_answer(Evidence(each.option, Certainty.WRITTEN))
            then = edits.settle(decision, analysis.offers[one.offer].key, one.about, fact)
            after = of_all(then, catalog_of(questions))
            assert after.overall == pytest.approx(each.overall, abs=1e-6)


def test_sliders_names_and_the_order_of_the_employers_make_nothing_anew(monkeypatch):
    decision = founding_case()
    before = [one[1:] for one in rank_information(of_all(decision))]
    monkeypatch.setattr(preposterior, "preposterior_of", None)
    moved = edits.set_points(
        edits.change_offer(decision, "lab", name="Laboratory"), {"impact": 71.0}
    )
    assert [one[1:] for one in rank_information(of_all(moved))] != before
    turned = edits.move_offer(decision, "lab", 9)
    assert rank_information(of_all(turned))


def test_an_answer_about_one_offer_makes_those_of_no_other_employer_anew(monkeypatch):
    decision = founding_case()
    of(of_all(decision))
    made, make = [], preposterior.preposterior_of
    monkeypatch.setattr(
        preposterior, "preposterior_of", lambda *family: made.append(family) or make(*family)
    )
    question = next(one for one in ASKED if one.key == "demand")
    then = edits.answer(decision, "lab", question, Answer(option="few", certainty="written"))
    of(of_all(then))
    assert len(made) == 1


def test_an_answer_that_is_given_is_asked_no_more():
    question = next(one for one in ASKED if one.key == "demand")
    then = edits.answer(founding_case(), "lab", question, Answer(option="few", certainty="written"))
    analysis = of_all(then)
    lab = next(place for place, offer in enumerate(analysis.offers) if offer.key == "lab")
    assert settled_answers(analysis, lab, question) == ()


def test_many_at_a_time_find_the_same():
    analysis = of_all(founding_case())
    alone = rank_information(analysis)
    cache.forget()
    with ThreadPoolExecutor(8) as visitors:
        found = list(visitors.map(rank_information, [analysis] * 16))
    assert found == [alone] * 16
