"""What do the table and the sliders of the start page say? Read off what they are told."""

from datetime import date

import pytest

from decision import edits
from decision.analysis import analyse
from decision.charts.colours import GREY
from decision.words.reasons import behind, behind_overall
from tests.decisions import FIVE, case_to_wait_for, founding_case, rated
from tests.ui.screen import shown, told


def opened(identity, cell):
    """The table with the number of a cell open."""
    screen = shown("compare", identity)
    screen.session_state[f"opened_{identity}_kept"] = cell
    return told(screen.run(), "comparison_table")


def test_what_lies_behind_a_number_is_told_once_it_is_open(store):
    identity, analysis = store.create(founding_case()), analyse(founding_case())
    closed = told(shown("compare", identity), "comparison_table")
    assert closed["behind"] is None
    best = closed["rows"][0]
    assert best["opens"] == "lab.*overall"
    assert best["cells"][1]["opens"] == "lab.learning"
    learning = opened(identity, best["cells"][1]["opens"])["behind"]
    place = [offer.key for offer in analysis.offers].index("lab")
    assert learning["title"] == "Research lab: Learning"
    assert learning["lines"] == behind(analysis, place, 1)
    overall = opened(identity, best["opens"])["behind"]
    assert overall["lines"] == behind_overall(analysis, place)


@pytest.mark.parametrize("cell", ["gone.impact", "lab.enjoyment", "lab", ""])
def test_a_number_that_is_gone_is_not_open(store, cell):
    assert opened(store.create(founding_case()), cell)["behind"] is None


def test_what_stands_below_the_line_does_not_open(store):
    decision = edits.add_offers(founding_case(), [("Bank", {})])
    row = told(shown("compare", store.create(decision)), "comparison_table")["rows"][-1]
    assert row["name"] == "Bank"
    assert "opens" not in row
    assert not any("opens" in cell for cell in row["cells"])


def test_what_is_expected_or_past_shows_its_points_without_rank_and_looks_like_it(store):
    identity = store.create(case_to_wait_for(date(2026, 11, 29)))
    *ranked, expected, past = told(shown("compare", identity), "comparison_table")["rows"]
    assert [row["looks"] for row in (*ranked, expected, past)] == [
        "",
        "",
        "",
        "",
        "expected",
        "past",
    ]
    assert [(row["rank"], row["overall"]) for row in (expected, past)] == [
        ("", "75.0"),
        ("", "40.0"),
    ]
    assert expected["marks"] == ["expected, 40 %", "by 18 Dec 2026"]
    assert past["marks"] == ["past: a yardstick"]
    assert past["colour"] == GREY
    assert not any(
        cell["is_best"] or "opens" in cell for row in (expected, past) for cell in row["cells"]
    )


def test_a_slider_says_what_it_weighs_where_what_matters_is_asked(store):
    identity = store.create(founding_case())
    for page, in_full in (("criteria", True), ("compare", False)):
        rows = told(shown(page, identity), "weights_board")["rows"]
        assert [bool(row["swing"] and row["levels"]) for row in rows] == [in_full] * len(FIVE)
    asked = edits.feel_for(edits.begun("F", ["Lab", "Bank"], FIVE), "lab")
    first = told(shown("compare", store.create(asked)), "weights_board")["rows"][0]
    assert first["swing"] == ["nobody would notice", "no product without you"]
    assert first["spread"] == 0


@pytest.mark.parametrize(("impact", "said"), [(7.0, "The leader: A"), (4.0, "Tied for first: A")])
def test_one_of_several_that_are_tied_is_not_called_the_leader(store, impact, said):
    identity = store.create(rated({"A": {"impact": impact}, "B": {"impact": 4.0}}, ("impact",)))
    screen = shown("compare", identity)
    first = next(each for each in screen.selectbox if each.label == "Offer")
    assert first.options[0] == said
