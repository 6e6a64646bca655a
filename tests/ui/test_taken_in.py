"""A file waits until what its browser sent before is taken in."""

from threading import Timer
from time import monotonic
from types import SimpleNamespace

import pytest
from streamlit import runtime

from decision.ui import taken_in


@pytest.fixture
def session(monkeypatch):
    """A session of a server, with a run that goes on."""
    session = SimpleNamespace(_scriptrunner=object())
    shown = SimpleNamespace(session=session)
    manager = SimpleNamespace(get_active_session_info=lambda _: shown)
    monkeypatch.setattr(runtime, "exists", lambda: True)
    monkeypatch.setattr(runtime, "get_instance", lambda: SimpleNamespace(_session_mgr=manager))
    return session


def test_it_waits_for_the_run_that_goes_on(session):
    timer = Timer(0.5, lambda: setattr(session, "_scriptrunner", None))
    timer.start()
    taken_in.wait_for_it()()
    assert session._scriptrunner is None
    timer.join()


def test_a_run_that_takes_long_holds_it_up_for_a_while_only(session, monkeypatch):
    monkeypatch.setattr(taken_in, "AT_MOST_SECONDS", 0.3)
    begun = monotonic()
    taken_in.wait_for_it()()
    assert monotonic() - begun >= 0.3
    assert session._scriptrunner is not None
