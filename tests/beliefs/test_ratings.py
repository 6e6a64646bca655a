import pytest

from criteria.belief import Certainty, Evidence
from criteria.question import Kind
from decision import edits
from decision.beliefs.uncounted import retired_answers
from decision.model import Answer, Rating, revised
from tests.evidence_cases import (
    MISSED,
    MONEY,
    NUMBERS,
    SIZE,
    THREE,
    answers,
    catalog_of,
    of_all,
    with_offers,
)
from tests.questionnaires import question

WRITTEN, SAID = Certainty.WRITTEN, Certainty.SAID


def test_what_is_known_of_the_employer_informs_what_is_not():
    poor = of_all(answers((MONEY, "a", WRITTEN)), catalog_of(THREE))
    rich = of_all(answers((MONEY, "d", WRITTEN)), catalog_of(THREE))
    employer = poor.offers[0].employer
    assert poor.beliefs.kinds[employer][Kind.MATURE] == 0
    assert rich.beliefs.kinds[employer][Kind.UNAWARE] == 0
    assert poor.ratings[1, 0, 0] == pytest.approx(0.4 * 5)
    assert rich.ratings[1, 0, 0] == pytest.approx(6 + 0.4 * 5)


def test_nothing_given_stays_nothing_given_where_no_question_informs_the_criterion():
    analysis = of_all(answers((MONEY, "a", SAID)), catalog_of(THREE))
    assert analysis.from_answers.tolist() == [[True, False]]
    assert analysis.unknown.tolist() == [[False, True]]
    assert (analysis.worst[0, 1], analysis.expected[0, 1], analysis.best[0, 1]) == (0, 0.5, 1)
    assert analysis.reasons(0, 1) == ()


def test_an_own_rating_overrules_and_the_derived_one_stays_visible():
    decision = answers((MONEY, "a", WRITTEN))
    decision = edits.set_rating(decision, "offer_00", "impact", Rating(likely=9))
    analysis = of_all(decision, catalog_of(THREE))
    assert analysis.expected[0, 0] == 0.9
    assert not analysis.from_answers[0, 0]
    assert analysis.beliefs.derived[0, 0].mean == pytest.approx(2)
    assert [part.evidence for part in analysis.reasons(0, 0)] == [Evidence("a", WRITTEN), None]
    noted = edits.set_rating(decision, "offer_00", "impact", Rating(note="see the answers"))
    assert of_all(noted, catalog_of(THREE)).from_answers[0, 0]


def test_what_does_not_apply_drops_out_and_the_rest_counts_in_full():
    decision = answers((MISSED, "d", WRITTEN))
    decision = edits.answer(decision, "offer_00", MONEY, Answer(does_not_apply=True))
    analysis = of_all(decision, catalog_of(THREE))
    assert [end[0, 0] for end in analysis.ratings] == [10, 10, 10]
    assert analysis.beliefs.kinds[analysis.offers[0].employer] == pytest.approx(dict(NUMBERS.prior))
    nothing = edits.answer(decision, "offer_00", MISSED, Answer(does_not_apply=True))
    assert of_all(nothing, catalog_of(THREE)).unknown[0, 0]


def test_an_answer_about_the_employer_counts_for_the_whole_family_and_one_about_a_role_does_not():
    decision = edits.answer(with_offers(2, 1), "offer_00", MISSED, Answer(option="a"))
    assert of_all(decision, catalog_of(THREE)).from_answers[:, 0].tolist() == [True, False, False]
    decision = edits.answer(decision, "offer_00", MONEY, Answer(option="a"))
    assert of_all(decision, catalog_of(THREE)).from_answers[:, 0].tolist() == [True, True, False]


def test_answers_that_the_catalogue_does_not_know_are_kept_listed_and_count_nowhere():
    told = {"mony": Answer(option="a"), "money": Answer(option="e", note="n"), "missed": Answer()}
    decision = answers((MISSED, "z", SAID))
    decision = revised(
        decision, employers=[{**dict(e), "answers": told} for e in decision.employers]
    )
    found = retired_answers(decision, catalog_of(THREE))
    assert [(one.whose, one.question, one.why) for one in found] == [
        ("Offer 00", "mony", "no such question"),
        ("Offer 00", "money", "no such answer; known are a, b, c, d"),
        ("Offer 00", "missed", "a question about the role, here with the employer"),
        ("Offer 00", "missed", "no such answer; known are a, b, c, d"),
    ]
    assert found[1].answer == Answer(option="e", note="n")
    assert of_all(decision, catalog_of(THREE)).unknown.all()
    assert retired_answers(decision, catalog_of(())) == tuple(
        one._replace(why="no such question") for one in found
    )


def test_a_slider_that_moves_computes_no_belief_anew():
    catalog, decision = catalog_of(THREE), answers((MONEY, "b", SAID))
    first = of_all(decision, catalog).beliefs.derived
    again = of_all(edits.set_points(decision, {"impact": 3}), catalog).beliefs.derived
    assert again[0, 0] is first[0, 0]
    other = of_all(decision, catalog_of((MISSED, MONEY))).beliefs.derived
    assert other[0, 0].reasons[0].question is MISSED


def test_each_offer_has_the_reasons_of_its_own_evidence():
    decision = edits.answer(answers((MONEY, "b", SAID)), "offer_00", MISSED, Answer(option="a"))
    not_apply = Answer(does_not_apply=True, certainty="written")
    decision = edits.answer(decision, "offer_00", MISSED, not_apply)
    decision = edits.duplicate_offer(decision, "offer_00")
    copy = decision.offers[1].key
    decision = edits.answer(decision, copy, MISSED, Answer(does_not_apply=True))
    analysis = of_all(decision, catalog_of(THREE))
    evidence = [
        next(part.evidence for part in analysis.reasons(place, 0) if part.question is MISSED)
        for place in (0, 1)
    ]
    assert [each.certainty for each in evidence] == [WRITTEN, Certainty.GUESS]


def test_a_rating_too_skewed_for_its_range_still_has_its_mean_inside():
    sure = question("sure", count=3, ratings={"impact": (0, 0, 10)}, chances=[(0.97, 0, 0.03)] * 3)
    decision = edits.answer(with_offers(1), "offer_00", SIZE, Answer(option="a"))
    analysis = of_all(decision, catalog_of((sure, SIZE)))
    assert [end[0, 0] for end in analysis.ratings] == pytest.approx([0, 0.3, 0.3])
    assert (analysis.worst[0, 0], analysis.best[0, 0]) == (0, 1)
