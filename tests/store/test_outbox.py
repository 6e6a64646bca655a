import re
import threading

import pytest
from sqlalchemy.exc import DBAPIError, OperationalError

from decision.edits import add_offers, change_offer, delete_offer, set_points
from decision.store.outbox import Outbox
from decision.store.store import UnknownDecisionError
from tests.decisions import founding_case

READ_ONLY = re.compile("read-?only")
LAB = founding_case().offers[0].key


def moved(points):
    return lambda decision: set_points(decision, {"impact": points})


def points(work, identity):
    return work.newest(identity).decision.points_of("impact")


def test_as_long_as_the_store_takes_edits_nothing_waits(work, store, kept):
    work.apply(kept, moved(7), "moved")
    assert store.newest(kept) == work.newest(kept)
    assert work.trouble(kept) is None


def test_work_waits_while_the_store_is_read_only_and_is_saved_later(work, store, kept, read_only):
    work.apply(kept, moved(7), "first")
    assert points(work, kept) == 7
    read_only(True)
    work.apply(kept, moved(8), "second")
    work.apply(kept, moved(9), "third")
    assert points(work, kept) == 9
    assert work.newest(kept).undo == "third"
    assert READ_ONLY.search(work.trouble(kept))
    assert store.newest(kept).decision.points_of("impact") == 7
    read_only(False)
    assert points(work, kept) == 9
    assert work.trouble(kept) is None
    assert store.newest(kept).undo == "third"
    work.undo(kept)
    work.undo(kept)
    assert store.newest(kept).decision.points_of("impact") == 7


def test_undo_takes_back_what_waits(work, kept, read_only):
    read_only(True)
    work.apply(kept, moved(8), "second")
    work.apply(kept, moved(9), "third")
    work.undo(kept)
    work.redo(kept)
    assert points(work, kept) == 8
    work.undo(kept)
    assert work.newest(kept).decision == founding_case()
    read_only(False)
    assert work.newest(kept).decision == founding_case()
    assert work.trouble(kept) is None


def test_a_refused_edit_does_not_wait(work, kept, read_only):
    read_only(True)
    with pytest.raises(LookupError, match="this offer is not there any more"):
        work.apply(kept, lambda d: change_offer(d, "gone", name="x"), "renamed")
    read_only(False)
    assert work.newest(kept).decision == founding_case()


def test_what_no_longer_fits_is_said_and_the_rest_is_saved(work, store, kept, read_only):
    read_only(True)
    work.apply(kept, lambda d: change_offer(d, LAB, name="Renamed"), "renamed")
    work.apply(kept, moved(9), "moved")
    read_only(False)
    store.apply(kept, lambda d: delete_offer(d, LAB), "deleted elsewhere")
    assert points(work, kept) == 9
    assert LAB not in [offer.key for offer in work.newest(kept).decision.offers]
    assert work.lost(kept) == ["renamed"]
    assert work.lost(kept) == []


def test_a_decision_is_still_shown_when_nothing_can_be_read(work, kept, out_of_reach):
    out_of_reach(True)
    work.apply(kept, moved(9), "moved")
    assert points(work, kept) == 9
    assert work.trouble(kept) is not None


def test_what_was_never_seen_cannot_be_shown(work, read_only):
    with pytest.raises(UnknownDecisionError, match="there is no decision nobody"):
        work.newest("nobody")
    read_only(True)
    with pytest.raises(UnknownDecisionError, match="there is no decision nobody"):
        work.open("nobody")


def test_a_kept_decision_can_be_opened_although_nothing_can_be_written(
    store, clock, kept, read_only
):
    read_only(True)
    fresh = Outbox(store, clock)
    fresh.open(kept)
    assert fresh.newest(kept).decision == founding_case()
    assert READ_ONLY.search(fresh.trouble(kept))


