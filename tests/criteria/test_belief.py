from itertools import product
from math import prod

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from criteria.belief import (
    PRIOR,
    Certainty,
    Told,
    answer_probabilities,
    kind_probabilities,
    likelihood,
    settled,
)
from criteria.question import Kind, Worse
from tests.questionnaires import question, questionnaires, told

SAID, GUESS, WRITTEN = Certainty.SAID, Certainty.GUESS, Certainty.WRITTEN
RULES_OUT_MATURE = [(0.7, 0.2, 0.1), (0.2, 0.5, 0.3), (0, 0.1, 0.9)]
ONLY_MATURE = [(1, 0, 0), (1, 0, 0), (0.5, 0, 0.5)]


@st.composite
def told_questions(draw):
    return [(asked, draw(told(asked))) for asked in draw(questionnaires())]


def enumerated(facts):
    """Every kind with every answer to every question: {(kind, answers): probability}."""
    worlds = {}
    for kind in Kind:
        for places in product(*(range(len(asked.answers)) for asked, _ in facts)):
            parts = [
                asked.chances(kind)[place]
                * (likelihood(asked, said)[place] if said and said.option else 1)
                for (asked, said), place in zip(facts, places, strict=True)
            ]
            worlds[kind, places] = PRIOR[kind] * prod(parts)
    total = sum(worlds.values())
    assume(total > 0)
    return {world: part / total for world, part in worlds.items()}


def answered(facts):
    return [(asked, said) for asked, said in facts if said is not None]


@given(told_questions())
def test_the_kinds_probabilities_equal_enumeration(facts):
    worlds = enumerated(facts)
    found = kind_probabilities(answered(facts))
    for kind in Kind:
        expected = sum(part for (other, _), part in worlds.items() if other is kind)
        assert found[kind] == pytest.approx(expected, abs=1e-9)


@given(told_questions())
def test_each_answer_s_probability_equals_enumeration(facts):
    worlds = enumerated(facts)
    kinds = kind_probabilities(answered(facts))
    for number, (asked, said) in enumerate(facts):
        for place in range(len(asked.answers)):
            expected = sum(part for (_, places), part in worlds.items() if places[number] == place)
            found = sum(kinds[k] * answer_probabilities(asked, said, k)[place] for k in Kind)
            assert found == pytest.approx(expected, abs=1e-9)


@given(told_questions())
def test_a_settled_answer_equals_the_same_answer_in_writing(facts):
    enumerated(facts)
    kinds = kind_probabilities(answered(facts))
    (asked, said), *others = facts
    after = settled(asked, said, kinds)
    assert sum(part.probability for part in after) == pytest.approx(1, abs=1e-9)
    for part in after:
        written = [(asked, Told(part.option, WRITTEN)), *answered(others)]
        assert part.kinds == pytest.approx(kind_probabilities(written), abs=1e-9)
    for kind in Kind:
        mean = sum(part.probability * part.kinds[kind] for part in after)
        assert mean == pytest.approx(kinds[kind], abs=1e-9)


@pytest.mark.parametrize(
    ("option", "certainty", "worse", "expected"),
    [
        ("c", SAID, Worse.FIRST, (0.02, 0.28, 0.60, 0.08, 0.02)),
        ("c", SAID, Worse.LAST, (0.02, 0.08, 0.60, 0.28, 0.02)),
        ("c", GUESS, Worse.FIRST, (0.05, 0.20, 0.50, 0.20, 0.05)),
        ("c", SAID, Worse.NEITHER, (0.10, 0.10, 0.60, 0.10, 0.10)),
        ("c", WRITTEN, Worse.FIRST, (0, 0, 1, 0, 0)),
        ("a", SAID, Worse.FIRST, (0.60, 0.08, 0.02, 0.02, 0.02)),
        ("e", SAID, Worse.FIRST, (0.02, 0.02, 0.02, 0.28, 0.60)),
    ],
)
def test_trust_falls_with_the_distance_and_leans_to_the_worse(option, certainty, worse, expected):
    found = likelihood(question("q", count=5, worse=worse), Told(option, certainty))
    assert found == pytest.approx([part / sum(expected) for part in expected])


@pytest.mark.parametrize("certainty", [SAID, GUESS])
@pytest.mark.parametrize("worse", Worse)
@pytest.mark.parametrize("count", [3, 4, 5])
def test_every_answer_keeps_two_percent_and_what_was_told_is_the_likeliest(certainty, worse, count):
    asked = question("q", count=count, worse=worse)
    for place, option in enumerate(asked.answers):
        found = likelihood(asked, Told(option.key, certainty))
        assert sum(found) == pytest.approx(1)
        assert min(found) >= 0.02
        assert max(found) == found[place]


def test_a_guess_is_trusted_less_than_what_was_said():
    asked = question("q", count=5)
    assert likelihood(asked, Told("c", GUESS))[2] < likelihood(asked, Told("c", SAID))[2]


def test_an_answer_can_rule_out_a_kind():
    asked = question("q", count=3, chances=RULES_OUT_MATURE)
    kinds = kind_probabilities([(asked, Told("a", WRITTEN))])
    assert kinds == pytest.approx(
        {Kind.UNAWARE: 0.35 / 0.41, Kind.EMERGING: 0.06 / 0.41, "mature": 0}
    )
    assert kind_probabilities([(asked, Told("a", SAID))])[Kind.MATURE] > 0


def test_answers_that_contradict_each_other_leave_the_kinds_as_they_were():
    first = question("first", count=3, chances=RULES_OUT_MATURE)
    second = question("second", count=3, chances=ONLY_MATURE)
    facts = [(first, Told("a", WRITTEN)), (second, Told("c", WRITTEN))]
    assert kind_probabilities(facts) == PRIOR
    assert answer_probabilities(*facts[1], Kind.UNAWARE) == (0, 0, 1)


def test_what_does_not_apply_or_is_told_twice_tells_nothing_new():
    asked = question("q", count=3, chances=RULES_OUT_MATURE)
    fact = (asked, Told("b", SAID))
    assert kind_probabilities([(asked, Told(None))]) == pytest.approx(PRIOR)
    assert kind_probabilities([fact, fact]) == kind_probabilities([fact])
    assert answer_probabilities(asked, Told(None), Kind.MATURE) == RULES_OUT_MATURE[2]


def test_the_evidence_of_very_many_answers_is_still_weighed():
    facts = [
        (question(f"q{n}", count=3, chances=[(1e-9, 0.5, 0.5 - 1e-9)] * 3), Told("a", WRITTEN))
        for n in range(100)
    ]
    assert kind_probabilities(facts) == pytest.approx(PRIOR)


def test_an_answer_that_the_question_does_not_have_is_refused():
    with pytest.raises(ValueError, match=r"^q: expected one of a, b, c, d; found z"):
        likelihood(question("q"), Told("z", WRITTEN))
