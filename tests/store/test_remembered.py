"""Is what outboxes have seen bounded by its size, and is nothing lost or misread for that?"""

import pytest
from cachetools import LRUCache

from decision.edits import set_points, set_rating, set_title
from decision.fields import NOTE_LIMIT
from decision.model import Decision, Rating
from decision.store import documents, remembered
from decision.store.documents import length_of, parsed, written
from decision.store.outbox import Outbox
from decision.store.remembered import BYTES
from tests.decisions import founding_case

HELD = 5  # large decisions that there is room for


def large(number):
    decision = set_title(founding_case(), f"Decision {number:02}")
    for offer in decision.offers:
        decision = set_rating(decision, offer.key, "impact", Rating(note="n" * NOTE_LIMIT))
    return decision


@pytest.fixture
def room(monkeypatch):
    """Room for a few, of which nothing is taken yet."""
    most = (HELD + 0.5) * weight(large(0))
    room = LRUCache(int(most), getsizeof=remembered._decisions.getsizeof)
    monkeypatch.setattr(remembered, "_decisions", room)
    return room


def weight(decision):
    return len(decision.model_dump_json()) * BYTES


@pytest.fixture
def many(store):
    return [store.create(large(number)) for number in range(4 * HELD)]


def test_many_large_decisions_of_many_people_share_one_room(store, clock, many, room):
    people = [Outbox(store, clock) for _ in range(2)]
    for identity in many:
        for work in people:
            assert work.newest(identity) == store.newest(identity)
            assert room.currsize <= room.maxsize
    assert sum(map(len, (work._seen for work in people))) == HELD
    assert room.currsize == HELD * weight(large(0))


def test_the_one_not_looked_at_for_longest_goes(work, many, room):
    first, second, *others = many[: HELD + 1]
    for identity in (first, second, *others[:-1]):
        work.newest(identity)
    work.at_hand(first)
    work.newest(others[-1])
    assert work.at_hand(second) is None
    assert all(map(work.at_hand, (first, *others)))


def test_usual_decisions_are_held_where_there_is_room_for_few_large_ones(store, work, room):
    usual = [store.create(founding_case()) for _ in range(2 * HELD)]
    for identity in usual:
        work.newest(identity)
    assert len(work._seen) == 2 * HELD


def test_what_grows_weighs_more(work, store, room):
    identity = store.create(founding_case())
    work.newest(identity)
    work.apply(identity, lambda _: large(1), "all noted")
    assert room.currsize == weight(large(1))


def test_one_that_is_larger_than_the_room_has_it_alone(work, many, room, monkeypatch):
    monkeypatch.setattr(remembered, "BYTES", BYTES * 10)
    for identity in many[:2]:
        work.newest(identity)
    assert work.at_hand(many[0]) is None
    assert work.at_hand(many[1]).decision == large(1)


def test_what_waits_is_kept_however_many_are_seen(work, store, many, room, read_only):
    read_only(True)
    work.apply(many[0], lambda decision: set_points(decision, {"impact": 7}), "moved")
    for identity in many[1:]:
        work.newest(identity)
    assert work.newest(many[0]).decision == set_points(large(0), {"impact": 7})
    assert work.at_hand(many[0]).undo == "moved"
    read_only(False)
    work.save(many[0])
    assert store.newest(many[0]).decision.points_of("impact") == 7


def test_what_was_seen_too_long_ago_is_still_there_at_a_glance(work, many, room):
    work.glance(many[0])
    for identity in many[1:]:
        work.newest(identity)
    assert work.at_hand(many[0]) is None
    assert work.glance(many[0]).decision == large(0)


def test_the_length_of_a_document_is_known_once_it_is_read_or_written(monkeypatch):
    document = written(moved := set_points(founding_case(), {"impact": 12.5}))
    elsewhere = founding_case().model_dump_json(indent=2)
    decision = parsed(elsewhere)
    monkeypatch.setattr(Decision, "model_dump_json", lambda _: pytest.fail("written"))
    assert (length_of(moved), length_of(decision)) == (len(document), len(elsewhere))


def test_the_length_of_another_document_is_not_taken_for_its_own(monkeypatch):
    other, mine = large(1), founding_case()
    written(other)
    lengths = documents._lengths
    lengths[id(mine)] = lengths[id(other)]
    assert length_of(mine) == len(mine.model_dump_json())
