from playwright.sync_api import expect

from decision.store.store import Store
from decision.ui import places, rating_widgets
from tests.browser.conftest import USUAL
from tests.browser.on_page import (
    WIDTHS,
    fits,
    link,
    own_ratings,
    saved,
    settled,
    tab,
)
from tests.decisions import founding_case, rated

# Measured at once: a page that is still growing moves between two looks.
IN_TWO_LINES = """() => {
  const [low, likely, high, why] = ["low", "likely", "high", "why, or what to ask"].map((name) =>
    document.querySelector(`input[aria-label="Impact: ${name}"]`)?.getBoundingClientRect());
  return why && low.y === likely.y && low.y === high.y && low.y < why.y && why.right >= high.right;
}"""


def offers_page(open_page, server, decision, **options):
    identity = Store(server.folder).create(decision)
    page = open_page(link(server, identity, places.OFFERS), **options)
    expect(page.get_by_label("What are you deciding?").first).to_have_value(decision.title)
    return page


def test_all_offers_are_rated_side_by_side_on_a_page_that_fits(server, open_page):
    page = offers_page(open_page, server, founding_case())
    for width in WIDTHS:
        assert fits(page, width)
    page.set_viewport_size(USUAL)
    own_ratings(page)
    page.get_by_text("Side by side").click()
    table = page.get_by_role("region", name="Offers side by side")
    expect(table.get_by_role("columnheader")).to_have_text(
        ["Criterion", *(offer.name for offer in founding_case().offers)]
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


def test_in_the_table_no_word_touches_the_edge_and_an_offer_fits_a_phone(server, open_page):
    page = offers_page(open_page, server, rated({"A": {}, "B": {}}))
    own_ratings(page)
    page.get_by_text("Side by side").click()
    table = page.get_by_role("region", name="Offers side by side")
    for head in (table.get_by_role("columnheader").first, table.get_by_role("rowheader").first):
        expect(head).to_have_css("padding-left", "8px")
    page.set_viewport_size({"width": 360, "height": 800})
    edge = table.bounding_box()["x"] + table.bounding_box()["width"]
    last = page.get_by_role("textbox", name="Impact of A: high").bounding_box()
    assert last["x"] + last["width"] <= edge
    expect(page.get_by_text("1 more to the right")).to_be_visible()


def test_a_long_name_leaves_room_for_how_far_the_offer_is(server, open_page):
    long = "A research group with a name as long as some names are"
    page = offers_page(open_page, server, rated({long: {}, "B": {}}))
    shown, progress = tab(page, long), tab(page, long).locator(".progress")
    expect(progress).to_be_visible()
    frame, counted = shown.bounding_box(), progress.bounding_box()
    assert counted["x"] + counted["width"] <= frame["x"] + frame["width"]


def test_on_a_phone_a_range_is_one_line_and_what_is_behind_it_another(server, open_page):
    page = offers_page(open_page, server, rated({"A": {}, "B": {}}))
    own_ratings(page)
    page.set_viewport_size({"width": 360, "height": 800})
    page.wait_for_function(IN_TWO_LINES)


def test_three_offers_stand_beside_each_other_in_the_table(server, open_page):
    page = offers_page(open_page, server, rated({"A": {}, "B": {}, "C": {}}))
    own_ratings(page)
    page.get_by_text("Side by side").click()
    last = page.get_by_role("textbox", name="Impact of C: high")
    expect(last).to_be_visible()
    box = last.bounding_box()
    assert box["x"] + box["width"] <= 1280


def test_the_chosen_offer_stands_in_the_address_and_a_new_title_above_the_page(server, open_page):
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
    settled(page)
    page.get_by_label("What are you deciding?").fill("Where to go")
    page.get_by_label("What are you deciding?").press("Enter")
    expect(page.get_by_role("heading", name="Where to go")).to_be_visible()


def test_a_rating_between_two_levels_that_is_echoed_changes_nothing():
    unchanged = rating_widgets._picked("lab", "impact", founding_case(), None)
    assert unchanged == founding_case()
