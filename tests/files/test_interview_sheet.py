import csv
import io
import re
from itertools import pairwise

import pytest
from hypothesis import given

from criteria import catalog
from criteria.belief import Certainty, Evidence
from criteria.question import Question
from decision import edits
from decision.analysis import analyse
from decision.files.interview_sheet import (
    NOTHING,
    as_csv,
    as_markdown,
    open_questions,
    worth_first,
)
from decision.findings.findings import Findings
from decision.model import Answer, Status
from decision.words.questions import CANNOT, LITTLE, what_it_changes
from tests.decisions import HOSTILE, founding_case, rated
from tests.evidence_cases import (
    MISSED,
    MONEY,
    SIZE,
    THREE,
    answered,
    catalog_of,
    fact_of,
    with_offers,
)

RANGE = {"Lab": {"impact": (2, 5, 8)}, "Stay": {"impact": 5}}


def asked(decision, offer=None):
    return [(one.offer.key, one.question.key) for one in open_questions(decision, THREE, offer)]


def test_the_employer_is_asked_about_once_and_every_role_by_itself():
    assert asked(with_offers(2, 1)) == [
        ("offer_00", "money"), ("offer_00", "missed"), ("offer_00", "size"),
        ("offer_01", "missed"),
        ("offer_10", "money"), ("offer_10", "missed"), ("offer_10", "size"),
    ]  # fmt: skip
    assert asked(with_offers(2, 1), "offer_01") == [
        ("offer_01", "money"),
        ("offer_01", "missed"),
        ("offer_01", "size"),
    ]


def test_what_a_copy_shares_with_its_original_is_asked_once():
    decision = edits.duplicate_offer(with_offers(1), "offer_00")
    copy = decision.offers[1].key
    assert asked(decision) == [("offer_00", key) for key in ("money", "missed", "size")]
    assert (copy, "missed") in asked(decision, copy)
    guess = Answer(option="b", certainty=Certainty.GUESS)
    decision = edits.answer(decision, copy, MISSED, guess)
    assert [place for place, key in asked(decision) if key == "missed"] == ["offer_00", copy]


@given(answered())
def test_what_was_written_or_said_is_not_asked_again_and_a_guess_is(case):
    decision, questions = case
    offer = decision.offers[0]
    known = {question.key: fact_of(decision, offer, question) for question in questions}
    open_ones = (None, *(Evidence(letter, Certainty.GUESS) for letter in "abcd"))
    expected = [key for key, fact in known.items() if fact in open_ones]
    found = open_questions(decision, questions, offer.key)
    assert [one.question.key for one in found] == expected


def test_a_retired_answer_leaves_its_question_open():
    told = Answer(option="z", certainty=Certainty.WRITTEN)
    decision = edits.answer(with_offers(1), "offer_00", MISSED, told)
    assert ("offer_00", "missed") in asked(decision)


def test_the_sheet_has_ready_wording_the_guess_the_note_and_room():
    decision = edits.mark_present_job(with_offers(1, 1), "offer_10")
    guess = Answer(option="b", note="they\nhesitated")
    decision = edits.answer(decision, "offer_00", MISSED, guess)
    sheet = as_markdown(open_questions(decision, (MISSED,)))
    assert sheet.splitlines() == [
        "# What to ask",
        "",
        "## Offer 00",
        "",
        "### Work",
        "",
        "- [ ] What of missed?",
        "  - Who can tell: The team.",
        "  - Why: It matters.",
        "  - Possible answers: It is a · It is b · It is c · It is d",
        "  - To confirm, so far a guess: It is b.",
        "  - Note: they hesitated",
        "  - Answer: ________________________________________",
        "",
        "## Offer 10",
        "",
        "### Work",
        "",
        "- [ ] What of missed today?",
        "  - Who can tell: You, or a colleague or manager who knows.",
        "  - Why: It matters.",
        "  - Possible answers: It is a · It is b · It is c · It is d",
        "  - Answer: ________________________________________",
    ]


def test_an_offer_to_be_asked_for_is_not_named_without_saying_so():
    waiting = edits.change_offer(with_offers(1), "offer_00", status=Status.TO_BE_ASKED_FOR)
    assert "## Offer 00 (not offered yet)" in as_markdown(open_questions(waiting, (SIZE,)))


def test_the_table_has_a_row_for_every_question_and_an_empty_column_for_the_answer():
    decision = edits.answer(with_offers(1), "offer_00", MONEY, Answer(option="c"))
    rows = list(csv.DictReader(io.StringIO(as_csv(open_questions(decision, THREE)))))
    assert [row["question"] for row in rows] == ["money", "missed", "size"]
    assert [row["guess"] for row in rows] == ["It is c.", "", ""]
    assert {row["answer"] for row in rows} == {""}
    assert rows[1]["answers"] == "It is a. / It is b. / It is c. / It is d."
    assert {row["who"] for row in rows} == {"The team."}
    own = open_questions(edits.mark_present_job(decision, "offer_00"), THREE)
    rows = list(csv.DictReader(io.StringIO(as_csv(own))))
    assert {row["who"] for row in rows} == {"You, or a colleague or manager who knows."}


