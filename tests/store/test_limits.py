"""Is what is too much refused and said, with nothing lost, and what is too old deleted?"""

import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from decision.edits import set_points, set_title
from decision.store import database, limits
from decision.store.access import ANYBODY, Right, Visitor
from decision.store.limits import LimitError, Limits
from decision.store.outbox import Outbox
from decision.store.schema import DECISIONS, META, REVISIONS
from decision.store.store import Step, UnknownDecisionError
from decision.store.thinning import PAUSE
from tests.decisions import founding_case
from tests.repetitions import examples

ANNA, BEN = Visitor("https://login.example anna"), Visitor("https://login.example ben")
STRANGER = Visitor(None, has_list=False)
MANY = 12


def titled(title):
    return lambda decision: set_title(decision, title)


def moved(points):
    return lambda decision: set_points(decision, {"impact": points})


def test_the_last_decision_fits_and_the_next_does_not(store):
    few = Limits(decisions=2)
    anna, ben = store.of(ANNA, few), store.of(BEN, few)
    first, _ = anna.create(founding_case()), anna.create(founding_case())
    with pytest.raises(LimitError, match="you have 2 decisions"):
        anna.create(founding_case())
    assert len(anna.all()) == 2
    ben.create(founding_case())
    anna.delete(first)
    anna.create(founding_case())


def test_of_many_that_are_begun_at_once_no_more_fit(store):
    anna, ready = store.of(ANNA, Limits(decisions=3)), threading.Barrier(MANY)

    def begin(_):
        ready.wait()
        with suppress(LimitError):
            anna.create(founding_case())

    with ThreadPoolExecutor(MANY) as threads:
        list(threads.map(begin, range(MANY)))
    assert len(anna.all()) == 3


def test_bytes_are_counted_as_they_lie_there(store):
    for visitor in (ANNA, ANNA, BEN):
        identity = store.of(visitor).create(founding_case())
        store.of(visitor).apply(identity, titled("Other"), "title changed")
    with store._reading.begin() as connection:
        for visitor in (ANNA, BEN):
            mine = {
                row.id
                for row in connection.execute(sa.select(DECISIONS))
                if row.owner == visitor.owner
            }
            every = sum(lies_there(connection, each) for each in mine)
            assert every > 0
            assert {limits.stored(connection, each) for each in mine} == {every}


def lies_there(connection, identity):
    """Return how many bytes are of a decision, in whatever table."""
    return sum(
        len(value)
        for table in META.sorted_tables
        if "decision" in table.c
        for row in connection.execute(sa.select(table).where(table.c.decision == identity))
        for value in row
        if isinstance(value, bytes)
    )


NOTES = ["".join(chr(0x4E00 + 7 * n + k) for n in range(1000)) for k in (0, 3)]
MINUTE, WEEKS = timedelta(minutes=1), timedelta(weeks=3)
times = st.sampled_from([MINUTE, PAUSE, timedelta(days=3), WEEKS])
changes = st.one_of(
    st.tuples(st.just("move"), st.integers(0, 100)),
    st.tuples(st.just("drag"), st.sampled_from([60, 61, 62])),  # 60: as it was at first
    st.tuples(st.just("note"), st.sampled_from(NOTES)),
    st.tuples(st.just("dragged note"), st.sampled_from(["", *NOTES])),
    st.tuples(st.sampled_from(["undo", "redo", "too much"]), st.none()),
)


def made(store, identity, what, value):
    if what in ("undo", "redo"):
        getattr(store, what)(identity)
    elif what == "too much":
        steps = [Step(moved(1), "to 1"), Step(moved(1000), "too far"), Step(moved(2), "to 2")]
        store.apply_all(identity, steps)
    else:
        is_note, gesture = "note" in what, what if "drag" in what else None
        edit = (lambda d: d.model_copy(update={"notes": value})) if is_note else moved(value)
        store.apply(identity, edit, what, gesture)


@settings(max_examples=examples(100), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(times, changes), max_size=40))
@example([(MINUTE, ("drag", 61)), (MINUTE, ("drag", 60))])  # back, so it goes
@example([(MINUTE, ("note", NOTES[0])), (MINUTE, ("note", NOTES[1])), (WEEKS, ("move", 1))])
def test_the_running_total_is_the_sum_of_all_that_lies_there(store, steps):
    time = datetime(2026, 3, 2, 9, tzinfo=UTC)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(database, "now", lambda: time.isoformat(timespec="microseconds"))
        identity, other = (store.create(founding_case()) for _ in range(2))
        for gap, change in steps:
            time += gap
            made(store, identity, *change)
            with store._reading.begin() as connection:
                counted = limits.stored(connection, identity)
                assert counted == lies_there(connection, identity)
    store.delete(identity)
    with store._reading.begin() as connection:
        assert limits.stored(connection, identity) == 0
        assert limits.stored(connection, other) == lies_there(connection, other)


