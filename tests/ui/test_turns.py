"""Do runs of the script take turns, and is nobody held up by one that takes long?"""

from threading import Event, Thread
from time import sleep

import pytest
from streamlit.runtime.scriptrunner.script_runner import ScriptRunner

from decision.ui import turns

PATIENCE = 60  # seconds
MOST_RUNS = 200  # of those who run again and again, a second's


@pytest.fixture
def log():
    return []


@pytest.fixture
def one(log):
    """A run that begins and goes on until it is let go."""
    begun, may_end = Event(), Event()

    def work():
        log.append("one begins")
        begun.set()
        may_end.wait(PATIENCE)
        log.append("one ends")

    thread = Thread(target=turns.in_turn(work))
    thread.start()
    begun.wait(PATIENCE)
    yield may_end
    may_end.set()
    thread.join(PATIENCE)


def test_a_run_waits_for_the_one_before_it(one, log, monkeypatch):
    monkeypatch.setattr(turns, "LONG_SECONDS", PATIENCE)
    other = Thread(target=turns.in_turn(lambda: log.append("other")))
    other.start()
    one.set()
    other.join(PATIENCE)
    assert log == ["one begins", "one ends", "other"]


def test_a_run_goes_on_beside_one_that_takes_long(one, log):
    turns.in_turn(lambda: log.append("other"))()
    assert log == ["one begins", "other"]


def test_a_turn_ends_with_a_run_that_failed_and_one_passed_on_ends_no_other(one, log, monkeypatch):
    with pytest.raises(ZeroDivisionError):
        turns.in_turn(lambda: 1 / 0)()  # after it has waited for long
    monkeypatch.setattr(turns, "LONG_SECONDS", PATIENCE)
    begun, may_end = Event(), Event()

    def work():
        begun.set()
        may_end.wait(PATIENCE)
        log.append("other ends")

    other = Thread(target=turns.in_turn(work))
    other.start()
    assert begun.wait(PATIENCE)
    one.set()  # its turn was passed on, so the other's goes on
    third = Thread(target=turns.in_turn(lambda: log.append("third")))
    third.start()
    may_end.set()
    third.join(PATIENCE)
    other.join(PATIENCE)
    assert log.index("other ends") < log.index("third")


def test_who_runs_again_and_again_keeps_nobody_waiting():
    runs, served, begun = [], Event(), Event()

    def busy():
        runs.append("busy")
        begun.set()
        sleep(0.005)

    def again_and_again():
        while not served.is_set() and len(runs) < MOST_RUNS:
            turns.in_turn(busy)()

    others = [Thread(target=again_and_again) for _ in range(3)]
    for each in others:
        each.start()
    assert begun.wait(PATIENCE)
    turns.in_turn(served.set)()
    before = len(runs)
    for each in others:
        each.join(PATIENCE)
    assert before < MOST_RUNS


def test_streamlit_runs_every_script_where_turns_are_taken(monkeypatch):
    given = ScriptRunner._run_script
    monkeypatch.setattr(ScriptRunner, "_run_script", getattr(given, "__wrapped__", given))
    turns.begin()
    taken = ScriptRunner._run_script
    turns.begin()
    assert taken.__wrapped__ is getattr(given, "__wrapped__", given)
    assert ScriptRunner._run_script is taken
