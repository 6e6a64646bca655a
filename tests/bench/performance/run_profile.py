"""Where does a run of the script go, by the clock and on the processor? Ours and an empty app's.

By the clock a run also waits: for its thread, and for Streamlit's event loop, which looks for
messages to send every ten milliseconds. On the processor it does not.
"""

import time
from collections.abc import Callable, Mapping
from pathlib import Path
from statistics import median
from typing import NamedTuple

from decision.store.store import Store
from tests.bench.performance.apps import EMPTY
from tests.bench.performance.load import processor_seconds
from tests.bench.performance.observed import BEGUN, CALLED, CODE, DRAWN, RECEIVED, SENT
from tests.bench.performance.observing import Moment, ObservedServer, shares
from tests.bench.visitor import Run, Visitor
from tests.decisions import founding_case

MOVES, SAMPLED, PAUSE = 25, 60, 0.05
ASKED, ANSWERED = "asked", "answered"
SPANS = {
    "until the server has read it": (ASKED, RECEIVED),
    "until the script's thread begins": (RECEIVED, BEGUN),
    "what comes before the callbacks": (BEGUN, CALLED),
    "the callbacks, which store the move": (CALLED, CODE),
    "the page's part": (CODE, DRAWN),
    "until Streamlit sends the last message": (DRAWN, SENT),
    "until the visitor has read it": (SENT, ANSWERED),
}
Act = Callable[[int], Run]


class RunProfile(NamedTuple):
    """Milliseconds of a run: by the clock, of the script's own thread, of the whole process.

    ``shares`` are those of the process's time by its steps.
    """

    clock: Mapping[str, float]
    script: float
    process: float
    shares: Mapping[str, float]

    @property
    def steps(self) -> Mapping[str, float]:
        """The milliseconds on the processor of each step."""
        return {step: share * self.process for step, share in self.shares.items()}


def run_profiles(folder: Path) -> tuple[RunProfile, RunProfile]:
    """Return that of a move on Compare, and that of an empty app's run."""
    ours, empty = ObservedServer(folder / "observed"), ObservedServer(folder / "void", EMPTY)
    try:
        visitor = Visitor(ours.start().url, Store(ours.folder).create(founding_case()))
        nobody = Visitor(empty.start().url)
        found = (
            _profile(ours, lambda turn: visitor.move(impact=turn % 100)),
            _profile(empty, lambda _: nobody.run()),
        )
        visitor.close()
        nobody.close()
        return found
    finally:
        ours.stop()
        empty.stop()


def _profile(server: ObservedServer, act: Act) -> RunProfile:
    for turn in range(5):  # until all is loaded
        act(turn)
    time.sleep(2)  # what the server does beside, once it was started
    before = len(server.moments())
    clocks = [_noted(act, 5 + turn) for turn in range(MOVES)]
    moments = server.moments()[before:]
    runs = [_run(moments[6 * n : 6 * n + 6], clock) for n, clock in enumerate(clocks)]
    spans = {
        span: median(1e3 * (run[end].at - run[start].at) for run in runs)
        for span, (start, end) in SPANS.items()
    }
    script = median(1e3 * (run[DRAWN].spent - run[BEGUN].spent) for run in runs)
    spent = processor_seconds(server)
    with server.sampled() as stacks:
        for turn in range(SAMPLED):
            act(40 + turn)
            time.sleep(PAUSE)
    process = 1e3 * (processor_seconds(server) - spent) / SAMPLED
    return RunProfile(spans, script, process, shares(stacks))


def _noted(act: Act, turn: int) -> tuple[float, float]:
    start = time.monotonic()
    act(turn)
    end = time.monotonic()
    time.sleep(PAUSE)  # what comes after the last message belongs to no other run
    return start, end


def _run(moments: list[Moment], clock: tuple[float, float]) -> Mapping[str, Moment]:
    start, end = clock
    noted = {moment.name: moment for moment in moments}
    return {**noted, ASKED: Moment(ASKED, start, 0.0), ANSWERED: Moment(ANSWERED, end, 0.0)}
