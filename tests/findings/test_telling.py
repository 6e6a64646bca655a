from collections import defaultdict
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from criteria.belief import Certainty
from criteria.question import About
from decision import edits
from decision.analysis import analyse, criteria_in_use
from decision.beliefs.ratings import value_function
from decision.engine.value_functions import values
from decision.files.decision_json import gallery
from decision.findings.telling import settled_part, telling_questions, tellings
from decision.model import Answer, OwnCriterion, OwnMeasure, revised
from tests.evidence_cases import (
    CRITERIA,
    FILTERED,
    MISSED,
    MONEY,
    SIZE,
    THREE,
    catalog_of,
    family_worlds,
    rating_in,
    with_offers,
)
from tests.questionnaires import question, questionnaires
from tests.repetitions import examples


@st.composite
def asked(draw):
    """Random questions, and an offer of which nothing is known, with some sliders and ideals."""
    questions = draw(questionnaires(CRITERIA, max_size=3))
    points = {key: float(draw(st.integers(0, 100))) for key in CRITERIA}
    ideal = draw(st.none() | st.integers(0, 10))
    decision = edits.set_ideal_point(edits.set_points(with_offers(1), points), "learning", ideal)
    return decision, questions


def all_worlds(decision, questions):
    """Every world of the one offer: its probability, the answers' places, and the points."""
    analysis = analyse(decision, catalog_of(questions))
    weights = {c.key: w for c, w in zip(analysis.criteria, analysis.weights.tolist(), strict=True)}
    functions = {c.key: value_function(c) for c in criteria_in_use(decision)}
    found, _ = family_worlds(decision, questions, decision.offers[0].employer)
    worlds = []
    for part, kind, places in found:
        answered = dict(zip([each.key for each in questions], places, strict=True))
        points = 0.0
        for key, weight in weights.items():
            rating = rating_in((part, kind, answered), questions, key, ())
            if rating is not None:
                points += 100 * weight * float(values(rating, functions[key]))
        worlds.append((part, answered, points))
    total = sum(part for part, _, _ in worlds)
    return [(part / total, answered, points) for part, answered, points in worlds]


def variance_settled(worlds, keys):
    """The variance of what is expected once some questions are answered, world by world."""
    chance, sums = defaultdict(float), defaultdict(float)
    for part, answered, points in worlds:
        group = tuple(answered[key] for key in keys)
        chance[group] += part
        sums[group] += part * points
    mean = sum(sums.values())
    return sum(chance[g] * (sums[g] / chance[g] - mean) ** 2 for g in chance if chance[g])


@settings(max_examples=examples(60), suppress_health_check=FILTERED)
@given(asked())
def test_a_question_tells_what_going_through_all_worlds_says(case):
    decision, questions = case
    worlds = all_worlds(decision, questions)
    for asked_of, points in tellings(decision, catalog_of(questions)):
        by_hand = variance_settled(worlds, [asked_of.key]) ** 0.5
        assert points == pytest.approx(by_hand, abs=1e-6)


@settings(max_examples=examples(40), suppress_health_check=FILTERED)
@given(asked(), st.integers(0, 3))
def test_some_answers_settle_what_going_through_all_worlds_says(case, n):
    decision, questions = case
    worlds, chosen = all_worlds(decision, questions), questions[:n]
    everything = variance_settled(worlds, [each.key for each in questions])
    part = settled_part(decision, chosen, catalog_of(questions))
    if everything < 1e-9:
        assert part == 1
        return
    by_hand = variance_settled(worlds, [each.key for each in chosen]) / everything
    assert part == pytest.approx(by_hand, abs=0.04)


def test_the_most_telling_question_comes_first_and_one_that_informs_nothing_is_left_out():
    catalog, decision = catalog_of(THREE), with_offers(1)
    assert telling_questions(decision, catalog) == (MONEY, MISSED)
    assert telling_questions(decision, catalog_of((SIZE,))) == ()
    assert settled_part(decision, (), catalog_of((SIZE,))) == 1


def test_before_all_comes_what_decides_whether_others_apply():
    inapt = MONEY.model_copy(update={"does_not_apply_at": {"place": ("a",)}})
    place = question(
        "place", about=About.EMPLOYER, ratings={"impact": (4, 5, 6, 5)}, shares={"impact": 1}
    )
    catalog, decision = catalog_of((inapt, MISSED, place)), with_offers(1)
    assert telling_questions(decision, catalog) == (place, inapt, MISSED)
    telling = [each.points for each in tellings(decision, catalog)]
    assert telling[2] == min(telling)


def test_what_tells_as_much_stands_in_the_order_of_the_catalogue():
    twins = tuple(
        question(f"q{n}", ratings={"impact": (0, 4, 7, 10)}, shares={"impact": 10})
        for n in (2, 0, 1)
    )
    assert telling_questions(with_offers(1), catalog_of(twins)) == twins
    assert telling_questions(with_offers(1), catalog_of(twins[::-1])) == twins[::-1]


def test_questions_on_what_matters_most_come_first():
    on_learning = question("more", ratings={"learning": (0, 4, 7, 10)}, shares={"learning": 40})
    catalog, decision = catalog_of((MISSED, on_learning)), with_offers(1)
    for points, first in (({"impact": 90.0}, MISSED), ({"learning": 90.0}, on_learning)):
        weighed = edits.set_points(decision, {**dict.fromkeys(CRITERIA, 10.0), **points})
        assert telling_questions(weighed, catalog)[0] == first


def test_the_order_is_of_any_offer_and_stays_whatever_is_answered():
    before = with_offers(1, 1)
    after = edits.answer(before, "offer_00", MONEY, Answer(option="d", certainty=Certainty.WRITTEN))
    assert tellings(before, catalog_of(THREE)) == tellings(after, catalog_of(THREE))


def test_a_measured_criterion_is_told_of_by_no_question():
    pay = OwnCriterion(key="pay", name="Pay", measure=OwnMeasure(unit="k", worst=0, best=100))
    decision = revised(with_offers(1), own_criteria=[pay], criteria=(*CRITERIA, "pay"))
    catalog = catalog_of(THREE)
    assert telling_questions(decision, catalog) == (MONEY, MISSED)
    weighed = edits.set_points(decision, dict.fromkeys(CRITERIA, 0.0))
    assert [each.points for each in tellings(weighed, catalog)] == [0, 0]


@pytest.mark.parametrize("sample", gallery(), ids=lambda sample: sample.title)
def test_more_answers_settle_more_and_all_of_them_everything(sample):
    questions = telling_questions(sample)
    parts = [settled_part(sample, questions[:n]) for n in (0, 2, 8, 16, len(questions))]
    assert parts[0] == pytest.approx(0, abs=0.03)
    assert parts[-1] == 1
    assert all(less < more for less, more in pairwise(parts))
    # Of 31 or more the first eight go a long way, and no random eight as far as that.
    rng = np.random.default_rng(0)
    others = [questions[n] for n in rng.permutation(len(questions))[:8]]
    assert settled_part(sample, others) < parts[2]
    assert parts[2] > 0.7
