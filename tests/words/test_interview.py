"""The plan of the interviews, in words."""

from datetime import date

import pytest

from decision import edits
from decision.analysis import analyse
from decision.files.decision_json import gallery
from decision.findings.findings import Findings
from decision.words.interview import NOTHING_LEFT, ONE_OFFER, UNLIKELY, groups, opening
from decision.words.text import as_plain
from tests.decisions import founding_case, rated
from tests.evidence_cases import catalog_of
from tests.findings.test_waiting import case

TODAY = date(2026, 11, 28)


def said(findings):
    return [as_plain(line) for line in opening(findings, TODAY)]


def test_first_stands_how_many_to_ask_whom_by_when_and_what_they_are_worth_together():
    findings = Findings(analyse(gallery()[1]))
    ask, worth = said(findings)
    assert ask.startswith("Ask five questions of the hiring manager at Hotel group, ")
    assert ask.endswith(", the first by 11 December 2026.")
    assert worth == (
        f"Knowing all of it for certain is worth {findings.interview.value:.1f} of 100 points on "
        "average; the best of it alone 0.7."
    )


def test_groups_are_by_whom_to_ask_and_by_when_what_is_due_first_on_top():
    findings = Findings(analyse(gallery()[1]))
    of = groups(findings.analysis, findings.interview.asked, TODAY)
    heads = [(as_plain(group.whom), as_plain(group.when)) for group in of]
    assert len(set(heads)) == len(heads)
    days = [int(when.split()[0]) for _, when in heads]
    assert days == sorted(days)
    asked = [entry.asking for group in of for entry in group.entries]
    assert sorted(asked, key=id) == sorted(findings.interview.asked, key=id)
    # Whoever works there asks people whom they know.
    at_work = [whom for whom, _ in heads if "DIY" in whom]
    assert all(whom.startswith("a colleague or manager at ") for whom in at_work)


def test_that_an_expected_offer_is_asked_about_elsewhere_is_said_last():
    assert said(Findings(analyse(case())))[-1] == (
        "What you learn about New decides from which chance waiting pays, so ask about that, too: "
        "the questions are on the page Offers."
    )
    without = said(Findings(analyse(founding_case())))
    assert not any("chance waiting pays" in line for line in without)


def test_without_a_deadline_no_day_is_named():
    findings = Findings(analyse(founding_case()))
    assert " by " not in said(findings)[0]
    of = groups(findings.analysis, findings.interview.asked, TODAY)
    assert {group.when for group in of} == {()}


@pytest.mark.parametrize(
    ("impact", "start"),
    [
        ((3, 4, 5), "No open question, and no two of them, is likely to change your choice."),
        ((8, 8, 8), NOTHING_LEFT),
    ],
)
def test_it_says_where_nothing_can_change_the_choice_and_where_nothing_is_open(impact, start):
    table = {"A": {"impact": 9}, "B": {"impact": impact}}
    findings = Findings(analyse(rated(table, ("impact",)), catalog_of(())))
    assert start in said(findings)
    settled = [line for line in said(findings) if line.startswith("These say most")]
    assert all("A is ahead of B: “Impact” alone settles 9" in line for line in settled)
    assert bool(settled) is (start != NOTHING_LEFT)
    first, *others = said(findings)
    assert first == start
    asks = [line.startswith("To be surer all the same, ask one question of ") for line in others]
    assert asks == ([True, False] if settled else [])


def test_of_ones_own_job_oneself_is_asked_and_of_another_at_the_same_employer_a_colleague():
    analysis = analyse(founding_case())
    asked = {}
    for group in groups(analysis, Findings(analysis).information, TODAY):
        for each in group.entries:
            asked.setdefault(analysis.offers[each.asking.offer].name, set()).add(group.whom[0])
    assert asked["Stay"] == {"yourself"}
    assert "a colleague or manager at " in asked["Stay, with a PhD on the side"]


def test_one_day_for_all_is_named_as_it_is():
    decision = edits.change_offer(founding_case(), "lab", deadline=date(2026, 12, 24))
    findings = Findings(analyse(decision))
    assert said(findings)[0].endswith(", by 24 December 2026.")


def test_what_only_a_hopeless_offer_leaves_open_is_still_open():
    table = {"A": {"impact": 9}, "B": {"impact": 8}, "C": {"impact": (1, 2, 3)}}
    findings = Findings(analyse(rated(table, ("impact",)), catalog_of(())), 64)
    assert findings.interview.others
    assert said(findings) == [UNLIKELY]


def test_an_offer_of_which_nothing_is_known_is_named_instead():
    findings = Findings(analyse(rated({"A": {"impact": 9}, "B": {}}, ("impact",))), 64)
    assert said(findings)[0].startswith("Nothing is known about B yet.")


def test_one_offer_has_nothing_to_ask_about():
    decision = founding_case()
    for offer in decision.offers[1:]:
        decision = edits.delete_offer(decision, offer.key)
    assert said(Findings(analyse(decision), 64)) == [ONE_OFFER]
