"""What if the place of the decisions goes away, comes back, or is another one?"""

import shutil
import sys

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import DatabaseError, OperationalError

from decision.edits import set_points
from decision.store import sqlite_file
from decision.store.outbox import Outbox, why
from decision.store.sqlite_file import FILE, FileGoneError
from decision.store.store import Store, StoreUrlError, name_of, store_place
from tests.decisions import founding_case
from tests.store.stepping_down import held_to_modes


def moved(points):
    return lambda decision: set_points(decision, {"impact": points})


def points(store, identity):
    return store.newest(identity).decision.points_of("impact")


# A file that is deleted or replaced --------------------------------------------------------------


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "data"


@pytest.fixture
def at_work(folder, clock):
    """A store in use, what stands before it, and a decision."""
    store = Store(folder)
    work = Outbox(store, clock)
    identity = store.create(founding_case())
    work.newest(identity)
    yield store, work, identity
    store._engine.dispose()


def file_away(folder, away):
    for ending in sqlite_file.BESIDE:
        if (folder / f"{FILE}{ending}").exists():
            (folder / f"{FILE}{ending}").rename(away / f"{FILE}{ending}")


def folder_away(folder, away):
    folder.rename(away / "data")


@pytest.mark.parametrize("go", [file_away, folder_away])
def test_a_file_that_is_gone_is_noticed_and_no_new_one_is_made(at_work, folder, tmp_path, go):
    store, work, identity = at_work
    away = tmp_path / "away"
    away.mkdir()
    go(folder, away)
    with pytest.raises(FileGoneError, match=f"the file .*{FILE} is not there any more"):
        store.newest(identity)
    work.apply(identity, moved(7), "first")
    assert points(work, identity) == 7
    assert "is not there any more" in work.trouble(identity)
    assert not (folder / FILE).exists()
    # Once it is back, what waits is saved.
    go(*((away, folder) if go is file_away else (away / "data", tmp_path)))
    assert points(work, identity) == 7
    assert work.trouble(identity) is None
    assert points(Store(folder), identity) == 7


def test_a_deleted_file_takes_nothing_that_is_on_screen_with_it(at_work, folder):
    _, work, identity = at_work
    shutil.rmtree(folder)
    for number in range(3):
        work.apply(identity, moved(number), "moved")
    assert points(work, identity) == 2
    assert work.newest(identity).undo == "moved"
    assert "not there any more" in work.trouble(identity)
    assert not folder.exists()


def test_another_file_in_its_place_is_noticed_and_left_alone(at_work, folder, tmp_path):
    store, work, identity = at_work
    other = Store(tmp_path / "other")
    other.create(founding_case())
    other._engine.dispose()
    content = (tmp_path / "other" / FILE).read_bytes()
    (tmp_path / "other" / FILE).replace(folder / FILE)
    work.apply(identity, moved(7), "moved")
    assert points(work, identity) == 7
    assert "another file has taken the place" in work.trouble(identity)
    with pytest.raises(FileGoneError, match="once Crossroads is restarted"):
        store.create(founding_case())
    assert (folder / FILE).read_bytes() == content


# A file that cannot be written to ----------------------------------------------------------------


def test_a_log_left_by_a_crash_and_read_only_at_the_start_takes_edits_once_it_can(folder, clock):
    before = Store(folder)
    identity = before.create(founding_case())
    before.apply(identity, moved(5), "moved")
    files = {each.name: each.read_bytes() for each in folder.iterdir()}
    before._engine.dispose()
    for name, content in files.items():
        (folder / name).write_bytes(content)
    assert (folder / f"{FILE}-wal").stat().st_size > 0
    set_modes(folder, 0o555, 0o444)
    with held_to_modes():
        work = Outbox(Store(folder), clock)
        work.apply(identity, moved(7), "moved")
        assert points(work, identity) == 7
        assert "readonly" in work.trouble(identity)
        set_modes(folder, 0o755, 0o644)
        assert points(work, identity) == 7
        assert work.trouble(identity) is None
    assert points(Store(folder), identity) == 7


def set_modes(folder, for_folder, for_files):
    for file in folder.iterdir():
        file.chmod(for_files)
    folder.chmod(for_folder)


# A damaged file ----------------------------------------------------------------------------------


