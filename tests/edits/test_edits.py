from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from criteria import catalog
from criteria.criterion import Criterion, Direction
from criteria.question import About
from decision import edits
from decision.analysis import analyse
from decision.files import decision_json
from decision.model import MUST_HAVE_LIMIT, Answer, Decision, Rating, Status
from decision.text_rules import one_line
from tests.decisions import FIVE, forget_answer, founding_case, halves, names, rated
from tests.questionnaires import question
from tests.repetitions import examples

LAB, TEAM, STAY, PHD = (offer.key for offer in founding_case().offers)
PROFILES = catalog.load().profiles
PEERS, BUDGET = question("peers"), question("ml_budget", about=About.EMPLOYER)


def keys(decision):
    return [offer.key for offer in decision.offers]


def test_a_copy_stands_behind_its_original_with_the_same_ratings_and_employer():
    decision = edits.duplicate_offer(founding_case(), LAB)
    lab, copy, *_ = decision.offers
    assert (copy.name, copy.employer, copy.ratings) == ("Research lab (copy)", "lab", lab.ratings)
    assert copy.key != lab.key
    assert copy.colour == 4
    again = edits.duplicate_offer(decision, LAB)
    assert again.offers[1].name == "Research lab (copy) 2"


def test_a_copy_of_the_present_job_is_not_the_present_job():
    decision = edits.duplicate_offer(founding_case(), STAY)
    assert sum(offer.is_present_job for offer in decision.offers) == 1


def test_renegotiating_makes_a_relative_that_is_yet_to_be_asked_for():
    decision = edits.renegotiate(founding_case(), STAY)
    stay, new = decision.offers[2:4]
    assert (new.name, new.employer) == ("Stay, renegotiated", stay.employer)
    assert (new.status, new.is_present_job) == (Status.TO_BE_ASKED_FOR, False)
    assert new.ratings == stay.ratings


def test_the_longest_name_can_be_copied():
    decision = edits.duplicate_offer(rated({"x" * 200: {}}), "x" * 40)
    assert decision.offers[1].name == "x" * 198 + " 2"


def test_an_offer_moves_up_and_down_and_stops_at_the_ends():
    decision = edits.move_offer(founding_case(), STAY, -1)
    assert keys(decision) == [LAB, STAY, TEAM, PHD]
    assert keys(edits.move_offer(decision, LAB, 99)) == [STAY, TEAM, PHD, LAB]
    assert keys(edits.move_offer(decision, PHD, -99)) == [PHD, LAB, STAY, TEAM]


def test_fields_of_an_offer_are_validated():
    changed = edits.change_offer(founding_case(), LAB, name=" New  name ", deadline="2026-12-04")
    assert (changed.offers[0].name, changed.offers[0].deadline) == ("New name", date(2026, 12, 4))
    with pytest.raises(ValidationError, match="there is already an offer called"):
        edits.change_offer(founding_case(), LAB, name="STAY")


def test_there_is_one_present_job_or_none():
    decision = edits.mark_present_job(founding_case(), LAB)
    assert [offer.is_present_job for offer in decision.offers] == [True, False, False, False]
    assert not any(o.is_present_job for o in edits.mark_present_job(decision, None).offers)


@pytest.mark.parametrize("status", [Status.EXPECTED, Status.PAST])
def test_the_present_job_is_neither_still_to_come_nor_past(status):
    present = edits.mark_present_job(founding_case(), LAB)
    aside = edits.set_status(present, LAB, status)
    assert (aside.offers[0].status, aside.offers[0].is_present_job) == (status, False)
    back = edits.mark_present_job(aside, LAB)
    assert (back.offers[0].status, back.offers[0].is_present_job) == (Status.IN_HAND, True)
    asked_for = edits.set_status(present, LAB, Status.TO_BE_ASKED_FOR)
    assert asked_for.offers[0].is_present_job


def test_the_gut_feels_for_what_may_come_but_not_for_what_is_past():
    felt = edits.feel_for(founding_case(), LAB)
    assert edits.set_status(felt, LAB, Status.EXPECTED).gut_feeling == LAB
    assert edits.set_status(felt, LAB, Status.PAST).gut_feeling is None
    assert edits.set_status(felt, TEAM, Status.PAST).gut_feeling == LAB


def test_a_copy_is_as_likely_and_comes_when_its_original_does():
    day = date(2026, 12, 18)
    decision = edits.change_offer(founding_case(), LAB, chance=0.4, expected_on=day)
    copy = edits.duplicate_offer(edits.set_status(decision, LAB, Status.EXPECTED), LAB).offers[1]
    assert (copy.status, copy.chance, copy.expected_on) == (Status.EXPECTED, 0.4, day)
    better = edits.renegotiate(decision, LAB).offers[1]
    assert (better.status, better.chance) == (Status.TO_BE_ASKED_FOR, None)


@pytest.mark.parametrize("status", [Status.EXPECTED, Status.PAST])
def test_nobody_can_be_asked_for_a_better_version_of_what_is_not_there(status):
    decision = edits.change_offer(founding_case(), LAB, chance=0.4, status=status)
    better = edits.renegotiate(decision, LAB).offers[1]
    assert (better.status, better.chance, better.is_alternative) == (status, 0.4, False)


