"""What if a backup is copied over the file of decisions while the app works with it?"""

import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from decision.edits import set_points
from decision.home import home
from decision.store import openings
from decision.store.outbox import Outbox
from decision.store.schema import OPENINGS
from decision.store.sqlite_file import BESIDE, FILE, FileGoneError
from decision.store.store import Store
from tests.decisions import founding_case
from tests.repetitions import examples
from tests.store.stepping_down import held_to_modes
from tests.store.test_older_files import SECOND, lies_there

REPLACED = "another file has taken the place"


def moved(points):
    return lambda decision: set_points(decision, {"impact": points})


def points(store, identity):
    return store.newest(identity).decision.points_of("impact")


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "data"


@pytest.fixture
def backup(tmp_path):
    made = tmp_path / "backup"
    made.mkdir()
    return made


@pytest.fixture
def identity(folder):
    """A decision of an earlier start."""
    before = Store(folder)
    made = before.create(founding_case())
    before.apply(made, moved(1), "moved")
    before._engine.dispose()
    return made


@pytest.fixture
def store(folder, identity):
    opened = Store(folder)
    yield opened
    opened._engine.dispose()


@pytest.fixture
def work(store, clock):
    return Outbox(store, clock)


def only_the_file(folder, backup):
    shutil.copyfile(folder / FILE, backup / FILE)


def with_what_is_beside(folder, backup):
    for ending in BESIDE:
        if (folder / f"{FILE}{ending}").exists():
            shutil.copyfile(folder / f"{FILE}{ending}", backup / f"{FILE}{ending}")


def by_sqlite(folder, backup):
    with (
        closing(sqlite3.connect(folder / FILE)) as one,
        closing(sqlite3.connect(backup / FILE)) as other,
    ):
        one.backup(other)


def copied_over(backup, folder):
    """As `cp` does: what is there keeps its place in the file system, and gets other contents."""
    for each in backup.iterdir():
        before = (folder / each.name).stat().st_ino if (folder / each.name).exists() else None
        shutil.copyfile(each, folder / each.name)
        assert before in (None, (folder / each.name).stat().st_ino)


def restarted(folder, identity):
    """Return what a new process finds: a copy, as the handles of this one are still open."""
    elsewhere = shutil.copytree(folder, folder.with_name("elsewhere"))
    store = Store(elsewhere)
    found = points(store, identity)
    with store._reading.begin() as connection:
        assert connection.execute(sa.text("PRAGMA integrity_check")).scalar() == "ok"
    store._engine.dispose()
    return found


def is_noticed_and_left_alone(store, work, identity, folder):
    """Work goes on on screen, and nothing is written."""
    before = (folder / FILE).read_bytes()
    work.apply(identity, moved(77), "moved")
    assert points(work, identity) == 77
    assert REPLACED in work.trouble(identity)
    for ask in (store.all, lambda: store.create(founding_case()), lambda: store.newest(identity)):
        with pytest.raises(FileGoneError, match=REPLACED):
            ask()
    assert not store.place.swept()
    store._engine.dispose()
    assert (folder / FILE).read_bytes() == before


@pytest.mark.parametrize("copied", [only_the_file, with_what_is_beside, by_sqlite])
def test_an_older_copy_in_place_is_noticed_and_left_alone(
    store, work, identity, folder, backup, copied
):
    work.apply(identity, moved(10), "moved")
    copied(folder, backup)
    work.apply(identity, moved(11), "moved")
    assert store.place.swept()
    for number in range(20, 30):
        work.apply(identity, moved(number), "moved")
    copied_over(backup, folder)
    assert points(work, identity) == 29
    is_noticed_and_left_alone(store, work, identity, folder)
    assert restarted(folder, identity) == (1 if copied is only_the_file else 10)


@pytest.mark.parametrize("copied", [only_the_file, with_what_is_beside])
def test_it_is_noticed_while_all_that_was_written_lies_in_the_log(
    store, work, identity, folder, backup, copied
):
    work.apply(identity, moved(10), "moved")
    assert store.place.swept()
    copied(folder, backup)
    store.place.swept()
    for number in range(11, 20):
        work.apply(identity, moved(number), "moved")
    is_same = copied is only_the_file
    copied_over(backup, folder)
    # A file that is copied back as it is takes nothing away: what is newer is in the log.
    if is_same:
        assert points(store, identity) == 19
        return
    is_noticed_and_left_alone(store, work, identity, folder)
    assert restarted(folder, identity) == 10


def test_a_copy_with_its_log_is_noticed_where_the_file_itself_is_the_same(
    store, work, identity, folder, backup
):
    work.apply(identity, moved(10), "moved")
    with_what_is_beside(folder, backup)
    work.apply(identity, moved(11), "moved")
    copied_over(backup, folder)
    is_noticed_and_left_alone(store, work, identity, folder)
    assert restarted(folder, identity) == 10


def test_who_only_looks_notices_it_too(store, identity, folder, backup):
    only_the_file(folder, backup)
    store.apply(identity, moved(10), "moved")
    assert store.place.swept()
    copied_over(backup, folder)
    with pytest.raises(FileGoneError, match=REPLACED):
        store.newest(identity)
    assert (folder / FILE).read_bytes() == (backup / FILE).read_bytes()


