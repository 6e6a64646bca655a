"""Whether to accept or to wait, held to the closed form, to hand-made cases, and to enumeration."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from decision import edits
from decision.analysis import analyse
from decision.beliefs import cache
from decision.beliefs.batches import BATCH
from decision.beliefs.sample import sample
from decision.findings import waiting
from decision.findings.findings import Findings
from decision.model import OFFER_LIMIT, Status, revised
from tests.decisions import FIVE, decisions, rated
from tests.repetitions import examples

LAB, NEW, STAY = "lab", "new", "stay"
DAY = date(2026, 12, 18)


def case(lab=6.2, new=7.1, stay=5.0, **fields):
    """An offer in hand, an expected one, and the present job, on one criterion."""
    table = {"Lab": {"impact": lab}, "New": {"impact": new}, "Stay": {"impact": stay}}
    decision = edits.mark_present_job(rated(table, ("impact",)), STAY)
    decision = edits.set_status(decision, NEW, Status.EXPECTED)
    return edits.change_offer(decision, NEW, **fields)


def waited_for(decision):
    (found,) = Findings(analyse(decision)).waiting
    return found


def choice(decision):
    return waited_for(decision).choice


def test_the_chance_needed_is_that_of_the_closed_form():
    found = choice(case(chance=0.4))
    assert found.break_even == pytest.approx(12 / 21)
    assert found.more_time == pytest.approx(0.4 * 9)
    assert found.share == 0  # all is sure, and 40 % is less than it takes
    assert choice(case(chance=0.6)).share == 1


def test_without_a_chance_nothing_is_said_that_needs_one():
    found = choice(case())
    assert found.break_even == pytest.approx(12 / 21)
    assert (found.more_time, found.share) == (None, None)


def test_what_has_to_be_let_go_is_the_best_that_does_not_stay():
    decision = edits.add_offers(case(), [("Bank", {"ratings": {"impact": {"likely": 9}}})])
    analysis = analyse(decision)
    assert analysis.offers[choice(decision).offer].name == "Bank"
    asked_for = edits.set_status(decision, "bank", Status.TO_BE_ASKED_FOR)
    assert analyse(asked_for).offers[choice(asked_for).offer].name == "Lab"


@pytest.mark.parametrize(("deadline", "expected_on", "stays"), [
    (date(2026, 12, 19), DAY, ["Bank", "Stay"]),
    (DAY, DAY, ["Stay"]),
    (None, DAY, ["Stay"]),
    (date(2026, 12, 19), None, ["Stay"]),
])  # fmt: skip
def test_what_is_due_after_the_day_of_the_expected_one_stays(deadline, expected_on, stays):
    bank = {"ratings": {"impact": {"likely": 5.5}}, "deadline": deadline}
    decision = edits.add_offers(case(expected_on=expected_on), [("Bank", bank)])
    found = choice(decision)
    assert [analyse(decision).offers[place].name for place in found.stays] == stays
    best = 55 if "Bank" in stays else 50
    assert found.break_even == pytest.approx((62 - best) / (71 - best))


def test_where_nothing_stays_nothing_counts_as_0_points():
    found = choice(edits.delete_offer(case(chance=0.9), STAY))
    assert found.stays == ()
    assert found.break_even == pytest.approx(62 / 71)
    assert found.more_time == pytest.approx(0.1 * 62)


@pytest.mark.parametrize("decision", [
    edits.set_status(case(), LAB, Status.TO_BE_ASKED_FOR),
    edits.change_offer(case(expected_on=DAY), LAB, deadline=date(2026, 12, 31)),
    edits.forget_rating(case(), NEW, "impact"),
    edits.add_must_have(case(new=3), is_hard=True, rating={"criterion": "impact", "at_least": 4}),
], ids=["none in hand", "all stay", "not rated", "fails"])  # fmt: skip
def test_there_is_no_choice_where_nothing_goes_or_there_is_nothing_to_wait_for(decision):
    assert choice(decision) is None


def test_a_decision_without_expected_offers_waits_for_none():
    assert Findings(analyse(edits.set_status(case(), NEW, Status.PAST))).waiting == ()


def test_in_draws_waiting_is_better_as_often_as_enumeration_says():
    wide, chance = (5.0, 7.0, 9.0), 0.5
    decision = case(chance=chance)
    for key in (LAB, NEW):
        low, likely, high = wide
        decision = edits.move_rating(decision, key, "impact", "likely", likely)
        decision = edits.move_rating(decision, key, "impact", "low", low)
        decision = edits.move_rating(decision, key, "impact", "high", high)
    grid = np.linspace(0.0005, 0.9995, 1000)
    # A triangle whose middle is likeliest, by the inverse of its distribution.
    drawn = np.where(grid < 0.5, 50 + 40 * np.sqrt(grid / 2), 90 - 40 * np.sqrt((1 - grid) / 2))
    lab, new = np.meshgrid(drawn, drawn)
    expected = np.mean(50 + chance * np.maximum(new - 50, 0) > lab)
    assert choice(decision).share == pytest.approx(expected, abs=0.01)


@settings(max_examples=examples(60))
@given(decisions(min_offers=2), st.integers(0, 4), st.integers(0, 10))
def test_for_any_decision_a_choice_is_that_of_the_tree(decision, place, tenths):
    key = decision.offers[place % len(decision.offers)].key
    decision = edits.set_status(decision, key, Status.EXPECTED)
    decision = edits.change_offer(decision, key, chance=tenths / 10)
    analysis = analyse(decision)
    for each in Findings(analysis, 256).waiting:
        assert each.expected.offer.key not in {offer.key for offer in analysis.offers}
        if each.choice is None:
            continue
        offer, chance = analysis.offers[each.choice.offer], each.expected.offer.chance
        assert offer.status is Status.IN_HAND
        fallback = max([0.0, *analysis.overall[list(each.choice.stays)]])
        accepting = analysis.overall[each.choice.offer]
        if chance is not None:
            waiting = chance * max(each.points, fallback) + (1 - chance) * fallback
            best = chance * max(each.points, fallback, accepting)
            best += (1 - chance) * max(fallback, accepting)
            assert each.choice.more_time == pytest.approx(best - max(waiting, accepting), abs=1e-9)
            assert 0 <= each.choice.share <= 1


def test_a_move_leaves_nothing_behind_of_an_expected_offer():
    decision, sizes = case(chance=0.4), []
    for points in (30.0, 31.0, 32.0):
        assert waited_for(edits.set_points(decision, {"impact": points})).choice is not None
        sizes.append(cache.size())
    assert sizes[1] == sizes[2]


def test_where_many_are_expected_no_more_is_drawn_than_of_as_many_ranked(monkeypatch):
    criteria = (*FIVE, "daily_life")
    table = {f"Offer {n}": {criteria[n % 6]: (2, 5, 8)} for n in range(OFFER_LIMIT)}
    first, *others = rated(table, criteria).offers
    come = {"status": Status.EXPECTED, "chance": 0.5}
    offers = [first, *(offer.model_copy(update=come) for offer in others)]
    decision, drawn = revised(rated(table, criteria), offers=offers), []
    monkeypatch.setattr(waiting, "sample", lambda *said: drawn.append(said[1]) or sample(*said))
    findings = Findings(analyse(decision))
    assert findings.waiting[0].choice.share is not None
    assert (findings.n_draws, [batch.n_draws for batch in drawn]) == (BATCH, [BATCH // 2])
