"""Must-haves in the document: each edit changes what it says, all of it or nothing."""

import json

import pytest
from pydantic import ValidationError

from decision import edits
from decision.edits.overlap import changed_fields, overlap
from decision.files import decision_json
from decision.model import MUST_HAVE_LIMIT, Decision
from tests.decisions import founding_case, measured_case

PAY = {"pay_at_least": 60_000.0}
COMMUTE = {"rating": {"criterion": "commute", "at_most": 45.0}}
PEERS = {"answer": {"question": "peers", "options": ["ahead"]}}


def with_all() -> Decision:
    decision = measured_case()
    for fields in (PAY, COMMUTE, PEERS):
        decision = edits.add_must_have(decision, **fields)
    return decision


def refused(document):
    with pytest.raises(decision_json.BadFileError) as caught:
        decision_json.read("a.json", json.dumps(document).encode())
    return str(caught.value)


def document(*must_haves):
    plain = json.loads(decision_json.written(founding_case()))
    return {**plain, "must_haves": [{"key": f"m{n}", **each} for n, each in enumerate(must_haves)]}


def test_must_haves_are_saved_and_read_again():
    decision = with_all()
    assert [must.key for must in decision.must_haves] == [f"must_have_{n}" for n in (1, 2, 3)]
    assert decision_json.read("a.json", decision_json.written(decision).encode()) == decision


def test_a_must_have_is_hard_until_it_is_said_to_be_soft_and_its_key_is_free_again():
    decision = with_all()
    soft = edits.change_must_have(decision, "must_have_2", is_hard=False)
    assert [must.is_hard for must in soft.must_haves] == [True, False, True]
    fewer = edits.delete_must_have(soft, "must_have_2")
    assert edits.delete_must_have(fewer, "must_have_2") == fewer
    again = edits.add_must_have(fewer, **COMMUTE)
    assert [must.key for must in again.must_haves] == [f"must_have_{n}" for n in (1, 3, 2)]


def test_a_must_have_that_another_tab_deleted_is_not_changed():
    with pytest.raises(LookupError, match="this must-have is not there any more"):
        edits.change_must_have(measured_case(), "must_have_1", is_hard=False)


def test_two_tabs_that_change_one_must_have_clash_in_its_field():
    shown = with_all()
    theirs, mine = (
        edits.change_must_have(shown, "must_have_1", pay_at_least=amount) for amount in (5e4, 7e4)
    )
    place = ("must_haves", "must_have_1", "pay_at_least")
    assert overlap(shown, theirs, mine) == {place: 5e4}
    softer = edits.change_must_have(shown, "must_have_3", is_hard=False)
    assert overlap(shown, softer, mine) == {}
    assert changed_fields(shown, softer) == {("must_haves", "must_have_3", "is_hard"): False}


def test_a_deleted_criterion_takes_its_must_haves_along_and_no_others():
    decision = with_all()
    (gone,) = edits.must_haves_on(decision, "commute")
    left = edits.delete_own_criterion(decision, "commute").must_haves
    assert left == tuple(must for must in decision.must_haves if must != gone)
    kept = edits.switch_off(decision, "commute")
    assert kept.must_haves == decision.must_haves


def test_a_measured_criterion_with_a_limit_that_is_no_rating_is_not_rated():
    decision = with_all()
    with pytest.raises(ValidationError, match="must-haves from 0 to 10 on a criterion that is not"):
        edits.rate_criterion(decision, "commute")
    low = edits.change_must_have(
        decision, "must_have_2", rating={"criterion": "commute", "at_most": 8.0}
    )
    assert edits.rate_criterion(low, "commute").must_haves == low.must_haves


def test_there_is_an_end_to_must_haves():
    decision = founding_case()
    for _ in range(MUST_HAVE_LIMIT):
        decision = edits.add_must_have(decision, **PAY)
    with pytest.raises(ValidationError, match=f"at most {MUST_HAVE_LIMIT} items"):
        edits.add_must_have(decision, **PAY)


@pytest.mark.parametrize(("must", "problem"), [
    ({}, "must_haves → 1: found none; expected one of pay_at_least, rating, answer"),
    (PAY | PEERS, "found pay_at_least and answer; expected one of"),
    ({"pay_at_least": -1.0}, "must_haves → 1 → pay_at_least: found \"-1.0\"; expected"),
    ({"rating": {"criterion": "impact"}}, "rating: found neither; expected either at_least or"),
    ({"rating": {"criterion": "impact", "at_least": 1.0, "at_most": 2.0}}, "found both; expected"),
    ({"rating": {"criterion": "impact", "at_least": 11.0}},
     "rating → at_least: found \"11.0\"; expected must-haves from 0 to 10 on a criterion that is"),
    ({"rating": {"criterion": "impcat", "at_least": 1.0}},
     'must_haves: found unknown criterion "impcat"; expected one it knows; did you mean impact?'),
    ({"answer": {"question": "peers", "options": []}}, "answer → options: found"),
    ({"answer": {"question": "peers", "options": ["a", "a"]}}, "expected each answer once"),
])  # fmt: skip
def test_a_must_have_that_cannot_be_is_refused_by_its_place(must, problem):
    assert problem in refused(document(must))


def test_two_must_haves_of_one_key_are_refused():
    twice = document(PAY, PEERS)
    twice["must_haves"][1]["key"] = "m0"
    assert "must-have key used twice: m0" in refused(twice)


@pytest.mark.parametrize("version", [2, 3, 4])
def test_a_file_of_before_has_no_must_haves(version):
    plain = json.loads(decision_json.written(founding_case()))
    del plain["must_haves"]
    decision = decision_json.read(
        "a.json", json.dumps({**plain, "schema_version": version}).encode()
    )
    assert decision == founding_case()
