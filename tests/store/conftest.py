"""Stores that get into trouble, for tests of what becomes of the work."""

import sqlite3

import pytest
from sqlalchemy import event
from sqlalchemy.exc import OperationalError

from decision.store.database import FILE
from decision.store.outbox import Outbox
from decision.store.store import Store
from tests.decisions import founding_case


class Clock:
    """A minute passes whenever somebody looks at it; ``now`` can be read without."""

    now = 100.0

    def __call__(self):
        self.now += 60
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def store(tmp_path):
    return Store(tmp_path)


@pytest.fixture
def work(store, clock):
    return Outbox(store, clock)


@pytest.fixture
def kept(store, work):
    identity = store.create(founding_case())
    work.newest(identity)
    return identity


@pytest.fixture
def read_only(store):
    """SQLite itself refuses writes while this is on."""

    def switch(on):
        store._engine.dispose()
        store._engine.pool = store._engine.pool.recreate()
        if on:
            event.listen(store._engine, "connect", _refuse_writes)
        else:
            event.remove(store._engine, "connect", _refuse_writes)

    return switch


def _refuse_writes(connection, _):
    connection.execute("PRAGMA query_only=ON")


@pytest.fixture
def out_of_reach(store, tmp_path):
    """Neither is anything read while this is on."""

    def switch(on):
        store._engine.dispose()
        here, away = tmp_path / FILE, tmp_path / "away"
        if on:
            here.rename(away)
            sqlite3.connect(here).close()
        else:
            away.replace(here)

    return switch


@pytest.fixture
def runs_full(store):
    """SQLite takes the first writes of the next transaction, then says that the disk is full."""

    def switch(on):
        change = event.listen if on else event.remove
        change(store._engine, "before_cursor_execute", _full_at_the_second_revision)

    return switch


def _full_at_the_second_revision(connection, _cursor, statement, parameters, *_):
    if statement.startswith("INSERT INTO revision") and "second" in parameters:
        raise OperationalError(statement, {}, Exception("database or disk is full"))
