"""Is anything lost when the line breaks, the server starts again, or a session has expired?"""

import re
import time
from contextlib import closing

import pytest
from playwright.sync_api import expect

from decision.store.store import Store
from tests.browser.app_server import AppServer
from tests.browser.line import Line
from tests.browser.on_page import headline, identity_of, rested, said, saved, settled, slider
from tests.decisions import founding_case

LOST = "This page had lost its connection to Crossroads."


# A session that nobody was connected to for so many seconds is forgotten.
FORGETFUL = {"STREAMLIT_SERVER_DISCONNECTED_SESSION_TTL": "1"}


@pytest.fixture
def forgetful(tmp_path):
    server = AppServer(tmp_path / "data", FORGETFUL).start()
    yield server
    server.stop()


@pytest.fixture
def line(forgetful):
    with closing(Line(forgetful.port)) as line:
        yield line


class Name:
    """The name of an offer: a field of Streamlit's."""

    def on(self, page):
        return page.get_by_label("Name", exact=True).first

    def holds(self, text):
        return lambda decision: decision.offers[0].name == text


class Employer:
    """The offer's employer: a field of Streamlit's, too."""

    def on(self, page):
        return page.get_by_label("Employer", exact=True).first

    def holds(self, text):
        return lambda decision: decision.employer_of(decision.offers[0]).name == text


class Note:
    """The note on the first question: a field of our own list."""

    def on(self, page):
        note = page.get_by_role("textbox", name=re.compile("^Note: ")).first
        if not note.count():
            page.get_by_role("button", name=re.compile("^Note: ")).first.click()
        return note

    def holds(self, text):
        return lambda decision: any(
            answer.note == text
            for answered in (*decision.offers, *decision.employers)
            for answer in answered.answers.values()
        )


NAME, EMPLOYER, NOTE = Name(), Employer(), Note()


def offers(page, server):
    """The page Offers, ready to be typed into."""
    expect(NAME.on(page)).to_have_value(founding_case().offers[0].name)
    expect(page.get_by_role("tab").first).to_be_visible()  # what comes by address is there, too
    settled(page)
    return Store(server.folder).newest(identity_of(page)).number


def type_into_the_dark(page, line, field, text):
    """Hand a text over to a line that swallows it."""
    line.swallows = True
    field.on(page).fill(text)
    field.on(page).blur()


def is_connected(page):
    app = page.get_by_test_id("stApp")
    expect(app).to_have_attribute("data-test-connection-state", "CONNECTED")


def is_cut(page):
    app = page.get_by_test_id("stApp")
    expect(app).not_to_have_attribute("data-test-connection-state", "CONNECTED")


@pytest.fixture
def cuttable(server, store, open_page):
    """The page Offers at the end of a line to the common server, and the line."""
    with closing(Line(server.port)) as line:
        address = f"{line.url}offers?d={store.create(founding_case())}"
        page = open_page(address, server_ends=True)
        offers(page, server)
        yield page, line


def test_what_is_typed_or_handed_over_when_the_line_breaks_is_saved_when_it_is_mended(
    server, cuttable
):
    page, line = cuttable
    for field in (NAME, NOTE):
        can_be_typed_on(page, line, field)
        saved(server, page, field.holds("half a sentence"))
        is_handed_over(page, line, field)
        saved(server, page, field.holds("typed into the dark"))
        expect(field.on(page)).to_have_value("typed into the dark")


def can_be_typed_on(page, line, field):
    field.on(page).fill("half a sent")
    line.cut()
    is_cut(page)
    line.mend()
    is_connected(page)
    expect(field.on(page)).to_be_focused()
    page.keyboard.type("ence")
    field.on(page).blur()


def is_handed_over(page, line, field):
    type_into_the_dark(page, line, field, "typed into the dark")
    line.cut()
    is_cut(page)
    line.swallows = False
    line.mend()


def test_nothing_is_lost_where_the_server_ends_or_forgets_the_session(forgetful, line, open_page):
    """One server and one page for all: another page would compile all scripts again."""
    page = open_page("about:blank", server_ends=True)
    for happens in (
        texts_outlast_a_server_that_ends,
        a_slider_moved_while_the_server_was_away_is_moved_once,
        the_first_change_after_an_expired_session_is_not_swallowed,
    ):
        happens(page, forgetful, line)


def show(page, line, server, place):
    """Show the founding case, newly made, at the end of the line."""
    page.goto(f"{line.url}{place}?d={Store(server.folder).create(founding_case())}")


def texts_outlast_a_server_that_ends(page, server, line):
    """One was being typed and can be typed on; one was handed over and is shown to be taken."""
    show(page, line, server, "offers")
    before = offers(page, server)
    type_into_the_dark(page, line, NAME, "typed into the dark")
    EMPLOYER.on(page).fill("half a sent")
    server.kill()
    is_cut(page)
    line.swallows = False
    server.start()
    expect(page.get_by_text(LOST)).to_be_visible()
    expect(page.get_by_text("You typed: typed into the dark")).to_be_visible()
    settled(page)
    assert Store(server.folder).newest(identity_of(page)).number == before
    expect(EMPLOYER.on(page)).to_have_value("half a sent")
    EMPLOYER.on(page).press("End")
    page.keyboard.type("ence")
    EMPLOYER.on(page).blur()
    saved(server, page, EMPLOYER.holds("half a sentence"))
    settled(page)
    page.get_by_role("button", name="Take mine").click()
    saved(server, page, NAME.holds("typed into the dark"))
    expect(NAME.on(page)).to_have_value("typed into the dark")
    expect(page.get_by_text("You typed:")).to_have_count(0)


def a_slider_moved_while_the_server_was_away_is_moved_once(page, server, line):
    show(page, line, server, "")
    expect(headline(page)).to_have_text(said(founding_case()))
    settled(page)
    server.kill()
    is_cut(page)
    slider(page, "Impact").focus()
    page.keyboard.press("ArrowRight")
    server.start()
    saved(server, page, lambda decision: decision.points_of("impact") == 61)
    expect(slider(page, "Impact")).to_have_value("61")
    settled(page)
    slider(page, "Impact").focus()
    page.keyboard.press("ArrowRight")
    saved(server, page, lambda decision: decision.points_of("impact") == 62)
    rested(page)  # what is not on screen yet is not undone
    page.get_by_role("button", name="Undo", exact=True).first.click()
    saved(server, page, lambda decision: decision.points_of("impact") != 62)
    expect(page.get_by_text("Nothing was undone")).to_have_count(0)


def the_first_change_after_an_expired_session_is_not_swallowed(page, server, line):
    show(page, line, server, "offers")
    offers(page, server)
    type_into_the_dark(page, line, NAME, "typed in time")
    line.cut()
    is_cut(page)
    time.sleep(2)  # longer than a session lasts
    line.swallows = False
    line.mend()
    expect(page.get_by_text("You typed: typed in time")).to_be_visible()
    settled(page)
    page.get_by_role("button", name="Take mine").click()
    saved(server, page, NAME.holds("typed in time"))
    page.get_by_role("link", name="Offers").click()
    settled(page)
    NAME.on(page).fill("typed after that")
    NAME.on(page).blur()
    saved(server, page, NAME.holds("typed after that"))
