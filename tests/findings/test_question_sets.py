"""What a set of questions is worth, held to going through all worlds one by one."""

from collections import Counter
from itertools import combinations

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from decision import edits
from decision.analysis import analyse
from decision.findings import best_pair, question_sets
from decision.findings.information import rank_information
from decision.findings.open_employer import Thing, open_employers
from decision.findings.question_sets import best_set
from decision.model import Answer, revised
from tests.decisions import decisions, founding_case, rated
from tests.enumerated_sets import EveryWorld, open_questions, value_of_set
from tests.evidence_cases import (
    CRITERIA,
    FILTERED,
    MISSED,
    SIZE,
    THREE,
    answered,
    catalog_of,
    with_offers,
)
from tests.questionnaires import question
from tests.repetitions import examples

EXACT = 1e-9
FEW = ((1, 1), (2, 1), (1, 1, 1))


@st.composite
def with_open_questions(draw, families=FEW, max_size=2):
    """Random decisions of which answers make every rating, some with ideal points."""
    decision, questions = draw(
        answered(contradict=False, each_told=True, families=families, max_size=max_size)
    )
    for criterion in CRITERIA:
        if draw(st.booleans()):
            decision = edits.set_ideal_point(decision, criterion, draw(st.integers(2, 8)))
    decision = edits.set_points(decision, {key: draw(st.integers(1, 100)) for key in CRITERIA})
    return decision, questions


def all_from_answers(decision, questions):
    analysis = analyse(decision, catalog_of(questions))
    assume(len(analysis.offers) > 1)
    assume(analysis.from_answers.all())
    return analysis


@settings(max_examples=examples(60), suppress_health_check=FILTERED, deadline=None)
@given(with_open_questions())
def test_the_value_of_every_pair_equals_enumeration_and_the_best_is_the_true_best(case):
    decision, questions = case
    analysis = all_from_answers(decision, questions)
    things = open_questions(analysis)
    pairs = list(combinations(things, 2))
    assume(pairs)
    every_world = EveryWorld(analysis, questions)
    enumerated = {pair: every_world.value_of(pair) for pair in pairs}
    for pair, value in enumerated.items():
        assert value_of_set(analysis, pair) == pytest.approx(value, abs=EXACT)
    best = best_set(analysis, things, at_most=2)
    assert best.value == pytest.approx(max(max(enumerated.values()), 0), abs=EXACT)


@settings(max_examples=examples(40), suppress_health_check=FILTERED, deadline=None)
@given(with_open_questions(families=((1, 1), (2, 1))))
def test_the_value_of_larger_sets_equals_enumeration_and_each_step_adds_most(case):
    decision, questions = case
    analysis = all_from_answers(decision, questions)
    things = open_questions(analysis)
    chosen = best_set(analysis, things, at_most=4)
    every_world = EveryWorld(analysis, questions)
    value = every_world.value_of(chosen.things)
    assert chosen.value == pytest.approx(max(value, 0), abs=EXACT)
    if chosen.explained:
        return
    for size in range(3, len(chosen.things) + 1):
        before = chosen.things[: size - 1]
        others = [[*before, thing] for thing in things if thing not in before]
        most = max(every_world.value_of(each) for each in others)
        found = every_world.value_of(chosen.things[:size])
        assert found == pytest.approx(most, abs=EXACT)


