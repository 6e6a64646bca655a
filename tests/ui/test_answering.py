"""An answer draws what follows it, and no more; whatever else has changed draws all of the page."""

import json
from functools import partial

import pytest
from streamlit.errors import StreamlitInvalidLayoutContextError

from criteria import catalog
from decision import edits
from decision.model import Answer
from decision.ui import chosen_offer, history, session, shown, state
from decision.ui.answering import Around, follow
from tests.decisions import founding_case
from tests.ui.screen import shown as on_screen

QUESTIONS = catalog.load().questions
PEERS = next(each for each in QUESTIONS if each.key == "peers")


class DrawnAnewError(Exception):
    """What ends a run that begins anew."""


@pytest.fixture
def founding(store, monkeypatch):
    def anew():
        raise DrawnAnewError

    monkeypatch.setattr(session, "values", {})
    monkeypatch.setattr(session, "draw_anew", anew)
    identity = store.create(founding_case())
    shown.look(identity)
    return identity


@pytest.fixture
def run(founding):
    """Run what follows an answer alone, and return the decision that it is drawn from."""
    around = Around.of(founding, founding_case())

    def ran():
        drawn = []
        follow.__wrapped__(founding, around, drawn.append)
        return drawn[0].decision

    return ran


def answered(decision):
    return edits.answer(decision, "lab", PEERS, Answer(option="people_ahead"))


def test_answers_and_their_undo_leave_the_rest_of_the_page_alone(founding, run):
    assert run() == founding_case()
    state.change(founding, answered, "answered")
    assert run() == answered(founding_case())
    history.undo(founding)
    assert run() == founding_case()


def rename(identity, _):
    state.change(identity, lambda decision: edits.set_title(decision, "Friday"), "title changed")


def look_at_another_offer(identity, _):
    chosen_offer.choose(identity, "stay")


def answer_in_another_tab(identity, store):
    store.apply(identity, answered, "answered")


def refuse(identity, _):
    state.change(identity, lambda decision: edits.set_title(decision, " "), "title changed")


def delete(identity, _):
    history.remove(identity, "Stay", lambda decision: edits.delete_offer(decision, "stay"))


def keep_an_answer_for_other_work(identity, _):
    state.change(identity, kept_aside, "answered")


def kept_aside(decision):
    aside = catalog.load().set_aside[0]
    return edits.answer(decision, "lab", aside, Answer(option=aside.answers[0].key))


def keep_an_answer_that_is_no_more(identity, _):
    gone = Answer(option="no_longer_there")
    state.change(identity, lambda each: edits.answer(each, "lab", PEERS, gone), "answered")


@pytest.mark.parametrize(
    "change",
    [
        rename,
        look_at_another_offer,
        answer_in_another_tab,
        refuse,
        delete,
        keep_an_answer_for_other_work,
        keep_an_answer_that_is_no_more,
    ],
)
def test_whatever_else_changes_draws_all_of_the_page(founding, run, store, change):
    change(founding, store)
    with pytest.raises(DrawnAnewError):
        run()


def test_what_was_said_stands_until_the_next_answer(founding, run):
    refuse(founding, None)
    assert state.last_message().is_bad  # the page is drawn, with what is said, and the answers
    assert run() == founding_case()
    state.change(founding, answered, "answered")
    with pytest.raises(DrawnAnewError):
        run()
    assert state.last_message() is None
    assert run() == answered(founding_case())


def test_a_notice_goes_with_the_answer_that_is_newer(founding):
    delete(founding, None)
    around = Around.of(founding, state.newest(founding).decision)
    assert around.notices == ("Stay",)
    state.change(founding, answered, "answered")
    with pytest.raises(DrawnAnewError):
        follow.__wrapped__(founding, around, pytest.fail)


@pytest.mark.parametrize("is_part", [True, False])
def test_a_part_that_runs_alone_lets_be_sent_what_it_has_drawn_first(monkeypatch, is_part):
    paused = []
    monkeypatch.setattr(session, "sleep", paused.append)
    monkeypatch.setattr(session, "is_part", lambda: is_part)
    session.let_be_sent()
    assert len(paused) == is_part


def test_where_a_broken_off_run_made_no_places_all_of_the_page_is_drawn(founding):
    def unmade(_):
        raise StreamlitInvalidLayoutContextError("no place was reserved")

    with pytest.raises(DrawnAnewError):
        follow.__wrapped__(founding, Around.of(founding, founding_case()), unmade)


def around_the_answers(screen):
    """All that a page draws and no answer may change; files are written when they are asked for."""
    drawn = [each.proto for each in screen.main if hasattr(each, "proto")]
    for each in screen.get("download_button"):
        each.proto.ClearField("deferred_file_id")
    return [str(each) for each in drawn if not _follows(each)]


def _follows(proto):
    kind = type(proto).__name__
    part = json.loads(proto.json)["part"] if kind == "BidiComponent" else ""
    return (
        kind == "Html"
        or part in {"question_list", "offer_tabs"}
        or (kind == "Button" and proto.label in {"Undo", "Redo"})
    )


def test_no_answer_changes_what_is_drawn_around_the_answers(store):
    identity = store.create(founding_case())
    page = around_the_answers(on_screen("offers", identity))
    assert len(page) > 10
    for question in QUESTIONS:
        for option in question.answers[:: len(question.answers) - 1]:
            told = Answer(option=option.key)
            edit = partial(edits.answer, offer="lab", question=question, new=told)
            store.apply(identity, edit, "answered")
            assert around_the_answers(on_screen("offers", identity)) == page, question.key
