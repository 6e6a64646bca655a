"""Served to many: does everybody log in, and see nothing but what is theirs or was shared?"""

import pytest
from playwright.sync_api import expect

from decision import edits
from decision.store.access import Right, Visitor
from decision.store.store import Store
from tests.browser.app_server import AppServer
from tests.browser.conftest import fresh_context
from tests.browser.oidc_provider import CLIENT, SECRET, OidcProvider
from tests.browser.on_page import identity_of, settled

SECRETS = """[auth]
redirect_uri = "{url}oauth2callback"
cookie_secret = "{cookies}"
client_id = "{client}"
client_secret = "{secret}"
server_metadata_url = "{issuer}/.well-known/openid-configuration"
"""
NAMES = {"STREAMLIT_SERVER_ALLOWED_HOSTS": "decisions.example 127.0.0.1"}
LOGGED_OUT = "Log in to see your decisions"
NOT_OPENED = "This link opens no decision."


@pytest.fixture(scope="module")
def provider():
    provider = OidcProvider()
    yield provider
    provider.stop()


@pytest.fixture(scope="module")
def hosted(tmp_path_factory, provider):
    folder = tmp_path_factory.mktemp("hosted")
    server = AppServer(folder / "data", {**NAMES, "CROSSROADS_HOSTED": "1"})
    (folder / ".streamlit").mkdir()
    about = {"url": server.url, "client": CLIENT, "secret": SECRET, "issuer": provider.issuer}
    text = SECRETS.format(cookies="0123456789abcdef" * 4, **about)
    (folder / ".streamlit" / "secrets.toml").write_text(text, encoding="utf-8")
    yield server.start()
    server.stop()


def log_in(page, provider, person):
    provider.person = person
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_text("Logged in as")).to_be_visible()
    settled(page)


def test_a_decision_is_shown_to_its_owner_alone(hosted, provider, browser, open_page):
    with fresh_context(browser) as annas, fresh_context(browser) as bens:
        anna = open_page(hosted.url, annas)
        expect(anna.get_by_text(LOGGED_OUT)).to_be_visible()
        assert "d=" not in anna.url
        log_in(anna, provider, "anna")
        anna.wait_for_url("**d=*")
        hers = identity_of(anna)
        store = Store(hosted.folder).of(Visitor(f"{provider.issuer} anna"))
        assert [each.identity for each in store.all()] == [hers]
        store.apply(hers, lambda d: edits.set_title(d, "Between us"), "title changed")

        reads = store.share(hers, Right.READ)
        ben = open_page(f"{hosted.url}?d={reads}", bens)
        expect(ben.get_by_text(LOGGED_OUT)).to_be_visible()
        assert "Between us" not in ben.content()
        log_in(ben, provider, "ben")
        shows_to_read(ben, "Between us")
        with ben.expect_download() as download:
            ben.get_by_role("button", name="Report (HTML)").click()
        assert "Between us" in download.value.path().read_text(encoding="utf-8")

        ben.goto(f"{hosted.url}files?d={hers}")
        expect(ben.get_by_text(NOT_OPENED)).to_be_visible()
        assert "Between us" not in ben.content()

        ben.goto(f"{hosted.url}?d={reads}")
        shows_to_read(ben, "Between us")
        (link,) = store.links(hers)
        store.revoke(hers, link)
        expect(ben.get_by_text(NOT_OPENED)).to_be_visible()

        change_cookie(bens)
        ben.goto(hosted.url)
        expect(ben.get_by_text(LOGGED_OUT)).to_be_visible()


def shows_to_read(page, title):
    """It is all there, and the only thing to switch is what a report leaves out."""
    expect(page.get_by_role("heading", name=title)).to_be_visible()
    expect(page.get_by_text("through a link for reading")).to_be_visible()
    expect(page.locator(".verdict")).to_be_visible()
    expect(page.get_by_role("button", name="Log out")).to_be_visible()  # the last of all
    settled(page)
    main = page.get_by_test_id("stMain")
    expect(main.locator("input:not([type=checkbox]), textarea, [role=slider]")).to_have_count(0)
    expect(main.locator("input[type=checkbox]")).to_have_count(1)


def change_cookie(context):
    """Say something else of who somebody is than the server has signed."""
    (mine,) = [each for each in context.cookies() if each["name"] == "_streamlit_user"]
    context.add_cookies([{**mine, "value": f"{mine['value'][:-4]}AAAA"}])
