"""How fast is everything about one decision, after a slider moved and after an answer changed?

Five offers, five criteria, every question open and each offer told of by one guess.
"""

from itertools import cycle

import pytest

from criteria import catalog
from decision import edits
from decision.analysis import analyse
from decision.asking import worth_asking
from decision.confidence import confidence
from decision.model import Answer, Decision
from tests.decisions import FIVE

ASKED = catalog.load().questions


def all_open():
    empty = Decision(title="Test", criteria=FIVE)
    decision = edits.add_offers(empty, [(name, {}) for name in "ABCDE"])
    for offer in decision.offers:
        decision = guessed(decision, offer.key, 0, 1)
    return decision


def guessed(decision, offer, question, place):
    option = ASKED[question].answers[place].key
    return edits.answer(decision, offer, ASKED[question], Answer(option=option))


def test_confidence_after_a_slider_move(benchmark):
    decision = all_open()
    moved = cycle([analyse(edits.set_points(decision, {"impact": p})) for p in (50.0, 51.0, 52.0)])
    assert benchmark(lambda: confidence(next(moved))).first_place.sum() == pytest.approx(1)


def test_confidence_after_an_answer_changed(benchmark):
    decision = all_open()
    answers = [(question, place) for question in range(1, 30) for place in range(3)]
    waiting = iter([analyse(guessed(decision, "a", *one)) for one in answers])

    def change():
        return confidence(next(waiting))

    assert benchmark.pedantic(change, rounds=40).first_place.sum() == pytest.approx(1)


def test_what_is_worth_asking(benchmark):
    analysis = analyse(all_open())
    assert benchmark(worth_asking, analysis)
