import pytest
from hypothesis import given, settings

from decision import edits
from decision.analysis import analyse
from decision.engine.one_way import NOBODY, stability_intervals
from decision.findings.findings import Findings
from decision.findings.weight_changes import CanBeBest
from decision.model import OwnCriterion, Status, revised
from decision.words.text import as_plain
from decision.words.weight_changes import (
    smallest_change_sentence,
    weight_change_sentences,
    weight_change_table,
)
from decision.words.weights import (
    slider_sentences,
    slider_table,
)
from tests.decisions import decisions, founding_case, of_twenty_criteria, rated, unmarked
from tests.repetitions import examples

TWO = ("impact", "learning")
NO_OTHER = "no other offer leads"
MIRRORED = {"A": {"impact": 8, "learning": 4}, "B": {"impact": 2, "learning": 6}}


def changes_said(decision):
    return [as_plain(line) for line in weight_change_sentences(Findings(analyse(decision)))]


def sliders_said(decision):
    return [as_plain(line) for line in slider_sentences(Findings(analyse(decision)))]


def change_rows(decision):
    return weight_change_table(Findings(analyse(decision))).rows


def test_a_shift_says_which_weights_how_many_points_and_by_what_factor():
    assert changes_said(rated(MIRRORED, TWO)) == [
        "B would tie if you gave Impact 25 % instead of 50 % and Learning 75 % instead of 50 %. "
        "That moves 25 of 100 points of weight. It would take sliders off by × 1.8, more than the "
        "× 1.5 you allow."
    ]
    moves = "Impact 25 % instead of 50 %; Learning 75 % instead of 50 %"
    assert change_rows(rated(MIRRORED, TWO)) == [["B", moves, "25", "1.8"]]


def test_a_factor_within_the_firmness_is_called_possible():
    table = {"A": {"impact": 8, "learning": 4}, "B": {"impact": 5, "learning": 6}}
    assert (
        "Sliders off by × 1.3 would be enough, and you allow × 1.5."
        in changes_said(rated(table, TWO))[0]
    )


@pytest.mark.parametrize(
    ("other", "said"),
    [
        (
            {"impact": 2, "learning": 6},
            "B would tie if you gave Impact 25 % instead of 50 % and Learning 75 % instead of 50 "
            "%. That is more than the doubt you allow.",
        ),
        (
            {"impact": 5, "learning": 6},
            "B would tie if you gave Impact 40 % instead of 50 % and Learning 60 % instead of 50 "
            "%. That is within the doubt you allow.",
        ),
        ({"impact": 2, "learning": 2}, "No weights put B first with today's ratings."),
        ({"impact": 4, "learning": 8}, "B shares first place already."),
    ],
)
def test_the_smallest_change_says_whether_the_user_allows_for_as_much(other, said):
    findings = Findings(analyse(rated({"A": {"impact": 8, "learning": 4}, "B": other}, TWO)))
    assert as_plain(smallest_change_sentence(findings)) == said


def test_the_smallest_change_is_to_another_employer_and_of_one_offer_there_is_none():
    table = {"A": {"impact": 8, "learning": 4}, "Near A": {"impact": 7, "learning": 5}}
    decision = rated({**table, "B": {"impact": 2, "learning": 6}}, TWO)
    decision = edits.set_employer(decision, "near_a", "A")
    assert as_plain(smallest_change_sentence(Findings(analyse(decision)))).startswith("B would tie")
    assert smallest_change_sentence(Findings(analyse(rated({"A": {"impact": 8}})))) == ()


def test_a_small_shift_is_not_rounded_away():
    table = {"A": {"impact": 8, "learning": 4}, "B": {"impact": 7.9, "learning": 4}, "C": {}}
    table["B"] = {"impact": 2, "learning": 9.8}
    (line, *_) = changes_said(rated(table, TWO))
    assert (
        "Impact 49.2 % instead of 50.0 % and Learning 50.8 % instead of 50.0 %. That moves 0.8 of"
        in line
    )


def test_what_is_level_but_for_a_hair_is_said_so():
    table = {"A": {"impact": 8, "learning": 4.0005}, "B": {"impact": 2, "learning": 10}}
    assert changes_said(rated(table, TWO)) == [
        "B is all but tied: next to no weight would have to move."
    ]


def test_tied_today_shares_first_place_already():
    decision = rated({"A": {"impact": 5}, "B": {"impact": 5}}, ("impact",))
    assert changes_said(decision) == ["B shares first place already."]
    assert change_rows(decision) == [["B", "tied already", "0.0", "1"]]


