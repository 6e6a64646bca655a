"""Every page and dialog is for everybody: contrasts, names, headings, landmarks, targets."""

import re
from datetime import date

import pytest
from playwright.sync_api import expect

from decision.files.decision_json import first_decision
from decision.model import revised
from tests.browser.audit import audited
from tests.browser.on_page import (
    begin,
    choose,
    headline,
    link,
    more,
    open_folds,
    settled,
    tab,
    unhovered,
)
from tests.decisions import case_to_wait_for

EVIDENCE = ("All weights", "All facts", "All ratings", "All shares", "For the curious")
CURIOUS = (
    "Map of three", "One criterion against", "One offer against", "For whom", "Other methods",
    "More simulations",
)  # fmt: skip
TABLE = "Offer\tImpact (1-5)\tPay\tCommute\nLab\t4\t85,000\t45 min\nBank\t2\t0.4\t20 min"


@pytest.fixture
def look():
    """Look at pages as they stand; at the end nothing may be wrong with any."""
    wrong = {}

    def look_at(page, name):
        settled(page)
        unhovered(page)
        wrong[name] = audited(page)
        page.emulate_media(color_scheme="light")

    yield look_at
    assert {name: found for name, found in wrong.items() if found} == {}


@pytest.fixture
def page(server, store, open_page, request):
    """The first screen: a sample, which no other one of this machine is called like."""
    sample = revised(first_decision(), title=request.node.name)
    page = open_page(link(server, store.create(sample)))
    expect(page.locator(".crossroads-plot svg").nth(2)).to_be_visible()
    settled(page)
    return page


def go(page, name, shows):
    page.get_by_role("link", name=name, exact=True).first.click()
    expect(page.get_by_role("heading", name=shows).first).to_be_visible()
    settled(page)


def press(page, name, shows):
    """Press a button and wait for what it leads to."""
    page.get_by_role("button", name=name).first.click()
    expect(shows).to_be_visible()
    settled(page)


def turn(page, name, shows):
    """Show a part of the page in another way."""
    page.get_by_role("radio", name=name, exact=True).first.click()
    expect(shows).to_be_visible()
    settled(page)


def add_must_have(page, about, line):
    """Add a must-have with its limit as proposed, and unfold it."""
    choose(page, "Add a must-have", about)
    unfolded = page.locator("summary").filter(has_text=line)
    press(page, "Add must-have", unfolded)
    unfolded.click()
    settled(page)


def show_tables(page):
    for line in page.get_by_text("Show as table").all():
        line.click()


def test_pages_about_the_answer(page, look):
    page.locator("button.number").nth(1).click()
    expect(page.locator(".answers")).to_be_visible()
    show_tables(page)
    look(page, "compare")
    go(page, "How sure", "What would change my mind")
    open_folds(page, *EVIDENCE, *CURIOUS)
    expect(page.get_by_role("button", name="Start", exact=True)).to_be_visible()
    show_tables(page)
    look(page, "how sure")
    go(page, "Ask", "What to ask")
    open_folds(page, "Look up yourself", "You were told", "Other questions")
    press(page, re.compile("^(Answer|Rate):"), page.get_by_role("button", name="Done"))
    look(page, "ask")
    page.get_by_role("link", name="How it works").click()
    expect(page.get_by_role("heading", name="Sources")).to_be_visible()
    look(page, "how it works")


def test_pages_with_an_offer_to_wait_for_and_a_yardstick(server, store, open_page, look):
    page = open_page(link(server, store.create(case_to_wait_for(date.today()))))
    expect(page.get_by_text("past: a yardstick")).to_be_visible()
    look(page, "compare")
    go(page, "How sure", "Accept or wait?")
    look(page, "how sure")
    go(page, "Ask", "Which answer by when")
    show_tables(page)
    look(page, "ask")
    go(page, "Offers", "How good is each offer?")
    tab(page, re.compile("Big tech")).click()
    expect(page.get_by_label("Name", exact=True).first).to_have_value("Big tech in Zurich")
    settled(page)
    more(page)
    expect(page.get_by_text("Comes by", exact=True)).to_be_visible()
    look(page, "more of an expected offer")


def test_pages_where_things_are_said(page, look):
    go(page, "What matters", "What counts")
    page.get_by_role("button", name="What Impact means").click()
    open_folds(page, "Impact", "Learning", "Add a criterion of your own")
    turn(page, "Measured in a unit", page.get_by_label("Its unit").first)
    add_must_have(page, "Learning", "Learning of at least 5")
    add_must_have(page, "Answer: How long the money lasts", "How long the money lasts: ")
    look(page, "what matters")
    go(page, "Offers", "How good is each offer?")
    page.get_by_role("button", name=re.compile("^About:")).first.click()
    page.get_by_role("button", name=re.compile("^Note:")).first.click()
    page.locator(".list summary").nth(1).click()
    page.locator(".lens > summary").click()
    more(page)
    look(page, "questions")
    page.keyboard.press("Escape")
    turn(page, "Side by side", page.get_by_role("region", name="Offers side by side"))
    look(page, "questions side by side")
    turn(page, "Own ratings", page.get_by_label(re.compile("level$")).first)
    look(page, "ratings side by side")
    turn(page, "One offer", page.get_by_label(re.compile("Impact: likely")).first)
    look(page, "own ratings")


def test_files_and_dialogs(page, look):
    go(page, "Files", "Import")
    turn(page, "Pasted", page.get_by_role("textbox", name="Cells from a spreadsheet"))
    cells = page.get_by_role("textbox", name="Cells from a spreadsheet")
    cells.fill(TABLE)
    cells.blur()
    expect(page.get_by_role("heading", name="How this table is read")).to_be_visible()
    look(page, "a table as a new decision")
    turn(page, "Into this decision", page.get_by_text("Empty cells"))
    look(page, "a table into this decision")
    dialog = page.get_by_role("dialog")
    for name in ("Rename", "Delete", "Samples"):
        press(page, name, dialog)
        look(page, name)
        page.keyboard.press("Escape")
        expect(dialog).to_have_count(0)


def test_a_decision_from_its_beginning(page, look):
    dialog = page.get_by_role("dialog")
    press(page, "Start my own", dialog.get_by_role("textbox", name="What are you deciding?"))
    dialog.get_by_text("I have a job now").click()
    dialog.get_by_role("textbox", name="Your offers, one a line").fill("Lab\nlab")
    dialog.get_by_role("button", name="Start", exact=True).click()
    expect(dialog.get_by_text("Give each its own name.")).to_be_visible()
    look(page, "start")
    begin(page, "Nothing yet")
    look(page, "no offers")
    page.get_by_role("link", name="Compare").click()
    expect(page.get_by_role("button", name=re.compile("^Next:"))).to_be_visible()
    look(page, "no answer yet")
    page.get_by_role("link", name="Offers").click()
    press(page, "New decision", dialog)
    begin(page, "Half", "Lab", "Bank", "Start-up", has_job=True)
    page.get_by_role("radiogroup", name=re.compile(r"\?$")).first.get_by_role("radio").first.click()
    more(page)
    press(page, "Delete", page.get_by_text("deleted."))
    look(page, "half answered")
    page.keyboard.press("Escape")
    expect(page.get_by_text("This is my present job")).to_have_count(0)
    settled(page)
    page.get_by_role("link", name="Compare").click()
    expect(page.get_by_role("heading", name="Which one does your gut prefer?")).to_be_visible()
    look(page, "gut feeling")
    press(page, "Skip", page.get_by_role("heading", name="What matters to you?"))
    look(page, "weights")
    press(page, "Skip for now", headline(page))
    look(page, "half an answer")
