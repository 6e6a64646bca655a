"""From the sample on the first screen to an answer of one's own, step by step."""

import re

from playwright.sync_api import expect

from decision import edits
from decision.files.decision_json import first_decision
from decision.model import AskedFirst, revised
from decision.store.store import Store
from tests.browser.on_page import (
    FOREIGN,
    WIDTHS,
    begin,
    fits,
    headline,
    identity_of,
    link,
    saved,
    settled,
    slider,
)
from tests.decisions import FIVE, rated

ON_ML = "How much of the company's revenue depends on ML?"
PHONE = {"width": 360, "height": 740}
TABLE = {"Lab": dict.fromkeys(FIVE, 9), "Bank": dict.fromkeys(FIVE, 2)}


def button(page, name, exact=True):
    return page.get_by_role("button", name=name, exact=exact).first


def step(page, name):
    """One of the three steps; its name begins with the tick."""
    return page.locator(".st-key-steps").get_by_role("button", name=name)


def sample_page(open_page, server, **options):
    identity = Store(server.folder).create(first_decision())
    page = open_page(link(server, identity), **options)
    expect(button(page, "Start my own", exact=False)).to_be_visible()
    settled(page)
    return page


def dialog_page(open_page, server, **options):
    page = sample_page(open_page, server, **options)
    button(page, "Start my own", exact=False).click()
    expect(page.get_by_role("dialog").get_by_label("What are you deciding?")).to_be_visible()
    return page


def ready():
    asks = tuple(AskedFirst)
    return revised(rated(TABLE), asked_first=asks, equal_is_right=False, title="Friday")


def test_the_first_screen_says_that_it_is_a_sample_and_how_to_start(server, open_page):
    page = sample_page(open_page, server, viewport=PHONE)
    expect(page.get_by_text("This is a sample.")).to_be_in_viewport()
    for name in ("Start my own", "Other samples"):
        expect(button(page, name, exact=False)).to_be_in_viewport(ratio=1)
    for name in ("1 Offers", "2 What matters", "3 Answer"):
        expect(step(page, name)).to_be_in_viewport(ratio=1)
    expect(headline(page)).to_be_in_viewport()


def test_a_sample_under_another_title_is_ones_own(server, open_page):
    page = sample_page(open_page, server)
    page.get_by_role("link", name="Files").click()
    kept = page.locator(f".st-key-kept_{identity_of(page)}")
    kept.get_by_role("button", name="Rename").click()
    field = page.get_by_role("dialog").get_by_label("New title")
    field.fill("Mine")
    field.press("Enter")
    saved(server, page, lambda d: not d.is_sample)
    expect(page.get_by_text("This is a sample.")).to_have_count(0)


def test_a_job_now_a_date_and_what_counts_are_asked_in_the_same_dialog(server, open_page):
    page = dialog_page(open_page, server)
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_label("Your employer now")).to_be_hidden()
    dialog.get_by_text("I have a job now").click()
    dialog.get_by_role("textbox", name="Your employer now").fill("Acme")
    dialog.get_by_label("Your offers, one a line").fill("Lab\nBank")
    dialog.get_by_role("spinbutton", name="year, Decide by").first.click()
    page.keyboard.type("20261204")
    dialog.get_by_text("Enjoyment").click()
    dialog.get_by_text("Stability").click()
    button(page, "Start").click()
    expect(page.get_by_role("heading", name=edits.UNTITLED)).to_be_visible()
    decision = saved(server, page, lambda d: len(d.offers) == 3)
    lab, bank, stay = decision.offers
    assert decision.title == edits.UNTITLED
    assert (stay.name, stay.is_present_job, stay.deadline) == ("Stay at Acme", True, None)
    assert decision.employer_of(stay).name == "Acme"
    assert str(lab.deadline) == str(bank.deadline) == "2026-12-04"
    assert ("enjoyment" in decision.criteria, "stability" in decision.criteria) == (True, False)


def test_work_that_is_not_about_machine_learning_is_asked_nothing_about_it(server, open_page):
    page = dialog_page(open_page, server, viewport=PHONE)
    page.get_by_role("dialog").get_by_text("No", exact=True).click()
    begin(page, "Ward or clinic?", "Clinic", "Hospital")
    assert not saved(server, page, bool).is_about_ml
    expect(page.get_by_text("If nobody filled this job for a year").first).to_be_visible()
    expect(page.get_by_text(ON_ML)).to_have_count(0)
    page.get_by_text("The work is about machine learning").click()
    expect(page.get_by_text(ON_ML).first).to_be_visible()
    assert saved(server, page, lambda d: d.is_about_ml).offers
    button(page, "Undo").click()
    saved(server, page, lambda d: not d.is_about_ml)
    expect(page.get_by_text(ON_ML)).to_have_count(0)
    assert fits(page, PHONE["width"])


