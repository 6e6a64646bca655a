import resource
import sqlite3
from contextlib import closing, contextmanager

import pytest
from sqlalchemy.exc import OperationalError

from decision.edits import set_points, set_title
from decision.store.sqlite_file import FILE
from decision.store.store import Store, UnknownDecisionError
from tests.decisions import founding_case, rated
from tests.store.stepping_down import held_to_modes


@pytest.fixture
def where(tmp_path):
    return tmp_path


def moved(points):
    return lambda decision: set_points(decision, {"impact": points})


def on_disk(folder):
    return b"".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


def test_a_deleted_decision_leaves_nothing_on_the_disk(store, tmp_path):
    other = store.create(rated({"A": {}}))
    identity = store.create(rated({"A": {}}))
    store.apply(identity, lambda d: set_title(d, "Unlikely Title"), "title changed")
    assert b"Unlikely" in on_disk(tmp_path)
    store.delete(identity)
    assert b"Unlikely" not in on_disk(tmp_path)
    assert [kept.identity for kept in store.all()] == [other]
    with pytest.raises(UnknownDecisionError, match=identity):
        store.newest(identity)


@contextmanager
def someone_reading(folder):
    with closing(sqlite3.connect(folder / FILE, isolation_level=None)) as reader:
        reader.execute("begin")
        reader.execute("select count(*) from decision").fetchall()
        yield


@pytest.fixture
def deleted_while_read(store, tmp_path):
    other = store.create(rated({"A": {}}))
    identity = store.create(set_title(rated({"A": {}}), "Unlikely Title"))
    with someone_reading(tmp_path):
        store.delete(identity)
        store.open(other)
    assert b"Unlikely" in on_disk(tmp_path)
    return other


def test_what_was_deleted_while_someone_read_is_off_the_disk_after_the_next_write(
    store, deleted_while_read, tmp_path
):
    store.open(deleted_while_read)
    assert b"Unlikely" not in on_disk(tmp_path)


def test_what_was_deleted_while_someone_read_is_off_the_disk_after_a_start(
    deleted_while_read, tmp_path
):
    Store(tmp_path)
    assert b"Unlikely" not in on_disk(tmp_path)


def test_a_start_while_someone_reads_leaves_the_clearing_to_the_next_write(
    deleted_while_read, tmp_path
):
    with someone_reading(tmp_path):
        again = Store(tmp_path)
        again.open(deleted_while_read)
    again.open(deleted_while_read)
    assert b"Unlikely" not in on_disk(tmp_path)


@contextmanager
def shut(folder):
    """Nobody may write to the folder and what is in it, not even root."""
    folder.chmod(0o555)
    for file in folder.iterdir():
        file.chmod(0o444)
    try:
        with held_to_modes():
            yield
    finally:
        folder.chmod(0o755)
        for file in folder.iterdir():
            file.chmod(0o644)


def test_what_nobody_may_write_to_can_be_looked_at(tmp_path):
    before = Store(tmp_path)
    identity = before.create(founding_case())
    before._engine.dispose()
    with shut(tmp_path):
        store = Store(tmp_path)
        assert store.newest(identity).decision == founding_case()
        assert store.last_opened() == identity
        assert [kept.title for kept in store.all()] == [founding_case().title]
        with pytest.raises(OperationalError, match="attempt to write a readonly database"):
            store.apply(identity, moved(7), "moved")
    store.apply(identity, moved(7), "moved")
    assert store.newest(identity).decision.points_of("impact") == 7


def test_an_empty_folder_that_nobody_may_write_to_holds_no_store(tmp_path):
    with shut(tmp_path), pytest.raises(OperationalError, match="unable to open database file"):
        Store(tmp_path)


def test_a_file_whose_log_cannot_be_read_is_not_shown_without_it(tmp_path):
    store = Store(tmp_path)
    store.create(founding_case())
    store._engine.dispose()
    (tmp_path / f"{FILE}-wal").write_bytes(b"x" * 64)
    with shut(tmp_path), pytest.raises(OperationalError, match=r"readonly|unable to open"):
        Store(tmp_path)


@contextmanager
def full_disk():
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_store_on_a_full_disk_can_be_looked_at_and_takes_edits_when_there_is_room(
    store, tmp_path
):
    identity = store.create(founding_case())
    store._engine.dispose()
    with full_disk():
        again = Store(tmp_path)
        assert again.newest(identity).decision == founding_case()
    again.apply(identity, moved(7), "moved")
    assert store.newest(identity).decision.points_of("impact") == 7


def test_a_new_store_on_a_full_disk_says_so(tmp_path):
    with full_disk(), pytest.raises(OperationalError, match="disk"):
        Store(tmp_path)


def test_a_locked_file_is_not_read_while_it_may_change(tmp_path, monkeypatch):
    monkeypatch.setattr("decision.store.place.BUSY_SECONDS", 0.01)
    with closing(sqlite3.connect(tmp_path / FILE, isolation_level=None)) as other:
        other.execute("create table other (x)")
        other.execute("begin exclusive")
        with pytest.raises(OperationalError, match="database is locked"):
            Store(tmp_path)


def test_a_full_disk_is_trouble_like_any_other(work, store, kept):
    with full_disk():
        work.apply(kept, moved(9), "moved")
        assert work.trouble(kept) is not None
    assert work.newest(kept).decision.points_of("impact") == 9
    assert store.newest(kept).decision.points_of("impact") == 9
