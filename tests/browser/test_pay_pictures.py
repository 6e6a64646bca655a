"""Pay in pictures and what to look at again: drawn, for everybody, on a page that fits."""

from playwright.sync_api import expect

from decision import edits
from decision.ui import places
from tests.browser.audit import audited
from tests.browser.on_page import fits, link, open_folds, settled
from tests.decisions import founding_case
from tests.pays import three_offers

WIDTHS = (1280, 360)
PICTURES = 4


def decision():
    """The founding case, with pay of all but one offer."""
    told = founding_case()
    keys = [offer.key for offer in told.offers]
    for key, offer in zip(keys, three_offers().offers, strict=False):
        told = edits.change_offer(told, key, pay=offer.pay)
    told = edits.change_pay(told, keys[0], "sign_on", first_year=60_000.0)
    told = edits.change_pay(told, keys[1], "costs", living=6_000.0, moving=4_000.0)
    sale = {"low": 1e7, "likely": 5e7, "high": 3e8}
    return edits.change_pay(told, keys[0], "stake", sale=sale, chance=0.96, sale_year=6)


def test_four_pictures_are_drawn_once_the_line_is_unfolded_and_each_is_a_table(
    server, store, open_page
):
    page = open_page(link(server, store.create(decision()), places.COMPARE))
    expect(page.get_by_text("Pay in pictures")).to_be_visible()
    drawn = page.locator(".st-key-pay_pictures .crossroads-plot .main-svg:first-child")
    expect(drawn).to_have_count(0)
    open_folds(page, "Pay in pictures")
    expect(drawn).to_have_count(PICTURES)
    expect(page.get_by_text("Paid most if you leave: ")).to_be_visible()
    table = page.get_by_label("Show as table: What each offer has paid if you leave after so many")
    table.click()
    expect(page.get_by_role("cell", name="428,000").first).to_be_visible()
    assert audited(page) == []
    for width in WIDTHS:
        assert fits(page, width)


def test_what_to_look_at_again_stands_by_its_fields_and_fits(server, store, open_page):
    page = open_page(link(server, store.create(decision()), places.OFFERS))
    open_folds(page, "2 to check")
    expect(page.get_by_text("Only what comes once puts this offer above")).to_be_visible()
    expect(page.get_by_text("You count the sale as nearly certain (96")).to_be_visible()
    settled(page)
    assert audited(page) == []
    # It goes as what it is about is cleared.
    field = page.get_by_label("Sign-on in year 1")
    field.fill("")
    field.press("Tab")
    expect(page.get_by_text("Only what comes once puts this offer above")).to_have_count(0)
    for width in WIDTHS:
        assert fits(page, width)
