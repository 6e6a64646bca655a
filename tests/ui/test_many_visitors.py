"""What does a page show to somebody of many, and what does it let them do?"""

from concurrent.futures import ThreadPoolExecutor
from urllib.parse import parse_qs, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from decision.files.decision_json import first_decision
from decision.store.access import Right, Visitor
from decision.store.store import UnknownDecisionError
from decision.ui import frame, hosting, saving
from decision.ui.entry import SCREEN
from tests.ui.screen import button, sent

ANNA, BEN = Visitor("https://login.example anna"), Visitor("https://login.example ben")


@pytest.fixture
def looks(store, monkeypatch):
    """Let somebody look; who they are is said by the one place that says it."""
    monkeypatch.setenv(hosting.HOSTED, "1")

    def look(who, named=None, without_login=""):
        monkeypatch.setenv(hosting.WITHOUT_LOGIN, without_login)
        monkeypatch.setattr(hosting, "visitor", lambda: who)
        monkeypatch.setattr(hosting, "name", lambda: "Anna")
        screen = AppTest.from_file(str(SCREEN), default_timeout=60)
        if named is not None:
            screen.query_params["d"] = named
        return screen.run()

    return look


@pytest.fixture
def hers(store):
    return store.of(ANNA).create(first_decision())


def fields(screen):
    kinds = ("text_input", "text_area", "slider", "selectbox", "radio", "number_input", "checkbox")
    return [each for kind in kinds for each in getattr(screen, kind)]


def texts(screen):
    said = (*screen.warning, *screen.caption, *screen.header, *screen.markdown)
    return " ".join(each.value for each in said)


def test_another_persons_id_shows_nothing_and_says_no_more_than_one_that_is_none(looks, hers):
    for named in (hers, "f" * 32, "x", hers.upper()):
        screen = looks(BEN, named)
        assert [each.value[:30] for each in screen.warning] == ["This link opens no decision. I"]
        assert not fields(screen)
        assert first_decision().title not in screen.main.children.__repr__()


def test_a_link_for_reading_shows_the_answer_and_nothing_that_edits(looks, store, hers):
    screen = looks(BEN, store.of(ANNA).share(hers, Right.READ))
    assert "through a link for reading" in texts(screen)
    assert "verdict" in sent(screen)
    assert not screen.exception
    assert not fields(screen)
    assert [each.label for each in screen.button] == ["Log out"]
    assert [each.label for each in screen.toggle] == ["Without pay and names"]


def test_a_link_for_reading_edits_nothing_where_a_page_tries_to(looks, store, hers):
    token = store.of(ANNA).share(hers, Right.READ)
    looks(BEN, token)
    before = store.of(ANNA).newest(hers)
    refused = saving.refusal(lambda: saving.work_of(BEN).apply(token, lambda _: 1 / 0, "x"))
    assert refused == "This link is for reading, so nothing can be changed through it."
    assert store.of(ANNA).newest(hers) == before


def test_a_link_for_editing_opens_the_pages_and_shares_nothing_on(looks, store, hers):
    token = store.of(ANNA).share(hers, Right.EDIT)
    screen = looks(BEN, token)
    assert not screen.exception
    assert screen.query_params["d"] == token
    saving.work().apply(token, lambda d: d.model_copy(update={"title": "Ours"}), "title changed")
    assert store.of(ANNA).newest(hers).decision.title == "Ours"
    sharing = AppTest.from_string(SHARING, default_timeout=60)
    sharing.query_params["d"] = token
    assert not sharing.run().header
    assert not sharing.exception


def test_what_is_taken_home_is_made_where_no_run_says_who_asks(hers, store, monkeypatch):
    with monkeypatch.context() as run:
        run.setenv(hosting.HOSTED, "1")
        run.setattr(hosting, "visitor", lambda: ANNA)
        asked = frame.when_asked(hers, lambda decision: decision.title)
    monkeypatch.setenv(hosting.HOSTED, "1")
    with ThreadPoolExecutor(1) as threads:  # as Streamlit answers a click on such a button
        with pytest.raises(hosting.NotLoggedInError):
            threads.submit(hosting.visitor).result()
        assert threads.submit(asked).result() == first_decision().title
        store.of(ANNA).delete(hers)
        with pytest.raises(UnknownDecisionError):
            threads.submit(asked).result()


def test_without_login_nothing_is_listed_and_nothing_is_made_until_asked(looks, store):
    screen = looks(hosting.STRANGER, without_login="1")
    assert "What are you deciding?" in sent(screen)
    assert store.all() == []
    button(screen, "Open the sample").click().run()
    (made,) = store.all()  # it has no owner, so this machine's own list would show it
    assert screen.query_params["d"] == made.identity
    assert "What are you deciding?" in sent(looks(hosting.STRANGER, without_login="1"))


def test_without_login_what_is_not_there_leads_to_a_new_decision_not_to_a_last_one(looks, hers):
    screen = looks(hosting.STRANGER, hers, without_login="1")
    assert [each.label for each in screen.button] == ["Start a decision", "Open the sample"]
    assert "What are you deciding?" in sent(button(screen, "Start a decision").click().run())


SHARING = """
from decision.ui import frame, sharing, state
with frame.guarded():
    identity = state.open_decision()
    frame.message(identity)
    sharing.show(identity)
"""


def test_a_link_is_shown_once_opens_the_decision_and_can_be_revoked(looks, store, hers):
    looks(ANNA, hers)
    screen = AppTest.from_string(SHARING, default_timeout=60)
    screen.query_params["d"] = hers
    screen.run()
    button(screen, "Make a link for reading").click().run()
    (token,) = parse_qs(urlsplit(screen.code[0].value).query)["d"]
    assert store.of(BEN).right(token) == Right.READ
    again = AppTest.from_string(SHARING, default_timeout=60)
    again.query_params["d"] = hers
    assert not again.run().code
    button(again, "Revoke").click().run()
    assert "The link opens nothing any more" in again.success[0].value
    assert store.of(ANNA).links(hers) == []


def test_on_a_machine_of_ones_own_nothing_of_it_shows(store, kept):
    screen = AppTest.from_string(SHARING, default_timeout=60)
    screen.query_params["d"] = kept
    assert not screen.run().header
    assert not screen.button


def test_one_who_uses_much_pushes_nobodys_waiting_work_out(store, hers, monkeypatch):
    monkeypatch.setattr(saving, "VISITORS", 2)
    mine = saving.work_of(ANNA)
    mine._refused["waits"] = None
    for number in range(5):
        saving.work_of(Visitor(f"https://login.example {number}"))
    assert saving.work_of(ANNA) is mine
    assert len(saving._all_work()) <= 3


def test_work_that_somebody_still_does_is_not_handed_out_a_second_time(store, monkeypatch):
    monkeypatch.setattr(saving, "VISITORS", 2)
    mine = saving.work_of(ANNA)
    for number in range(5):
        saving.work_of(Visitor(f"https://login.example {number}"))
    assert ANNA not in saving._all_work()
    assert saving.work_of(ANNA) is mine
