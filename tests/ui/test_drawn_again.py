"""A widget shows the document even where the run that first drew it was broken off."""

from datetime import date

import pytest
from streamlit.errors import StreamlitInvalidLayoutContextError

from criteria.catalog import load
from decision import edits
from decision.analysis import analyse
from decision.findings.findings import Findings
from decision.store.store import Store
from decision.ui import choices, state
from decision.ui import session as streamlit_session
from decision.ui import shown as shows
from decision.ui.live import Live, follow
from tests.decisions import founding_case
from tests.ui.screen import shown


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


def unlike_every_default():
    decision = edits.set_title(founding_case(), "Friday")
    decision = edits.take_profile(decision, load().profiles[1])
    decision = edits.set_firmness(decision, 2.0)
    first = decision.offers[0].key
    decision = edits.mark_present_job(decision, first)
    return edits.change_offer(decision, first, deadline=date(2030, 5, 1), note="Ask Ada.")


def own_default(widget):
    """What a browser shows that is told no value."""
    default = widget.proto.default
    if widget.type in {"selectbox", "radio"}:
        return widget.options[default] if widget.proto.HasField("default") else None
    return list(default) if widget.type in {"slider", "date_input"} else default


def in_sight(widget):
    if widget.type == "date_input":
        return [f"{widget.value:%Y-%m-%d}"] if widget.value else []
    if widget.type in {"selectbox", "radio"}:
        return None if widget.value is None else widget.format_func(widget.value)
    return [widget.value] if widget.type == "slider" else widget.value


@pytest.mark.parametrize("page", ["offers", "criteria", "compare", "how_sure", "ask", "files"])
def test_a_widget_shows_the_document_in_a_browser_that_missed_what_it_was_told(page, store):
    identity = store.create(unlike_every_default())
    screen = shown(page, identity)
    kinds = ("slider", "selectbox", "radio", "text_input", "text_area", "toggle", "date_input")
    bound = [each for kind in kinds for each in getattr(screen, kind) if identity in str(each.key)]
    for widget in bound:
        assert own_default(widget) == in_sight(widget), widget.label
    if page in {"offers", "compare"}:
        assert bound


def test_a_move_does_not_read_again_what_it_has_just_saved(session, store, monkeypatch):
    identity = store.create(founding_case())
    shows.look(identity)
    live = Live(identity, Findings(analyse(founding_case())))
    assert live.findings().analysis.decision == founding_case()  # the page is drawn with it
    shows.apply(identity, lambda decision: edits.set_points(decision, {"impact": 31.0}), "moved")
    reads, newest = [], Store.newest

    def read(*args, **options):
        reads.append(args)
        return newest(*args, **options)

    monkeypatch.setattr(Store, "newest", read)
    assert live.findings().analysis.decision.points["impact"] == 31.0
    assert not reads


def test_where_a_broken_off_run_filled_no_places_the_whole_page_is_drawn(
    session, store, monkeypatch
):
    identity = store.create(founding_case())
    live = Live(identity, Findings(analyse(founding_case())))

    def unfilled(_):
        raise StreamlitInvalidLayoutContextError("no place was reserved")

    def broken_off():
        raise BrokenOffError

    monkeypatch.setattr(live, "draw", unfilled)
    monkeypatch.setattr(streamlit_session, "draw_anew", broken_off)
    with pytest.raises(BrokenOffError):
        follow.__wrapped__(live, pytest.fail)


class BrokenOffError(Exception):
    """What ends a run that begins anew."""
