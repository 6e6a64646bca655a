from datetime import date

import pytest

from criteria.question import About
from decision import edits
from decision.model import Answer
from tests.decisions import forget_answer
from tests.decisions import unanswered_founding_case as founding_case
from tests.questionnaires import question

LAB, TEAM, STAY, PHD = (offer.key for offer in founding_case().offers)
PEERS, BUDGET = question("peers"), question("ml_budget", about=About.EMPLOYER)


def test_an_answer_about_the_employer_counts_for_all_its_offers_and_one_about_the_role_for_one():
    decision = edits.answer(founding_case(), PHD, BUDGET, Answer(option="a"))
    decision = edits.answer(decision, PHD, PEERS, Answer(option="b", certainty="said"))
    assert decision.employer_of(decision.offers[2]).answers == {"ml_budget": Answer(option="a")}
    assert [set(offer.answers) for offer in decision.offers] == [set(), set(), set(), {"peers"}]
    assert edits.answers_to(decision, STAY, BUDGET) == {"ml_budget": Answer(option="a")}
    assert edits.answers_to(decision, STAY, PEERS) == {}


both = pytest.mark.parametrize("asked", [PEERS, BUDGET], ids=["role", "employer"])


@both
def test_a_forgotten_answer_is_open_again_and_keeps_its_note_source_and_date(asked):
    noted = {"note": "they hesitated", "source": "interview", "date": date(2026, 11, 2)}
    told = Answer(option="a", certainty="said", **noted)
    decision = edits.answer(founding_case(), LAB, asked, told)
    decision = forget_answer(decision, LAB, asked)
    assert edits.answers_to(decision, LAB, asked) == {asked.key: Answer(**noted)}
    assert edits.answer(decision, LAB, asked, Answer()) == founding_case()
    assert forget_answer(founding_case(), LAB, asked) == founding_case()


@both
@pytest.mark.parametrize(
    "field",
    [{"note": "ask"}, {"source": "the recruiter"}, {"date": date(2026, 11, 2)}],
    ids=["note", "source", "date"],
)
def test_what_is_noted_of_an_open_question_stays_until_the_last_of_it_is_taken_away(asked, field):
    decision = edits.change_answer(founding_case(), LAB, asked, "", **field)
    assert edits.answers_to(decision, LAB, asked) == {asked.key: Answer(**field)}
    assert forget_answer(decision, LAB, asked) == decision
    emptied = {key: None if key == "date" else "" for key in field}
    assert edits.change_answer(decision, LAB, asked, "", **emptied) == founding_case()


def test_the_version_of_the_questions_is_noted_with_the_answers():
    decision = edits.answer(founding_case(), LAB, PEERS, Answer(option="a"), "v1")
    assert decision.catalog_version == "v1"
    assert edits.answer(decision, LAB, BUDGET, Answer(option="a")).catalog_version == "v1"
    assert edits.answer(decision, LAB, BUDGET, Answer(option="a"), "v2").catalog_version == "v2"


def test_an_answer_for_an_offer_that_has_gone_is_said_to_be_for_none():
    for asked in (PEERS, BUDGET):
        with pytest.raises(LookupError, match="this offer is not there any more"):
            edits.answer(founding_case(), "gone", asked, Answer(option="a"))


def test_copies_and_renegotiated_offers_begin_with_the_same_answers_about_the_role():
    decision = edits.answer(founding_case(), STAY, PEERS, Answer(option="b"))
    copied = edits.duplicate_offer(edits.renegotiate(decision, STAY), STAY)
    assert [offer.answers for offer in copied.offers[2:5]] == [decision.offers[2].answers] * 3
    changed = edits.answer(copied, STAY, PEERS, Answer(option="c"))
    assert changed.offers[3:5] == copied.offers[3:5]


def test_an_employer_under_another_name_keeps_what_was_told_about_it():
    decision = edits.answer(founding_case(), TEAM, BUDGET, Answer(option="a"))
    renamed = edits.set_employer(decision, TEAM, "Insurer")
    assert edits.answers_to(renamed, TEAM, BUDGET) == {"ml_budget": Answer(option="a")}


def test_an_offer_that_leaves_a_family_leaves_what_was_told_about_it_behind():
    decision = edits.answer(founding_case(), STAY, BUDGET, Answer(option="a"))
    moved = edits.set_employer(decision, PHD, "University")
    assert edits.answers_to(moved, PHD, BUDGET) == {}
    assert edits.answers_to(moved, STAY, BUDGET) == {"ml_budget": Answer(option="a")}


def test_an_offer_that_joins_a_family_brings_what_nobody_told_there():
    runway = question("runway", about=About.EMPLOYER)
    size = question("company_size", about=About.EMPLOYER)
    decision = edits.answer(founding_case(), LAB, BUDGET, Answer(option="a"))
    decision = edits.answer(decision, LAB, size, Answer(note="ask"))
    for asked in (BUDGET, runway, size):
        decision = edits.answer(decision, TEAM, asked, Answer(option="b"))
    joined = edits.set_employer(decision, TEAM, decision.employers[0].name)
    expected = {"ml_budget": "a", "runway": "b", "company_size": "b"}
    found = edits.answers_to(joined, LAB, BUDGET)
    assert {key: told.option for key, told in found.items()} == expected


def test_one_field_of_an_answer_is_changed_and_the_others_stay():
    told = Answer(option="a", certainty="said", note="they hesitated")
    decision = edits.answer(founding_case(), LAB, PEERS, told)
    changed = edits.change_answer(decision, LAB, PEERS, "v1", certainty="written")
    assert edits.answers_to(changed, LAB, PEERS)["peers"] == told.model_copy(
        update={"certainty": "written"}
    )
    other = edits.change_answer(changed, LAB, PEERS, "v1", option="b")
    assert edits.answers_to(other, LAB, PEERS)["peers"].note == "they hesitated"
    with pytest.raises(ValueError, match="does_not_apply exclude each other"):
        edits.change_answer(decision, LAB, PEERS, "v1", does_not_apply=True)
