"""How many people do two processes serve, with one PostgreSQL? As docs/hosting.md has it.

Without nginx, which takes less than a thousandth of a second of a move.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

import sqlalchemy as sa

from decision.store.store import Store
from tests.bench.performance.bars import Bar, bars
from tests.bench.performance.load import (
    SECONDS,
    moving,
    own_decision,
    percentile95,
    processor_seconds,
    resident,
)
from tests.bench.performance.tables import head, row
from tests.bench.visitor import Visitor
from tests.browser.app_server import AppServer
from tests.store.postgres_server import PostgresServer

PEOPLE, PROCESSES, PAUSES, P95_MS = 100, 2, (4.0, 2.0, 1.0), 1_000.0


class Service(NamedTuple):
    """What PEOPLE get who move a slider every so many seconds.

    How many moves a second were asked for, the 95th percentile (s), the processes' processor time
    a move (s), and what they hold together (MB).
    """

    asked: float
    p95: float
    cost: float
    memory: float


def services(folder: Path) -> list[Service]:
    """Serve PEOPLE, the longest pauses first."""
    postgres = PostgresServer()
    try:
        return _served(folder, sa.make_url(postgres.new_url()))
    finally:
        postgres.stop()


def _served(folder: Path, url: sa.URL) -> list[Service]:
    address = {"CROSSROADS_STORE_URL": url.render_as_string(hide_password=False)}
    servers, visitors = list[AppServer](), list[Visitor]()
    try:
        for number in range(PROCESSES):
            servers.append(AppServer(folder / f"process_{number}", address).start())
        store = Store(url)
        for place in range(PEOPLE):
            at = servers[place % PROCESSES].url
            visitors.append(Visitor(at, store.create(own_decision(place))))
        return [_service(servers, visitors, pause) for pause in PAUSES]
    finally:
        for each in (*visitors, *servers):
            each.close() if isinstance(each, Visitor) else each.stop()


def _service(servers: Sequence[AppServer], visitors: Sequence[Visitor], pause: float) -> Service:
    before = sum(map(processor_seconds, servers))
    taken = moving(visitors, round(SECONDS / pause) + 1, pause)
    spent = sum(map(processor_seconds, servers)) - before
    memory = sum(map(resident, servers))
    return Service(len(visitors) / pause, percentile95(taken), spent / len(taken), memory)


def services_section(found: Sequence[Service]) -> str:
    """Return a row and a bar for each pause."""
    return "\n".join([*_rows(found), *bars(*map(_bar, PAUSES, found))])


def _rows(found: Sequence[Service]) -> Iterable[str]:
    yield from (
        "## Two processes and a database\n",
        f"{PEOPLE} people, each with their own decision, on {PROCESSES} processes with one "
        "PostgreSQL, all on this machine, and beside them the one who measures.\n",
        *head(
            "a move every", "asked for a second", "95 of 100 are answered within",
            "processor time a move", "memory of both",
        ),
    )  # fmt: skip
    for pause, each in zip(PAUSES, found, strict=True):
        yield row(f"{pause:.0f} s", (
            f"{each.asked:.0f}", f"{1e3 * each.p95:,.0f} ms", f"{1e3 * each.cost:.0f} ms",
            f"{each.memory:.0f} MB",
        ))  # fmt: skip


def _bar(pause: float, each: Service) -> Bar:
    what = f"{PEOPLE} people who each move every {pause:.0f} s"
    return Bar(what, 1e3 * each.p95, P95_MS, "{:,.0f} ms")