def elsewhere_with_another(backup):
    other = Store(backup)
    other.create(founding_case())
    other._engine.dispose()


def of_an_older_version(backup):
    lies_there(backup, SECOND)


def of_another_program(backup):
    with closing(sqlite3.connect(backup / FILE)) as other:
        other.execute("create table other (x)")


def rubbish(backup):
    (backup / FILE).write_bytes(b"x" * 8192)


def nothing(backup):
    (backup / FILE).write_bytes(b"")


OTHERS = [elsewhere_with_another, of_an_older_version, of_another_program, rubbish, nothing]


@pytest.mark.parametrize("is_in_log", [True, False], ids=["log", "no log"])
@pytest.mark.parametrize("made", OTHERS)
def test_another_file_in_place_is_noticed_and_left_alone(
    store, work, identity, folder, backup, made, is_in_log
):
    work.apply(identity, moved(10), "moved")
    if not is_in_log:
        assert store.place.swept()
    made(backup)
    copied_over(backup, folder)
    is_noticed_and_left_alone(store, work, identity, folder)
    assert (folder / FILE).read_bytes() == (backup / FILE).read_bytes()


def test_a_copy_that_was_worked_on_elsewhere_is_noticed(store, work, identity, folder, backup):
    """Nothing in it is older than what is here: but the log is not its own."""
    work.apply(identity, moved(10), "moved")
    assert store.place.swept()
    only_the_file(folder, backup)
    elsewhere = Store(backup)
    elsewhere.apply(identity, moved(50), "moved elsewhere")
    elsewhere._engine.dispose()
    work.newest(identity)
    copied_over(backup, folder)
    is_noticed_and_left_alone(store, work, identity, folder)
    assert restarted(folder, identity) == 50


def test_nothing_is_moved_into_it_when_the_app_ends(identity, folder, backup):
    """Whoever closes a file last moves its log into it."""
    only_the_file(folder, backup)
    script = f"""
import shutil
from pathlib import Path
from decision.store.outbox import Outbox
from decision.store.store import Store
from tests.store.test_copied_over import moved

folder = Path({str(folder)!r})
store = Store(folder)
for number in range(20, 30):
    store.apply({identity!r}, moved(number), "moved")
store.place.swept()
store.apply({identity!r}, moved(30), "moved")
shutil.copyfile({str(backup / FILE)!r}, folder / "{FILE}")
work = Outbox(store)
try:
    store.newest({identity!r})
except OSError as error:
    print(error)
"""
    ended = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, cwd=home(), check=True
    )
    assert REPLACED in ended.stdout
    assert (folder / FILE).read_bytes() == (backup / FILE).read_bytes()
    assert points(Store(folder), identity) == 1
    # What was in the log is kept, under another name.
    (log,) = folder.glob(f"replaced-*-{FILE}-wal")
    assert log.stat().st_size > 0


# What is no other file ---------------------------------------------------------------------------


@settings(max_examples=examples(60), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, 2), st.sampled_from("wrscto")), max_size=25))
def test_what_other_processes_of_the_app_write_is_no_other_file(tmp_path_factory, turns):
    folder = tmp_path_factory.mktemp("shared")
    stores = [Store(folder) for _ in range(3)]
    identity, written = stores[0].create(founding_case()), 0
    for who, what in turns:
        store = stores[who]
        if what == "w":
            written += 1
            store.apply(identity, moved(written), "moved")
        elif what == "s":
            store.place.swept()
        elif what == "c":
            store._engine.dispose()
        elif what == "t":
            (folder / FILE).touch()
        elif what == "o":
            stores[who] = Store(folder)
        assert points(store, identity) in (written, founding_case().points_of("impact"))
    for store in stores:
        store._engine.dispose()


def test_a_hundred_openings_are_kept_and_older_ones_dropped(store, identity, folder):
    for _ in range(openings.KEPT + 3):
        each = Store(folder)
        each.apply(identity, moved(5), "moved")
        each._engine.dispose()
        points(store, identity)
    with store._reading.begin() as connection:
        assert len(connection.execute(sa.select(OPENINGS)).all()) == openings.KEPT
    store.apply(identity, moved(6), "moved")
    assert points(store, identity) == 6


def test_what_changes_nothing_counts_nothing(store, identity, folder):
    def state():
        with store._reading.begin() as connection:
            return connection.execute(sa.select(OPENINGS)).all()

    before = state()
    store.apply(identity, lambda decision: decision, "nothing")
    assert state() == before
    store.apply(identity, moved(9), "moved")
    assert state() != before


def test_a_file_that_took_no_writes_at_the_start_counts_from_the_first_on(folder, identity):
    for each in folder.iterdir():
        each.chmod(0o444)
    folder.chmod(0o555)
    with held_to_modes():
        store = Store(folder)
        assert points(store, identity) == 1
        folder.chmod(0o755)
        for each in folder.iterdir():
            each.chmod(0o644)
        store.apply(identity, moved(9), "moved")
    names = {name for name, _ in openings.counted(sqlite3.connect(folder / FILE)).values()}
    assert len(names) == 2