def test_an_offer_that_has_gone_is_said_to_be_gone():
    with pytest.raises(LookupError, match="this offer is not there any more"):
        edits.move_rating(founding_case(), "gone", "impact", "low", 3)


@given(halves, halves, halves, st.sampled_from(["low", "likely", "high"]), halves)
def test_a_moved_end_stands_where_it_was_put_and_pushes_the_others(a, b, c, end, number):
    low, likely, high = sorted((a, b, c))
    before = Rating(low=low, likely=likely, high=high, note="n")
    decision = edits.set_rating(rated({"A": {}}), "a", "impact", before)
    after = edits.move_rating(decision, "a", "impact", end, number).offers[0].ratings["impact"]
    assert getattr(after, end) == number
    assert after.note == "n"
    for other in {"low", "likely", "high"} - {end}:
        assert getattr(after, other) in (getattr(before, other), number)


def test_the_first_number_given_is_sure_and_forgetting_keeps_the_note():
    decision = edits.note_rating(rated({"A": {}}), "a", "impact", "ask")
    assert decision.offers[0].ratings["impact"] == Rating(note="ask")
    decision = edits.move_rating(decision, "a", "impact", "high", 4)
    assert decision.offers[0].ratings["impact"] == Rating(likely=4, note="ask")
    decision = edits.forget_rating(decision, "a", "impact")
    assert decision.offers[0].ratings["impact"] == Rating(note="ask")
    assert edits.note_rating(decision, "a", "impact", "").offers[0].ratings == {}


def test_switched_off_and_on_again_nothing_is_lost():
    decision = founding_case()
    off = edits.switch_off(decision, "impact")
    assert off.criteria == FIVE[1:]
    on = edits.move_criterion(edits.switch_on(off, "impact"), "impact", -99)
    assert on == decision


def test_the_last_criterion_cannot_be_switched_off():
    one = rated({"A": {}}, ("impact",))
    assert edits.switch_off(one, "impact") == one


def test_an_own_criterion_counts_like_any_other():
    decision = edits.add_own_criterion(
        founding_case(), "Impact", FIVE, at_low="none", at_high="all"
    )
    assert decision.criteria[-1] == "impact_2"
    changed = edits.change_own_criterion(decision, "impact_2", name="Sun", direction="less")
    analysis = analyse(edits.move_rating(changed, LAB, "impact_2", "likely", 0))
    assert analysis.criteria[-1].name == "Sun"
    assert analysis.expected[0, -1] == 1


def test_an_ideal_point_is_set_and_taken_away():
    decision = edits.set_ideal_point(founding_case(), "specialization", 5)
    assert analyse(decision).criteria[2].ideal_point == 5
    assert edits.set_ideal_point(decision, "specialization", None) == founding_case()


def test_the_direction_of_any_criterion_can_be_an_ideal_point_and_back():
    own = edits.add_own_criterion(founding_case(), "Sun", FIVE)
    for key in ("sun", "impact"):
        aimed = edits.set_direction(own, key, Direction.IDEAL)
        assert criterion(aimed, key).ideal_point == 5
        assert edits.set_direction(aimed, key, Direction.MORE) == own
    less = edits.set_direction(edits.set_ideal_point(own, "sun", 3), "sun", Direction.LESS)
    assert criterion(less, "sun").direction is Direction.LESS
    built_with_it = edits.change_own_criterion(own, "sun", direction="ideal", ideal_point=2)
    assert edits.set_direction(built_with_it, "sun", Direction.MORE) == own


def test_deleting_an_own_criterion_takes_all_that_was_said_of_it_away():
    own = edits.add_own_criterion(founding_case(), "Sun", FIVE)
    rated_too = edits.move_rating(edits.set_points(own, {"sun": 9}), LAB, "sun", "likely", 4)
    aimed = edits.set_ideal_point(rated_too, "sun", 4)
    assert edits.delete_own_criterion(aimed, "sun") == founding_case()
    alone = edits.add_own_criterion(Decision(title="T", criteria=("impact",)), "Sun", FIVE)
    last = edits.switch_off(alone, "impact")
    assert edits.delete_own_criterion(last, "sun") == last


def criterion(decision: Decision, key: str) -> Criterion:
    return analyse(decision).criteria[decision.criteria.index(key)]


