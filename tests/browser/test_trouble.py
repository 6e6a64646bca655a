import pytest
from playwright.sync_api import expect

from tests.browser.on_page import (
    headline,
    hints_at,
    identity_of,
    link,
    more,
    said,
    settled,
    slider,
)
from tests.decisions import founding_case


def test_a_link_that_leads_nowhere_says_so_and_offers_a_way(server, store, open_page):
    store.create(founding_case())
    page = open_page(link(server, "nobody"))
    expect(page.get_by_text("names a decision that is not on this machine")).to_be_visible()
    page.get_by_role("button", name="Open the sample").first.click()
    expect(headline(page)).to_have_text(said(founding_case()))


@pytest.fixture
def disk(server):
    """Let the server's disk be full or not; at the end it is not."""
    yield server.fill_disk
    server.fill_disk(full=False)


def test_work_stays_on_screen_while_the_disk_is_full_and_is_saved_when_it_is_not(
    server, store, open_page, disk
):
    page = open_page(link(server, store.create(founding_case())))
    expect(headline(page)).to_have_text(said(founding_case()))
    settled(page)
    disk(full=True)
    slider(page, "Impact").focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_text("Not saved yet:").first).to_be_visible()
    expect(slider(page, "Impact")).to_have_value("61")
    page.get_by_role("link", name="Offers").click()
    expect(page.get_by_role("button", name="More", exact=True)).to_be_visible()
    settled(page)
    more(page)
    note = page.get_by_label("Note", exact=True).first
    expect(note).to_have_value(founding_case().offers[0].note)
    settled(page)
    note.fill("kept in mind")
    note.blur()
    # The server has it: what was only sent would not outlast the page.
    hints_at(page, page.get_by_role("button", name="Undo").first, "note of")
    page.reload()
    expect(page.get_by_role("button", name="More", exact=True)).to_be_visible()
    settled(page)
    more(page)
    expect(page.get_by_label("Note", exact=True).first).to_have_value("kept in mind")
    expect(page.get_by_text("Not saved yet:").first).to_be_visible()
    disk(full=False)
    expect(page.get_by_text("Not saved yet:")).to_have_count(0)
    decision = store.newest(identity_of(page)).decision
    assert decision.points_of("impact") == 61
    assert decision.offers[0].note == "kept in mind"
