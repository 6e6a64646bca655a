"""How fast is everything about one decision, after a slider moved and after an answer changed?

Five offers, five criteria, every question open and each offer told of by one guess of its own: no
two offers are alike.
"""

from itertools import cycle

import pytest

from criteria import catalog
from decision import edits
from decision.analysis import analyse
from decision.beliefs import cache
from decision.findings.findings import Findings
from decision.findings.information import rank_information
from decision.findings.robustness import robustness
from decision.model import Answer, Decision
from decision.words.statement import statement
from tests.decisions import FIVE

ASKED = catalog.load().questions


def all_open():
    empty = Decision(title="Test", criteria=FIVE)
    decision = edits.add_offers(empty, [(name, {}) for name in "ABCDE"])
    for place, offer in enumerate(decision.offers):
        decision = guessed(decision, offer.key, place // 3, place % 3)
    return decision


def guessed(decision, offer, question, place):
    option = ASKED[question].answers[place].key
    return edits.answer(decision, offer, ASKED[question], Answer(option=option))


def page(decision):
    """All that a page shows: the analysis, how sure it is, the statement, what is worth asking."""
    findings = Findings(analyse(decision))
    return findings.robustness, statement(findings), findings.information


def moved(decision):
    return cycle([edits.set_points(decision, {"impact": points}) for points in (50.0, 51.0, 52.0)])


def changed(decision):
    answers = [(question, place) for question in range(2, 31) for place in range(3)]
    return iter([guessed(decision, "a", *one) for one in answers])


def test_a_page_after_a_slider_move(benchmark):
    decisions = moved(all_open())
    page(next(decisions))
    found = benchmark.pedantic(lambda: page(next(decisions)), rounds=100)
    assert found[0].first_place.sum() == pytest.approx(1)


def test_a_page_after_an_answer_changed(benchmark):
    decisions = changed(all_open())
    found = benchmark.pedantic(lambda: page(next(decisions)), rounds=30)
    assert found[0].first_place.sum() == pytest.approx(1)


def test_analysis_and_confidence_after_a_slider_move(benchmark):
    decisions = moved(all_open())
    robustness(analyse(next(decisions)))
    sure = benchmark.pedantic(lambda: robustness(analyse(next(decisions))), rounds=100)
    assert sure.first_place.sum() == pytest.approx(1)


def test_a_million_worlds_are_within_the_accuracy_of_the_usual_ones(benchmark):
    analysis = analyse(all_open())
    usual = robustness(analysis)
    deep = benchmark.pedantic(robustness, [analysis, 1_000_000], rounds=1)
    for name in ("first_place", "any_weights", "weights_only", "ratings_only"):
        assert getattr(deep, name) == pytest.approx(getattr(usual, name), abs=0.005)


def test_what_is_worth_asking_after_a_slider_move(benchmark):
    decisions = map(analyse, moved(all_open()))
    assert benchmark.pedantic(lambda: rank_information(next(decisions)), rounds=100)


def test_what_is_worth_asking_of_answers_never_seen_before(benchmark):
    analysis = analyse(all_open())
    assert benchmark.pedantic(rank_information, [analysis], setup=cache.forget, rounds=30)
