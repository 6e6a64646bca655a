"""Has a session taken in what its browser sent so far? A file that is asked for waits for that.

A click that leaves a field sends what was typed there, and asks for the file. The run that takes it
in has hardly begun then, and the file would be made of what was there before. Where the click is
quick, the browser even asks first: it sends what was typed a moment later, by a timer.
"""

from collections.abc import Callable
from functools import partial
from time import monotonic, sleep

from streamlit import runtime

from decision.ui import session

AT_MOST_SECONDS = 10.0  # a run that takes longer holds up no file
_FIRST_SECONDS, _PAUSE_SECONDS = 0.1, 0.02


def wait_for_it() -> Callable[[], None]:
    """Return what waits until the session of this run is at rest; for a thread of no run."""
    return partial(_wait, session.known_as())


def _wait(run_of: str) -> None:
    until = monotonic() + AT_MOST_SECONDS
    if runtime.exists():
        sleep(_FIRST_SECONDS)
    while _is_running(run_of) and monotonic() < until:
        sleep(_PAUSE_SECONDS)


def _is_running(run_of: str) -> bool:
    """Tell whether a run of the session goes on, or is to begin."""
    if not runtime.exists():
        return False
    # Streamlit has no other way to ask; a test holds on to it.
    shown = runtime.get_instance()._session_mgr.get_active_session_info(run_of)
    return shown is not None and shown.session._scriptrunner is not None
