"""Does a store show a decision to those alone whose it is, and to whom they gave a link?"""

import inspect
import sqlite3
from contextlib import closing

import pytest
import sqlalchemy as sa

from decision.edits import set_points, set_title
from decision.store import schema
from decision.store.access import ANYBODY, Link, NotAllowedError, Right, Visitor
from decision.store.outbox import Outbox
from decision.store.sqlite_file import FILE
from decision.store.store import Sent, Step, Store, UnknownDecisionError
from tests.decisions import founding_case
from tests.store.test_older_files import FIRST, lies_there

ANNA, BEN = Visitor("https://login.example anna"), Visitor("https://login.example ben")
STRANGER = Visitor(None, has_list=False)
NONE = Link("0" * 64, Right.READ, "")
STEP = Step(lambda d: set_points(d, {"impact": 1}), "moved")
# Every method that names a decision, and the least right that it needs.
CALLS = {
    "newest": (Right.READ, lambda store, named: store.newest(named)),
    "stamp": (Right.READ, lambda store, named: store.stamp(named)),
    "is_done": (Right.READ, lambda store, named: store.is_done(named, Sent("a page", 1))),
    "history": (Right.READ, lambda store, named: store.history(named)),
    "at": (Right.READ, lambda store, named: store.at(named, 1)),
    "open": (Right.READ, lambda store, named: store.open(named)),
    "right": (Right.READ, lambda store, named: store.right(named)),
    "apply": (Right.EDIT, lambda store, named: store.apply(named, *STEP)),
    "apply_all": (Right.EDIT, lambda store, named: store.apply_all(named, [STEP])),
    "undo": (Right.EDIT, lambda store, named: store.undo(named)),
    "redo": (Right.EDIT, lambda store, named: store.redo(named)),
    "share": (Right.OWN, lambda store, named: store.share(named, Right.READ)),
    "links": (Right.OWN, lambda store, named: store.links(named)),
    "revoke": (Right.OWN, lambda store, named: store.revoke(named, NONE)),
    "delete": (Right.OWN, lambda store, named: store.delete(named)),
}


@pytest.fixture
def anna(store):
    return store.of(ANNA)


@pytest.fixture
def hers(anna):
    identity = anna.create(founding_case())
    anna.apply(identity, lambda d: set_title(d, "Anna's"), "title changed")
    return identity


def rows(store):
    """All that a store holds, but for when a decision was opened."""
    tables = (schema.REVISIONS, schema.WHOLES, schema.ACKNOWLEDGED, schema.LINKS)
    columns = [column for column in schema.DECISIONS.c if column.name != "opened"]
    with store._reading.begin() as connection:
        return [connection.execute(sa.select(*columns)).all()] + [
            connection.execute(sa.select(table)).all() for table in tables
        ]


def test_every_method_that_names_a_decision_is_tried_here():
    naming = {
        name
        for name, method in inspect.getmembers(Store, inspect.isfunction)
        if not name.startswith("_") and "identity" in inspect.signature(method).parameters
    }
    assert naming == set(CALLS)


@pytest.mark.parametrize("visitor", [BEN, ANYBODY, STRANGER, Visitor("https://login.example")])
def test_another_persons_id_is_answered_like_none_and_changes_nothing(store, hers, visitor):
    before = rows(store)
    for _, call in CALLS.values():
        refuses_alike(call, store.of(visitor), hers)
    assert rows(store) == before


def refuses_alike(call, store, hers):
    with pytest.raises(UnknownDecisionError) as of_hers:
        call(store, hers)
    with pytest.raises(UnknownDecisionError) as of_none:
        call(store, "f" * 32)
    assert str(of_hers.value).replace(hers, "") == str(of_none.value).replace("f" * 32, "")


@pytest.mark.parametrize("given", [Right.READ, Right.EDIT])
def test_a_link_allows_what_it_is_for_and_nothing_else(store, anna, hers, given):
    token = anna.share(hers, given)
    for needed, call in CALLS.values():
        before = rows(store)
        if needed <= given:
            call(store.of(BEN), token)
            continue
        with pytest.raises(NotAllowedError):
            call(store.of(BEN), token)
        assert rows(store) == before


def test_a_revoked_and_a_changed_link_open_nothing(store, anna, hers):
    token = anna.share(hers, Right.EDIT)
    (link,) = anna.links(hers)
    changed = ("0" if token[0] != "0" else "1") + token[1:]
    for wrong in (changed, token[:-1], token.upper(), f"{token} ", "", link.digest, "%"):
        opens_nothing(store.of(BEN), wrong)
    anna.revoke(hers, link)
    opens_nothing(store.of(BEN), token)
    assert anna.links(hers) == []


def opens_nothing(store, token):
    for _, call in CALLS.values():
        with pytest.raises(UnknownDecisionError):
            call(store, token)