@settings(max_examples=examples(60), suppress_health_check=FILTERED, deadline=None)
@given(decisions(min_offers=2))
def test_leaving_pairs_out_never_changes_the_set(soak, decision):
    analysis = analyse(decision)
    assume(len(analysis.offers) > 1)
    things = [Thing.of(value.offer, value.about) for value in rank_information(analysis)]
    # All pairs of some hundred things take seconds; every so many are as varied.
    things = things[:: 1 if soak else 1 + len(things) // 40]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(best_pair, "NOISE", np.inf)  # nothing is worth too little
        patch.setattr(best_pair, "unlike", lambda outcomes: np.arange(len(outcomes.best)))
        patch.setattr(best_pair, "enough_for_pairs", lambda _, ranks: np.arange(len(ranks)))
        all_looked_at = best_set(analysis, things, at_most=3)
    assert best_set(analysis, things, at_most=3) == all_looked_at


@settings(max_examples=examples(60), suppress_health_check=FILTERED, deadline=None)
@given(with_open_questions(families=((1, 1), (2, 1), (1, 1, 1))))
def test_no_two_answers_lift_an_offer_above_what_is_said_to_be_within_reach(case):
    decision, questions = case
    analysis = all_from_answers(decision, questions)
    for employer in open_employers(analysis, open_questions(analysis)):
        for thing in range(len(employer.things)):
            for other in range(thing):
                outcomes = employer.after(thing).after(other).outcomes
                assert outcomes.best.max() <= employer.reach + EXACT


def test_where_very_much_is_open_the_set_is_that_of_what_tells_most_alone(monkeypatch):
    analysis = analyse(founding_case())
    things = [Thing.of(value.offer, value.about) for value in rank_information(analysis)]
    monkeypatch.setattr(question_sets, "MOST_OF_AN_EMPLOYER", 2)
    chosen = best_set(analysis, things, at_most=5).things
    assert things[0] in chosen  # worth most alone
    of_one = Counter(analysis.offers[thing.offer].employer for thing in chosen)
    assert max(of_one.values()) == 2
    monkeypatch.undo()
    assert best_set(analysis, chosen, at_most=5).things == chosen


@settings(max_examples=examples(60), suppress_health_check=FILTERED, deadline=None)
@given(decisions(min_offers=2))
def test_a_set_is_worth_no_less_than_any_of_its_things_and_no_less_than_nothing(decision):
    analysis = analyse(decision)
    assume(len(analysis.offers) > 1)
    information = rank_information(analysis)
    things = [Thing.of(value.offer, value.about) for value in information]
    for value, thing in zip(information[:6], things, strict=False):
        alone = value_of_set(analysis, [thing])
        assert alone >= 0
        if thing.is_question:
            assert alone == pytest.approx(value.value, abs=EXACT)
        both = value_of_set(analysis, [thing, things[-1]])
        assert both >= alone - EXACT


def test_an_own_rating_is_worth_nearly_what_knowing_it_to_the_last_digit_is():
    table = {"A": {"impact": (2, 6, 9)}, "B": {"impact": 5}, "C": {"impact": (1, 3, 8)}}
    analysis = analyse(rated(table, ("impact",)), catalog_of(()))
    for value in rank_information(analysis):
        alone = value_of_set(analysis, [Thing.of(value.offer, value.about)])
        assert alone <= value.value + EXACT
        assert alone == pytest.approx(value.value, abs=0.3)


def test_two_own_ratings_together_are_worth_what_an_even_grid_says():
    table = {"A": {"impact": (2, 6, 9)}, "C": {"impact": (1, 5, 8)}}
    analysis = analyse(rated(table, ("impact",)), catalog_of(()))
    both = [Thing.of(value.offer, value.about) for value in rank_information(analysis)]
    steps = (np.arange(2000) + 0.5) / 2000
    first, second = triangular(steps, 2, 6, 9), triangular(steps, 1, 5, 8)
    exact = 10 * np.maximum(first[:, None], second).mean() - analysis.overall.max()
    assert value_of_set(analysis, both) == pytest.approx(exact, abs=0.3)


def triangular(uniforms, low, likely, high):
    below = low + np.sqrt(uniforms * (high - low) * (likely - low))
    above = high - np.sqrt((1 - uniforms) * (high - low) * (high - likely))
    return np.where(below < likely, below, above)


def test_what_two_offers_share_is_one_thing():
    decision = edits.duplicate_offer(with_offers(1, 1), "offer_00")
    analysis = analyse(decision, catalog_of(THREE), all_offers=True)
    things = open_questions(analysis)
    assert len(things) == len(set(things))
    assert sum(thing.key == MISSED.key for thing in things) == 2
    chosen = best_set(analysis, things, at_most=5).things
    assert len(chosen) == len(set(chosen))
    assert {thing.offer for thing in chosen} <= {0, 2}


def test_two_answers_change_a_choice_that_neither_changes_alone():
    # Either answer at its best leaves the other offer ahead, 85 to 75; both of them do not.
    one, other = (asked(key) for key in ("one", "other"))
    decision = revised(with_offers(1, 1), criteria=("impact",))
    decision = edits.answer(decision, "offer_00", SIZE, Answer(option="a", certainty="written"))
    for about, best in ((one, "d"), (other, "c")):
        written = Answer(option=best, certainty="written")
        decision = edits.answer(decision, "offer_10", about, written)
    analysis = analyse(decision, catalog_of((one, other, SIZE)), all_offers=True)
    things = [thing for thing in open_questions(analysis) if thing.key != "size"]
    assert [value_of_set(analysis, [thing]) for thing in things] == [0, 0]
    chosen = best_set(analysis, things, at_most=2)
    assert chosen.value == pytest.approx((100 - 85) / 16)
    enumerated = EveryWorld(analysis, (one, other, SIZE)).value_of(things)
    assert chosen.value == pytest.approx(enumerated, abs=EXACT)


def asked(key):
    return question(key, ratings={"impact": (0, 5, 7, 10)}, shares={"impact": 50})


def test_where_no_two_change_the_choice_what_settles_most_of_the_lead_comes_first():
    analysis = analyse(
        rated({"A": {"impact": (8, 9, 10), "learning": (5, 6, 7)}, "B": {"impact": (0, 1, 4)}},
              ("impact", "learning")), catalog_of(())
    )  # fmt: skip
    analysis = analyse(edits.weigh_only(analysis.decision, {"impact": 3}), catalog_of(()))
    things = [Thing.of(value.offer, value.about) for value in rank_information(analysis)]
    chosen = best_set(analysis, things, at_most=5)
    assert chosen.value == 0
    assert chosen.things[0] == Thing(1, False, "impact")  # the widest range
    assert list(chosen.explained) == sorted(chosen.explained, reverse=True)


def test_the_founding_case_has_a_set_worth_more_than_its_best_answer():
    analysis = analyse(founding_case())
    information = rank_information(analysis)
    things = [Thing.of(value.offer, value.about) for value in information]
    chosen = best_set(analysis, things, at_most=5)
    assert len(chosen.things) == 5
    assert chosen.value > 2 * information[0].value
