"""What holds of the shares of every decision, however many worlds there are."""

import numpy as np
import pytest

from decision import edits
from decision.beliefs.batches import batches
from decision.findings.draw_sums import SEED, Drawn, rank_sums, weight_sums
from decision.findings.robustness import robustness
from decision.findings.weight_changes import CanBeBest
from decision.words.verdicts import Verdict, verdict_of
from tests.invariants.examined import FEW, of_every_decision


@of_every_decision
def test_shares_sum_to_a_hundred(one):
    sure = one.sure
    ways = (sure.first_place, sure.any_weights, sure.weights_only, sure.ratings_only)
    for shares in (*ways, sure.family_shares, *sure.rank_acceptability):
        assert shares.sum() == pytest.approx(1, abs=1e-9)
        assert shares.min() >= 0
    for family in range(sure.families.max() + 1):
        within = sure.within_family[sure.families == family]
        assert within.sum() == pytest.approx(1, abs=1e-9)


@of_every_decision
def test_who_dominates_all_on_ranges_is_first_in_every_world(one):
    if one.outclassing is not None:
        sure, offer = one.sure, one.outclassing
        ways = (sure.first_place, sure.any_weights, sure.weights_only, sure.ratings_only)
        assert [shares[offer] for shares in ways] == [1, 1, 1, 1]
        assert sure.rank_acceptability[offer, 0] == 1
        assert sure.expected_regret[offer] == 0
        assert verdict_of(sure) is Verdict.ALWAYS


@of_every_decision
def test_who_is_never_best_has_no_share(one):
    sure = one.sure
    assert not sure.first_place[sure.never_best].any()
    assert not sure.ratings_only[sure.never_best].any()
    assert not sure.rank_acceptability[sure.never_best, 0].any() or len(sure.never_best) == 1


@of_every_decision
def test_whom_no_weights_make_best_has_no_share_of_any_weights(one):
    sure = one.sure
    cannot = np.array([can is CanBeBest.NO for can in sure.can_be_best])
    assert not sure.any_weights[cannot].any()
    assert not sure.weights_only[cannot].any()
    assert np.isnan(sure.central_weights[cannot]).all()


@of_every_decision
def test_worlds_alone_know_of_no_share_that_exact_results_rule_out(one):
    """Exact results take nothing away but the noise of floats; here there is none."""
    sure, (worlds,) = one.sure, batches(FEW, SEED)
    cannot = np.array([can is CanBeBest.NO for can in sure.can_be_best])
    if cannot.any():
        weighed = weight_sums(one.analysis, worlds)
        assert not weighed.any_first[cannot].any()
        assert not weighed.slider_first[cannot].any()
    if sure.never_best.any():
        found = rank_sums(Drawn(one.analysis, worlds), sure.central_weights)
        assert not found.first[sure.never_best].any()
        assert not found.ratings_first[sure.never_best].any()


@of_every_decision
def test_a_copy_of_an_offer_never_changes_the_family_verdict(one):
    place = int(one.rng.integers(len(one.decision.offers)))
    copied = edits.duplicate_offer(one.decision, one.decision.offers[place].key)
    after = robustness(one.analysis_of(copied), FEW)
    np.testing.assert_allclose(after.family_shares, one.sure.family_shares, rtol=0, atol=1e-12)
    if len(one.sure.family_shares) > 1:
        assert verdict_of(after) is verdict_of(one.sure)
