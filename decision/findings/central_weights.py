"""Do enough draws put an offer first to say whom it suits, and how far are the user's weights off?

`central_weights`: robustness -> one immutable `CentralWeights`. Axes: offer, criterion.

Source: Lahdelma and Salminen, Operations Research 49 (2001) 444-454.
"""

from dataclasses import dataclass

import numpy as np

from decision.arrays import Array, Mask
from decision.engine.smallest_weight_change import weight_moved
from decision.findings.robustness import ENOUGH_DRAWS, Robustness


@dataclass(frozen=True, eq=False)
class CentralWeights:
    """The mean of the weights that put each offer first, and what it is worth.

    Attributes
    ----------
    weights
        Shape (offers, criteria), rows of sum 1; NaN for an offer that no weights put first.
    enough
        Whether enough draws put an offer first for its mean to say something, shape (offers,).
    moved
        How much weight lies between the mean and the user's own weights, 0 to 1 or NaN, shape
        (offers,).
    """

    weights: Array
    enough: Mask
    moved: Array


def central_weights(robustness: Robustness) -> CentralWeights:
    """Return the central weights of each offer, with what they are worth."""
    weights, own = robustness.central_weights, robustness.analysis.weights
    moved = np.array([weight_moved(own, each) for each in weights])
    return CentralWeights(weights, robustness.hits >= ENOUGH_DRAWS, moved)
