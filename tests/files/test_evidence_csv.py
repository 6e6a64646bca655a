import csv
import io

import pytest
from hypothesis import given

from criteria.belief import Certainty
from decision import edits
from decision.analysis import analyse
from decision.files import evidence_csv
from decision.model import Answer, Rating
from tests.decisions import HOSTILE, decisions, founding_case
from tests.evidence_cases import MISSED, MONEY, THREE, answers, catalog_of, with_offers

SAID, WRITTEN = Certainty.SAID, Certainty.WRITTEN


def rows(analysis):
    return list(csv.DictReader(io.StringIO(evidence_csv.written(analysis))))


def test_a_rating_that_the_answers_make_is_told_with_its_reasons():
    decision = answers((MONEY, "a", WRITTEN))
    impact, learning = rows(analyse(decision, catalog_of(THREE)))
    assert (impact["offer"], impact["criterion"], impact["own"]) == ("Offer 00", "impact", "")
    assert float(impact["mean"]) == pytest.approx(2)
    assert impact["reasons"] == (
        "money: It is a (written) → 0, 60 % of this rating; "
        "missed: unknown, 5 expected, the employer being most likely unaware, 40 % of this rating"
    )
    assert [learning[name] for name in ("low", "mean", "high", "own", "reasons")] == [""] * 5


def test_an_own_rating_stands_in_its_column_and_the_answers_one_in_the_reasons():
    decision = answers((MONEY, "a", WRITTEN), (MISSED, "d", WRITTEN))
    own = Rating(low=2, likely=3, high=10)
    decision = edits.set_rating(decision, "offer_00", "impact", own)
    row = rows(analyse(decision, catalog_of(THREE)))[0]
    assert [float(row[name]) for name in ("low", "mean", "high", "own")] == [2, 5, 10, 3]
    assert row["reasons"].startswith("overruled, the answers give 4–4, on average 4: money: ")


def test_what_does_not_apply_is_said_last():
    decision = edits.answer(
        answers((MISSED, "d", SAID)), "offer_00", MONEY, Answer(does_not_apply=True)
    )
    row = rows(analyse(decision, catalog_of(THREE)))[0]
    assert row["reasons"].startswith("missed: It is d (said) → ")
    assert row["reasons"].endswith(", 100 % of this rating; money: does not apply")


@given(decisions())
def test_there_is_a_row_for_every_offer_and_criterion(decision):
    found = rows(analyse(decision))
    assert len(found) == len(decision.offers) * len(decision.criteria)
    assert [row["criterion"] for row in found] == [*decision.criteria] * len(decision.offers)


def test_the_means_of_own_ratings_are_those_of_their_triangles():
    analysis = analyse(founding_case())
    for row in rows(analysis):
        if row["own"]:
            three = (float(row["low"]) + float(row["own"]) + float(row["high"])) / 3
            assert float(row["mean"]) == pytest.approx(three)


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_is_no_formula(name):
    decision = edits.change_offer(with_offers(1), "offer_00", name=name)
    assert rows(analyse(decision, catalog_of(THREE)))[0]["offer"][0] not in "=+-@"
