"""Is what was written here known by its text, and is what is not read as it stands?"""

import gc

import pytest

from decision.edits import set_points
from decision.model import Decision
from decision.store import documents
from decision.store.documents import UnreadableDecisionError, parsed, written
from tests.decisions import founding_case


def test_what_was_written_is_at_hand_and_reads_as_the_same():
    moved = set_points(founding_case(), {"impact": 31.5})
    document = written(moved)
    assert parsed(document) is moved
    assert Decision.model_validate_json(document) == moved


def test_what_was_written_elsewhere_is_read_once():
    document = founding_case().model_dump_json(indent=1)
    first = parsed(document)
    assert first == founding_case()
    assert parsed(document) is first


def test_a_move_leaves_little_for_the_collection_of_garbage():
    decision = founding_case()
    parsed(written(decision))
    gc.collect()
    before = len(gc.get_objects())
    for points in range(1, 21):
        decision = parsed(written(set_points(decision, {"impact": points / 2})))
    gc.collect()
    assert (len(gc.get_objects()) - before) / 20 < 60  # parsed anew it would be more than 500


def test_what_is_too_long_is_not_kept(monkeypatch):
    document = founding_case().model_dump_json(indent=3)
    monkeypatch.setattr(documents, "AT_HAND", len(document) - 1)
    assert parsed(document) is not parsed(document)


def test_what_cannot_be_read_is_refused():
    with pytest.raises(UnreadableDecisionError, match="a stored decision cannot be read"):
        parsed('{"title": 1}')
