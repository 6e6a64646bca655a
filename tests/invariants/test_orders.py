"""What changes the order of the offers in no decision."""

import numpy as np
import pytest

from decision import edits
from decision.beliefs.batches import batches
from decision.beliefs.ratings import value_function
from decision.engine.additive import effective_weights
from decision.engine.value_functions import values
from decision.findings.draw_sums import SEED, weight_sums
from decision.findings.weight_changes import CanBeBest, potential_optimality
from decision.model import OwnCriterion, Rating, revised
from tests.invariants.examined import FEW, of_every_decision


def with_weak_offer(one):
    """The decision with an offer that is worth nothing, or little more, on every criterion."""
    worst = {}
    for criterion in one.analysis.criteria:
        scale = np.linspace(criterion.low, criterion.high, 2001)
        worst[criterion.key] = float(scale[values(scale, value_function(criterion)).argmin()])
    ratings = {key: {"likely": rating} for key, rating in worst.items()}
    return edits.add_offers(one.decision, [("The weakest", {"ratings": ratings})])


@of_every_decision
def test_an_added_weak_offer_reorders_nobody(one):
    before, after = one.analysis, one.analysis_of(with_weak_offer(one))
    others = range(len(before.offers))
    assert [offer for offer in after.order if offer in others] == before.order
    np.testing.assert_array_equal(after.overall[:-1], before.overall)
    np.testing.assert_array_equal(after.weights, before.weights)


@of_every_decision
def test_an_added_weak_offer_takes_nothing_from_the_others(one):
    after = one.analysis_of(with_weak_offer(one))
    certain = potential_optimality(after)
    takes = certain.can_be_best[-1] is not CanBeBest.NO
    assert certain.never_best[:-1].tolist() == one.sure.never_best.tolist()
    if len(one.decision.offers) > 1:
        assert certain.can_be_best[:-1] == one.sure.can_be_best
    weighed = [weight_sums(analysis, batches(FEW, SEED)[0]) for analysis in (one.analysis, after)]
    for way in ("any_first", "slider_first"):
        before, now = (getattr(found, way) for found in weighed)
        lost = before - now[:-1]
        # Where it is level with those in front each shares with one more: half is the most lost.
        noise = 1e-12 * before.sum()
        assert (lost >= -noise).all()
        assert (lost <= takes * before / 2 + noise).all()


@of_every_decision
def test_a_criterion_on_which_all_are_equal_changes_no_order(one):
    decision, rng = one.decision, one.rng
    same = Rating(likely=float(rng.integers(0, 21)) / 2)
    is_weighed = any(decision.points_of(key) for key in decision.criteria)
    changed = revised(
        decision,
        criteria=(*decision.criteria, "same"),
        own_criteria=(*decision.own_criteria, OwnCriterion(key="same", name="Same to all")),
        points={**decision.points, "same": float(rng.integers(0, 101)) if is_weighed else 0.0},
        offers=[
            offer.model_copy(update={"ratings": {**offer.ratings, "same": same}})
            for offer in decision.offers
        ],
    )
    before, after = one.analysis, one.analysis_of(changed)
    assert after.order == before.order
    assert after.ranks.tolist() == before.ranks.tolist()
    assert after.deciding_shares[-1] == 0


@of_every_decision
def test_effective_weights_are_shares_after_any_moves(one):
    decision, rng = one.decision, one.rng
    for _ in range(5):
        moved = rng.choice(decision.criteria, rng.integers(1, len(decision.criteria) + 1))
        points = rng.choice([0.0, 0.1, 1.0, 33.3, 50.0, 100.0], len(moved))
        decision = edits.set_points(
            decision, dict(zip(moved.tolist(), points.tolist(), strict=True))
        )
        weights = effective_weights([decision.points_of(key) for key in decision.criteria])
        assert weights.min() >= 0
        assert weights.sum() == pytest.approx(1, abs=1e-12)
    np.testing.assert_array_equal(one.analysis_of(decision).weights, weights)