def test_what_no_weights_put_first_and_what_only_ties_are_told_apart():
    behind = {"A": {"impact": 8, "learning": 4}, "B": {"impact": 2, "learning": 3}}
    assert changes_said(rated(behind, TWO)) == ["No weights put B first with today's ratings."]
    assert change_rows(rated(behind, TWO)) == [["B", "no weights put it first", "–", "–"]]
    (said,) = changes_said(rated({**behind, "B": {"impact": 2, "learning": 4}}, TWO))
    assert said.startswith("B can at best tie for first place, whatever the weights. It would ")
    assert said.endswith(
        "Scaling the sliders cannot do it: one would have to be switched off, or on."
    )


def test_another_offer_of_the_leaders_employer_is_said_to_be_that():
    table = {**MIRRORED, "Near A": {"impact": 7.5, "learning": 4.3}}
    said = changes_said(edits.set_employer(rated(table, TWO), "near_a", "A"))
    assert said[0].startswith("B would tie")
    assert said[1].startswith("Also from the leader's employer: Near A would tie")


def test_a_slider_says_at_which_position_who_takes_over():
    decision = edits.set_points(rated(MIRRORED, TWO), {"impact": 90.0, "learning": 50.0})
    assert sliders_said(decision) == [
        "Impact, now at 90: B takes over at 16.",
        "No single slider reaches it, but B would lead if Learning had more than 75 % of the "
        "weight.",
    ]
    assert slider_table(Findings(analyse(decision))).rows == [
        ["Impact", "90", "B leads at 16", NO_OTHER],
        [
            "Learning",
            "50",
            NO_OTHER,
            "B leads at more than 75 %, beyond the slider's reach",
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
        "No single slider reaches it, but B would lead if Impact had less than 25 % of the weight "
        "or Learning more than 75 %."
    )


def test_of_many_weights_beyond_their_sliders_the_nearest_are_named():
    own = [OwnCriterion(key=f"mine_{n}", name=f"Mine {n}") for n in range(7)]
    keys = [criterion.key for criterion in own]
    better = {key: 4.5 + n / 10 for n, key in enumerate(keys)}
    table = {"A": {"impact": 9, **dict.fromkeys(keys, 4)}, "B": {"impact": 3, **better}}
    decision = revised(rated(table), criteria=("impact", *keys), own_criteria=own)
    points = {"impact": 100.0, **dict.fromkeys(keys, 1.0)}
    line = sliders_said(edits.set_points(decision, points))[-1]
    assert line.startswith("No single slider reaches it, but B would lead if Mine 6 had more")
    assert line.count("more than") == 4
    assert line.endswith("and so on for 3 more.")


@settings(max_examples=examples(60))
@given(decisions(min_offers=2))
def test_what_the_banner_says_of_a_weight_the_sliders_never_deny(decision):
    findings = Findings(analyse(decision))
    found = stability_intervals(findings.analysis.weights, findings.analysis.expected)
    lines = slider_sentences(findings)
    denied = [line for line in lines if line[0] == "Moving the slider of "]
    rows = slider_table(findings).rows
    for row, below, above in zip(rows, found.below, found.above, strict=True):
        assert (row[2] == NO_OTHER) == (below == NOBODY)
        assert (row[3] == NO_OTHER) == (above == NOBODY)
    still = [r for r in rows if r[2] == r[3] == NO_OTHER]
    assert bool(denied) == bool(still)


@settings(max_examples=examples(60))
@given(decisions())
def test_no_offer_is_named_without_saying_that_it_is_yet_to_be_asked_for(decision):
    findings = Findings(analyse(decision))
    said = [*weight_change_sentences(findings), *slider_sentences(findings)]
    assert not unmarked(findings.analysis, said)


@settings(max_examples=examples(60))
@given(decisions())
def test_no_weights_is_said_exactly_of_what_is_exact(decision):
    findings = Findings(analyse(decision))
    lines = weight_change_sentences(findings)
    for change, line in zip(findings.smallest_weight_changes, lines, strict=True):
        assert ("No weights put " in as_plain(line)) == (change.can_be_best is CanBeBest.NO)


def test_the_founding_case_and_twenty_criteria_have_a_row_each():
    for decision in (founding_case(), of_twenty_criteria()):
        assert len(change_rows(decision)) == len(decision.offers) - 1
        table = slider_table(Findings(analyse(decision)))
        assert len(table.rows) == len(decision.criteria)
        assert all(len(row) == len(table.columns) for row in table.rows)


@pytest.mark.parametrize("table", [{}, {"A": {}}])
def test_nothing_to_compare_is_nothing_to_say(table):
    assert changes_said(rated(table)) == sliders_said(rated(table)) == []


def test_a_tabled_offer_not_in_hand_says_so():
    decision = rated(MIRRORED, TWO)
    waiting = edits.change_offer(decision, "b", status=Status.TO_BE_ASKED_FOR)
    assert change_rows(waiting)[0][0] == "B (not offered yet)"