@pytest.mark.parametrize("named", ["", "\0", "a\0b", "\n", "é" * 5000, "%00"])
def test_an_address_that_names_nothing_is_none_whatever_stands_in_it(anna, hers, named):
    for _, call in CALLS.values():
        with pytest.raises(UnknownDecisionError):
            call(anna, named)


def test_each_has_a_list_of_their_own(store, anna, hers):
    bens = store.of(BEN).create(founding_case())
    nobodys = store.create(founding_case())
    for visitor, own in ((ANNA, [hers]), (BEN, [bens]), (ANYBODY, [nobodys]), (STRANGER, [])):
        seen = store.of(visitor)
        assert [each.identity for each in seen.all()] == own
        assert seen.last_opened() == next(iter(own), None)


def test_a_stranger_opens_what_strangers_made_by_its_id_alone(store):
    identity = store.of(STRANGER).create(founding_case())
    assert store.of(STRANGER).newest(identity).decision == founding_case()
    assert store.of(STRANGER).right(identity) == Right.OWN


def test_what_is_edited_by_a_link_is_the_owners_decision(store, anna, hers):
    link = anna.share(hers, Right.EDIT)
    store.of(BEN).apply(link, *STEP)
    assert anna.newest(hers).decision.points_of("impact") == 1
    store.of(BEN).undo(link)
    assert anna.newest(hers).redo == "moved"


def test_reading_by_a_link_makes_nothing_the_last_opened(store, anna, hers):
    later = anna.create(founding_case())
    store.of(BEN).open(anna.share(hers, Right.EDIT))
    assert anna.last_opened() == later
    assert store.of(BEN).last_opened() is None


def test_who_opens_a_link_needs_no_store_that_takes_writes(store, anna, hers, read_only):
    token = anna.share(hers, Right.READ)
    hers_again, bens = Outbox(anna), Outbox(store.of(BEN))
    read_only(True)
    hers_again.open(hers)
    bens.open(token)
    assert hers_again.trouble(hers) is not None
    assert bens.trouble(token) is None
    assert bens.newest(token).decision == anna.newest(hers).decision


def test_a_link_is_kept_as_a_digest_and_goes_with_its_decision(store, anna, hers):
    token = anna.share(hers, Right.READ)
    assert len(token) == 64
    assert token not in str(rows(store))
    anna.delete(hers)
    assert rows(store)[-1] == []
    with pytest.raises(UnknownDecisionError):
        store.of(BEN).newest(token)


def test_an_error_of_the_store_names_no_decision(store, anna, hers):
    with store._engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE revision RENAME TO elsewhere")
    with pytest.raises(sa.exc.DBAPIError, match="revision") as refused:
        anna.newest(hers)
    assert hers not in str(refused.value)


def test_another_persons_link_cannot_be_revoked(store, anna, hers):
    token = anna.share(hers, Right.READ)
    (link,) = anna.links(hers)
    bens = store.of(BEN).create(founding_case())
    store.of(BEN).revoke(bens, link)
    assert store.of(BEN).newest(token).decision.title == "Anna's"


def test_what_one_has_seen_is_not_shown_to_another_while_the_store_is_away(
    store, hers, clock, out_of_reach
):
    Outbox(store.of(ANNA), clock).newest(hers)
    out_of_reach(True)
    with pytest.raises((OSError, sa.exc.SQLAlchemyError)):
        Outbox(store.of(BEN), clock).newest(hers)
    out_of_reach(False)


def test_decisions_of_a_version_without_owners_stay_those_of_this_machine(tmp_path):
    lies_there(tmp_path, FIRST)
    store = Store(tmp_path)
    assert len(store.all()) == 4
    with closing(sqlite3.connect(tmp_path / FILE)) as connection:
        assert set(connection.execute("select owner from decision")) == {(None,)}
        assert connection.execute("pragma index_list(decision)").fetchall()
    with pytest.raises(UnknownDecisionError):
        store.of(ANNA).newest("alpha")


def test_both_kinds_of_stores_gain_owners_where_they_had_none(opened):
    before = opened()
    identity = before.create(founding_case())
    with before._engine.begin() as connection:
        for statement in (
            "DROP INDEX decision_owner",
            "ALTER TABLE decision DROP COLUMN owner",
            "ALTER TABLE decision DROP COLUMN stored",
            "DROP TABLE link",
            "UPDATE store SET version = 2",
        ):
            connection.execute(sa.text(statement))
    before._engine.dispose()
    store = opened()
    assert [each.identity for each in store.all()] == [identity]
    assert store.of(BEN).newest(store.share(identity, Right.READ)).decision == founding_case()
    indexes = sa.inspect(store._engine).get_indexes("decision")
    assert [each["name"] for each in indexes] == ["decision_owner"]
