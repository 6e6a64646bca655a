import asyncio
import sqlite3
from contextlib import closing

import pytest
import streamlit as st
from sqlalchemy import event

from decision import edits
from decision.files.decision_json import first_decision
from decision.model import SCHEMA_VERSION
from decision.store.access import ANYBODY
from decision.store.outbox import RETRY_SECONDS
from decision.store.sqlite_file import BESIDE, FILE
from decision.store.store import StoreUrlError, UnknownDecisionError
from decision.ui import entry, saving, times
from decision.ui.pages import files
from tests.store.rewriting import rewrite
from tests.ui.screen import button, field, shown

TOLD = "Saved, except for changes that no longer applied: note of an offer."


@pytest.fixture
def read_only(store):
    def switch(on):
        store._engine.dispose()
        change = event.listen if on else event.remove
        change(store._engine, "connect", _refuse_writes)
        if not on:
            for refused in saving.work()._refused.values():
                refused.failed -= RETRY_SECONDS  # as if that time had passed

    return switch


def _refuse_writes(connection, _):
    connection.execute("PRAGMA query_only=ON")


def test_what_no_longer_fitted_is_told_once(store, kept, read_only):
    screen = shown("offers", kept)
    read_only(True)
    saving.work().apply(
        kept, lambda d: edits.change_offer(d, "stay", note="hours of work"), "note of an offer"
    )
    assert "Not saved yet" in screen.run().warning[0].value
    read_only(False)
    store.apply(kept, lambda d: edits.delete_offer(d, "stay"), "deleted elsewhere")
    assert [one.value for one in screen.run().warning] == [TOLD]
    assert not screen.run().warning


def test_what_cannot_be_written_from_the_start_is_shown_and_the_page_says_so(kept, read_only):
    read_only(True)
    screen = shown("offers", kept)
    assert field(screen, "What are you deciding?").value == "Mine"
    assert "attempt to write a readonly database" in screen.warning[0].value


def test_saving_what_waited_leaves_the_chosen_offer(store, kept, read_only):
    store.apply(kept, lambda d: edits.add_offers(d, [("B", {})]), "added")
    screen = shown("offers", kept)
    read_only(True)
    field(screen, "Add another offer").set_value("C")
    button(screen, "Add").click().run()
    assert field(screen, "Name").value == "C"
    screen.session_state[f"offer_{kept}_kept"] = "b"
    screen.run()
    read_only(False)
    assert field(screen.run(), "Name").value == "B"
    assert [offer.name for offer in store.newest(kept).decision.offers][1:] == ["B", "C"]


def test_what_waited_and_is_saved_is_no_other_tabs_and_can_be_undone(store, kept, read_only):
    screen = shown("offers", kept)
    read_only(True)
    field(screen, "Add another offer").set_value("C")
    button(screen, "Add").click().run()
    read_only(False)
    saving.work().save(kept)  # as another tab or a fragment does
    button(screen, "Undo").click().run()
    assert [each.value for each in (*screen.success, *screen.error)] == []
    assert [offer.name for offer in store.newest(kept).decision.offers] == ["Stay"]


def test_what_was_deleted_while_nothing_could_be_saved_comes_back(store, kept, read_only):
    store.apply(kept, lambda d: edits.add_offers(d, [("B", {})]), "added")
    screen = shown("offers", kept)
    read_only(True)
    button(screen, "Delete").click().run()
    read_only(False)
    screen.run()
    assert [each.value for each in (*screen.success, *screen.error)] == []
    back = next(each for each in screen.button if each.key == f"bring_back_{kept}")
    back.click().run()
    assert [offer.name for offer in store.newest(kept).decision.offers] == ["Stay", "B"]


def test_a_further_offer_that_is_refused_leaves_the_chosen_one(store, kept):
    store.apply(kept, lambda d: edits.add_offers(d, [("B", {})]), "added")
    screen = shown("offers", kept)
    field(screen, "Add another offer").set_value("B")
    button(screen, "Add").click().run()
    assert field(screen, "Name").value == edits.started("Mine").offers[0].name
    assert screen.error


def test_a_title_that_waits_stays_in_the_list(kept, read_only):
    screen = shown("files", kept)
    read_only(True)
    saving.work().apply(kept, lambda d: edits.set_title(d, "Ours"), "title changed")
    screen.run()
    assert any("Ours" in one.value for one in screen.get("html") if "open now" in one.value)


def test_deleting_takes_away_what_waits(store, kept, read_only):
    work = saving.work()
    work.newest(kept)
    read_only(True)
    work.apply(kept, lambda d: edits.set_title(d, "Ours"), "title changed")
    read_only(False)
    files.delete(kept)
    assert work.trouble(kept) is None
    with pytest.raises(UnknownDecisionError, match=kept):
        store.newest(kept)


def test_a_page_is_drawn_again_from_what_waits_when_the_store_is_gone(store, kept, tmp_path):
    shown("offers", kept)
    store._engine.dispose()
    (tmp_path / FILE).rename(tmp_path / "away")
    with closing(sqlite3.connect(tmp_path / FILE)):
        saving.work().apply(kept, lambda d: edits.set_title(d, "Ours"), "title changed")
        again = shown("offers", kept)
    assert field(again, "What are you deciding?").value == "Ours"
    assert "Not saved yet" in again.warning[0].value


