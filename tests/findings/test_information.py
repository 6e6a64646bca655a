from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import assume, given, settings

from criteria.belief import Certainty, Evidence
from criteria.question import COMPANIES, Question
from decision import edits
from decision.analysis import analyse
from decision.arrays import POINTS_TIE
from decision.engine.value_of_information import evppi_of_question
from decision.findings.information import (
    InformationValue,
    evpi,
    rank_information,
)
from decision.findings.robustness import robustness
from decision.model import Answer
from tests.decisions import decisions, founding_case, rated
from tests.evidence_cases import (
    FILTERED,
    MISSED,
    MONEY,
    THREE,
    answered,
    as_answer,
    catalog_of,
    family_worlds,
    likely,
    with_offers,
)
from tests.repetitions import examples
from tests.settled import settled_answers


def of_questions(analysis):
    return [one for one in rank_information(analysis) if isinstance(one.about, Question)]


@settings(max_examples=examples(60), suppress_health_check=FILTERED)
@given(answered(contradict=False, each_told=True, families=((1, 1), (2, 1))))
def test_answers_average_to_what_is_expected_today(case):
    decision, questions = case
    analysis = analyse(decision, catalog_of(questions))
    for one in of_questions(analysis):
        found = settled_answers(analysis, one.offer, one.about)
        assert sum(each.probability for each in found) == pytest.approx(1, abs=1e-9)
        mean = sum(each.probability * each.overall for each in found)
        assert mean == pytest.approx(analysis.overall, abs=1e-9)


@settings(max_examples=examples(60), suppress_health_check=FILTERED)
@given(answered(contradict=False, each_told=True, families=((1, 1),)))
def test_each_answer_leads_to_the_values_of_a_decision_in_which_it_is_written(case):
    decision, questions = case
    analysis = analyse(decision, catalog_of(questions))
    assume(analysis.from_answers.all())
    for one in of_questions(analysis):
        for each in settled_answers(analysis, one.offer, one.about):
            fact = as_answer(Evidence(each.option, Certainty.WRITTEN))
            then = edits.settle(decision, analysis.offers[one.offer].key, one.about, fact)
            after = analyse(then, catalog_of(questions))
            assert after.overall == pytest.approx(each.overall, abs=1e-9)


@settings(max_examples=examples(60), suppress_health_check=FILTERED)
@given(answered(contradict=False, each_told=True, families=((1, 1), (2, 1))))
def test_the_value_of_every_answer_equals_enumeration(case):
    decision, questions = case
    analysis = analyse(decision, catalog_of(questions))
    assume(analysis.from_answers.all())
    for asked in of_questions(analysis):
        value, chance = enumerated_value(analysis, questions, asked)
        assert asked.value == pytest.approx(value, abs=1e-9)
        assert asked.chance == pytest.approx(chance, abs=1e-9)


def enumerated_value(analysis, questions, asked):
    """What knowing one fact is worth, in points, and how often it changes the choice."""
    offer = analysis.offers[asked.offer]
    worlds, facts = family_worlds(analysis.decision, questions, offer.employer)
    fact = next(n for n, (q, _, keys) in enumerate(facts) if q == asked.about and offer.key in keys)
    total = sum(part for part, _, _ in worlds)
    value = 0.0
    leaders = np.flatnonzero(analysis.overall >= analysis.overall.max() - 1e-9)
    changes = np.zeros(len(leaders))
    for answer in range(len(asked.about.answers)):
        these = [world for world in worlds if world[2][fact] == answer and world[0] > 0]
        share = sum(part for part, _, _ in these) / total
        if share:
            then = overall_in(analysis, facts, these)
            value += share * (then.max() - analysis.overall.max())
            changes += share * (then.max() - then[leaders] > 1e-9)
    return value, changes.min()


def overall_in(analysis, facts, worlds):
    """Each offer's overall value, averaged over some worlds of one family."""
    total, overall = sum(part for part, _, _ in worlds), analysis.overall.copy()
    for place, offer in enumerate(analysis.offers):
        if not any(offer.key in keys for _, _, keys in facts):
            continue
        asked = [(n, q) for n, (q, told, keys) in enumerate(facts)
                 if offer.key in keys and not (told and told.option is None)]  # fmt: skip
        rated = np.zeros(len(analysis.criteria))
        for part, _, places in worlds:
            for column, criterion in enumerate(analysis.criteria):
                of = [(q, places[n]) for n, q in asked if criterion.key in q.shares]
                shares = [q.shares[criterion.key] for q, _ in of]
                ratings = [q.answers[at].ratings[criterion.key] for q, at in of]
                rated[column] += part * np.dot(shares, ratings) / sum(shares)
        overall[place] = 10 * rated @ analysis.weights / total
    return overall


