"""Measure all of it, and write the document."""

import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
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
from tests.bench.performance.observing import ObservedServer, shares
from tests.bench.performance.openings import openings
from tests.bench.performance.people_section import people_section
from tests.bench.performance.run_profile import run_profiles
from tests.bench.performance.server_section import run_section, wire_section
from tests.bench.performance.start_section import start_section
from tests.bench.performance.starts import started
from tests.browser.app_server import AppServer

SAMPLED_SECONDS = 5
PARTS = ("streamlit", "plotly", "numpy")
HEADING = """\
# Performance

Written by `make bench`. What counts are the ratios in **bold**: both sides were measured in turn,
in one run. Milliseconds are those of one machine with {cores} cores, on {day}, with Python
{python}, {parts}. The decision is the founding case: four offers, five criteria, 76 answers.
"""


def written(folder: Path) -> Iterable[str]:
    """Yield the sections, each once it is measured."""
    parts = ", ".join(f"{name} {version(name)}" for name in PARTS)
    day = f"{datetime.now(UTC):%d %B %Y}"
    yield HEADING.format(cores=cpu_count(), day=day, python=python_version(), parts=parts)
    for section in SECTIONS.values():
        yield section(folder)


def _server(folder: Path) -> str:
    server = AppServer(folder / "served").start()
    try:
        return wire_section(load.moves(server, folder))
    finally:
        server.stop()


def _run(folder: Path) -> str:
    return run_section(run_profiles(folder), move_steps.steps_of_a_move(folder / "moves"))


def _people(folder: Path) -> str:
    server = ObservedServer(folder / "crowded").start()
    try:
        with load.crowds(server) as (found, visitors), server.sampled() as stacks:
            load.moving(visitors, SAMPLED_SECONDS)
    finally:
        server.stop()
    return people_section(found, shares(stacks), load.empty_costs(folder), held(folder))


def _start(folder: Path) -> str:
    return start_section(started(folder), imports(folder), openings(folder))


def _engine(_: Path) -> str:
    return engine_section(in_python.worlds())


def _history(folder: Path) -> str:
    lines = [
        "## A long history\n",
        "A slider's move, saved, in a decision that was moved so often before.\n",
        *long_history.table(long_history.histories(folder / "history")),
    ]
    return "\n".join(lines)


SECTIONS: Mapping[str, Callable[[Path], str]] = {
    "browser": lambda folder: browser_section(in_browser.measured(folder)),
    "server": _server,
    "run": _run,
    "people": _people,
    "start": _start,
    "big": lambda folder: big_section(big(folder)),
    "engine": _engine,
    "history": _history,
}


def main(path: Path, *only: str) -> None:
    """Write the document, and say each section as soon as it is measured.

    With names of SECTIONS only these are measured, and no document is written.
    """
    begun, sections = time.monotonic(), []
    with tempfile.TemporaryDirectory() as folder:
        measured = (
            (SECTIONS[name](Path(folder)) for name in only) if only else written(Path(folder))
        )
        for section in measured:
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