def test_saving_is_not_tried_at_every_look(store, clock, read_only):
    work = Outbox(store, lambda: clock.now)
    identity = store.create(founding_case())
    work.newest(identity)
    read_only(True)
    work.apply(identity, moved(9), "moved")
    read_only(False)
    work.newest(identity)
    assert work.trouble(identity) is not None
    clock()
    work.newest(identity)
    assert work.trouble(identity) is None


def test_the_store_itself_says_why(store, kept, read_only):
    read_only(True)
    with pytest.raises(DBAPIError, match=READ_ONLY):
        store.apply(kept, moved(9), "moved")


class SlowStore:
    """A store that refuses each write, and takes as long for it as it may wait."""

    def __init__(self, store, clock):
        self.store, self.clock, self.waits = store, clock, []

    def newest(self, identity, *, wait=2.0):
        return self.store.newest(identity)

    def is_done(self, *_, wait):
        return False

    def apply(self, *_):
        self._refuse(2.0)

    open = apply

    def apply_all(self, *_, wait=2.0):
        self._refuse(wait)

    def _refuse(self, wait):
        self.waits.append(wait)
        self.clock.now += wait
        raise OperationalError("", {}, Exception("database is locked"))


class Unheard:
    """A store whose answers to single edits are lost, as where the line drops at a commit."""

    def __init__(self, store, *, is_away):
        self.store, self.is_away = store, is_away

    def __getattr__(self, name):
        return getattr(self.store, name)

    def apply(self, *step):
        self.store.apply(*step)
        raise OperationalError("", {}, Exception("the connection is lost"))

    def is_done(self, *message, wait):
        return self._reached().is_done(*message, wait=wait)

    def newest(self, identity, *, wait=2.0):
        return self._reached().newest(identity, wait=wait)

    def _reached(self):
        if self.is_away:
            raise OperationalError("", {}, Exception("the database is away"))
        return self.store


def with_one_more(decision):
    return add_offers(decision, [("One more", {})])


def test_what_was_saved_while_the_answer_was_lost_is_known_to_be_saved(store, clock, kept):
    work = Outbox(Unheard(store, is_away=False), clock)
    after = work.apply(kept, with_one_more, "added")
    assert work.trouble(kept) is None
    assert after == store.newest(kept)
    assert after.decision == with_one_more(founding_case())


def test_what_may_have_been_saved_as_the_store_went_away_is_not_made_again(store, clock, kept):
    unheard = Unheard(store, is_away=False)
    work = Outbox(unheard, clock)
    work.newest(kept)
    unheard.is_away = True
    shown = work.apply(kept, with_one_more, "added").decision
    assert work.trouble(kept) is not None
    unheard.is_away = False
    assert work.newest(kept).decision == shown == with_one_more(founding_case())
    assert [work.trouble(kept), work.lost(kept)] == [None, []]
    assert [change.label for change in store.history(kept)][:-1] == ["added"]


def test_a_locked_store_is_waited_for_once_and_then_only_glanced_at(store, clock, kept):
    slow = SlowStore(store, clock)
    work = Outbox(slow, lambda: clock.now)
    work.apply(kept, moved(9), "moved")
    for _ in range(5):
        work.newest(kept)
        work.open(kept)
        work.apply(kept, moved(10), "moved")
    assert slow.waits == [2.0]
    clock()
    for _ in range(5):
        work.newest(kept)
    assert slow.waits[0] == 2.0
    assert len(slow.waits) == 2
    assert slow.waits[1] < 0.5


def test_other_decisions_are_looked_at_while_one_waits_for_the_store(work, store, kept):
    other = store.create(founding_case())
    inside, go_on = threading.Event(), threading.Event()

    def slow(decision):
        inside.set()
        assert go_on.wait(30)
        return decision

    writer = threading.Thread(target=work.apply, args=(kept, slow, "slow"))
    reader = threading.Thread(target=work.newest, args=(other,))
    writer.start()
    assert inside.wait(30)
    reader.start()
    reader.join(10)
    was_free = not reader.is_alive()
    go_on.set()
    writer.join(30)
    reader.join(30)
    assert was_free
