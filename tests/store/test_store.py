import string

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import event

from decision.edits import level_points, set_points, set_title
from decision.model import SCHEMA_VERSION
from decision.store.sqlite_file import FILE
from decision.store.store import (
    Sent,
    Step,
    Store,
    UnknownDecisionError,
    UnreadableDecisionError,
    data_folder,
)
from tests.decisions import founding_case, rated
from tests.repetitions import examples
from tests.store.rewriting import rewrite


def moved(points, key="impact"):
    return lambda decision: set_points(decision, {key: points})


@pytest.fixture
def kept(store):
    return store.create(founding_case())


def test_a_decision_is_there_again_after_a_restart(store, kept, opened):
    store.apply(kept, moved(7), "moved Impact")
    again = opened().newest(kept)
    assert again.decision == set_points(founding_case(), {"impact": 7})
    assert (again.undo, again.redo) == ("moved Impact", None)


def test_an_id_cannot_be_guessed(store, kept):
    other = store.create(founding_case())
    assert kept != other
    assert len(kept) == 32
    assert set(kept) <= set(string.hexdigits)


def test_undo_and_redo_walk_the_history(store, kept):
    for points in (10, 20, 30):
        store.apply(kept, moved(points), f"to {points}")
    store.undo(kept)
    store.undo(kept)
    assert store.newest(kept).decision.points["impact"] == 10
    assert store.newest(kept)[2:] == ("to 10", "to 20")
    store.redo(kept)
    assert store.newest(kept).decision.points["impact"] == 20
    store.apply(kept, moved(99), "to 99")
    assert store.newest(kept)[2:] == ("to 99", None)
    store.undo(kept)
    assert store.newest(kept).decision.points["impact"] == 20


def test_undo_and_redo_stop_at_the_ends(store, kept):
    store.undo(kept)
    store.redo(kept)
    assert store.newest(kept)[1:] == (founding_case(), None, None)


def test_moves_of_one_gesture_are_one_step(store, kept):
    for points in range(10, 40):
        store.apply(kept, moved(points), "moved Impact", gesture="g1")
    store.apply(kept, moved(50), "moved Impact", gesture="g2")
    store.undo(kept)
    assert store.newest(kept).decision.points["impact"] == 39
    store.undo(kept)
    assert store.newest(kept).decision == founding_case()


def test_an_edit_that_changes_nothing_leaves_no_revision(store, kept):
    store.apply(kept, lambda decision: decision, "nothing")
    assert store.newest(kept)[0] == 1


def test_an_edit_that_fails_leaves_all_as_it_was(store, kept):
    with pytest.raises(ValueError, match="less than or equal to 100"):
        store.apply(kept, moved(1000), "too far")
    assert store.newest(kept).decision == founding_case()


def test_the_history_is_append_only(store, kept):
    for points in (10, 20):
        store.apply(kept, moved(points), f"to {points}")
    store.undo(kept)
    store.apply(kept, level_points, "levelled")
    assert [(each.number, each.label, each.is_undone) for each in store.history(kept)] == [
        (4, "levelled", False),
        (3, "to 20", True),
        (2, "to 10", False),
        (1, "started", False),
    ]
    assert [store.at(kept, number).points_of("impact") for number in (2, 3)] == [10, 20]


def test_the_decision_opened_last_is_remembered(store, kept):
    other = store.create(founding_case())
    assert store.last_opened() == other
    store.open(kept)
    assert store.last_opened() == kept


def test_an_empty_store_has_none(store):
    assert store.last_opened() is None


def test_an_unknown_id_is_refused(store):
    for use in (store.newest, store.open, lambda i: store.apply(i, level_points, "x")):
        with pytest.raises(UnknownDecisionError, match="no decision nobody"):
            use("nobody")


def test_the_data_folder_can_be_named(monkeypatch, tmp_path):
    monkeypatch.setenv("CROSSROADS_DATA_DIR", str(tmp_path / "here"))
    assert data_folder() == tmp_path / "here"
    monkeypatch.delenv("CROSSROADS_DATA_DIR")
    assert data_folder().name == "crossroads"


steps = st.lists(st.one_of(st.integers(0, 100), st.sampled_from(["undo", "redo"])), max_size=20)


@settings(max_examples=examples(40), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps)
def test_the_store_walks_like_a_list_with_a_cursor(store, steps):
    identity = store.create(set_points(founding_case(), {"impact": 50}))
    states, cursor = [50], 0
    for step in steps:
        if step == "undo":
            store.undo(identity)
            cursor = max(cursor - 1, 0)
        elif step == "redo":
            store.redo(identity)
            cursor = min(cursor + 1, len(states) - 1)
        else:
            store.apply(identity, moved(step), "moved")
            if step != states[cursor]:
                states, cursor = [*states[: cursor + 1], step], cursor + 1
        assert store.newest(identity).decision.points["impact"] == states[cursor]


