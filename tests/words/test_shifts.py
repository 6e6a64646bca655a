import pytest
from decision.words.shifts import (
    shift_sentences,
    shift_table,
    slider_sentences,
    slider_table,
)
from hypothesis import given, settings

from decision import edits
from decision.analysis import analyse
from decision.engine.weight_stability import NOBODY, stability_intervals
from decision.findings.potential_optimality import CanBeBest
from decision.findings.weight_changes import slider_crossovers, smallest_weight_changes
from decision.model import OwnCriterion, Status, revised
from decision.words.text import as_plain
from tests.decisions import decisions, founding_case, of_twenty_criteria, rated, unmarked

TWO = ("impact", "learning")
MIRRORED = {"A": {"impact": 8, "learning": 4}, "B": {"impact": 2, "learning": 6}}


def shifts_said(decision):
    analysis = analyse(decision)
    return [as_plain(line) for line in shift_sentences(analysis, smallest_weight_changes(analysis))]


def sliders_said(decision):
    analysis = analyse(decision)
    return [as_plain(line) for line in slider_sentences(analysis, slider_crossovers(analysis))]


def shift_rows(decision):
    analysis = analyse(decision)
    return shift_table(analysis, smallest_weight_changes(analysis)).rows


def test_a_shift_says_which_weights_how_many_points_and_by_what_factor():
    assert shifts_said(rated(MIRRORED, TWO)) == [
        "B would share first place if you gave Impact 25 % instead of 50 % and Learning 75 % "
        "instead of 50 %: 25 of 100 points of weight. With every slider off in its favour it takes "
        "a factor 1.8, more than the 1.5 that you allow for."
    ]
    moves = "Impact 25 % instead of 50 %; Learning 75 % instead of 50 %"
    assert shift_rows(rated(MIRRORED, TWO)) == [["B", moves, "25", "1.8"]]


def test_a_factor_within_the_firmness_is_called_possible():
    table = {"A": {"impact": 8, "learning": 4}, "B": {"impact": 5, "learning": 6}}
    assert (
        "a factor 1.3; you allow for 1.5, so that is possible." in shifts_said(rated(table, TWO))[0]
    )


def test_a_small_shift_is_not_rounded_away():
    table = {"A": {"impact": 8, "learning": 4}, "B": {"impact": 7.9, "learning": 4}, "C": {}}
    table["B"] = {"impact": 2, "learning": 9.8}
    (line, *_) = shifts_said(rated(table, TWO))
    assert "Impact 49.2 % instead of 50.0 % and Learning 50.8 % instead of 50.0 %: 0.8" in line


def test_what_is_level_but_for_a_hair_is_said_so():
    table = {"A": {"impact": 8, "learning": 4.0005}, "B": {"impact": 2, "learning": 10}}
    assert shifts_said(rated(table, TWO)) == [
        "B is all but level: next to no weight would have to move."
    ]


def test_tied_today_shares_first_place_already():
    decision = rated({"A": {"impact": 5}, "B": {"impact": 5}}, ("impact",))
    assert shifts_said(decision) == ["B shares first place already."]
    assert shift_rows(decision) == [["B", "level already", "0.0", "1"]]


def test_what_no_weights_put_first_and_what_only_ties_are_told_apart():
    behind = {"A": {"impact": 8, "learning": 4}, "B": {"impact": 2, "learning": 3}}
    assert shifts_said(rated(behind, TWO)) == ["No weights put B first, as things look."]
    assert shift_rows(rated(behind, TWO)) == [["B", "no weights put it first", "–", "–"]]
    (said,) = shifts_said(rated({**behind, "B": {"impact": 2, "learning": 4}}, TWO))
    assert said.startswith(
        "B can at best share first place as things look, whatever the weights. It would "
    )
    assert said.endswith(
        "No factor on the sliders is enough: one would have to go to 0, or to leave it."
    )


def test_another_offer_of_the_leaders_employer_is_said_to_be_that():
    table = {**MIRRORED, "Near A": {"impact": 7.5, "learning": 4.3}}
    said = shifts_said(edits.set_employer(rated(table, TWO), "near_a", "A"))
    assert said[0].startswith("B would share")
    assert said[1].startswith("From the leader's employer too: Near A would share")


def test_a_slider_says_at_which_position_who_takes_over():
    decision = edits.set_points(rated(MIRRORED, TWO), {"impact": 90.0, "learning": 50.0})
    assert sliders_said(decision) == [
        "Impact, now at 90: B takes over at 16.",
        "No slider alone goes so far, but B takes over once Learning counts more than 75 %.",
    ]
    analysis = analyse(decision)
    assert slider_table(analysis, slider_crossovers(analysis)).rows == [
        ["Impact", "90", "at 16 B takes over", "nobody"],
        [
            "Learning",
            "50",
            "nobody",
            "B takes over at more than 75 %, which the slider alone cannot give",
        ],
    ]


