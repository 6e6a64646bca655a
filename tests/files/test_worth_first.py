import re
from itertools import pairwise

import pytest

from criteria import catalog
from criteria.question import Question
from decision import edits
from decision.analysis import analyse
from decision.files.worth_first import worth_first
from decision.findings.information import rank_information
from decision.model import Status
from decision.words.information import LITTLE, matters, what_it_changes
from tests.decisions import HOSTILE, founding_case, rated
from tests.evidence_cases import catalog_of

RANGE = {"Lab": {"impact": (2, 5, 8)}, "Stay": {"impact": 5}}


def section(decision, n=10, words=None):
    analysis = analyse(decision, words)
    return worth_first(analysis, rank_information(analysis), n).splitlines()


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
    analysis = analyse(founding_case())
    found = rank_information(analysis)
    lines = worth_first(analysis, found, 4).splitlines()
    assert [line[:3] for line in lines if line[:1].isdigit()] == ["1. ", "2. ", "3. ", "4. "]
    assert all(one.value >= other.value for one, other in pairwise(found))
    changes = [f"    - The answer {what_it_changes(one)}." for one in found[:4]]
    assert [line for line in lines if line.startswith("    - The answer")] == changes


def test_a_question_about_ones_own_job_is_put_and_addressed_as_such():
    analysis = analyse(founding_case())
    found = [one for one in rank_information(analysis) if isinstance(one.about, Question)]
    own = next(one for one in found if analysis.offers[one.offer].is_present_job and one.value > 0)
    own = own._replace(value=0.09, chance=0.04)
    assert not matters(own)
    lines = worth_first(analysis, [own]).splitlines()
    assert lines[2:4] == [LITTLE, ""]
    assert lines[4] == f"1. Present employer: {own.about.asks_of_present_job}"
    assert lines[5] == "    - Who can tell: You, or a colleague or manager who knows."


def test_where_no_answer_changes_the_choice_that_is_all_it_says():
    sure = rated({"A": {"impact": (7, 8, 9)}, "B": {"impact": (1, 2, 6)}}, ("impact",))
    assert section(sure)[2:] == [
        "At your present weights, no single answer can change the choice.",
        "",
    ]


@pytest.mark.parametrize("name", HOSTILE)
def test_names_stay_text_and_say_who_is_to_be_asked_for(name):
    decision = edits.change_offer(
        rated(RANGE, ("impact",)), "lab", name=name, status=Status.TO_BE_ASKED_FOR
    )
    line = section(decision, 1)[2]
    assert " (to be asked for), your own rating of Impact: " in line
    assert not re.search(r"(?<!\\)[<*`\[$]", line.partition(", your own")[0])
