"""A postdoc, a lab of big tech, and the first hire of a startup, with eight answers each.

What is said of a university is true of universities, and the first thing to ask is nothing that
anybody knows.
"""

from dataclasses import replace

import pytest

from criteria import catalog
from criteria.question import Kind
from decision import edits
from decision.analysis import analyse
from decision.findings.findings import Findings
from decision.model import Answer, Decision
from decision.terminal.answer_text import companies
from decision.ui import lens_card
from decision.words.reasons import behind_offer
from tests.decisions import FIVE

WORDS = catalog.load()
BY_KEY = {question.key: question for question in WORDS.questions}
POSTDOC = {
    "business_model": "public",
    "company_size": "over_5000",
    "runway": "months_6_to_18",
    "research_time": "the_job",
    "people_skills": "regular",
    "peers": "peers",
    "newness": "a_step",
    "would_miss": "slower",
}
BIG_TECH = {
    "company_size": "over_5000",
    "revenue_link": "is_the_product",
    "mlops_signals": "all",
    "tools": "mostly_standard",
    "speed": "quarters",
    "same_seat": "six_to_thirty",
    "would_miss": "slower",
    "hours_and_freedom": "good",
}
FIRST_HIRE = {
    "company_size": "up_to_50",
    "revenue_link": "is_the_product",
    "role_width": "everything",
    "would_miss": "product_stops",
    "under_the_hood": "you_own_it",
    "speed": "days",
    "newness": "all_new",
    "runway": "months_6_to_18",
}


# As if the money said nothing of the size, nor the size of the money.
ALONE = BY_KEY["runway"].model_copy(update={"given": None, "probabilities_given": {}})
APART = replace(WORDS, questions=tuple(ALONE if q.key == "runway" else q for q in WORDS.questions))


def findings(size="over_5000", sure="said", words=WORDS):
    decision = Decision(title="Which?", criteria=FIVE, points={"stability": 80.0})
    decision = edits.add_offers(decision, [("Postdoc", {}), ("Big tech", {}), ("First hire", {})])
    told = {"postdoc": POSTDOC, "big_tech": BIG_TECH, "first_hire": FIRST_HIRE}
    for offer, answers in told.items():
        for key, option in answers.items():
            given = Answer(option=option, certainty="said")
            decision = edits.answer(decision, offer, BY_KEY[key], given)
    people = Answer(option=size, certainty=sure)
    decision = edits.answer(decision, "big_tech", BY_KEY["company_size"], people)
    return Findings(analyse(decision, words))


FOUND = findings()


def card_of(place):
    offer = FOUND.analysis.offers[place]
    return lens_card._card(FOUND.analysis.decision, offer, FOUND.lenses[offer.key], None)


def test_the_postdoc_is_at_a_university_and_big_tech_is_mature():
    kinds = [FOUND.lenses[offer.key].maturity for offer in FOUND.analysis.offers]
    assert kinds[:2] == [Kind.UNIVERSITY, Kind.MATURE]
    assert not kinds[2].is_public


def test_what_is_said_of_the_postdocs_employer_is_true_of_a_university():
    card, text = card_of(0), companies(FOUND).split("\n\n")[1]
    for said in (card, text):
        assert "research and teaching" in said
        assert "Reading, experiments and papers" in said
        assert "grant" in said
        for of_companies in ("ML is what the money comes from", "Mature", "income"):
            assert of_companies not in said
    assert card.split("<b>")[1].startswith("University</b>")
    assert "Kind of employer: " in card
    assert "How far along" not in card
    assert text.splitlines()[1].strip().startswith("a university (")


def test_no_warning_of_companies_is_raised_there_nor_possible():
    seen = FOUND.lenses["postdoc"]
    rules = [each.rule for each in (*seen.warnings, *seen.possible_warnings)]
    assert not [rule.key for rule in rules if rule.of_companies]
    assert [each.rule.key for each in seen.warnings] == ["grant_ends"]


def test_its_ratings_rest_on_nothing_that_is_of_companies():
    lines = behind_offer(FOUND.analysis, 0)
    assert "Stability: Income that depends on ML: does not apply" in lines
    assert "Stability: What the department brings in: does not apply" in lines
    guessed = [line for line in lines if "the employer being" in line]
    assert guessed
    assert all("the employer being most likely a university" in line for line in guessed)
    assert any("most likely mature" in line for line in behind_offer(FOUND.analysis, 1))


def asked_in(found):
    return [(value.offer, value.about.key) for value in found.interview.asked]


def test_without_a_look_at_its_size_the_large_company_would_be_asked_for_its_money_first():
    for size in ("up_to_5000", "over_5000"):
        assert asked_in(findings(size, words=APART))[0] == (1, "runway")


@pytest.mark.parametrize(
    ("size", "sure"), [("over_5000", "said"), ("over_5000", "written"), ("up_to_5000", "written")]
)
def test_nobody_is_sent_to_ask_whether_a_large_company_has_money_for_six_months(size, sure):
    found = findings(size, sure)
    asked = asked_in(found)
    assert (1, "runway") not in asked
    assert found.most_worth_asking.about.key != "runway"
    assert asked[0][1] in {"role_width", "newness"}
    # Nor for anything that was told, can be looked up, or does not apply to a university.
    assert not {key for place, key in asked if place == 0} & {*POSTDOC, "revenue_link"}
    assert not {key for _, key in asked} & {q.key for q in WORDS.questions if q.is_public}


def test_a_size_that_was_only_told_leaves_some_doubt_and_yet_other_things_come_first():
    asked = asked_in(findings("up_to_5000", "said"))
    assert asked[0] != (1, "runway")
