import pytest

from criteria import catalog
from criteria.lens import lens
from criteria.question import Kind
from decision import edits
from decision.analysis import analyse
from decision.findings.findings import Findings
from decision.model import Answer
from decision.terminal.answer_text import companies
from decision.ui import lens_card
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


def of_public(**told):
    """What is said of one employer, public unless told otherwise."""
    decision = rated({"Lab": {}})
    for key, option in {"business_model": "public", **told}.items():
        (question,) = (each for each in WORDS.questions if each.key == key)
        decision = edits.answer(
            decision, "lab", question, Answer(option=option, certainty="written")
        )
    findings = Findings(analyse(decision, all_offers=True))
    return companies(findings), lens_card._kind(findings.lenses["lab"])


def test_that_an_employer_is_public_is_said_before_it_is_known_which_kind_it_is():
    text, headline = of_public()
    assert "public, a university or a lab\n" in text
    assert headline == "public, a university or a lab"
    assert "suits" not in text


def test_of_few_signals_a_public_kind_is_not_described():
    text, headline = of_public(company_size="up_to_500")
    assert "public, most likely a public lab (1 of 1 signal points there)\n" in text
    assert headline == "public, most likely <b>a public lab</b> (1 of 1 signal points there)"
    assert "programmes that run for years" not in text


def test_where_most_answers_speak_against_a_kind_it_is_said_that_they_disagree():
    told = {"business_model": "software_product", "revenue_link": "none", "peers": "people_ahead"}
    _, headline = of_public(**told, named_depth="rare")
    kind = "your answers disagree, most likely <b>unaware of ML</b>"
    assert headline == f"{kind} (1 of 4 signals points there, 3 against)"
    _, headline = of_public(business_model="software_product", named_depth="none")
    assert headline.startswith("not clear yet, most likely <b>")


def test_of_clear_signals_a_public_kind_is_called_by_its_name():
    told = {"company_size": "up_to_500", "runway": "profitable", "data_and_compute": "excellent"}
    text, headline = of_public(**told)
    assert "a public lab (3 of 3 signals point there): Places for research" in text
    assert headline == "<b>Public lab</b> (3 of 3 signals point there)"


@pytest.mark.parametrize("name", HOSTILE)
def test_names_cannot_steer_the_text_around_them(name):
    text = companies(Findings(analyse(rated({name: {}}), all_offers=True)))
    assert "nothing answered yet" in text
    assert not {"\u202e", "\u2066", "\u2067"} & set(text)
