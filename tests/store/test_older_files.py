"""Is a database that an older version wrote read, and brought up to date, with nothing lost?

Each `version_N.sql` is what the app wrote when its tables had that version.
"""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import OperationalError

from decision.edits import set_points
from decision.store import database, schema
from decision.store.schema import ACKNOWLEDGED, NewerStoreError
from decision.store.sqlite_file import FILE
from decision.store.store import Sent, Store, UnreadableDecisionError
from tests.decisions import founding_case
from tests.store.stepping_down import held_to_modes

FIRST, SECOND = (
    Path(__file__).with_name(f"version_{number}.sql").read_text(encoding="utf-8")
    for number in (1, 2)
)
# Before the first version that had a number, nothing was acknowledged.
OLDEST = f"{FIRST}; DROP TABLE acknowledged"


def lies_there(folder, script):
    with closing(sqlite3.connect(folder / FILE)) as connection:
        connection.executescript(script)


@pytest.fixture(params=[OLDEST, FIRST, SECOND], ids=["before messages", "version 1", "version 2"])
def old(request, tmp_path):
    lies_there(tmp_path, request.param)
    return tmp_path


@pytest.fixture
def first(tmp_path):
    lies_there(tmp_path, FIRST)
    return tmp_path


def test_an_older_file_is_read_and_goes_on(old):
    store = Store(old)
    alpha = store.newest("alpha")
    assert (alpha.number, alpha.undo, alpha.redo) == (3, "to 20", "to 30")
    assert store.redo("alpha").decision.points_of("impact") == 30
    assert store.redo("alpha").decision.points_of("impact") == 33
    store.apply("alpha", lambda d: set_points(d, {"impact": 1}), "to 1")
    assert [each.label for each in store.history("alpha")][:2] == ["to 1", "weights moved"]


def test_every_revision_of_an_older_file_is_as_it_was(first):
    with closing(sqlite3.connect(first / FILE)) as connection:
        statement = "select decision, number, document from revision"
        before = connection.execute(statement).fetchall()
    store = Store(first)
    with store._reading.begin() as connection:
        after = [
            (decision, number, database.at(connection, decision, number).document)
            for decision, number, _ in before
        ]
    assert after == before
    assert len(after) == 9


def test_the_list_of_an_older_file_is_as_it_was(old):
    listed = Store(old).all()
    titles = {each.identity: each.title for each in listed}
    assert titles == {"alpha": "Test", "beta": "Café crème", "broken": None, "newer": None}
    assert listed[0].identity == "alpha"
    assert all(each.started <= each.changed for each in listed)
    for identity in ("broken", "newer"):
        with pytest.raises(UnreadableDecisionError, match="cannot be read"):
            Store(old).newest(identity)


@pytest.mark.parametrize("script", [FIRST, SECOND], ids=["version 1", "version 2"])
def test_a_message_that_an_older_version_acknowledged_is_not_done_again(tmp_path, script):
    lies_there(tmp_path, script)
    store = Store(tmp_path)
    edit = lambda d: set_points(d, {"impact": 99})  # noqa: E731
    store.apply("alpha", edit, "again", None, Sent("board", 33))
    assert store.newest("alpha").decision.points_of("impact") == 20
    with store._reading.begin() as connection:
        assert connection.execute(sa.select(ACKNOWLEDGED.c.client)).scalars().all() == ["board"]


def test_a_file_is_brought_up_to_date_once(old):
    assert schema.bring_up_to_date(Store(old)._engine) is False


def test_what_breaks_off_leaves_the_older_file_as_it_was(first, monkeypatch):
    def full(*_):
        raise OperationalError("", {}, Exception("database or disk is full"))

    def content():
        with closing(sqlite3.connect(first / FILE)) as connection:
            return list(connection.iterdump())

    before = content()
    with monkeypatch.context() as broken:
        broken.setattr(schema, "about", full)
        with pytest.raises(OperationalError, match="disk is full"):
            Store(first)
    assert content() == before
    assert Store(first).newest("alpha").number == 3


def test_an_older_file_that_takes_no_writes_says_so_and_is_opened_once_it_does(old):
    (old / FILE).chmod(0o444)
    old.chmod(0o555)
    with held_to_modes(), pytest.raises(OperationalError, match="readonly"):
        Store(old)
    old.chmod(0o755)
    (old / FILE).chmod(0o644)
    assert Store(old).newest("alpha").number == 3


def test_the_room_of_an_older_file_is_given_back(tmp_path):
    lies_there(tmp_path, FIRST)
    document = founding_case().model_dump_json()
    rows = [("alpha", number, 1, "x", "2026-01-01", document) for number in range(100, 300)]
    columns = "decision, number, before, label, time, document"
    with closing(sqlite3.connect(tmp_path / FILE)) as connection, connection:
        connection.executemany(f"insert into revision ({columns}) values (?, ?, ?, ?, ?, ?)", rows)
    assert (tmp_path / FILE).stat().st_size > 4_000_000
    store = Store(tmp_path)
    store._engine.dispose()
    assert (tmp_path / FILE).stat().st_size < 200_000


def test_a_newer_database_is_refused_and_left_alone(opened):
    store = opened()
    with store._engine.begin() as connection:
        connection.execute(sa.text(f"UPDATE store SET version = {schema.VERSION + 1}"))
    versions = f"found {schema.VERSION + 1}, expected {schema.VERSION}"
    with pytest.raises(NewerStoreError, match=rf"newer version of Crossroads.*{versions}"):
        opened()