@settings(max_examples=examples(60))
@given(decisions(min_offers=2))
def test_a_value_is_above_nothing_exactly_where_the_chance_is(decision):
    found = rank_information(analyse(decision))
    for one in found:
        assert (one.value > 0) == (one.chance > 0)
        assert 0 <= one.chance <= 1
    assert all(one.value >= other.value - 1e-9 for one, other in pairwise(found))


@pytest.mark.parametrize(
    ("simulated", "values", "said"), [(1.0, (1.5, 0.2), 1.5), (2.0, (1.5,), 2.0), (-1e-9, (), 0.0)]
)
def test_knowing_everything_is_never_said_to_be_worth_less_than_an_answer_or_nothing(
    simulated, values, said
):
    found = tuple(InformationValue((0,), MONEY, value, 0.5) for value in values)
    sure = robustness(analyse(founding_case()), 64)
    assert evpi(replace(sure, expected_regret=np.full(4, simulated)), found) == said


def test_the_worth_of_an_answer_equals_enumeration_by_hand():
    written = Answer(option="b", certainty="written")
    decision = with_offers(1, 1)
    for offer in ("offer_00", "offer_10"):
        decision = edits.answer(decision, offer, MISSED, written)
    decision = edits.weigh_only(decision, {"impact": 1})
    decision = edits.answer(decision, "offer_10", MONEY, Answer(option="c", certainty="written"))
    analysis = analyse(decision, catalog_of((MONEY, MISSED)))
    asked = next(one for one in of_questions(analysis) if one.about.key == "money")
    kinds = analysis.beliefs.kinds["offer_00"]
    chances = sum(kinds[kind] * np.array(likely(MONEY, kind)) for kind in COMPANIES)
    mine = 0.6 * np.array([0, 40, 70, 100]) + 0.4 * 30
    other = 0.6 * 70 + 0.4 * 30
    expected = chances @ np.maximum(mine, other) - max(chances @ mine, other)
    assert asked.offer == 0
    assert asked.value == pytest.approx(expected, abs=1e-9)
    assert asked.chance == pytest.approx(chances[3], abs=1e-9)


def test_what_is_written_or_does_not_apply_is_not_asked():
    decision = with_offers(1, 1)
    decision = edits.answer(decision, "offer_00", MONEY, Answer(option="a", certainty="written"))
    decision = edits.answer(decision, "offer_00", MISSED, Answer(does_not_apply=True))
    decision = edits.answer(decision, "offer_10", MISSED, Answer(option="a", certainty="said"))
    found = of_questions(analyse(decision, catalog_of(THREE)))
    places = {(one.offer, one.about.key) for one in found}
    assert places == {(0, "size"), (1, "money"), (1, "missed"), (1, "size")}


def test_a_question_about_an_employer_is_asked_once_for_all_its_offers():
    found = of_questions(analyse(with_offers(3, 1), catalog_of(THREE), all_offers=True))
    assert sorted(one.offer for one in found if one.about.key == "money") == [0, 3]
    assert sorted(one.offer for one in found if one.about.key == "missed") == [0, 1, 2, 3]


def test_an_own_rating_that_is_not_sure_is_among_what_to_find_out():
    decision = rated({"A": {"impact": (0, 5, 10)}, "B": {"impact": 5}}, ("impact",))
    found = rank_information(analyse(decision, catalog_of(())))
    assert [(one.offer, one.about.key) for one in found] == [(0, "impact")]
    assert found[0].value == pytest.approx(100 / 12)
    assert found[0].chance == pytest.approx(0.5)


def test_the_founding_case_has_a_question_worth_asking():
    analysis = analyse(founding_case())
    best = of_questions(analysis)[0]
    found = settled_answers(analysis, best.offer, best.about)
    by_hand = evppi_of_question(
        np.array([each.probability for each in found]), np.array([each.overall for each in found])
    )
    assert best.value == by_hand.value > POINTS_TIE
