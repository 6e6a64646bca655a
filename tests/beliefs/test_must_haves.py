"""How offers stand to their must-haves, held to going through every world that is possible."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from criteria import catalog
from criteria.catalog import Catalog
from criteria.question import Question
from decision import edits
from decision.beliefs.must_haves import State, checked
from decision.model import Answer, Decision, Rating
from tests.decisions import founding_case, measured_case, rated
from tests.evidence_cases import (
    FILTERED,
    MONEY,
    THREE,
    answered,
    answers,
    catalog_of,
    fact_of,
    rating_in,
    with_offers,
    worlds,
)
from tests.pays import three_offers
from tests.repetitions import examples


def check_of(decision: Decision, offer: str, of: Catalog | None = None, **fields):
    asked = edits.add_must_have(decision, **fields)
    return checked(asked, of or catalog.load())[offer][-1]


def state_of(decision, offer, of=None, **fields):
    return check_of(decision, offer, of, **fields).state


def by_enumeration(goods):
    """The state by the worlds that are possible: in which of them it is good enough."""
    if all(goods):
        return State.HOLDS
    return State.FIND_OUT if any(goods) else State.FAILS


@settings(max_examples=examples(100), suppress_health_check=FILTERED)
@given(answered(contradict=False), st.data())
def test_a_limit_on_an_answer_is_judged_by_all_answers_that_are_possible(case, data):
    decision, questions = case
    asked = data.draw(st.sampled_from(questions))
    keys = [option.key for option in asked.answers]
    options = data.draw(st.lists(st.sampled_from(keys), min_size=1, unique=True))
    limit = {"answer": {"question": asked.key, "options": options}}
    for offer in decision.offers:
        told = fact_of(decision, offer, asked)
        does_not_apply = told is not None and told.option is None
        possible = {w[2][asked.key] for w in worlds(decision, questions, offer) if w[0] > 0}
        expected = by_enumeration([keys[place] in options for place in possible])
        check = check_of(decision, offer.key, catalog_of(questions), **limit)
        assert check.state is (State.HOLDS if does_not_apply else expected)
        assert check.settled_by == (asked if check.state is State.FIND_OUT else None)


@settings(max_examples=examples(100), suppress_health_check=FILTERED)
@given(answered(contradict=False), st.integers(0, 40), st.sampled_from(["at_least", "at_most"]))
def test_a_limit_on_a_rating_is_judged_by_all_ratings_that_are_possible(case, quarters, side):
    decision, questions = case
    limit = quarters / 4
    for offer in decision.offers:
        told = {q.key: fact_of(decision, offer, q) for q in questions}
        dropped = [key for key, fact in told.items() if fact and fact.option is None]
        found = {
            rating_in(world, questions, "impact", dropped)
            for world in worlds(decision, questions, offer)
            if world[0] > 0
        }
        must = {"rating": {"criterion": "impact", side: limit}}
        check = check_of(decision, offer.key, catalog_of(questions), **must)
        if found == {None} or not any(told.values()):
            assert (check.state, check.low) == (State.FIND_OUT, None)
            continue
        sign = 1 if side == "at_least" else -1
        assert check.state is by_enumeration([sign * (r - limit) > -1e-9 for r in found])
        assert (check.low, check.high) == pytest.approx((min(found), max(found)))


@pytest.mark.parametrize(("rating", "state"), [
    ((7, 8, 9), State.HOLDS), ((6, 7, 8), State.FIND_OUT), ((4, 5, 6), State.FAILS),
    ((4, 5, 7), State.FIND_OUT), (7, State.HOLDS), (6.9, State.FAILS),
])  # fmt: skip
def test_an_own_rating_fails_only_if_its_whole_range_does(rating, state):
    decision = rated({"A": {"impact": rating}, "B": {"impact": 5}})
    check = check_of(decision, "a", rating={"criterion": "impact", "at_least": 7.0})
    assert check.state is state
    asked = [check.settled_by.key] if check.settled_by else []
    assert asked == (["impact"] if state is State.FIND_OUT else [])


def test_an_amount_is_judged_in_its_unit_beyond_the_scale_too():
    limit = {"rating": {"criterion": "commute", "at_most": 100.0}}
    states = {k: state_of(measured_case(), k, **limit) for k in ("lab", "startup", "stay")}
    assert states == {"lab": State.FAILS, "startup": State.HOLDS, "stay": State.HOLDS}
    pay = {"rating": {"criterion": "pay", "at_least": 0.0}}
    assert state_of(measured_case(), "startup", **pay) is State.FIND_OUT  # nobody said


def test_a_criterion_that_is_not_in_use_is_judged_all_the_same():
    decision = founding_case()
    limit = {"rating": {"criterion": "learning", "at_least": 9.9}}
    states = [state_of(decision, offer.key, **limit) for offer in decision.offers]
    off = edits.switch_off(decision, "learning")
    assert [state_of(off, offer.key, **limit) for offer in off.offers] == states


@pytest.mark.parametrize(("certainty", "state"), [
    ("written", State.FAILS), ("said", State.FIND_OUT), ("guess", State.FIND_OUT),
])  # fmt: skip
def test_only_what_is_in_writing_fails(certainty, state):
    decision = answers((MONEY, "a", certainty))
    limit = {"answer": {"question": "money", "options": ["b", "c", "d"]}}
    assert state_of(decision, "offer_00", catalog_of(THREE), **limit) is state


def test_pay_is_judged_by_what_is_sure_each_year_in_the_worst_one():
    decision = three_offers()  # a base of 92,000 and a stake; 105,000 and a bonus; 85,000
    fintech = {amount: state_of(decision, "fintech", pay_at_least=amount)
               for amount in (92_000.0, 92_001.0)}  # fmt: skip
    assert list(fintech.values()) == [State.HOLDS, State.FAILS]
    once = edits.change_pay(decision, "fintech", "sign_on", first_year=30_000.0)
    assert state_of(once, "fintech", pay_at_least=92_001.0) is State.FAILS
    rising = edits.change_pay(decision, "fintech", "base", raise_percent=5.0)
    assert check_of(rising, "fintech", pay_at_least=1.0).low == 92_000
    costs = edits.change_pay(decision, "fintech", "costs", living=12_000.0, moving=5_000.0)
    assert check_of(costs, "fintech", pay_at_least=1.0).low == 80_000


def test_pay_in_another_currency_is_judged_in_that_of_the_decision():
    decision = edits.change_pay_basis(three_offers(), currency="$")
    decision = edits.pay_in(decision, "fintech", "€", 1.25)
    assert check_of(decision, "fintech", pay_at_least=1.0).low == pytest.approx(115_000)


def test_pay_that_nobody_said_is_to_be_found_out():
    decision = edits.add_offers(three_offers(), [("Bakery", {})])
    assert state_of(decision, "bakery", pay_at_least=1.0) is State.FIND_OUT
    no_base = edits.change_pay(decision, "bakery", "sign_on", first_year=90_000.0)
    assert state_of(no_base, "bakery", pay_at_least=1.0) is State.FIND_OUT


def test_what_the_questions_no_longer_ask_is_to_be_found_out():
    decision = with_offers(1)
    for limit in (
        {"question": "gone", "options": ["a"]},
        {"question": "money", "options": ["gone"]},
    ):
        check = check_of(decision, "offer_00", catalog_of(THREE), answer=limit)
        assert (check.state, check.settled_by) == (State.FIND_OUT, None)


def test_the_question_that_settles_most_is_the_one_that_bears_most():
    # Of impact, money makes 60 percent and missed 40: below 3 only money can bring it.
    limit = {"rating": {"criterion": "impact", "at_least": 5.5}}
    check = check_of(answers((THREE[2], "a", "written")), "offer_00", catalog_of(THREE), **limit)
    assert check.settled_by == MONEY
    known = answers((MONEY, "c", "written"))
    check = check_of(known, "offer_00", catalog_of(THREE), **limit)
    assert isinstance(check.settled_by, Question)
    assert check.settled_by.key == "missed"


def test_an_offer_with_an_own_rating_is_asked_to_be_rated_closer():
    decision = edits.set_rating(
        answers((MONEY, "c", "said")), "offer_00", "impact", Rating(low=2, likely=5, high=8)
    )
    limit = {"rating": {"criterion": "impact", "at_least": 5.5}}
    check = check_of(decision, "offer_00", catalog_of(THREE), **limit)
    assert check.settled_by is not None
    assert check.settled_by.key == "impact"


def test_without_must_haves_there_is_nothing_to_check():
    decision = edits.answer(with_offers(1), "offer_00", MONEY, Answer(option="a"))
    assert checked(decision, catalog_of(THREE)) == {"offer_00": ()}
