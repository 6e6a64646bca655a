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


@pytest.mark.parametrize("draw", [firmness, picked])
def test_a_widget_is_told_its_value_until_its_page_is_drawn_whole(session, draw):
    streamlit_session.enter("compare")
    draw()
    streamlit_session.enter("compare")
    assert session.sets.count(draw()) == 2
    streamlit_session.drawn()
    streamlit_session.enter("compare")
    assert session.sets.count(draw()) == 2


def test_a_page_that_is_come_back_to_is_another_one_until_it_is_drawn(session):
    for page in ("compare", "offers", "compare"):
        streamlit_session.enter(page)
        key = firmness()
        streamlit_session.drawn()
    assert session.sets.count(key) == 2
