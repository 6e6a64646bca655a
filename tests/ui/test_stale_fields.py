"""What becomes of a field's change when what it belongs to has changed or gone?"""

import pytest

from decision import edits
from decision.analysis import criteria_in_use
from decision.ui import clashes, field_changes, sending, session, shown, state
from decision.ui.field_changes import Change, cell
from decision.ui.rating_fields import RatingFields
from decision.ui.sending import FieldChange
from decision.ui.shown import Sending
from tests.decisions import rated


@pytest.fixture(autouse=True)
def values(monkeypatch):
    monkeypatch.setattr(session, "values", {})


@pytest.fixture
def lab(store):
    identity = store.create(edits.started("Mine"))
    shown.look(identity)
    return identity


def set_note(decision, text):
    return edits.change_offer(decision, "stay", note=text)


def note_of(store, identity):
    return store.newest(identity).decision.offers[0].note


def elsewhere(store, identity, edit):
    store.apply(identity, edit, "changed elsewhere")


def test_a_widget_that_outlives_its_offer_and_says_what_it_showed_changes_nothing(store, lab):
    elsewhere(store, lab, lambda decision: edits.delete_offer(decision, "stay"))
    state.set_field(lab, set_note, "", "note", Sending(was=""))
    assert (clashes.of(lab), state.last_message()) == ((), None)


def test_what_another_tab_did_to_other_fields_is_no_clash(store, lab):
    elsewhere(store, lab, lambda decision: edits.set_title(decision, "Ours"))
    state.set_field(lab, set_note, "mine", "note")
    assert note_of(store, lab) == "mine"
    assert clashes.of(lab) == ()


def test_own_edits_after_another_tabs_are_not_taken_for_its(store, lab):
    elsewhere(store, lab, lambda decision: edits.set_title(decision, "Ours"))
    for text in ("m", "mi", "m"):
        state.set_field(lab, set_note, text, "note")
    assert note_of(store, lab) == "m"
    state.set_field(lab, edits.set_title, "Mine", "title")
    assert [clash.theirs for clash in clashes.of(lab)] == []
    state.set_field(lab, edits.set_title, "My own", "title")
    (clash,) = clashes.of(lab)
    assert (clash.theirs, clash.mine) == ("Ours", "My own")
    state.set_field(lab, edits.set_title, "My very own", "title")
    assert [each.mine for each in clashes.of(lab)] == ["My very own"]


def test_keys_are_not_put_into_words(store, lab):
    elsewhere(store, lab, lambda decision: edits.change_offer(decision, "stay", colour=3))
    paint = lambda decision, colour: edits.change_offer(decision, "stay", colour=colour)  # noqa: E731
    state.set_field(lab, paint, 5, "colour")
    (clash,) = clashes.of(lab)
    assert (clash.theirs, clash.mine) == ("", "")


def test_numbers_are_put_into_words_as_they_are_typed(store, lab):
    elsewhere(store, lab, lambda decision: edits.set_points(decision, {"impact": 70}))
    state.set_field(lab, edits.set_points, {"impact": 30.5}, "weights moved")
    (clash,) = clashes.of(lab)
    assert (clash.theirs, clash.mine) == ("70", "30.5")


# Parts of a page --------------------------------------------------------------------------------


def sent(seq, text, was=None):
    return FieldChange(seq, set_note, text, "note", was)


def test_what_a_part_sends_again_is_done_once(store, lab):
    assert sending.apply_fields(lab, "list", "a", [sent(2, "second"), sent(1, "first")])
    assert note_of(store, lab) == "second"
    assert not sending.apply_fields(lab, "list", "a", [sent(1, "first"), sent(2, "second")])
    assert sending.acknowledged(lab, "list") == 2
    assert sending.acknowledged(lab, "board") == 0
    assert store.newest(lab).number == 3


@pytest.mark.parametrize(
    ("client", "changed"),
    [
        ("a", {"seq": 2**53 + 1}),
        ("a", {"seq": 1.5}),
        ("a", {"seq": True}),
        ("a\0", {}),
        (["a"], {}),
        ("a" * 101, {}),
        ("a", {"gesture": "a-\0"}),
        ("a", {"gesture": {"a": 1}}),
    ],
)
def test_a_message_that_no_store_could_keep_is_refused_and_blocks_nothing(
    store, lab, client, changed
):
    with pytest.raises(sending.UnsoundMessageError, match="expected"):
        sending.apply_fields(lab, "list", client, [sent(1, "forged")._replace(**changed)])
    assert note_of(store, lab) == ""
    assert sending.apply_fields(lab, "list", "a", [sent(2, "sound")])
    assert note_of(store, lab) == "sound"


def test_a_new_session_does_what_is_not_done_yet(store, lab):
    sending.apply_fields(lab, "list", "a", [sent(1, "first")])
    session.values.clear()
    shown.look(lab)
    again = [sent(1, "first", was=""), sent(2, "second", was="first")]
    assert sending.apply_fields(lab, "list", "a", again)
    assert note_of(store, lab) == "second"
    assert store.newest(lab).number == 3
    assert not sending.apply_fields(lab, "list", "a", again)


