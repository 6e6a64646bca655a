"""Tables as people keep them come in, and the page says how they are read."""

from pathlib import Path

import pytest

from decision import edits
from decision.analysis import analyse
from decision.ui.bring_in import NEW
from tests.ui.bringing import Keep
from tests.ui.screen import button

TABLES = Path(__file__).parents[1] / "imports" / "tables"


@pytest.fixture
def keep(store):
    return Keep(store, edits.started("Friday"))


def brought(keep, name):
    keep.upload(name, (TABLES / name).read_bytes())


def points(decision):
    analysis = analyse(decision)
    names = [offer.name for offer in analysis.offers]
    return dict(zip(names, analysis.overall.round(4).tolist(), strict=True))


def test_a_published_table_with_a_wrong_winner_says_so_and_comes_in(keep):
    brought(keep, "06_one_to_five_published.csv")
    assert "Offer A is first, but its own" in keep.statements[0]
    keep.says("The weights are those of “Weight (Out of 10)”")
    decision = keep.as_new()
    assert points(decision) == {"Offer A": 76.8519, "Offer B": 83.3333, "Offer C": 64.8148}


def test_weights_in_labels_come_in_with_the_sums_checked(keep):
    brought(keep, "05_weights_in_labels.csv")
    keep.says("Your sheet says 7.45 for Offer A, these numbers give 7.35")
    assert points(keep.as_new()) == {"Offer A": 73.5, "Offer B": 75.5, "Offer C": 78.5}


def test_a_row_of_directions_and_weights_is_pasted(keep):
    name = "03_rows_of_direction_and_weight.csv"
    keep.paste((TABLES / name).read_text(encoding="utf-8"))
    keep.says("Less is better for Price")
    decision = keep.as_new()
    price = next(own for own in decision.own_criteria if own.name == "Price")
    assert price.measure.worst > price.measure.best
    assert len(decision.offers) == 5


def test_hours_are_measured_and_their_unit_and_ends_can_be_changed(keep):
    brought(keep, "14_careers_hours_and_text.csv")
    keep.enter("has no unit", "h a week")
    keep.says("Working Hours is in h a week")
    keep.enter("counts as the worst", "80..35")
    keep.says("80 counts as the worst and 35 as the best")
    keep.take_over()
    assert len(keep.decision.offers) == 11
    hours = next(own for own in keep.decision.own_criteria if own.name == "Working Hours")
    assert (hours.measure.unit, hours.measure.worst, hours.measure.best) == ("h a week", 80, 35)
    button(keep.screen, "Undo").click().run()
    assert not keep.decision.own_criteria


def test_another_orientation_can_be_chosen(keep):
    brought(keep, "05_weights_in_labels.csv")
    keep.choose("Each column is an offer.", "Each row is an offer")
    keep.says("Each row is an offer.")


def test_letters_that_can_be_read_in_several_ways_are_chosen_before_it_comes_in(keep):
    keep.upload("a.csv", "offer;impact\nŘehoř;5\n".encode("cp1250"))
    assert any("Its letters can be read in several ways." in each for each in keep.html)
    keep.source("Take it over", NEW)
    assert button(keep.screen, "Open as a new decision").disabled
    for letters, name in (("cp1252", "Øehoø"), ("cp1250", "Řehoř")):  # chosen, and chosen anew
        keep.choose("Which line is right?", f"{name};5 ({letters})")
        assert any(name in each for each in keep.html if "class='preview'" in each)
    decision = keep.open_new()
    assert (decision.title, [offer.name for offer in decision.offers]) == ("a", ["Řehoř"])
