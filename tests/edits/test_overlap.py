"""What two decisions differ in is found where they differ, and is the same as by looking at all."""

import pytest

from criteria import catalog
from decision import edits
from decision.edits.overlap import changed_fields
from decision.model import Answer, revised
from tests.decisions import founding_case
from tests.random_decisions import random_case

PEERS = next(each for each in catalog.load().questions if each.key == "peers")


def leaves(part, path=()):
    if isinstance(part, list) and all(isinstance(each, dict) and "key" in each for each in part):
        part = {each["key"]: each for each in part}
    if not isinstance(part, dict):
        return {path: part}
    below = (leaves(value, (*path, str(name))) for name, value in part.items())
    return {place: held for each in below for place, held in each.items()}


def by_looking_at_all(before, after):
    marks = {"is_sample", "equal_is_right"}
    old, new = (leaves(each.model_dump(mode="json", exclude=marks)) for each in (before, after))
    return {
        path: new.get(path) for path in old.keys() | new.keys() if old.get(path) != new.get(path)
    }


def changes(decision):
    """The decision with one thing changed, moved, added or removed at a time."""
    first, *others = decision.offers
    yield decision
    yield edits.set_title(decision, "Another title")
    yield edits.answer(decision, first.key, PEERS, Answer(option="people_ahead", note="x"))
    yield edits.set_points(decision, {decision.criteria[0]: 7.0})
    yield edits.add_offers(decision, [("A new offer", {})])
    yield edits.duplicate_offer(decision, first.key)
    yield revised(decision, criteria=tuple(reversed(decision.criteria)))
    for each in others:
        yield edits.delete_offer(decision, each.key)
        yield edits.move_offer(decision, each.key, steps=-1)
        yield edits.change_offer(decision, each.key, note="Ask Ada.")


@pytest.mark.parametrize("seed", range(3))
def test_the_fields_that_differ_are_those_found_by_looking_at_all_of_them(seed):
    random = random_case(seed).decision
    for decision in (founding_case(), random):
        for changed in (*changes(decision), random, founding_case()):
            assert changed_fields(decision, changed) == by_looking_at_all(decision, changed)
            assert changed_fields(changed, decision) == by_looking_at_all(changed, decision)


def test_an_answer_that_is_given_changed_or_shared_leaves_all_else_as_it_was():
    decision = edits.duplicate_offer(founding_case(), "lab")
    around = edits.without_answers(decision)
    for offer in decision.offers:
        for question in catalog.load().questions:
            new = Answer(option=question.answers[-1].key)
            told = edits.answer(decision, offer.key, question, new, "new")
            assert edits.without_answers(told) == around
            noted = edits.change_answer(told, offer.key, question, "new", note="from Ada")
            assert edits.without_answers(noted) == around
    for changed in list(changes(decision))[1:]:
        is_answer = changed.offers[0].answers != decision.offers[0].answers
        assert (edits.without_answers(changed) == around) is is_answer
