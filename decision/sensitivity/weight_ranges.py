"""Between which effective weights does each criterion lie, if the sliders are as firm as said?"""

import numpy as np

from decision.analysis import Analysis
from decision.engine.value_functions import Array
from decision.engine.worlds import slider_weights
from decision.sensitivity.confidence import SEED, WORLDS
from decision.sensitivity.worlds import blocks, weight_errors

NINE_IN_TEN = (0.05, 0.95)


def weight_ranges(analysis: Analysis) -> Array:
    """Return the effective weights between which nine in ten worlds lie, shape (2, criteria)."""
    stretch = blocks(WORLDS, SEED)[0]
    errors = weight_errors(len(analysis.points), stretch, analysis.decision.firmness)[
        : stretch.n_draws
    ]
    return np.quantile(slider_weights(analysis.points, errors), NINE_IN_TEN, axis=0)
