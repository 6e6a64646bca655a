"""Tables as people keep them come in by clicks and by paste, and say how they are read."""

import csv
import io
from pathlib import Path

import pytest
from playwright.sync_api import expect

from decision import edits
from tests.browser.on_page import FOREIGN, choose, fits, saved
from tests.browser.test_keep import keep_page, paste, summed_up, take_over, upload
from tests.imports.spreadsheets import xlsx

TABLES = Path(__file__).parents[1] / "imports" / "tables"


@pytest.fixture
def empty(server, open_page):
    return keep_page(open_page, server, edits.started("Friday"))


def pasted(page, name):
    text = (TABLES / name).read_text(encoding="utf-8")
    paste(page, text)


def says(page, text):
    expect(page.locator(".statement").filter(has_text=text).first).to_be_visible()


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


def test_a_reading_fits_a_telephone_and_an_answer_typed_into_it_counts(empty):
    name = "14_careers_hours_and_text.csv"
    upload(empty, name, (TABLES / name).read_bytes())
    expect(summed_up(empty)).to_be_visible()
    fits(empty, 360)
    field = empty.locator("[data-testid=stTextInput]").filter(has_text="has no unit")
    field.get_by_role("textbox").fill("h a week")
    field.get_by_role("textbox").press("Enter")
    says(empty, "Working Hours is in h a week")


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