def test_who_opens_the_dialog_types_at_once(server, open_page):
    page = dialog_page(open_page, server)
    expect(page.get_by_role("dialog").get_by_label("Your offers, one a line")).to_be_focused()
    page.keyboard.type("Lab\nBank")
    page.keyboard.press("Tab")
    page.keyboard.type("Right or wrong?")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Right or wrong?")).to_be_visible()
    assert [offer.name for offer in saved(server, page, bool).offers] == ["Lab", "Bank"]
    assert "/offers" in page.url
    expect(page.get_by_label("Name", exact=True).first).to_have_value("Lab")


def test_what_is_refused_can_be_typed_on_and_a_double_click_starts_one_decision(server, open_page):
    page = dialog_page(open_page, server)
    before = len(Store(server.folder).all())
    dialog = page.get_by_role("dialog")
    names = dialog.get_by_label("Your offers, one a line")
    names.fill("Lab\n*x*\nlab")
    button(page, "Start").click()
    expect(dialog.get_by_text("Two offers are called Lab. Give each its own name.")).to_be_visible()
    expect(names).to_have_value("Lab\n*x*\nlab")
    page.keyboard.press("Escape")
    page.mouse.click(5, 5)
    expect(names).to_have_value("Lab\n*x*\nlab")
    assert len(Store(server.folder).all()) == before
    names.fill("Lab\n*x*")
    dialog.get_by_label("What are you deciding?").fill("Once")
    button(page, "Start").dblclick()
    expect(page.get_by_role("heading", name="Once")).to_be_visible()
    settled(page)
    assert len(Store(server.folder).all()) == before + 1


def test_names_typed_at_the_start_are_never_taken_for_markup(server, open_page, hostile):
    page = dialog_page(open_page, server)
    begin(page, "Hostile", *hostile)
    step(page, "3 Answer").click()
    expect(page.get_by_text("Which one does your gut prefer?")).to_be_visible()
    settled(page)
    assert page.evaluate(FOREIGN) == {"links": 0, "images": 0, "scripts": 0}


def test_gut_feeling_and_weights_come_before_the_result_and_undo_asks_again(server, open_page):
    page = open_page(link(server, Store(server.folder).create(ready())))
    expect(page.get_by_text("Which one does your gut prefer?")).to_be_visible()
    expect(headline(page)).to_have_count(0)
    button(page, "Bank").click()
    expect(button(page, "These are my weights")).to_be_disabled()
    learning, decides = slider(page, "Learning"), re.compile("of the difference")
    expect(learning).not_to_have_attribute("aria-valuetext", decides)
    learning.focus()
    page.keyboard.press("ArrowRight")
    button(page, "These are my weights").click()
    expect(headline(page)).to_contain_text("Your gut said Bank.")
    expect(headline(page)).to_contain_text("70.0 points ahead of Bank.")
    expect(learning).to_have_attribute("aria-valuetext", decides)
    decision = saved(server, page, lambda d: d.points_of("learning") == 51)
    assert (decision.gut_feeling, decision.asked_first) == ("bank", ())
    button(page, "Undo", exact=False).click()
    expect(button(page, "These are my weights")).to_be_visible()
    expect(headline(page)).to_have_count(0)


def test_a_tick_comes_as_soon_as_a_step_is_done_and_leaves_with_it(server, open_page):
    untouched = revised(rated(TABLE), equal_is_right=False)
    page = open_page(link(server, Store(server.folder).create(untouched)))
    tick = step(page, "2 What matters").get_by_text("check_circle")
    expect(step(page, "1 Offers").get_by_text("check_circle")).to_be_visible()
    expect(tick).to_have_count(0)
    slider(page, "Learning").focus()
    page.keyboard.press("ArrowRight")
    expect(tick).to_be_visible()
    expect(slider(page, "Learning")).to_be_focused()
    page.keyboard.press("ArrowLeft")
    expect(tick).to_have_count(0)


def test_the_next_step_leads_to_the_offer_that_it_is_about(server, open_page):
    decision = rated({"Lab": dict.fromkeys(FIVE, 6), "Bank": {}})
    page = open_page(link(server, Store(server.folder).create(decision)))
    button(page, "answer eight questions about Bank", exact=False).click()
    expect(page.get_by_label("Name", exact=True).first).to_have_value("Bank")


def test_start_and_questions_fit_on_every_width_in_both_themes(server, open_page):
    page = dialog_page(open_page, server)
    fit_in_both_themes(page)
    begin(page, "Wide", "A lab with a name that is as long as some names are", "Bank")
    step(page, "3 Answer").click()
    expect(page.get_by_text("Which one does your gut prefer?")).to_be_visible()
    fit_in_both_themes(page)
    for width in WIDTHS:
        assert fits(page, width)
        rows = {round(step(page, n).bounding_box()["y"]) for n in ("Offers", "matters", "Answer")}
        assert len(rows) == 1


def fit_in_both_themes(page):
    for colours in ("light", "dark"):
        page.emulate_media(color_scheme=colours)
        for width in WIDTHS:
            assert fits(page, width)
