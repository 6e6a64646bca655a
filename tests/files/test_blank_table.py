import io

import numpy as np
import openpyxl
import pytest

from criteria import catalog
from criteria.criterion import Direction
from decision.analysis import criteria_in_use, describable
from decision.edits import set_rating
from decision.files import blank_table
from decision.files.problems import BadFileError
from decision.imports.applied import apply, decision_from
from decision.imports.cells import grids
from decision.imports.reading.readings import read
from decision.imports.taking import taken_over
from decision.model import Decision, OwnCriterion, OwnMeasure, Rating, revised
from tests.decisions import FIVE, HOSTILE, rated
from tests.repetitions import examples

USUAL = [criterion for criterion in catalog.load().criteria if not criterion.optional]
FILLED = {"Lab": [1, 2, "?", 4, 5], "Stay": [0.5, "2 to 4", 3, None, 1]}
OWN = [
    OwnCriterion(key="commute", name="Commute", measure=OwnMeasure(unit="min", worst=90, best=10)),
    OwnCriterion(
        key="pay", name="Pay", measure=OwnMeasure(unit="$ a year", worst=60_000, best=120_000)
    ),
    OwnCriterion(key="noise", name="Noise (at work)", direction=Direction.LESS),
]


def filled(content, table):
    """The blank table with offers named and numbers put in, as a spreadsheet saves it."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    for column, (name, cells) in enumerate(table.items(), start=2):
        book["Offers"].cell(1, column).value = name
        book["Offers"].cell(1, column).data_type = "s"  # typed with an apostrophe, if need be
        for row, cell in enumerate(cells, start=2):
            book["Offers"].cell(row, column).value = cell
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def reading_of(content, criteria):
    return read(grids.grid("offers.xlsx", content), criteria, {})


def open_decision(own):
    keys = ("learning", "impact", *(each.key for each in own))
    return revised(rated({}, ("impact",)), criteria=keys, own_criteria=own)


def test_criteria_stand_in_rows_and_offers_in_columns():
    table = openpyxl.load_workbook(io.BytesIO(blank_table.written(USUAL, 3)))["Offers"]
    assert [cell.value for cell in table[1]] == ["Criterion", "Offer 1", "Offer 2", "Offer 3"]
    heads = [row[0].value for row in table.iter_rows(2)]
    assert heads == [f"{criterion.name} (0–10)" for criterion in USUAL]
    assert not any(cell.value for row in table.iter_rows(2, min_col=2) for cell in row)
    assert table.freeze_panes == "B2"


def test_levels_are_comments_and_stand_on_a_sheet_to_print():
    book = openpyxl.load_workbook(io.BytesIO(blank_table.written(USUAL)))
    print_out = [row[0].value for row in book[blank_table.MEANINGS].iter_rows()]
    for criterion, (head, *_) in zip(USUAL, book["Offers"].iter_rows(2), strict=True):
        for level in criterion.levels:
            assert f"{level.rating:g}: {level.says}" in head.comment.text
            assert f"{level.rating:g}: {level.says}" in print_out
        assert criterion.meaning in print_out


def test_it_reads_back_without_a_question():
    content = filled(blank_table.written(USUAL), FILLED)
    reading = reading_of(content, catalog.load().criteria)
    assert reading.open_choices == ()
    decision = decision_from("offers.xlsx", reading)
    assert decision.criteria == FIVE
    lab, stay = decision.offers
    assert (lab.name, stay.name) == ("Lab", "Stay")
    assert [lab.ratings.get(key, Rating()) for key in FIVE] == [
        Rating(likely=1), Rating(likely=2), Rating(), Rating(likely=4), Rating(likely=5)
    ]  # fmt: skip
    assert [stay.ratings.get(key, Rating()) for key in FIVE] == [
        Rating(likely=0.5), Rating(low=2, likely=3, high=4), Rating(likely=3), Rating(),
        Rating(likely=1),
    ]  # fmt: skip


@pytest.mark.parametrize("cells", [[1, 5], [0.25, 0.75], [3, 4], [10, 9], [0, 0], ["7,5", "2.5"]])
def test_small_numbers_are_ratings_from_0_to_10_here_without_a_question(cells):
    table = {"Lab": [cells[0]] * 5, "Stay": [cells[1]] * 5}
    reading = reading_of(filled(blank_table.written(USUAL), table), catalog.load().criteria)
    assert reading.open_choices == ()
    for offer, cell in zip(decision_from("a", reading).offers, cells, strict=True):
        number = float(str(cell).replace(",", "."))
        assert {each.likely for each in offer.ratings.values()} == {number}


def test_the_open_decisions_own_criteria_come_back_in_their_units():
    decision = open_decision(OWN)
    known = list(describable(decision).values())
    content = blank_table.written(criteria_in_use(decision), 2, known)
    heads = [row[0].value for row in openpyxl.load_workbook(io.BytesIO(content))["Offers"]]
    assert heads[3:] == ["Commute [min]", "Pay [$ a year]", "noise (0–10)"]
    table = {"Lab": [5, 3, 45, "85k", 2], "Stay": [4, 4, "30–60", "$120,000", 0.5]}
    reading = reading_of(filled(content, table), known)
    assert reading.open_choices == ()
    lab, stay = taken_over(decision, apply(reading), blank_is_unknown=False).offers
    assert lab.ratings["commute"] == Rating(likely=45)
    assert lab.ratings["pay"] == Rating(likely=85_000)
    assert stay.ratings["commute"] == Rating(low=30, likely=45, high=60)
    assert stay.ratings["pay"] == Rating(likely=120_000)
    assert (lab.ratings["noise"].likely, stay.ratings["noise"].likely) == (2, 0.5)


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_of_criteria_and_offers_come_back(name):
    own = OwnCriterion(
        key="mine", name=name[:60], measure=OwnMeasure(unit=name[:20], worst=0, best=1)
    )
    for each in (own, OwnCriterion(key="mine", name=name[:60])):
        decision = open_decision([each])
        known = list(describable(decision).values())
        content = blank_table.written(criteria_in_use(decision), 2, known)
        reading = reading_of(filled(content, {name: [5, 3, 0.5]}), known)
        assert reading.open_choices == ()
        (offer,) = taken_over(decision, apply(reading), blank_is_unknown=False).offers
        assert offer.name == decision_named(name)
        assert offer.ratings["mine"].likely == 0.5


def decision_named(name):
    """The name as any table has it: an apostrophe before a formula is taken off."""
    (offer,) = rated({name.removeprefix("'") if name == "'=x" else name: {}}).offers
    return offer.name


def test_one_that_comes_back_blank_says_so_and_makes_no_offers():
    reading = reading_of(blank_table.written(USUAL), catalog.load().criteria)
    with pytest.raises(BadFileError, match="a blank table in which nothing is filled in"):
        decision_from("offers.xlsx", reading)
    empty = Decision(title="Mine", criteria=FIVE)
    assert taken_over(empty, apply(reading), blank_is_unknown=True).offers == ()


def test_columns_left_blank_make_no_offers_and_that_is_said():
    content = filled(blank_table.written(USUAL, 4), {"Lab": [5] * 5, "Offer 2": [None] * 4 + [3]})
    reading = reading_of(content, catalog.load().criteria)
    assert [offer.name for offer in decision_from("a", reading).offers] == ["Lab", "Offer 2"]
    said = ["".join(statement.sentence) for statement in reading.statements]
    assert "Offer 3 and Offer 4: nothing is filled in, left out." in said


def test_an_offer_that_was_named_is_one_though_nothing_is_known_of_it():
    content = filled(blank_table.written(USUAL, 2), {"Lab": [5] * 5, "Stay": []})
    reading = reading_of(content, catalog.load().criteria)
    assert [offer.name for offer in decision_from("a", reading).offers] == ["Lab", "Stay"]


@pytest.mark.parametrize("seed", range(examples(20)))
def test_whatever_is_filled_in_comes_back(seed):
    rng = np.random.default_rng(seed)
    decision = open_decision(OWN)
    criteria = criteria_in_use(decision)
    expected = rated({name: {} for name in "ABC"[: rng.integers(1, 4)]})
    for offer in expected.offers:
        for criterion in criteria:
            low, high = criterion.low, criterion.high
            number = round(float(rng.uniform(low, high)), int(rng.integers(0, 3)))
            if rng.random() < 0.8 and low <= number <= high:
                expected = _with(expected, decision, offer.key, criterion.key, number)
    table = {
        offer.name: [_cell(offer.ratings.get(criterion.key)) for criterion in criteria]
        for offer in expected.offers
    }
    known = list(describable(decision).values())
    content = blank_table.written(criteria, 3, known)
    reading = reading_of(filled(content, table), known)
    assert reading.open_choices == ()
    taken = taken_over(decision, apply(reading), blank_is_unknown=False)
    for offer, wanted in zip(taken.offers, expected.offers, strict=True):
        assert dict(offer.ratings) == dict(wanted.ratings)


def _with(expected, decision, offer, key, number):
    own = revised(expected, own_criteria=decision.own_criteria, criteria=decision.criteria)
    return set_rating(own, offer, key, Rating(likely=number))


def _cell(rating):
    return None if rating is None else rating.likely


def test_the_same_criteria_make_the_same_bytes():
    assert blank_table.written(USUAL) == blank_table.written(USUAL)
