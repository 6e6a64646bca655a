"""Does a tab show what another one did, and leave it alone?"""

from playwright.sync_api import expect

from decision import edits
from tests.browser.on_page import link, saved, settled


def named(page, label):
    return page.get_by_label(label, exact=True).first


def button(page, name):
    return page.get_by_role("button", name=name, exact=True).first


def two(server, store, open_page, path="offers"):
    identity = store.create(edits.add_offers(edits.started("Mine"), [("Lab", {}), ("Team", {})]))
    address = f"{server.url}{path}?d={identity}"
    first = open_page(address)
    second = open_page(address, first.context)
    for page in (first, second):
        expect(named(page, "Name")).to_have_value("Stay")
        settled(page)
    return identity, first, second


def add(page, name):
    named(page, "A further offer").fill(name)
    named(page, "A further offer").press("Enter")


def test_what_one_tab_does_another_one_shows_and_does_not_undo(server, store, open_page):
    _identity, first, second = two(server, store, open_page)
    add(first, "From one")
    saved(server, first, lambda decision: decision.offers[-1].name == "From one")
    second.bring_to_front()
    expect(second.get_by_text("Changed in another tab: From one added. Now shown.")).to_be_visible()
    settled(second)
    button(second, "Undo").click()
    saved(server, second, lambda decision: len(decision.offers) == 3)
    first.bring_to_front()
    expect(first.get_by_text("From one added (undone)")).to_be_visible()


def test_a_note_typed_on_a_stale_page_replaces_nothing(server, store, open_page):
    identity, _first, second = two(server, store, open_page)
    second.bring_to_front()
    named(second, "Note").fill("mine")
    store.apply(identity, lambda d: edits.change_offer(d, "stay", note="theirs"), "note changed")
    named(second, "Note").blur()
    expect(second.get_by_text("You typed: mine")).to_be_visible()
    assert store.newest(identity).decision.offers[0].note == "theirs"
    settled(second)
    button(second, "Take mine").click()
    saved(server, second, lambda decision: decision.offers[0].note == "mine")


def test_two_clicks_on_delete_remove_one_offer_and_undo_brings_it_back(server, store, open_page):
    for pause in (0, 120, 300, 500, 800):
        identity = store.create(edits.add_offers(edits.started("Mine"), [("Lab", {}), ("B", {})]))
        page = open_page(f"{server.url}offers?d={identity}")
        expect(named(page, "Name")).to_have_value("Stay")
        settled(page)
        place = button(page, "Delete").bounding_box()
        middle = place["x"] + place["width"] / 2, place["y"] + place["height"] / 2
        page.mouse.click(*middle)
        page.wait_for_timeout(pause)
        page.mouse.click(*middle)
        expect(page.get_by_text("Stay deleted.")).to_be_visible()
        settled(page)
        page.wait_for_timeout(1000)
        assert [o.name for o in store.newest(identity).decision.offers] == ["Lab", "B"], pause
        expect(page.get_by_test_id("stAlertContentError")).to_have_count(0)
        button(page, "Undo").click()
        saved(server, page, lambda decision: len(decision.offers) == 3)


def test_two_clicks_on_add_add_one_offer_without_a_word(server, store, open_page):
    identity = store.create(edits.started("Mine"))
    page = open_page(link(server, identity).replace("/?", "/offers?"))
    expect(named(page, "Name")).to_have_value("Stay")
    settled(page)
    named(page, "A further offer").fill("Lab")
    button(page, "Add").dblclick()
    saved(server, page, lambda decision: len(decision.offers) == 2)
    page.wait_for_timeout(1000)
    settled(page)
    assert len(store.newest(identity).decision.offers) == 2
    expect(page.get_by_test_id("stAlertContentError")).to_have_count(0)
