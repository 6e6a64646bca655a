import io
import zipfile
from datetime import date

import numpy as np
import openpyxl
import pytest

from criteria.criterion import Direction
from decision import edits
from decision.analysis import analyse
from decision.edits import set_points, set_rating
from decision.files import workbook
from decision.files.problems import BadFileError
from decision.files.sheets import Book
from decision.files.workbook_places import AGREED, CHANGED
from decision.files.workbook_ratings import ratings
from decision.files.workbook_sums import points, weights
from decision.findings.findings import Findings
from decision.imports.cells import grids
from decision.model import OwnCriterion, OwnMeasure, Rating, revised
from decision.words.beyond_ends import beyond_sentences
from decision.words.statement import as_text, statement
from decision.words.text import as_plain
from decision.words.waiting import waiting_details
from tests.decisions import (
    FIVE,
    HOSTILE,
    case_to_wait_for,
    founding_case,
    rated,
    unanswered_founding_case,
)
from tests.files.recalculated import Recalculated, formulas
from tests.random_decisions import random_case
from tests.repetitions import examples

CLOSE = 1e-9
SEEDS = range(examples(25))
COMMUTE = OwnCriterion(
    key="commute", name="Commute", measure=OwnMeasure(unit="min", worst=90, best=10, half=30)
)
PAY = OwnCriterion(
    key="pay", name="Pay", measure=OwnMeasure(unit="$ a year", worst=60_000, best=120_000)
)
IN_FORCE = ("Low", "Likely", "High")


def written(decision, catalog=None):
    return workbook.written(Findings(analyse(decision, catalog)))


def sheets(content):
    return openpyxl.load_workbook(io.BytesIO(content), data_only=True)


def measured():
    """Two offers: amounts inside and beyond the ends, across the bend, unknown; an ideal point."""
    keys = ("commute", "pay", "impact", "learning")
    empty = revised(rated({}, ("impact", "learning")), own_criteria=[COMMUTE, PAY], criteria=keys)
    table = {
        "Lab": {
            "commute": Rating(low=5, likely=25, high=60),
            "pay": Rating(likely=130_000),
            "impact": Rating(low=2, likely=6, high=9),
        },
        "Stay": {
            "commute": Rating(likely=45),
            "pay": Rating(low=50_000, likely=70_000, high=90_000),
            "impact": Rating(likely=4),
            "learning": Rating(low=1, likely=2, high=8),
        },
    }
    decision = edits.add_offers(empty, [(n, {"ratings": cells}) for n, cells in table.items()])
    return revised(decision, ideal_points={"impact": 5.0}, points={"commute": 80.0, "pay": 30.0})


# Sums -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", SEEDS)
def test_every_formula_comes_to_the_result_that_is_stored_beside_it(seed):
    case = random_case(seed)
    content = written(case.decision, case.catalog)
    anew = Recalculated(content)
    live = formulas(content)
    n_ranked = len(analyse(case.decision, case.catalog).offers)
    assert len(live) > n_ranked * len(case.decision.criteria)
    for sheet, row, column, formula, stored in live:
        result = anew.value(sheet, row, column)
        expected = stored if isinstance(stored, str) else pytest.approx(stored, abs=CLOSE)
        assert result == expected, (sheet, row, column, formula)


@pytest.mark.parametrize("seed", SEEDS)
def test_moved_sliders_give_the_points_and_ranks_that_crossroads_gives(seed):
    case = random_case(seed)
    rng = np.random.default_rng([seed, 7])
    sliders = {key: float(rng.integers(0, 101)) for key in case.decision.criteria}
    anew = Recalculated(written(case.decision, case.catalog))
    for row, key in enumerate(case.decision.criteria, start=2):
        anew.change("Weights", row, 2, sliders[key])
    anew.work_out()
    before = analyse(case.decision, case.catalog)
    agrees(anew, before.order, analyse(set_points(case.decision, sliders), case.catalog))


