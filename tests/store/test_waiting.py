import pytest
from sqlalchemy.exc import DBAPIError

from decision.edits import add_offers, change_offer, delete_offer, set_points, set_title
from decision.model import SCHEMA_VERSION
from decision.store.store import UnknownDecisionError, UnreadableDecisionError
from tests.decisions import founding_case
from tests.store.rewriting import rewrite

LAB = founding_case().offers[0].key


def moved(points):
    return lambda decision: set_points(decision, {"impact": points})


def points(work, identity):
    return work.newest(identity).decision.points_of("impact")


def named(name):
    return lambda decision: change_offer(decision, "new", name=name)


def added(decision):
    return add_offers(decision, [("New", {})])


def test_what_waits_is_saved_together_or_not_at_all(work, store, kept, read_only, runs_full):
    read_only(True)
    work.apply(kept, added, "first")
    work.apply(kept, named("Newer"), "second")
    read_only(False)
    runs_full(True)
    for _ in range(2):
        assert work.newest(kept).decision.offers[-1].name == "Newer"
        assert work.newest(kept).undo == "second"
        assert store.newest(kept).decision == founding_case()
    assert "disk is full" in work.trouble(kept)
    runs_full(False)
    assert work.newest(kept) == store.newest(kept)
    assert store.newest(kept).decision.offers[-1].name == "Newer"


def test_an_edit_on_what_was_saved_but_not_looked_at_waits_too(work, kept, read_only):
    work.apply(kept, added, "added")
    read_only(True)
    work.apply(kept, named("Newer"), "renamed")
    assert work.newest(kept).decision.offers[-1].name == "Newer"


def applied(work, identity):
    work.apply(identity, moved(7), "moved")


def undone(work, identity):
    work.apply(identity, moved(7), "moved")
    work.apply(identity, moved(8), "moved")
    work.newest(identity)
    work.undo(identity)


def redone(work, identity):
    work.apply(identity, moved(7), "moved")
    work.undo(identity)
    work.newest(identity)
    work.redo(identity)


@pytest.mark.parametrize("done", [applied, undone, redone])
def test_what_was_done_but_not_looked_at_is_there_when_nothing_can_be_read(
    work, kept, out_of_reach, done
):
    done(work, kept)
    out_of_reach(True)
    work.apply(kept, added, "added")
    assert points(work, kept) == 7


def test_what_was_saved_later_but_not_looked_at_is_there_when_nothing_can_be_read(
    work, kept, read_only, out_of_reach
):
    read_only(True)
    work.apply(kept, moved(7), "moved")
    read_only(False)
    work.save(kept)
    assert work.trouble(kept) is None
    out_of_reach(True)
    work.apply(kept, added, "added")
    assert points(work, kept) == 7


def test_an_edit_waits_on_what_another_program_saved_before(work, store, kept, read_only):
    store.apply(kept, added, "added elsewhere")
    read_only(True)
    work.apply(kept, named("Newer"), "renamed")
    assert work.newest(kept).decision.offers[-1].name == "Newer"


def test_what_waits_is_seen_after_opening_again_although_nothing_can_be_read(
    work, store, kept, out_of_reach
):
    out_of_reach(True)
    work.apply(kept, moved(9), "moved")
    work.open(kept)
    assert points(work, kept) == 9
    out_of_reach(False)
    assert points(work, kept) == 9
    assert store.newest(kept).decision.points_of("impact") == 9


def test_opening_again_leaves_the_ground_under_what_waits(work, store, kept, read_only):
    read_only(True)
    work.apply(kept, lambda d: change_offer(d, LAB, name="Renamed"), "renamed")
    read_only(False)
    store.apply(kept, lambda d: delete_offer(d, LAB), "deleted elsewhere")
    read_only(True)
    work.open(kept)
    assert work.newest(kept).decision.offers[0].name == "Renamed"


def test_what_this_version_cannot_read_any_more_keeps_what_waits(work, store, kept, read_only):
    read_only(True)
    work.apply(kept, moved(9), "moved")
    read_only(False)
    now, newer = f":{SCHEMA_VERSION},", f":{SCHEMA_VERSION + 1},"
    rewrite(store, kept, now, newer)
    with pytest.raises(UnreadableDecisionError, match="a stored decision cannot be read"):
        work.newest(kept)
    rewrite(store, kept, newer, now)
    assert points(work, kept) == 9
    assert work.lost(kept) == []
    assert store.newest(kept).decision.points_of("impact") == 9


def test_moves_of_one_gesture_wait_as_one_step(work, store, kept, read_only):
    read_only(True)
    work.apply(kept, moved(20), "moved", "g1")
    for place in range(30, 60):
        work.apply(kept, moved(place), "moved", "g2")
    assert points(work, kept) == 59
    work.undo(kept)
    assert points(work, kept) == 20
    work.apply(kept, moved(70), "moved", "g3")
    work.apply(kept, lambda d: set_points(d, {"learning": 5}), "moved", "g3")
    read_only(False)
    work.newest(kept)
    decision = store.newest(kept).decision
    assert (decision.points_of("impact"), decision.points_of("learning")) == (70, 5)
    store.undo(kept)
    assert store.newest(kept).decision.points_of("impact") == 20
    store.undo(kept)
    assert store.newest(kept).decision == founding_case()


def test_a_waiting_gesture_that_comes_back_to_where_it_began_is_no_step(work, kept, read_only):
    read_only(True)
    began = founding_case().points_of("impact")
    for place in (began + 1, began + 2, began):
        work.apply(kept, moved(place), "moved", "g1")
    assert work.newest(kept)[1:] == (founding_case(), None, None)


def test_a_deleted_decision_is_forgotten_with_what_waits(work, store, kept, read_only):
    other = store.create(founding_case())
    read_only(True)
    work.apply(kept, moved(9), "moved")
    work.apply(other, moved(9), "moved")
    read_only(False)
    work.delete(kept)
    store.delete(other)
    for gone in (kept, other):
        with pytest.raises(UnknownDecisionError, match=gone):
            work.newest(gone)
        assert work.trouble(gone) is None
    assert not any((work._seen, work._refused, work._locks))


def test_a_decision_that_could_not_be_deleted_keeps_what_waits(work, kept, read_only):
    read_only(True)
    work.apply(kept, moved(9), "moved")
    with pytest.raises(DBAPIError, match=r"read-?only"):
        work.delete(kept)
    assert points(work, kept) == 9


def test_a_title_that_waits_is_the_one_listed(work, store, kept, read_only):
    read_only(True)
    work.apply(kept, lambda d: set_title(d, "Mine"), "title changed")
    assert [one.title for one in work.all()] == ["Mine"]
    assert [one.title for one in store.all()] == [founding_case().title]
