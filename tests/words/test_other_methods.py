from hypothesis import given, settings

from decision.analysis import analyse
from decision.findings.findings import Findings
from decision.words.other_methods import method_sentences, method_table
from decision.words.text import as_plain
from tests.decisions import FIVE, decisions, founding_case, rated, unmarked
from tests.repetitions import examples

DEPENDS = (
    "These methods judge each offer against the others that are present, so leaving one out may "
    "change their order. They are a second opinion and are not mixed into the points."
)


def said(decision):
    return [as_plain(line) for line in method_sentences(Findings(analyse(decision)))]


def table(decision):
    return method_table(Findings(analyse(decision)))


def test_agreement_is_said_in_one_sentence_and_what_it_depends_on_in_another():
    better = rated({"A": dict.fromkeys(FIVE, 3), "B": dict.fromkeys(FIVE, 9)})
    assert said(better) == ["TOPSIS, VIKOR and PROMETHEE II agree that B is first.", DEPENDS]
    assert table(better).columns == ["Offer", "Points", "TOPSIS", "VIKOR", "PROMETHEE II"]
    assert table(better).rows == [["B", "1", "1", "1", "1"], ["A", "2", "2", "2", "2"]]


def test_who_puts_another_first_says_what_it_minds():
    assert said(founding_case()) == [
        "TOPSIS and PROMETHEE II agree that Research lab is first.",
        "VIKOR, which minds the largest single shortfall, would put Founding team first.",
        DEPENDS,
    ]


def test_ties_are_named():
    near = rated({"A": {"impact": 5.4}, "B": {"impact": 5}}, ("impact",))
    assert said(near)[:2] == [
        "TOPSIS and VIKOR agree that A is first.",
        "PROMETHEE II, which counts only clear differences, would put A and B first together.",
    ]
    three = {"A": {"impact": 9}, "B": {"impact": 9}, "C": {"impact": 1}}
    assert said(rated(three, ("impact",)))[0] == (
        "TOPSIS, VIKOR and PROMETHEE II agree that A and B tie for first place."
    )


def test_offers_alike_and_one_offer_are_nothing_to_judge():
    alike = rated({"A": {"impact": 9}, "B": {"impact": 9}}, ("impact",))
    assert said(alike) == ["No method sees any difference between these offers."]
    assert said(rated({"A": {}})) == said(rated({})) == []
    assert table(rated({"A": {}})).rows == []


@settings(max_examples=examples(60))
@given(decisions())
def test_offers_not_in_hand_are_named_as_such(decision):
    findings = Findings(analyse(decision))
    assert not unmarked(findings.analysis, method_sentences(findings))