def test_both_ways_of_one_slider_are_one_sentence():
    table = {
        "A": {"impact": 6, "learning": 6},
        "B": {"impact": 10, "learning": 0},
        "C": {"impact": 0, "learning": 10},
    }
    # At 50 each A has 60; B passes where 10 w > 6, C where 10 (1 - w) > 6.
    assert sliders_said(rated(table, TWO))[0] == ("Impact, now at 50: C takes over at 33, B at 76.")


def test_a_third_offer_further_on_does_not_make_the_sentence_false():
    table = {
        "A": {"impact": 10, "learning": 0},
        "B": {"impact": 6, "learning": 6},
        "C": {"impact": 0, "learning": 10},
    }
    decision = edits.set_points(rated(table, TWO), {"impact": 90.0, "learning": 30.0})
    (line, *_) = sliders_said(decision)
    assert line == "Impact, now at 90: B takes over at 44."
    first = analyse(edits.set_points(decision, {"impact": 44.0, "learning": 30.0})).leaders
    further = analyse(edits.set_points(decision, {"impact": 10.0, "learning": 30.0})).leaders
    assert (first, further) == ([1], [2])


def test_sliders_that_let_nobody_pass_at_any_weight_are_said_to():
    behind = {"A": {"impact": 8, "learning": 4}, "B": {"impact": 2, "learning": 3}}
    assert sliders_said(rated(behind, TWO)) == [
        "Moving the slider of Impact or Learning alone puts no other offer ahead of A."
    ]


def test_a_weight_that_only_counts_alone_is_beyond_its_slider_downwards_too():
    decision = edits.set_points(rated(MIRRORED, TWO), {"impact": 50.0, "learning": 0.0})
    assert sliders_said(decision)[-1] == (
        "No slider alone goes so far, but B takes over once Impact counts less than 25 % or "
        "Learning more than 75 %."
    )


def test_of_many_weights_beyond_their_sliders_the_nearest_are_named():
    own = [OwnCriterion(key=f"mine_{n}", name=f"Mine {n}") for n in range(7)]
    keys = [criterion.key for criterion in own]
    better = {key: 4.5 + n / 10 for n, key in enumerate(keys)}
    table = {"A": {"impact": 9, **dict.fromkeys(keys, 4)}, "B": {"impact": 3, **better}}
    decision = revised(rated(table), criteria=("impact", *keys), own_criteria=own)
    points = {"impact": 100.0, **dict.fromkeys(keys, 1.0)}
    line = sliders_said(edits.set_points(decision, points))[-1]
    assert line.startswith("No slider alone goes so far, but B takes over once Mine 6 counts more")
    assert line.count("more than") == 4
    assert line.endswith("and so on for 3 more.")


@settings(max_examples=60)
@given(decisions(min_offers=2))
def test_what_the_banner_says_of_a_weight_the_sliders_never_deny(decision):
    analysis = analyse(decision)
    found = stability_intervals(analysis.weights, analysis.expected)
    denied = [line for line in slider_sentences(analysis, slider_crossovers(analysis))
              if line[0] == "Moving the slider of "]  # fmt: skip
    rows = slider_table(analysis, slider_crossovers(analysis)).rows
    for row, below, above in zip(rows, found.below, found.above, strict=True):
        assert (row[2] == "nobody") == (below == NOBODY)
        assert (row[3] == "nobody") == (above == NOBODY)
    still = [r for r in rows if r[2] == r[3] == "nobody"]
    assert bool(denied) == bool(still)


@settings(max_examples=60)
@given(decisions())
def test_no_offer_is_named_without_saying_that_it_is_yet_to_be_asked_for(decision):
    analysis = analyse(decision)
    said = shift_sentences(analysis, smallest_weight_changes(analysis))
    assert not unmarked(analysis, [*said, *slider_sentences(analysis, slider_crossovers(analysis))])


@settings(max_examples=60)
@given(decisions())
def test_no_weights_is_said_exactly_of_what_is_exact(decision):
    analysis = analyse(decision)
    found = smallest_weight_changes(analysis)
    for one, line in zip(found, shift_sentences(analysis, found), strict=True):
        assert ("No weights put " in as_plain(line)) == (one.can_be_best is CanBeBest.NO)


def test_the_founding_case_and_twenty_criteria_have_a_row_each():
    for decision in (founding_case(), of_twenty_criteria()):
        analysis = analyse(decision)
        assert (
            len(shift_table(analysis, smallest_weight_changes(analysis)).rows)
            == len(decision.offers) - 1
        )
        table = slider_table(analysis, slider_crossovers(analysis))
        assert len(table.rows) == len(decision.criteria)
        assert all(len(row) == len(table.columns) for row in table.rows)


@pytest.mark.parametrize("table", [{}, {"A": {}}])
def test_nothing_to_compare_is_nothing_to_say(table):
    assert shifts_said(rated(table)) == sliders_said(rated(table)) == []


def test_a_tabled_offer_not_in_hand_says_so():
    decision = rated(MIRRORED, TWO)
    waiting = edits.change_offer(decision, "b", status=Status.TO_BE_ASKED_FOR)
    assert shift_rows(waiting)[0][0] == "B (to be asked for)"
