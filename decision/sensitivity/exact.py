"""What is certain, whatever the sliders: which offers can be best, and which never are?

`exactly` solves the linear programmes of an analysis. They depend on the values alone and are kept.
"""

from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from decision.analysis import Analysis
from decision.engine.can_be_best import best_margins, never_best
from decision.engine.scoring import TIE
from decision.engine.value_functions import Array
from decision.sensitivity.kept import Frozen, frozen

KEPT = 64


class CanBeBest(StrEnum):
    """Whether some weights put an offer first, as things look."""

    YES = "yes"
    TIE = "tie"
    NO = "no"


class Exact(NamedTuple):
    """Who can be best with some weights, and who never is, whatever the weights and answers."""

    can_be_best: tuple[CanBeBest, ...]
    never_best: npt.NDArray[np.bool_]


def exactly(analysis: Analysis) -> Exact:
    """Return what is certain of each offer."""
    margins, never = _margins(*map(frozen, (analysis.expected, analysis.best, analysis.worst)))
    # What is beaten on every criterion never is best, however small the distance.
    return Exact(tuple(map(_can, margins)), never | analysis.beats_for_sure.any(axis=0))


def _can(margin: float) -> CanBeBest:
    if margin > TIE:
        return CanBeBest.YES
    return CanBeBest.TIE if margin >= -TIE else CanBeBest.NO


@lru_cache(maxsize=KEPT)
def _margins(expected: Frozen, best: Frozen, worst: Frozen) -> tuple[Array, npt.NDArray[np.bool_]]:
    return best_margins(np.array(expected)), never_best(np.array(best), np.array(worst))
