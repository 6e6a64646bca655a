"""Stores of both kinds, and stores that get into trouble, for tests of what becomes of the work."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.exc import OperationalError

from decision.store.outbox import Outbox
from decision.store.sqlite_file import FILE
from decision.store.store import Store
from tests.decisions import founding_case
from tests.store.postgres_server import PostgresServer

# One server is enough: all that need it run in one process.
POSTGRES = pytest.param("postgres", marks=pytest.mark.xdist_group("postgres"))


class Clock:
    """A minute passes whenever somebody looks at it; ``now`` can be read without."""

    now = 100.0

    def __call__(self):
        self.now += 60
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    server = PostgresServer()
    yield server
    server.stop()


@pytest.fixture(params=["sqlite", POSTGRES])
def where(request, tmp_path) -> Path | sa.URL:
    """Where a store can be: both kinds, for whatever asks for one."""
    if request.param == "sqlite":
        return tmp_path
    return sa.make_url(request.getfixturevalue("postgres").new_url())


@pytest.fixture
def opened(where):
    """Open the store, as many times as there are servers."""
    stores = []

    def another() -> Store:
        stores.append(Store(where))
        return stores[-1]

    yield another
    for each in stores:
        each._engine.dispose()


@pytest.fixture
def store(opened):
    return opened()


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
    """The database itself refuses writes while this is on."""

    def switch(on):
        store._engine.dispose()
        store._engine.pool = store._engine.pool.recreate()
        if on:
            event.listen(store._engine, "connect", _refuse_writes)
        else:
            event.remove(store._engine, "connect", _refuse_writes)

    return switch


def _refuse_writes(connection, _):
    is_file = isinstance(connection, sqlite3.Connection)
    setting = "PRAGMA query_only=ON" if is_file else "SET default_transaction_read_only = on"
    connection.execute(setting)
    connection.commit()


@pytest.fixture
def out_of_reach(store, where):
    """Neither is anything read while this is on."""
    if not isinstance(where, Path):
        return _unconnected(store._engine)

    def switch(on):
        store._engine.dispose()
        here, away = where / FILE, where / "away"
        if on:
            here.rename(away)
            sqlite3.connect(here).close()
        else:
            away.replace(here)

    return switch


def _unconnected(engine):
    def switch(on):
        engine.dispose()
        (event.listen if on else event.remove)(engine, "do_connect", _refuse_to_connect)

    return switch


def _refuse_to_connect(*_):
    raise OperationalError("", {}, Exception("connection refused"))


@pytest.fixture
def runs_full(store):
    """The database takes the first writes of the next transaction, then says it is full."""

    def switch(on):
        change = event.listen if on else event.remove
        change(store._engine, "before_cursor_execute", _full_at_the_second_revision)

    return switch


def _full_at_the_second_revision(connection, _cursor, statement, parameters, *_):
    values = parameters.values() if isinstance(parameters, dict) else parameters
    if statement.startswith("INSERT INTO revision") and "second" in values:
        raise OperationalError(statement, {}, Exception("database or disk is full"))
