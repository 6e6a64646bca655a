"""What is asked, and what is not: what was told already, and what anybody can look up."""

from dataclasses import replace

import pytest
from hypothesis import given, settings

from criteria.question import Question
from decision import edits
from decision.analysis import analyse
from decision.files.decision_json import gallery
from decision.findings.findings import Findings
from decision.findings.information import Provenance
from decision.findings.open_employer import Thing
from decision.model import Answer
from decision.words.must_haves import settled_by
from decision.words.questions import asked
from decision.words.text import as_plain
from tests.decisions import decisions, founding_case, rated
from tests.enumerated_sets import value_of_set
from tests.evidence_cases import MISSED, catalog_of
from tests.repetitions import examples


def things(values):
    return [Thing.of(value.offer, value.about) for value in values]


@settings(max_examples=examples(60), deadline=None)
@given(decisions(min_offers=2))
def test_nothing_is_asked_that_was_told_or_is_public_and_everything_else_stands_somewhere(decision):
    findings = Findings(analyse(decision), 64)
    plan = findings.interview
    assert len(plan.asked) <= 5
    for value in (*plan.asked, *plan.others):
        assert value.footing is not Provenance.SAID
        assert not (isinstance(value.about, Question) and value.about.is_public)
    sections = things([*plan.asked, *plan.others, *plan.public, *plan.told])
    assert len(sections) == len(set(sections))
    in_use = set(decision.criteria)
    left = [
        value
        for value in findings.information
        if things([value])[0] not in sections
        and not (isinstance(value.about, Question) and in_use.isdisjoint(value.about.shares))
    ]
    assert left == []


@pytest.mark.parametrize("decision", gallery(), ids=lambda decision: decision.title)
def test_every_sample_has_five_questions_whose_value_is_that_of_the_set(decision):
    findings = Findings(analyse(decision))
    plan = findings.interview
    assert len(plan.asked) == 5
    value = value_of_set(findings.analysis, things(plan.asked))
    assert plan.value == pytest.approx(value, abs=1e-9)
    assert max(each.value for each in plan.asked) < plan.value < findings.evpi


def test_an_answer_in_writing_is_asked_for_no_more_and_one_that_was_told_is_folded():
    findings = Findings(analyse(gallery()[1]))
    analysis, first = findings.analysis, findings.interview.asked[0]
    option = first.about.answers[1].key
    for certainty, stands in (("written", []), ("said", [first.about.key])):
        answer = Answer(option=option, certainty=certainty)
        decision = edits.settle(
            analysis.decision, analysis.offers[first.offer].key, first.about, answer
        )
        plan = Findings(analyse(decision)).interview
        assert things([first])[0] not in things([*plan.asked, *plan.others])
        assert [v.about.key for v in plan.told if things([v]) == things([first])] == stands


def test_the_share_of_the_lead_that_a_rating_settles_is_its_share_of_the_variance():
    # Two independent triangular ratings and equal weights: the variance of a triangular belief is
    # known in closed form, and none of it can change the choice.
    table = {
        "A": {"impact": (7, 8, 9), "learning": (8, 9, 10)},
        "B": {"impact": (1, 2, 3), "learning": (1, 1, 4)},
    }
    plan = Findings(analyse(rated(table, ("impact", "learning")), catalog_of(()))).interview
    assert plan.value == 0
    variance = [triangular_variance(*row) for each in table.values() for row in each.values()]
    exact = sorted((each / sum(variance) for each in variance), reverse=True)
    # In six parts a range keeps 95 % of its variance and more.
    assert plan.lead_shares == pytest.approx(exact, abs=0.03)


def triangular_variance(low, likely, high):
    squares = low**2 + likely**2 + high**2 - low * likely - low * high - likely * high
    return squares / 18


def test_with_one_offer_there_is_nothing_to_ask():
    lone = founding_case()
    lone = lone.model_copy(update={"offers": lone.offers[:1]})
    plan = Findings(analyse(lone), 64).interview
    assert (plan.asked, plan.value) == ((), 0)


def test_what_is_most_worth_asking_is_to_be_asked():
    findings = Findings(analyse(gallery()[2]))
    best = findings.most_worth_asking
    assert best == next(v for v in findings.information if v.footing is not Provenance.SAID)
    first = findings.information[0]
    told = replace(findings)
    told.__dict__["information"] = (first._replace(footing=Provenance.SAID),)
    assert told.most_worth_asking is None


def test_the_question_that_settles_a_must_have_rises():
    plain = founding_case()
    before = Findings(analyse(plain), 64)
    leader = before.analysis.offers[before.analysis.leaders[0]]
    open_ = [
        value
        for value in before.information
        if isinstance(value.about, Question)
        and before.analysis.offers[value.offer] == leader
        and value.footing is Provenance.UNKNOWN
        and not value.about.is_public
    ]
    last = open_[-1].about
    limit = {"question": last.key, "options": [last.answers[0].key]}
    after = Findings(analyse(edits.add_must_have(plain, answer=limit)), 64)
    values = {things([v])[0]: v.value for v in after.information}
    asked = things([open_[-1]])[0]
    assert values[asked] > open_[-1].value + 1
    assert asked in things(after.interview.asked)
    assert after.interview.value >= values[asked] - 1e-9


def test_an_open_must_have_of_an_employer_of_which_all_was_told_leaves_nothing_to_ask():
    decision = rated({"A": {"impact": 6.0}, "B": {"impact": 5.0}}, ("impact",))
    for offer in decision.offers:
        told = Answer(option="b", certainty="said")
        decision = edits.answer(decision, offer.key, MISSED, told)
    limit = {"question": MISSED.key, "options": ["b"]}
    plan = Findings(analyse(edits.add_must_have(decision, answer=limit), catalog_of([MISSED])))
    assert plan.interview.asked == ()
    assert {value.about.key for value in plan.interview.told} == {MISSED.key}


def test_a_question_on_nothing_in_use_is_asked_where_it_settles_a_must_have():
    decision = edits.add_must_have(
        founding_case(), rating={"criterion": "daily_life", "at_least": 5.0}
    )
    findings = Findings(analyse(decision), 64)
    about = {value.about.key for value in (*findings.interview.asked, *findings.interview.others)}
    assert "hours_and_freedom" in about
    without = Findings(analyse(founding_case()), 64).interview
    assert "hours_and_freedom" not in {v.about.key for v in (*without.asked, *without.others)}


def test_a_card_names_the_must_have_that_it_settles():
    limit = {"criterion": "daily_life", "at_least": 5.0}
    decision = edits.add_must_have(founding_case(), rating=limit)
    analysis = analyse(decision)
    about = next(v for v in Findings(analysis).information if v.about.key == "hours_and_freedom")
    assert as_plain(settled_by(analysis, about)) == "Daily life of at least 5"
    assert settled_by(analyse(founding_case()), about) == ()
    keys = [question.key for question in asked(decision, analysis.catalog)]
    assert "hours_and_freedom" in keys
    assert "hours_and_freedom" not in [q.key for q in asked(founding_case(), analysis.catalog)]
