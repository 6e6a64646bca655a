"""Pay is entered with the keyboard, on a page that fits."""

from playwright.sync_api import expect

from criteria.criterion import PAY_KEY
from decision import edits
from decision.model import Pay, PayCurve, revised
from decision.pay_parts import Bonus, Stake
from tests.browser.audit import audited
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


def test_pay_is_counted_by_a_click_and_said_in_three_amounts(server, store, open_page):
    page = open_page(link(server, store.create(three_offers())))
    page.get_by_role("button", name="Count it").click()
    saved(server, page, lambda d: d.criteria[-1] == PAY_KEY)
    expect(page.get_by_role("slider", name="Pay", exact=True)).to_be_visible()
    expect(page.get_by_text("Pay is not counted.")).to_have_count(0)
    page.get_by_role("link", name="What matters").click()
    most = page.get_by_role("textbox", name="More would change nothing from")
    most.fill("165k")
    most.press("Enter")
    saved(server, page, lambda d: d.pay_basis.curve == PayCurve(least=85_000, enough=165_000))
    page.get_by_role("button", name="The first").click()
    saved(server, page, lambda d: d.pay_basis.curve.middle == 117_000)
    settled(page)
    assert not audited(page)
    for width in WIDTHS:
        assert fits(page, width)


def test_a_card_about_the_bonus_leads_to_the_pay_of_its_offer(server, store, open_page):
    decision = edits.count_pay(three_offers(), PayCurve(least=60_000, enough=160_000))
    decision = edits.change_pay(decision, "fintech", "base", amount=116_000.0)
    identity = store.create(revised(decision, criteria=(PAY_KEY,)))
    page = open_page(link(server, identity, "ask"))
    page.get_by_role("button", name="Enter under Pay").first.click()
    expect(page.get_by_label("Bonus really paid: likely, % of it")).to_be_visible()
    expect(page.get_by_role("tab", name="Bank")).to_have_attribute("aria-selected", "true")