def agrees(anew, order, after):
    """Whether the sheets say of the offers, in that order, what an analysis says."""
    assert anew.column("Points", "Points") == pytest.approx(
        after.overall[order].tolist(), abs=CLOSE
    )
    assert anew.column("Points", "Rank") == after.ranks[order].tolist()
    # Offers that are not ranked come last, without points and rank.
    blank = [None] * len(after.out)
    assert anew.column("Summary", "Points", 4) == anew.column("Points", "Points") + blank
    assert anew.column("Summary", "Rank", 4) == anew.column("Points", "Rank") + blank
    n = len(after.criteria)
    shares = [("Weight", after.weights)]
    # Of no offers no criterion decides anything.
    shares += [("Decides", after.deciding_shares)] if after.offers else []
    for head, expected in shares:
        assert anew.column("Weights", head)[:n] == pytest.approx(expected.tolist(), abs=CLOSE)


def test_all_sliders_at_nothing_count_all_criteria_alike():
    decision = founding_case()
    anew = Recalculated(written(decision))
    for row in range(2, 2 + len(decision.criteria)):
        anew.change("Weights", row, 2, 0.0)
    anew.work_out()
    nothing = dict.fromkeys(decision.criteria, 0.0)
    agrees(anew, analyse(decision).order, analyse(set_points(decision, nothing)))


RATINGS = [
    Rating(low=0, likely=3, high=10),
    Rating(likely=5),
    Rating(low=4, likely=4, high=8),
    Rating(low=2, likely=8, high=8),
    Rating(),
]
AMOUNTS = [
    Rating(low=-20, likely=25, high=300),
    Rating(likely=30),
    Rating(low=10, likely=10, high=90),
    Rating(low=20, likely=30, high=40),
    Rating(likely=-5),
    Rating(low=95, likely=100, high=130),
    Rating(),
]
TRIED = [("impact", each) for each in RATINGS] + [("learning", each) for each in RATINGS]
TRIED += [("commute", each) for each in AMOUNTS]
TRIED += [("pay", Rating(low=10_000, likely=60_000, high=200_000)), ("pay", Rating())]


@pytest.mark.parametrize(("key", "rating"), TRIED)
@pytest.mark.parametrize("offer", ["lab", "stay"])
def test_another_rating_gives_the_points_that_crossroads_gives(offer, key, rating):
    decision = measured()
    analysis = analyse(decision)
    place = next(n for n in analysis.order if analysis.offers[n].key == offer)
    row = 2 + analysis.order.index(place) * 4 + decision.criteria.index(key)
    anew = Recalculated(written(decision))
    for column, end in enumerate((rating.low, rating.likely, rating.high), start=4):
        anew.change("Ratings", row, column, end)
    anew.work_out()
    agrees(anew, analysis.order, analyse(set_rating(decision, offer, key, rating)))


def test_a_check_says_whether_the_sums_are_still_those_of_crossroads():
    anew = Recalculated(written(founding_case()))
    row = 4 + len(founding_case().offers)
    assert anew.value("Points", row, 1) == AGREED
    anew.change("Weights", 2, 2, 1.0)
    anew.work_out()
    assert anew.value("Points", row, 1) == CHANGED


def test_tied_offers_share_a_rank_whatever_floats_make_of_them():
    keys = FIVE[:3]
    alike = [dict(zip(keys, way, strict=True)) for way in ((1, 2, 6), (6, 1, 2), (2, 6, 1))]
    decision = rated(dict(zip("ABC", alike, strict=True)) | {"D": dict.fromkeys(keys, 1)}, keys)
    overall = analyse(decision).overall.tolist()
    assert len(set(overall[:3])) > 1
    assert Recalculated(written(decision)).column("Points", "Rank") == [1, 1, 1, 4]


def test_only_what_answers_make_of_a_bent_scale_is_no_formula():
    bent = revised(founding_case(), ideal_points={"stability": 5.0})
    for decision, expected in ((founding_case(), 0), (bent, 1)):
        analysis = analyse(decision)
        answered = analysis.from_answers.sum()
        live = {row for sheet, row, column, *_ in formulas(written(decision)) if column == 11}
        n = analysis.expected.size
        assert answered > 0
        assert n - len(live) == (expected and analysis.from_answers[:, 3].sum()) == expected


