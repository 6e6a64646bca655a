"""Does a tab show what another one did, and leave it alone?"""

import re

from playwright.sync_api import expect

from decision import edits
from decision.store.store import Store
from tests.browser.app_server import AppServer
from tests.browser.on_page import identity_of, link, more, saved, settled


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
    named(page, "Add another offer").fill(name)
    named(page, "Add another offer").press("Enter")


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


def notes(store, identity):
    (stay, *_) = store.newest(identity).decision.offers
    employer = store.newest(identity).decision.employer_of(stay)
    return [each.note for each in (*stay.answers.values(), *employer.answers.values())]


def note_in(page):
    return page.get_by_role("textbox", name=re.compile("^Note: ")).first


def test_a_note_that_comes_while_another_is_typed_there_is_not_replaced(server, store, open_page):
    identity, first, second = two(server, store, open_page)
    # The second tab has sent a change before: its session knows what it shows.
    for page, shows, types in ((second, "", "one"), (first, "one", "two")):
        page.bring_to_front()
        page.get_by_role("button", name=re.compile("^Note: ")).first.click()
        expect(note_in(page)).to_have_value(shows)
        note_in(page).fill(types)
        note_in(page).blur()
        saved(server, page, lambda _, types=types: notes(store, identity) == [types])
    second.bring_to_front()
    expect(note_in(second)).to_have_value("two")
    note_in(second).press_sequentially("mine ")
    first.bring_to_front()
    note_in(first).fill("theirs")
    note_in(first).blur()
    saved(server, first, lambda _: notes(store, identity) == ["theirs"])
    second.bring_to_front()
    expect(second.get_by_text("Changed in another tab:")).to_be_visible()
    settled(second)
    note_in(second).blur()
    expect(second.get_by_text("meanwhile this became “theirs”.")).to_be_visible()
    assert notes(store, identity) == ["theirs"]


# Milliseconds between two clicks: the second comes before the page is drawn anew, and after it.
PAUSES, MORE_PAUSES = (0, 500), (120, 300, 800)


def test_two_clicks_on_delete_remove_one_offer_and_undo_brings_it_back(
    server, store, open_page, soak
):
    for pause in (*PAUSES, *(MORE_PAUSES if soak else ())):
        identity = store.create(edits.add_offers(edits.started("Mine"), [("Lab", {}), ("B", {})]))
        page = open_page(f"{server.url}offers?d={identity}")
        expect(named(page, "Name")).to_have_value("Stay")
        settled(page)
        more(page)
        button(page, "Delete").hover()  # which waits until it is in sight and stays where it is
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


def test_a_key_that_deletes_holds_back_no_key_elsewhere(server, store, open_page):
    identity = store.create(edits.add_offers(edits.started("Mine"), [("Lab", {}), ("B", {})]))
    page = open_page(f"{server.url}offers?d={identity}")
    expect(named(page, "Name")).to_have_value("Stay")
    settled(page)
    more(page)
    note = page.get_by_role("button", name=re.compile("^Note: ")).first.element_handle()
    # As keys do, at no place; both at once, so that a slow machine is in time, too.
    pressed = [button(page, "Delete").element_handle(), note]
    page.evaluate("(buttons) => buttons.forEach((button) => button.click())", pressed)
    assert note.get_attribute("aria-expanded") == "true"
    saved(server, page, lambda decision: len(decision.offers) == 2)


def test_two_clicks_on_add_add_one_offer_without_a_word(server, store, open_page):
    identity = store.create(edits.started("Mine"))
    page = open_page(link(server, identity).replace("/?", "/offers?"))
    expect(named(page, "Name")).to_have_value("Stay")
    settled(page)
    named(page, "Add another offer").fill("Lab")
    button(page, "Add").dblclick()
    saved(server, page, lambda decision: len(decision.offers) == 2)
    page.wait_for_timeout(1000)
    settled(page)
    assert len(store.newest(identity).decision.offers) == 2
    expect(page.get_by_test_id("stAlertContentError")).to_have_count(0)


def test_a_server_whose_pages_lie_below_a_path_is_heard_and_draws(tmp_path, open_page):
    below = {"STREAMLIT_SERVER_BASE_URL_PATH": "some/where"}
    server = AppServer(tmp_path / "data", below).start()
    try:
        store = Store(server.folder)
        page = open_page(server.url, server_ends=True)
        expect(page.locator(".js-plotly-plot").first).to_be_visible()
        settled(page)
        store.apply(identity_of(page), lambda d: edits.set_title(d, "Theirs"), "title changed")
        open_page(f"{server.url}offers?d={identity_of(page)}", page.context, server_ends=True)
        page.bring_to_front()
        expect(page.get_by_text("Changed in another tab: title changed.")).to_be_visible()
    finally:
        server.stop()
