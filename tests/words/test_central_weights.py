import numpy as np
import pytest
from hypothesis import given, settings

from decision import edits
from decision.analysis import analyse
from decision.findings.findings import Findings
from decision.findings.robustness import ENOUGH_DRAWS
from decision.findings.weight_changes import CanBeBest
from decision.words.central_weights import (
    TOO_FEW,
    central_sentences,
    central_table,
    suited_sentences,
)
from decision.words.text import as_plain
from tests.decisions import decisions, of_twenty_criteria, rated, unmarked
from tests.repetitions import examples

TWO = ("impact", "learning")
MIRRORED = {"A": {"impact": 10, "learning": 0}, "B": {"impact": 0, "learning": 10}}


def findings_of(decision, n_draws=1024):
    return Findings(analyse(decision), n_draws)


def said(decision, n_draws=1024):
    return [as_plain(line) for line in central_sentences(findings_of(decision, n_draws))]


def weighing(table, impact, learning):
    return edits.set_points(rated(table, TWO), {"impact": impact, "learning": learning})


def test_mirrored_specialists_suit_those_with_three_quarters_of_the_weight_on_their_side():
    assert said(weighing(MIRRORED, 60.0, 40.0), 16_384) == [
        "A suits people who care most about Impact (75 %) and little about Learning (25 %). With "
        "such weights it is first in over 99.9 % of the simulations. You give Learning more weight "
        "than they do (40 % against 25 %) and Impact less (60 % against 75 %).",
        "B suits people who care most about Learning (75 %) and little about Impact (25 %). With "
        "such weights it is first in over 99.9 % of the simulations. You give Impact more weight "
        "than they do (60 % against 25 %) and Learning less (40 % against 75 %).",
    ]


def test_the_table_has_the_same_with_the_users_own_weights_in_front():
    table = central_table(findings_of(weighing(MIRRORED, 60.0, 40.0), 16_384))
    assert table.columns == ["Criterion", "You", "A", "B"]
    assert table.rows == [
        ["Impact", "60 %", "75 %", "25 %"],
        ["Learning", "40 %", "25 %", "75 %"],
        ["First with such weights", "", "over 99.9 %", "over 99.9 %"],
        ["First with any weights", "", "50 %", "50 %"],
    ]


def test_in_short_only_what_they_care_about_most_is_named():
    def in_short(decision):
        return [as_plain(line) for line in suited_sentences(findings_of(decision))]

    assert in_short(weighing(MIRRORED, 60.0, 40.0)) == ["A: Impact.", "B: Learning."]
    worse = {"A": MIRRORED["A"], "B": {"impact": 5, "learning": 0}, "C": {"learning": 9}}
    assert {line[0] for line in in_short(rated(worse, TWO))} == {"A", "C"}  # nobody is for B
    rare = {"A": {"impact": 10, "learning": 5}, "B": {"impact": 0, "learning": 5.01}}
    assert [line[0] for line in in_short(rated(rare, TWO))] == ["A"]
    better = {"A": {"impact": 9, "learning": 9}, "B": {"impact": 5, "learning": 5}}
    assert in_short(rated(better, TWO))[0] == "A: everything about equally."
    assert in_short(rated({"A": {"impact": 5}})) == []


def test_weights_near_the_central_ones_are_called_close():
    first, second = said(weighing(MIRRORED, 70.0, 30.0), 16_384)
    assert first.endswith("Your own weights are close to that.")
    assert "You give Impact more" in second


def test_what_no_weights_put_first_suits_nobody():
    worse = {"A": MIRRORED["A"], "B": {"impact": 5, "learning": 0}, "C": {"learning": 9}}
    findings = findings_of(rated(worse, TWO))
    assert findings.robustness.can_be_best[1] is CanBeBest.NO
    lines = [as_plain(each) for each in central_sentences(findings)]
    assert "B suits nobody best: for any priorities, another does better." in lines
    table = central_table(findings)
    column = [row[table.columns.index("B")] for row in table.rows]
    assert column == ["–", "–", "no weights put it first", "0 %"]


