"""How many people fit into one process, and what does a move send? Visitors without a browser."""

import os
import threading
import time
from pathlib import Path
from statistics import median
from typing import NamedTuple

from decision.edits import set_rating
from decision.model import Decision, Rating
from decision.store.store import Store
from tests.bench.performance.apps import EMPTY, PlainServer
from tests.bench.visitor import Run, Visitor
from tests.browser.app_server import AppServer
from tests.decisions import founding_case

CROWDS, SECONDS, MOVES = (5, 10, 20, 40, 60), 8, 60


class Crowd(NamedTuple):
    """So many visitors who move a slider once a second.

    The 95th percentile (s), what the server holds (MB), and its processor time a move (s).
    """

    people: int
    p95: float
    memory: float
    cost: float


def moves(server: AppServer, page: str = "") -> list[Run]:
    """Return what single moves take and send, one after the other."""
    identity = Store(server.folder).create(founding_case())
    visitor = Visitor(server.url, identity, page)
    runs = [visitor.move(impact=20.0 + turn) for turn in range(MOVES)]
    visitor.close()
    return runs[5:]


def crowds(server: AppServer) -> list[Crowd]:
    """Return how long moves take where more and more people make one a second each."""
    found: list[Crowd] = []
    for people in CROWDS:
        found.append(_crowd(server, people))
        if found[-1].p95 > 3:
            break  # beyond that it only gets longer
    return found


def _crowd(server: AppServer, people: int) -> Crowd:
    store = Store(server.folder)
    visitors = [Visitor(server.url, store.create(_own(place))) for place in range(people)]
    taken: list[float] = []
    threads = [
        threading.Thread(target=_moving, args=(visitor, place / people, taken))
        for place, visitor in enumerate(visitors)
    ]
    before = processor_seconds(server)
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    memory, spent = resident(server), processor_seconds(server) - before
    for visitor in visitors:
        visitor.close()
    taken.sort()
    p95 = taken[int(0.95 * (len(taken) - 1))]
    return Crowd(people, p95, memory, spent / len(taken))


def _own(place: int) -> Decision:
    """Return a decision that nobody else has, so that nothing is kept for two of them."""
    decision, likely = founding_case(), 3 + place / 100
    said = Rating(low=likely - 1, likely=likely, high=likely + 1)
    for offer in decision.offers:
        decision = set_rating(decision, offer.key, "impact", said)
    return decision


def _moving(visitor: Visitor, offset: float, taken: list[float]) -> None:
    """Move once a second; a move that is late makes the next one late, as with a person."""
    start = time.monotonic() + offset
    for turn in range(SECONDS):
        time.sleep(max(start + turn - time.monotonic(), 0))
        taken.append(visitor.move(impact=30.0 + turn).seconds)


def processor_seconds(server: AppServer) -> float:
    """Return the processor time that a server has used, all of its threads together."""
    assert server._process is not None
    stat = Path(f"/proc/{server._process.pid}/stat").read_text(encoding="ascii")
    user, system = stat.rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


def resident(server: AppServer) -> float:
    """Return the megabytes that a server holds."""
    assert server._process is not None
    status = Path(f"/proc/{server._process.pid}/status").read_text(encoding="ascii")
    line = next(line for line in status.splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


def memory_a_session(found: list[Crowd]) -> float:
    """Return the megabytes that each further session takes, from the first crowd to the last."""
    first, last = found[0], found[-1]
    return (last.memory - first.memory) / max(last.people - first.people, 1)


def empty_moves(folder: Path) -> float:
    """Return the median seconds of a run of an empty app, for comparison."""
    server = PlainServer(folder / "empty_runs", EMPTY).start()
    try:
        visitor = Visitor(server.url)
        runs = [visitor.run() for _ in range(MOVES)]
        visitor.close()
    finally:
        server.stop()
    return median(run.seconds for run in runs[5:])
