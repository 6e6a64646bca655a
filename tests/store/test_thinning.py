"""What stays of a long history, and what of it can be undone?"""

from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from decision.edits import set_points
from decision.store import database
from decision.store.schema import REVISIONS, WHOLES
from decision.store.thinning import PAUSE, WHOLE, Past, thinned
from tests.decisions import founding_case

START = datetime(2026, 3, 2, 9, tzinfo=UTC)


def said(time):
    return time.isoformat(timespec="microseconds")


# Of a history by itself --------------------------------------------------------------------------

gaps = st.sampled_from([timedelta(minutes=1), timedelta(hours=3), PAUSE, timedelta(days=3)])
histories = st.lists(st.tuples(gaps, st.integers(1, 60)), min_size=1, max_size=60)


def history(steps):
    """Revisions that each come from an earlier one, the last in undo being any of them."""
    time, revisions = START, [Past(1, None, said(START))]
    for gap, back in steps:
        time += gap
        number = len(revisions) + 1
        revisions.append(Past(number, max(number - back, 1), said(time)))
    return revisions


@given(histories, st.integers(1, 60), gaps)
def test_what_stays_is_what_the_rule_says(steps, back, gap):
    revisions = history(steps)
    current = max(len(revisions) - back, 1)
    now = datetime.fromisoformat(revisions[-1].time) + gap
    kept = thinned(revisions, current, said(now))
    befores = {each.number: each.before for each in revisions}
    for each, following in zip(revisions, [*revisions[1:], None], strict=True):
        time = datetime.fromisoformat(each.time)
        is_rest = following is None or datetime.fromisoformat(following.time) - time >= PAUSE
        is_of_another_day = following is not None and following.time[:10] != each.time[:10]
        must = now - time <= WHOLE or is_rest or is_of_another_day
        if must or each.number in (1, current):
            assert each.number in kept
    for number, stays in kept.items():
        passed, before = 0, befores[number]
        while before not in kept and before is not None:
            passed, before = passed + 1, befores[before]
        assert stays == (before, passed)


@given(histories)
def test_of_a_straight_line_nothing_else_stays(steps):
    revisions = history([(gap, 1) for gap, _ in steps])
    now = said(datetime.fromisoformat(revisions[-1].time) + timedelta(days=30))
    days = {each.time[:10] for each in revisions}
    pauses = sum(gap >= PAUSE for gap, _ in steps)
    kept = thinned(revisions, len(revisions), now)
    assert len(kept) <= 2 + len(days) + pauses
    assert sum(each.folded for each in kept.values()) == len(revisions) - len(kept)


@given(histories)
def test_what_was_thinned_once_is_thinned_no_further(steps):
    revisions = history([(gap, 1) for gap, _ in steps])
    now = said(datetime.fromisoformat(revisions[-1].time) + timedelta(days=30))
    kept = thinned(revisions, len(revisions), now)
    times = {each.number: each.time for each in revisions}
    again = [Past(number, each.before, times[number], each.folded) for number, each in kept.items()]
    assert thinned(again, len(revisions), now) == kept


# In the store ------------------------------------------------------------------------------------


@pytest.fixture
def at(monkeypatch):
    """Let it be so many days after the start."""

    def switch(days, minutes=0):
        time = said(START + timedelta(days=days, minutes=minutes))
        monkeypatch.setattr(database, "now", lambda: time)

    return switch


def moved(store, identity, points, label="weights moved", gesture=None):
    store.apply(identity, lambda d: set_points(d, {"impact": points}), label, gesture)


@pytest.fixture
def long_ago(store, at):
    """A decision with ten moves on each of two days, long before what comes now."""
    at(0)
    identity = store.create(founding_case())
    for day in range(2):
        for minute in range(10):
            at(day, minute)
            moved(store, identity, 10 * day + minute)
    at(20)
    return identity


def test_all_of_a_sitting_can_be_undone_however_long_ago_it_was(store, long_ago):
    for _ in range(20):
        store.undo(long_ago)
    assert store.newest(long_ago).decision == founding_case()


def test_the_ends_of_days_stay_when_a_new_sitting_begins(store, long_ago):
    for points in (30, 31):
        moved(store, long_ago, points)
    assert [(each.number, each.label) for each in store.history(long_ago)] == [
        (23, "weights moved"),
        (22, "weights moved"),
        (21, "weights moved and 9 changes before that"),
        (11, "weights moved and 9 changes before that"),
        (1, "started"),
    ]
    undone = [store.undo(long_ago).decision.points_of("impact") for _ in range(4)]
    assert undone == [30, 19, 9, founding_case().points_of("impact")]
    assert store.undo(long_ago).undo is None
    assert store.redo(long_ago).decision.points_of("impact") == 9


def test_nothing_of_the_last_week_goes(store, at, long_ago):
    at(2)
    moved(store, long_ago, 90)
    assert len(store.history(long_ago)) == 22


def test_a_gesture_that_goes_on_thins_nothing(store, at, long_ago):
    moved(store, long_ago, 40, gesture="drag")
    at(40)
    moved(store, long_ago, 41, gesture="drag")
    assert len(store.history(long_ago)) == 4


def test_of_whole_documents_those_stay_that_something_refers_to(store, at, long_ago):
    at(21)
    texts = ["".join(chr(0x4E00 + 7 * n + k) for n in range(2000)) for k in (0, 3)]
    for text in texts:
        store.apply(long_ago, lambda d, t=text: d.model_copy(update={"notes": t}), "noted")
    written = referred_to(store)
    assert len(written) == 3
    at(40)
    moved(store, long_ago, 50)
    assert referred_to(store) < written
    notes = [store.at(long_ago, each.number).notes for each in store.history(long_ago)]
    assert notes == [texts[1], texts[1], *[founding_case().notes] * 3]


def referred_to(store):
    with store._reading.begin() as connection:
        bases = set(connection.execute(sa.select(REVISIONS.c.base)).scalars())
        assert set(connection.execute(sa.select(WHOLES.c.number)).scalars()) == bases
    return bases
