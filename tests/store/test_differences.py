"""Is every document what it was, and is a long history small?"""

from hypothesis import given
from hypothesis import strategies as st

from decision.edits import set_points, set_title
from decision.store import database
from decision.store.differences import applied, difference, is_far, whole
from decision.store.schema import WHOLES
from decision.store.store import Step
from tests.decisions import founding_case

texts = st.text(max_size=300)
pieces = st.lists(texts, max_size=5).map("".join)


@given(pieces, pieces)
def test_a_difference_and_its_base_are_the_document(one, other):
    base = whole(one)
    assert applied(difference(other, base), base) == other


def test_a_moved_slider_takes_a_hundredth_of_a_document():
    decision = founding_case()
    base = whole(decision.model_dump_json())
    change = difference(set_points(decision, {"impact": 33}).model_dump_json(), base)
    assert len(change) < 60
    assert not is_far(change, base)


def test_what_is_far_apart_in_a_large_document_is_alike_all_the_same():
    text = "".join(chr(32 + (n * n // 7 + n % 89) % 90) for n in range(2_000_000))
    base = whole(text)
    other = f"{text[:1_000_000]}changed{text[1_000_005:]}"
    change = difference(other, base)
    assert applied(change, base) == other
    assert len(change) < 2_000


def test_a_history_holds_what_was_done_in_few_bytes(store):
    identity = store.create(founding_case())
    documents, steps = [founding_case()], []
    for number in range(80):
        edit = lambda d, n=number: set_title(  # noqa: E731
            set_points(d, {"impact": n % 100}), f"{n * n} is {n}, and {n} is {n * n * n}"
        )
        steps.append(Step(edit, f"change {number}"))
        documents.append(edit(documents[-1]))
    store.apply_all(identity, steps)
    history = store.history(identity)
    assert [store.at(identity, each.number) for each in reversed(history)] == documents
    assert size(store) / len(history) < 1_000


def size(store):
    with store._reading.begin() as connection:
        changes = connection.execute(database.REVISIONS.select()).all()
        wholes = connection.execute(WHOLES.select()).all()
    return sum(len(row.change) for row in changes) + sum(len(row.document) for row in wholes)
