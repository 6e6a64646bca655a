"""What does not apply by itself is said where it is asked, and can be answered all the same."""

from criteria import catalog
from decision import edits
from decision.model import Answer
from decision.ui import answer_fields, side_by_side
from decision.ui.answer_fields import NOT_APPLY, NOTHING, AnswerFields
from decision.ui.field_changes import Change, cell
from decision.words.questions import is_answered
from tests.evidence_cases import of_all, with_offers

WORDS = catalog.load()
BY_KEY = {question.key: question for question in WORDS.questions}
INCOME = BY_KEY["revenue_link"]


def lab():
    public = Answer(option="public")
    decision = edits.answer(with_offers(1), "offer_00", BY_KEY["business_model"], public)
    return of_all(decision, WORDS)


def picked(analysis, option):
    change = Change(1, cell("offer_00", INCOME.key), "option", option, NOTHING)
    return of_all(AnswerFields(WORDS).edit(analysis.decision, change), WORDS)


def told(analysis):
    offer = analysis.offers[0]
    shown = answer_fields.shown(analysis, offer, INCOME)
    beside = side_by_side._answer(analysis, offer, INCOME)
    assert beside["fields"] == shown["fields"]
    assert beside["says"] == (f"does not apply: {shown['byItself']}" if shown["byItself"] else "")
    return shown["fields"]["option"], shown["byItself"]


def test_it_is_said_with_the_reason_and_counts_as_settled():
    # The field itself is empty, as the document is: whoever answers it clashes with nobody.
    assert told(lab()) == (NOTHING, "public employer")
    assert is_answered(lab().decision, lab().offers[0], INCOME)


def test_an_answer_replaces_it_and_taken_back_it_is_said_again():
    answered = picked(lab(), "supports")
    assert told(answered) == ("supports", "")
    assert told(picked(answered, NOTHING)) == (NOTHING, "public employer")


def test_that_it_does_not_apply_can_be_said_by_the_user_too():
    said = picked(lab(), NOT_APPLY)
    assert told(said) == (NOT_APPLY, "")
    company = edits.answer(said.decision, "offer_00", BY_KEY["business_model"], Answer())
    assert told(of_all(company, WORDS)) == (NOT_APPLY, "")


def test_of_a_company_it_is_open():
    assert told(of_all(with_offers(1), WORDS)) == (NOTHING, "")
