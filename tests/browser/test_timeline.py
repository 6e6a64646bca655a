"""The past of a decision, on screen."""

from playwright.sync_api import expect

from decision.edits import set_points
from decision.store.store import Store
from decision.ui import places
from tests.browser.on_page import fits, link, settled
from tests.decisions import founding_case

LONG = "Pay of " + "a very long name of an offer, " * 4 + "changed"


def test_one_can_look_at_the_past_and_go_back_to_it_on_a_phone(server, open_page):
    store = Store(server.folder)
    identity = store.create(founding_case())
    for number, label in enumerate(("weights moved", LONG)):
        store.apply(identity, lambda d, n=number: set_points(d, {"impact": 10 + n}), label)
    phone = {"width": 360, "height": 720}
    page = open_page(link(server, identity, places.FILES), viewport=phone)
    page.get_by_text("History", exact=True).first.click()
    looks = page.get_by_role("button", name="Look")
    expect(looks).to_have_count(3)
    expect(page.get_by_text(LONG)).to_be_visible()
    settled(page)
    fits(page, 360)
    looks.nth(2).click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_text("after: started")).to_be_visible()
    expect(dialog.get_by_role("table")).to_contain_text(founding_case().offers[0].name)
    assert dialog.bounding_box()["width"] <= 360
    dialog.get_by_role("button", name="Go back to this").click()
    expect(dialog).to_have_count(0)
    expect(looks).to_have_count(4)
    assert store.newest(identity).decision == founding_case()
    page.get_by_role("button", name="Undo").first.click()
    expect(page.get_by_text(", undone")).to_be_visible()
    assert store.newest(identity).decision.points_of("impact") == 11
