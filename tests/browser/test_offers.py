import re
from datetime import date

from playwright.sync_api import expect

from decision.model import Rating, Status
from decision.store.store import Store
from decision.ui import rating_widgets
from tests.browser.on_page import (
    FOREIGN,
    WIDTHS,
    begin,
    fits,
    headline,
    identity_of,
    link,
    more,
    own_ratings,
    saved,
    skip_what_is_asked_first,
    tab,
)
from tests.decisions import founding_case, rated


def offers_page(open_page, server, decision, **options):
    identity = Store(server.folder).create(decision)
    page = open_page(link(server, identity), **options)
    page.get_by_role("link", name="Offers").click()
    expect(page.get_by_label("What are you deciding?").first).to_have_value(decision.title)
    return page


def add(page, name):
    page.get_by_label("Add another offer").first.fill(name)
    page.get_by_role("button", name="Add", exact=True).first.click()
    expect(page.get_by_label("Name", exact=True).first).to_have_value(name)


def pick(page, offer, level, place=0):
    page.get_by_role("radiogroup").filter(has_text="Do not know").nth(place).get_by_text(
        level, exact=False
    ).first.click()


def test_a_number_that_is_cleared_is_unknown(server, open_page):
    page = offers_page(open_page, server, rated({"A": {"impact": (2, 5, 7)}, "B": {}}))
    own_ratings(page)
    expect(page.get_by_label("Impact: high")).to_have_value("7")
    page.get_by_label("Impact: high").fill("")
    page.get_by_label("Impact: high").press("Tab")
    saved(server, page, lambda d: not d.offers[0].ratings)
    expect(page.get_by_label("Impact: likely")).to_have_value("")


def test_the_first_visit_may_be_to_any_page(own_server, open_page):
    page = open_page(own_server.url + "offers")
    expect(page.get_by_label("What are you deciding?").first).to_have_value(founding_case().title)


def test_from_nothing_to_a_ranking(server, open_page):
    page = offers_page(open_page, server, founding_case())
    page.get_by_role("button", name="New decision").first.click()
    begin(page, "Friday", has_job=True)
    expect(page.get_by_label("Name", exact=True).first).to_have_value("Stay")
    own_ratings(page)
    pick(page, "Stay", "A team depends on it")
    saved(server, page, lambda d: d.offers[0].ratings.get("impact") == Rating(likely=5))
    add(page, "Founding team")
    pick(page, "Founding team", "Without you there would be no product")
    decision = saved(server, page, lambda d: "impact" in d.offers[-1].ratings)
    assert [offer.is_present_job for offer in decision.offers] == [True, False]
    page.get_by_role("link", name="Compare").click()
    skip_what_is_asked_first(page)
    expect(headline(page)).to_contain_text("10.0 points ahead on average.")


def test_numbers_push_each_other_along_and_unknown_is_a_choice(server, open_page):
    page = offers_page(open_page, server, rated({"A": {"impact": (2, 5, 7)}, "B": {}}))
    own_ratings(page)
    low, likely, high = (page.get_by_label(f"Impact: {end}") for end in ("low", "likely", "high"))
    expect(likely).to_have_value("5")
    low.fill("8")
    low.press("Enter")
    expect(likely).to_have_value("8")
    expect(high).to_have_value("8")
    saved(server, page, lambda d: d.offers[0].ratings["impact"] == Rating(likely=8))
    pick(page, "A", "Do not know")
    expect(likely).to_have_value("")
    saved(server, page, lambda d: not d.offers[0].ratings)
    page.get_by_role("button", name="Undo").first.click()
    expect(likely).to_have_value("8")


