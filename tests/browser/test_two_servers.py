"""Two servers of the app on one PostgreSQL: do they show the same, and what does a kill cost?"""

import pytest
import sqlalchemy as sa
from playwright.sync_api import expect

from decision.store.store import Store
from decision.ui import places
from tests.browser.app_server import AppServer
from tests.browser.on_page import headline, identity_of, link, said, settled, slider
from tests.decisions import founding_case
from tests.store.postgres_server import PostgresServer


@pytest.fixture
def postgres():
    server = PostgresServer()
    yield server
    server.stop()


@pytest.fixture
def shared(postgres):
    """Where the decisions of both servers are."""
    return sa.make_url(postgres.new_url())


@pytest.fixture
def servers(shared, tmp_path):
    address = {"CROSSROADS_STORE_URL": shared.render_as_string(hide_password=False)}
    servers = [AppServer(tmp_path / name, address).start() for name in ("one", "two")]
    yield servers
    for server in servers:
        server.stop()


def test_a_link_opened_on_either_shows_the_same_at_once_and_a_killed_one_takes_nothing_along(
    servers, shared, open_page
):
    one, two = servers
    store = Store(shared)
    identity = store.create(founding_case())
    here, there = (open_page(link(server, identity), server_ends=True) for server in servers)
    for page in (here, there):
        expect(headline(page)).to_have_text(said(founding_case()))
        settled(page)
    here.bring_to_front()
    slider(here, "Impact").focus()
    here.keyboard.press("ArrowRight")
    expect(slider(here, "Impact")).to_have_value("61")
    there.bring_to_front()
    expect(slider(there, "Impact")).to_have_value("61")
    one.kill()
    assert store.newest(identity).decision.points_of("impact") == 61
    slider(there, "Impact").focus()
    there.keyboard.press("ArrowRight")
    expect(slider(there, "Impact")).to_have_value("62")
    again = open_page(link(two, identity, places.FILES), server_ends=True)
    expect(again.get_by_text("1 on this server, the one opened last first.")).to_be_visible()
    assert identity_of(again) == identity
    settled(there)
    assert store.newest(identity).decision.points_of("impact") == 62
    store._engine.dispose()