def test_the_only_offer_that_can_be_first_suits_those_who_weigh_alike():
    better = {"A": {"impact": 9, "learning": 9}, "B": {"impact": 5, "learning": 5}}
    assert said(rated(better, TWO), 16_384)[0] == (
        "A suits people who weigh everything about equally. With such weights it is first in over "
        "99.9 % of the simulations. Your own weights are close to that."
    )


def test_of_too_few_worlds_nothing_is_said():
    # B is first where learning has over 99.9 % of the weight: hardly any of 4096 simulations.
    rare = {"A": {"impact": 10, "learning": 5}, "B": {"impact": 0, "learning": 5.01}}
    findings = findings_of(rated(rare, TWO))
    assert findings.robustness.hits[1] < ENOUGH_DRAWS
    assert findings.robustness.can_be_best[1] is CanBeBest.YES
    line = as_plain(central_sentences(findings)[1])
    assert line == f"Hardly any weights put B first: {TOO_FEW} whom it suits."
    table = central_table(findings)
    assert [row[table.columns.index("B")] for row in table.rows][:3] == ["–", "–", TOO_FEW]


def test_with_a_slider_at_zero_hardly_any_weights_are_those_of_the_criteria_that_count():
    three = ("impact", "learning", "stability")
    table = {"A": dict.fromkeys(three, 7), "B": {"impact": 5, "learning": 5, "stability": 9}}
    findings = findings_of(edits.set_points(rated(table, three), {"stability": 0.0}))
    assert findings.robustness.can_be_best[1] is CanBeBest.YES
    assert as_plain(central_sentences(findings)[1]) == (
        f"Hardly any weights of the criteria that count put B first: {TOO_FEW} whom it suits."
    )


@pytest.mark.parametrize("alike", [{}, {"impact": 5, "learning": 8}])
def test_offers_that_are_equal_on_all_that_counts_suit_nobody_in_particular(alike):
    three = ("impact", "learning", "stability")
    assert said(rated({"A": alike, "B": alike}, TWO)) == []
    aside = {"A": {**alike, "stability": 9}, "B": {**alike, "stability": 1}}
    assert said(edits.set_points(rated(aside, three), {"stability": 0.0})) == []
    assert len(said(rated(aside, three))) == 2


def test_an_offer_in_front_of_few_even_with_its_own_weights_is_said_to_be():
    unsure = {"A": {"impact": (0, 0, 10)}, "B": {"impact": 3.2}, "C": {"impact": 3.1}}
    lines = said(rated({name: {**row, "learning": 5} for name, row in unsure.items()}, TWO), 16_384)
    assert any("Even with such weights it is first in only 46 of 100" in line for line in lines)


def test_one_offer_or_one_criterion_that_counts_is_nothing_to_weigh():
    assert said(rated({"A": {"impact": 5}})) == []
    assert said(weighing(MIRRORED, 50.0, 0.0)) == []


def test_all_weights_at_zero_count_alike():
    assert said(weighing(MIRRORED, 0.0, 0.0), 16_384)[0].endswith(
        "You give Learning more weight than they do (50 % against 25 %) and Impact less (50 % "
        "against 75 %)."
    )


@settings(max_examples=examples(40))
@given(decisions(min_offers=1))
def test_each_offer_is_said_once_and_marked_where_it_is_not_in_hand(decision):
    findings = findings_of(decision)
    lines = central_sentences(findings)
    assert len(lines) in (0, len(decision.offers))
    assert not unmarked(findings.analysis, lines)
    table = central_table(findings)
    assert all(len(row) == len(table.columns) for row in table.rows)
    assert not any("nan" in cell for row in table.rows for cell in row)


@settings(max_examples=examples(40))
@given(decisions(min_offers=2))
def test_nobody_is_said_exactly_where_no_weights_put_an_offer_first(decision):
    findings = findings_of(decision)
    for place, line in zip(findings.analysis.order, central_sentences(findings), strict=False):
        is_no = findings.robustness.can_be_best[place] is CanBeBest.NO
        assert ("suits nobody best" in as_plain(line)) == is_no


def test_twenty_criteria_name_few_of_them():
    findings = findings_of(of_twenty_criteria())
    assert np.isfinite(findings.robustness.central_weights).all()
    assert all(as_plain(line).count("(") <= 6 for line in central_sentences(findings))
    assert len(central_table(findings).rows) == 22
