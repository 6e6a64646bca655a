"""Accept or wait, as it is said."""

from datetime import date, timedelta

import pytest

from decision import edits
from decision.analysis import analyse
from decision.findings.findings import Findings
from decision.model import Status
from decision.words.statement import as_text, statement
from decision.words.text import as_plain
from decision.words.waiting import YOURS, late, waiting_details, waiting_sentences
from tests.findings.test_waiting import DAY, LAB, NEW, STAY, case, waited_for


def said(decision):
    findings = Findings(analyse(decision))
    return [as_plain(line) for line in waiting_sentences(findings)]


def details(decision):
    return [as_plain(line) for line in waiting_details(Findings(analyse(decision)))]


PAYS = "Letting Lab go to wait for New pays only if you think New comes with more than "
FAILING = {"criterion": "impact", "at_least": 4}


@pytest.mark.parametrize(("decision", "line"), [
    (case(chance=0.4), f"{PAYS}57 %. You said 40 %, too little to wait."),
    (case(), f"{PAYS}57 %. What do you think?"),
    (case(chance=0.58), f"{PAYS}57 %. You said 58 %, enough to wait."),
    (case(chance=0.57), f"{PAYS}57.1 %. You said 57 %, too little to wait."),
    (case(chance=0.0), f"{PAYS}57 %. You said 0 %, too little to wait."),
    (case(lab=7.0999), f"{PAYS}99.9 %. What do you think?"),
    (case(lab=5.0001), f"{PAYS}0.1 %. What do you think?"),
    (edits.delete_offer(case(), STAY), f"{PAYS}87 %. What do you think?"),
    (case(lab=4.5), "Any chance of New is enough to let Lab go: Stay is worth no less, and stays."),
    (case(lab=7.1), "No chance of New is enough to let Lab go: New has 71.0 points, Lab 71.0."),
    (case(new=4), "No chance of New is enough to let Lab go: New has 40.0 points, Lab 62.0."),
    (case(4, 5, 6), "No chance of New is enough to let Lab go: New has 50.0 points, Stay 60.0."),
    (edits.delete_offer(case(lab=0), STAY),
     "Any chance of New is enough to let Lab go, which has no points."),
    (edits.set_status(case(), LAB, Status.TO_BE_ASKED_FOR),
     "You can wait for New: no other offer has to be answered before."),
    (edits.forget_rating(case(), NEW, "impact"),
     "New is expected, but nothing is known about it yet."),
    (edits.add_must_have(case(new=3), is_hard=True, rating=FAILING),
     "New is nothing to wait for: it would fail your must-haves."),
])  # fmt: skip
def test_an_expected_offer_is_said_in_one_sentence_with_its_numbers(decision, line):
    assert said(decision) == [line]
    assert line in as_text(statement(Findings(analyse(decision)))).splitlines()


def test_details_say_what_is_left_what_time_is_worth_and_how_often_it_is_better_to_wait():
    assert details(case(chance=0.4)) == [
        "If Lab goes and New does not come, Stay is left, with 50.0 points.",
        "Another week from Lab, if it tells you whether New comes, is worth 3.6 points.",
        "At your 40 % for New, accepting is better in over 99.9 % of the simulations.",
        YOURS,
    ]
    assert details(case()) == [
        "If Lab goes and New does not come, Stay is left, with 50.0 points.",
        YOURS,
    ]
    assert details(edits.delete_offer(case(), STAY))[0] == (
        "If Lab goes and New does not come, nothing is left. That counts as 0 points."
    )
    assert details(edits.set_status(case(chance=1.0), LAB, Status.TO_BE_ASKED_FOR)) == []


def test_one_that_should_have_come_is_said_to_be_late():
    offer = waited_for(case(expected_on=DAY)).expected.offer
    assert late(offer, DAY) == late(waited_for(case()).expected.offer, DAY) == ()
    assert as_plain(late(offer, DAY + timedelta(days=1))) == (
        "New was to come by 18 December 2026. If it still may, give it a later day: which of the "
        "other offers stay until then depends on it."
    )


def test_whose_chance_it_is_is_said_once_for_all_expected_offers():
    two = edits.add_offers(case(), [("Other", {
        "ratings": {"impact": {"likely": 8}}, "status": Status.EXPECTED, "expected_on": DAY,
    })])  # fmt: skip
    assert details(two).count(YOURS) == 1
    assert len(said(two)) == 2


def test_who_offers_may_be_no_company():
    for decision in (case(chance=0.4), edits.delete_offer(case(), STAY)):
        assert not any("company" in line for line in [*said(decision), *details(decision)])


def test_of_many_expected_offers_the_statement_names_two():
    ratings = {"impact": {"likely": 8}}
    more = [(f"Other {n}", {"ratings": ratings, "status": Status.EXPECTED}) for n in range(4)]
    lines = said(edits.add_offers(case(), more))
    assert lines[2:] == ["3 more offers are expected. How sure says the same of them."]


def test_a_deadline_behind_its_day_leaves_time_to_wait():
    decision = edits.change_offer(case(expected_on=DAY), LAB, deadline=date(2026, 12, 31))
    line = "You can wait for New: no other offer has to be answered by 18 December 2026."
    assert said(decision) == [line]
