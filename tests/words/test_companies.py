import pytest
from decision.words.companies import companies, how_sure

from criteria import catalog
from criteria.lens import lens
from criteria.question import Kind
from tests.decisions import HOSTILE, rated

WORDS = catalog.load()


@pytest.mark.parametrize(
    ("probability", "says"),
    [(0.834, "83 % sure"), (0.9949, "99 % sure"), (0.9996, "over 99 % sure")],
)
def test_a_kind_is_never_certain(probability, says):
    assert how_sure(lens(WORDS, {}, {Kind.EMERGING: probability})) == says


def test_it_is_said_when_an_answer_rules_the_likelier_kind_out():
    found = lens(WORDS, {"revenue_link": "none"}, {Kind.MATURE: 0.9, Kind.UNAWARE: 0.1})
    assert how_sure(found) == "an answer rules the likelier kind out"


@pytest.mark.parametrize("name", HOSTILE)
def test_names_cannot_steer_the_text_around_them(name):
    decision = rated({name: {}})
    text = companies(decision, WORDS, {decision.offers[0].key: None})
    assert "nothing answered yet" in text
    assert not {"\u202e", "\u2066", "\u2067"} & set(text)