def test_when_everything_is_known_it_says_so():
    decision = edits.answer(
        with_offers(1), "offer_00", SIZE, Answer(option="a", certainty=Certainty.SAID)
    )
    found = open_questions(decision, (SIZE,))
    assert as_markdown(found) == NOTHING
    assert len(as_csv(found).splitlines()) == 1


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_and_notes_stay_text(name):
    decision = edits.change_offer(with_offers(1), "offer_00", name=name)
    decision = edits.answer(decision, "offer_00", SIZE, Answer(note=name))
    found = open_questions(decision, (SIZE,))
    row = next(csv.DictReader(io.StringIO(as_csv(found))))
    assert {row["offer"][0], row["note"][0]}.isdisjoint("=+-@")
    lines = [line for line in as_markdown(found).splitlines() if line.startswith(("## ", "  - No"))]
    assert len(lines) == 2
    assert not any(re.search(r"(?<!\\)[<*`\[$]", line) for line in lines)


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@sum", "\t=1"])
def test_no_words_of_a_catalogue_can_be_run_by_a_spreadsheet(text):
    options = tuple(option.model_copy(update={"says": text}) for option in SIZE.answers)
    words = dict.fromkeys(("theme", "asks", "asks_of_present_job", "who"), text)
    hostile = SIZE.model_copy(update={**words, "answers": options})
    decision = edits.answer(with_offers(1), "offer_00", SIZE, Answer(option="a"))
    row = next(csv.DictReader(io.StringIO(as_csv(open_questions(decision, (hostile,))))))
    guarded = {column for column, cell in row.items() if cell.startswith(f"'{text[0]}")}
    assert guarded == {"theme", "asks", "who", "answers", "guess"}


# What is most worth asking ----------------------------------------------------------------------


def section(decision, n=10, words=None):
    return worth_first(Findings(analyse(decision, words)), n).splitlines()


def test_an_own_rating_stands_with_the_question_that_informs_it_most_and_who_can_tell():
    most = max(catalog.load().questions, key=lambda question: question.shares.get("impact", 0))
    assert section(rated(RANGE, ("impact",)), 1) == [
        "# Most worth asking",
        "",
        f"1. Lab, your own rating of Impact: {most.asks}",
        f"    - Who can tell: {most.who}",
        "    - The answer changes the choice in 50 % of cases; worth 5.0 points.",
        "",
    ]


def test_where_no_question_informs_it_people_ask_themselves():
    lines = section(rated(RANGE, ("impact",)), 1, catalog_of(()))
    assert lines[2] == "1. Lab, your own rating of Impact: How good is it on Impact, really?"
    assert lines[3] == "    - Who can tell: You yourself."


def test_the_most_valuable_come_first_numbered_and_as_many_as_asked_for():
    findings = Findings(analyse(founding_case()))
    found = findings.information
    lines = worth_first(findings, 4).splitlines()
    assert [line[:3] for line in lines if line[:1].isdigit()] == ["1. ", "2. ", "3. ", "4. "]
    assert all(one.value >= other.value for one, other in pairwise(found))
    changes = [f"    - The answer {what_it_changes(one)}." for one in found[:4]]
    assert [line for line in lines if line.startswith("    - The answer")] == changes


def test_a_question_about_ones_own_job_is_put_and_addressed_as_such():
    findings = Findings(analyse(founding_case()))
    offers = findings.analysis.offers
    found = [one for one in findings.information if isinstance(one.about, Question)]
    own = next(one for one in found if offers[one.offer].is_present_job)
    findings.__dict__["information"] = (own._replace(value=0.01, chance=0.01),)
    lines = worth_first(findings).splitlines()
    assert lines[2:4] == [LITTLE, ""]
    assert lines[4] == f"1. Present employer: {own.about.asks_of_present_job}"
    assert lines[5] == "    - Who can tell: You, or a colleague or manager who knows."


def test_where_no_answer_changes_the_choice_that_is_all_it_says():
    sure = rated({"A": {"impact": (7, 8, 9)}, "B": {"impact": (1, 2, 6)}}, ("impact",))
    assert section(sure)[2:] == [CANNOT, ""]


@pytest.mark.parametrize("name", HOSTILE)
def test_names_stay_text_and_say_who_is_to_be_asked_for(name):
    decision = edits.change_offer(
        rated(RANGE, ("impact",)), "lab", name=name, status=Status.TO_BE_ASKED_FOR
    )
    line = section(decision, 1)[2]
    assert " (not offered yet), your own rating of Impact: " in line
    assert not re.search(r"(?<!\\)[<*`\[$]", line.partition(", your own")[0])
