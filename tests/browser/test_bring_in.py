"""Tables as people keep them come in by clicks and by paste, and say how they are read."""

import csv
import io
from pathlib import Path

import pytest
from playwright.sync_api import expect

from decision import edits
from decision.analysis import analyse
from decision.store.store import Store
from tests.browser.on_page import FOREIGN, choose, fits, identity_of, saved
from tests.browser.test_keep import keep_page, paste, summed_up, take_over, upload
from tests.imports.spreadsheets import xlsx

TABLES = Path(__file__).parents[1] / "imports" / "tables"
OFFERS = ["Lab", "Start-up"]


@pytest.fixture
def empty(server, open_page):
    return keep_page(open_page, server, edits.started("Friday"))


def brought(page, name):
    upload(page, name, (TABLES / name).read_bytes())


def pasted(page, name):
    text = (TABLES / name).read_text(encoding="utf-8")
    paste(page, text)


def says(page, text):
    expect(page.locator(".statement").filter(has_text=text).first).to_be_visible()


def opened_as_new(server, page):
    """Open what is shown as a new decision, and return it."""
    before = identity_of(page)
    page.get_by_text("As a new decision").click()
    page.get_by_role("button", name="Open as a new decision").first.click()
    page.wait_for_url(lambda url: before not in url)
    return Store(server.folder).newest(identity_of(page)).decision


def points(decision):
    analysis = analyse(decision)
    return {
        o.name: round(float(p), 4) for o, p in zip(analysis.offers, analysis.overall, strict=True)
    }


def test_a_published_table_with_a_wrong_winner_comes_in_by_clicks(server, empty):
    brought(empty, "06_one_to_five_published.csv")
    expect(empty.locator(".statement").first).to_contain_text("Offer A is first, but its own")
    says(empty, "The weights are those of “Weight (Out of 10)”")
    decision = opened_as_new(server, empty)
    assert points(decision) == {"Offer A": 76.8519, "Offer B": 83.3333, "Offer C": 64.8148}


def test_weights_in_labels_come_in_by_clicks_with_the_sums_checked(server, empty):
    brought(empty, "05_weights_in_labels.csv")
    says(empty, "Your sheet says 7.45 for Offer A, these numbers give 7.35")
    decision = opened_as_new(server, empty)
    assert points(decision) == {"Offer A": 73.5, "Offer B": 75.5, "Offer C": 78.5}


def test_a_row_of_directions_and_weights_is_pasted(server, empty):
    pasted(empty, "03_rows_of_direction_and_weight.csv")
    says(empty, "Less is better for Price")
    decision = opened_as_new(server, empty)
    price = next(own for own in decision.own_criteria if own.name == "Price")
    assert price.measure.worst > price.measure.best
    assert len(decision.offers) == 5


def test_hours_are_measured_and_their_unit_and_ends_can_be_changed(server, empty):
    brought(empty, "14_careers_hours_and_text.csv")
    field = empty.locator("[data-testid=stTextInput]")
    unit = field.filter(has_text="has no unit").get_by_role("textbox")
    unit.fill("h a week")
    unit.press("Enter")
    says(empty, "Working Hours is in h a week")
    ends = field.filter(has_text="counts as the worst").get_by_role("textbox")
    ends.fill("80..35")
    ends.press("Enter")
    says(empty, "80 counts as the worst and 35 as the best")
    take_over(empty)
    decision = saved(server, empty, lambda d: len(d.offers) == 11)
    hours = next(own for own in decision.own_criteria if own.name == "Working Hours")
    assert (hours.measure.unit, hours.measure.worst, hours.measure.best) == ("h a week", 80, 35)
    empty.get_by_role("button", name="Undo").first.click()
    saved(server, empty, lambda d: not d.own_criteria)


def test_a_scale_that_the_table_does_not_settle_is_asked_before_it_comes_in(server, empty):
    pasted(empty, "08_pipes.txt")
    says(empty, "is it a scale of 1 to 5?")
    over = empty.get_by_role("button", name="Take over").first
    expect(over).to_be_disabled()
    choose(empty, "is it a scale of 1 to 5?", "1 to 5")
    expect(over).to_be_enabled()
    take_over(empty)
    decision = saved(server, empty, lambda d: len(d.offers) == 9)
    assert {offer.name for offer in decision.offers} >= {"startup", "international"}


def test_another_orientation_can_be_chosen(empty):
    brought(empty, "05_weights_in_labels.csv")
    choose(empty, "Each column is an offer.", "Each row is an offer")
    says(empty, "Each row is an offer.")


def test_a_reading_fits_a_telephone(empty):
    brought(empty, "14_careers_hours_and_text.csv")
    expect(summed_up(empty)).to_be_visible()
    fits(empty, 360)


def test_hostile_names_stay_text_in_a_reading(empty, hostile):
    rows = [["offer", *(f"{name[:50]} {n}" for n, name in enumerate(hostile[:25]))]]
    rows += [[name, *range(len(rows[0]) - 1)] for name in hostile[:25]]
    upload(empty, "a.csv", table_of(rows, ","))
    expect(empty.locator(".preview")).to_be_visible()
    assert empty.evaluate(FOREIGN) == NOTHING
    upload(empty, "b.xlsx", xlsx([[str(cell) for cell in row] for row in rows]))
    expect(empty.get_by_text("b.xlsx")).to_be_visible()
    expect(empty.locator(".preview")).to_be_visible()
    assert empty.evaluate(FOREIGN) == NOTHING
    paste(empty, table_of(rows, "\t"))
    expect(empty.locator(".preview")).to_be_visible()
    assert empty.evaluate(FOREIGN) == NOTHING


def table_of(rows, separator):
    text = io.StringIO()
    csv.writer(text, delimiter=separator).writerows(rows)
    return text.getvalue()


NOTHING = {"links": 0, "images": 0, "scripts": 0}


def test_letters_that_can_be_read_in_several_ways_are_chosen_before_it_comes_in(server, empty):
    upload(empty, "a.csv", "offer;impact\nŘehoř;5\n".encode("cp1250"))
    expect(empty.get_by_text("Its letters can be read in several ways.")).to_be_visible()
    empty.get_by_text("As a new decision").click()
    come_in = empty.get_by_role("button", name="Open as a new decision").first
    expect(come_in).to_be_disabled()
    for letters, names in (("cp1252", "Øehoø"), ("cp1250", "Řehoř")):  # chosen, and chosen anew
        choose(empty, "Which line is right?", f"{names};5 ({letters})")
        expect(empty.locator(".preview")).to_contain_text(names)
    come_in.click()
    expect(empty.get_by_role("heading", name="a", exact=True)).to_be_visible()
    assert [o.name for o in Store(server.folder).newest(identity_of(empty)).decision.offers] == [
        "Řehoř"
    ]