def test_a_rating_of_answers_shows_its_range_and_mean_and_what_it_rests_on():
    decision = founding_case()
    analysis = analyse(decision)
    for row, line in enumerate(
        sheets(written(decision))["Ratings"].iter_rows(min_row=2, max_row=21)
    ):
        place = (analysis.order[row // 5], row % 5)
        low, likely, high, mean = (cell.value for cell in line[3:7])
        assert (low, high) == pytest.approx(
            (analysis.ratings[0][place], analysis.ratings[2][place])
        )
        assert mean == pytest.approx(analysis.mean_ratings[place])
        assert (likely is None) == analysis.from_answers[place]
        assert line[11].value


# What is said ------------------------------------------------------------------------------------


def test_the_sheets_stand_in_order_and_their_headers_stay_in_sight():
    book = sheets(written(founding_case()))
    assert book.sheetnames == [*workbook.SHEETS]
    frozen = ["A5", "B2", "C2", "B2", None]
    assert [sheet.freeze_panes for sheet in book] == frozen


@pytest.mark.parametrize("decision", [founding_case(), unanswered_founding_case(), measured()])
def test_the_statement_is_that_of_every_page(decision):
    book = sheets(written(decision))
    said = as_text(statement(Findings(analyse(decision)))).splitlines()
    for name in ("Summary", "Confidence"):
        texts = [row[0].value for row in book[name].iter_rows()]
        assert [text for text in texts if text in said] == said
    assert book["Summary"]["A1"].value == decision.title


def test_what_is_expected_or_past_has_its_points_below_and_what_to_wait_for_is_said():
    decision = case_to_wait_for(date(2026, 11, 29))
    book = sheets(written(decision))
    rows = list(book["Summary"].values)
    below = {row[1]: row[:6] for row in rows if row[1] in {"Big tech in Zurich", "My first job"}}
    assert below["My first job"] == (
        None, "My first job", pytest.approx(40), None, None, "past: a yardstick"
    )  # fmt: skip
    assert below["Big tech in Zurich"][2] == pytest.approx(75)
    said = {row[0] for row in book["Confidence"].values}
    assert {as_plain(line) for line in waiting_details(Findings(analyse(decision)))} <= said


def test_shares_and_what_can_be_best_are_in_the_words_of_the_page():
    book = sheets(written(founding_case()))
    rows = [[cell.value for cell in row] for row in book["Summary"].iter_rows(5, 8, 2, 6)]
    assert [row[0] for row in rows] == [
        "Research lab",
        "Stay, with a PhD on the side",
        "Founding team",
        "Stay",
    ]
    assert [row[2] for row in rows] == ["64 %", "27 %", "10 %", "under 0.1 %"]
    assert [row[4] for row in rows] == [None, "not offered yet", None, "present job"]


def test_amounts_beyond_an_end_are_named_below_the_ratings():
    findings = Findings(analyse(measured()))
    texts = [row[0].value for row in sheets(workbook.written(findings))["Ratings"].iter_rows()]
    said = [as_plain(sentence) for sentence in beyond_sentences(findings)]
    assert len(said) == 3
    assert [text for text in texts if text in said] == said


@pytest.mark.parametrize("n", [0, 1, 2])
def test_few_offers_are_no_trouble(n):
    offers = {name: {"impact": 5} for name in "AB"[:n]}
    content = written(rated(offers))
    assert sheets(content).sheetnames == [*workbook.SHEETS]
    Recalculated(content)


def test_a_hundred_offers_on_twenty_criteria_are_no_trouble():
    own = [OwnCriterion(key=f"mine_{n}", name=f"Mine {n}") for n in range(15)]
    keys = (*FIVE, *(each.key for each in own))
    table = {
        f"Offer {n}": {key: (n * 7 + p) % 11 for p, key in enumerate(FIVE)} for n in range(100)
    }
    book, analysis = Book(), analyse(revised(rated(table), own_criteria=own, criteria=keys))
    points(book.sheet("Points"), analysis)
    ratings(book.sheet("Ratings"), Findings(analysis))
    weights(book.sheet("Weights"), analysis)
    content = book.content()
    assert len(content) < 500_000
    anew = Recalculated(content)
    agreed = pytest.approx(analysis.overall[analysis.order].tolist(), abs=CLOSE)
    assert anew.column("Points", "Points") == agreed
    assert anew.column("Points", "Rank") == analysis.ranks[analysis.order].tolist()


# Text that somebody typed ------------------------------------------------------------------------

NASTY = [
    *HOSTILE,
    "<r><t>other</t></r>",
    "{=1+1}",
    "internal:Sheet!A1",
    "a_x0041_b",
    "Weights!$A$1",
    "#REF!",
]


def hostile(name):
    own = OwnCriterion(
        key="own", name=name[:60], measure=OwnMeasure(unit=name[:20], worst=0, best=1)
    )
    decision = rated({name: {"impact": 5, "own": 0.5}, "B": {"impact": 4}}, ("impact",))
    note = Rating(likely=5, note=name)
    return set_rating(
        revised(decision, title=name, own_criteria=[own], criteria=("impact", "own")),
        decision.offers[0].key,
        "impact",
        note,
    )


@pytest.fixture(scope="module")
def plain_formulas():
    return {formula for *_, formula, _ in formulas(written(hostile("Plain")))}


@pytest.mark.parametrize("name", NASTY)
def test_what_somebody_typed_stays_text_and_reads_back_as_it_is(name, plain_formulas):
    decision = hostile(name)
    content = written(decision)
    book, own = openpyxl.load_workbook(io.BytesIO(content)), decision.own_criteria[0]
    typed = {
        ("Summary", "A1"): decision.title,
        ("Points", "C1"): own.name,
        ("Ratings", "B3"): own.name,
        ("Ratings", "C3"): own.measure.unit,
        ("Weights", "A3"): own.name,
    }
    for (sheet, place), text in typed.items():
        assert (book[sheet][place].value, book[sheet][place].data_type) == (text, "s")
    for sheet, column in (("Points", 0), ("Ratings", 0)):
        names = {row[column].value for row in book[sheet].iter_rows(2, 3)}
        assert decision.offers[0].name in names
    assert {formula for *_, formula, _ in formulas(content)} == plain_formulas
    assert leads_nowhere(content)


def test_characters_that_xml_cannot_hold_are_left_out():
    assert sheets(written(rated({"La\ufffeb\uffff": {"impact": 5}})))["Points"]["A2"].value == "Lab"


def leads_nowhere(content):
    """Whether no part of the file names anything outside it."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        xml = b"".join(map(package.read, package.namelist()))
        names = " ".join(package.namelist())
    return (
        b'TargetMode="External"' not in xml and b"<hyperlink" not in xml and "extern" not in names
    )


# The file ----------------------------------------------------------------------------------------


def test_the_same_decision_makes_the_same_bytes():
    assert written(founding_case()) == written(founding_case())


def test_brought_back_it_is_refused_plainly():
    for decision in (founding_case(), rated({})):
        with pytest.raises(BadFileError, match="found the workbook of a decision"):
            grids.grid("mine.xlsx", written(decision))


def test_a_text_longer_than_a_cell_is_cut():
    note = "n" * 10_000
    decision = set_rating(founding_case(), "stay", "impact", Rating(likely=5, note=note))
    cells = [row[11].value for row in sheets(written(decision))["Ratings"].iter_rows(2, 21)]
    assert any(note in cell for cell in cells)


def test_less_is_better_as_well():
    own = OwnCriterion(key="travel", name="Travel", direction=Direction.LESS)
    decision = revised(
        rated({"A": {"travel": (1, 2, 6)}, "B": {"travel": 9}, "C": {"impact": 5}}, ("impact",)),
        own_criteria=[own],
        criteria=("travel", "impact"),
    )
    content = written(decision)
    values = Recalculated(content).column("Ratings", "Value")
    assert values == pytest.approx([0.7, 0.5, 0.5, 0.5, 0.1, 0.5])
