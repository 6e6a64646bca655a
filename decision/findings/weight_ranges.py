"""Between which effective weights does each criterion lie, if the sliders are as firm as said?"""

import numpy as np

from decision.analysis import Analysis
from decision.arrays import Array
from decision.beliefs.sample import batches, weight_factors
from decision.engine.weight_draws import slider_weights
from decision.findings.robustness import DRAWS, SEED

NINE_IN_TEN = (0.05, 0.95)


def weight_ranges(analysis: Analysis) -> Array:
    """Return the effective weights between which nine in ten worlds lie, shape (2, criteria)."""
    stretch = batches(DRAWS, SEED)[0]
    errors = weight_factors(len(analysis.points), stretch, analysis.decision.firmness).T[
        : stretch.n_draws
    ]
    return np.quantile(slider_weights(analysis.points, errors), NINE_IN_TEN, axis=0)
