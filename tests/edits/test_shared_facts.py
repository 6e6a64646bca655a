"""A copy keeps its original's facts about the role until one of the two is changed."""

import pytest

from criteria import catalog
from decision import edits
from decision.analysis import analyse
from decision.findings.findings import Findings
from decision.model import Answer
from tests.decisions import forget_answer, founding_case

QUESTIONS = {question.key: question for question in catalog.load().questions}
PEERS = QUESTIONS["peers"]
GUESS = Answer(option="peers")


def copied(decision, key="lab"):
    copy = edits.duplicate_offer(decision, key)
    place = [offer.key for offer in copy.offers].index(key)
    return copy, copy.offers[place + 1].key


def sharing(decision, key, question="peers"):
    return [offer.key for offer in edits.sharing_fact(decision, key, question)]


@pytest.mark.parametrize("make", [edits.duplicate_offer, edits.renegotiate])
def test_a_copy_shares_every_question_about_the_role_answered_or_not(make):
    decision = make(edits.answer(founding_case(), "lab", PEERS, GUESS), "lab")
    copy = decision.offers[1].key
    for key in QUESTIONS:
        assert sharing(decision, "lab", key) == ["lab", copy]


@pytest.mark.parametrize("side", [0, 1])
def test_changing_one_side_cuts_that_link_and_no_other_for_good(side):
    decision, copy = copied(edits.answer(founding_case(), "lab", PEERS, GUESS))
    key, other = ("lab", copy) if side == 0 else (copy, "lab")
    said = edits.change_answer(decision, key, PEERS, "", certainty="said")
    assert sharing(said, key) == [key]
    back = edits.change_answer(said, key, PEERS, "", certainty="guess")
    assert sharing(back, key) == [key]
    assert sharing(back, other) == [other]
    assert sharing(back, key, "newness") == ["lab", copy]


def test_of_three_alike_the_one_that_changes_leaves_the_others_together():
    decision, second = copied(edits.answer(founding_case(), "lab", PEERS, GUESS))
    decision, third = copied(decision, second)
    changed = edits.answer(decision, second, PEERS, Answer(option="juniors"))
    assert sharing(changed, "lab") == ["lab", third]
    assert sharing(changed, second) == [second]


def test_a_note_changes_no_answer():
    decision, copy = copied(edits.answer(founding_case(), "lab", PEERS, GUESS))
    noted = edits.change_answer(decision, copy, PEERS, "", note="Met two of them.")
    assert sharing(noted, "lab") == ["lab", copy]
    assert noted.offers[0].answers["peers"].note == ""


def test_what_is_settled_is_settled_for_all_that_share_it_and_notes_stay():
    decision, copy = copied(founding_case())
    decision = edits.change_answer(decision, copy, PEERS, "", note="Ask Mia.")
    settled = edits.settle_fields(decision, "lab", PEERS, "v", option="peers", certainty="said")
    assert sharing(settled, "lab") == ["lab", copy]
    assert settled.offers[1].answers["peers"].note == "Ask Mia."
    assert settled.catalog_version == "v"
    surer = edits.settle_fields(settled, copy, PEERS, "v", certainty="written")
    assert [offer.answers["peers"].certainty for offer in surer.offers[:2]] == ["written"] * 2


def test_a_shared_fact_is_one_thing_to_find_out():
    decision, copy = copied(forget_answer(founding_case(), "lab", PEERS))
    values = Findings(analyse(decision)).information
    about = [value.offers for value in values if value.about == PEERS]
    assert (0, 1) in about
    assert sum(map(len, about)) == len({place for offers in about for place in offers})
    assert copy == decision.offers[1].key


def test_a_new_offer_never_bears_the_name_of_a_fact():
    decision, copy = copied(founding_case())
    gone = edits.delete_offer(decision, "lab")
    again = edits.add_offers(gone, [("Lab", {"employer": gone.offers[0].employer})])
    assert again.offers[-1].key != "lab"
    assert sharing(again, copy) == [copy]
