"""Does the browser hear whether its page shows what is true? And who else may ask?"""

import json
import sqlite3
from contextlib import closing

import pytest
from starlette.applications import Starlette

from decision import edits
from decision.store.outbox import RETRY_SECONDS
from decision.store.sqlite_file import FILE
from decision.store.store import UnknownDecisionError
from decision.ui import entry, guard, saving, session, shown, watching
from decision.ui.addresses import WATCH
from tests.ui.asgi import ask


@pytest.fixture
def alive(monkeypatch):
    """The sessions of Streamlit's that are open."""
    sessions = {""}
    runtime = type("Runtime", (), {"is_active_session": lambda _, name: name in sessions})()
    monkeypatch.setattr(watching, "get_instance", lambda: runtime)
    return sessions


@pytest.fixture
def tab(store, kept, alive, monkeypatch):
    monkeypatch.setattr(session, "values", {})
    shown.look(kept)
    return session.tab()


def renamed(title):
    return lambda decision: edits.set_title(decision, title)


def test_a_page_is_current_until_another_tab_changes_its_decision(kept, tab):
    assert watching.is_current(tab)
    shown.apply(kept, renamed("Own"), "title changed")
    assert watching.is_current(tab)
    saving.work().apply(kept, renamed("Other"), "title changed")
    assert not watching.is_current(tab)
    shown.look(kept)
    assert watching.is_current(tab)


def test_what_waits_is_saved_when_the_page_asks_and_the_page_hears_of_both(
    store, kept, tab, tmp_path
):
    with closing(sqlite3.connect(tmp_path / FILE, isolation_level=None)) as database:
        database.execute("begin exclusive")
        saving.work().apply(kept, renamed("Ours"), "title changed")
        assert not watching.is_current(tab)
        shown.look(kept)
        assert watching.is_current(tab)
        database.execute("rollback")
    saving.work()._refused[kept].failed -= RETRY_SECONDS  # as if that time had passed
    assert not watching.is_current(tab)
    assert store.newest(kept).decision.title == "Ours"
    shown.look(kept)
    assert watching.is_current(tab)


def test_a_page_of_another_process_or_an_expired_session_is_not_current(tab, alive):
    assert not watching.is_current("0" * 32)
    alive.clear()
    assert not watching.is_current(tab)


def test_a_page_whose_decision_was_deleted_is_not_current(kept, tab):
    saving.work().delete(kept)
    assert not watching.is_current(tab)
    with pytest.raises(UnknownDecisionError, match=kept):
        shown.look(kept)


def test_only_who_calls_us_by_our_own_name_is_answered(tab):
    door = guard.Doorkeeper(guard.SecurityHeaders(Starlette(routes=entry.ROUTES)))
    path = f"/{WATCH}{tab}"
    answer = ask(door, path, headers=[("host", "localhost:8501")])
    assert json.loads(answer.body) == {"isCurrent": True}
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["cross-origin-resource-policy"] == "same-origin"
    assert ask(door, path, headers=[("host", "evil.example")]).status == 403
