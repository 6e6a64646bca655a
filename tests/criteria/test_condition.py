from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from criteria.rule import Case

QUESTIONS, OPTIONS = ("tools", "speed", "peers"), ("low", "middle", "high")
told = st.dictionaries(st.sampled_from(QUESTIONS), st.sampled_from(OPTIONS))
fitting = st.lists(st.sampled_from(OPTIONS), min_size=1, max_size=2, unique=True)


@st.composite
def cases(draw):
    """Cases that use each question in one way at most."""
    answers = draw(st.dictionaries(st.sampled_from(QUESTIONS), fitting))
    others = [key for key in QUESTIONS if key not in answers]
    same = draw(st.lists(st.sampled_from(others), unique=True)) if others else []
    if not answers and not same:
        same = ["tools"]
    return Case(answers=answers, same_as_present=same)


def completions(answers):
    """Every way of answering all questions that agrees with the answers given."""
    choices = [[answers[key]] if key in answers else OPTIONS for key in QUESTIONS]
    return [dict(zip(QUESTIONS, chosen, strict=True)) for chosen in product(*choices)]


@given(cases(), told, told)
def test_a_case_is_open_exactly_while_further_answers_could_go_either_way(case, here, today):
    outcomes = {
        all(all_here[key] in options for key, options in case.answers.items())
        and all(all_here[key] == all_today[key] for key in case.same_as_present)
        for all_here in completions(here)
        for all_today in completions(today)
    }
    expected = outcomes.pop() if len(outcomes) == 1 else None
    assert case.holds(here, today) is expected


def test_without_a_present_job_nothing_is_the_same_as_there():
    case = Case(same_as_present=("tools",))
    assert case.holds({"tools": "low"}, None) is False
    assert case.holds({"tools": "low"}, {}) is None


def test_a_case_that_asks_for_nothing_is_refused():
    with pytest.raises(ValidationError, match="expected answers, same_as_present or both"):
        Case()