def test_an_offer_is_renamed_moved_copied_renegotiated_and_deleted_with_undo(server, open_page):
    page = offers_page(open_page, server, founding_case())
    page.get_by_label("Name", exact=True).first.fill("The lab")
    page.get_by_label("Name", exact=True).first.press("Enter")
    saved(server, page, lambda d: d.offers[0].name == "The lab")
    more(page)
    page.get_by_role("button", name="Down").first.click()
    saved(server, page, lambda d: d.offers[1].name == "The lab")
    page.get_by_role("button", name="Duplicate").first.click()
    saved(server, page, lambda d: d.offers[2].name == "The lab (copy)")
    page.get_by_role("button", name="Add an improved version").first.click()
    decision = saved(server, page, lambda d: d.offers[3].name == "The lab (copy), renegotiated")
    assert decision.offers[3].status is Status.TO_BE_ASKED_FOR
    assert decision.offers[3].employer == decision.offers[1].employer
    page.keyboard.press("Escape")
    tab(page, re.compile("^The lab .?.?[0-9]")).click()
    expect(page.get_by_label("Name", exact=True).first).to_have_value("The lab")
    more(page)
    page.get_by_role("button", name="Delete").first.click()
    saved(server, page, lambda d: "The lab" not in [offer.name for offer in d.offers])
    page.get_by_role("button", name="Undo").first.click()
    saved(server, page, lambda d: "The lab" in [offer.name for offer in d.offers])
    page.reload()
    expect(page.get_by_label("Name", exact=True).first).to_have_value("Founding team")


def test_the_fields_of_an_offer_are_kept(server, open_page):
    page = offers_page(open_page, server, founding_case())
    page.get_by_role("textbox", name="Employer").first.fill("Insurance startup")
    page.get_by_role("textbox", name="Employer").first.press("Enter")
    saved(server, page, lambda d: d.offers[0].employer == "startup")
    more(page)
    page.get_by_text("Not offered yet", exact=True).click()
    saved(server, page, lambda d: d.offers[0].status is Status.TO_BE_ASKED_FOR)
    page.get_by_text("This is my present job").click()
    saved(server, page, lambda d: d.offers[0].is_present_job and not d.offers[2].is_present_job)
    page.get_by_label("Note", exact=True).first.fill("call them")
    page.get_by_label("Note", exact=True).first.blur()
    saved(server, page, lambda d: d.offers[0].note == "call them")
    page.reload()
    expect(page.get_by_role("textbox", name="Employer").first).to_have_value("Insurance startup")
    more(page)
    expect(page.get_by_label("Note", exact=True).first).to_have_value("call them")


def test_a_name_that_is_taken_or_empty_is_refused_and_nothing_is_lost(server, open_page):
    page = offers_page(open_page, server, founding_case())
    taken, empty = "There is already an offer called Stay.", "Please enter a name"
    for typed, refusal in (("stay", taken), (" ", empty)):
        page.get_by_label("Name", exact=True).first.fill(typed)
        page.get_by_label("Name", exact=True).first.press("Enter")
        expect(page.get_by_text(refusal, exact=taken == refusal)).to_be_visible()
        expect(page.get_by_label("Name", exact=True).first).to_have_value("Research lab")
    page.get_by_label("Add another offer").first.fill("Founding team")
    page.get_by_role("button", name="Add", exact=True).first.click()
    expect(page.get_by_text("There is already an offer called Founding team.")).to_be_visible()
    assert Store(server.folder).newest(identity_of(page)).decision == founding_case()


def test_all_offers_are_rated_side_by_side(server, open_page):
    page = offers_page(open_page, server, founding_case())
    own_ratings(page)
    page.get_by_text("Side by side").click()
    table = page.get_by_role("region", name="Offers side by side")
    expect(table.get_by_role("columnheader")).to_have_text(
        ["", *(offer.name for offer in founding_case().offers)]
    )
    likely = page.get_by_role("textbox", name="Stability of Founding team: likely")
    likely.fill("2,5")
    likely.press("Enter")
    saved(server, page, lambda d: d.offers[1].ratings["stability"].likely == 2.5)
    expect(likely).to_have_value("2.5")
    level = page.get_by_role("combobox", name="Stability of Founding team: level")
    level.select_option("5")
    saved(server, page, lambda d: d.offers[1].ratings["stability"].likely == 5)
    expect(likely).to_have_value("5")
    likely.fill("44")
    likely.press("Enter")
    expect(page.get_by_text("number from 0 to 10")).to_be_visible()
    expect(likely).to_have_value("5")
    level.select_option("Do not know")
    saved(server, page, lambda d: d.offers[1].ratings["stability"].likely is None)
    expect(table).to_contain_text("From your answers: ")


