import pytest

from criteria import catalog
from criteria.lens import lens
from criteria.question import Kind
from decision.analysis import analyse
from decision.findings.findings import Findings
from decision.terminal.answer_text import companies
from decision.words.reasons import how_sure
from tests.decisions import HOSTILE, rated

WORDS = catalog.load()


@pytest.mark.parametrize("probability", [0.834, 0.9949, 0.9996])
def test_a_kind_is_never_certain(probability):
    assert how_sure(lens(WORDS, {}, {Kind.EMERGING: probability})) == "no signals yet"
    one = lens(WORDS, {"revenue_link": "is_the_product"}, {Kind.MATURE: probability})
    assert how_sure(one) == "1 of 1 signal points there"


def test_what_speaks_against_the_likelier_kind_is_said():
    against = lens(WORDS, {"revenue_link": "none"}, {Kind.MATURE: 0.9, Kind.UNAWARE: 0.1})
    assert how_sure(against) == "0 of 1 signal point there, 1 against"


@pytest.mark.parametrize("name", HOSTILE)
def test_names_cannot_steer_the_text_around_them(name):
    text = companies(Findings(analyse(rated({name: {}}), all_offers=True)))
    assert "nothing answered yet" in text
    assert not {"\u202e", "\u2066", "\u2067"} & set(text)