@pytest.mark.parametrize("damage", [b"x" * 4096, b"SQLite format 3\x00" + b"\x07" * 8176])
def test_a_damaged_file_can_be_put_aside_whole(folder, damage):
    folder.mkdir()
    (folder / FILE).write_bytes(damage)
    with pytest.raises(DatabaseError) as refusal:
        Store(folder)
    assert sqlite_file.is_damaged(refusal.value)
    assert not sqlite_file.is_damaged(OperationalError("", {}, Exception("database is locked")))
    assert (folder / FILE).read_bytes() == damage
    kept = sqlite_file.set_aside(folder)
    assert kept.read_bytes() == damage
    assert Store(folder).all() == []


# Other trouble -----------------------------------------------------------------------------------


def test_a_decision_in_trouble_does_not_hold_up_another(store, clock, read_only):
    work = Outbox(store, lambda: clock.now)
    first, second = (store.create(founding_case()) for _ in range(2))
    read_only(True)
    work.apply(first, moved(3), "moved")
    clock()
    work.apply(second, moved(9), "moved")
    read_only(False)
    for each in (first, second):
        work.save(each)
    assert work.trouble(first) is None
    assert work.trouble(second) is not None


def test_whoever_waits_for_a_decision_and_whoever_comes_later_wait_for_the_same(work, kept):
    lock = work._locks.of(kept)
    work.delete(kept)
    assert work._locks.of(kept) is lock
    del lock
    assert not work._locks


def test_why_is_one_line():
    error = OperationalError("", {}, Exception("connection refused\n\tIs the server running?"))
    assert why(error) == "connection refused"
    assert why(OSError()) == "OSError"


def test_what_another_server_changes_is_seen_at_a_glance(opened, clock):
    here, there = (Outbox(opened(), clock) for _ in range(2))
    identity = opened().create(founding_case())
    assert here.glance(identity).decision == founding_case()
    there.apply(identity, moved(7), "moved")
    assert here.glance(identity) == there.newest(identity)
    there.undo(identity)
    assert here.glance(identity).decision == founding_case()
    there.delete(identity)
    assert here.glance(identity) is None


def test_a_glance_asks_for_no_document_that_it_has(work, store, kept, monkeypatch):
    work.glance(kept)
    monkeypatch.setattr(store, "newest", lambda *_, **__: pytest.fail("read"))
    assert work.glance(kept).decision == founding_case()


def test_a_glance_shows_what_was_seen_last_where_nothing_can_be_read(work, kept, out_of_reach):
    out_of_reach(True)
    assert work.glance(kept).decision == founding_case()


# A server that is away ---------------------------------------------------------------------------


@pytest.mark.xdist_group("postgres")
def test_what_is_done_while_the_server_is_away_is_saved_when_it_is_back(postgres, clock):
    store = Store(sa.make_url(postgres.new_url()))
    work = Outbox(store, clock)
    identity = store.create(founding_case())
    work.apply(identity, moved(5), "moved")
    postgres.halt()
    try:
        work.apply(identity, moved(6), "first")
        work.apply(identity, moved(7), "second")
        assert points(work, identity) == 7
        assert "connection" in work.trouble(identity)
    finally:
        postgres.start()
    assert points(work, identity) == 7
    assert work.trouble(identity) is None
    assert [each.label for each in store.history(identity)][:2] == ["second", "first"]
    store._engine.dispose()


@pytest.mark.parametrize("address", ["mysql://host/x", "nonsense", "sqlite:///x", "http://u:pw@h"])
def test_a_setting_that_names_no_store_there_can_be_is_refused(monkeypatch, address):
    monkeypatch.setenv("CROSSROADS_STORE_URL", address)
    with pytest.raises(StoreUrlError, match="CROSSROADS_STORE_URL: expected an address") as refusal:
        store_place()
    assert "pw" not in str(refusal.value)


def test_a_server_without_the_library_for_it_is_said(monkeypatch):
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(StoreUrlError, match=r"expected: pip install 'crossroads\[postgres\]'"):
        Store(sa.make_url("postgresql://host/decisions"))


def test_the_setting_names_the_store(monkeypatch, tmp_path):
    monkeypatch.setenv("CROSSROADS_DATA_DIR", str(tmp_path))
    monkeypatch.delenv("CROSSROADS_STORE_URL", raising=False)
    assert name_of(store_place()) == str(tmp_path)
    monkeypatch.setenv("CROSSROADS_STORE_URL", "postgresql://me:secret@host/decisions")
    assert store_place().password == "secret"
    assert name_of(store_place()) == "postgresql://me:***@host/decisions"
