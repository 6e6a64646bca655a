"""A widget shows the document even where the run that first drew it was broken off."""

import pytest

from decision.ui import choices, state
from decision.ui import session as streamlit_session


class Session(dict):
    """A session that counts how often each of its values is set."""

    def __init__(self):
        self.sets = []

    def __setitem__(self, key, value):
        self.sets.append(key)
        super().__setitem__(key, value)


@pytest.fixture
def session(monkeypatch):
    session = Session()
    monkeypatch.setattr(streamlit_session, "values", session)
    return session


def firmness():
    return state.bound("lab", "firmness", 2.0, lambda decision, _: decision, "firmness")["key"]


def picked():
    return choices.choice("axis", {"a": "A", "b": "B"}, "b")["key"]


@pytest.fixture
def reported(monkeypatch):
    """The widgets that the browser reports; it has heard of no other."""
    keys = set()
    monkeypatch.setattr(streamlit_session, "reported", lambda: keys)
    return keys


@pytest.mark.parametrize("draw", [firmness, picked])
def test_a_widget_is_told_its_value_until_its_page_is_drawn_whole(session, reported, draw):
    streamlit_session.enter("compare")
    reported.add(draw())
    streamlit_session.enter("compare")
    assert session.sets.count(draw()) == 2
    streamlit_session.drawn()
    streamlit_session.enter("compare")
    assert session.sets.count(draw()) == 2


@pytest.mark.parametrize("draw", [firmness, picked])
def test_a_widget_is_told_its_value_until_the_browser_reports_it(session, reported, draw):
    for _ in range(2):  # whole, but thrown away where the next begins at once
        streamlit_session.enter("compare")
        key = draw()
        streamlit_session.drawn()
    assert session.sets.count(key) == 2
    reported.add(key)
    assert session.sets.count(draw()) == 2


@pytest.mark.parametrize("draw", [firmness, picked])
def test_a_fragment_leaves_alone_what_may_be_clicked_just_now(session, reported, monkeypatch, draw):
    streamlit_session.enter("compare")
    key = draw()
    streamlit_session.drawn()
    monkeypatch.setattr(streamlit_session, "is_part", lambda: True)
    assert session.sets.count(draw()) == session.sets.count(key) == 1


def test_a_widget_that_shows_nothing_is_not_told_so_again(session, reported):
    def unrated():
        return state.bound("lab", "level", None, lambda decision, _: decision, "level")["key"]

    streamlit_session.enter("offers")
    key = unrated()
    streamlit_session.drawn()
    assert session.sets.count(unrated()) == session.sets.count(key) == 1  # a click may be under way


@pytest.mark.parametrize("draw", [firmness, picked])
def test_a_run_that_ends_itself_is_told_again_by_the_next_and_nothing_else_is(
    session, reported, monkeypatch, draw
):
    monkeypatch.setattr(streamlit_session.st, "rerun", lambda scope: None)
    streamlit_session.enter("compare")
    streamlit_session.drawn()
    reported.add(draw())
    streamlit_session.draw_anew()
    key = draw()
    streamlit_session.drawn()
    assert session.sets.count(key) == 2
    streamlit_session.draw_anew()  # it had told nothing: somebody may change the widget just now
    assert session.sets.count(draw()) == 2


def test_a_fragment_that_is_drawn_does_not_speak_for_the_page_around_it(session):
    streamlit_session.enter("compare")
    streamlit_session.part_drawn()
    assert not session["page_is_drawn"]


def test_a_page_that_is_come_back_to_is_another_one_until_it_is_drawn(session):
    for page in ("compare", "offers", "compare"):
        streamlit_session.enter(page)
        key = firmness()
        streamlit_session.drawn()
    assert session.sets.count(key) == 2
