from playwright.sync_api import expect

from decision.edits import add_own_criterion
from decision.model import OwnMeasure, Rating, revised
from decision.words.text import legible
from tests.browser.on_page import (
    FOREIGN,
    headline,
    link,
    open_folds,
    own_ratings,
    settled,
    unfold,
)
from tests.browser.test_every_page import HEADINGS
from tests.decisions import FIVE, measured_case, rated
from tests.report.cases import hostile_case

UNFOLD = "document.querySelectorAll('details:not([open]) > summary').forEach((one) => one.click())"


def test_hostile_names_are_harmless_everywhere(server, store, open_page, hostile):
    offers = {
        name: {"impact": (2, 5 - place / 100, 8), "learning": 5}
        for place, name in enumerate(hostile)
    }
    decision = rated({**offers, "Other": {"learning": 4}, "Third": {}})
    title = max(hostile, key=len)
    identity = store.create(revised(decision, title=title))
    page = open_page(link(server, identity))
    expect(headline(page)).to_contain_text("Deciding today")
    expect(page.locator(".crossroads-plot svg").nth(2)).to_be_visible()
    page.get_by_text("Profile", exact=True).click()
    expect(page.get_by_role("img", name="Profile of each offer")).to_be_visible()
    for place, name in enumerate(hostile):
        expect(page.locator("tbody .offer .name").nth(place)).to_have_text(legible(name))
    expect(page.locator(".title")).to_have_text(legible(title))
    unfold(page, "Against")
    expect(page.get_by_role("option").nth(len(hostile))).to_be_visible()
    page.keyboard.press("Escape")
    nothing_foreign(page)
    among_the_doubts(page)
    among_the_questions(page)
    among_the_offers(page, hostile)


def nothing_foreign(page):
    settled(page)
    assert page.evaluate(FOREIGN) == {"links": 0, "images": 0, "scripts": 0}


def among_the_doubts(page):
    page.get_by_role("link", name="How sure").click()
    parts = ("One offer against the other", "For whom each offer is best", "Other methods")
    open_folds(page, "All weights", "All shares", "For the curious", *parts)
    expect(page.locator(".crossroads-plot svg").nth(1)).to_be_visible()
    nothing_foreign(page)


def among_the_questions(page):
    page.get_by_role("link", name="Ask", exact=True).click()
    expect(page.locator("article.ask").first).to_be_visible()
    nothing_foreign(page)


def among_the_offers(page, hostile):
    page.get_by_role("link", name="Offers").click()
    expect(page.get_by_label("Name", exact=True).first).to_have_value(hostile[0])
    own_ratings(page)
    page.get_by_text("Side by side").click()
    expect(page.get_by_role("textbox", name="Impact of ")).to_have_count(3 * (len(hostile) + 2))
    # Of a name that is taken the message says it.
    taken = max(hostile, key=lambda name: "http" in name)
    page.get_by_label("Add another offer").first.fill(taken)
    page.get_by_role("button", name="Add", exact=True).first.click()
    alert = page.get_by_test_id("stAlert").filter(has_text="already an offer called")
    expect(alert).to_be_visible()
    nothing_foreign(page)


def test_whatever_can_be_typed_is_harmless_on_every_page(server, store, open_page):
    """In one decision with every field for text that there is, pay, answers and a choice."""
    page = open_page(link(server, store.create(hostile_case())))
    for name, heading in HEADINGS.items():
        page.get_by_role("link", name=name, exact=True).click()
        expect(page.get_by_role("heading", name=heading, exact=True)).to_be_visible()
        settled(page)
        for _ in range(2):  # folds, and folds within them
            page.evaluate(UNFOLD)
            settled(page)
        nothing_foreign(page)


def test_hostile_criteria_are_harmless_everywhere(server, store, open_page, hostile):
    decision = rated({"A": {"impact": 9}, "B": {"impact": 3}})
    for name in hostile:
        decision = add_own_criterion(decision, name, FIVE)
    page = open_page(link(server, store.create(decision)))
    expect(headline(page)).to_contain_text("Deciding today")
    expect(page.locator(".crossroads-plot svg").nth(2)).to_be_visible()
    expect(page.locator(".board .name").last).to_have_text(legible(hostile[-1]))
    page.get_by_role("link", name="What matters").click()
    expect(page.get_by_role("heading", name="What counts")).to_be_visible()
    page.locator("summary").nth(len(FIVE)).click()
    expect(page.get_by_role("button", name="Delete")).to_be_visible()
    assert page.evaluate(FOREIGN) == {"links": 0, "images": 0, "scripts": 0}


def test_hostile_units_are_harmless_everywhere(server, store, open_page, hostile):
    decision = measured_case()
    for name in hostile:
        decision = add_own_criterion(decision, f"Measured {name[:40]}", FIVE)
    units = dict(zip((own.key for own in decision.own_criteria[3:]), hostile, strict=True))
    own = [
        each.model_copy(
            update={"measure": OwnMeasure(unit=units[each.key][:20], worst=0, best=100)}
        )
        if each.key in units
        else each
        for each in decision.own_criteria
    ]
    offers = [
        each.model_copy(
            update={"ratings": {**each.ratings, **{key: Rating(likely=120.0) for key in units}}}
        )
        for each in decision.offers
    ]
    identity = store.create(revised(decision, own_criteria=own, offers=offers))
    page = open_page(link(server, identity))
    expect(headline(page)).to_contain_text("Deciding today")
    expect(page.get_by_text("lie beyond the best").first).to_be_visible()
    page.get_by_text("Profile", exact=True).click()
    expect(page.get_by_role("img", name="Profile of each offer")).to_be_visible()
    page.get_by_role("link", name="How sure").click()
    open_folds(page, "All ratings", "All weights", "All facts")
    expect(page.get_by_role("heading", name="To tie with the best other offer")).to_be_visible()
    assert page.evaluate(FOREIGN) == {"links": 0, "images": 0, "scripts": 0}
