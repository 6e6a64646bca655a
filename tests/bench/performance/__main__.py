"""Measure all of it, and write the document."""

import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from importlib.metadata import version
from os import cpu_count
from pathlib import Path
from platform import python_version

from tests.bench.performance import in_browser, in_python, load, long_history, move_steps
from tests.bench.performance.big import big
from tests.bench.performance.big_section import big_section
from tests.bench.performance.browser_section import browser_section
from tests.bench.performance.engine_section import engine_section
from tests.bench.performance.imports import imports
from tests.bench.performance.memory import held
from tests.bench.performance.observing import ObservedServer, again, shares
from tests.bench.performance.openings import openings
from tests.bench.performance.people_section import people_section
from tests.bench.performance.run_profile import run_profiles
from tests.bench.performance.server_section import floor, run_section, wire_section
from tests.bench.performance.start_section import start_section
from tests.bench.performance.starts import started
from tests.bench.performance.two_processes import services, services_section
from tests.bench.visitor import Run
from tests.browser.app_server import AppServer

SAMPLED_SECONDS = 5
PARTS = ("streamlit", "plotly", "numpy")
HEADING = """\
# Performance

Written by `make bench`. What counts are the ratios in **bold**: both sides were measured in turn,
in one run. Milliseconds are those of one machine with {cores} cores, on {day}, with Python
{python}, {parts}. The decision is the founding case: four offers, five criteria, 76 answers.
"""


@dataclass
class Measured:
    """What more than one section reads, each measured when it is first read."""

    folder: Path

    @cached_property
    def browser(self) -> in_browser.InBrowser:
        """Moves in the browser."""
        return in_browser.measured(self.folder)

    @cached_property
    def moves(self) -> Mapping[str, list[Run]]:
        """Moves without a browser."""
        server = AppServer(self.folder / "served").start()
        try:
            return load.moves(server, self.folder)
        finally:
            server.stop()


def written(measured: Measured) -> Iterable[str]:
    """Yield the sections, each once it is measured."""
    parts = ", ".join(f"{name} {version(name)}" for name in PARTS)
    day = f"{datetime.now(UTC):%d %B %Y}"
    yield HEADING.format(cores=cpu_count(), day=day, python=python_version(), parts=parts)
    for section in SECTIONS.values():
        yield section(measured)


def _server(measured: Measured) -> str:
    return wire_section(measured.moves)


def _run(measured: Measured) -> str:
    profiles = again(run_profiles, measured.folder / "runs")
    steps = move_steps.steps_of_a_move(measured.folder / "moves")
    left = floor(measured.browser, measured.moves, profiles[0])
    return "\n".join([run_section(profiles, steps), *left])


def _people(measured: Measured) -> str:
    folder = measured.folder
    server = AppServer(folder / "crowded").start()
    try:
        with load.crowds(server) as (found, _):
            pass
    finally:
        server.stop()
    crowd = again(_crowd, folder / "looked_at")
    return people_section(found, crowd, load.empty_costs(folder), held(folder))


def _crowd(folder: Path) -> Mapping[str, float]:
    """Return what the processor does while as many people move as should be answered."""
    server = ObservedServer(folder / "crowd").start()
    try:
        with load.crowds(server, load.CROWDS[-1:]) as (_, visitors), server.sampled() as stacks:
            load.moving(visitors, SAMPLED_SECONDS)
    finally:
        server.stop()
    return shares(stacks)


def _start(measured: Measured) -> str:
    folder = measured.folder
    return start_section(started(folder), imports(folder), again(openings, folder / "openings"))


def _engine(_: Measured) -> str:
    return engine_section(in_python.worlds())


def _history(measured: Measured) -> str:
    lines = [
        "## A long history\n",
        "A slider's move, saved, in a decision that was moved so often before.\n",
        *long_history.table(long_history.histories(measured.folder / "history")),
    ]
    return "\n".join(lines)


SECTIONS: Mapping[str, Callable[[Measured], str]] = {
    "browser": lambda measured: browser_section(measured.browser),
    "server": _server,
    "run": _run,
    "people": _people,
    "processes": lambda measured: services_section(services(measured.folder)),
    "start": _start,
    "big": lambda measured: big_section(again(big, measured.folder / "sizes")),
    "engine": _engine,
    "history": _history,
}


def main(path: Path, *only: str) -> None:
    """Write the document, and say each section as soon as it is measured.

    With names of SECTIONS only these are measured, and no document is written.
    """
    begun, sections = time.monotonic(), []
    with tempfile.TemporaryDirectory() as folder:
        measured = Measured(Path(folder))
        parts = (SECTIONS[name](measured) for name in only) if only else written(measured)
        for section in parts:
            took = time.monotonic() - begun
            sys.stdout.write(f"{section}\n\n({took:.0f} s since the start)\n\n")
            sys.stdout.flush()
            sections.append(section.strip())
    took = time.monotonic() - begun
    sections.append(f"All of this was measured in {took / 60:.1f} minutes.")
    if not only:
        path.write_text("\n\n".join(sections) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