def test_both_kinds_of_stores_gain_the_totals_that_they_did_not_have(opened):
    before = opened()
    identities = [before.create(founding_case()) for _ in range(2)]
    before.apply(identities[0], titled("Other"), "title changed")
    with before._engine.begin() as connection:
        connection.execute(sa.text("ALTER TABLE decision DROP COLUMN stored"))
        connection.execute(sa.text("UPDATE store SET version = 3"))
    before._engine.dispose()
    store = opened()
    store.apply(identities[1], titled("Other"), "title changed")
    with store._reading.begin() as connection:
        for identity in identities:
            counted = limits.stored(connection, identity)
            assert counted == lies_there(connection, identity) > 0


def test_where_all_room_is_used_there_is_none_for_another_decision(store):
    full, strangers = store.of(ANNA, Limits(stored=1)), store.of(STRANGER, Limits(stored=1))
    first = full.create(founding_case())
    with pytest.raises(LimitError, match="MB that there are here for one person are used"):
        full.create(founding_case())
    assert [each.identity for each in full.all()] == [first]
    full.delete(first)
    full.create(founding_case())
    # Nobody knows which decisions of strangers are one person's.
    strangers.create(founding_case())
    strangers.create(founding_case())


def test_a_change_that_is_too_much_is_refused_and_all_is_as_it_was(store):
    identity = store.of(ANNA).create(founding_case())
    anna = store.of(ANNA, Limits(stored=1))
    before = anna.newest(identity), anna.history(identity)
    with pytest.raises(LimitError, match="MB that there are here for one person are used"):
        Outbox(anna).apply(identity, titled("Other"), "title changed")
    assert (anna.newest(identity), anna.history(identity)) == before
    # Through a link it is still the owner's room that is used.
    by_link = store.of(BEN, Limits(stored=1))
    with pytest.raises(LimitError):
        by_link.apply(anna.share(identity, Right.EDIT), titled("Other"), "title changed")
    bens = by_link.create(founding_case())
    anna.delete(identity)
    assert by_link.newest(bens).decision == founding_case()


def test_a_drag_goes_on_and_undo_works_where_there_is_no_room(store):
    identity = store.of(ANNA).create(founding_case())
    store.of(ANNA).apply(identity, moved(7), "moved", "drag")
    anna = store.of(ANNA, Limits(stored=1))
    assert anna.apply(identity, moved(8), "moved", "drag").decision.points_of("impact") == 8
    assert anna.undo(identity).redo == "moved"


def test_without_login_one_decision_does_not_fill_the_room_of_another(store):
    with store._reading.begin() as connection:
        assert limits.stored(connection, "nobody's") == 0
    full = store.of(STRANGER).create(founding_case())
    with store._reading.begin() as connection:
        room = limits.stored(connection, full) + 1
    stranger = store.of(STRANGER, Limits(stored=room))
    stranger.apply(full, titled("Other"), "title changed")
    with pytest.raises(LimitError):
        stranger.apply(full, titled("More"), "title changed")
    stranger.apply(stranger.create(founding_case()), titled("Other"), "title changed")


def test_a_decision_that_is_too_large_is_refused(store):
    length = len(founding_case().model_dump_json())
    anna = store.of(ANNA, Limits(document=length))
    identity = anna.create(founding_case())
    with pytest.raises(LimitError, match="larger than"):
        anna.apply(identity, titled("x" * 60), "title changed")
    assert anna.newest(identity).number == 1
    with pytest.raises(LimitError, match="larger than"):
        store.of(ANNA, Limits(document=length - 1)).create(founding_case())


def test_what_waited_is_saved_whatever_the_limit(store, clock, read_only):
    identity = store.of(ANNA).create(founding_case())
    work = Outbox(store.of(ANNA, Limits(stored=1)), clock)
    work.newest(identity)
    read_only(True)
    work.apply(identity, titled("Waited"), "title changed")
    read_only(False)
    assert work.newest(identity).decision.title == "Waited"
    assert store.of(ANNA).newest(identity).decision.title == "Waited"


def test_what_was_neither_opened_nor_changed_for_long_is_deleted(store):
    old, changed, opened = (store.of(ANNA).create(founding_case()) for _ in range(3))
    link = store.of(ANNA).share(old, Right.READ)
    with store._engine.begin() as connection:
        connection.execute(sa.update(DECISIONS).values(opened="2020-01-01T00:00:00.000000+00:00"))
        past = sa.update(REVISIONS).values(time="2020-01-01T00:00:00.000000+00:00")
        connection.execute(past)
    store.of(ANNA).apply(changed, titled("Other"), "title changed")
    store.of(ANNA).open(opened)
    store.of(BEN).open(link)  # whoever reads keeps nobody's decision
    assert store.expire(30) == 1
    assert {each.identity for each in store.of(ANNA).all()} == {changed, opened}
    with pytest.raises(UnknownDecisionError):
        store.of(BEN).newest(link)
    assert store.expire(30) == 0
    assert store.of(ANYBODY).all() == []
