import pytest

from criteria import catalog
from decision import edits
from decision.analysis import analyse
from decision.files.decision_json import gallery
from decision.findings.findings import Findings
from decision.findings.readiness import readiness
from decision.model import Answer, Status, revised
from decision.words.gut_feeling import gut_sentence
from decision.words.next_steps import Step, after_offers, next_step, steps_done, what_is_done
from decision.words.readiness import until_enough
from decision.words.text import as_plain
from tests.decisions import FIVE, rated

RATED = dict.fromkeys(FIVE, 6)
EIGHT = [q for q in catalog.load().questions if set(q.shares) & set(FIVE)][:8]


def answered(decision, offer, questions):
    for question in questions:
        answer = Answer(option=question.answers[0].key)
        decision = edits.answer(decision, offer, question, answer)
    return decision


def said(decision):
    step = next_step(decision, readiness(decision))
    return step and (as_plain(step.says), step.step, step.offer)


def done(decision):
    return steps_done(decision, readiness(decision))


@pytest.mark.parametrize("status", [Status.EXPECTED, Status.PAST])
def test_what_is_expected_or_past_is_no_second_offer(status):
    decision = edits.add_offers(rated({"A": RATED}), [("B", {"status": status})])
    add = "Next: add another offer, so that there is something to compare."
    assert said(decision) == (add, Step.OFFERS, None)
    step = what_is_done(Step.OFFERS, decision, readiness(decision))
    assert as_plain(step) == "Name at least two offers. Staying where you are counts too."
    assert "no answer waits for it" in until_enough(readiness(decision), decision.offers[1])


def test_the_next_step_leads_from_nothing_to_an_answer():
    decision = edits.begun("Friday", [], FIVE)
    assert said(decision) == (
        "Next: name your offers. Staying where you are counts too.", Step.OFFERS, None
    )  # fmt: skip
    decision = edits.add_offers(decision, [("Lab", {})])
    assert said(decision)[0].startswith("Next: add another offer")
    decision = edits.add_offers(decision, [("Bank", {})])
    assert said(decision) == ("Next: answer eight questions about Lab.", Step.OFFERS, "lab")
    decision = answered(decision, "lab", EIGHT[:7])
    assert said(decision)[0] == "Next: answer one more question about Lab."
    decision = answered(decision, "lab", EIGHT)
    assert said(decision) == ("Next: answer eight questions about Bank.", Step.OFFERS, "bank")
    assert done(decision) == (False, False, False)
    decision = answered(decision, "bank", EIGHT)
    assert said(decision) == ("Next: say what matters to you.", Step.WHAT_MATTERS, None)
    assert done(decision) == (True, False, False)
    decision = edits.accept_equal_weights(decision)
    assert said(decision) is None
    assert done(decision) == (True, True, False)  # a gut feeling is still asked for
    for what in decision.asked_first:
        decision = edits.ask_no_more(decision, what)
    assert done(decision) == (True, True, True)


def test_an_offer_is_to_be_rated_where_no_question_is_about_what_counts():
    decision = edits.add_own_criterion(rated({"Lab": RATED, "Bank": RATED}), "Pay", FIVE)
    for key in FIVE:
        decision = edits.switch_off(decision, key)
    assert said(decision) == ("Next: rate Lab.", Step.OFFERS, "lab")
    ready = readiness(decision)
    tip = as_plain(what_is_done(Step.OFFERS, decision, ready))
    assert tip == "Still missing: 1 own rating of Lab and 1 own rating of Bank."
    assert until_enough(ready, decision.offers[0]) == "1 more own rating until enough is known."


def test_an_offer_that_is_being_rated_is_rated_to_the_end():
    decision = rated({"Lab": dict.fromkeys(FIVE[1:], 5), "Bank": RATED})
    assert said(decision) == ("Next: rate Lab.", Step.OFFERS, "lab")


def test_a_tab_says_what_an_offer_lacks_until_enough_is_known():
    decision = rated({"Lab": {}, "Bank": RATED})
    ready = readiness(decision)
    assert [until_enough(ready, offer) for offer in decision.offers] == [
        "8 more answers until enough is known.",
        "Enough is known for an answer.",
    ]


def test_each_step_says_what_it_still_lacks():
    decision = revised(rated({"Lab": {}, "Bank": RATED}), equal_is_right=False)
    told = {step: as_plain(what_is_done(step, decision, readiness(decision))) for step in Step}
    assert told[Step.OFFERS] == "Still missing: 8 answers about Lab."
    assert told[Step.WHAT_MATTERS] == "Say how much each criterion counts."
    ready = edits.accept_equal_weights(rated({"Lab": RATED, "Bank": RATED}))
    told = {step: as_plain(what_is_done(step, ready, readiness(ready))) for step in Step}
    assert told[Step.OFFERS] == "Done: enough is known about every offer."
    assert told[Step.ANSWER] == "The answer rests on enough to be used."


def test_after_the_offers_come_the_weights_unless_they_are_set():
    weighed = rated({"Lab": RATED, "Bank": RATED})
    open_ = revised(weighed, equal_is_right=False)
    asking = revised(open_, asked_first=edits.begun("F", [], FIVE).asked_first)
    steps = [after_offers(each, readiness(each)) for each in (asking, open_, weighed)]
    assert [(as_plain(each.says), each.step) for each in steps] == [
        ("Next: what matters to you", Step.ANSWER),
        ("Next: what matters to you", Step.WHAT_MATTERS),
        ("See the answer", Step.ANSWER),
    ]


def test_every_sample_has_all_three_steps_done():
    assert {done(sample) for sample in gallery()} == {(True, True, True)}


def compared(table, gut, **points):
    decision = edits.set_points(edits.feel_for(rated(table), gut), points)
    return as_plain(gut_sentence(decision, Findings(analyse(decision))))


@pytest.mark.parametrize(
    ("gut", "said"),
    [
        ("lab", "Your gut said Lab. The numbers agree."),
        ("bank", "Your gut said Bank. Lab is 50.0 points ahead of Bank."),
    ],
)
def test_the_answer_is_compared_with_the_gut_feeling(gut, said):
    table = {"Lab": dict.fromkeys(FIVE, 9), "Bank": dict.fromkeys(FIVE, 4)}
    assert compared(table, gut) == said


def test_a_close_call_neither_agrees_nor_contradicts():
    table = {"Lab": dict.fromkeys(FIVE, (2, 5, 9)), "Bank": dict.fromkeys(FIVE, (2, 5, 9))}
    assert compared(table, "lab").endswith("The numbers do not settle whether that is right.")


def test_without_a_gut_feeling_nothing_is_said_of_it():
    decision = rated({"Lab": RATED, "Bank": RATED})
    assert gut_sentence(decision, Findings(analyse(decision))) == ()
