import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from decision import edits
from decision.analysis import analyse, describable
from decision.files import ratings_csv
from decision.files.decision_json import gallery
from decision.files.problems import BadFileError
from decision.files.ratings_csv import plain_header
from decision.imports.applied import apply
from decision.imports.cells.grids import grid
from decision.imports.opening import opened
from decision.imports.proposal import Fate, proposed
from decision.imports.reading import heading_words as words
from decision.imports.reading import readings as reading
from decision.imports.reading import sums
from decision.imports.tables import filled
from decision.imports.taking import empty_for, taken_over
from decision.model import Rating, revised
from tests.decisions import FIVE, decisions, rated

OPEN = rated({"Lab": {"impact": (2, 5, 7)}, "Stay": {"learning": 3}}, FIVE[:2])


def read(text, decision=OPEN, choices=None):
    """The table as the page reads it for a decision."""
    criteria = list(describable(decision).values())
    reading_ = reading.read(grid("pasted", text.encode()), criteria, choices or {})
    return filled(apply(reading_), decision)


def fates(text, *, blank_is_unknown=False):
    proposal = proposed(OPEN, read(text), blank_is_unknown=blank_is_unknown)
    return [[cell.fate.value for cell in offer.cells] for offer in proposal.offers]


def test_each_cell_is_added_changed_the_same_or_refused():
    text = "offer,impact,learning\nlab,6,\nSTAY,twelve,3\nNew,1,?\n"
    assert fates(text) == [["changed", "same"], ["refused", "same"], ["added", "same"]]


def test_an_empty_cell_leaves_a_rating_or_makes_it_unknown_as_asked():
    text = "offer,impact,learning\nLab,,\nStay,,\n"
    assert fates(text) == [["left", "same"], ["same", "left"]]
    assert fates(text, blank_is_unknown=True) == [["changed", "same"], ["same", "changed"]]
    taken = taken_over(OPEN, read(text), blank_is_unknown=True)
    assert [offer.ratings for offer in taken.offers] == [{}, {}]
    assert taken_over(OPEN, read(text), blank_is_unknown=False) == OPEN


def test_a_table_without_ranges_leaves_a_range_around_the_same_rating():
    assert fates("offer,impact\nLab,5\n") == [["same"]]
    ranged = "offer,impact,impact_low,impact_high\nLab,5,,\n"
    taken = taken_over(OPEN, read(ranged), blank_is_unknown=False)
    assert taken.offers[0].ratings["impact"] == Rating(low=2, likely=5, high=7)
    sure = taken_over(OPEN, read(ranged), blank_is_unknown=True)
    assert sure.offers[0].ratings["impact"] == Rating(likely=5)
    sure = taken_over(OPEN, read("offer,learning\nStay,9\n"), blank_is_unknown=False)
    assert sure.offers[1].ratings["learning"] == Rating(likely=9)
    moved = taken_over(OPEN, read("offer,impact\nLab,8\n"), blank_is_unknown=False)
    assert moved.offers[0].ratings["impact"] == Rating(low=2, likely=8, high=8)


def test_what_can_be_read_is_taken_over_what_cannot_is_not_and_notes_stay():
    noted = edits.note_rating(OPEN, OPEN.offers[0].key, "impact", "ask them")
    text = "offer,impact,learning\nLab,6,99\n,1,1\nNew,8,7\nNew,1,1\n"
    taken = taken_over(noted, read(text, noted), blank_is_unknown=False)
    assert [offer.name for offer in taken.offers] == ["Lab", "Stay", "New"]
    assert taken.offers[0].ratings == {"impact": Rating(low=2, likely=6, high=7, note="ask them")}
    assert taken.offers[2].ratings == {"impact": Rating(likely=8), "learning": Rating(likely=7)}
    proposal = proposed(noted, read(text, noted), blank_is_unknown=False)
    assert [str(problem).split(":")[0] for problem in proposal.problems] == [
        "row 3, column offer",
        "row 5, column offer",
        "row 2, column learning",
    ]


def test_an_unknown_column_becomes_what_the_user_says_it_is():
    text = "offer,impct,Sun,city\nLab,6,9,Berlin\n"
    choices = {"head:impct": "impact", "head:Sun": "*own", "head:city": "*out"}
    taken = taken_over(OPEN, read(text, choices=choices), blank_is_unknown=False)
    assert taken.criteria == ("impact", "learning", "sun")
    assert taken.own_criteria[0].name == "Sun"
    assert taken.offers[0].ratings["sun"] == Rating(likely=9)
    again = read("offer,sun\nLab,1\n", taken)
    assert proposed(taken, again, blank_is_unknown=False).count(Fate.CHANGED) == 1


def test_criteria_of_the_table_that_are_not_in_use_are_switched_on():
    taken = taken_over(OPEN, read("offer,enjoyment\nLab,6\n"), blank_is_unknown=False)
    assert taken.criteria == ("impact", "learning", "enjoyment")


def test_criteria_that_come_in_are_counted_and_blank_ones_stay_out():
    text = "offer,impact,enjoyment,daily_life,pay\nLab,7,3,,\n"
    read_ = read(text, choices={"head:pay": "*own"})
    proposal = proposed(OPEN, read_, blank_is_unknown=False)
    assert (proposal.new_criteria, proposal.switched_on) == (set(), {"enjoyment"})
    assert taken_over(OPEN, read_, blank_is_unknown=False).criteria == (
        "impact", "learning", "enjoyment",
    )  # fmt: skip
    own = proposed(OPEN, read("offer,pay\nLab,?\n"), blank_is_unknown=False)
    assert own.new_criteria == {"pay"}
    assert own.changes_something


