"""Measure all of it, and write the document."""

import sys
import tempfile
from collections.abc import Iterable
from datetime import UTC, datetime
from importlib.metadata import version
from math import isnan
from os import cpu_count
from pathlib import Path
from platform import python_version
from statistics import median

from tests.bench.performance import in_browser, in_python, load, long_history, starts
from tests.bench.performance.browser_section import browser_section
from tests.bench.performance.in_python import Worlds
from tests.browser.app_server import AppServer

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
    yield browser_section(in_browser.measured(folder))
    (folder / "load").mkdir()
    server = AppServer(folder / "load" / "data").start()
    try:
        yield _wire(server, load.empty_moves(folder))
        run = median(run.seconds for run in load.moves(server))
        yield _server(in_python.steps_of_a_move(folder / "moves"), 1e3 * run)
        yield _load(load.crowds(server))
    finally:
        server.stop()
    yield _start(folder)
    yield _engine(in_python.worlds())
    yield _history(long_history.histories(folder / "history"))


def _wire(server: AppServer, empty: float) -> str:
    lines = [
        "## On the wire and on the server\n",
        "A move of a slider, without a browser: what is sent, and how long the run takes.\n",
        "| page | messages | bytes | time | of an empty app's run |",
        "|---|---|---|---|---|",
    ]
    for name, page in (("Compare", ""), ("How sure", "how-sure"), ("Ask", "ask")):
        runs = load.moves(server, page)
        took, (_, messages, size) = median(run.seconds for run in runs), runs[-1]
        times = f"{1e3 * took:.0f} ms | **{took / empty:.2f}**"
        lines.append(f"| {name} | {messages} | {size:,} | {times} |")
    lines.append(f"\nAn empty app's run takes {1e3 * empty:.0f} ms.")
    return "\n".join(lines)


def _load(crowds: list[load.Crowd]) -> str:
    lines = [
        "## Many people\n",
        "People in one process, each with their own decision, who move a slider once a second.\n",
        "| people | 95 of 100 moves are answered within | memory | processor time a move |",
        "|---|---|---|---|",
        *(
            f"| {each.people} | {1e3 * each.p95:,.0f} ms | {each.memory:.0f} MB "
            f"| {1e3 * each.cost:.0f} ms |"
            for each in crowds
        ),
        f"\nEach further session takes {load.memory_a_session(crowds):.1f} MB. Python runs one",
        "thread of a process at a time, so a process answers at most "
        f"{1 / min(each.cost for each in crowds):.0f} moves a second.",
    ]
    return "\n".join(lines)


def _start(folder: Path) -> str:
    (ours, chart), (compare, imports) = starts.servers(folder), starts.command_line()
    opened = starts.pages(folder)
    return "\n".join(
        [
            "## Start\n",
            "| what | ours | beside | ratio |",
            "|---|---|---|---|",
            f"| until the server answers | {ours:.2f} s | an app with one chart, {chart:.2f} s "
            f"| **{ours / chart:.1f}** |",
            *(
                f"| {what} | {mine:.2f} s | an app with one chart, {theirs:.2f} s "
                f"| **{mine / theirs:.1f}** |"
                for what, (mine, theirs) in (
                    ("from opening Compare to its first chart, in a new browser", opened.cold),
                    ("the same, loaded again", opened.warm),
                )
            ),
            f"| `crossroads compare` of a small table | {compare:.2f} s "
            f"| importing numpy and pydantic, {imports:.2f} s | **{compare / imports:.1f}** |",
        ]
    )


def _server(steps: dict[str, float], run: float) -> str:
    """Return where the milliseconds of a run go."""
    rest = max(run - sum(steps.values()), 0.0)
    parts = {**steps, "Streamlit's own work, and sending": rest}
    lines = [
        "## Where a move on Compare goes\n",
        "Each step builds upon those before it; the rest is what the run takes beyond them.\n",
        "| step | time | of the run |",
        "|---|---|---|",
        *(f"| {name} | {part:.1f} ms | {100 * part / run:.0f} % |" for name, part in parts.items()),
        f"\nThe run takes {run:.1f} ms.",
    ]
    return "\n".join(lines)


def _engine(worlds: list[Worlds]) -> str:
    lines = [
        "## Ranks in simulations\n",
        "Random weights for five criteria, the rank of every offer in each simulation, and how",
        "often each offer has each rank. Times are nanoseconds a simulation and offer: they stay",
        "where the cost is linear. Plain numpy draws weights, multiplies, sorts and counts, in",
        "chunks of the same size; the libraries look at one set of weights at a time.\n",
        "| offers | simulations | ours | numpy | ratio | pymcdm | ratio | scikit-criteria | peak |",
        "|---|---|---|---|---|---|---|---|---|",
        *(
            f"| {each.offers:,} | {each.number:,} | {each.ours:.0f} ns | {each.numpy:.0f} ns "
            f"| **{each.ours / each.numpy:.2f}** | {each.pymcdm:,.0f} ns "
            f"| **{each.ours / each.pymcdm:.4f}** | {_ns(each.skcriteria)} "
            f"| {each.megabytes:.0f} MB |"
            for each in worlds
        ),
    ]
    return "\n".join(lines)


def _ns(nanoseconds: float) -> str:
    return "not installed" if isnan(nanoseconds) else f"{nanoseconds:,.0f} ns"


def _history(measured: list[long_history.History]) -> str:
    lines = [
        "## A long history\n",
        "A slider's move, saved, in a decision that was moved so often before.\n",
        *long_history.table(measured),
    ]
    return "\n".join(lines)


def main(path: Path) -> None:
    """Write the document, and say each section as soon as it is measured."""
    sections = []
    with tempfile.TemporaryDirectory() as folder:
        for section in written(Path(folder)):
            sys.stdout.write(f"{section}\n\n")
            sys.stdout.flush()
            sections.append(section.strip())
    path.write_text("\n\n".join(sections) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
