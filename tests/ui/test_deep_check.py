"""A deep check in the background, without a browser."""

import threading
import time
from types import SimpleNamespace

import pytest
import streamlit as st

from decision.analysis import analyse
from decision.findings.findings import Findings
from decision.findings.robustness import robustness
from decision.store.access import Visitor
from decision.ui import deep_check
from tests.decisions import founding_case, rated
from tests.ui.screen import button, shown
from tests.ui.test_confidence_page import unfolded

SECONDS = 60
SEVERAL = 40_000  # more than two blocks of worlds


@pytest.fixture
def checks():
    st.cache_resource.clear()
    yield deep_check._checks()
    for check in deep_check._checks().values():
        check.stop()
        check._thread.join(SECONDS)
    st.cache_resource.clear()


def ended(check):
    check._thread.join(SECONDS)
    assert not check.is_running
    return check


def test_a_check_finds_what_as_many_worlds_find():
    analysis = analyse(founding_case())
    check = ended(deep_check.Check(analysis, SEVERAL))
    assert (check.n_done, check.robustness.n_draws) == (SEVERAL, SEVERAL)
    expected = robustness(analysis, SEVERAL)
    assert check.robustness.first_place.tolist() == expected.first_place.tolist()


def test_a_check_that_is_stopped_says_what_it_showed_so_far():
    check = deep_check.Check(analyse(founding_case()), 10**9)
    check.stop()
    assert 0 < ended(check).robustness.n_draws < 10**9
    assert check.robustness.n_draws == check.n_done


def test_a_check_stops_once_no_tab_is_open_that_showed_it(monkeypatch):
    open_ones = {"a", "b"}
    monkeypatch.setattr(deep_check, "exists", lambda: True)
    server = SimpleNamespace(is_active_session=open_ones.__contains__)
    monkeypatch.setattr(deep_check, "get_instance", lambda: server)
    monkeypatch.setattr(deep_check, "LEFT_SECONDS", 0.2)
    tabs = ["a"]
    monkeypatch.setattr(deep_check.session, "known_as", lambda: tabs[-1])
    check = deep_check.Check(analyse(founding_case()), 10**9)
    tabs.append("b")
    check.seen()
    open_ones.remove("a")
    time.sleep(0.5)
    assert check.is_going_on
    open_ones.clear()
    assert 0 < ended(check).robustness.n_draws < 10**9


def test_who_logs_in_has_one_check_and_leaves_room_for_others(checks, monkeypatch):
    who = ["anna"]
    monkeypatch.setattr(deep_check.hosting, "visitor", lambda: Visitor(who[0]))
    analysis = analyse(founding_case())
    for name in "abc":
        deep_check._start(name, analysis, 10**9)
    assert [name for name, check in checks.items() if check.is_going_on] == ["c"]
    who[0] = "ben"
    deep_check._start("his", analysis, 10**9)
    assert checks["his"].is_going_on
    assert checks["c"].is_going_on


def test_what_goes_wrong_in_the_background_is_said(monkeypatch):
    def broken(*_, **__):
        raise MemoryError("too many worlds")

    monkeypatch.setattr(deep_check, "robustness", broken)
    check = ended(deep_check.Check(analyse(rated({"A": {}, "B": {}})), SEVERAL))
    said = []
    monkeypatch.setattr(deep_check.st, "error", said.append)
    deep_check._showed(check, Findings(check.analysis, 64))
    assert said == ["The deep check broke off. MemoryError: too many worlds"]


def test_a_check_that_another_tab_has_stopped_leaves_the_page_to_be_drawn_again(
    checks, monkeypatch
):
    anew = []

    def draw_anew():
        anew.append(True)
        raise StopIteration

    monkeypatch.setattr(deep_check.session, "draw_anew", draw_anew)
    with pytest.raises(StopIteration):
        deep_check._running.__wrapped__("gone")
    assert anew == [True]


def test_a_number_that_is_chosen_just_before_the_click_counts(store, monkeypatch):
    begun = []
    monkeypatch.setattr(deep_check, "_start", lambda *arguments: begun.append(arguments[-1]))
    identity = store.create(founding_case())
    screen = unfolded(shown("how_sure", identity), identity, "curious", "deep")
    size = next(each for each in screen.selectbox if each.label == "How many simulations")
    size.set_value("16 million")  # the page is not drawn anew before the click
    button(screen, "Start").click().run()
    assert begun == [16_000_000]


def test_no_more_run_at_once_than_there_is_room_for(checks, monkeypatch):
    may_end = threading.Event()
    monkeypatch.setattr(deep_check, "robustness", lambda *_, **__: may_end.wait(SECONDS))
    analysis = analyse(founding_case())
    for name in "abc":
        deep_check._start(name, analysis, SEVERAL)
    assert sorted(checks) == ["a", "b"]
    first = checks["a"]
    deep_check._start("a", analysis, SEVERAL)  # from another tab
    assert checks["a"] is first
    may_end.set()
    for check in list(checks.values()):
        ended(check)
    for number in range(2 * deep_check.KEPT):
        deep_check._start(str(number), analysis, SEVERAL)
        ended(checks[str(number)])
    assert len(checks) <= deep_check.KEPT + 1
