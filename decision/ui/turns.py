"""One run of the script works at a time: Python runs one thread at a time anyway.

Streamlit runs every visitor's script in a thread of its own. Where many of them work at once, each
is taken off the processor in its middle, again and again, and a move takes half as much of it more:
with 60 people who move a slider once a second nobody is answered in time any more. In turns they
are. Whoever has waited for a turn for long goes on beside the others, so nobody waits for one who
has something worked out for seconds.
"""

from collections.abc import Callable
from functools import wraps
from threading import RLock
from typing import Any

from streamlit.runtime.scriptrunner.script_runner import ScriptRunner

AT_MOST_SECONDS = 0.25
_turn = RLock()  # a run that begins within one has its turn already


def take() -> None:
    """Let all runs of this process take turns from now on."""
    # Streamlit has no other place for it; a test holds on to it.
    if not hasattr(ScriptRunner._run_script, "__wrapped__"):
        ScriptRunner._run_script = in_turn(ScriptRunner._run_script)  # type: ignore[method-assign]


def in_turn(work: Callable[..., Any]) -> Callable[..., Any]:
    """Return the same, done while no other thread does such, or once it has waited too long."""

    @wraps(work)
    def done(*arguments: Any) -> Any:  # noqa: ANN401
        has_turn = _turn.acquire(timeout=AT_MOST_SECONDS)
        try:
            return work(*arguments)
        finally:
            if has_turn:
                _turn.release()

    return done