def test_a_store_that_is_locked_takes_the_work_when_it_is_free_again(store, kept, tmp_path):
    screen = shown("offers", kept)
    with closing(sqlite3.connect(tmp_path / FILE, isolation_level=None)) as database:
        database.execute("begin exclusive")
        field(screen, "What are you deciding?").set_value("Ours").run()
        assert "Not saved yet: database is locked" in screen.warning[0].value
        assert field(screen, "What are you deciding?").value == "Ours"
        database.execute("rollback")
    assert store.newest(kept).decision.title == "Mine"
    saving.work()._refused[kept].failed -= RETRY_SECONDS  # as if that time had passed
    assert not screen.run().warning
    assert store.newest(kept).decision.title == "Ours"


def test_a_store_that_cannot_be_written_is_named(monkeypatch, tmp_path):
    in_the_way = tmp_path / "data"
    in_the_way.write_text("in the way", encoding="utf-8")
    monkeypatch.setenv("CROSSROADS_DATA_DIR", str(in_the_way))
    st.cache_resource.clear()
    screen = shown("compare")
    assert "Decisions cannot be read or saved." in screen.error[0].value
    assert str(in_the_way) in screen.code[0].value
    assert not screen.exception


def test_a_decision_that_this_version_cannot_read_is_named_and_a_way_is_offered(store, kept):
    screen = shown("compare", kept)
    rewrite(store, kept, f":{SCHEMA_VERSION},", f":{SCHEMA_VERSION + 1},")
    screen.run()
    assert "This version of Crossroads cannot show this decision" in screen.warning[0].value
    button(screen, "Open the sample").click().run()
    opened = screen.session_state["open_decision"]
    assert (opened != kept, store.newest(opened).decision) == (True, first_decision())
    assert not screen.warning


@pytest.mark.parametrize("zone", ["America", "Nowhere/Land", "../etc", ""])
def test_a_time_zone_that_is_none_is_read_as_utc(monkeypatch, zone):
    monkeypatch.setattr(times.st, "context", type("Context", (), {"timezone": zone}))
    assert times.when("2026-01-02T03:04:05+00:00") == "2 Jan 2026, 03:04"


def test_work_that_is_not_saved_can_be_taken_home(kept, read_only):
    screen = shown("offers", kept)
    read_only(True)
    field(screen, "What are you deciding?").set_value("Ours").run()
    assert "Not saved yet" in screen.warning[0].value
    assert "Save it as a file" in [each.proto.label for each in screen.get("download_button")]


def test_a_file_that_is_gone_is_said_and_what_is_on_screen_stays(kept, tmp_path):
    screen = shown("offers", kept)
    for ending in BESIDE:
        (tmp_path / f"{FILE}{ending}").unlink(missing_ok=True)
    field(screen, "What are you deciding?").set_value("Ours").run()
    assert "is not there any more" in screen.warning[0].value
    assert field(screen, "What are you deciding?").value == "Ours"
    assert not list(tmp_path.glob(f"{FILE}*"))


def test_a_damaged_file_is_said_and_a_new_one_can_be_begun(monkeypatch, tmp_path):
    monkeypatch.setenv("CROSSROADS_DATA_DIR", str(tmp_path))
    (tmp_path / FILE).write_bytes(b"no database" * 1000)
    st.cache_resource.clear()
    screen = shown("compare")
    assert "is damaged" in screen.error[0].value
    assert not screen.exception
    button(screen, "Keep the damaged file and start anew").click().run()
    assert not screen.error
    assert saving.store().last_opened() == screen.session_state["open_decision"]
    (kept,) = tmp_path.glob(f"damaged-*-{FILE}")
    assert kept.read_bytes() == b"no database" * 1000
    st.cache_resource.clear()


def test_a_setting_that_names_no_store_is_said_without_its_password(monkeypatch):
    monkeypatch.setenv("CROSSROADS_STORE_URL", "mysql://me:secret@host/x")
    st.cache_resource.clear()
    screen = shown("compare")
    assert "CROSSROADS\\_STORE\\_URL" in screen.error[0].value
    assert "secret" not in screen.error[0].value
    assert not screen.exception


def test_a_setting_that_names_no_store_ends_the_start(monkeypatch):
    monkeypatch.setenv("CROSSROADS_STORE_URL", "mysql://me:secret@host/x")
    with pytest.raises(StoreUrlError, match="found one of mysql"):
        asyncio.run(entry.warm_up(None).__aenter__())


def test_a_visitor_of_a_server_learns_nothing_of_how_it_is_built(monkeypatch, kept, tmp_path):
    monkeypatch.setattr("decision.ui.hosting.is_hosted", lambda: True)
    monkeypatch.setattr("decision.ui.hosting.visitor", lambda: ANYBODY)
    screen = shown("offers", kept)
    for ending in BESIDE:
        (tmp_path / f"{FILE}{ending}").unlink(missing_ok=True)
    field(screen, "What are you deciding?").set_value("Ours").run()
    assert screen.warning[0].value.startswith("Not saved yet. Your work stays on screen")
    saving._all_work.clear()
    screen.run()
    assert screen.error[0].value.startswith("Decisions cannot be read or saved just now.")
    said = " ".join(each.value for each in (*screen.error, *screen.warning, *screen.code))
    assert str(tmp_path) not in said
