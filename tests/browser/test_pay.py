"""Pay is entered with the keyboard, on a page that fits."""

from playwright.sync_api import expect

from decision import edits
from decision.model import Pay
from decision.pay_parts import Bonus, Stake
from tests.browser.on_page import fits, link, saved, settled
from tests.pays import three_offers

WIDTHS = (1280, 360)


def test_pay_is_typed_field_by_field_and_everything_fits(server, store, open_page):
    decision = edits.change_offer(three_offers(), "fintech", pay=Pay())
    identity = store.create(decision)
    page = open_page(link(server, identity))
    page.get_by_role("link", name="Offers").click()
    page.locator("summary").filter(has_text="Pay: nothing entered yet").click()
    base = page.get_by_label("Base, a year")
    base.fill("$92k")
    base.press("Tab")
    # The fields stay as what is typed changes the figures above them.
    expect(page.get_by_label("Bonus, % of the base or $ a year")).to_be_focused()
    page.keyboard.type("12 %")
    page.keyboard.press("Enter")
    saved(server, page, lambda d: d.offers[0].pay.bonus == Bonus(percent=12))
    expect(page.get_by_text("Sure: $92,000 a year, mean of")).to_be_visible()
    page.get_by_text("Options or private shares").click()
    part = page.get_by_label("Or what part of the company, %")
    part.fill("0.3 %")
    part.press("Enter")
    saved(server, page, lambda d: d.offers[0].pay.stake == Stake(percent=0.3))
    for fold in ("More of its pay", "Year by year", "Pay a year, mean of", "What counts where"):
        page.locator("summary").filter(has_text=fold).first.click()
        settled(page)
    expect(page.get_by_text("Minutes on the way")).to_be_visible()
    for width in WIDTHS:
        assert fits(page, width)
