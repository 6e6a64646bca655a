"""Are the shares of a decision those of very many worlds, drawn by other means?"""

import numpy as np

from decision.analysis import analyse
from decision.findings.robustness import robustness
from tests.plain_worlds import open_decision, plain_shares

DECISIONS, USUAL, MANY = 12, 2, 300_000
# In percentage points: 99 of 100 shares lie nearer, and how far the reference itself may be off.
ALL, WEIGHTS, REFERENCE = 0.5, 0.15, 0.15


def share_errors(seed, n_draws):
    """By how many percentage points each share is off, shape (3, offers)."""
    decision = open_decision(seed)
    found = robustness(analyse(decision))
    shares = np.array([found.first_place, found.weights_only, found.any_weights])
    return 100 * (shares - plain_shares(decision, n_draws, seed))


def test_shares_at_the_default_number_of_worlds_are_those_of_many_plain_ones(soak):
    seeds = range(DECISIONS if soak else USUAL)
    errors = np.array([share_errors(seed, MANY) for seed in seeds])
    everything, weights = np.abs(errors[:, 0]), np.abs(errors[:, 1:])
    assert np.quantile(everything, 0.99) < ALL + REFERENCE
    assert np.sqrt((everything**2).mean()) < ALL / 2
    assert np.quantile(weights, 0.99) < WEIGHTS + REFERENCE / 2


def test_the_decisions_are_open_to_doubt():
    shares = [robustness(analyse(open_decision(seed))).first_place for seed in range(DECISIONS)]
    assert np.mean([share.max() < 0.8 for share in shares]) > 0.5
