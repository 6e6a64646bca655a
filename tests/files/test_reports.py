import csv
import io
import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings

from criteria.belief import Certainty
from decision import edits
from decision.analysis import analyse
from decision.files import reports
from decision.files.spreadsheet_text import unguarded, write_table
from decision.findings import findings as all_findings
from decision.findings.findings import Findings
from decision.findings.robustness import robustness
from decision.model import Answer, Rating
from tests.decisions import (
    FIVE,
    HOSTILE,
    decisions,
    founding_case,
    rated,
    unanswered_founding_case,
)
from tests.evidence_cases import MISSED, MONEY, THREE, answers, catalog_of, with_offers
from tests.repetitions import examples

SAID, WRITTEN = Certainty.SAID, Certainty.WRITTEN
SURE = ["first_place_share", "can_be_best", "verdict"]


def summary(decision):
    return write_table(*reports.summary(Findings(analyse(decision))))


def rows(decision):
    return list(csv.DictReader(io.StringIO(summary(decision))))


def test_the_columns_are_as_documented():
    criterion = ["_rating_low", "_rating", "_rating_high", "_value", "_weight", "_contribution"]
    decision = rated({"A": {"impact": 5}}, ("impact", "learning"))
    expected = [key + end for key in ("impact", "learning") for end in criterion]
    assert list(rows(decision)[0]) == ["rank", "offer", "overall_value", *expected, *SURE]


@settings(max_examples=examples(30))
@given(decisions(min_offers=1))
def test_numbers_are_unrounded_and_contributions_add_up(decision):
    analysis = analyse(decision)
    for row, place in zip(rows(decision), analysis.order, strict=True):
        assert float(row["overall_value"]) == analysis.overall[place]
        parts = [float(row[f"{key}_contribution"]) for key in decision.criteria]
        assert math.fsum(parts) == np.float64(row["overall_value"]) or math.isclose(
            math.fsum(parts), float(row["overall_value"]), abs_tol=1e-12
        )
        for column, key in enumerate(decision.criteria):
            assert float(row[f"{key}_weight"]) == analysis.weights[column]
            assert float(row[f"{key}_value"]) == analysis.expected[place, column]


def test_offers_stand_in_rank_order_and_unknown_ratings_are_empty():
    found = rows(unanswered_founding_case())
    assert [row["rank"] for row in found] == ["1", "2", "3", "4"]
    assert found[0]["offer"] == "Research lab"
    unknown = found[2]
    assert (unknown["offer"], unknown["stability_rating"]) == ("Founding team", "")
    assert unknown["stability_value"] == "0.5"


@pytest.mark.parametrize("name", HOSTILE)
def test_no_cell_begins_like_a_formula_and_every_name_comes_back(name):
    cell = rows(rated({name: {"impact": 5}}))[0]["offer"]
    assert cell[0] not in "=+-@"
    assert unguarded(cell) == name


def test_pandas_reads_it_back():
    table = pd.read_csv(io.StringIO(summary(founding_case())))
    assert table["overall_value"].is_monotonic_decreasing
    assert len(table.columns) == 3 + 5 * 6 + 3


def test_own_criteria_never_take_the_place_of_another_column():
    decision = founding_case()
    for name in ("Overall", "Rank", "Offer", "Impact rating"):
        decision = edits.add_own_criterion(decision, name, FIVE)
    header = summary(decision).splitlines()[0].split(",")
    assert len(set(header)) == len(header) == 3 + 9 * 6 + 3
    assert float(rows(decision)[0]["overall_value"]) > 10


def test_thirty_criteria_are_no_trouble():
    decision = founding_case()
    for number in range(25):
        decision = edits.add_own_criterion(decision, f"My {number}", FIVE)
    assert len(rows(decision)[0]) == 3 + 30 * 6 + 3


def test_the_last_columns_say_how_sure_the_answer_is():
    found = rows(founding_case())
    sure = robustness(analyse(founding_case()))
    assert [float(row["first_place_share"]) for row in found] == [
        sure.first_place[place] for place in sure.analysis.order
    ]
    assert {row["verdict"] for row in found} == {"leaning"}
    assert {row["can_be_best"] for row in found} == {"yes"}


def test_how_sure_the_answer_is_is_worked_out_once(monkeypatch):
    asked = []

    def counted(analysis, *draws):
        asked.append(analysis)
        return robustness(analysis, *draws)

    monkeypatch.setattr(all_findings, "robustness", counted)
    findings = Findings(analyse(founding_case()))
    reports.summary(findings)
    reports.summary(findings)
    assert asked == [findings.analysis]


# Ratings with their reasons ---------------------------------------------------------------------


def rating_rows(analysis):
    return list(csv.DictReader(io.StringIO(write_table(*reports.ratings(Findings(analysis))))))


def test_a_rating_that_the_answers_make_is_told_with_its_reasons():
    decision = answers((MONEY, "a", WRITTEN))
    impact, learning = rating_rows(analyse(decision, catalog_of(THREE)))
    assert (impact["offer"], impact["criterion"], impact["own"]) == ("Offer 00", "impact", "")
    assert float(impact["mean"]) == pytest.approx(2)
    assert impact["reasons"] == (
        "money: a (you know it) → 0, 60 % of this rating; "
        "missed: unknown, 5 expected, 40 % of this rating"
    )
    assert [learning[name] for name in ("low", "mean", "high", "own", "reasons")] == [""] * 5


def test_an_own_rating_stands_in_its_column_and_the_answers_one_in_the_reasons():
    decision = answers((MONEY, "a", WRITTEN), (MISSED, "d", WRITTEN))
    own = Rating(low=2, likely=3, high=10)
    decision = edits.set_rating(decision, "offer_00", "impact", own)
    row = rating_rows(analyse(decision, catalog_of(THREE)))[0]
    assert [float(row[name]) for name in ("low", "mean", "high", "own")] == [2, 5, 10, 3]
    assert row["reasons"].startswith("overruled, the answers give 4–4, on average 4: money: ")


def test_what_does_not_apply_is_said_last():
    decision = edits.answer(
        answers((MISSED, "d", SAID)), "offer_00", MONEY, Answer(does_not_apply=True)
    )
    row = rating_rows(analyse(decision, catalog_of(THREE)))[0]
    assert row["reasons"].startswith("missed: d (they told you) → ")
    assert row["reasons"].endswith(", 100 % of this rating; money: does not apply")


@given(decisions())
def test_there_is_a_row_for_every_offer_and_criterion(decision):
    found = rating_rows(analyse(decision, all_offers=True))
    assert len(found) == len(decision.offers) * len(decision.criteria)
    assert [row["criterion"] for row in found] == [*decision.criteria] * len(decision.offers)


def test_the_means_of_own_ratings_are_those_of_their_triangles():
    analysis = analyse(founding_case())
    for row in rating_rows(analysis):
        if row["own"]:
            three = (float(row["low"]) + float(row["own"]) + float(row["high"])) / 3
            assert float(row["mean"]) == pytest.approx(three)


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_is_no_formula(name):
    decision = edits.change_offer(with_offers(1), "offer_00", name=name)
    analysis = analyse(decision, catalog_of(THREE), all_offers=True)
    assert rating_rows(analysis)[0]["offer"][0] not in "=+-@"
