"""Is anything undone that was not seen, or done twice?"""

import pytest
import sqlalchemy as sa

from decision import edits
from decision.store import messages
from decision.store.outbox import Outbox
from decision.store.schema import ACKNOWLEDGED
from decision.store.store import ChangedMeanwhileError, Sent, Store


def adds(name):
    return lambda decision: edits.add_offers(decision, [(name, {})])


def names(work, kept):
    return [offer.name for offer in work.newest(kept).decision.offers]


@pytest.fixture(params=[Store, Outbox])
def either(request, store, work):
    return store if request.param is Store else work


def test_what_was_seen_is_undone_and_redone(either, kept):
    seen = either.apply(kept, adds("Mine"), "offer added")
    undone = either.undo(kept, seen)
    assert "Mine" not in names(either, kept)
    assert either.redo(kept, undone).decision == seen.decision


@pytest.mark.parametrize("way", ["undo", "redo"])
def test_an_edit_that_was_not_seen_is_not_undone(either, kept, way):
    seen = either.apply(kept, adds("Mine"), "offer added")
    either.apply(kept, adds("Theirs"), "offer added elsewhere")
    with pytest.raises(ChangedMeanwhileError, match="changed meanwhile") as refusal:
        getattr(either, way)(kept, seen)
    assert refusal.value.newest.undo == "offer added elsewhere"
    assert names(either, kept)[-2:] == ["Mine", "Theirs"]


def test_a_gesture_that_went_on_was_not_seen(either, kept):
    def moved(points):
        edit = lambda decision: edits.set_points(decision, {"impact": points})  # noqa: E731
        return either.apply(kept, edit, "weights moved", "drag")

    seen = moved(11)
    assert moved(12).number == seen.number
    with pytest.raises(ChangedMeanwhileError, match="changed meanwhile"):
        either.undo(kept, seen)


def test_what_waits_and_was_not_seen_is_not_undone(work, kept, read_only):
    read_only(True)
    seen = work.apply(kept, adds("Mine"), "offer added")
    work.apply(kept, adds("Theirs"), "offer added elsewhere")
    with pytest.raises(ChangedMeanwhileError, match="changed meanwhile"):
        work.undo(kept, seen)
    assert names(work, kept)[-2:] == ["Mine", "Theirs"]


# Messages that come twice -----------------------------------------------------------------------


def test_a_message_that_comes_again_is_done_once_also_after_a_restart(store, kept, opened):
    sent = Sent("board", 5)
    store.apply(kept, adds("Once"), "offer added", None, sent)
    for again in (store, opened()):
        assert again.apply(kept, adds("Twice"), "offer added", None, sent).undo == "offer added"
    assert names(store, kept)[-1] == "Once"
    store.apply(kept, adds("Next"), "offer added", None, Sent("board", 6))
    store.apply(kept, adds("Other"), "offer added", None, Sent("list", 5))
    assert names(store, kept)[-3:] == ["Once", "Next", "Other"]


def test_messages_are_numbered_by_the_milliseconds_of_a_browser(store, kept):
    far_off = 4_102_444_800_000  # the year 2100
    for seq in (far_off, far_off, far_off + 1):
        store.apply(kept, adds(f"Number {seq}"), "offer added", None, Sent("board", seq))
    assert names(store, kept)[-2:] == [f"Number {far_off}", f"Number {far_off + 1}"]


@pytest.mark.parametrize("seq", [0, -1])
def test_a_number_below_one_is_of_no_message(store, kept, seq):
    for _ in range(2):
        store.apply(kept, adds("Never"), "offer added", None, Sent("board", seq))
    assert "Never" not in names(store, kept)


def test_a_message_whose_edit_fails_is_not_done(store, kept):
    sent = Sent("board", 5)
    with pytest.raises(LookupError, match="not there any more"):
        store.apply(kept, lambda d: edits.move_offer(d, "nobody", 1), "moved", None, sent)
    store.apply(kept, adds("Now"), "offer added", None, sent)
    assert names(store, kept)[-1] == "Now"


def test_a_message_that_waits_is_done_once(work, kept, read_only):
    sent = Sent("board", 5)
    read_only(True)
    for _ in range(2):
        work.apply(kept, adds("Once"), "offer added", None, sent)
    read_only(False)
    work.apply(kept, adds("Twice"), "offer added", None, sent)
    assert names(work, kept)[-1] == "Once"


def test_of_many_clients_the_oldest_are_forgotten(store, kept, monkeypatch):
    monkeypatch.setattr(messages, "CLIENTS", 3)
    for number in range(5):
        store.apply(kept, lambda decision: decision, "", None, Sent(f"client {number}", 1))
    assert clients(store) == ["client 2", "client 3", "client 4"]
    store.delete(kept)
    assert clients(store) == []


def clients(store):
    with store._reading.begin() as connection:
        return sorted(connection.execute(sa.select(ACKNOWLEDGED.c.client)).scalars())


def test_the_outbox_tells_what_it_saw_last_without_asking(work, kept, out_of_reach):
    assert work.at_hand("nobody") is None
    seen = work.apply(kept, adds("Mine"), "offer added")
    out_of_reach(True)
    assert work.at_hand(kept) == seen
    waiting = work.apply(kept, adds("Waits"), "offer added")
    assert work.at_hand(kept) == waiting
    assert work.at_hand(kept).decision.offers[-1].name == "Waits"


def test_what_waited_and_was_saved_is_as_it_was_seen(work, kept, read_only):
    read_only(True)
    work.apply(kept, adds("First"), "offer added")
    seen = work.apply(kept, adds("Second"), "offer added")
    read_only(False)
    work.save(kept)
    undone = work.undo(kept, seen)
    assert names(work, kept)[-1] == "First"
    assert work.redo(kept, undone).decision == seen.decision


def test_what_somebody_did_after_it_was_saved_is_not_undone(work, kept, read_only):
    read_only(True)
    seen = work.apply(kept, adds("Mine"), "offer added")
    read_only(False)
    work.apply(kept, adds("Theirs"), "offer added elsewhere")
    with pytest.raises(ChangedMeanwhileError, match="changed meanwhile"):
        work.undo(kept, seen)


def test_what_was_saved_after_another_program_s_edit_is_not_as_it_was_seen(
    work, store, kept, read_only
):
    read_only(True)
    seen = work.apply(kept, adds("Mine"), "offer added")
    read_only(False)
    store.apply(kept, adds("Theirs"), "offer added elsewhere")
    work.save(kept)
    with pytest.raises(ChangedMeanwhileError, match="changed meanwhile"):
        work.undo(kept, seen)
