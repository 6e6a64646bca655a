"""A page keeps its old address, and what explains the method is at the foot of every page."""

import re

from playwright.sync_api import expect

from decision.store.store import Store
from decision.ui import places
from tests.browser.on_page import link, settled
from tests.decisions import founding_case

ORDER = ["Offers", "What matters", "Compare", "How sure", "Ask", "Files"]


def test_addresses_of_before_lead_to_the_same_decision_and_offer(server, open_page):
    decision = founding_case()
    identity, offer = Store(server.folder).create(decision), decision.offers[-1].key
    for before, now in places.MOVED.items():
        page = open_page(f"{server.url}{before}?d={identity}&offer={offer}")
        expect(page).to_have_url(re.compile(rf":\d+/{now}\?"))
        assert f"d={identity}" in page.url
        assert f"offer={offer}" in page.url
        settled(page)


def test_on_a_phone_the_offer_of_an_address_is_the_tab_in_sight(server, open_page):
    decision = founding_case()
    identity = Store(server.folder).create(decision)
    phone = {"width": 360, "height": 740}
    for offer in (decision.offers[-1], decision.offers[0]):
        address = f"{link(server, identity, places.OFFERS)}&offer={offer.key}"
        page = open_page(address, viewport=phone)
        chosen = page.get_by_role("tab", selected=True)
        expect(chosen).to_contain_text(offer.name)
        page.locator(".st-key-offer_details").scroll_into_view_if_needed()
        expect(chosen).to_be_in_viewport(ratio=0.99)


def test_the_pages_stand_in_the_order_of_the_work_and_the_method_at_the_foot(server, open_page):
    page = open_page(link(server, Store(server.folder).create(founding_case())))
    expect(page.locator(".st-key-header").get_by_test_id("stPageLink")).to_have_text(ORDER)
    page.get_by_role("link", name="How it works").click()
    expect(page.get_by_text("0.75 × 0.80 + 0.25 × 0.30 = 0.675")).to_be_visible()
    page.get_by_role("button", name="Open this example").click()
    expect(page.get_by_role("heading", name="Startup or lab?")).to_be_visible()
    expect(page.locator(".verdict")).to_be_visible()


def test_on_a_phone_the_pages_take_one_line_and_so_do_a_heading_and_undo(server, open_page):
    phone = {"width": 360, "height": 740}
    page = open_page(link(server, Store(server.folder).create(founding_case())), viewport=phone)
    page.get_by_role("link", name="What matters").click()
    heading = page.get_by_role("heading", name="What matters to you")
    undo, redo = (page.get_by_role("button", name=name) for name in ("Undo", "Redo"))
    expect(heading).to_be_visible()
    settled(page)
    links = page.locator(".st-key-header").get_by_test_id("stPageLink")
    assert in_one_line(links.all())
    assert in_one_line([heading, undo, redo])


def in_one_line(shown):
    """Whether all of them lie at one height, at least in part."""
    boxes = [each.bounding_box() for each in shown]
    return max(box["y"] for box in boxes) < min(box["y"] + box["height"] for box in boxes)