def test_what_changed_before_this_session_is_not_replaced(store, lab):
    elsewhere(store, lab, lambda decision: set_note(decision, "theirs"))
    session.values.clear()
    shown.look(lab)
    sending.apply_fields(lab, "list", "a", [sent(1, "mine", was="")])
    (clash,) = clashes.of(lab)
    assert (clash.theirs, clash.mine) == ("theirs", "mine")
    sending.apply_fields(lab, "list", "a", [sent(2, "mine, read", was="theirs")])
    assert note_of(store, lab) == "mine, read"


def another_tab_notes(store, identity, text):
    """And this tab's page goes on to show it, but for a field that is being typed into."""
    elsewhere(store, identity, lambda decision: set_note(decision, text))
    shown.look(identity)


def test_what_another_tab_wrote_while_one_was_typing_is_not_replaced(store, lab):
    sending.apply_fields(lab, "list", "a", [sent(1, "first", was="")])
    another_tab_notes(store, lab, "theirs")
    sending.apply_fields(lab, "list", "a", [sent(2, "mine", was="first")])
    (clash,) = clashes.of(lab)
    assert (note_of(store, lab), clash.theirs, clash.mine) == ("theirs", "theirs", "mine")
    sending.apply_fields(lab, "list", "a", [sent(3, "mine, read", was="theirs")])
    assert note_of(store, lab) == "mine, read"
    assert clashes.of(lab) == ()


def test_typing_on_before_the_page_has_heard_of_its_own_change_is_no_clash(store, lab):
    for seq, text in enumerate(["first", "second", ""], 1):
        sending.apply_fields(lab, "list", "a", [sent(seq, text, was="")])
        assert note_of(store, lab) == text
    assert clashes.of(lab) == ()


def test_a_field_left_as_it_was_leaves_what_another_tab_wrote(store, lab):
    another_tab_notes(store, lab, "theirs")
    sending.apply_fields(lab, "list", "a", [sent(1, "", was="")])
    assert (note_of(store, lab), clashes.of(lab)) == ("theirs", ())


def test_ends_typed_one_after_another_do_not_clash_with_their_own_pushing(store):
    decision = rated({"Lab": {}, "Team": {}})
    identity = store.create(decision)
    shown.look(identity)
    fields = RatingFields(criteria_in_use(decision))
    # The first is all three; the page has not heard of that when the others are begun.
    for seq, (end, value) in enumerate({"low": "4", "likely": "6", "high": "9"}.items(), 1):
        typed = Change(seq, cell("lab", "impact"), end, value, "")
        sending.apply_fields(identity, "list", "a", [field_changes.field_change(fields, typed)])
    own = store.newest(identity).decision.offers[0].ratings["impact"]
    assert (own.low, own.likely, own.high, clashes.of(identity)) == (6, 6, 9, ())


def test_a_change_of_another_thing_leaves_what_waits_for_the_user(store, lab):
    elsewhere(store, lab, lambda decision: edits.add_offers(decision, [("Lab", {})]))
    shown.look(lab)
    elsewhere(store, lab, lambda decision: set_note(decision, "theirs"))
    state.set_field(lab, set_note, "mine", "note")
    other = lambda decision, text: edits.change_offer(decision, "lab", note=text)  # noqa: E731
    state.set_field(lab, other, "of the lab", "note")
    assert [clash.mine for clash in clashes.of(lab)] == ["mine"]
    assert store.newest(lab).decision.offers[1].note == "of the lab"


def test_a_change_that_fails_does_not_come_again_and_the_next_one_is_done(store, lab):
    def fails(_decision, _value):
        raise ValueError("nobody thought of this")

    changes = [FieldChange(1, fails, "", "note"), sent(2, "next")]
    with pytest.raises(ValueError, match="nobody thought"):
        sending.apply_fields(lab, "list", "a", changes)
    assert sending.acknowledged(lab, "list") == 1
    assert sending.apply_fields(lab, "list", "a", changes)
    assert note_of(store, lab) == "next"


def test_a_level_picked_where_a_rating_lies_between_two_is_no_clash(store):
    decision = rated({"Lab": {"impact": 6.5}, "Team": {}})
    identity = store.create(decision)
    shown.look(identity)
    fields = RatingFields(criteria_in_use(decision))
    level = Change(1, cell("lab", "impact"), "level", "7.5", "")
    sending.apply_fields(identity, "list", "a", [field_changes.field_change(fields, level)])
    assert store.newest(identity).decision.offers[0].ratings["impact"].likely == 7.5
    assert clashes.of(identity) == ()


def test_a_change_that_is_refused_is_acknowledged(lab):
    title = FieldChange(1, edits.set_title, " ", "title")
    sending.apply_fields(lab, "list", "a", [title])
    assert state.last_message().is_bad
    assert sending.acknowledged(lab, "list") == 1
