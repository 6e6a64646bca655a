"""What does an observed server say of its time? By the clock, and by what is on the processor."""

import os
import re
import signal
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from json import loads
from pathlib import Path
from typing import NamedTuple, TypeVar

from tests.bench.performance import observed
from tests.browser.app_server import CHECKOUT, AppServer

STORING, WORKED_OUT, PAGE = "storing", "analysis, findings, words, figures", "the page's code"
ELEMENTS = "Streamlit: elements, as messages"
SCRIPT = "Streamlit: a thread for the run, its state"
GARBAGE = "garbage collection after a run"
LOOP, BESIDE = "Streamlit: the event loop and the websocket", "beside, and else"
STEPS = (STORING, WORKED_OUT, PAGE, ELEMENTS, SCRIPT, GARBAGE, LOOP, BESIDE)
OURS = (STORING, WORKED_OUT, PAGE)
PATIENCE = 120  # seconds
Frame = tuple[str, str]  # file and function
Found = TypeVar("Found")


class BrokeDownError(RuntimeError):
    """An observed server is gone: who looks at a stack that is half built can break Python down."""


def again(measure: Callable[[Path], Found], folder: Path) -> Found:
    """Measure in a folder of its own, and once more in another where a server broke down."""
    for name in ("once", "again"):
        try:
            return measure(_made(folder / name))
        except BrokeDownError as error:
            found = error
    raise found


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True)
    return folder


class ObservedServer(AppServer):
    """A server that is observed: of ours, or of an app of a few lines with Streamlit's settings."""

    def __init__(self, folder: Path, app: str = "", *options: str) -> None:
        super().__init__(folder)
        self._app, self._options = app, options
        self.notes = folder.with_suffix(".notes")

    def _command(self) -> list[str]:
        path = CHECKOUT / "app.py"
        if self._app:
            path = self.folder.with_suffix(".py")
            path.write_text(self._app, encoding="utf-8")
        module = ["-P", "-m", observed.__name__, str(self.notes), "run", str(path)]
        options = ["--server.address", "127.0.0.1", "--browser.gatherUsageStats", "false"]
        return [*module, *self._at_port(), *options, *self._options]

    @contextmanager
    def sampled(self) -> Iterator[list["Stack"]]:
        """Note what is on the processor meanwhile; the list is filled at the end."""
        stacks, path = list[Stack](), self.notes / observed.STACKS
        before = path.stat().st_size
        self._signal(signal.SIGUSR2)
        try:
            yield stacks
        finally:
            if not self._is_alive():
                raise BrokeDownError(self.log())
        self._signal(signal.SIGUSR2)
        with path.open("rb") as file:
            file.seek(before)
            stacks.extend(stacks_in(file.read().decode(errors="replace")))

    def moments(self) -> list["Moment"]:
        """Return all that were noted."""
        lines = (self.notes / observed.MOMENTS).read_text(encoding="ascii").splitlines()
        return [Moment(name, float(at), float(spent)) for name, at, spent, _ in _parts(lines)]

    def follow_memory(self) -> None:
        """Follow what Python allocates from now on."""
        self._signal(signal.SIGUSR1)
        time.sleep(1)

    def memory(self) -> Mapping[str, int]:
        """Return the bytes that were allocated since and are there still, by whose they are."""
        path = self.notes / observed.MEMORY
        self._signal(signal.SIGUSR1)
        deadline = time.monotonic() + PATIENCE
        while not path.exists():
            if time.monotonic() > deadline:
                raise TimeoutError(f"the server told nothing of its memory:\n{self.log()}")
            time.sleep(0.1)
        return loads(path.read_text(encoding="utf-8"))

    def _signal(self, which: signal.Signals) -> None:
        assert self._process is not None
        os.kill(self._process.pid, which)


def _parts(lines: Iterable[str]) -> Iterable[list[str]]:
    return (line.split(",") for line in lines)


class Moment(NamedTuple):
    """A moment of a run: its name, the clock, and its thread's processor time (s)."""

    name: str
    at: float
    spent: float


Stack = tuple[Frame, ...]  # the innermost call first


def stacks_in(text: str) -> Iterable[Stack]:
    """Yield the stacks of what `faulthandler` wrote; calls that it could not name are left out.

    >>> list(stacks_in('Stack (most recent call first):\\n  File "/a/b.py", line 8 in found\\n'))
    [(('/a/b.py', 'found'),)]
    """
    for part in text.split(_STACK)[1:]:
        yield tuple(_CALL.findall(part))


_STACK, _CALL = "Stack (most recent call first):", re.compile(r'File "(.*)", line \d+ in (.*)')


def shares(stacks: Iterable[Stack]) -> Mapping[str, float]:
    """Return the share of the processor's time that each step took."""
    counted = Counter(map(step, stacks))
    total = max(counted.total(), 1)
    return {each: counted[each] / total for each in STEPS}


def step(stack: Stack) -> str:
    """Return the step that a stack is of: of its innermost call that is ours or Streamlit's."""
    called = {function for _, function in stack}
    if called & BESIDES:
        return BESIDE
    for file, function in stack:
        if (file.rpartition("/")[2], function) == ("script_runner.py", "_on_script_finished"):
            return GARBAGE
        found = next((found for part, found in WHOSE.items() if part in file), None)
        if found == ELEMENTS and "_run_script_thread" not in called:
            return LOOP
        if found == ELEMENTS and not called & DRAWING:
            return SCRIPT
        if found:
            return found
    return BESIDE


# What a library does for one of these is its own: numpy's for the simulations, SQLAlchemy's for
# the store.
WHOSE = {
    "/decision/store/": STORING,
    "/decision/ui/": PAGE,
    "/decision/": WORKED_OUT,
    "/criteria/": WORKED_OUT,
    "/streamlit/": ELEMENTS,
    **dict.fromkeys(("/starlette/", "/uvicorn/", "/websockets/", "/asyncio/"), LOOP),
}
DRAWING = {"<module>", "wrapped_fragment"}  # a page's code, and a part's that runs alone
BESIDES = {"_warm_up_beside"}