def test_a_gesture_that_comes_back_to_where_it_began_is_no_step(store, kept):
    for points in (61, 62, 61, 60):
        store.apply(kept, moved(points), "moved Impact", gesture="g1")
    assert store.newest(kept)[1:] == (founding_case(), None, None)
    store.apply(kept, moved(70), "moved Impact", gesture="g1")
    assert store.newest(kept).undo == "moved Impact"


def test_a_gesture_that_goes_on_after_undo_keeps_what_it_made(store, kept):
    store.apply(kept, moved(70), "moved Impact", gesture="g1")
    store.apply(kept, level_points, "levelled")
    store.undo(kept)
    store.apply(kept, moved(71), "moved Impact", gesture="g1")
    assert store.newest(kept).redo is None
    store.undo(kept)
    assert store.newest(kept).decision.points["impact"] == 70


@pytest.mark.parametrize("name", ["a?b=c", "a%20b", "with space", "#x", "\u00fc\u00e9"])
def test_any_folder_can_hold_the_store(tmp_path, name):
    identity = Store(tmp_path / name).create(founding_case())
    assert (tmp_path / name / FILE).exists()
    assert Store(tmp_path / name).newest(identity).decision == founding_case()


def test_a_document_of_a_newer_version_is_told_apart(store, kept):
    rewrite(store, kept, f":{SCHEMA_VERSION},", f":{SCHEMA_VERSION + 1},")
    with pytest.raises(UnreadableDecisionError, match="a stored decision cannot be read"):
        store.newest(kept)


def test_all_decisions_are_listed_the_one_opened_last_first(store):
    first, second = store.create(founding_case()), store.create(rated({"A": {}}))
    store.open(first)
    assert [(kept.identity, kept.title) for kept in store.all()] == [
        (first, founding_case().title),
        (second, "Test"),
    ]


def test_the_list_says_when_each_was_started_and_changed(store, kept):
    (before,) = store.all()
    store.apply(kept, moved(10), "weights moved")
    (after,) = store.all()
    assert before.started == before.changed == after.started < after.changed


def test_many_steps_are_applied_in_order_and_what_does_not_fit_is_named(store, kept):
    steps = [Step(moved(10), "to 10"), Step(moved(1000), "too far"), Step(moved(20), "to 20", "g")]
    revision, lost = store.apply_all(kept, steps)
    assert revision == store.newest(kept)
    assert (revision.number, revision.undo, lost) == (3, "to 20", ["too far"])
    assert revision.decision.points_of("impact") == 20
    assert store.undo(kept).decision.points_of("impact") == 10


def test_the_list_has_no_title_for_what_this_version_cannot_read(store, kept):
    newer, broken = store.create(founding_case()), store.create(founding_case())
    version = '"schema_version":{}'.format
    rewrite(store, newer, version(SCHEMA_VERSION), version(SCHEMA_VERSION + 1))
    rewrite(store, broken, "{", "")
    store.apply(kept, lambda d: set_title(d, 'Caf\u00e9 "x"'), "title changed")
    titles = {one.identity: one.title for one in store.all()}
    assert titles == {kept: 'Caf\u00e9 "x"', newer: None, broken: None}


def test_the_list_parses_no_document(store, kept, monkeypatch):
    monkeypatch.setattr("decision.store.history.parsed", lambda document: pytest.fail("parsed"))
    assert [one.title for one in store.all()] == [founding_case().title]


QUESTIONS = "SELECT", "INSERT", "UPDATE", "DELETE"


def test_a_move_of_a_drag_asks_the_database_seven_questions(store, kept):
    asked = []

    def note(_connection, _cursor, statement, *_):
        if statement.startswith(QUESTIONS) and " opening " not in statement:
            asked.append(statement)

    for number in range(3):  # with the first the page is heard of, and the gesture begins
        store.apply(kept, moved(number), "moved", "drag", Sent("board", number + 1))
    event.listen(store._engine, "before_cursor_execute", note)
    store.apply(kept, moved(9), "moved", "drag", Sent("board", 9))
    assert len(asked) == 7, asked


def test_what_an_edit_answers_is_what_stands(store, kept):
    edits = [(moved(1), "g"), (moved(2), "g"), (moved(60), "g"), (moved(5), None)]
    for edit, gesture in [*edits, (lambda decision: decision, None)]:
        assert store.apply(kept, edit, "moved", gesture) == store.newest(kept)
