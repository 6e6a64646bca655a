"""Processes that write to a store, all at once or until they are killed, for the tests of that.

Run as a program of its own, so that they can be forked: to start each anew would cost a second.
What it measured comes as JSON. A place is a folder, or the address of a server.
"""

import json
import os
import random
import signal
import sys
import time
import traceback
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import sqlalchemy as sa

from decision.edits import set_points, set_title
from decision.model import Decision
from decision.store import database
from decision.store.store import Store
from tests.decisions import FIVE, rated

SMALL = rated({"A": {}, "B": {}})
FEWEST, MOST = 4, 12  # edits, after which an editor is killed
LONGEST_SECONDS = 0.01  # that it lives after the last of them
PAUSE, EVERY = timedelta(days=2), 7  # so work comes in sessions, and old ones are thinned


def opened(place: str) -> Store:
    return Store(sa.make_url(place) if "://" in place else Path(place))


# Killed ------------------------------------------------------------------------------------------


def killed(place: str, times: int, seed: int) -> dict[str, object]:
    """Kill an editor so many times; of each: the last edit that it was sure of, and what is there.

    Every edit has its number in the title; ``history`` are the titles of all revisions that stay.
    """
    rng = random.Random(seed)
    store = opened(place)
    identity = store.create(set_title(SMALL, "0"))
    store._engine.dispose()  # a connection is not to be shared with a process that is forked
    kills = [_killed(place, identity, rng) for _ in range(times)]
    return {"kills": kills, "history": _titles(place, identity)}


def _killed(place: str, identity: str, rng: random.Random) -> dict[str, object]:
    read, write = os.pipe()
    editor = _forked(lambda: _edit_on(place, identity, write))
    os.close(write)
    with open(read, encoding="ascii") as said:
        certain = [said.readline() for _ in range(rng.randint(FEWEST, MOST))]
        time.sleep(rng.uniform(0, LONGEST_SECONDS))
        os.kill(editor, signal.SIGKILL)
        # A last line without its end was cut off.
        lines = [
            *certain,
            *(line for line in said.read().splitlines(keepends=True) if line[-1] == "\n"),
        ]
    os.waitpid(editor, 0)
    store = opened(place)
    there = int(store.newest(identity).decision.title)
    is_whole = store._engine.dialect.name != "sqlite" or _is_sound(store)
    store._engine.dispose()
    return {"sure": int(lines[-1]), "there": there, "whole": is_whole}


def _is_sound(store: Store) -> bool:
    with store._reading.begin() as connection:
        return connection.execute(sa.text("PRAGMA integrity_check")).scalar() == "ok"


def _titles(place: str, identity: str) -> list[str]:
    store = opened(place)
    titles = [store.at(identity, each.number).title for each in store.history(identity)]
    store._engine.dispose()
    return titles


def _edit_on(place: str, identity: str, write: int) -> None:
    store = opened(place)
    number = int(store.newest(identity).decision.title)
    _let_time_pass(number)
    for place_in_row in count(number + 1):
        gesture = f"drag {place_in_row // 3}" if place_in_row % 5 else None
        store.apply(identity, _numbered(place_in_row), "changed", gesture)
        os.write(write, f"{place_in_row}\n".encode())


def _numbered(number: int) -> Callable[[Decision], Decision]:
    return lambda d: set_title(set_points(d, {FIVE[number % 5]: number % 100}), str(number))


def _let_time_pass(number: int) -> None:
    start = datetime(2026, 1, 1, tzinfo=UTC)
    ticks = count(50 * number)

    def now() -> str:
        tick = next(ticks)
        return (start + tick * timedelta(minutes=1) + tick // 50 // EVERY * PAUSE).isoformat(
            timespec="microseconds"
        )

    database.now = now


# At once -----------------------------------------------------------------------------------------


def at_once(place: str, writers: int, edits: int) -> dict[str, object]:
    """Let so many processes write to one decision, each so many times; return what is there."""
    store = opened(place)
    identity = store.create(set_points(SMALL, dict.fromkeys(FIVE, 0)))
    store._engine.dispose()
    children = [
        _forked(lambda key=FIVE[n % 5]: _add(place, identity, key, edits)) for n in range(writers)
    ]
    ended = [os.waitpid(child, 0)[1] for child in children]
    store = opened(place)
    points = store.newest(identity).decision.points
    changes = len(store.history(identity)) - 1
    store._engine.dispose()
    return {"failed": sum(map(bool, ended)), "points": sum(points.values()), "changes": changes}


def _add(place: str, identity: str, key: str, edits: int) -> None:
    store = opened(place)
    for _ in range(edits):
        store.apply(identity, lambda d: set_points(d, {key: d.points_of(key) + 1}), "one more")


def _forked(work: Callable[[], None]) -> int:
    child = os.fork()
    if child:
        return child
    try:
        work()
    except BaseException:
        traceback.print_exc()
        sys.stderr.flush()
        os._exit(1)
    os._exit(0)


if __name__ == "__main__":
    command, where, *numbers = sys.argv[1:]
    what = {"killed": killed, "at_once": at_once}[command]
    json.dump(what(where, *map(int, numbers)), sys.stdout)
