from datetime import date

import pytest

from criteria.belief import Certainty
from criteria.question import Question
from decision import edits
from decision.analysis import analyse
from decision.findings.information import rank_information
from decision.model import Answer, Status, revised
from decision.words.due import by_when
from decision.words.questions import informing, matters, to_ask
from decision.words.text import as_plain
from tests.decisions import founding_case, rated

TODAY = date(2026, 11, 20)


def two(deadline=None, other=None):
    decision = rated({"Lab": {"impact": (2, 5, 8)}, "Stay": {"impact": 5}}, ("impact",))
    offers = zip(decision.offers, (deadline, other), strict=True)
    dated = [offer.model_copy(update={"deadline": day}) for offer, day in offers]
    return analyse(revised(decision, offers=dated))


def words_of(analysis):
    return to_ask(analysis, rank_information(analysis))


@pytest.mark.parametrize(
    ("own", "other", "said"),
    [
        (None, None, "No deadline."),
        (date(2026, 12, 1), None, "11 days left: decide by 1 December 2026."),
        (date(2026, 11, 21), None, "1 day left: decide by 21 November 2026."),
        (TODAY, None, "Today: decide by 20 November 2026."),
        (date(2026, 11, 19), None, "The deadline has passed: decide by 19 November 2026."),
        (None, date(2026, 11, 30), "10 days left: decide about Stay by 30 November 2026."),
        (None, date(2026, 11, 19), "No deadline."),
    ],
)
def test_an_answer_is_due_by_the_offer_s_own_deadline_or_the_next_one(own, other, said):
    assert as_plain(by_when(two(own, other), 0, TODAY)) == said


def test_an_own_rating_says_how_it_stands_and_which_questions_would_narrow_it():
    one, *_ = words_of(two())
    assert as_plain((*one.of, ": ", one.short)) == "Lab: Impact"
    assert as_plain(one.so_far) == "You rated it 5, from 2 to 8."
    shares = [question.shares["impact"] for question in one.about]
    assert len(shares) == 3
    assert shares == sorted(shares, reverse=True)
    assert matters(one.asking)


def test_a_rating_is_narrowed_neither_by_what_was_told_nor_by_what_can_be_looked_up():
    analysis = two()
    first = informing(analysis, analysis.offers[0], analysis.criteria[0])[0]
    told = Answer(option=first.answers[0].key, certainty=Certainty.WRITTEN)
    settled = edits.answer(analysis.decision, "lab", first, told, "1")
    left = informing(analysis, settled.offers[0], analysis.criteria[0])
    assert first in left  # the answer is not in this decision
    after = analyse(settled)
    assert first not in informing(after, after.offers[0], after.criteria[0])
    for certainty, is_asked in ((Certainty.SAID, False), (Certainty.GUESS, True)):
        unsure = told.model_copy(update={"certainty": certainty})
        after = analyse(edits.answer(settled, "lab", first, unsure, "1"))
        assert (first in informing(after, after.offers[0], after.criteria[0])) is is_asked
    narrowing = [q for each in after.criteria for q in informing(after, after.offers[0], each)]
    assert not any(question.is_public for question in narrowing)


def test_a_question_says_what_was_told_so_far_and_names_the_employer_of_a_family():
    analysis = analyse(founding_case())
    found = [one for one in words_of(analysis) if isinstance(one.asking.about, Question)]
    tools = next(one for one in found if one.short == "Whose tools")
    assert as_plain(tools.of) == "Present employer"
    assert as_plain(tools.so_far).startswith("Your guess: Mostly in-house")
    assert as_plain(tools.text) == "Are the tools made in-house or standard in the industry?"
    assert as_plain(tools.asks).startswith("Which of your tools for code")
    assert tools.who == "You, or a colleague or manager who knows."
    other = next(one for one in found if one.asking.offer == 0)
    assert other.who == other.asking.about.who


def test_an_offer_to_be_asked_for_is_never_named_without_saying_so():
    waiting = edits.change_offer(two().decision, "lab", status=Status.TO_BE_ASKED_FOR)
    one, *_ = words_of(analyse(waiting))
    assert as_plain(one.of) == "Lab (not offered yet)"
