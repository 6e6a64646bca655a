import csv
import io
import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings

from decision.analysis import analyse
from decision.edits import add_own_criterion
from decision.files import summary_csv
from decision.files.spreadsheet_text import guarded, unguarded
from decision.findings.robustness import robustness
from tests.decisions import (
    FIVE,
    HOSTILE,
    decisions,
    founding_case,
    names,
    rated,
    unanswered_founding_case,
)

SURE = ["first_place_share", "can_be_best", "verdict"]


def rows(decision):
    return list(csv.DictReader(io.StringIO(summary_csv.written(analyse(decision)))))


def test_the_columns_are_as_documented():
    criterion = ["_rating_low", "_rating", "_rating_high", "_value", "_weight", "_contribution"]
    decision = rated({"A": {"impact": 5}}, ("impact", "learning"))
    expected = [key + end for key in ("impact", "learning") for end in criterion]
    assert list(rows(decision)[0]) == ["rank", "offer", "overall_value", *expected, *SURE]


@settings(max_examples=30)
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


@given(names)
def test_guarding_is_undone_by_unguarding(name):
    assert unguarded(guarded(name)) == name


def test_pandas_reads_it_back():
    table = pd.read_csv(io.StringIO(summary_csv.written(analyse(founding_case()))))
    assert table["overall_value"].is_monotonic_decreasing
    assert len(table.columns) == 3 + 5 * 6 + 3


def test_own_criteria_never_take_the_place_of_another_column():
    decision = founding_case()
    for name in ("Overall", "Rank", "Offer", "Impact rating"):
        decision = add_own_criterion(decision, name, FIVE)
    header = summary_csv.written(analyse(decision)).splitlines()[0].split(",")
    assert len(set(header)) == len(header) == 3 + 9 * 6 + 3
    assert float(rows(decision)[0]["overall_value"]) > 10


def test_thirty_criteria_are_no_trouble():
    decision = founding_case()
    for number in range(25):
        decision = add_own_criterion(decision, f"My {number}", FIVE)
    assert len(rows(decision)[0]) == 3 + 30 * 6 + 3


def test_a_separator_inside_a_name_starts_no_formula_either():
    for name in ("a;=1+1;b", "a; -1", "x;'=1"):
        assert not any(part.strip().startswith(("=", "-")) for part in guarded(name).split(";"))
        assert unguarded(guarded(name)) == name


def test_the_last_columns_say_how_sure_the_answer_is():
    found = rows(founding_case())
    sure = robustness(analyse(founding_case()))
    assert [float(row["first_place_share"]) for row in found] == [
        sure.first_place[place] for place in sure.analysis.order
    ]
    assert {row["verdict"] for row in found} == {"leaning"}
    assert {row["can_be_best"] for row in found} == {"yes"}


def test_how_sure_the_answer_is_is_worked_out_once(monkeypatch):
    asked, work_out = [], summary_csv.robustness
    monkeypatch.setattr(
        summary_csv, "robustness", lambda analysis: asked.append(analysis) or work_out(analysis)
    )
    analysis = analyse(founding_case())
    summary_csv.written(analysis)
    assert asked == [analysis]
