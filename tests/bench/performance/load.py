"""How many people fit into one process, and what does a move send? Visitors without a browser."""

import os
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
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

CROWDS, SECONDS, MOVES, WARM = (5, 10, 20, 40, 60), 7, 40, 5
PAGES = {"Compare": "", "How sure": "how-sure", "Ask": "ask"}
LONGEST = 1.5  # seconds, beyond the bar; with more people it only gets longer
NOTHING = "empty app"


class Crowd(NamedTuple):
    """So many visitors who move a slider once a second.

    The 95th percentile (s), what the server holds (MB), and its processor time a move (s).
    """

    people: int
    p95: float
    memory: float
    cost: float


def moves(server: AppServer, folder: Path) -> dict[str, list[Run]]:
    """Return what moves take and send, by page, and an empty app's runs; all in turn."""
    store, empty = Store(server.folder), PlainServer(folder / "empty_runs", EMPTY).start()
    visitors = {
        name: Visitor(server.url, store.create(founding_case()), page)
        for name, page in PAGES.items()
    }
    nobody, runs = Visitor(empty.url), dict[str, list[Run]]()
    try:
        for turn in range(MOVES):
            for name, visitor in visitors.items():
                runs.setdefault(name, []).append(visitor.move(impact=20.0 + turn))
            runs.setdefault(NOTHING, []).append(nobody.run())
    finally:
        empty.stop()
    for visitor in (*visitors.values(), nobody):
        visitor.close()
    return {name: taken[WARM:] for name, taken in runs.items()}


@contextmanager
def crowds(
    server: AppServer, sizes: Sequence[int] = CROWDS
) -> Iterator[tuple[list[Crowd], Sequence[Visitor]]]:
    """Give how long moves take where more and more people make one a second, and the last crowd.

    Whoever came stays: a session that ends is kept for a while, and would count as memory.
    """
    store, visitors, found = Store(server.folder), list[Visitor](), list[Crowd]()
    try:
        for people in sizes:
            for place in range(len(visitors), people):
                visitors.append(Visitor(server.url, store.create(own_decision(place))))
            found.append(_crowd(server, visitors))
            if found[-1].p95 > LONGEST:
                break
        yield found, visitors
    finally:
        for visitor in visitors:
            visitor.close()


def _crowd(server: AppServer, visitors: Sequence[Visitor]) -> Crowd:
    before = processor_seconds(server)
    taken = moving(visitors)
    memory, spent = resident(server), processor_seconds(server) - before
    return Crowd(len(visitors), percentile95(taken), memory, spent / len(taken))


def percentile95(taken: Sequence[float]) -> float:
    """Return how long 95 of 100 take at most."""
    return sorted(taken)[int(0.95 * (len(taken) - 1))]


def moving(visitors: Sequence[Visitor], times: int = SECONDS, pause: float = 1.0) -> list[float]:
    """Return what each move takes while all move so many times, one every ``pause`` seconds."""
    taken = list[float]()
    threads = [
        threading.Thread(
            target=_moving, args=(visitor, pause * place / len(visitors), taken, times, pause)
        )
        for place, visitor in enumerate(visitors)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return taken


def own_decision(place: int) -> Decision:
    """Return a decision that nobody else has, so that nothing is kept for two of them."""
    decision, likely = founding_case(), 3 + place / 100
    said = Rating(low=likely - 1, likely=likely, high=likely + 1)
    for offer in decision.offers:
        decision = set_rating(decision, offer.key, "impact", said)
    return decision


def _moving(visitor: Visitor, offset: float, taken: list[float], times: int, pause: float) -> None:
    """Move now and then; a move that is late makes the next one late, as with a person."""
    start = time.monotonic() + offset
    for turn in range(times):
        time.sleep(max(start + pause * turn - time.monotonic(), 0))
        # Without a board it is an empty app, which is asked for its page again.
        run = visitor.move(impact=30.0 + turn) if visitor.board else visitor.run()
        taken.append(run.seconds)


def empty_costs(folder: Path, people: int = 10, seconds: int = 5) -> tuple[float, float]:
    """Return the processor time (s) of an empty app's run, as shipped and without its collection.

    Each of so many people asks for it once a second.
    """
    return _empty_cost(folder / "shipped", people, seconds), _empty_cost(
        folder / "spared", people, seconds, "--runner.postScriptGC", "false"
    )


def _empty_cost(folder: Path, people: int, seconds: int, *options: str) -> float:
    server = PlainServer(folder, EMPTY, *options).start()
    try:
        visitors = [Visitor(server.url) for _ in range(people)]
        before = processor_seconds(server)
        taken = moving(visitors, seconds)
        spent = processor_seconds(server) - before
        for visitor in visitors:
            visitor.close()
    finally:
        server.stop()
    return spent / len(taken)


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


def memory_a_session(found: Sequence[Crowd]) -> float:
    """Return the megabytes that each further session takes, from the first crowd to the last."""
    first, last = found[0], found[-1]
    return (last.memory - first.memory) / max(last.people - first.people, 1)


def seconds_of(runs: Sequence[Run]) -> float:
    """Return the median seconds of runs."""
    return median(run.seconds for run in runs)
