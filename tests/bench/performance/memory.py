"""What does a session hold? The bytes that Python allocated for it, by whose they are.

What else it takes stands beside: room that the allocator keeps, and what libraries take in C.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

from decision.store.store import Store
from tests.bench.performance.apps import EMPTY
from tests.bench.performance.load import own_decision, resident
from tests.bench.performance.observing import ObservedServer
from tests.bench.visitor import Visitor

FIRST, FURTHER, MOVES = 2, 4, 3


class Held(NamedTuple):
    """Megabytes a session: what the process grew by, and what Python holds, by whose it is."""

    grown: float
    owners: Mapping[str, float]


def held(folder: Path) -> tuple[Held, Held]:
    """Return what a session of ours holds, and one of an empty app."""
    ours, empty = ObservedServer(folder / "held"), ObservedServer(folder / "held_empty", EMPTY)

    def visitor(place: int) -> Visitor:
        made = Visitor(ours.url, Store(ours.folder).create(own_decision(place)))
        for turn in range(MOVES):
            made.move(impact=10.0 + turn)
        return made

    return _held(ours, visitor), _held(empty, lambda _: Visitor(empty.url))


def _held(server: ObservedServer, visitor: Callable[[int], Visitor]) -> Held:
    server.start()
    try:
        visitors = [visitor(place) for place in range(FIRST)]
        before = resident(server)
        visitors += [visitor(FIRST + place) for place in range(FURTHER)]
        grown = (resident(server) - before) / FURTHER
        server.follow_memory()
        visitors += [visitor(FIRST + FURTHER + place) for place in range(FURTHER)]
        owners = {name: size / 2**20 / FURTHER for name, size in server.memory().items()}
        for each in visitors:
            each.close()
    finally:
        server.stop()
    return Held(grown, owners)