def test_three_offers_stand_beside_each_other_in_the_table(server, open_page):
    page = offers_page(open_page, server, rated({"A": {}, "B": {}, "C": {}}))
    own_ratings(page)
    page.get_by_text("Side by side").click()
    last = page.get_by_role("textbox", name="Impact of C: high")
    expect(last).to_be_visible()
    box = last.bounding_box()
    assert box["x"] + box["width"] <= 1280


def test_the_chosen_offer_stands_in_the_address_and_a_reload_keeps_it(server, open_page):
    page = offers_page(open_page, server, rated({"A": {}, "B": {}}))
    tab(page, "B").click()
    expect(page.get_by_label("Name", exact=True).first).to_have_value("B")
    page.wait_for_url("**offer=b*")
    page.reload()
    expect(page.get_by_label("Name", exact=True).first).to_have_value("B")
    tab(page, "B").press("ArrowRight")
    expect(tab(page, "A")).to_be_focused()
    expect(page.get_by_label("Name", exact=True).first).to_have_value("A")
    page.get_by_role("link", name="Compare").click()
    page.get_by_role("link", name="Offers").click()
    expect(page.get_by_label("Name", exact=True).first).to_have_value("A")


def test_a_renamed_title_stands_above_the_page_too(server, open_page):
    page = offers_page(open_page, server, rated({"A": {}, "B": {}}))
    page.get_by_label("What are you deciding?").fill("Where to go")
    page.get_by_label("What are you deciding?").press("Enter")
    expect(page.get_by_role("heading", name="Where to go")).to_be_visible()


def test_a_decision_without_offers_says_the_next_step(server, open_page):
    page = offers_page(open_page, server, rated({}))
    expect(page.get_by_text("No offers yet. Name the first one")).to_be_visible()
    add(page, "Lab")


def test_hostile_names_are_harmless_on_the_offers_page(server, open_page, hostile):
    page = offers_page(open_page, server, rated({name: {"impact": 3} for name in hostile}))
    expect(page.get_by_label("Name", exact=True).first).to_have_value(hostile[0])
    own_ratings(page)
    page.get_by_text("Side by side").click()
    expect(page.get_by_role("textbox", name="Impact of ")).to_have_count(3 * len(hostile))
    assert page.evaluate(FOREIGN) == {"links": 0, "images": 0, "scripts": 0}


def test_the_offers_page_never_scrolls_sideways(server, open_page):
    page = offers_page(open_page, server, founding_case())
    for width in WIDTHS:
        assert fits(page, width)


def test_a_hostile_name_typed_twice_is_harmless_in_its_message(server, open_page):
    name = "![x](http://evil.invalid/x.png) https://evil.invalid"
    page = offers_page(open_page, server, rated({name: {}, "B": {}}))
    page.get_by_label("Add another offer").first.fill(name)
    page.get_by_role("button", name="Add", exact=True).first.click()
    expect(
        page.get_by_test_id("stAlert").filter(has_text="already an offer called")
    ).to_be_visible()
    assert page.evaluate(FOREIGN) == {"links": 0, "images": 0, "scripts": 0}


def test_a_rating_between_two_levels_that_is_echoed_changes_nothing():
    unchanged = rating_widgets._picked("lab", "impact", founding_case(), None)
    assert unchanged == founding_case()


def test_a_deadline_is_kept_shown_and_taken_away(server, open_page):
    page = offers_page(open_page, server, founding_case())
    page.get_by_role("spinbutton", name="year, Decide by").first.click()
    page.keyboard.type("20261224")
    for _ in range(3):  # past the buttons in the field: leaving it hands the date over
        page.keyboard.press("Tab")
    saved(server, page, lambda d: d.offers[0].deadline == date(2026, 12, 24))
    page.get_by_role("link", name="Compare").click()
    expect(page.get_by_text("until 24 Dec 2026").first).to_be_visible()
    page.get_by_role("link", name="Offers").click()
    expect(page.get_by_role("spinbutton", name="day, Decide by").first).to_have_text("24")
    page.get_by_role("spinbutton", name="year, Decide by").first.click()
    page.get_by_role("button", name="Clear date").first.click()
    saved(server, page, lambda d: d.offers[0].deadline is None)