def test_more_offers_or_criteria_than_there_can_be_are_refused_before_anything_is_shown():
    many = "offer,impact\n" + "".join(f"o{n},1\n" for n in range(99))
    with pytest.raises(BadFileError, match="found 101 offers with those that are there already"):
        proposed(OPEN, read(many), blank_is_unknown=False)
    full = OPEN
    for number in range(28):
        full = edits.add_own_criterion(full, f"own {number}", FIVE)
    with pytest.raises(BadFileError, match="found 31 criteria with those"):
        proposed(full, read("offer,enjoyment\nLab,1\n", full), blank_is_unknown=False)


@pytest.mark.parametrize("names", [("Specialization depth",), ("A:0", "A;0"), ("Commute", "x")])
def test_own_names_that_look_like_others_lead_back_to_their_own_criterion(names):
    decision = OPEN
    for name in names:
        decision = edits.add_own_criterion(decision, name, [*FIVE, "specialization"])
    renamed = edits.change_own_criterion(decision, decision.criteria[2], name="Journey")
    if names[0] == "Commute":
        decision = edits.add_own_criterion(renamed, "Commute", FIVE)
    for place, key in enumerate(decision.criteria):
        decision = edits.move_rating(decision, "lab", key, "likely", float(place))
    again = read(ratings_csv.written(analyse(decision)), decision)
    assert taken_over(decision, again, blank_is_unknown=True) == decision
    column = read("offer,specialization\nStay,7\n", decision)
    assert column.layout.criteria == ("specialization",)


def test_a_new_decision_from_a_table_keeps_the_ideal_points_of_its_criteria():
    aimed = edits.set_ideal_point(OPEN, "impact", 4)
    assert empty_for("New", aimed, read("offer,impact\nA,1\n", aimed)).ideal_points == {"impact": 4}


def test_a_new_decision_from_a_table_is_about_the_same_kind_of_work():
    for is_about_ml in (True, False):
        old = edits.set_about_ml(OPEN, is_about_ml)
        made = empty_for("New", old, read("offer,impact\nA,1\n", old))
        assert made.is_about_ml is is_about_ml


def test_an_offer_of_which_nothing_can_be_read_is_not_added():
    taken = taken_over(OPEN, read("offer,impact\nA,11\nB,-1\nC,\n"), blank_is_unknown=False)
    assert [offer.name for offer in taken.offers] == ["Lab", "Stay", "C"]


@pytest.mark.parametrize("header", ["", "Company", "name", "Employer"])
def test_the_column_of_names_may_be_called_otherwise(header):
    taken = taken_over(OPEN, read(f"{header},impact\nNew,1\n"), blank_is_unknown=False)
    assert [offer.name for offer in taken.offers] == ["Lab", "Stay", "New"]


def test_two_columns_for_one_criterion_are_refused():
    twice = read("offer,impact,impct\nLab,1,2\n", choices={"head:impct": "impact"})
    assert "one column for impact" in str(twice.problems[0])


def _names_a_line(name):
    plain = plain_header(name)
    return plain in words.WEIGHTS or plain in words.UNITS or bool(sums.kind(plain))


@given(decisions(min_offers=1), st.booleans())
def test_a_decisions_own_table_changes_nothing_in_it(decision, blank_is_unknown):
    # An offer called Weight or Total is taken for that line of a table, in one's own, too.
    assume(not any(_names_a_line(offer.name) for offer in decision.offers))
    exported = ratings_csv.written(analyse(decision))
    again = read(exported, decision)
    assert not proposed(decision, again, blank_is_unknown=blank_is_unknown).changes_something
    assert taken_over(decision, again, blank_is_unknown=blank_is_unknown) == decision


@pytest.mark.parametrize("sample", gallery(), ids=lambda sample: sample.title)
def test_a_sample_weighed_by_answers_ranks_alike_when_its_ratings_come_back(sample):
    table_ = ratings_csv.written(analyse(sample))
    again = read(table_, sample)
    assert not proposed(sample, again, blank_is_unknown=False).changes_something
    assert not proposed(sample, again, blank_is_unknown=True).changes_something
    imported = opened("x.csv", table_.encode(), new_criteria=True)
    weighed = revised(imported, points=sample.points, ideal_points=sample.ideal_points)
    rated = edits.stop_counting_pay(sample)  # pay is no rating, so the table leaves it out
    assert analyse(weighed).ranks.tolist() == analyse(rated).ranks.tolist()
    assert analyse(weighed).overall == pytest.approx(analyse(rated).overall, abs=1)


@given(decisions(min_offers=1))
def test_a_new_decision_from_exported_ratings_ranks_the_offers_alike(decision):
    imported = opened("x.csv", ratings_csv.written(analyse(decision)).encode())
    weighed = revised(imported, points=decision.points, ideal_points=decision.ideal_points)
    assert analyse(weighed).ranks.tolist() == analyse(decision).ranks.tolist()
    assert analyse(weighed).overall == pytest.approx(analyse(decision).overall, abs=1e-12)


@pytest.mark.parametrize("name", ["Sun; moon", "=1+1", "🚀", "salary low", "Sun, moon"])
def test_own_criteria_of_any_name_come_back_from_the_exported_table(name):
    decision = edits.add_own_criterion(OPEN, name, FIVE)
    key = decision.criteria[-1]
    decision = edits.move_rating(decision, decision.offers[0].key, key, "likely", 4)
    again = read(ratings_csv.written(analyse(decision)), decision)
    assert taken_over(decision, again, blank_is_unknown=True) == decision
