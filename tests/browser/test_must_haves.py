"""A must-have takes three clicks, and is changed where it stands, on a page that fits."""

from playwright.sync_api import expect

from tests.browser.on_page import choose, fits, link, saved, settled
from tests.decisions import founding_case

WIDTHS = (1280, 360)


def test_a_must_have_is_added_by_clicks_and_says_where_each_offer_stands(server, store, open_page):
    page = open_page(link(server, store.create(founding_case())))
    page.get_by_role("link", name="What matters").click()
    choose(page, "Add a must-have", "Learning")
    page.get_by_role("button", name="Add must-have").click()
    saved(server, page, lambda d: d.must_haves[0].rating.at_least == 5)
    line = page.locator("summary").filter(has_text="Learning of at least 5: 1 fails")
    line.click()
    expect(page.get_by_text("Fails. It may be 1.5 to 4.5.")).to_be_visible()
    limit = page.get_by_label("Learning: limit")
    limit.fill("4")
    limit.press("Enter")
    saved(server, page, lambda d: d.must_haves[0].rating.at_least == 4)
    page.get_by_text("Soft", exact=True).click()
    saved(server, page, lambda d: not d.must_haves[0].is_hard)
    settled(page)
    for width in WIDTHS:
        assert fits(page, width)
    page.get_by_role("button", name="Delete: Learning of at least 4").click()
    saved(server, page, lambda d: d.must_haves == ())
    expect(page.get_by_text("Must-have Learning of at least 4 deleted.")).to_be_visible()