number = st.integers(0, 20).map(lambda n: n / 2)
some_key = st.integers(0, 7)
KINDS = {
    "add": lambda d, i, t, n: edits.add_offers(d, [(edits.free_name(d, t), {})]),
    "copy": lambda d, i, t, n: edits.duplicate_offer(d, at(d, i)),
    "renegotiate": lambda d, i, t, n: edits.renegotiate(d, at(d, i)),
    "rename": lambda d, i, t, n: edits.change_offer(d, at(d, i), name=edits.free_name(d, t)),
    "note": lambda d, i, t, n: edits.change_offer(d, at(d, i), note=t),
    "employer": lambda d, i, t, n: edits.set_employer(d, at(d, i), t),
    "present": lambda d, i, t, n: edits.mark_present_job(d, at(d, i)),
    "move": lambda d, i, t, n: edits.move_offer(d, at(d, i), int(n) - 5),
    "delete": lambda d, i, t, n: edits.delete_offer(d, at(d, i)),
    "low": lambda d, i, t, n: edits.move_rating(d, at(d, i), one(d, n), "low", n),
    "high": lambda d, i, t, n: edits.move_rating(d, at(d, i), one(d, n), "high", n),
    "forget": lambda d, i, t, n: edits.forget_rating(d, at(d, i), one(d, n)),
    "remark": lambda d, i, t, n: edits.note_rating(d, at(d, i), one(d, n), t),
    "answer": lambda d, i, t, n: edits.answer(d, at(d, i), asked(n), given_at(i, t)),
    "unanswer": lambda d, i, t, n: forget_answer(d, at(d, i), asked(n)),
    "on": lambda d, i, t, n: edits.switch_on(d, FIVE[i % 5]),
    "off": lambda d, i, t, n: edits.switch_off(d, one(d, n)),
    "order": lambda d, i, t, n: edits.move_criterion(d, one(d, n), i - 4),
    "own": lambda d, i, t, n: edits.add_own_criterion(d, unused(d, t), FIVE),
    "unown": lambda d, i, t, n: edits.delete_own_criterion(d, one(d, n)),
    "measure": lambda d, i, t, n: of_own(edits.measure_criterion, d, i),
    "rate": lambda d, i, t, n: of_own(edits.rate_criterion, d, i),
    "widen": lambda d, i, t, n: of_measured(edits.widen, d, i, 13 * n - 40),
    "amount": lambda d, i, t, n: of_measured(amount_of_first, d, i, 13 * n - 40),
    "way": lambda d, i, t, n: edits.set_direction(d, one(d, n), list(Direction)[i % 3]),
    "ideal": lambda d, i, t, n: edits.set_ideal_point(d, one(d, n), n),
    "points": lambda d, i, t, n: edits.set_points(d, {one(d, n): 10 * n}),
    "profile": lambda d, i, t, n: edits.take_profile(d, PROFILES[i % len(PROFILES)]),
    "level": lambda d, i, t, n: edits.level_points(d),
    "must": lambda d, i, t, n: limited(d, one(d, n), i),
    "soften": lambda d, i, t, n: of_must_have(edits.change_must_have, d, i, is_hard=False),
    "unmust": lambda d, i, t, n: of_must_have(edits.delete_must_have, d, i),
}
steps = st.lists(
    st.tuples(st.sampled_from(sorted(KINDS)), some_key, names, number), min_size=200, max_size=200
)


def unused(decision: Decision, name: str) -> str:
    taken = {own.name.casefold() for own in decision.own_criteria}
    numbered = (f"{name} {number}" for number in range(len(taken) + 1))
    return next(one for one in numbered if one_line(one).casefold() not in taken)


def of_own(
    edit, decision: Decision, place: int, *rest: object, own: list | None = None
) -> Decision:
    own = decision.own_criteria if own is None else own
    return edit(decision, own[place % len(own)].key, *rest) if own else decision


def limited(decision: Decision, criterion: str, number: int) -> Decision:
    if len(decision.must_haves) == MUST_HAVE_LIMIT:
        return decision
    limit = {"criterion": criterion, "at_least": float(number)}
    return edits.add_must_have(decision, rating=limit, is_hard=bool(number % 2))


def of_must_have(edit, decision: Decision, place: int, **fields: object) -> Decision:
    musts = decision.must_haves
    return edit(decision, musts[place % len(musts)].key, **fields) if musts else decision


def of_measured(edit, decision: Decision, place: int, number: float) -> Decision:
    measured = [own for own in decision.own_criteria if own.measure is not None]
    return of_own(edit, decision, place, number, own=measured)


def amount_of_first(decision: Decision, key: str, number: float) -> Decision:
    return edits.move_rating(decision, at(decision, 0), key, "likely", number)


def at(decision: Decision, place: int) -> str:
    return decision.offers[place % len(decision.offers)].key


def asked(number: float):
    return (PEERS, BUDGET)[int(number) % 2]


def given_at(place: int, text: str) -> Answer:
    if place == 7:
        return Answer(does_not_apply=True, note=text)
    return Answer(option="abcz"[place % 4], certainty="said", note=text)


def one(decision: Decision, number: float) -> str:
    return decision.criteria[int(2 * number) % len(decision.criteria)]


@settings(max_examples=examples(5, fewest=3), suppress_health_check=list(HealthCheck))
@given(steps)
def test_two_hundred_random_edits_each_survive_being_saved(steps):
    decision = founding_case()
    for kind, place, text, amount in steps:
        full = len(decision.offers) >= 20 or len(decision.criteria) >= 20
        if not decision.offers or (full and kind in ("add", "copy", "renegotiate", "own")):
            decision = founding_case()
        decision = KINDS[kind](decision, place, text, amount)
        assert decision_json.read("x", decision_json.written(decision).encode()) == decision
    assert analyse(decision, all_offers=True).overall.size == len(decision.offers)
