"""How much does a server hold after many edits and sessions: memory, file handles, room on disk?"""

import os
import sys
from pathlib import Path
from typing import NamedTuple

import pytest
import sqlalchemy as sa

from decision.store.sqlite_file import FILE
from decision.store.store import Store
from tests.bench.performance.load import resident
from tests.bench.visitor import Visitor
from tests.browser.app_server import AppServer
from tests.decisions import FIVE, founding_case

SESSIONS, SESSIONS_OF_A_SOAK = 4, 200
MOVES, MOVES_OF_A_SOAK = 5, 50
TIMES = 4  # that it is measured
# Streamlit keeps so many sessions that are gone for those who come back, each with a loop.
KEPT_SESSIONS, HANDLES_OF_EACH, OTHER_HANDLES = 128, 3, 30
GROWTH, LARGEST = 50, 10  # megabytes: of memory since the first time, of the store at the last


class Held(NamedTuple):
    """What is held after so many sessions; memory and store in megabytes."""

    sessions: int
    memory: float
    handles: int
    store: float


@pytest.fixture
def server(where, tmp_path):
    is_file = isinstance(where, Path)
    address = "" if is_file else where.render_as_string(hide_password=False)
    server = AppServer(tmp_path / "data", {"CROSSROADS_STORE_URL": address}).start()
    yield server
    server.stop()


@pytest.fixture
def store(where, server):
    store = Store(server.folder if isinstance(where, Path) else where)
    yield store
    store._engine.dispose()


def test_memory_handles_and_the_store_stay_bounded(server, store, soak):
    sessions, moves = (SESSIONS_OF_A_SOAK, MOVES_OF_A_SOAK) if soak else (SESSIONS, MOVES)
    identity = store.create(founding_case())
    measured = []
    for number in range(1, sessions + 1):
        visit(server.url, identity, range((number - 1) * moves, number * moves))
        if number % (sessions // TIMES) == 0:
            measured.append(held(server, store, number))
            sys.stdout.write(f"{measured[-1]}\n")  # for who looks: pytest -s
    every = sessions * moves
    last = {FIVE[each % len(FIVE)]: each % 100 for each in range(every - len(FIVE), every)}
    assert store.newest(identity).decision.points == last
    assert len(store.history(identity)) == every + 1
    assert measured[-1].memory - measured[0].memory <= GROWTH
    kept = min(sessions, KEPT_SESSIONS)
    assert measured[-1].handles <= OTHER_HANDLES + HANDLES_OF_EACH * kept
    assert measured[-1].store <= LARGEST


def visit(url, identity, moves):
    """Open the decision, move sliders, each move a change of its own, and go away."""
    visitor = Visitor(url, identity)
    for each in moves:
        visitor.gesture = f"move {each}"
        visitor.move(**{FIVE[each % len(FIVE)]: each % 100})
    visitor.close()


def held(server, store, sessions):
    handles = len(os.listdir(f"/proc/{server._process.pid}/fd"))
    return Held(sessions, resident(server), handles, megabytes(server, store))


def megabytes(server, store):
    if store._engine.dialect.name == "sqlite":
        return sum(each.stat().st_size for each in server.folder.glob(f"{FILE}*")) / 1e6
    with store._reading.begin() as connection:
        size = "SELECT sum(pg_total_relation_size(oid)) FROM pg_class WHERE relkind = 'r' "
        mine = "AND relnamespace = current_schema()::regnamespace"
        return float(connection.execute(sa.text(size + mine)).scalar()) / 1e6
