"""One run of the script works at a time: Python runs one thread at a time anyway.

Streamlit runs every visitor's script in a thread of its own. Where many of them work at once, each
is taken off the processor in its middle, again and again, and a move takes half as much of it more.
A run that takes long passes its turn on and goes on beside the others, so nobody waits for one who
has something worked out for seconds.
"""

from collections import deque
from collections.abc import Callable
from functools import wraps
from threading import Condition, Lock
from time import monotonic
from typing import Any

from streamlit.runtime.scriptrunner.script_runner import ScriptRunner

LONG_SECONDS = 0.25  # far more than a move takes


class Turns:
    """Whose turn is it, since when, and who is next? First come, first served."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._waiting: deque[Condition] = deque()
        self._whose: object = None
        self._since = 0.0

    def take(self, whose: object) -> None:
        """Wait for a turn."""
        with self._lock:
            mine = Condition(self._lock)
            self._waiting.append(mine)
            try:
                self._wait(mine)
                self._whose, self._since = whose, monotonic()
            finally:
                self._waiting.remove(mine)
                self._call_next()

    def give_back(self, whose: object) -> None:
        """End a turn, unless it was passed on."""
        with self._lock:
            if self._whose is whose:
                self._whose = None
                self._call_next()

    def _wait(self, mine: Condition) -> None:
        # Only the first of all looks at the clock; the others are called when they are the first.
        while not (is_first := self._waiting[0] is mine) or self._left() > 0:
            mine.wait(self._left() if is_first else None)

    def _call_next(self) -> None:
        if self._waiting:
            self._waiting[0].notify()

    def _left(self) -> float:
        return 0.0 if self._whose is None else self._since + LONG_SECONDS - monotonic()


_turns = Turns()


def begin() -> None:
    """Let all runs of this process take turns from now on."""
    # Streamlit has no other place for it; a test holds on to it.
    if not hasattr(ScriptRunner._run_script, "__wrapped__"):
        ScriptRunner._run_script = in_turn(ScriptRunner._run_script)  # type: ignore[method-assign]


def in_turn(work: Callable[..., Any]) -> Callable[..., Any]:
    """Return the same, done when it is its turn."""

    @wraps(work)
    def done(*arguments: Any) -> Any:  # noqa: ANN401
        mine = object()
        _turns.take(mine)
        try:
            return work(*arguments)
        finally:
            _turns.give_back(mine)

    return done
