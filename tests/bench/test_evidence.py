"""How long do the answers take to become ratings, the first time and while a slider moves?"""

from itertools import count

from criteria.belief import Certainty
from decision import edits
from decision.analysis import analyse
from decision.model import Answer, Decision
from tests.decisions import FIVE
from tests.evidence_cases import catalog_of
from tests.questionnaires import question

# Five offers, five criteria; each of 34 questions informs two of them.
QUESTIONS = tuple(
    question(
        f"q{n}",
        ratings={FIVE[n % 5]: (0, 3.5, 7, 10), FIVE[(n + 2) % 5]: (9, 6.5, 2, 1)},
        shares={FIVE[n % 5]: 7, FIVE[(n + 2) % 5]: 7},
        chances=[(0.4, 0.3, 0.2, 0.1), (0.2, 0.3, 0.3, 0.2), (0.1, 0.2, 0.3, 0.4)],
    )
    for n in range(34)
)


def answered():
    empty = Decision(title="Bench", criteria=FIVE)
    decision = edits.add_offers(empty, [(f"Offer {n}", {}) for n in range(5)])
    for place, offer in enumerate(decision.offers):
        for number, asked in enumerate(QUESTIONS):
            told = Answer(option="abcd"[(number * place) % 4], certainty=Certainty.SAID)
            decision = edits.answer(decision, offer.key, asked, told)
    return decision


def test_all_answers_are_weighed_the_first_time(benchmark):
    decision = answered()
    # A catalogue of its own is one that nothing is remembered of.
    assert benchmark(lambda: analyse(decision, catalog_of(QUESTIONS)).beliefs.derived)


def test_a_slider_moves_while_the_answers_stay(benchmark):
    decision, catalog, places = answered(), catalog_of(QUESTIONS), count()

    def move():
        return analyse(edits.set_points(decision, {"impact": float(next(places) % 100)}), catalog)

    assert benchmark(move).from_answers.all()
