"""A server that can be asked where its time goes; run as a module in place of `streamlit`.

`python -m tests.bench.performance.observed FOLDER run app.py ...` notes in FOLDER:

- moments (MOMENTS): when each step of a run began, by the clock and by its thread's processor time;
- stacks (STACKS), between two signals SIGUSR2: what the thread on the processor was doing, each
  time the process has used some more of it. `faulthandler` writes them in C, at once, so that no
  step is favoured. The signal is handled by the thread that runs (since Linux 6.4);
- memory (MEMORY): the first SIGUSR1 starts to follow what Python allocates, each further one writes
  how much of that is there still, by whose it is.
"""

import faulthandler
import gc
import json
import os
import re
import signal
import sys
import threading
import time
import tracemalloc
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from types import FrameType
from typing import Any

MOMENTS, STACKS, MEMORY = "moments", "stacks", "memory"
EVERY = 0.004  # seconds of processor time; the kernel's clock is no finer
DEPTH = 10  # calls that an allocation is followed back
RECEIVED, BEGUN, CALLED, CODE, DRAWN, SENT = (
    "received", "begun", "called back", "code", "drawn", "sent",
)  # fmt: skip
Args = tuple[Any, ...]


def observe(folder: Path) -> None:
    """Note what happens from now on; for a process that will be a server of Streamlit's."""
    folder.mkdir(parents=True, exist_ok=True)
    _note_moments(folder / MOMENTS)
    faulthandler.enable()  # a server that breaks down says where
    stacks = (folder / STACKS).open("wb", buffering=0)
    faulthandler.register(signal.SIGPROF, file=stacks, all_threads=False, chain=False)
    signal.signal(signal.SIGUSR2, _sample_or_stop)
    signal.signal(signal.SIGUSR1, lambda *_: _follow_memory(folder / MEMORY))


def _sample_or_stop(_: int, __: FrameType | None) -> None:
    is_on = signal.getitimer(signal.ITIMER_PROF)[1] > 0
    signal.setitimer(signal.ITIMER_PROF, 0 if is_on else EVERY, 0 if is_on else EVERY)


def _note_moments(path: Path) -> None:
    from streamlit.runtime.app_session import AppSession
    from streamlit.runtime.scriptrunner.script_runner import ScriptRunner
    from streamlit.runtime.state import SafeSessionState
    from streamlit.web.server.starlette.starlette_websocket import StarletteSessionClient

    file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND)

    def note(name: str) -> None:
        line = f"{name},{time.monotonic()},{time.thread_time()},{threading.get_ident()}\n"
        os.write(file, line.encode())

    _before(AppSession, "handle_backmsg", lambda _: note(RECEIVED))
    _before(ScriptRunner, "_run_script", lambda _: note(BEGUN))
    _before(SafeSessionState, "on_script_will_rerun", lambda _: note(CALLED))
    _after(SafeSessionState, "on_script_will_rerun", lambda _: note(CODE))
    _before(ScriptRunner, "_on_script_finished", lambda _: note(DRAWN))
    _after(
        StarletteSessionClient,
        "write_forward_msg",
        lambda args: note(SENT) if args[1].WhichOneof("type") == "script_finished" else None,
    )


def _before(owner: type, name: str, note: Callable[[Args], None]) -> None:
    original = getattr(owner, name)

    def noted(*args: Any, **named: Any) -> Any:
        note(args)
        return original(*args, **named)

    setattr(owner, name, noted)


def _after(owner: type, name: str, note: Callable[[Args], None]) -> None:
    original = getattr(owner, name)

    def noted(*args: Any, **named: Any) -> Any:
        result = original(*args, **named)
        note(args)
        return result

    setattr(owner, name, noted)


def _follow_memory(path: Path) -> None:
    if not tracemalloc.is_tracing():
        tracemalloc.start(DEPTH)
        return
    gc.collect()
    calls, sizes = Counter[tracemalloc.Traceback](), Counter[str]()
    for trace in tracemalloc.take_snapshot().traces:
        calls[trace.traceback] += trace.size
    for traceback, size in calls.items():
        sizes[owner(frame.filename for frame in reversed(traceback))] += size
    part = path.with_suffix(".part")
    part.write_text(json.dumps(sizes), encoding="utf-8")
    part.rename(path)  # whole, for whoever waits for it


def owner(files: Iterable[str]) -> str:
    """Return whose an allocation is: of the innermost module of ours or part of what serves.

    Else of the innermost library. What a library allocates for one of these is its own.
    """
    first = ""
    for file in files:
        first = first or file
        ours = OURS.search(file)
        if ours:
            return ours.group(1)
        for part in SERVING:
            if f"/{part}/" in file:
                return part
    return first.rpartition("site-packages/")[2].partition("/")[0]


OURS = re.compile(r"/((?:decision|criteria)/[^.]*)\.py$")
SERVING = (
    "streamlit/runtime/state", "streamlit/runtime", "streamlit",
    "starlette", "uvicorn", "websockets", "asyncio",
)  # fmt: skip


if __name__ == "__main__":
    observe(Path(sys.argv[1]))
    sys.argv = ["streamlit", *sys.argv[2:]]
    from streamlit.web.cli import main

    main(prog_name="streamlit")
