import csv
import io
import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given

from criteria import catalog
from criteria.belief import Certainty, Evidence
from criteria.criterion import PAY_KEY
from criteria.question import Informant, Question
from decision import edits
from decision.analysis import analyse
from decision.analysis import catalog_of as in_force
from decision.files.decision_json import gallery
from decision.files.interview_sheet import (
    NOTHING,
    as_csv,
    as_markdown,
    meetings_of,
    one_page,
    open_questions,
)
from decision.findings.findings import Findings
from decision.model import Answer, PayCurve, Status, revised
from decision.words.meeting import ASK_FOR, ASK_FOR_ANY_WORK
from decision.words.pay_stake_asks import stake_asks
from decision.words.questions import asked as asked_in
from decision.words.text import as_plain
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
from tests.pays import three_offers

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


def test_nothing_is_asked_about_what_is_past_but_about_what_may_come():
    decision = edits.set_status(with_offers(1, 1), "offer_00", Status.PAST)
    decision = edits.set_status(decision, "offer_10", Status.EXPECTED)
    assert {each.offer.key for each in open_questions(decision, THREE)} == {"offer_10"}
    assert {each.offer.key for each in open_questions(decision, THREE, "offer_00")} == {"offer_00"}


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


# One page ---------------------------------------------------------------------------------------

TODAY = date(2026, 11, 20)


def page(decision, words=None):
    return one_page(Findings(analyse(decision, words)), TODAY).splitlines()


def test_one_page_has_the_questions_that_are_worth_most_together_by_whom_to_ask():
    most = max(
        (question for question in catalog.load().questions if not question.is_public),
        key=lambda question: question.shares.get("impact", 0),
    )
    decision = edits.change_offer(rated(RANGE, ("impact",)), "lab", deadline=date(2026, 12, 1))
    told = [says for _, says in meetings_of(analyse(decision))]
    assert page(decision) == [
        "# What to ask",
        "",
        "Ask one question of the hiring manager at Lab, by 1 December 2026.",
        "",
        # As much as knowing it to the last digit: the half of its range above 5 is three parts.
        "Knowing it for certain is worth 5.0 of 100 points on average.",
        "",
        f"One meeting first. {ASK_FOR} It can answer:",
        "",
        *(
            f"- {offer}, {as_plain(says)}"
            for offer, says in zip(("Lab", "Stay"), told, strict=True)
        ),
        "",
        "## Ask the hiring manager at Lab",
        "",
        "11 days left: decide by 1 December 2026.",
        "",
        f"- [ ] Lab, your own rating of Impact: {most.asks}",
        "  - So far: You rated it 5, from 2 to 8.",
        "  - Answer: ________________________________________",
    ]


@pytest.mark.parametrize(("is_about_ml", "asks"), [(True, ASK_FOR), (False, ASK_FOR_ANY_WORK)])
def test_the_meeting_is_over_what_such_work_has(is_about_ml, asks):
    decision = edits.set_about_ml(rated(RANGE, ("impact",)), is_about_ml)
    open_ones = open_questions(decision, asked_in(decision, in_force(decision)))
    for sheet in ("\n".join(page(decision)), as_markdown(open_ones)):
        assert [each in sheet for each in (ASK_FOR, ASK_FOR_ANY_WORK)].count(True) == 1
        assert asks in sheet


def test_where_no_question_informs_it_people_ask_themselves():
    lines = page(rated(RANGE, ("impact",)), catalog_of(()))
    assert "## Ask yourself" in lines
    asks = "- [ ] Lab, your own rating of Impact: How good is it on Impact, really?"
    assert asks in lines


def test_a_question_says_which_answers_there_are_and_no_more_than_five_are_asked():
    lines = page(gallery()[1])
    asked = [line for line in lines if line.startswith("- [ ] ")]
    assert 1 < len(asked) <= 5
    assert sum(line.startswith("  - Possible answers: ") for line in lines) == len(asked)
    assert len(lines) <= 46


def test_a_question_about_ones_own_job_is_put_and_addressed_as_such():
    findings = Findings(analyse(founding_case()))
    offers = findings.analysis.offers
    questions = [one for one in findings.information if isinstance(one.about, Question)]
    own = next(one for one in questions if offers[one.offer].is_present_job)
    findings.__dict__["interview"] = replace(findings.interview, asked=(own,))
    lines = one_page(findings, TODAY).splitlines()
    assert "## Ask yourself" in lines
    assert f"- [ ] Present employer: {own.about.asks_of_present_job}" in lines


