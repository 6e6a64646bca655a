import sqlite3

from playwright.sync_api import expect

from decision.files.database import FILE
from tests.browser.on_page import (
    headline,
    identity_of,
    link,
    said,
    slider,
)
from tests.decisions import founding_case


def test_a_link_that_leads_nowhere_says_so_and_offers_a_way(server, store, open_page):
    store.create(founding_case())
    page = open_page(link(server, "nobody"))
    expect(page.get_by_text("names a decision that is not on this machine")).to_be_visible()
    page.get_by_role("button", name="Open the sample").first.click()
    expect(headline(page)).to_have_text(said(founding_case()))


def test_a_store_that_cannot_be_written_is_named(open_page, tmp_path):
    from tests.browser.app_server import AppServer

    (tmp_path / "data").write_text("in the way", encoding="utf-8")
    server = AppServer(tmp_path / "data").start()
    try:
        page = open_page(server.url)
        expect(page.get_by_text("Decisions cannot be read or saved.")).to_be_visible()
        expect(page.get_by_text(str(tmp_path / "data"))).to_be_visible()
    finally:
        server.stop()


def test_a_store_that_is_busy_or_broken_while_the_page_is_open_says_so(own_server, open_page):
    page = open_page(own_server.url)
    expect(headline(page)).to_have_text(said(founding_case()))
    identity = identity_of(page)
    with sqlite3.connect(own_server.folder / FILE, isolation_level=None) as database:
        database.execute("begin exclusive")
        slider(page, "Impact").focus()
        page.keyboard.press("ArrowRight")
        expect(page.get_by_text("This could not be saved: database is locked.")).to_be_visible()
        expect(slider(page, "Impact")).to_have_value("60")
        database.execute("rollback")
        slider(page, "Impact").focus()
        page.keyboard.press("ArrowRight")
        expect(page.get_by_text("This could not be saved")).to_be_hidden()
        expect(slider(page, "Impact")).to_have_value("61")
        expect(page.get_by_role("button", name="Undo").first).to_be_enabled()
        database.execute("update revision set document = replace(document, ':1,', ':2,')")
    database.close()
    slider(page, "Impact").focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_text("This version of Crossroads cannot show this")).to_be_visible()
    page.get_by_role("button", name="Open the sample").first.click()
    expect(headline(page)).to_have_text(said(founding_case()))
    assert identity_of(page) != identity
