"""A row for each offer and criterion, which adds up, is safe, and reads back."""

import csv
import io
from datetime import date

import pandas as pd
import pytest

from criteria.belief import Certainty
from criteria.criterion import PAY_KEY
from decision.analysis import analyse
from decision.files import ratings_csv, reports
from decision.files.spreadsheet_text import unguarded, write_table
from decision.findings.findings import Findings
from decision.imports.cells import grids
from decision.imports.cells.grid import grid_of
from decision.imports.cells.long_grid import PAY_LEFT_OUT, SAID, side_by_side
from decision.model import OwnCriterion, revised
from tests.decisions import HOSTILE, case_to_wait_for, founding_case, measured_case, rated
from tests.report.cases import with_pay

CASES = {
    "founding case": founding_case(),
    "measured": measured_case(),
    "one to wait for": case_to_wait_for(date(2026, 11, 29)),
    "with pay": with_pay(founding_case(), [90_000, 120_000, 70_000, 80_000]),
}


def own_ratings_forgotten(decision):
    offers = [offer.model_copy(update={"ratings": {}}) for offer in decision.offers]
    return revised(decision, offers=offers)


def written(decision):
    return write_table(*reports.long_table(Findings(analyse(decision))))


def frame(decision):
    return pd.read_csv(io.StringIO(written(decision)))


@pytest.mark.parametrize("decision", CASES.values(), ids=CASES)
def test_it_has_a_row_for_each_offer_and_criterion_and_adds_up_to_the_summary(decision):
    rows = frame(decision)
    columns, summary = reports.summary(Findings(analyse(decision)))
    summary = pd.DataFrame(summary, columns=columns).set_index("offer")
    assert len(rows) == len(decision.offers) * len(decision.criteria)
    assert list(dict.fromkeys(rows.offer)) == list(summary.index)
    points = rows.groupby("offer").contribution.sum()
    assert points.to_dict() == pytest.approx(summary.overall_value.to_dict())
    assert (100 * rows.weight * rows.value).tolist() == pytest.approx(rows.contribution.tolist())
    of_each = rows.groupby("offer").weight.sum()
    assert of_each.tolist() == pytest.approx([1] * len(of_each))
    assert (rows.rating_low <= rows.rating).all() | rows.rating.isna().any()


def test_it_says_what_a_rating_rests_on_and_how_sure_its_answers_are():
    rows = frame(measured_case())
    assert set(rows[rows.criterion == "Commute [min]"].unit) == {"min"}
    assert list(rows[rows.rating.isna()].rests_on.unique()) == ["nothing"]
    assert set(rows[rows.rating.notna()].rests_on) == {"own"}
    answered = frame(own_ratings_forgotten(founding_case()))
    shares = answered[[f"certainty_{each}" for each in (*Certainty, "open")]]
    assert set(answered.rests_on) == {"answers"}
    assert shares.sum(axis=1).tolist() == pytest.approx([1] * len(answered))
    # Somebody who forgets all answers knows nothing for sure.
    employers = [each.model_copy(update={"answers": {}}) for each in founding_case().employers]
    offers = [each.model_copy(update={"answers": {}}) for each in founding_case().offers]
    unanswered = frame(revised(founding_case(), employers=employers, offers=offers))
    assert unanswered[["certainty_written", "certainty_said"]].isna().all(axis=None)


def test_pay_is_said_to_be_pay():
    rows = frame(CASES["with pay"])
    assert set(rows[rows.criterion == PAY_KEY].rests_on) == {"pay"}


@pytest.mark.parametrize(
    "decision",
    [founding_case(), own_ratings_forgotten(founding_case()), CASES["with pay"], measured_case()],
    ids=["own ratings", "answers", "pay", "measured"],
)
def test_it_reads_back_as_the_ratings_do(decision):
    # A pure table by itself: what other columns say of an offer is not brought in.
    long = grids.grid("a.csv", written(decision).encode())
    analysis = analyse(decision)
    usual = grids.grid("b.csv", ratings_csv.written(analysis).encode())
    assert SAID in long.said
    assert (PAY_LEFT_OUT in long.said) is (PAY_KEY in decision.criteria)
    by_name = {row[0]: numbers(row[1:]) for row in long.texts}
    assert list(long.texts[0]) == list(usual.texts[0])
    for name, *ratings in usual.texts[1:]:
        assert by_name[name] == pytest.approx(numbers(ratings), nan_ok=True)


def numbers(texts):
    return [float(text or "nan") if text.replace(".", "").isdigit() or not text else 0.0
            for text in texts]  # fmt: skip


@pytest.mark.parametrize("hostile", HOSTILE)
def test_no_name_is_a_formula_in_it_and_every_name_reads_back(hostile):
    own = OwnCriterion(key="mine", name=hostile[:60])
    decision = rated({hostile: {"impact": 5, "mine": 3}, "Stay": {"impact": 2}}, ("impact",))
    decision = revised(decision, own_criteria=[own], criteria=["impact", "mine"])
    text = written(decision)
    cells = [cell for row in csv.reader(io.StringIO(text)) for cell in row]
    assert not [cell for cell in cells if cell[:1] in tuple("=+@\t\r") or
                (cell[:1] == "-" and not cell[1:].replace(".", "").isdigit())]  # fmt: skip
    names = [unguarded(row[0]) for row in grids.grid("a.csv", text.encode()).texts[1:]]
    assert names[0] == decision.offers[0].name


def test_a_table_that_is_none_of_ours_stays_as_it_is():
    plain = grid_of([["offer", "impact"], ["Lab", "5"]])
    assert side_by_side(plain) is plain
    head = ["offer", "criterion", "rating_low", "rating", "rating_high"]
    twice = grid_of([head, ["Lab", "impact", "1", "2", "3"], ["Lab", "impact", "1", "2", "3"]])
    assert side_by_side(twice) is twice
    assert side_by_side(grid_of([])) == grid_of([])
