"""How wide is what nobody knows, with our own questions? As wide as it should be."""

import pytest

from criteria import catalog
from criteria.belief import Certainty
from criteria.question import COMPANIES
from decision import edits
from decision.analysis import analyse
from decision.model import Answer, revised
from tests.evidence_cases import with_offers

QUESTIONS = catalog.load().questions
BY_KEY = {question.key: question for question in QUESTIONS}
CRITERIA = sorted({key for question in QUESTIONS for key in question.shares})
# Nothing given is uniform over 0 to 10, of which nine in ten lie within 9.
HALF_OF_NOTHING_GIVEN = 9 / 2
# This says something of one criterion at most and nothing of the kind of employer.
UNINFORMATIVE = {"excitement", "demand"}


def width(decision, criterion):
    asked = revised(decision, criteria=[criterion])
    found = analyse(asked, all_offers=True).beliefs.derived[0, 0]
    return found.high - found.low


def told(decision, key, option, certainty=Certainty.WRITTEN):
    given = Answer(option=option, certainty=certainty)
    return edits.answer(decision, "offer_00", BY_KEY[key], given)


def nothing_known_of(criterion):
    """A decision in which one question was answered that says nothing of the criterion."""
    key = next(key for key in sorted(UNINFORMATIVE) if criterion not in BY_KEY[key].shares)
    assert not set(COMPANIES) & set(BY_KEY[key].probabilities)
    return told(with_offers(1), key, BY_KEY[key].answers[1].key)


@pytest.mark.parametrize("criterion", CRITERIA)
def test_all_unknown_is_no_narrower_than_half_of_nothing_given(criterion):
    assert width(nothing_known_of(criterion), criterion) >= HALF_OF_NOTHING_GIVEN


@pytest.mark.parametrize("criterion", CRITERIA)
def test_the_leading_question_in_writing_narrows_the_range_whatever_the_answer(criterion):
    before = nothing_known_of(criterion)
    leading = max(QUESTIONS, key=lambda question: question.shares.get(criterion, 0))
    for option in leading.answers:
        after = told(before, leading.key, option.key)
        assert width(after, criterion) < width(before, criterion)


@pytest.mark.parametrize("criterion", CRITERIA)
def test_every_question_in_writing_leaves_a_point_and_a_guess_does_not(criterion):
    informing = [question for question in QUESTIONS if criterion in question.shares]
    written = guessed = with_offers(1)
    for question in informing:
        written = told(written, question.key, question.answers[1].key)
        guessed = told(guessed, question.key, question.answers[1].key, Certainty.GUESS)
    assert width(written, criterion) == pytest.approx(0, abs=0.005)
    assert width(guessed, criterion) > 0.5
