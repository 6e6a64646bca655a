"""How near are the shares to those of a million worlds drawn by other means?"""

import sys

import numpy as np

from tests.findings.test_accuracy import ALL, WEIGHTS, share_errors

DECISIONS, MANY = 4, 1_000_000


def test_shares_are_within_the_bar(capsys):
    errors = np.array([share_errors(seed, MANY) for seed in range(DECISIONS)])
    for name, points in zip(
        ["all", "weights only", "any weights"], errors.swapaxes(0, 1), strict=True
    ):
        rms, most = np.sqrt((points**2).mean()), np.quantile(np.abs(points), 0.99)
        with capsys.disabled():
            sys.stdout.write(f"\n{name}: RMS {rms:.3f} points, 99 % within {most:.3f}\n")
    assert np.sqrt((errors[:, 0] ** 2).mean()) < 0.2
    assert np.quantile(np.abs(errors[:, 0]), 0.99) < ALL
    assert np.quantile(np.abs(errors[:, 1:]), 0.99) < WEIGHTS