@pytest.mark.parametrize("name", HOSTILE)
def test_names_stay_text_and_say_who_is_to_be_asked_for(name):
    decision = edits.change_offer(
        rated(RANGE, ("impact",)), "lab", name=name, status=Status.TO_BE_ASKED_FOR
    )
    line = next(line for line in page(decision) if line.startswith("- [ ] "))
    assert " (not offered yet), your own rating of Impact: " in line
    named = line.removeprefix("- [ ] ").partition(", your own")[0]
    assert not re.search(r"(?<!\\)[<*`\[$]", named)


def bonus_and_options():
    """The bank's bonus is open and decides; fintech has .3 % in options."""
    decision = edits.count_pay(three_offers(), PayCurve(least=60_000, enough=160_000))
    decision = edits.change_pay(decision, "fintech", "base", amount=116_000.0)
    return revised(decision, criteria=(PAY_KEY,))


def test_answers_about_a_bonus_are_put_in_figures_that_others_understand():
    said = "50 % of the target or less{0}about 100 % of the target{0}120 % of the target or more"
    assert f"  - Possible answers: {said.format(' · ')}" in page(bonus_and_options())
    questions = open_questions(bonus_and_options(), ())
    assert f"Possible answers: {said.format(' · ')}" in as_markdown(questions)
    assert said.format(" / ") in as_csv(questions)


def test_of_a_stake_what_only_the_company_can_tell_is_asked():
    lines = page(bonus_and_options())
    start = lines.index("## What to ask about options and shares") + 2
    assert lines[start : start + 3] == [
        "- [ ] Fintech: ask what investors are paid first at a sale, and what part of the company "
        "they hold.",
        "- [ ] Fintech: ask within how many months after leaving the options have to be paid for.",
        "- [ ] Ask how options are taxed on exercise and on sale, and whether they can be "
        "exercised early. The tool knows no tax law.",
    ]
    bare = edits.change_pay(three_offers(), "fintech", "stake", percent=None, number=15e3)
    asked_of = stake_asks(Findings(analyse(bare)).pay)[0]
    assert as_plain(asked_of).startswith("Fintech: ask how many shares there are in all")
    known = {"paid_first": 8e6, "preferred": 0.4, "exercise_months": 3}
    told = edits.change_pay(bonus_and_options(), "fintech", "stake", **known)
    assert not any(line.startswith("- [ ] Fintech: ask") for line in page(told))
    without = edits.drop_pay(told, "fintech", "stake")
    assert "## What to ask about options and shares" not in page(without)


# The one meeting ---------------------------------------------------------------------------------


def test_the_meeting_stands_above_the_questions_of_each_offer_but_of_todays_employer():
    decision, questions = founding_case(), catalog.load().questions
    for offer in decision.offers:
        sheet = as_markdown(open_questions(decision, questions, offer.key))
        is_known = offer.employer == "present"
        assert sheet.count("an hour with a future colleague") == (not is_known)
        if not is_known:
            first_question = sheet.index("- [ ]")
            assert sheet.index("an hour with a future colleague") < first_question


def test_the_short_sheet_names_what_the_meeting_can_answer_of_each_offer():
    decision = founding_case()
    findings = Findings(analyse(decision))
    told = [as_plain(name) for name, _ in meetings_of(findings.analysis)]
    assert told == ["Research lab", "Founding team"]
    sheet = one_page(findings, date(2026, 11, 29))
    assert sheet.index("One meeting first. ") < sheet.index("## Ask ")
    for name in told:
        assert f"- {name}, " in sheet


def test_what_is_open_about_an_offer_and_known_by_the_team_is_what_the_meeting_answers():
    analysis = analyse(founding_case())
    questions = asked_in(analysis.decision, analysis.catalog)
    (_, says), *_ = meetings_of(analysis)
    of_lab = [each.question for each in open_questions(analysis.decision, questions, "lab")]
    team = [each.short for each in of_lab if each.informant is Informant.TEAM]
    assert as_plain(says) == f"{len(team)} of {len(of_lab)} open questions: {' · '.join(team)}."
