"""The worked example says what comes out by hand, and the page shows what it explains."""

import pytest

from decision.analysis import CriterionError, analyse
from decision.edits import set_points
from decision.edits.worked_example import worked_example
from decision.findings.findings import Findings
from decision.pay.mixture import THREE_POINTS
from decision.ui.pages import how_it_works
from decision.words import how_it_works as words
from tests.ui.screen import button, shown


@pytest.fixture
def findings():
    return Findings(analyse(worked_example()))


def test_the_example_adds_up_by_hand(findings):
    startup = 0.75 * 0.8 + 0.25 * 0.3
    lab = 0.75 * 0.4 + 0.25 * 0.8
    assert findings.analysis.overall.tolist() == pytest.approx([100 * startup, 100 * lab])
    assert words.example_sums(findings) == [
        "Startup: 0.75 × 0.80 + 0.25 × 0.30 = 0.675, so 67.5 points",
        "Research lab: 0.75 × 0.40 + 0.25 × 0.80 = 0.500, so 50.0 points",
    ]
    assert words.example_table(findings).rows == [
        ["Impact", "75", "75 %", "8, worth 0.80", "4, worth 0.40"],
        ["Stability", "25", "25 %", "3, worth 0.30", "8, worth 0.80"],
    ]


def test_the_example_turns_where_it_says_it_does(findings):
    # 0.8 (1 - w) + 0.3 w = 0.4 (1 - w) + 0.8 w at w = 4/9; beside 75 points that is a slider of 60.
    assert words.example_turn(findings).startswith(
        "Move Stability from 25 to 60 and leave the other slider. It weighs 44.4 % then"
    )
    ahead = [
        analyse(set_points(worked_example(), {"stability": points})).overall
        for points in (59, 60, 61)
    ]
    assert ahead[0][0] > ahead[0][1]
    assert ahead[1][0] == pytest.approx(ahead[1][1])
    assert ahead[2][0] < ahead[2][1]


def test_another_catalogue_leaves_out_the_example_and_nothing_else(store, monkeypatch):
    def refuse(decision):
        raise CriterionError("criteria: found impact; expected fish or rest")

    identity = store.create(worked_example())
    monkeypatch.setattr(how_it_works, "analyse", refuse)
    screen = shown("how_it_works", identity)
    headings = [heading.value for heading in screen.header]
    assert "Sources" in headings
    assert "An example to check by hand" not in headings


def test_the_page_opens_its_example_as_a_decision_of_its_own(store):
    screen = shown("how_it_works", store.create(worked_example()))
    assert not screen.exception
    assert any("0.75 × 0.80" in part.proto.body for part in screen.get("html"))
    before = len(store.all())
    button(screen, "Open this example").click().run()
    assert len(store.all()) == before + 1


def test_the_page_says_how_pay_counts_and_what_counts_where(store):
    screen = shown("how_it_works", store.create(worked_example()))
    assert "What an offer pays" in [heading.value for heading in screen.header]
    bodies = [part.proto.body for part in screen.get("html")]
    said = next(body for body in bodies if "chances of" in body)
    low, likely, high = (f"{100 * weight:g}" for weight in THREE_POINTS)
    assert low == high
    assert f"chances of {low}, {likely} and {high} %" in said
    assert "Unvested grants of your present job" in said
