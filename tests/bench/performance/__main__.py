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
from tests.bench.performance.in_browser import Times
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
    yield _browser(in_browser.key_presses(folder))
    (folder / "load").mkdir()
    server = AppServer(folder / "load" / "data").start()
    try:
        yield _wire(server, load.empty_moves(folder))
        run = median(run.seconds for run in load.moves(server))
        yield _server(in_python.steps_of_a_move(), 1e3 * run)
        yield _load(load.crowds(server))
    finally:
        server.stop()
    yield _start(folder)
    yield _engine(in_python.worlds())
    yield _history(long_history.histories(folder / "history"))


def _browser(times: dict[str, Times]) -> str:
    empty, plain = times["empty app"], times["four plain charts"]
    lines = [
        "## In the browser\n",
        "From a key press at a slider until the bars are repainted, and until all is.\n",
        "| page | first repaint | of the empty app | all settled | of it | of four plain charts |",
        "|---|---|---|---|---|---|",
    ]
    for name, (first, settled) in times.items():
        ratios = first / empty.first, settled / empty.settled, settled / plain.settled
        one, two, three = (f"**{ratio:.2f}**" for ratio in ratios)
        lines.append(f"| {name} | {first:.0f} ms | {one} | {settled:.0f} ms | {two} | {three} |")
    return "\n".join(lines)


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
        "| people | 95 of 100 moves are answered within | memory |",
        "|---|---|---|",
        *(
            f"| {each.people} | {1e3 * each.p95:,.0f} ms | {each.memory:.0f} MB |"
            for each in crowds
        ),
        f"\nEach further session takes {load.memory_a_session(crowds):.1f} MB.",
    ]
    return "\n".join(lines)


def _start(folder: Path) -> str:
    (ours, chart), (compare, imports) = starts.servers(folder), starts.command_line()
    return "\n".join(
        [
            "## Start\n",
            "| what | ours | beside | ratio |",
            "|---|---|---|---|",
            f"| until the server answers | {ours:.2f} s | an app with one chart, {chart:.2f} s "
            f"| **{ours / chart:.1f}** |",
            f"| `crossroads compare` of a small table | {compare:.2f} s "
            f"| importing numpy and pydantic, {imports:.2f} s | **{compare / imports:.1f}** |",
        ]
    )


def _server(steps: dict[str, float], run: float) -> str:
    """Return where the milliseconds of a run go."""
    rest = max(run - sum(steps.values()), 0.0)
    parts = {**steps, "storing, Streamlit's own work, and sending": rest}
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
        "Random weights for five criteria, the rank of every offer in each simulation, and how often",
        "each offer has each rank. Times are nanoseconds a simulation and offer, so they stay the same",
        "where the cost is linear. Plain numpy draws weights, multiplies, sorts and counts, in chunks",
        "of the same size; pymcdm and scikit-criteria look at one set of weights at a time.\n",
        "| offers | simulations | ours | numpy | ratio | pymcdm | ratio | scikit-criteria | memory |",
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
